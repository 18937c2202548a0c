"""The block sequence as elements: what the body of every edition is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters.block_types import (
    BulletMeasure,
    FieldLine,
    Heading,
    Imprint,
    MeasureBlock,
    PageBreak,
    PathNote,
    PrintBlock,
    Text,
)
from exporters.composing.inlines import Composed, InlineComposer
from exporters.composing.looks import POINTS, font_set, paragraph_style, run_style
from exporters.composing.measures import BulletComposer, MeasureComposer
from exporters.composing.texts import TextComposer
from exporters.design import Design, Look
from exporters.typesetting.flow import Element, Label, NewPage, Paragraph, ParagraphStyle, Space
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Bookmark, Marks
from exporters.typesetting.structure import Structure

IMPRINT_TITLE = "Impressum"
_DEEPEST_HEADING = 6
_NUMBER_GAP = 6.0
_RUN_IN_GAP = 0.6  # em


class Composer:
    """Turns blocks into elements; builds structure and bookmarks on the way."""

    def __init__(self, design: Design, structure: Structure, document: int, anchors: frozenset[str], width: float):
        self._design = design
        self._structure = structure
        self._document = document
        self._sections: list[int] = [document]
        self._texts = TextComposer(design, structure, InlineComposer(design, structure, anchors))
        self._measures = MeasureComposer(self._texts, width)
        self._bullets = BulletComposer(self._texts)
        self._list: int | None = None
        self._lead = False
        self.bookmarks: list[Bookmark] = []

    def elements(self, blocks: Sequence[PrintBlock]) -> Iterator[Element]:
        """The elements of the blocks between contents and end."""
        for number, block in enumerate(blocks):
            if isinstance(block, BulletMeasure):
                ends = number + 1 == len(blocks) or not isinstance(blocks[number + 1], BulletMeasure)
                yield from self._bullet(block, ends)
            else:
                self._list = None
                yield from self._block(block)
            self._lead = isinstance(block, Heading) and block.depth == 1

    def _block(self, block: PrintBlock) -> Iterator[Element]:
        if isinstance(block, Heading):
            yield self._heading(block)
        elif isinstance(block, Text):
            yield from self._text(block)
        elif isinstance(block, FieldLine):
            yield self._field_line(block)
        elif isinstance(block, MeasureBlock):
            yield from self._measures.block(block, self._section)
        elif isinstance(block, PathNote):
            yield self._path(block)
        elif isinstance(block, PageBreak):
            yield NewPage()
        elif isinstance(block, Imprint):
            yield from self._imprint(block)

    @property
    def _section(self) -> int:
        return self._sections[-1]

    def _open_section(self, rank: int) -> int:
        """The rank that a heading gets: as asked, but never skipping one, as PDF/UA wants it."""
        rank = min(rank, len(self._sections), _DEEPEST_HEADING)
        del self._sections[rank:]
        self._sections.append(self._structure.add("Sect", self._sections[-1]))
        return rank

    def _heading(self, block: Heading) -> Paragraph:
        rank = self._open_section(block.rank)
        look = self._design.headings[min(block.depth, len(self._design.headings)) - 1]
        element = self._structure.add(f"H{rank}", self._section)
        composed = Composed()
        style = paragraph_style(look, keep_next=True, balanced=True)
        label = None
        if " " in block.label:
            composed.add(Span(block.label + "\n", run_style(self._design, self._design.eyebrow)))
        elif block.label:
            label = self._number(block.label, look, element)
            style = self._beside(style, label)
        self._texts.inlines.extend(composed, block.inlines, look, element, self._section)
        title = f"{block.label} {block.short}".strip()
        self.bookmarks.append(Bookmark(rank, title, block.anchor))
        return Paragraph(
            tuple(composed.spans),
            style,
            composed.marks(element),
            (label,) if label else (),
            (block.anchor,),
            composed.notes,
        )

    def _number(self, text: str, look: Look, element: int) -> Label:
        """The number before a heading."""
        style = run_style(self._design, look)
        width = font_set(self._design)[style.font].text(text) * style.size / 1000
        return Label((Span(text, style),), 0.0, width, marks=Marks(element))

    def _beside(self, style: ParagraphStyle, label: Label) -> ParagraphStyle:
        """The style of a heading beside its number: in the design's column, else run in."""
        column = self._design.number_width * POINTS
        if label.width + _NUMBER_GAP <= column:
            return replace(style, left=column)
        gap = label.spans[0].style.size * _RUN_IN_GAP
        return replace(style, line=replace(style.line, indent=label.width + gap))

    def _text(self, block: Text) -> Iterator[Element]:
        for paragraph in self._texts.blocks(block.blocks, self._design.text, self._section, self._section):
            if self._lead and not paragraph.labels:
                style = paragraph_style(self._design.lead)
                paragraph = replace(paragraph, spans=self._led_in(paragraph.spans), style=style)
            self._lead = False
            yield paragraph

    def _led_in(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The first paragraph of a chapter in its own size."""
        text, lead = self._design.text, self._design.lead
        if text == lead:
            return spans
        scale = lead.size / text.size
        return tuple(
            Span(
                span.text,
                replace(span.style, size=span.style.size * scale, rise=span.style.rise * scale, colour=lead.colour),
            )
            for span in spans
        )

    def _field_line(self, block: FieldLine) -> Paragraph:
        before = Composed()
        before.add(Span(f"{block.label}: ", run_style(self._design, self._design.text, bold=True)))
        return self._texts.paragraph(block.inlines, self._design.text, self._section, self._section, before=before)

    def _bullet(self, block: BulletMeasure, ends: bool) -> Iterator[Element]:
        """An item of the list that runs as long as nothing else comes between; its last one is not left alone."""
        begins = self._list is None
        if self._list is None:
            self._list = self._structure.add("L", self._section)
            self._structure.numberings[self._list] = "Decimal" if block.label else "Disc"
        paragraphs = list(self._bullets.item(block, self._list, self._section))
        if ends and not begins:
            paragraphs[0] = replace(paragraphs[0], style=replace(paragraphs[0].style, keep_previous=True))
        yield from paragraphs

    def _path(self, block: PathNote) -> Paragraph:
        element = self._structure.add("P", self._section)
        text = " › ".join(f"{label} {title}".strip() for label, title in block.steps)
        look = self._design.path
        return Paragraph(
            (Span(text, run_style(self._design, look)),), paragraph_style(look, keep_next=True), Marks(element)
        )

    def _imprint(self, block: Imprint) -> Iterator[Element]:
        del self._sections[1:]
        section = self._structure.add("Sect", self._document)
        self._sections.append(section)
        look, text = self._design.headings[1], self._design.text
        yield NewPage()
        yield Space(0.0, fill=True)
        heading = self._structure.add("H1", section)
        yield Paragraph(
            (Span(IMPRINT_TITLE, run_style(self._design, look)),),
            paragraph_style(look, keep_next=True),
            Marks(heading),
            anchors=("impressum",),
        )
        self.bookmarks.append(Bookmark(1, IMPRINT_TITLE, "impressum"))
        for label, value in block.lines:
            element = self._structure.add("P", section)
            spans = (
                Span(f"{label}: ", run_style(self._design, text, bold=True)),
                Span(value, run_style(self._design, text)),
            )
            yield Paragraph(spans, replace(paragraph_style(text), after=3.0), Marks(element))
