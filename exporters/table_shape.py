"""The Maßnahmentabelle where its type is too large, or its page too narrow, for a column to each field."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters.block_types import MeasureTable, TableRow
from exporters.design import Design
from programme.markup import Inline, LineBreak, Run

FIELDS = "Angaben"
_LEAST_CHARACTERS = 120
"""Across the page, below which fields stand below each other."""
_CHARACTER = 0.5
"""Mean width of a character, in em."""
_POINTS = 72 / 25.4
_NUMBER, _STATEMENT = 0.06, 0.44
_NUMBER_EMS = 2.05
"""The head "Nr." in bold and what its cell keeps free."""


def fitting(table: MeasureTable, design: Design) -> MeasureTable:
    """The table as it can be read in a design: as it is, or with all fields of a measure in one column."""
    page = design.page
    width = (max(page.width, page.height) - page.inner - page.outer) * _POINTS
    before = 1 + table.numbered
    if len(table.columns) < before + 2 or width / (design.field_value.size * _CHARACTER) >= _LEAST_CHARACTERS:
        return _with_room_for_numbers(table, _NUMBER_EMS * design.field_label.size / width)
    columns = (*table.columns[:before], FIELDS)
    rows = tuple(
        replace(row, cells=(tuple(_stacked(table.columns[before:], row.cells)),)) if isinstance(row, TableRow) else row
        for row in table.rows
    )
    number = _NUMBER * table.numbered
    shares = (*[number] * table.numbered, _STATEMENT, 1 - number - _STATEMENT)
    return MeasureTable(table.caption, columns, shares, rows, table.numbered)


def numbers(table: MeasureTable, row: TableRow) -> tuple[str, ...]:
    """What the cells before the statement say: one number, or no cell at all where no measure has one."""
    return (row.number,) if table.numbered else ()


def _with_room_for_numbers(table: MeasureTable, least: float) -> MeasureTable:
    """The first column as wide as its head in the type of the design; the others give it what it lacks."""
    number, *rest = table.shares
    if not table.numbered or number >= least:
        return table
    return replace(table, shares=(least, *(share * (1 - least) / (1 - number) for share in rest)))


def _stacked(labels: Sequence[str], cells: Sequence[tuple[Inline, ...]]) -> Iterator[Inline]:
    """Label and value of each filled field on lines of their own."""
    filled = [(label, cell) for label, cell in zip(labels, cells, strict=True) if cell]
    for place, (label, cell) in enumerate(filled):
        if place:
            yield LineBreak()
        yield Run(f"{label}: ", bold=True)
        yield from cell
