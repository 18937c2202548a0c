"""The tables of a page while they are read: the place of each cell, and the cells that tables lie in."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from importers.source import Cell

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_COLUMNS = 200
_MOST_ROWS = 1_000
_TALLEST = 100  # rows of which a cell's place is kept


@dataclass(slots=True)
class _Table:
    """A table while it is read; `taken` are places that cells from rows above reach into."""

    index: int
    row: int = -1
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)


class Cells:
    """The open tables of a page, the innermost last."""

    def __init__(self) -> None:
        self.inside: dict[int, Cell] = {}
        """The cell that a table lies in, by the table's number."""
        self._open: list[_Table] = []
        self._count = 0

    def begin(self, around: Cell | None) -> None:
        """A table begins in the cell `around`."""
        if around is not None:
            self.inside[self._count] = around
        self._open.append(_Table(self._count))
        self._count += 1

    def begin_row(self) -> None:
        """A row of the innermost table begins."""
        if self._open:
            self._open[-1].row += 1
            self._open[-1].column = 0

    def end(self) -> None:
        """The innermost table ends."""
        if self._open:
            self._open.pop()

    def place(self, element: "HtmlElement") -> Cell | None:
        """The next place of the innermost table, for one of its cells; None outside of tables."""
        if not self._open:
            return None
        table = self._open[-1]
        table.row = max(0, table.row)
        while (table.row, table.column) in table.taken:
            table.column += 1
        width, height = _span(element, "colspan", _MOST_COLUMNS), _span(element, "rowspan", _MOST_ROWS)
        place = Cell(table.index, table.row, table.column, width, height, header=element.tag == "th")
        table.taken |= {
            (table.row + down, table.column + across)
            for down in range(1, min(height, _TALLEST))
            for across in range(width)
        }
        table.column += width
        return place


def _span(element: "HtmlElement", name: str, highest: int) -> int:
    text = element.get(name, "1").strip()
    return max(1, min(highest, int(text))) if text.isdecimal() and len(text) < 6 else 1
