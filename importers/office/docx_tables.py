"""The cells of a Word table with their places: merged cells once, deleted rows not at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.office.docx_styles import W, number, value
from importers.source import Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST = 200
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml")


def placed_cells(table: "_Element", index: int) -> "Iterator[tuple[Cell, _Element]]":
    """Place and element of each cell, row by row; of a large table no more is kept. `index` is the table's place in the
    document."""
    heights = _heights(table)
    for row, (header, cells) in enumerate(_rows(table)):
        for column, width, merge, cell in cells:
            if merge != "continue" or (row, column) in heights:
                yield Cell(index, row, column, width, heights.get((row, column), 1), header=header), cell


def _heights(table: "_Element") -> dict[tuple[int, int], int]:
    """How many rows each cell takes that may go on below, by its row and column. One that only continues, but nothing, begins
    anew."""
    heights: dict[tuple[int, int], int] = {}
    begun: dict[int, int] = {}
    for row, (_, cells) in enumerate(_rows(table)):
        for column, _, merge, _ in cells:
            if merge == "continue" and column in begun:
                heights[begun[column], column] = row - begun[column] + 1
            else:
                begun.pop(column, None)
                if merge == "restart":
                    begun[column] = row
                if merge:
                    heights[row, column] = 1
    return heights


def _rows(table: "_Element") -> "Iterator[tuple[bool, list[tuple[int, int, str, _Element]]]]":
    """For each row whether it is repeated overleaf, and its cells: column, width, whether they begin or continue one over
    several rows, element."""
    for element in _inside(table, "tr", 0):
        properties = element.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        header = properties is not None and properties.find(f"{W}tblHeader") is not None
        column = _count(value(properties, "gridBefore"), 0)
        cells: list[tuple[int, int, str, _Element]] = []
        for cell in _inside(element, "tc", 0):
            width, merge = _shape(cell)
            if width and cells and _goes_on_aside(cell):
                first, own, kind, left = cells[-1]
                cells[-1] = (first, own + width, kind, left)
            elif width:
                cells.append((column, width, merge, cell))
            column += width
        yield header, cells


def _inside(element: "_Element", name: str, depth: int) -> "Iterator[_Element]":
    """Rows or cells, also those wrapped in content controls and insertions."""
    for child in element.iterchildren():
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS and depth < 20:
            yield from _inside(child, name, depth + 1)


def _shape(cell: "_Element") -> tuple[int, str]:
    """Columns that a cell takes, 0 where it is deleted, and whether it begins ("restart") or continues a cell over several rows."""
    properties = cell.find(f"{W}tcPr")
    merge = None if properties is None else properties.find(f"{W}vMerge")
    kind = "" if merge is None else merge.get(f"{W}val", "continue")
    if properties is not None and properties.find(f"{W}cellDel") is not None:
        return 0, kind
    return _count(value(properties, "gridSpan"), 1), kind


def _goes_on_aside(cell: "_Element") -> bool:
    """Whether a cell belongs to the one left of it, as old files say it."""
    merge = cell.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _count(text: str | None, lowest: int) -> int:
    return max(lowest, min(WIDEST, int(number(text) or lowest)))
