"""Cells of tables, put together from the blocks of a source."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from importers.recognition.blocks import Block
from importers.recognition.labels import folded_label


@dataclass(slots=True)
class TableCell:
    """A cell: its place and its paragraphs."""

    column: int
    width: int
    header: bool
    blocks: list[Block] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """All its words on one line."""
        return " ".join(block.whole.plain for block in self.blocks).strip()


@dataclass(slots=True)
class Table:
    """Rows of cells, empty ones left out."""

    rows: list[list[TableCell]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """Number of columns that hold anything."""
        return len({cell.column for row in self.rows for cell in row})


def tables_of(blocks: Sequence[Block]) -> dict[int, Table]:
    """The tables of a source by their numbers."""
    tables: dict[int, Table] = {}
    last: tuple[int, int, int] | None = None
    for block in blocks:
        cell = block.source.cell
        if cell is None:
            continue
        table = tables.setdefault(cell.table, Table())
        if last is None or last[:2] != (cell.table, cell.row):
            table.rows.append([])
        if last != (cell.table, cell.row, cell.column):
            table.rows[-1].append(TableCell(cell.column, cell.width, cell.header))
        if block.plain or block.start.end:
            table.rows[-1][-1].blocks.append(block)
        last = (cell.table, cell.row, cell.column)
    for table in tables.values():
        table.rows = [kept for row in table.rows if (kept := [cell for cell in row if cell.blocks])]
    return tables


def row_key(row: Sequence[TableCell]) -> str:
    """What a row says, folded, for comparing rows."""
    return "|".join(folded_label(cell.plain) for cell in row)
