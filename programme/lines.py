"""Line numbers ("Zeilennummern"): lines counted in characters, so that screen, PDF, Word and citations agree.

The rule (version 1, from the design's domain page): a line holds `width` grapheme clusters; markup, soft hyphens and
zero-width characters count 0. It may break after a blank or a hyphen-minus, never after a dash, slash or no-break
space; a blank that would be one too many stays on its line. A longer word is cut and gets a hyphen on top. A forced
break ends a line. Everything that shows or cites a line number asks this module.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from programme.errors import FormatError
from programme.language.graphemes import columns
from programme.markup import Block, Inline, LineBreak, ListBlock, Paragraph, Run
from programme.model import Level, LevelDefinition, Node, PrintForm, Programme, Scheme, Visit, visits
from programme.numbering import shown_numbers
from programme.references import References

RULE_VERSION = 2
"""Grows whenever the same text could get other lines; stored with lines that were printed."""

DEFAULT_WIDTH = 80
SMALLEST_WIDTH = 40
_LIST_STEP = 6
_NARROWEST = 20

LineSpan = tuple[int, int, bool]
"""Start and end of a line in a text, and whether a hyphen is put on top because a word was cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of runs. Where a word was cut, `hyphenated` asks for a hyphen that is no part of the text; `forced`
    says that a forced break of the text ends the line."""

    inlines: tuple[Inline, ...]
    hyphenated: bool = False
    forced: bool = False

    @property
    def text(self) -> str:
        """The line as it is read, with its hyphen."""
        words = "".join(each.text for each in self.inlines if isinstance(each, Run))
        return f"{words}-" if self.hyphenated else words


class Part(StrEnum):
    """Which text of a node a numbered block holds."""

    TITLE = "title"
    TEXT = "text"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class LineSettings:
    """How a programme's lines are counted. Raises `FormatError` for a width below 40."""

    width: int = DEFAULT_WIDTH
    whole_programme: bool = False

    def __post_init__(self) -> None:
        if self.width < SMALLEST_WIDTH:
            raise FormatError("line_width_too_small", width=self.width, smallest=SMALLEST_WIDTH)


@dataclass(frozen=True, slots=True)
class NumberedBlock:
    """A title, paragraph, list item or field with its lines; the first of them has the number `first`.

    `key` is the field's key ("" for other parts), `place` counts the paragraphs of a text from 0, `depth` the lists
    around the block (a Maßnahme is itself a list item), `motion` is the id of the level-1 node whose lines are
    counted, or "" where they run through the whole programme.
    """

    node: str
    motion: str
    part: Part
    key: str
    place: int
    depth: int
    width: int
    first: int
    lines: tuple[Line, ...]

    @property
    def last(self) -> int:
        """Number of the last line."""
        return self.first + len(self.lines) - 1


def split_lines(text: str, width: int) -> tuple[str, ...]:
    """The lines of plain text, with the blanks at their ends; a line feed is a forced break. An empty text is one line."""
    return tuple(text[start:end] + "-" * cut for start, end, cut in line_spans(text, width))


def split_runs(inlines: Sequence[Inline], width: int) -> tuple[Line, ...]:
    """The same lines as `split_lines` finds in the runs' text, with their markup. A footnote's mark counts 0 and
    stays with the text before it."""
    text = "".join(map(_flat, inlines))
    if len(text) <= width and "\n" not in text:
        return (Line(tuple(inlines)),)
    return deal(inlines, line_spans(text, width))


def deal(inlines: Iterable[Inline], spans: Iterable[LineSpan]) -> tuple[Line, ...]:
    """The runs dealt out to lines that are known: `spans` count in the runs' text, where a forced break is one
    character. What has no length stays on the line that it follows."""
    pieces = _placed(inlines)[::-1]
    known = list(spans)
    starts = [*(start for start, _, _ in known[1:]), None]
    lines = [
        _dealt(pieces, span, forced=start is not None and start > span[1])
        for span, start in zip(known, starts, strict=True)
    ]
    if pieces and lines:  # marks behind a last forced break
        left = tuple(inline for _, _, inline in pieces[::-1])
        lines[-1] = Line((*lines[-1].inlines, *left), lines[-1].hyphenated)  # nothing follows that it could force
    return tuple(lines)


