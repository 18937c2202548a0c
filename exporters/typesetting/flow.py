"""What the page filler takes: paragraphs, tables, pictures and breaks, styled and in reading order. Points."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exporters.typesetting.inline import Span
from exporters.typesetting.items import DECORATION, Marks
from exporters.typesetting.lines import LEFT, Align, LineStyle


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph stands on the page. Of `after` and the next one's `before` the larger counts.

    `keep_next` holds it on the page of at least `keep_lines` lines that follow, `keep_previous` on the page of what stands
    before it; `keep_whole` forbids dividing it.
    """

    leading: float
    line: LineStyle = LEFT
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_lines: int = 2
    keep_whole: bool = False
    keep_previous: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A bullet, a number or a line number on a line of the paragraph, in a box of `width` at `x` of the frame."""

    spans: tuple[Span, ...]
    x: float
    width: float
    align: Align = Align.LEFT
    marks: Marks = DECORATION


@dataclass(frozen=True, slots=True)
class FixedLine:
    """A line that is set as it is, never broken. `marks` and `notes` go by its own spans; `joined` says that its last
    word goes on in the next line without a blank or hyphen of ours."""

    spans: tuple[Span, ...]
    marks: Marks = DECORATION
    labels: tuple[Label, ...] = ()
    notes: Mapping[int, tuple["Paragraph", ...]] = field(default_factory=dict)
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text. `notes` are footnotes by the number of the span that is their mark. `anchors` are names to jump to.

    Where there are `fixed` lines, they are set instead of `spans`.
    """

    spans: tuple[Span, ...]
    style: ParagraphStyle
    marks: Marks = DECORATION
    labels: tuple[Label, ...] = ()
    anchors: tuple[str, ...] = ()
    notes: Mapping[int, tuple["Paragraph", ...]] = field(default_factory=dict)
    fixed: tuple[FixedLine, ...] = ()
    rule_before: str = ""
    """Colour of a hairline above the paragraph; "" for none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its paragraph, leaders, and `number` at the right edge in a column of `column`."""

    paragraph: Paragraph
    number: Span
    column: float
    marks: Marks


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `columns` wide."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `shade` is the colour of its ground, "" for none; `keeps` is how many lines of the next rows stay with it."""

    cells: tuple[Cell, ...]
    shade: str = ""
    keeps: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` of columns; the first `heads` rows are repeated on every page that the table reaches."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    heads: int = 0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    padding: float = 3.0
    rule: str = "#808080"
    rule_width: float = 0.4
    upright: bool = False
    """Whether there are rules between the columns."""
    flush: bool = False
    """Whether the text of the first and last column stands flush with the paragraphs around the table."""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, scaled down where the page is smaller."""

    name: str
    width: float
    height: float
    element: int
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room; `fill` takes what the page has left, so that what follows stands at its foot."""

    height: float = 0.0
    fill: bool = False


@dataclass(frozen=True, slots=True)
class NoteRoom:
    """Ruled lines to write on, below a title, down to the foot of the page; left out where no three lines fit."""

    title: Paragraph
    step: float
    colour: str


@dataclass(frozen=True, slots=True)
class Headed:
    """Elements with a head that is repeated on every page that they reach; below it `continued` on all but the first."""

    head: tuple[Paragraph, ...]
    elements: tuple["Element", ...]
    continued: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a new page."""


Element = Paragraph | Entry | Table | Picture | Space | NoteRoom | Headed | NewPage
