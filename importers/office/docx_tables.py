"""The cells of a Word table with their places: merged cells once, deleted rows not at all."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from importers.office.docx_styles import W, number, value
from importers.source import Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST = 200
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml")


def placed_cells(table: "_Element", index: int) -> "list[tuple[Cell, _Element]]":
    """Place and element of each cell, row by row. `index` is the table's place in the document."""
    placed: list[tuple[Cell, _Element]] = []
    open_merges: dict[int, int] = {}
    row = 0
    for element in _inside(table, "tr", 0):
        properties = element.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        header = properties is not None and properties.find(f"{W}tblHeader") is not None
        column = _count(value(properties, "gridBefore"), 0)
        for cell in _inside(element, "tc", 0):
            width, merge = _shape(cell)
            if not width:
                continue
            if _goes_on_aside(cell) and placed and placed[-1][0].row == row:
                left, content = placed[-1]
                placed[-1] = (replace(left, width=left.width + width), content)
            elif merge == "continue" and column in open_merges:
                above, content = placed[open_merges[column]]
                placed[open_merges[column]] = (replace(above, height=row - above.row + 1), content)
            else:
                open_merges.pop(column, None)
                if merge == "restart":
                    open_merges[column] = len(placed)
                placed.append((Cell(index, row, column, width, header=header), cell))
            column += width
        row += 1
    return placed


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
