"""Cells of tables, put together from the blocks of a source."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from importers.recognition.blocks import Block
from importers.recognition.labels import folded_label
from importers.source import Cell


@dataclass(slots=True)
class TableCell:
    """A cell: its place and its paragraphs."""

    place: Cell
    blocks: list[Block] = field(default_factory=list)

    @property
    def column(self) -> int:
        """Its column, or its first one."""
        return self.place.column

    @property
    def plain(self) -> str:
        """All its words on one line."""
        if len(self.blocks) == 1:
            return self.blocks[0].whole.plain.strip()
        return " ".join(block.whole.plain for block in self.blocks).strip()

    def reaches(self, row: int) -> bool:
        """Whether it takes a place in a row."""
        return self.place.row <= row < self.place.row + self.place.height


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
            table.rows[-1].append(TableCell(cell, []))
        if block.plain or block.start.end:
            table.rows[-1][-1].blocks.append(block)
        last = (cell.table, cell.row, cell.column)
    for table in tables.values():
        table.rows = [kept for row in table.rows if (kept := [cell for cell in row if cell.blocks])]
    return tables


def name_columns(table: Table, is_name: Callable[[str], bool]) -> set[int]:
    """Columns beyond the first that hold names of fields: something stands on both sides of such a name in its row."""
    return {cell.column for row in table.rows for cell in row[2:-1] if is_name(cell.plain)}


def heads_pairs(rows: Sequence[Sequence[TableCell]], is_name: Callable[[str], bool]) -> bool:
    """Whether the first row only says that below it names stand beside their values ("Feld", "Inhalt")."""
    head, below = rows[0], rows[1] if len(rows) > 1 else ()
    return len(head) == len(below) == 2 and is_name(below[0].plain) and not is_name(head[0].plain)


def split_row(row: Sequence[TableCell], columns: Collection[int]) -> Iterator[Sequence[TableCell]]:
    """The parts of a row, each begun by its first cell or by one in `columns`."""
    starts = [place for place, cell in enumerate(row) if place == 0 or cell.column in columns]
    for start, end in zip(starts, [*starts[1:], len(row)], strict=True):
        yield row[start:end]


def row_key(row: Sequence[TableCell]) -> tuple[str, ...]:
    """What a row says, folded, for comparing rows."""
    return tuple(folded_label(cell.plain) for cell in row)


def says_again(row: Sequence[TableCell], key: tuple[str, ...]) -> bool:
    """Whether a row says what the one of this key does."""
    return len(row) == len(key) and all(folded_label(cell.plain) == each for cell, each in zip(row, key, strict=True))
