"""What every reader hands over: the lines of a source with all evidence of their place and look, nothing decided yet.

A reader only reports what its format says. It joins no torn words, drops no page heads, guesses no headings: cleaning,
recognition and assembly are the same for all formats. A reader does decide the reading order (columns, tables).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from programme.findings import Finding
from programme.markup import Inline
from programme.model import Programme

SHEET = "Tabellenblatt"
"""Style of the name of a workbook's sheet."""


class LineEnd(StrEnum):
    """What the source says about a line's end."""

    WRAP = "wrap"
    """A physical line (plain text, PDF): the paragraph may or may not go on in the next one."""
    GOES_ON = "goes_on"
    """A physical line of a paragraph that, by the word of the format, goes on in the next line (tagged PDF)."""
    BREAK = "break"
    """A forced line break inside a paragraph (Word's Shift+Enter, `<br>`)."""
    PARAGRAPH = "paragraph"
    """The paragraph, item or cell ends here."""


class LineRole(StrEnum):
    """What a line is by the word of its format, never by guess."""

    TEXT = "text"
    TITLE = "title"
    """Title of the whole document (Word's style "Title", `<title>` of a page without `<h1>`)."""
    SUBTITLE = "subtitle"
    META = "meta"
    """A value whose key the format names in `SourceLine.label` ("Antragsteller*in")."""
    MOTION = "motion"
    """Title of a motion; the file may hold several. Its number stands in `SourceLine.marker` ("A3")."""
    PAGE_HEAD = "page_head"
    PAGE_FOOT = "page_foot"
    FOOTNOTE = "footnote"
    """A note at a page's foot that the reader could not tie to its mark; tied ones are inline footnotes."""
    CONTENTS = "contents"
    """An entry of a contents list that the format marks as such."""
    COMMENT = "comment"
    PREFORMATTED = "preformatted"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table. `table` counts tables in the document, `row` and `column` the cells, all from 0.

    A cell over several columns or rows has the place of its first one and its `width` or `height`. `header` where the
    format says so (repeated Word row, `<th>`); a reader that cannot tell leaves it False.
    """

    table: int
    row: int
    column: int
    width: int = 1
    height: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source: a physical line, or a whole paragraph, list item or cell paragraph (see `end`).

    `text` is plain, without line end, with its own blanks, no-break spaces and soft hyphens untouched; a soft hyphen at
    its end says that the word goes on in the next line. `inlines` is the same text with bold, italic, links and
    footnotes, or empty where nothing is marked. What the reader does not know stays None or "".
    """

    text: str
    number: int
    """Line (text), paragraph (Word, ODT, HTML) or row in the source, from 1, never falling: what findings cite."""
    end: LineEnd = LineEnd.WRAP
    inlines: tuple[Inline, ...] = ()
    role: LineRole = LineRole.TEXT
    label: str = ""
    """For `LineRole.META` its key, for `LineRole.COMMENT` its author."""
    page: int | None = None
    """From 1."""
    column: int | None = None
    """Column of text on the page, from 0, where a page has several."""
    style: str = ""
    """The format's own name: "Heading 2", "Textkörper", "h3", a CSS class."""
    outline: int | None = None
    """Heading level by the word of the format, from 1: outline level, `<h1>`, `##`. None for body text."""
    list_level: int | None = None
    """Depth in a list that the format knows, from 0; None outside lists or where marks are just signs in `text`."""
    marker: str = ""
    """The bullet or number that the format keeps apart from `text` ("•", "1.", "2.3", "a)"); never twice."""
    goes_on: bool = False
    """A further paragraph of the list item before."""
    cell: Cell | None = None
    size: float | None = None
    """Font size in points, of most of the letters."""
    bold: float = 0.0
    """Share of the letters set bold, 0 to 1."""
    italic: float = 0.0
    underlined: float = 0.0
    """Share of the letters underlined, links aside."""
    caps: bool = False
    """Set in capitals by a font effect while `text` has small letters."""
    font: str = ""
    colour: str = ""
    """RRGGBB of most of the letters; "" for the default colour."""
    align: str = ""
    """"left", "center", "right", "justify" or ""."""
    left: float | None = None
    """Left edge of the first letter, points from the page's or text's left edge (plain text: blanks in front)."""
    right: float | None = None
    """Right edge of the last letter, in the unit of `left`."""
    top: float | None = None
    """Upper edge, points from the page's upper edge."""
    bottom: float | None = None
    """Lower edge, as `top`; with `left`, `right` and `page` the place on a page that can be shown (PDF only)."""
    space_above: float = 0.0
    """Empty space above in line heights beyond the usual distance (plain text: number of blank lines)."""
    margin_number: int | None = None
    """Line number printed in the margin, taken off `text` by a reader that sees it apart."""
    node: str = ""
    """Id of the node whose title begins here, from the marks of our own files; never a guess."""
    anchor: str = ""
    """Id of a node by which other places of our own file refer to it; a file need not tell those of all nodes."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page that can be shown as a picture. `number` counts from 1; width and height in points, as it was read.

    `turn` is by how many degrees, clockwise, the page was turned to set its words upright.
    """

    number: int
    width: float
    height: float
    turn: int = 0


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A whole source. `name` is the file's name without its ending, the last resort for a title.

    `meta` holds what the format says of the whole file, under the keys of `Programme.meta` where one fits, and
    "title", "subtitle", "author", "created" of the file's properties (used as hints only). `programme` is set by the
    formats that are a programme already (outline JSON, `.programm`, our own Word files): nothing is guessed then, and
    `lines` may be empty.
    """

    lines: tuple[SourceLine, ...]
    name: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    programme: Programme | None = None
    pages: tuple[SourcePage, ...] = ()
