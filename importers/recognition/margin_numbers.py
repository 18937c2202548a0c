"""Line numbers that were printed beside the text of a motion: taken off, and remembered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importers.recognition.blocks import starts_small
from importers.recognition.lines import Ledger, Line
from importers.source import LineEnd

_LEADING = re.compile(r"\s*(\d{1,4})(?:[ \t\u00a0]+(?=\S)|\s*$)")
_TRAILING = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(\d{1,4})\s*$")
_FEWEST = 6  # numbers in a row that are no accident
_TORN = 0.2  # share of the lines of a text that begin in the middle of a sentence
_FIFTHS = (5, 10)
_MOST_BETWEEN = 3  # lines without a number between two that count one by one (headings)


@dataclass(frozen=True, slots=True)
class _Found:
    """A number at a line's edge, with the span that it takes in the source's text."""

    place: int
    number: int
    start: int
    end: int


def without_margin_numbers(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], dict[int, int]]:
    """The lines without numbers that count them, and the number of each such line by its index. A numbered line without
    words is a blank line, but where most numbers stand above the lines that they count."""
    printed = {line.index: line.source.margin_number for line in lines if line.source.margin_number is not None}
    counted = max((_counted(lines, pattern) for pattern in (_LEADING, _TRAILING)), key=len)
    by_place = {found.place: found for found in counted}
    above = 2 * sum(_is_alone(lines[found.place], found) for found in counted) > len(counted)
    result: list[Line] = []
    blank = 0.0
    gone: list[Line] = []
    for place, line in enumerate(lines):
        found = by_place.get(place)
        if found is not None:
            printed[line.index] = found.number
            line = _cut(line, found)
            gone.append(lines[place])
        if not line.plain and found is not None:
            blank += line.source.space_above + (0 if above else 1)
            ledger.dropped[line.index] = "line_numbers"
            if above and place + 1 < len(lines):  # the line below is the one that it counts
                printed[lines[place + 1].index] = printed.pop(line.index)
            continue
        result.append(_with_space(line, blank) if blank else line)
        blank = 0.0
    if gone:
        ledger.note("line_numbers", line=gone[0], count=len(gone))
    return result, printed


def _counted(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[_Found]:
    """The numbers that count lines: one by one, or every fifth or tenth line, most of them beside words (years stand
    alone)."""
    found = []
    seek = pattern.search if pattern is _TRAILING else pattern.match
    for place, line in enumerate(lines):
        match = None if line.source.cell is not None or line.source.marker else seek(line.source.text)
        if match is not None:
            found.append(_Found(place, int(match[1]), match.start(), match.end()))
    singles = _in_step(found, 1, _MOST_BETWEEN)
    if len(singles) >= _FEWEST and 2 * len(singles) >= _covered(singles):
        return singles
    if torn := [each for row in _rows(found, 1, _MOST_BETWEEN) if _counts_torn(row, lines) for each in row]:
        return torn
    for step in _FIFTHS:
        rows = [[each for each in row if each.number % step == 0] for row in _rows(found, step, step + 2)]
        steps = [each for row in rows for each in row]
        beside = sum(not _is_alone(lines[each.place], each) for each in steps)
        covered = sum(map(_covered, rows))
        if len(steps) >= max(3, _FEWEST // 2) and 2 * beside >= len(steps) >= covered / (step + 2):
            return _with_lone(steps, found, lines, step)
    return []


def _with_lone(steps: Sequence[_Found], found: Sequence[_Found], lines: Sequence[Line], step: int) -> list[_Found]:
    """The numbers of a step, and the first ones of texts that end before the second, at the same place of their lines."""
    known = {each.place for each in steps}
    lefts = {lines[each.place].source.left for each in steps} if lines[steps[0].place].source.size is None else set()
    lone = (each for each in found if each.number == step and each.place not in known)
    return sorted(
        (*steps, *(each for each in lone if lines[each.place].source.left in lefts)), key=lambda each: each.place
    )


def _covered(found: Sequence[_Found]) -> int:
    return found[-1].place - found[0].place + 1 if found else 0


def _counts_torn(row: Sequence[_Found], lines: Sequence[Line]) -> bool:
    """Whether a row of numbers counts the lines of a text among others: they begin with 1 and stand close, and many of the
    lines begin in the middle of a sentence, as no items and no headings do."""
    if len(row) < _FEWEST or row[0].number != 1 or _covered(row) > 2 * len(row) + _MOST_BETWEEN:
        return False
    return sum(map(starts_small, _counted_words(row, lines))) >= _TORN * len(row)


def _counted_words(row: Sequence[_Found], lines: Sequence[Line]) -> Iterator[str]:
    """The words beside each number, or on the line below one that stands alone."""
    for each in row:
        own = lines[each.place].source.text
        below = lines[each.place + 1].plain if each.place + 1 < len(lines) else ""
        yield (own[: each.start] + own[each.end :]).strip() or below


def _is_alone(line: Line, found: _Found) -> bool:
    return line.source.text.strip() == str(found.number)


def _in_step(found: Sequence[_Found], step: int, reach: int) -> list[_Found]:
    return [each for row in _rows(found, step, reach) for each in row]


def _rows(found: Sequence[_Found], step: int, reach: int) -> list[list[_Found]]:
    """Rows of numbers each of which is `step` more than one at most `reach` lines above."""
    kept: list[list[_Found]] = []
    row: list[_Found] = []
    for each in found:
        if row and each.number == row[-1].number + step and each.place - row[-1].place <= reach:
            row.append(each)
        elif not row or each.number <= step or each.place - row[-1].place > reach:
            kept += [row] if len(row) > 1 else []
            row = [each]
    return kept + ([row] if len(row) > 1 else [])


def _cut(line: Line, found: _Found) -> Line:
    """The line without its number; a text that was all number is empty."""
    source = line.source
    if found.start == 0:
        width = len(source.text) - len(source.text[found.end :].lstrip())
        text = line.text.cut(len(str(found.number)))
        left = source.left + width if source.left is not None and source.size is None else source.left
        end = LineEnd.WRAP if text.plain else source.end
        return Line(line.index, text, replace(source, text=source.text[width:], left=left, end=end))
    text = line.text.cut(0, len(line.plain) - len(str(found.number)))
    return Line(line.index, text, replace(source, text=source.text[: found.start].rstrip()))


def _with_space(line: Line, blank: float) -> Line:
    return Line(line.index, line.text, replace(line.source, space_above=line.source.space_above + blank))
