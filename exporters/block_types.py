"""The kinds of printed blocks: what `exporters.blocks` puts in order and every writer sets."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from programme.lines import Line
from programme.markup import Block as TextBlock
from programme.markup import Inline
from programme.model import Comment

FieldRow = tuple[str, tuple[Inline, ...]]
"""Label and value of a field; no runs where it is empty."""
EMPTY_FIELD = "–"
"""What is printed for a value without runs."""


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

    def with_openings(self) -> Iterator[tuple["ContentsEntry", bool]]:
        """The entries, each with whether deeper ones follow it: such a one does not end a page."""
        for entry, following in zip_longest(self.entries, self.entries[1:]):
            yield entry, following is not None and following.rank > entry.rank


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
    "8.1" or "". `listed` is the title for contents, uncut; bookmarks cut it. `anchor` is the node's id, or a name such
    as "vorwort" for parts that are no nodes (then `label` is "")."""

    anchor: str
    rank: int
    depth: int
    label: str
    inlines: tuple[Inline, ...]
    listed: str
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
    rows: tuple[FieldRow, ...]
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


@dataclass(frozen=True, slots=True)
class ExcerptNote:
    """What the first page of an excerpt says: "Auszug aus „…“", "Stand …", "Seiten 12–14", "Zeilen 1.204–1.377"."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A small remark of ours on the first page, such as how lines are counted."""

    text: str


class LineRole(StrEnum):
    """What a stretch of the Beratungsfassung is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class NumberedLines:
    """A heading, paragraph, list item or field of the Beratungsfassung with its computed lines.

    The first line has the number `first`. `anchor` is the node's id where the node begins here, else "". `rank`,
    `depth`, `label` and `listed` as in `Heading`, for contents and bookmarks: the printed number stands in the lines.
    `lists` counts the lists around the block and `marker` ("•", "1.") hangs before its first line, "" for none; it
    counts no characters. `width` is the number of characters that a line of this block may have.
    """

    role: LineRole
    first: int
    lines: tuple[Line, ...]
    width: int
    anchor: str = ""
    rank: int = 0
    depth: int = 0
    label: str = ""
    listed: str = ""
    lists: int = 0
    marker: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class TableGroup:
    """A row of the table of measures that says under which heading the next rows stand. `rank` as in `Heading`."""

    anchor: str
    rank: int
    label: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A measure in the table: its number, its statement and further text, and one cell for each field column."""

    anchor: str
    number: str
    inlines: tuple[Inline, ...]
    blocks: tuple[TextBlock, ...]
    cells: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """The Maßnahmentabelle, set on landscape pages. `columns` are the heads, number (where any measure is `numbered`) and
    statement first; `shares` of the width, which add up to 1, one for each column. `caption` says which measures these
    are."""

    caption: str
    columns: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[TableGroup | TableRow, ...]
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One measure on a page of its own: the statements above it in full as label and runs, outermost first, then the
    measure, its text and fields, and room for notes."""

    anchor: str
    path: tuple[tuple[str, tuple[Inline, ...]], ...]
    label: str
    inlines: tuple[Inline, ...]
    blocks: tuple[TextBlock, ...]
    rows: tuple[FieldRow, ...]
    comments: tuple[Comment, ...] = ()


class Mark(StrEnum):
    """What happened to a stretch of text between two versions."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_FROM = "moved from"
    MOVED_TO = "moved to"


@dataclass(frozen=True, slots=True)
class MarkedRuns:
    """Runs that share their mark."""

    mark: Mark
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A heading, paragraph, list item or field of the Vergleich. `rank` and `depth` as in `Heading`, 0 for all else.

    `lists` and `marker` as in `NumberedLines`; `label` is the number of a heading or measure or the name of a field.
    `note` says what happened to the node as a whole ("Neu", "Gestrichen", "Verschoben von A2/3"), "" for nothing;
    `mark` is `KEPT` unless the whole came, went or (with tracked changes) moved; what `MOVED_FROM` stands where its node
    stood. `anchor` is the node's id where the node begins here, else "". `was_label` is the earlier number of a node that
    stayed and is counted otherwise now, with tracked changes; else None.
    """

    role: LineRole
    pieces: tuple[MarkedRuns, ...]
    anchor: str = ""
    rank: int = 0
    depth: int = 0
    lists: int = 0
    marker: str = ""
    label: str = ""
    listed: str = ""
    note: str = ""
    mark: Mark = Mark.KEPT
    was_label: str | None = None

    @property
    def remark(self) -> str:
        """`note` as it stands before the words: in brackets, so that nobody reads or hears it as a field's name."""
        return f"[{self.note}]" if self.note else ""

    @property
    def above(self) -> str:
        """What stands on a line above a heading."""
        return " · ".join(part for part in (self.label, self.note) if part)


PrintBlock = (
    Cover
    | Contents
    | Heading
    | Text
    | FieldLine
    | BulletMeasure
    | MeasureBlock
    | PathNote
    | PageBreak
    | Imprint
    | ExcerptNote
    | Remark
    | NumberedLines
    | MeasureTable
    | Sheet
    | ComparedText
)
