"""Where in the tables of a Rich Text file a paragraph stands; cells are told by the edges that their rows define."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from importers.source import Cell, SourceLine

_NEAR = 40
"""Edges that are meant to be one may differ by as many twips."""


@dataclass(slots=True)
class _Row:
    """What a row defines of each cell: its right edge, and whether it goes on with the cell above."""

    left: int = 0
    edges: list[int] = field(default_factory=list)
    goes_on: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Table:
    number: int
    row: int = 0
    column: int = 0
    rows: list[_Row] = field(default_factory=list)


class Places:
    """Follows the tables and those within their cells. Cells are counted within their rows until `placed` knows all."""

    def __init__(self) -> None:
        self.inside: dict[int, Cell] = {}
        """The cell that a table lies in, by the table's number; as counted."""
        self._open: list[_Table] = []
        self._all: list[_Table] = []
        self._defined = _Row()

    def cell(self, depth: int) -> Cell | None:
        """The cell of a paragraph that stands `depth` tables deep; None outside of tables."""
        del self._open[depth:]
        while len(self._open) < depth:
            table = _Table(len(self._all))
            if self._open:
                self.inside[table.number] = self._counted(self._open[-1])
            self._open.append(table)
            self._all.append(table)
        return self._counted(self._open[-1]) if depth else None

    def end_cell(self, depth: int) -> None:
        """A cell ends, with the tables in it."""
        self.cell(depth)
        self._open[-1].column += 1

    def end_row(self, depth: int) -> None:
        """A row ends; what it defines may stand before or after its text."""
        del self._open[depth:]
        if self._open:
            table = self._open[-1]
            table.rows.append(replace(self._defined))
            table.row, table.column = table.row + 1, 0

    def define_row(self) -> None:
        """Definitions of a row begin."""
        self._defined = _Row()

    def define_left(self, twips: int) -> None:
        """Where the row begins."""
        self._defined.left = twips

    def define_merge(self) -> None:
        """The next cell goes on with the one above."""
        self._defined.goes_on.add(len(self._defined.edges))

    def define_edge(self, twips: int) -> None:
        """The right edge of the next cell."""
        self._defined.edges.append(twips)

    def placed(self, lines: list[SourceLine]) -> list[SourceLine]:
        """`lines` with their cells in the columns and rows that the edges make; `inside` likewise."""
        places = {cell: place for table in self._all for cell, place in _resolved(table)}
        self.inside = {table: places.get(cell, cell) for table, cell in self.inside.items()}
        return [replace(line, cell=places.get(line.cell, line.cell)) if line.cell else line for line in lines]

    def _counted(self, table: _Table) -> Cell:
        return Cell(table.number, table.row, table.column)


def _resolved(table: _Table) -> Iterator[tuple[Cell, Cell]]:
    """Counted cells with their places among all columns of the table."""
    lefts: list[int] = []
    for left in sorted({left for row in table.rows for left in (row.left, *row.edges[:-1])}):
        if not lefts or left > lefts[-1] + _NEAR:
            lefts.append(left)
    heights: dict[int, int] = {}
    found: list[tuple[Cell, Cell]] = []
    for number, row in reversed(list(enumerate(table.rows))):
        for count, (left, right) in enumerate(zip((row.left, *row.edges), row.edges, strict=False)):
            column = sum(each + _NEAR < left for each in lefts)
            if count in row.goes_on:
                heights[column] = heights.get(column, 1) + 1
                continue
            width = max(1, sum(left <= each + _NEAR and each + _NEAR < right for each in lefts))
            place = Cell(table.number, number, column, width, heights.pop(column, 1))
            found.append((Cell(table.number, number, count), place))
    return iter(found)
