"""Sheets and table of measures as chunks: one for each measure that is wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters.block_types import MeasureTable, PageBreak, PrintBlock, TableGroup, TableRow
from exporters.composing.chunks import Chunk, ChunkBook, Context, note_count, notes_of
from exporters.options import ExportOptions
from exporters.printed_nodes import NodeTexts
from exporters.table_body import (
    SAMPLE,
    any_numbered,
    column_shares,
    field_columns,
    group_of,
    row_of,
    sheet_of,
    table_columns,
    wanted_measures,
)
from programme.model import Level, Node, Programme, Visit


class SheetBook(ChunkBook):
    """A chunk for each sheet."""

    def _nodes(self, _programme: Programme, texts: NodeTexts) -> Iterator[Chunk]:
        self._notes = 0
        for place, visit in enumerate(wanted_measures(texts)):
            above = tuple((node.id, texts.label(node), node.title) for node in visit.ancestors)
            own = notes_of(visit.node) + sum(note_count(title) for _, _, title in above)
            context = Context(place > 0, texts.label(visit.node), notes_before=self._count_notes(own), above=above)
            yield self._chunk(visit, context, texts)

    def _node_blocks(self, visit: Visit, texts: NodeTexts, context: Context) -> Iterator[PrintBlock]:
        if context.new_page:
            yield PageBreak()
        yield sheet_of(visit, texts)

    def _refers(self, visit: Visit) -> bool:
        return super()._refers(visit) or any("](#" in node.title for node in visit.ancestors)

    def _is_heading(self, _node: Node, _texts: NodeTexts) -> bool:
        return False


class TableBook(ChunkBook):
    """A chunk for the caption and heads of the table, and one for each measure with the headings that begin before it.

    The widths of the columns follow from many measures: where they change, all rows are others.
    """

    def __init__(self, options: ExportOptions) -> None:
        super().__init__(options)
        self._keys: tuple[str, ...] = ()
        self._table: MeasureTable | None = None

    def _nodes(self, _programme: Programme, texts: NodeTexts) -> Iterator[Chunk]:
        visits = wanted_measures(texts)
        table = self._shape(visits, texts)
        yield self._outer("head", [table], Context(table=table))
        self._notes = 0
        above: tuple[Node, ...] = ()
        for place, visit in enumerate(visits):
            new = [(rank, node) for rank, node in enumerate(visit.ancestors, 1) if node not in above]
            above = visit.ancestors
            own = notes_of(visit.node) + sum(note_count(node.title) for _, node in new)
            context = Context(
                label=texts.numbers.get(visit.node.id, ""),
                notes_before=self._count_notes(own),
                above=tuple((node.id, str(rank), texts.label(node), node.title) for rank, node in new),
                table=table,
                begins=not place,
            )
            yield self._chunk(visit, context, texts)

    def _node_blocks(self, visit: Visit, texts: NodeTexts, context: Context) -> Iterator[PrintBlock]:
        assert context.table is not None
        ranks = {node_id: int(rank) for node_id, rank, _, _ in context.above}
        groups = [group_of(node, ranks[node.id], texts) for node in visit.ancestors if node.id in ranks]
        rows: tuple[TableGroup | TableRow, ...] = (*groups, row_of(visit.node, texts, self._keys))
        table = context.table
        yield replace(table, rows=rows)

    def _shape(self, visits: Sequence[Visit], texts: NodeTexts) -> MeasureTable:
        """The table without rows."""
        measure = texts.definitions[Level.MASSNAHME]
        keys = field_columns(texts, visits)
        self._keys = tuple(key for key, _ in keys)
        numbered = any_numbered(texts, visits)
        columns = table_columns(measure, keys, numbered)
        sample = [row_of(visit.node, texts, self._keys) for visit in visits[:SAMPLE]]
        shares = column_shares(columns, sample, numbered)
        table = MeasureTable(measure.plural, columns, shares, (), numbered)
        if self._table is None or self._table != table:
            self._table = table
        return self._table

    def _refers(self, visit: Visit) -> bool:
        return super()._refers(visit) or any("](#" in node.title for node in visit.ancestors)

    def _is_heading(self, _node: Node, _texts: NodeTexts) -> bool:
        return False
