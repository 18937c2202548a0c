"""Separated values (.csv): the separator is found by what gives rows of equal length."""

import csv
import io
from collections import Counter

from importers.limits import require_few
from importers.tables.grid import DEEPEST_HEAD, Grid, GridCell
from programme.errors import UnreadableFile

_SEPARATORS = ";,\t|"
_SAMPLE_ROWS = 50
_LONGEST_CELL = 1_000_000


def grid_of(text: str) -> Grid:
    """The rows of a CSV text. Raises `UnreadableFile` or `UnsafeFile`."""
    csv.field_size_limit(_LONGEST_CELL)
    separator = _separator(text)
    grid, count = Grid(), 0
    once: dict[str, str] = {}
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            count += sum(not value.isspace() for value in row if value)
            require_few(count)
            cells = {
                column: GridCell(
                    once.setdefault(value, value), is_number=len(grid.rows) < DEEPEST_HEAD and _is_number(value)
                )
                for column, value in enumerate(row)
                if value.strip()
            }
            if cells:
                grid.rows[number] = cells
    except csv.Error as error:
        raise UnreadableFile("file_broken", part="") from error
    return grid


def _separator(text: str) -> str:
    """The sign that parts most rows into the same number of cells, more than one."""
    best, score = ";", 0.0
    for sign in _SEPARATORS:
        widths = _widths(text, sign)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        rated = count / max(1, sum(widths.values())) * min(width, 8) if width > 1 else 0.0
        if rated > score:
            best, score = sign, rated
    return best


def _widths(text: str, separator: str) -> Counter[int]:
    widths: Counter[int] = Counter()
    try:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        for row, _ in zip(reader, range(_SAMPLE_ROWS), strict=False):
            if row:
                widths[len(row)] += 1
    except csv.Error:
        return Counter()
    return widths


def _is_number(text: str) -> bool:
    digits = text.strip().replace(".", "").replace(",", "").replace("€", "").replace("%", "").strip()
    return digits.isdecimal()
