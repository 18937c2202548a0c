"""A programme as chunks for the preview: what each node prints, kept as long as the node says the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from exporters.block_types import ContentsEntry, Cover, PageBreak, PrintBlock, Text
from exporters.blocks import print_blocks
from exporters.options import ExportOptions
from exporters.print_body import node_blocks
from exporters.printed_nodes import NodeTexts
from exporters.typesetting.strips import Strip
from programme.markup import Footnote, paragraphs, parse
from programme.model import Node, PrintForm, Programme, Visit, visits

_REFERENCE = "](#"
_NOTE = "^["


class Context(NamedTuple):
    """What the look of a chunk depends on beside its own words. `list_before` and `list_after`: a list of measures
    goes on from the chunk before, or into the next one. `notes_before` counts only where it has footnotes itself."""

    new_page: bool = False
    label: str = ""
    depth: int = 0
    list_before: bool = False
    list_after: bool = False
    notes_before: int = 0


@dataclass(slots=True)
class Chunk:
    """What one node prints, or (`visit` None) what stands before or after all nodes. `blocks` and `strips` are None
    until they are needed."""

    visit: Visit | None
    context: Context
    entry: ContentsEntry | None = None
    blocks: tuple[PrintBlock, ...] | None = None
    strips: list[Strip] | None = None


class ChunkBook:
    """The chunks of the latest state of a programme."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options
        self._known: dict[str, Chunk] = {}
        self.texts: NodeTexts | None = None
        self.chunks: list[Chunk] = []
        self.cover: list[Cover] = []

    def update(self, programme: Programme) -> tuple[int, int]:
        """Takes a new state; returns how many chunks are the same at the beginning and at the end."""
        texts = self.texts = NodeTexts(programme, self._options)
        outer = print_blocks(replace(programme, nodes=()), self._options)
        self.cover = [block for block in outer if isinstance(block, Cover)]
        before: list[PrintBlock] = [block for block in outer if isinstance(block, Text) and block.anchor == "vorwort"]
        after = [block for block in outer if block not in before and not isinstance(block, Cover)]
        old, new = (
            self.chunks,
            [self._outer("before", before), *self._nodes(programme, texts), self._outer("after", after)],
        )
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
            assert chunk.visit is not None and self.texts is not None
            chunk.blocks = tuple(self._node_blocks(chunk.visit, self.texts, chunk.context.new_page))
        return chunk.blocks

    def _node_blocks(self, visit: Visit, texts: NodeTexts, breaks: bool) -> Iterator[PrintBlock]:
        if breaks:
            yield PageBreak()
        yield from node_blocks(visit, texts)

    def _outer(self, name: str, blocks: Sequence[PrintBlock]) -> Chunk:
        known = self._known.get(name)
        if known and known.blocks == tuple(blocks):
            return known
        chunk = self._known[name] = Chunk(None, Context(), None, tuple(blocks))
        return chunk

    def _nodes(self, programme: Programme, texts: NodeTexts) -> Iterator[Chunk]:
        found = list(visits(programme.nodes))
        bullets = [self._is_bullet(visit.node, texts) for visit in found] + [False]
        notes = _note_count(programme.preface)
        for place, visit in enumerate(found):
            breaks = bool(place) and not visit.ancestors and self._options.chapter_on_new_page
            own = _notes(visit.node)
            context = Context(
                breaks,
                texts.label(visit.node),
                len(visit.ancestors),
                bullets[place] and bullets[place - 1],
                bullets[place] and bullets[place + 1],
                notes if own else 0,
            )
            yield self._chunk(visit, context, texts)
            notes += own

    def _chunk(self, visit: Visit, context: Context, texts: NodeTexts) -> Chunk:
        node = visit.node
        known = self._known.get(node.id)
        if known and known.visit and known.context == context and _same_words(known.visit.node, node):
            changed = _refers(node) and known.blocks != tuple(self._node_blocks(visit, texts, context.new_page))
            if not changed:
                known.visit = visit
                return known
        chunk = self._known[node.id] = Chunk(visit, context, self._entry(visit, texts))
        return chunk

    def _entry(self, visit: Visit, texts: NodeTexts) -> ContentsEntry | None:
        if texts.form(visit.node) is not PrintForm.HEADING:
            return None
        rank = texts.rank(visit)
        if rank > self._options.contents_depth:
            return None
        return ContentsEntry(visit.node.id, rank, texts.label(visit.node), texts.short(visit.node))

    def _is_bullet(self, node: Node, texts: NodeTexts) -> bool:
        has_rows = any(node.fields.values()) or (self._options.empty_fields and bool(node.fields))
        return texts.form(node) is PrintForm.BULLET and not has_rows


def _same(pairs: Iterable[tuple[Chunk, Chunk]]) -> int:
    """How many pairs are one and the same, before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))


def _same_words(one: Node, other: Node) -> bool:
    return one is other or (one.title, one.text, one.short_title, dict(one.fields), one.comments) == (
        other.title,
        other.text,
        other.short_title,
        dict(other.fields),
        other.comments,
    )


def _texts(node: Node) -> tuple[str, ...]:
    return (node.title, node.text, *node.fields.values())


def _refers(node: Node) -> bool:
    return any(_REFERENCE in text for text in _texts(node))


def _notes(node: Node) -> int:
    return sum(_note_count(text) for text in _texts(node) if _NOTE in text)


@lru_cache(maxsize=1000)
def _note_count(text: str) -> int:
    return sum(isinstance(each, Footnote) for inlines in paragraphs(parse(text)) for each in inlines)
