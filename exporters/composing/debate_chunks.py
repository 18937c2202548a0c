"""The Beratungsfassung as chunks: lines are counted node by node, and measured before any of them is set."""

from collections.abc import Iterator
from dataclasses import replace

from exporters.block_types import NumberedLines, PageBreak, PrintBlock
from exporters.composing.chunks import UNKNOWN, Chunk, ChunkBook, Context, note_count, notes_of, same_words
from exporters.debate_body import numbered_node
from exporters.debate_look import DebateLook, debate_page, fitting_look, widen
from exporters.design import Design
from exporters.options import ExportOptions
from exporters.printed_nodes import NodeTexts
from exporters.typesetting.fonts import FontSet
from programme.lines import LineSettings, Numbering, is_list_item
from programme.model import Level, Node, Programme, Visit, visits

_COUNTED_AT_ONCE = 200
_SAMPLE = 40


class DebateBook(ChunkBook):
    """Chunks with numbered lines. Type sizes follow from the widest lines of all nodes (`look`), and until these are
    measured from those of a few: once the text is at its smallest size, lines of items need not be measured any more.

    Where a number is not known yet, the chunks before it were never set; `blocks` counts on from the last known one.
    """

    def __init__(self, options: ExportOptions, design: Design, fonts: FontSet) -> None:
        super().__init__(options)
        self._design = design
        self._fonts = fonts
        self._page, self._width = debate_page(design, options.notes_margin)
        self._settings = LineSettings(options.line_width, options.number_whole_programme)
        self._numbering: Numbering | None = None
        self._unmeasured: list[Chunk] = []
        self._widest: dict[str, float] = {}
        self._places: dict[int, int] = {}

    def update(self, programme: Programme) -> tuple[int, int]:
        """As `ChunkBook`; the look is measured anew, which costs something only where nodes are new. For a first look a
        sample must do."""
        found = super().update(programme)
        self._places = {id(chunk): place for place, chunk in enumerate(self.chunks)}
        was_measured = self.is_measured and self.look is not None
        self._begin_measuring()
        while was_measured and not self.is_measured:
            self.measure()
        if not self.is_measured:
            self._estimate()
        return found

    def measure(self) -> None:
        """Measures the next chunk that was not measured before; `look` is final when all that matter are."""
        while self._unmeasured:
            chunk = self._unmeasured.pop()
            is_new = chunk.widest is None
            self._measure(chunk)
            if is_new:
                break
        look = self._fitting_look()
        if not self._unmeasured or (look.text_is_smallest and self._is_item(self._unmeasured[-1])):
            self.look, self.is_measured = look, True

    def blocks(self, chunk: Chunk) -> tuple[PrintBlock, ...]:
        """What a chunk prints, with the numbers of its lines."""
        if chunk.visit is None:
            return chunk.blocks or ()
        first = self._first(chunk)
        if chunk.blocks is None:
            shifted = [replace(block, first=block.first + first - 1) for block in self._lines(chunk)]
            chunk.blocks = (*([PageBreak()] if chunk.context.new_page else ()), *shifted)
        return chunk.blocks

    # -------------------------------------------------------------------------------------------------------- measuring

    def _begin_measuring(self) -> None:
        """Headings first: there are few, and each size is theirs alone."""
        nodes = [chunk for chunk in self.chunks if chunk.visit]
        items = [chunk for chunk in nodes if self._is_item(chunk)]
        self._unmeasured = [*reversed(items), *(chunk for chunk in nodes if not self._is_item(chunk))]
        self._widest = {}
        self.is_measured = False
        if not self._unmeasured:
            self.measure()

    def _estimate(self) -> None:
        """A look from some nodes all over the programme."""
        for chunk in self._unmeasured[:: len(self._unmeasured) // _SAMPLE + 1]:
            self._measure(chunk)
        self.look = self._fitting_look()

    def _fitting_look(self) -> DebateLook:
        return fitting_look(self._widest, self._design, self._page, self._width)

    def _measure(self, chunk: Chunk) -> None:
        if chunk.widest is None:
            chunk.widest = {}
            for block in self._lines(chunk):
                widen(chunk.widest, block, self._width, self._fonts)
        for name, share in chunk.widest.items():
            self._widest[name] = max(self._widest.get(name, 1.0), share)

    def _is_item(self, chunk: Chunk) -> bool:
        assert self.texts is not None
        return chunk.visit is not None and not self._is_heading(chunk.visit.node, self.texts)

    # --------------------------------------------------------------------------------------------------------- counting

    def _lines(self, chunk: Chunk) -> tuple[NumberedLines, ...]:
        """The lines of a chunk, counted from 1."""
        if chunk.lines is None:
            assert chunk.visit is not None
            assert self.texts is not None
            chunk.lines = self._counted(chunk.visit, self.texts)
        return chunk.lines

    def _counted(self, visit: Visit, texts: NodeTexts) -> tuple[NumberedLines, ...]:
        if self._numbering is None:
            self._numbering = Numbering(texts.programme, self._settings, texts.numbers)
        return tuple(numbered_node(visit, texts, self._numbering.of_node(visit.node)))

    def _count(self, chunk: Chunk) -> int:
        last = self._lines(chunk)[-1]
        return last.first + len(last.lines) - 1

    def _first(self, chunk: Chunk) -> int:
        """The number of a chunk's first line."""
        place = start = self._places[id(chunk)]
        while self.chunks[start].context.first == UNKNOWN:
            start -= 1
        for index in range(start, place):
            before = self.chunks[index]
            first = before.context.first + self._count(before)
            following = self.chunks[index + 1]
            if following.context.first == UNKNOWN:
                following.context = following.context._replace(first=first)
        return chunk.context.first

    def _nodes(self, programme: Programme, texts: NodeTexts) -> Iterator[Chunk]:
        self._numbering = None
        self._notes = note_count(programme.preface)
        opening, counted, first = not self.chunks, 0, 1
        for place, visit in enumerate(visits(programme.nodes)):
            if not place or (not self._settings.whole_programme and visit.node.level is Level.HANDLUNGSFELD):
                first = 1
            notes = self._count_notes(notes_of(visit.node))
            context = Context(
                self._breaks(place, visit),
                texts.label(visit.node),
                len(visit.ancestors),
                notes_before=notes,
                first=first,
            )
            chunk = self._chunk(visit, context, texts)
            yield chunk
            counted += chunk.lines is None
            known = first != UNKNOWN and (chunk.lines or not (opening or counted > _COUNTED_AT_ONCE))
            first = first + self._count(chunk) if known else UNKNOWN

    def _chunk(self, visit: Visit, context: Context, texts: NodeTexts) -> Chunk:
        """Lines stay where only their numbers change."""
        known = self._known.get(visit.node.id)
        same = known is not None and self._says_the_same(known, visit, texts)
        if known and same and known.context == context:
            known.visit = visit
            return known
        chunk = self._known[visit.node.id] = Chunk(visit, context, self._entry(visit, texts))
        if known and same and known.context.label == context.label and known.context.depth == context.depth:
            chunk.lines, chunk.widest = known.lines, known.widest
        return chunk

    def _says_the_same(self, known: Chunk, visit: Visit, texts: NodeTexts) -> bool:
        if known.visit is None or not same_words(known.visit.node, visit.node):
            return False
        return not self._refers(visit) or known.lines == self._counted(visit, texts)

    def _is_heading(self, node: Node, texts: NodeTexts) -> bool:
        return not is_list_item(texts.definitions[node.level])
