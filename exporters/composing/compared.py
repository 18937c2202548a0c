"""The Vergleich: words that came are underlined, words that went are struck through, both named in the structure."""

from dataclasses import replace

from exporters.block_types import ComparedText, LineRole, Mark
from exporters.composing.inlines import Composed
from exporters.composing.looks import paragraph_style, run_style
from exporters.composing.sections import Lists, Sections
from exporters.composing.texts import TextComposer
from exporters.design import Look
from exporters.typesetting.flow import Label, Paragraph
from exporters.typesetting.inline import Span

_ADDED, _REMOVED = ("#00572b", "underline", "Ins"), ("#9b1c1c", "strike", "Del")
_LOOKS = {Mark.ADDED: _ADDED, Mark.MOVED_TO: _ADDED, Mark.REMOVED: _REMOVED, Mark.MOVED_FROM: _REMOVED}


class ComparisonComposer:
    """Sets compared blocks."""

    def __init__(self, texts: TextComposer, sections: Sections) -> None:
        self._texts = texts
        self._design = texts.design
        self._structure = texts.structure
        self._sections = sections
        self._lists = Lists(texts.structure)

    def close_lists(self) -> None:
        """What follows is no item of the lists so far."""
        self._lists.close()

    def text(self, block: ComparedText) -> Paragraph:
        """A heading, paragraph, item or field with its marks."""
        if block.role is LineRole.HEADING:
            return self._heading(block)
        look = self._design.text
        if block.lists:
            look = replace(look, after=look.after / 2)
        element, mark = self._lists.paragraph(block.lists, block.marker, self._sections.current)
        composed = Composed()
        self._lead_in(composed, block, look)
        self._add_pieces(composed, block, look, element)
        indent = self._texts.indent
        left = block.lists * indent
        labels: tuple[Label, ...] = ()
        if mark is not None:
            labels = (self._texts.label(block.marker, look, mark, left - indent),)
        return Paragraph(
            tuple(composed.spans),
            paragraph_style(look, left),
            composed.marks(element),
            labels,
            _anchors(block),
            composed.notes,
        )

    def _heading(self, block: ComparedText) -> Paragraph:
        self._lists.close()
        look = self._design.headings[min(block.depth, len(self._design.headings)) - 1]
        element = self._sections.heading(block.rank, block.listed, block.anchor, block.label)
        composed = Composed()
        if block.above:
            composed.add(Span(block.above + "\n", run_style(self._design, self._design.eyebrow)))
        self._add_pieces(composed, block, look, element)
        style = paragraph_style(look, keep_next=True, balanced=True)
        return Paragraph(tuple(composed.spans), style, composed.marks(element), (), _anchors(block), composed.notes)

    def _lead_in(self, composed: Composed, block: ComparedText, look: Look) -> None:
        if block.remark:
            composed.add(Span(f"{block.remark} ", run_style(self._design, look, italic=True)))
        if block.label:
            composed.add(Span(f"{block.label}: ", run_style(self._design, look, bold=True)))

    def _add_pieces(self, composed: Composed, block: ComparedText, look: Look, element: int) -> None:
        for piece in block.pieces:
            first = len(composed.spans)
            if piece.mark is Mark.KEPT:
                self._texts.inlines.extend(composed, piece.inlines, look, element, self._sections.current)
                continue
            colour, decoration, role = _LOOKS[piece.mark]
            marked = self._structure.add(role, element, inline=True)
            self._texts.inlines.extend(composed, piece.inlines, look, marked, self._sections.current)
            for number in range(first, len(composed.spans)):
                span = composed.spans[number]
                style = replace(span.style, colour=colour, decoration=decoration)
                composed.spans[number] = replace(span, style=style)
                if composed.inner[number] < 0:
                    composed.inner[number] = marked


def _anchors(block: ComparedText) -> tuple[str, ...]:
    """Where a reference to the node leads: not to where it stood."""
    return (block.anchor,) if block.anchor and block.mark is not Mark.MOVED_FROM else ()
