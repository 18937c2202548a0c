"""Measures with their fields: as a table, as quiet lines, or as labels above values."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from exporters.block_types import EMPTY_FIELD, BulletMeasure, FieldRow, MeasureBlock
from exporters.composing.inlines import Composed
from exporters.composing.looks import paragraph_style, run_style
from exporters.composing.texts import TextComposer
from exporters.design import Design, Look, MeasureForm
from exporters.kept_rows import kept_rows
from exporters.typesetting.flow import Cell, Element, Paragraph, ParagraphStyle, Row, Table
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks
from programme.markup import Paragraph as TextParagraph


class MeasureComposer:
    """Sets measures as the design says, `width` points wide."""

    def __init__(self, texts: TextComposer, width: float) -> None:
        self._texts = texts
        self._design: Design = texts.design
        self._structure = texts.structure
        self._width = width

    def block(self, block: MeasureBlock, section: int) -> Iterator[Element]:
        """A measure with fields: statement, text, fields."""
        design = self._design
        yield self._statement(block, section)
        yield from self._texts.blocks(block.blocks, design.text, section, section)
        if block.rows:
            yield from self.fields(block.rows, section)

    def _statement(self, block: MeasureBlock, section: int) -> Paragraph:
        look = self._design.measure
        before = Composed()
        if block.label:
            before.add(Span(f"{block.label}: ", run_style(self._design, look, bold=True)))
        paragraph = self._texts.paragraph(block.inlines, look, section, section, before=before)
        style = _statement_style(look, keep_next=bool(block.rows) and not block.blocks)
        return replace(paragraph, style=style, anchors=(block.anchor,))

    def fields(self, rows: tuple[FieldRow, ...], section: int) -> Iterator[Element]:
        """The fields in the form that the design says."""
        if self._design.measure_form is MeasureForm.TABLE:
            yield self._table(rows, section)
        elif self._design.measure_form is MeasureForm.QUIET:
            yield from self._quiet(rows, section)
        else:
            yield from self._stacked(rows, section)

    def _table(self, rows: tuple[FieldRow, ...], section: int) -> Table:
        design, structure = self._design, self._structure
        element = structure.add("Table", section)
        kept = kept_rows(rows)
        set_rows = tuple(
            replace(self._row(row, structure.add("TR", element), section), keeps=int(place in kept))
            for place, row in enumerate(rows)
        )
        share = design.label_share
        return Table(
            (self._width * share, self._width * (1 - share)),
            set_rows,
            before=3.0,
            after=10.0,
            rule=design.rule,
            padding=3.2,
            flush=not design.shade,
        )

    def _row(self, row: FieldRow, parent: int, section: int) -> Row:
        design, structure = self._design, self._structure
        label, inlines = row
        head, cell = structure.add("TH", parent), structure.add("TD", parent)
        structure.scopes[head] = "Row"
        text = self._texts.inlines.compose(inlines, design.field_value, cell, section)
        if not text.spans:
            text.add(Span(EMPTY_FIELD, run_style(design, design.field_value)))
        return Row(
            (
                Cell(
                    (
                        Paragraph(
                            (Span(label, run_style(design, design.field_label)),),
                            paragraph_style(design.field_label),
                            Marks(head),
                        ),
                    ),
                    shade=design.shade,
                ),
                Cell(
                    (
                        Paragraph(
                            tuple(text.spans), paragraph_style(design.field_value), text.marks(cell), notes=text.notes
                        ),
                    )
                ),
            )
        )

    def _quiet(self, rows: tuple[FieldRow, ...], section: int) -> Iterator[Paragraph]:
        """One paragraph: label and value of all fields, divided by middle dots' room."""
        design = self._design
        indent = self._texts.indent
        last, kept = len(rows) - 1, kept_rows(rows)
        for number, (label, inlines) in enumerate(rows):
            before = Composed()
            before.add(Span(f"{label}: ", run_style(design, design.field_label)))
            values = inlines or None
            paragraph = self._texts.paragraph(inlines, design.field_value, section, section, indent, before=before)
            if values is None:
                paragraph = replace(
                    paragraph,
                    spans=(*paragraph.spans, Span(EMPTY_FIELD, run_style(design, design.field_value))),
                )
            style = replace(paragraph.style, after=6.0 if number == last else 0.0)
            style = _row_style(style, number in kept)
            yield replace(paragraph, style=style)

    def _stacked(self, rows: tuple[FieldRow, ...], section: int) -> Iterator[Paragraph]:
        design, structure = self._design, self._structure
        kept = kept_rows(rows)
        for place, (label, inlines) in enumerate(rows):
            element = structure.add("P", section)
            span = Span(label, run_style(design, design.field_label))
            # One line of the value is enough: a measure with many short values would never be parted.
            style = replace(paragraph_style(design.field_label, keep_next=True), keep_lines=1)
            yield Paragraph((span,), style, Marks(element))
            paragraph = self._texts.paragraph(inlines, design.field_value, section, section)
            if not paragraph.spans:
                dash = Span(EMPTY_FIELD, run_style(design, design.field_value))
                paragraph = replace(paragraph, spans=(dash,))
            yield replace(paragraph, style=_row_style(paragraph.style, place in kept))


class BulletComposer:
    """Measures without fields: the items of one list as long as nothing else comes between."""

    def __init__(self, texts: TextComposer) -> None:
        self._texts = texts

    def item(self, block: BulletMeasure, parent: int, section: int) -> Iterator[Paragraph]:
        """One item, with its number as label or a bullet."""
        design = self._texts.design
        look = design.text
        blocks = (TextParagraph(block.inlines), *block.blocks)
        label = block.label or design.bullet
        paragraphs = list(self._texts.item(blocks, label, look, parent, section))
        paragraphs[0] = replace(paragraphs[0], anchors=(block.anchor, *paragraphs[0].anchors))
        style = paragraphs[-1].style
        paragraphs[-1] = replace(paragraphs[-1], style=replace(style, after=style.after * 0.5))
        yield from paragraphs


def _row_style(style: ParagraphStyle, kept: bool) -> ParagraphStyle:
    """Of a value that stays with the beginning of the next row where it is `kept`."""
    return replace(style, keep_next=True, keep_lines=1) if kept else style


@cache
def _statement_style(look: Look, keep_next: bool) -> ParagraphStyle:
    """As of any paragraph, but that its lines are of like length where it looks like a heading."""
    return replace(paragraph_style(look, balanced=look.bold), keep_next=keep_next)