def line_spans(text: str, width: int) -> list[LineSpan]:
    """Where the lines of `text` stand in it; a forced break (line feed) is on no line. Takes any `width` from 1."""
    if width < 1:
        raise ValueError(width)
    spans: list[LineSpan] = []
    start = 0
    for piece in text.split("\n"):
        if piece or not spans or start < len(text):
            spans.extend((start + first, start + last, cut) for first, last, cut in _piece_spans(piece, width))
        start += len(piece) + 1
    return spans


def heading_width(level: Level, width: int) -> int:
    """Clusters in a line of a heading; `level` is not `Level.MASSNAHME`."""
    return max(_NARROWEST, width * 3 // 4 if level is Level.HANDLUNGSZIEL else width * 3 // 5)


def list_width(depth: int, width: int) -> int:
    """Clusters in a line that stands in `depth` lists."""
    return max(_NARROWEST, width - _LIST_STEP * depth) if depth else width


def number_lines(programme: Programme, settings: LineSettings | None = None) -> list[NumberedBlock]:
    """Every numbered block in the order of print: of a heading title, fields, text; of a measure title, text, fields.

    Preface, closing matter and empty fields have no lines.
    """
    return list(Numbering(programme, settings or LineSettings()).blocks())


def is_list_item(definition: LevelDefinition) -> bool:
    """Whether nodes of a level are list items: every Maßnahme, and levels that the scheme does not print as headings."""
    return definition.level is Level.MASSNAHME or definition.form is not PrintForm.HEADING


class Numbering:
    """Numbers the lines of a programme, or of single nodes of it. `numbers` are its shown ones, where they are known."""

    def __init__(self, programme: Programme, settings: LineSettings, numbers: Mapping[str, str] | None = None) -> None:
        self._programme = programme
        self._settings = settings
        self._numbers = shown_numbers(programme) if numbers is None else numbers
        self._references = References(programme, self._numbers)
        self._scheme = programme.scheme
        self._definitions = {level: programme.scheme.definition(level) for level in Level}
        self._motion = ""
        self._next = 1

    def blocks(self, motions: Iterable[Node] | None = None) -> Iterator[NumberedBlock]:
        """All blocks, as `number_lines` gives them, or those of some motions."""
        for visit in visits(self._programme.nodes if motions is None else motions):
            self._begin_motion(visit)
            yield from self._node(visit.node)

    def of_node(self, node: Node) -> list[NumberedBlock]:
        """The blocks of one node as if it came first: counted from 1, in no motion."""
        self._motion, self._next = "", 1
        return list(self._node(node))

    def _node(self, node: Node) -> Iterator[NumberedBlock]:
        definition = self._definitions[node.level]
        item = is_list_item(definition)
        yield self._title(node, item)
        if item:
            yield from self._text(node, 1)
        yield from self._fields(node, int(item))
        if not item:
            yield from self._text(node, 0)

    def _begin_motion(self, visit: Visit) -> None:
        if not self._settings.whole_programme and visit.node.level is Level.HANDLUNGSFELD:
            self._motion, self._next = visit.node.id, 1

    def _title(self, node: Node, item: bool) -> NumberedBlock:
        inlines = self._references.line(node.title)
        if item:
            return self._block(node, Part.TITLE, inlines, depth=1)
        number = self._numbers.get(node.id)
        if number:
            inlines = (Run(f"{number} " if inlines else number), *inlines)
        return self._block(node, Part.TITLE, inlines, width=heading_width(node.level, self._settings.width))

    def _fields(self, node: Node, depth: int) -> list[NumberedBlock]:
        found = []
        for key, label in field_labels(node, self._scheme):
            inlines = self._references.line(node.fields.get(key, ""))
            if inlines:
                labelled = (Run(f"{label}:", bold=True), Run(" "), *inlines)
                found.append(self._block(node, Part.FIELD, labelled, key=key, depth=depth))
        return found

    def _text(self, node: Node, depth: int) -> list[NumberedBlock]:
        leaves = enumerate(_leaves(self._references.text(node.text), depth))
        return [self._block(node, Part.TEXT, inlines, place=place, depth=inner) for place, (inlines, inner) in leaves]

    def _block(
        self,
        node: Node,
        part: Part,
        inlines: Sequence[Inline],
        *,
        key: str = "",
        place: int = 0,
        depth: int = 0,
        width: int = 0,
    ) -> NumberedBlock:
        width = width or list_width(depth, self._settings.width)
        lines = split_runs(inlines, width)
        first = self._next
        self._next += len(lines)
        return NumberedBlock(node.id, self._motion, part, key, place, depth, width, first, lines)


def field_labels(node: Node, scheme: Scheme) -> list[tuple[str, str]]:
    """Key and label of the fields in the scheme's order, then of those that it does not name at the node's level."""
    named = [(each.key, each.label) for each in scheme.definition(node.level).fields]
    known = {key for key, _ in named}
    return named + [(key, scheme.field_label(node.level, key)) for key in node.fields if key not in known]


def _leaves(blocks: Iterable[Block], depth: int) -> Iterator[tuple[Sequence[Inline], int]]:
    """The runs of each paragraph with the number of lists around it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.inlines, depth
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _leaves(item.blocks, depth + 1)


def _flat(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text.replace("\n", " ")
    return "\n" if isinstance(inline, LineBreak) else ""


def _piece_spans(piece: str, width: int) -> Iterator[LineSpan]:
    """The lines of text without forced breaks."""
    if len(piece) <= width:
        yield 0, len(piece), False
        return
    shown, ends = columns(piece)
    start = 0
    for count, cut in _cuts(shown, width):
        end = ends[count - 1] if count < len(shown) else len(piece)
        yield start, end, cut
        start = end


def _cuts(shown: str, width: int) -> Iterator[tuple[int, bool]]:
    """Where lines end in text with one character for each counted cluster, and whether a word is cut there."""
    start, length = 0, len(shown)
    while length - start > width:
        limit = start + width
        if shown[limit] == " ":
            start, cut = limit + 1, False
        else:
            after = max(shown.rfind(" ", start, limit), shown.rfind("-", start, limit)) + 1
            start, cut = (after, False) if after else (limit, True)
        yield start, cut
    if start < length or not length:
        yield length, False


def _dealt(pieces: list[tuple[int, int, Inline]], span: LineSpan, forced: bool) -> Line:
    """Takes what stands on a line from the end of `pieces`, which are in reverse order."""
    start, end, cut = span
    found: list[Inline] = []
    while pieces:
        first, last, inline = pieces[-1]
        if first > end or first == end < last:
            break
        found.append(_clipped(inline, max(first, start) - first, min(last, end) - first))
        if last > end:
            break
        pieces.pop()
    return Line(tuple(found), cut, forced)


def _placed(inlines: Iterable[Inline]) -> list[tuple[int, int, Inline]]:
    """Start and end of each inline in the flat text; forced breaks only take their place."""
    pieces: list[tuple[int, int, Inline]] = []
    place = 0
    for inline in inlines:
        length = len(_flat(inline))
        if not isinstance(inline, LineBreak):
            pieces.append((place, place + length, inline))
        place += length
    return pieces


def _clipped(inline: Inline, start: int, end: int) -> Inline:
    if not isinstance(inline, Run) or end - start == len(inline.text):
        return inline
    return Run(_flat(inline)[start:end], inline.bold, inline.italic, inline.link)
