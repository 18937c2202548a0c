"""A sheet as rows of texts, and its lines: what stands above the table, its head, its cells."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from importers.source import Cell, LineEnd, SourceLine
from programme.findings import Finding, Severity

_HEAD_SHARE = 0.6
DEEPEST_HEAD = 30
"""Rows among which the head of a table is sought."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with text. Merged cells hold their text in the first one and say how far they reach."""

    text: str
    bold: bool = False
    is_number: bool = False
    """Asked for while a head is sought; CSV says it of the rows where one may be."""
    width: int = 1
    height: int = 1


@dataclass(slots=True)
class Grid:
    """A sheet. `rows` maps row (from 1) and column (from 0) to cells; empty cells are left out."""

    name: str = ""
    rows: dict[int, dict[int, GridCell]] = field(default_factory=dict)

    def columns(self) -> list[int]:
        """The columns that hold anything."""
        return sorted({column for row in self.rows.values() for column in row})


def hidden_findings(sheets: int, cells: int, kept: int) -> tuple[Finding, ...]:
    """What does not show in a workbook: sheets, and rows and columns (`cells`), are left out where a person hid them; rows
    are `kept` where a filter or a folded outline hides them."""
    counts = {
        ("hidden_sheets_left_out", Severity.WARNING): sheets,
        ("hidden_cells_left_out", Severity.WARNING): cells,
        ("filtered_rows_kept", Severity.HINT): kept,
    }
    return tuple(Finding(kind, worth, {"count": count}) for (kind, worth), count in counts.items() if count)


def grid_lines(grid: Grid, table: int) -> Iterator[SourceLine]:
    """Lines of a sheet; rows above the head are lines of text. Each row leaves the sheet, which may hold the whole document."""
    head = _head_row(grid)
    for number in sorted(grid.rows):
        row = grid.rows.pop(number)
        for column in sorted(row):
            cell = row[column]
            place = Cell(table, number - head, column, cell.width, cell.height, header=number == head)
            for text in cell.text.split("\n"):
                if text.strip():
                    yield SourceLine(
                        text.strip(),
                        number,
                        LineEnd.PARAGRAPH,
                        cell=place if number >= head else None,
                        bold=1.0 if cell.bold else 0.0,
                    )


def _head_row(grid: Grid) -> int:
    """The first row that names most columns in words; the first row of all where none does."""
    numbers = sorted(grid.rows)
    used = len(grid.columns())
    for number in numbers[:DEEPEST_HEAD]:
        names = [cell for cell in grid.rows[number].values() if not cell.is_number]
        if used > 1 and len(names) > 1 and sum(cell.width for cell in names) >= _HEAD_SHARE * used:
            return number
    return numbers[0] if numbers else 1


def named_rows(grid: Grid) -> list[tuple[int, dict[str, str]]]:
    """Row number and texts by the folded name of their column, for each row below the head. A name that comes again is
    counted ("notiz 2"); a column without one is "spalte 3"."""
    first = _head_row(grid)
    heads = grid.rows.get(first, {})
    names: dict[int, str] = {}
    known: Counter[str] = Counter()
    for column in grid.columns():
        head = " ".join(heads[column].text.split()).casefold() if column in heads else ""
        name = head or f"spalte {column + 1}"
        known[name] += 1
        names[column] = f"{name} {known[name]}" if known[name] > 1 else name
    return [
        (number, {names[column]: cell.text for column, cell in row.items()})
        for number, row in sorted(grid.rows.items())
        if number > first
    ]
