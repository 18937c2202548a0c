"""Paragraphs and lists of node texts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporters.composing.inlines import Composed, InlineComposer
from exporters.composing.looks import POINTS, paragraph_style, run_style
from exporters.design import Design, Look
from exporters.typesetting.flow import Label, Paragraph
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks
from exporters.typesetting.structure import Structure
from programme.markup import Block, Inline, ListBlock
from programme.markup import Paragraph as TextParagraph

_LABEL_GAP = 5.0


class TextComposer:
    """Turns markup blocks into paragraphs of the flow."""

    def __init__(self, design: Design, structure: Structure, inlines: InlineComposer) -> None:
        self.design = design
        self.structure = structure
        self.inlines = inlines
        self._indent = design.list_indent * POINTS

    def blocks(
        self, blocks: Iterable[Block], look: Look, parent: int, section: int, depth: int = 0
    ) -> Iterator[Paragraph]:
        """The paragraphs of blocks that stand in `depth` lists, as elements below `parent`."""
        for block in blocks:
            if isinstance(block, TextParagraph):
                yield self.paragraph(block.inlines, look, parent, section, depth * self._indent)
            else:
                yield from self._list(block, look, parent, section, depth)

    def paragraph(
        self,
        inlines: Iterable[Inline],
        look: Look,
        parent: int,
        section: int,
        left: float = 0.0,
        role: str = "P",
        before: Composed | None = None,
    ) -> Paragraph:
        """One paragraph as a new element; `before` are spans that lead it in."""
        element = self.structure.add(role, parent)
        composed = before or Composed()
        self.inlines.extend(composed, inlines, look, element, section)
        return Paragraph(
            tuple(composed.spans), paragraph_style(look, left), composed.marks(element), notes=composed.notes
        )

    def _list(self, block: ListBlock, look: Look, parent: int, section: int, depth: int) -> Iterator[Paragraph]:
        element = self.structure.add("L", parent)
        self.structure.numberings[element] = "Decimal" if block.ordered else "Disc"
        last = len(block.items) - 1
        for index, item in enumerate(block.items):
            label = f"{block.start + index}." if block.ordered else self.design.sign(depth)
            paragraphs = list(self.item(item.blocks, label, look, element, section, depth))
            if index < last and paragraphs:
                paragraphs[-1] = _closer(paragraphs[-1], look.after * 0.4)
            yield from paragraphs

    def item(
        self, blocks: Iterable[Block], label: str, look: Look, parent: int, section: int, depth: int = 0
    ) -> Iterator[Paragraph]:
        """An item of a list in `depth` others: its label hangs, all its blocks are indented."""
        item = self.structure.add("LI", parent)
        mark = self.structure.add("Lbl", item)
        body = self.structure.add("LBody", item)
        first = True
        for paragraph in self.blocks(blocks, look, body, section, depth + 1):
            if first:
                hanging = self.label(label, look, mark, depth * self._indent)
                paragraph = replace(paragraph, labels=(hanging, *paragraph.labels))
                first = False
            yield paragraph

    def label(self, text: str, look: Look, mark: int, left: float) -> Label:
        """A bullet or number in the space that the list's indent leaves."""
        span = Span(text, run_style(self.design, look))
        return Label((span,), left, self._indent - _LABEL_GAP, marks=Marks(mark))

    @property
    def indent(self) -> float:
        """How far list items are indented, in points."""
        return self._indent


def _closer(paragraph: Paragraph, after: float) -> Paragraph:
    """With less space below it, as between the items of a list."""
    return replace(paragraph, style=replace(paragraph.style, after=min(after, paragraph.style.after)))
