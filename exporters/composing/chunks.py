"""A programme as chunks for the preview: what each node prints, kept as long as the node says the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from exporters.block_types import ContentsEntry, Cover, MeasureTable, NumberedLines, PageBreak, PrintBlock, Remark, Text
from exporters.blocks import print_blocks
from exporters.debate_look import DebateLook
from exporters.options import ExportOptions
from exporters.print_body import node_blocks
from exporters.printed_nodes import NodeTexts
from exporters.typesetting.strips import Strip
from programme.markup import Footnote, paragraphs, parse
from programme.model import Node, PrintForm, Programme, Visit, visits

_REFERENCE = "](#"
_NOTE = "^["
UNKNOWN = 0


class Context(NamedTuple):
    """What the look of a chunk depends on beside its own words. `list_before` and `list_after`: a list of measures
    goes on from the chunk before, or into the next one. `notes_before` counts only where it has footnotes itself.
    `first` is the number of its first line, `UNKNOWN` until it is needed; `above` what is printed of the nodes above;
    `table` is the shape of the table whose rows it holds, `begins` says that they are the first ones."""

    new_page: bool = False
    label: str = ""
    depth: int = 0
    list_before: bool = False
    list_after: bool = False
    notes_before: int = 0
    first: int = UNKNOWN
    above: tuple[tuple[str, ...], ...] = ()
    table: MeasureTable | None = None
    begins: bool = False


@dataclass(slots=True)
class Chunk:
    """What one node prints, or (`visit` None) what stands before or after all nodes. `blocks` and `strips` are None
    until they are needed; `lines` are those of the Beratungsfassung, counted from 1, and `widest` how much of the
    width the widest of them takes."""

    visit: Visit | None
    context: Context
    entry: ContentsEntry | None = None
    blocks: tuple[PrintBlock, ...] | None = None
    strips: list[Strip] | None = None
    lines: tuple[NumberedLines, ...] | None = None
    widest: dict[str, float] | None = None


class ChunkBook:
    """The chunks of the latest state of a programme: those of the Druckfassung."""

    look: DebateLook | None = None
    """Type sizes, where lines decide them."""
    is_measured = True
    """Whether nothing has to be measured any more that could change `look`."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options
        self._known: dict[str, Chunk] = {}
        self.texts: NodeTexts | None = None
        self.chunks: list[Chunk] = []
        self.cover: list[Cover] = []

    def update(self, programme: Programme) -> tuple[int, int]:
        """Takes a new state; returns how many chunks are the same at the beginning and at the end."""
        if self.texts is not None and self.texts.programme.scheme != programme.scheme:
            self._known.clear()
        texts = self.texts = NodeTexts(programme, self._options)
        outer = [_resolved(each, texts) for each in print_blocks(replace(programme, nodes=()), self._options)]
        self.cover = [block for block in outer if isinstance(block, Cover)]
        inner = [block for block in outer if not isinstance(block, Cover | MeasureTable)]
        before = [block for block in inner if _comes_first(block)]
        after = [block for block in inner if not _comes_first(block)]
        old, nodes = self.chunks, list(self._nodes(programme, texts))
        notes = self._notes if programme.closing and _NOTE in programme.closing else 0
        new = [self._outer("before", before), *nodes, self._outer("after", after, Context(notes_before=notes))]
        self.chunks = new
        first = _same(zip(old, new, strict=False))
        at_end = _same(zip(reversed(old), reversed(new), strict=False))
        return first, min(at_end, len(old) - first, len(new) - first)

    def entries(self) -> tuple[ContentsEntry, ...]:
        """The lines of the contents."""
        return tuple(chunk.entry for chunk in self.chunks if chunk.entry)

    def blocks(self, chunk: Chunk) -> Sequence[PrintBlock]:
        """What a chunk prints; parsed when first asked for."""
        if chunk.blocks is None:
            assert chunk.visit is not None
            assert self.texts is not None
            chunk.blocks = tuple(self._node_blocks(chunk.visit, self.texts, chunk.context))
        return chunk.blocks

    def measure(self) -> None:
        """A bit of what `is_measured` waits for."""

    def _nodes(self, programme: Programme, texts: NodeTexts) -> Iterator[Chunk]:
        found = list(visits(programme.nodes))
        bullets = [self._is_bullet(visit.node, texts) for visit in found] + [False]
        self._notes = note_count(programme.preface)
        for place, visit in enumerate(found):
            context = Context(
                self._breaks(place, visit),
                texts.label(visit.node),
                len(visit.ancestors),
                bullets[place] and bullets[place - 1],
                bullets[place] and bullets[place + 1],
                self._count_notes(notes_of(visit.node)),
            )
            yield self._chunk(visit, context, texts)

    def _breaks(self, place: int, visit: Visit) -> bool:
        return bool(place) and not visit.ancestors and self._options.chapter_on_new_page

    def _count_notes(self, own: int) -> int:
        """How many footnotes come before a chunk with `own` ones; 0 where that does not matter."""
        before = self._notes
        self._notes += own
        return before if own else 0

    def _node_blocks(self, visit: Visit, texts: NodeTexts, context: Context) -> Iterator[PrintBlock]:
        if context.new_page:
            yield PageBreak()
        yield from node_blocks(visit, texts)

    def _outer(self, name: str, blocks: Sequence[PrintBlock], context: Context = Context()) -> Chunk:  # noqa: B008
        known = self._known.get(name)
        if known and known.blocks == tuple(blocks) and known.context == context:
            return known
        chunk = self._known[name] = Chunk(None, context, None, tuple(blocks))
        return chunk

    def _chunk(self, visit: Visit, context: Context, texts: NodeTexts) -> Chunk:
        known = self._known.get(visit.node.id)
        if known and known.context == context and self._says_the_same(known, visit, texts):
            known.visit = visit
            return known
        chunk = self._known[visit.node.id] = Chunk(visit, context, self._entry(visit, texts))
        return chunk

    def _says_the_same(self, known: Chunk, visit: Visit, texts: NodeTexts) -> bool:
        """References show numbers and titles of others, so they are read anew."""
        if known.visit is None or not same_words(known.visit.node, visit.node):
            return False
        if not self._refers(visit):
            return True
        return known.blocks == tuple(self._node_blocks(visit, texts, known.context))

    def _refers(self, visit: Visit) -> bool:
        return any(_REFERENCE in text for text in _texts(visit.node))

    def _entry(self, visit: Visit, texts: NodeTexts) -> ContentsEntry | None:
        if not self._is_heading(visit.node, texts):
            return None
        rank = texts.rank(visit)
        if rank > self._options.contents_depth:
            return None
        return ContentsEntry(visit.node.id, rank, texts.label(visit.node), texts.listed(visit.node))

    def _is_heading(self, node: Node, texts: NodeTexts) -> bool:
        return texts.form(node) is PrintForm.HEADING

    def _is_bullet(self, node: Node, texts: NodeTexts) -> bool:
        has_rows = any(node.fields.values()) or (self._options.empty_fields and bool(node.fields))
        return texts.form(node) is PrintForm.BULLET and not has_rows


