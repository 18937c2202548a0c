"""The block sequence as elements: what the body of every edition is made of."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.block_types import (
    BulletMeasure,
    ComparedText,
    ExcerptNote,
    FieldLine,
    Heading,
    Imprint,
    MeasureBlock,
    MeasureTable,
    NumberedLines,
    PageBreak,
    PathNote,
    PrintBlock,
    Remark,
    Sheet,
    Text,
)
from exporters.composing.comments import CommentComposer
from exporters.composing.compared import ComparisonComposer
from exporters.composing.debate import DebateComposer
from exporters.composing.inlines import Composed, InlineComposer
from exporters.composing.looks import POINTS, font_set, paragraph_style, run_style
from exporters.composing.measures import BulletComposer, MeasureComposer
from exporters.composing.remarks import excerpt_elements, remark
from exporters.composing.sections import Sections
from exporters.composing.sheets import SheetComposer
from exporters.composing.tables import TableComposer
from exporters.composing.texts import TextComposer
from exporters.debate_look import DebateLook
from exporters.design import Design, Look
from exporters.typesetting.flow import Element, Label, NewPage, Paragraph, ParagraphStyle, Space
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks
from exporters.typesetting.structure import Structure
from programme.model import Comment
from programme.word_marks import CLOSING

IMPRINT_TITLE, IMPRINT_ANCHOR = "Impressum", "impressum"
_NUMBER_GAP = 6.0
_RUN_IN_GAP = 0.6  # em


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document is composed for: the frame's `width` in points, the anchors that can be led to, how the
    Beratungsfassung looks (None for other editions), and how many footnotes come before. `run_in` sets the labels of
    headings into their first line, as Word does; the imprint of an excerpt stands right behind it."""

    design: Design
    structure: Structure
    document: int
    anchors: Container[str]
    width: float
    debate: DebateLook | None = None
    line_step: int = 1
    notes_before: int = 0
    run_in: bool = False
    is_excerpt: bool = False


