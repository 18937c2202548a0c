"""Columns of text set side by side with blanks, as `pdftotext -layout` writes them: put one below the other."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)| {20,}(?=\S)")
_FEWEST = 8  # lines that begin at a place, from which on it may be that of a column
_SHARE = 0.25  # of a page's lines
_ACROSS = 0.15  # share of a page's lines that may run across the gap between two columns
_PROSE = 24  # letters of the usual line of running text in a column
_GOES_ON = 0.2  # share of a column's lines that go on in the middle of a sentence
_DEEPEST = 4  # columns


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text and the column that it stands in, from 0; None where there are none."""

    text: str
    column: int | None = None


def in_reading_order(lines: Sequence[str]) -> list[Row]:
    """The lines page by page, those of columns in the order in which they are read."""
    result: list[Row] = []
    start = 0
    for end in [*(place for place, line in enumerate(lines) if place and "\f" in line), len(lines)]:
        result += _page(lines[start:end])
        start = end
    return result


def _page(lines: Sequence[str]) -> list[Row]:
    feeds = "".join(line.count("\f") * "\f" for line in lines)
    plain = [line.replace("\f", "").rstrip() for line in lines]
    if _gutter(plain) is None:
        return [Row(line) for line in lines]
    rows = _ordered(plain, 0)
    return [Row(feeds + rows[0].text, rows[0].column), *rows[1:]]


def _ordered(lines: Sequence[str], column: int) -> list[Row]:
    """The lines of one column, or of several side by side, left one first; `column` counts the first of them."""
    gutter = _gutter(lines) if column < _DEEPEST else None
    if gutter is None:
        return [Row(line, column) for line in lines]
    result: list[Row] = []
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []
    for place, line in enumerate([*lines, None]):
        across = line is None or (bool(line[gutter - 1 : gutter].strip()) or bool(line[gutter - 2 : gutter].strip()))
        if line is None or across:
            result += [*(Row(text, column) for text in _with_gaps(left)), *_ordered(_with_gaps(right), column + 1)]
            left, right = [], []
            result += [] if line is None else [Row(line)]
            continue
        for side, text in ((left, line[:gutter].rstrip()), (right, line[gutter:])):
            if text.strip():
                side.append((place, text))
    return result


def _with_gaps(side: Sequence[tuple[int, str]]) -> list[str]:
    """The lines of one side with blank ones where it has gaps. Lines of columns that do not stand side by side leave a
    gap at every line, which means nothing."""
    gaps = [other - one - 1 for (one, _), (other, _) in pairwise(side)]
    lines = [text for _, text in side[:1]]
    for place, (_, text) in enumerate(side[1:]):
        near = [*gaps[max(0, place - 1) : place], *gaps[place + 1 : place + (2 if place else 3)]]
        usual = min(near, default=0)
        lines += [""] * max(0, gaps[place] - usual)
        lines.append(text)
    return lines


def _gutter(lines: Sequence[str]) -> int | None:
    """Where the second column begins; None where there is running text in one column only."""
    full = [line for line in lines if line.strip()]
    starts = Counter(match.end() for line in full for match in _GAP.finditer(line))
    near = {place: sum(starts[place + step] for step in (0, 1, 2)) for place in starts}
    for place in sorted(near):
        if near[place] < max(_FEWEST, _SHARE * len(full)):
            continue
        across = sum(bool(line[place - 2 : place].strip()) for line in full)
        sides = [line[:place].strip() for line in full], [line[place:].strip() for line in full]
        if across <= _ACROSS * len(full) and all(map(_is_prose, sides)):
            return place
    return None


def _is_prose(side: Sequence[str]) -> bool:
    """Whether the lines of one side are those of sentences that go on from line to line, and no cells of a table."""
    lines = [line for line in side if line]
    if len(lines) < _FEWEST or sorted(map(len, lines))[len(lines) // 2] < _PROSE:
        return False
    torn = sum(other[0].islower() or one[-1] in "-\u00ad" for one, other in pairwise(lines))
    return torn >= _GOES_ON * len(lines)