def _comes_first(block: PrintBlock) -> bool:
    return isinstance(block, Remark) or (isinstance(block, Text) and block.anchor == "vorwort")


def _resolved(block: PrintBlock, texts: NodeTexts) -> PrintBlock:
    """Preface and closing words with their references into the nodes, which were not there when they were read."""
    if not isinstance(block, Text):
        return block
    programme = texts.programme
    return replace(
        block, blocks=texts.references.text(programme.preface if block.anchor == "vorwort" else programme.closing)
    )


def _same(pairs: Iterable[tuple[Chunk, Chunk]]) -> int:
    """How many pairs are one and the same, before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))


def same_words(one: Node, other: Node) -> bool:
    """Whether two states of a node print the same, but for what depends on other nodes."""
    return one is other or (one.level, one.title, one.text, one.short_title, dict(one.fields), one.comments) == (
        other.level,
        other.title,
        other.text,
        other.short_title,
        dict(other.fields),
        other.comments,
    )


def _texts(node: Node) -> tuple[str, ...]:
    return (node.title, node.text, *node.fields.values())


def notes_of(node: Node) -> int:
    """How many footnotes a node has."""
    return sum(note_count(text) for text in _texts(node) if _NOTE in text)


@lru_cache(maxsize=1000)
def note_count(text: str) -> int:
    """How many footnotes stand in markup."""
    return sum(isinstance(each, Footnote) for inlines in paragraphs(parse(text)) for each in inlines)
