"""Tables that only place text on a page, and tables within cells: what the readers of Word, ODT and RTF share."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.source import Cell, LineRole, SourceLine

_ASIDE = (LineRole.COMMENT, LineRole.PAGE_HEAD, LineRole.PAGE_FOOT)


def without_layout_tables(lines: Sequence[SourceLine], inside: Mapping[int, Cell]) -> list[SourceLine]:
    """The lines with the cells of real tables only. `inside` has the cell that a table lies in, by the table's number.

    A table of one row or one column that holds whole sections or other tables only places them: its text is the
    document's own. A table that lies in a cell of a real one is text of that cell.
    """
    if not any(line.cell for line in lines):
        return list(lines)
    layouts = _layouts(lines, inside)
    if not layouts and not inside:
        return list(lines)

    def shown(cell: Cell | None) -> Cell | None:
        outermost = None
        while cell is not None:
            if cell.table not in layouts:
                outermost = cell
            cell = inside.get(cell.table)
        return outermost

    moved = {cell for cell in {line.cell for line in lines if line.cell} if shown(cell) != cell}
    return [replace(line, cell=shown(line.cell)) if line.cell in moved else line for line in lines]


def _layouts(lines: Sequence[SourceLine], inside: Mapping[int, Cell]) -> set[int]:
    """Numbers of the tables that only place text."""
    holders = {cell.table for cell in inside.values()}
    written = [line for line in lines if line.role not in _ASIDE]
    for line, follower in pairwise(written):
        if line.cell and line.cell == follower.cell and line.outline and not follower.outline:
            holders.add(line.cell.table)
    cells = {line.cell for line in lines if line.cell and line.cell.table in holders} | set(inside.values())
    rows: dict[int, set[int]] = {}
    columns: dict[int, set[int]] = {}
    for cell in cells:
        rows.setdefault(cell.table, set()).add(cell.row)
        columns.setdefault(cell.table, set()).add(cell.column)
    return {table for table in holders if len(rows[table]) == 1 or len(columns[table]) == 1}
