"""The Maßnahmentabelle: one wide table under repeated heads."""

from collections.abc import Iterator
from dataclasses import replace

from exporters.block_types import MeasureTable, TableGroup, TableRow
from exporters.composing.looks import paragraph_style, run_style
from exporters.composing.sections import Sections
from exporters.composing.texts import TextComposer
from exporters.design import Look
from exporters.table_shape import fitting, numbers
from exporters.typesetting.flow import Cell, Element, Paragraph, Row, Table
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks
from programme.markup import Inline

_GROUND = "#eceff1"
TABLE_ANCHOR = "massnahmentabelle"
_KEPT_LINES = 2  # of the rows below a group's title stay with it
_PADDING, _PADDING_SHARE = 3.0, 0.3  # points at least, and of the type size


class TableComposer:
    """Sets the table in a frame of `width` points."""

    def __init__(self, texts: TextComposer, sections: Sections, width: float) -> None:
        self._texts = texts
        self._design = texts.design
        self._structure = texts.structure
        self._sections = sections
        self._width = width
        self._value = replace(self._design.field_value, before=0.0, after=2.0)
        self._label = replace(self._design.field_label, before=0.0, after=0.0)

    def table(self, block: MeasureTable) -> Iterator[Element]:
        """The caption as heading, then the table."""
        block = fitting(block, self._design)
        look = self._design.headings[0]
        heading = self._sections.heading(1, block.caption, TABLE_ANCHOR)
        style = replace(paragraph_style(look, keep_next=True, balanced=True), before=0.0)
        spans = (Span(block.caption, run_style(self._design, look)),)
        yield Paragraph(spans, style, Marks(heading), anchors=(TABLE_ANCHOR,))
        element = self._structure.add("Table", self._sections.current)
        rows = [self._head(block, element)]
        rows += [
            self._group(row, len(block.columns), element)
            if isinstance(row, TableGroup)
            else self._row(row, numbers(block, row), element)
            for row in block.rows
        ]
        widths = tuple(share * self._width for share in block.shares)
        padding = max(_PADDING, self._value.size * _PADDING_SHARE)
        yield Table(widths, tuple(rows), heads=1, rule=self._design.rule, padding=padding, upright=True)

    def _head(self, block: MeasureTable, table: int) -> Row:
        row = self._structure.add("TR", table)
        cells = []
        for column in block.columns:
            element = self._structure.add("TH", row)
            self._structure.scopes[element] = "Column"
            cells.append(self._plain(column, self._label, element))
        return Row(tuple(cells), shade=self._design.shade or _GROUND)

    def _group(self, group: TableGroup, columns: int, table: int) -> Row:
        element = self._structure.add("TH", self._structure.add("TR", table))
        self._structure.scopes[element] = "Column"
        self._structure.spans[element] = columns
        composed = self._texts.inlines.compose((), self._label, element, self._sections.current)
        if group.label:
            composed.add(Span(f"{group.label} ", run_style(self._design, self._label)))
        self._texts.inlines.extend(composed, group.inlines, self._label, element, self._sections.current)
        paragraph = Paragraph(
            tuple(composed.spans),
            paragraph_style(self._label),
            composed.marks(element),
            anchors=(group.anchor,),
            notes=composed.notes,
        )
        return Row((Cell((paragraph,), columns),), shade=self._design.shade or _GROUND, keeps=_KEPT_LINES)

    def _row(self, row: TableRow, numbered: tuple[str, ...], table: int) -> Row:
        """The first cell is the head of the row: its number, or its statement where measures have none."""
        element = self._structure.add("TR", table)
        head = self._structure.add("TH", element)
        self._structure.scopes[head] = "Row"
        cells = [self._plain(number, self._label, head) for number in numbered]
        cells.append(self._statement(row, self._structure.add("TD", element) if numbered else head))
        cells += [self._cell(inlines, self._structure.add("TD", element)) for inlines in row.cells]
        return Row(tuple(cells))

    def _statement(self, row: TableRow, element: int) -> Cell:
        look, section = self._value, self._sections.current
        if not row.blocks:
            cell = self._cell(row.inlines, element)
            return Cell(tuple(replace(each, anchors=(row.anchor,)) for each in cell.paragraphs))
        first = self._texts.paragraph(row.inlines, look, element, section)
        rest = self._texts.blocks(row.blocks, look, element, section)
        return Cell((replace(first, anchors=(row.anchor,)), *rest))

    def _cell(self, inlines: tuple[Inline, ...], element: int) -> Cell:
        composed = self._texts.inlines.compose(inlines, self._value, element, self._sections.current)
        style = paragraph_style(self._value)
        return Cell((Paragraph(tuple(composed.spans), style, composed.marks(element), notes=composed.notes),))

    def _plain(self, text: str, look: Look, element: int) -> Cell:
        return Cell((Paragraph((Span(text, run_style(self._design, look)),), paragraph_style(look), Marks(element)),))
