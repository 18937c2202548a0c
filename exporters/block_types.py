"""The kinds of printed blocks: what `exporters.blocks` puts in order and every writer sets."""

from dataclasses import dataclass

from programme.markup import Block as TextBlock
from programme.markup import Inline
from programme.model import Comment


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. Empty strings are not printed."""

    title: str
    subtitle: str
    publisher: str
    stand: str
    edition: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Here the list of `entries` stands, with page numbers that the writer or the layout fills in."""

    entries: tuple["ContentsEntry", ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents. `rank` is 1 for the outermost heading; `anchor` is the heading's node id."""

    anchor: str
    rank: int
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading. `rank` counts without gaps from 1 (a skipped level doesn't skip a rank) and orders the
    document's structure; `depth` is the level's own depth (1 to 3) and chooses the look. `label` is "Leitziel A",
    "8.1" or "". `short` stands in running heads, bookmarks and contents. `anchor` is the node's id, or a name such
    as "vorwort" for parts that are no nodes (then `label` is "")."""

    anchor: str
    rank: int
    depth: int
    label: str
    inlines: tuple[Inline, ...]
    short: str
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs and lists of a node, of the preface or of the closing matter. `anchor` as in `Heading`, or None."""

    blocks: tuple[TextBlock, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of a heading ("Warum wichtig: …"), set as a quiet paragraph with a bold label."""

    anchor: str
    label: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BulletMeasure:
    """A measure set as a list item. `label` is its number or ""; `blocks` are further paragraphs and nested lists."""

    anchor: str
    label: str
    inlines: tuple[Inline, ...]
    blocks: tuple[TextBlock, ...]
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureBlock:
    """A measure set as a block: "Maßnahme 1", its statement, its text, and `rows` of label and value."""

    anchor: str
    label: str
    inlines: tuple[Inline, ...]
    blocks: tuple[TextBlock, ...]
    rows: tuple[tuple[str, tuple[Inline, ...]], ...]
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class PathNote:
    """Where an excerpt stands in the whole: the headings above it as label and title, outermost first."""

    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """The last page: label and value of each line, in order ("Herausgeber", "V.i.S.d.P.", "Stand" …)."""

    lines: tuple[tuple[str, str], ...]


PrintBlock = (
    Cover | Contents | Heading | Text | FieldLine | BulletMeasure | MeasureBlock | PathNote | PageBreak | Imprint
)
