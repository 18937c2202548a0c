"""Rows of tables that the end of a page tears: their rest begins the next page as a table of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importers.recognition.blocks import ends_sentence, starts_small
from importers.recognition.lines import Line
from importers.source import Cell, LineEnd

_MOST_BETWEEN = 6  # lines at a page's foot and head
_SLACK = 2.0  # points by which the edges of one column may differ


@dataclass(slots=True)
class _Table:
    """The lines of a table by their places, in order."""

    number: int
    places: list[int]


def with_torn_rows_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines; where the first row of a table goes on with the last one of the page before, the two are one, and so are
    their tables."""
    moved = list(lines)
    follow: dict[int, list[int]] = {}
    above: _Table | None = None
    for table in _tables(lines):
        if above is not None and _goes_on(moved, above, table):
            _join(moved, follow, above, table)
        above = table
    late = {place for places in follow.values() for place in places}
    result: list[Line] = []
    for place, line in enumerate(moved):
        if place not in late:
            result.append(line)
            result += [moved[each] for each in _followers(place, follow)]
    return result


def _join(lines: list[Line], follow: dict[int, list[int]], above: _Table, table: _Table) -> None:
    """Gives the cells of a table their place in the one above; what goes on with a cell there follows its last line."""
    last = _cell(lines[above.places[-1]])
    ends = {_cell(lines[place]).column: place for place in above.places if _cell(lines[place]).row == last.row}
    for place in table.places:
        cell = _cell(lines[place])
        if not cell.row and lines[place].plain:
            before = ends[cell.column]
            follow.setdefault(before, []).append(place)
            lines[before] = _with(lines[before], _cell(lines[before]), LineEnd.WRAP)
            lines[place] = _with(lines[place], _cell(lines[before]), None)
        else:
            lines[place] = _with(lines[place], replace(cell, table=last.table, row=last.row + cell.row), None)


def _with(line: Line, cell: Cell, end: LineEnd | None) -> Line:
    return replace(line, source=replace(line.source, cell=cell, end=end or line.source.end))


def _followers(place: int, follow: dict[int, list[int]]) -> Iterator[int]:
    """The places of lines that go on with one, and of those that go on with these on a third page."""
    waiting = follow.get(place, [])[::-1]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += follow.get(each, [])[::-1]


def _cell(line: Line) -> Cell:
    assert line.source.cell is not None
    return line.source.cell


def _tables(lines: Sequence[Line]) -> list[_Table]:
    tables: dict[int, _Table] = {}
    for place, line in enumerate(lines):
        if line.source.cell is not None and line.source.size is not None:
            tables.setdefault(line.source.cell.table, _Table(line.source.cell.table, [])).places.append(place)
    return list(tables.values())


def _goes_on(lines: Sequence[Line], above: _Table, table: _Table) -> bool:
    """Whether a table's first row is the rest of the last one above: it begins in the middle of a sentence or a name, at
    the same edge, on the next page."""
    last, first = lines[above.places[-1]], lines[table.places[0]]
    near = table.places[0] - above.places[-1] <= _MOST_BETWEEN and first.source.page == (last.source.page or 0) + 1
    if not near or _cell(first).row:
        return False
    row = [lines[place] for place in above.places if _cell(lines[place]).row == _cell(last).row]
    rest = [lines[place] for place in table.places if not _cell(lines[place]).row and lines[place].plain]
    before = {_cell(line).column: line for line in row if line.plain}
    begins = {_cell(line).column: line for line in reversed(rest)}
    if not begins or not set(begins) <= set(before):
        return False
    torn = [(before[column], line) for column, line in begins.items()]
    open_ends = [starts_small(line.plain) and not ends_sentence(one.plain) for one, line in torn]
    return open_ends[-1] and all(_same_edge(one, line) for one, line in torn)


def _same_edge(one: Line, other: Line) -> bool:
    return abs((one.source.left or 0.0) - (other.source.left or 0.0)) <= _SLACK
