"""Names of fields that a page sets in a column of their own beside their values, without rulings: read one column after the
other, they stand above all values. Their lines become the cells of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from importers.recognition.blocks import starts_small
from importers.recognition.joining import glue
from importers.recognition.labels import is_known, tab_label
from importers.recognition.lines import Line
from importers.recognition.motion_meta import is_head, name_key
from importers.source import Cell, LineEnd
from programme.markup import Run

_FEWEST_FIELDS = 3  # different names
_SHARE = 0.6  # of the lines of their column
_LONGEST_NAME = 45
_MOST_WORDS = 4  # of a name
_NEAR = 6  # lines above or below among which the next name stands
_BLANK = re.compile(r" ")
_SLACK = 0.6  # times a line's height by which a value may begin above its name


@dataclass(frozen=True, slots=True)
class _Beside:
    """A column of names and the column of values beside it, by the places of their lines."""

    first: int
    middle: int
    end: int


def with_names_beside(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of such columns as cells, row by row."""
    table = 1 + max((line.source.cell.table for line in lines if line.source.cell), default=-1)
    result: list[Line] = []
    place = 0
    for found in _columns(lines):
        names = _names(lines[found.first : found.middle])
        if not _are_names([_joined(name) for name in names]):
            continue
        result += lines[place : found.first]
        result += _cells(names, lines[found.middle : found.end], table)
        place, table = found.end, table + 1
    return [*result, *lines[place:]]


def _columns(lines: Sequence[Line]) -> Iterator[_Beside]:
    """Each column of short lines with the next one beside it."""
    first = 0
    while first < len(lines):
        middle = _end_of_column(lines, first)
        if middle < len(lines) and _stand_side_by_side(lines[first:middle], lines[middle]):
            end = _end_of_column(lines, middle)
            yield _Beside(first, middle, end)
            middle = end
        first = middle


def _end_of_column(lines: Sequence[Line], first: int) -> int:
    """Place behind the last line of the column that begins at `first`; right behind it where there is none."""
    end, begin = first + 1, lines[first].source
    while begin.column is not None and begin.cell is None and end < len(lines):
        source = lines[end].source
        rises = (source.top or 0.0) < (lines[end - 1].source.top or 0.0)
        if (source.page, source.column, source.cell) != (begin.page, begin.column, None) or rises:
            break
        end += 1
    return end


def _stand_side_by_side(names: Sequence[Line], other: Line) -> bool:
    one, source = names[0].source, other.source
    if one.column is None or source.column is None or one.size is None or source.page != one.page:
        return False
    if source.column != one.column + 1 or None in (one.top, source.top, names[-1].source.bottom):
        return False
    short = all(len(line.plain) <= _LONGEST_NAME and line.source.outline is None for line in names)
    return short and (source.top or 0.0) <= (names[0].source.bottom or 0.0)


def _names(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each name; one that goes on below has several."""
    names: list[list[Line]] = []
    for line in lines:
        if names and _goes_on(_joined(names[-1]), line.plain):
            names[-1].append(line)
        else:
            names.append([line])
    return names


def _goes_on(name: str, rest: str) -> bool:
    drop, between = glue(name, rest)
    whole = f"{name[: len(name) - drop]}{between}{rest}"
    return (
        name.endswith(("-", "/", "und", "oder", "&")) or starts_small(rest) or (is_known(whole) and not is_known(rest))
    )


def _joined(lines: Sequence[Line]) -> str:
    whole = ""
    for line in lines:
        drop, between = glue(whole, line.plain) if whole else (0, "")
        whole = f"{whole[: len(whole) - drop]}{between}{line.plain}"
    return whole.removesuffix(":")


def _are_names(names: Sequence[str]) -> bool:
    known = {name.casefold() for name in names if is_known(name)}
    keys = [key for name in names if (key := name_key(name))]
    if max(len(known), len(keys)) < _SHARE * len(names):
        return False
    return len(known) >= _FEWEST_FIELDS or (len(keys) > 1 and is_head(keys))


def _cells(names: Sequence[Sequence[Line]], values: Sequence[Line], table: int) -> Iterator[Line]:
    """Each name with the values down to the next one."""
    tops = [(name[0].source.top or 0.0) - _SLACK * (name[0].source.size or 0.0) for name in names]
    rows = [[line for line in values if _row_of(line, tops) == number] for number in range(len(names))]
    for number, (name, below) in enumerate(zip(names, rows, strict=True)):
        for column, cell in enumerate((name, below)):
            yield from (_in_cell(line, Cell(table, number, column)) for line in cell)


def _row_of(line: Line, tops: Sequence[float]) -> int:
    return max(0, sum(top <= (line.source.top or 0.0) for top in tops) - 1)


def _in_cell(line: Line, cell: Cell) -> Line:
    end = LineEnd.PARAGRAPH if line.source.end is LineEnd.PARAGRAPH else LineEnd.WRAP
    return Line(line.index, line.text, replace(line.source, cell=cell, column=None, end=end))


def with_gaps_restored(lines: Sequence[Line]) -> list[Line]:
    """The lines; a name as wide as its column, which leaves no wide gap before its value, gets one between others that
    have it."""
    result = list(lines)
    for place, line in enumerate(lines):
        end = _end_of_name(line)
        if end and _named_beside(lines, place) >= (1 if _is_bold(line, end) else 2):
            raw = f"{line.plain[:end]}\t{line.plain[end:].lstrip()}"
            result[place] = replace(line, source=replace(line.source, text=raw))
    return result


def _end_of_name(line: Line) -> int:
    """Where the name ends that a line of a page begins with, with blanks only before its value; 0 where there is none."""
    source = line.source
    if source.cell is not None or source.size is None or source.marker or "\t" in source.text:
        return 0
    ends = [match.start() for match in islice(_BLANK.finditer(line.plain, 0, _LONGEST_NAME), _MOST_WORDS)]
    return next((end for end in reversed(ends) if is_known(line.plain[:end])), 0)


def _is_bold(line: Line, end: int) -> bool:
    """Whether a name is bold and its value is not."""
    first = line.text.inlines[0] if line.text.inlines else None
    return isinstance(first, Run) and first.bold and first.text.strip() == line.plain[:end]


def _named_beside(lines: Sequence[Line], place: int) -> int:
    """How many of the lines above and below that begin at the same place have known names before wide gaps."""
    left, page = lines[place].source.left, lines[place].source.page
    near = (lines[max(0, place - _NEAR) : place][::-1], lines[place + 1 : place + 1 + _NEAR])
    alike = ([line for line in side if line.source.left == left and line.source.page == page] for side in near)
    return sum(bool(side and tab_label(side[0].source.text)) for side in alike)