class Composer:
    """Turns blocks into elements; builds structure and bookmarks on the way."""

    def __init__(self, scene: Scene) -> None:
        design, structure = scene.design, scene.structure
        self._design = design
        self._structure = structure
        self._document = scene.document
        self.sections = Sections(structure, scene.document)
        self.inlines = InlineComposer(design, structure, scene.anchors, scene.notes_before)
        self._texts = TextComposer(design, structure, self.inlines)
        self._measures = MeasureComposer(self._texts, scene.width)
        self._bullets = BulletComposer(self._texts)
        self._debate = (
            DebateComposer(self._texts, self.sections, scene.debate, scene.line_step) if scene.debate else None
        )
        self._comparison = ComparisonComposer(self._texts, self.sections)
        self._tables = TableComposer(self._texts, self.sections, scene.width)
        self._comments = CommentComposer(self._texts, scene.width)
        self._sheets = SheetComposer(self._texts, self.sections, self._measures, self._comments)
        self._waiting: tuple[Comment, ...] = ()
        self._waiting_lists = 0
        self._list: int | None = None
        self._lead = False
        self._excerpt = scene.is_excerpt
        self._run_in = scene.run_in

    def elements(
        self, blocks: Sequence[PrintBlock], list_before: bool = False, list_after: bool = False
    ) -> Iterator[Element]:
        """The elements of the blocks between contents and end. An excerpt's imprint needs no page of its own.

        `list_before` and `list_after` say whether a list of measures goes on from what was composed before, or into
        what will be composed after.
        """
        if list_before:
            self._list = self._structure.add("L", self.sections.current)
        for number, block in enumerate(blocks):
            if self._waiting and not _goes_on(block):
                yield from self._said()
            if isinstance(block, BulletMeasure):
                last = number + 1 == len(blocks)
                ends = not list_after if last else not isinstance(blocks[number + 1], BulletMeasure)
                yield from self._bullet(block, ends)
            else:
                self._list = None
                yield from self._block(block)
            self._lead = isinstance(block, Heading) and block.depth == 1
            if isinstance(block, Heading | NumberedLines | MeasureBlock) and block.comments:
                self._waiting = block.comments
                self._waiting_lists = block.lists if isinstance(block, NumberedLines) else 0
        yield from self._said()

    def _said(self) -> Iterator[Element]:
        """The comments on what was set last."""
        comments, self._waiting = self._waiting, ()
        if comments:
            parent, left = self.sections.current, 0.0
            if self._debate:
                parent, left = self._debate.beside(self._waiting_lists)
            yield from self._comments.boxes(comments, parent, left)

    def _block(self, block: PrintBlock) -> Iterable[Element]:
        match block:
            case Heading():
                return (self._heading(block),)
            case Text():
                return self._text(block)
            case FieldLine():
                return (self._field_line(block),)
            case MeasureBlock():
                return self._measures.block(block, self.sections.current)
            case PathNote():
                return (self._path(block),)
            case PageBreak():
                return (NewPage(),)
            case Imprint():
                return self._imprint(block)
            case _:
                return self._edition_block(block)

    def _edition_block(self, block: PrintBlock) -> Iterable[Element]:
        """The blocks that only one of the editions has."""
        match block:
            case NumberedLines() if self._debate:
                return (self._debate.lines(block),)
            case ComparedText():
                return (self._comparison.text(block),)
            case MeasureTable():
                return self._tables.table(block)
            case Sheet():
                return self._sheets.sheet(block)
            case ExcerptNote():
                return excerpt_elements(block, self._texts, self.sections.current)
            case Remark():
                return (remark(block, self._texts, self.sections.current),)
            case _:
                raise TypeError(block)

    def _heading(self, block: Heading) -> Paragraph:
        look = self._design.headings[min(block.depth, len(self._design.headings)) - 1]
        element = self.sections.heading(block.rank, block.listed, block.anchor, block.label)
        composed = Composed()
        style = paragraph_style(look, keep_next=True, balanced=not self._run_in)
        label = None
        if " " in block.label and self._run_in:
            composed.add(Span(f"{block.label} ", run_style(self._design, replace(look, bold=False))))
        elif " " in block.label:
            composed.add(Span(block.label + "\n", run_style(self._design, self._design.eyebrow)))
        elif block.label:
            label = self._number(block.label, look, element)
            style = self._beside(style, label)
        self._texts.inlines.extend(composed, block.inlines, look, element, self.sections.current)
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
        section, anchors = self.sections.current, (CLOSING,) if block.anchor == CLOSING else ()
        for paragraph in self._texts.blocks(block.blocks, self._design.text, section, section):
            if anchors:
                paragraph, anchors = replace(paragraph, anchors=anchors), ()
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
        return self._texts.paragraph(
            block.inlines, self._design.text, self.sections.current, self.sections.current, before=before
        )

    def _bullet(self, block: BulletMeasure, ends: bool) -> Iterator[Element]:
        """An item of the list that runs as long as nothing else comes between; its last one is not left alone."""
        begins = self._list is None
        if self._list is None:
            self._list = self._structure.add("L", self.sections.current)
            self._structure.numberings[self._list] = "Decimal" if block.label else "Disc"
        paragraphs = list(self._bullets.item(block, self._list, self.sections.current))
        if ends and not begins:
            paragraphs[0] = replace(paragraphs[0], style=replace(paragraphs[0].style, keep_previous=True))
        yield from paragraphs
        if block.comments:
            body = self._structure.parents[paragraphs[0].marks.element]
            yield from self._comments.boxes(block.comments, body, self._texts.indent)

    def _path(self, block: PathNote) -> Paragraph:
        element = self._structure.add("P", self.sections.current)
        text = " › ".join(f"{label} {title}".strip() for label, title in block.steps)
        look = self._design.path
        return Paragraph(
            (Span(text, run_style(self._design, look)),), paragraph_style(look, keep_next=True), Marks(element)
        )

    def _imprint(self, block: Imprint) -> Iterator[Element]:
        look, text = self._design.headings[1], self._design.text
        heading = self.sections.heading(1, IMPRINT_TITLE, IMPRINT_ANCHOR)
        if not self._excerpt:
            yield NewPage()
        yield Space(0.0, fill=True)
        yield Paragraph(
            (Span(IMPRINT_TITLE, run_style(self._design, look)),),
            paragraph_style(look, keep_next=True),
            Marks(heading),
            anchors=(IMPRINT_ANCHOR,),
        )
        for label, value in block.lines:
            element = self._structure.add("P", self.sections.current)
            spans = (
                Span(f"{label}: ", run_style(self._design, text, bold=True)),
                Span(value, run_style(self._design, text)),
            )
            yield Paragraph(spans, replace(paragraph_style(text, keep_next=True), after=3.0), Marks(element))


def _goes_on(block: PrintBlock) -> bool:
    """Whether a block belongs to the node of the one before it, so that comments wait until it is set."""
    if isinstance(block, NumberedLines):
        return not block.anchor
    return isinstance(block, Text | FieldLine)
