"""Heads of motions whose names have no colon and no table: a name and its value on each line, or all names above all
values, as programs write that take the words off a table without rulings. Their lines become cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from importers.recognition.blocks import ends_sentence
from importers.recognition.labels import is_known
from importers.recognition.lines import Line
from importers.recognition.motion_meta import is_head, name_before, name_key
from importers.recognition.starts import BLANK
from importers.source import Cell, LineEnd

_FEWEST_NAMES = 3  # of a head, or of fields above their values
_LONGEST_NAME = 45
_LONGEST_VALUE = 120
_LINE = 40  # letters of a line of text


@dataclass(frozen=True, slots=True)
class _Head:
    """Names and values of a head and the places of its lines."""

    rows: tuple[tuple[Line, Line], ...]
    places: frozenset[int]


def with_bare_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of such heads as cells."""
    table = 1 + max((line.source.cell.table for line in lines if line.source.cell), default=-1)
    begins = {min(head.places): head for head in (*_line_by_line(lines), *_names_above_values(lines))}
    taken = {place for head in begins.values() for place in head.places}
    result: list[Line] = []
    for place, line in enumerate(lines):
        if (head := begins.get(place)) is not None:
            result += _cells(head, table)
            table += 1
        if place not in taken:
            result.append(line)
    return result


def _cells(head: _Head, table: int) -> Iterator[Line]:
    for number, (name, value) in enumerate(head.rows):
        yield _in_cell(name, Cell(table, number, 0))
        yield _in_cell(value, Cell(table, number, 1))


def _in_cell(line: Line, cell: Cell) -> Line:
    return Line(line.index, line.text, replace(line.source, text=line.plain, cell=cell, end=LineEnd.PARAGRAPH))


def _is_loose(line: Line) -> bool:
    source = line.source
    return source.cell is None and not source.marker and source.outline is None and source.list_level is None


def _line_by_line(lines: Sequence[Line]) -> Iterator[_Head]:
    """Runs of lines that each begin with another name, one of them that of who moves the motion."""
    for first, end in _runs([_is_loose(line) and name_before(line.plain) != ("", 0) for line in lines], lines):
        found = [name_before(line.plain) for line in lines[first:end]]
        keys = [key for key, _ in found]
        if end - first >= _FEWEST_NAMES and len(set(keys)) == len(keys) and is_head(keys):
            rows = tuple(_split(line, place) for line, (_, place) in zip(lines[first:end], found, strict=True))
            yield _Head(rows, frozenset(range(first, end)))


def _split(line: Line, place: int) -> tuple[Line, Line]:
    return line.with_text(line.text.cut(0, place).unmarked()), line.with_text(line.text.cut(place).unmarked())


def _runs(wanted: Sequence[bool], lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First place of each run of wanted lines without a gap, and the one behind its last line."""
    first: int | None = None
    for place, each in enumerate([*wanted, False]):
        apart = place < len(lines) and lines[place].source.space_above >= BLANK
        if first is not None and (not each or apart):
            yield first, place
            first = None
        if each and first is None:
            first = place


def _names_above_values(lines: Sequence[Line]) -> Iterator[_Head]:
    """Runs of lines that are names and nothing else, and as many short lines below the next gap."""
    for first, end in _runs([_is_loose(line) and _is_name(line.plain) for line in lines], lines):
        names = lines[first:end]
        below = next((place for place in range(end, len(lines)) if not lines[place].plain.isdecimal()), len(lines))
        values = lines[below : below + len(names)]
        keys = [key for line in names if (key := name_key(line.plain))]
        known = {line.plain.casefold() for line in names if is_known(line.plain)}
        told = (len(names) > 1 and len(keys) == len(names) and is_head(keys)) or len(known) >= _FEWEST_NAMES
        if told and len(values) == len(names) and _is_group(lines, below, len(names)):
            rows = tuple(zip(names, values, strict=True))
            yield _Head(rows, frozenset((*range(first, end), *range(below, below + len(names)))))


def _is_torn(one: Line) -> bool:
    """Whether a line of a paragraph goes on in the next one, as no value does."""
    return len(one.plain) >= _LINE and not ends_sentence(one.plain)


def _is_name(plain: str) -> bool:
    may_name = 0 < len(plain) <= _LONGEST_NAME and plain[0].isupper() and plain[-1] not in ".,;!?"
    return bool(name_key(plain)) or (may_name and is_known(plain.removesuffix(":")))


def _is_group(lines: Sequence[Line], first: int, count: int) -> bool:
    """Whether short lines stand below a gap without gaps between them, and nothing else with them."""
    group, after = lines[first : first + count], lines[first + count : first + count + 1]
    close = all(other.source.space_above < BLANK and not _is_torn(one) for one, other in pairwise(group))
    alone = all(line.source.space_above >= BLANK for line in (group[0], *after))
    return close and alone and all(_is_loose(line) and len(line.plain) <= _LONGEST_VALUE for line in group)
