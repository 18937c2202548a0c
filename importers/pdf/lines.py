"""Words of a PDF page -> lines in reading order: what stands on one height is a line, columns are read one by one."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from importers.pdf.asides import with_asides_apart, with_drop_capitals
from importers.pdf.frames import Line, frames_of, with_frames
from importers.pdf.gutters import gutter_of
from importers.pdf.rows import Row, is_stretched, rows_of, segments_of
from importers.pdf.words import Word

_STRAIGHT = 2.0
"""Points by which the left edges of a column may differ."""
_HANGING = 40
"""Points before the left edge of a column within which it may really begin."""
_TOLERANCE = 0.5
_FEWEST_IN_COLUMN = 4
_FEWEST_IN_BAND = 3
_COLUMN_FROM, _COLUMN_TO = 0.28, 0.72
"""Where, as a share of the width of the text, a second column may begin."""
_FEWEST_LETTERS = 12
_LARGER = 1.15
_HOLE = 2.2
"""Font sizes of empty height in the right column beside a heading over both."""
_ROOM = 0.7
"""Font sizes of it above a heading's base at least."""
_HEADING_PITCH = 1.6
"""Font sizes between the lines of one heading at most."""
_LINE = 0.8
"""Font sizes from one line of a column to the next at least."""
_APART = 0.9
"""Font sizes from a word that juts out of the left column to the right one at least."""
_FILLED = 0.85
"""Share of a column's width that a line fills which goes on in the next one."""
_FULL = 0.62
"""Share of a column's width that a quarter of its lines must fill."""


@dataclass(slots=True)
class _Band:
    """Rows between two that run over the full width, by side of the gap."""

    full: list[Row] = field(default_factory=list)
    sides: tuple[list[Row], list[Row]] = field(default_factory=lambda: ([], []))


def lines_in_order(words: Sequence[Word]) -> list[Line]:
    """The lines of a page or region as one reads them; frames stand before the paragraphs that run around them."""
    rows = rows_of(with_drop_capitals(words))
    gutter = gutter_of(rows)
    if gutter is not None and _parts_page(rows, gutter):
        return _by_columns(rows, gutter)
    frames = frames_of(rows)
    if not frames:
        return _in_columns(rows)
    inside = set[int]().union(*(frame.words for frame in frames))
    rest = [word for row in rows for word in row.words if id(word) not in inside]
    return with_frames(_in_columns(rows_of(rest)), frames)


def _in_columns(rows: list[Row]) -> list[Line]:
    parts = [segments_of(row) for row in rows]
    gap = _column_gap([part for segments in parts for part in segments])
    if gap is None:
        return [Line(row) for row in with_asides_apart(rows, parts)]
    return _by_columns(rows, gap)


def _by_columns(rows: Sequence[Row], gap: float) -> list[Line]:
    lines: list[Line] = []
    for band in _bands(rows, gap):
        lines += [Line(row) for row in band.full]
        _add_columns(lines, band.sides)
    return lines


def _add_columns(lines: list[Line], sides: tuple[list[Row], list[Row]]) -> None:
    """The left column, then the right one, which may again be several."""
    column = 0
    for side in sides:
        inner = lines_in_order([word for row in side for word in row.words]) if len(side) > _FEWEST_IN_COLUMN else None
        found = inner if inner is not None else [Line(row) for row in side]
        lines += [Line(line.row, column + (line.column or 0)) for line in found]
        column += 1 + max((line.column or 0 for line in found), default=0)


def _column_gap(segments: Sequence[Row]) -> float | None:
    """Where the second column begins; None where all is one column."""
    if len(segments) < 2 * _FEWEST_IN_COLUMN:
        return None
    starts = sorted([segment.left for segment in segments])
    left = starts[0]
    ends = sorted([segment.right for segment in segments])
    width = ends[-1] - left
    candidates = [
        edge for edge in _frequent_edges(starts) if left + _COLUMN_FROM * width <= edge <= left + _COLUMN_TO * width
    ]
    gaps = (_emptiest(starts, ends, edge) for edge in candidates)
    return next((gap for gap in gaps if _parts_page(segments, gap)), None)


def _emptiest(starts: Sequence[float], ends: Sequence[float], edge: float) -> float:
    """The place left of a frequent left edge that the fewest segments cross: numbers of items hang before the edge.
    `starts` and `ends` are the edges of all segments, each in order."""
    places = [edge - step for step in range(1, _HANGING, 2)]
    counts = [bisect_left(starts, place) - bisect_right(ends, place) for place in places]
    fewest = [place for place, count in zip(places, counts, strict=True) if count == min(counts)]
    return fewest[len(fewest) // 2]


def _frequent_edges(starts: Sequence[float]) -> list[float]:
    """Left edges that several segments share, most frequent first."""
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= _STRAIGHT:
            groups[-1].append(start)
        else:
            groups.append([start])
    frequent = [group for group in groups if len(group) >= _FEWEST_IN_COLUMN]
    return [group[0] for group in sorted(frequent, key=len, reverse=True)][:8]


def _parts_page(segments: Sequence[Row], gap: float) -> bool:
    """Whether text columns stand on both sides of `gap`, not labels and values, numbers and items, titles and pages."""
    rows = _rejoined(segments)
    bands = [band for band in _bands(rows, gap) if band.sides[0]]
    count = sum(len(band.sides[0]) + len(band.sides[1]) for band in bands)
    if count < 2 * _FEWEST_IN_COLUMN:
        return False
    left = [row for band in bands for row in band.sides[0]]
    right = [row for band in bands for row in band.sides[1]]
    if not _is_text_column(left, gap):
        return False
    return _is_text_column(*_first_column(right))


def _first_column(rows: Sequence[Row]) -> tuple[list[Row], float]:
    """The first column of rows that may stand in several, of which the last may be short, and where it ends."""
    segments = [part for row in rows for part in segments_of(row)]
    gap = _column_gap(segments)
    if gap is None:
        return list(rows), max(row.right for row in rows)
    return [part for part in segments if part.right <= gap + _TOLERANCE], gap


def _rejoined(segments: Sequence[Row]) -> list[Row]:
    rows: list[Row] = []
    for segment in segments:
        if rows and rows[-1].base == segment.base:
            rows[-1].words = [*rows[-1].words, *segment.words]
        else:
            rows.append(Row(list(segment.words), segment.base, segment.size))
    return rows


def _is_text_column(rows: Sequence[Row], edge: float) -> bool:
    """Lines of words that fill their column."""
    if len(rows) < _FEWEST_IN_COLUMN or median(row.letters for row in rows) < _FEWEST_LETTERS:
        return False
    width = edge - min(row.left for row in rows)
    fills = sorted((row.right - row.left) / width for row in rows) if width > 0 else [0.0]
    ends = sum(row.words[-1].text.endswith(":") for row in rows)
    return fills[(3 * len(fills)) // 4] >= _FULL and ends < 0.5 * len(rows)


def _bands(rows: Sequence[Row], gap: float) -> list[_Band]:
    """Rows over the full width, and those that stand left and right of the gap, by turns."""
    bands = [_Band()]
    heads = _Heads(rows, gap)
    for row in rows:
        left, right = heads.sides_of(row)
        crossing = len(left) + len(right) < len(row.words) or _is_joined(left, right, row.size)
        if crossing or (not right and id(row) in heads.over_both):
            if bands[-1].sides[0] or bands[-1].sides[1]:
                bands.append(_Band())
            bands[-1].full.append(row)
            continue
        for side, words in zip(bands[-1].sides, (left, right), strict=True):
            if words:
                side.append(Row(words, row.base, max(word.size for word in words)))
    return [_columnar(band, gap, heads.edge) for band in bands]


class _Heads:
    """Short headings over both columns: larger than the text, and with nothing beside them on the right. A heading of
    several lines stands over both columns as a whole or not at all; `over_both` holds the identities of such rows."""

    def __init__(self, rows: Sequence[Row], gap: float) -> None:
        self._size = median(row.size for row in rows) if rows else 0.0
        self._gap = gap
        self._right = sorted((row.base, row.size) for row in rows if row.words[-1].left >= gap)
        self._beside = sorted((row.base, row.left) for row in rows if row.left >= gap)
        starts = Counter(round(self._right_start(row)) for row in rows if row.words[-1].left >= gap)
        self.edge = float(starts.most_common(1)[0][0]) if starts else gap
        self.over_both: set[int] = set()
        for group in self._headings([row for row in rows if row.left < gap]):
            if all(self._has_hole(row) and row.right <= gap + _TOLERANCE for row in group):
                self.over_both |= {id(row) for row in group}

    def _right_start(self, row: Row) -> float:
        return next(word.left for word in row.words if word.left >= self._gap)

    def sides_of(self, row: Row) -> tuple[list[Word], list[Word]]:
        """The words of a row left and right of the gap, into which the last word on the left may jut where nothing else
        could stand: the right column begins behind a further gap, or has lines at half the row's height."""
        left = [word for word in row.words if word.right <= self._gap + _TOLERANCE]
        rest = [word for word in row.words if word.right > self._gap + _TOLERANCE]
        right = [word for word in rest if word.left >= self._gap - _TOLERANCE]
        if len(right) == len(rest) - 1:  # words may lie over each other: the one left over need not be the next one
            last = next(word for word in rest if word.left < self._gap - _TOLERANCE)
            apart = right[0].left - last.right if right else 0.0
            if last.right < self.edge and (apart > _APART * row.size if right else self._is_beside_text(row)):
                left.append(last)
        return left, right

    def _is_beside_text(self, row: Row) -> bool:
        """Whether a line of the right column begins behind `row`, so near above or below that no line over both columns
        could stand there."""
        place = bisect_left(self._beside, (row.base, 0.0))
        near = self._beside[max(0, place - 1) : place + 1]
        return any(abs(base - row.base) < _LINE * row.size and row.right < left for base, left in near)

    def _headings(self, rows: Sequence[Row]) -> list[list[Row]]:
        """Large rows, those of one size right below each other in one group."""
        groups: list[list[Row]] = []
        for row in rows:
            if row.size < _LARGER * self._size:
                continue
            last = groups[-1][-1] if groups else None
            if last and row.size == last.size and row.base - last.base < _HEADING_PITCH * row.size:
                groups[-1].append(row)
            else:
                groups.append([row])
        return groups

    def _has_hole(self, row: Row) -> bool:
        """Whether the right column leaves a hole beside `row`. One that a heading of the same size ends is the room above
        that one, and lines that hang into the heading's own height leave none."""
        if not self._right:
            return False
        place = bisect_left(self._right, (row.base, 0.0))
        if place in (0, len(self._right)):
            return place == 0
        (above, _), (below, size) = self._right[place - 1], self._right[place]
        room = _ROOM * row.size
        return below - above > _HOLE * row.size and row.base - above > room and size != row.size


def _is_joined(left: Sequence[Word], right: Sequence[Word], size: float) -> bool:
    """Whether the words left and right of a gap are one line: they stand near, or as far apart as all its words."""
    near = bool(left and right) and right[0].left - left[-1].right < _STRAIGHT + 0.3 * size
    return near or (bool(left and right) and is_stretched([*left, *right], size))


def _columnar(band: _Band, gap: float, edge: float) -> _Band:
    """A band with lines on one side only, or with a left side too thin for a column, is read row by row. `edge` is where
    the right column begins."""
    left, right = band.sides
    if len(left) >= _FEWEST_IN_BAND and len(right) >= 1 and len(left) >= 0.6 * _heights(right):
        return band
    if right and 0 <= len(left) - len(right) <= 1 and _is_rest(left, right, gap, edge):
        return band
    merged = sorted([*left, *right], key=lambda row: (row.base, row.left))
    full: list[Row] = list(band.full)
    for row in merged:
        if full and full[-1].base == row.base:
            full[-1] = Row([*full[-1].words, *row.words], row.base, max(row.size, full[-1].size))
        else:
            full.append(row)
    return _Band(full)


def _is_rest(left: Sequence[Row], right: Sequence[Row], gap: float, edge: float) -> bool:
    """Whether few lines are the rest of two columns that end at one height: those on the left fill their column, those on
    the right begin where it does."""
    start = min(row.left for row in left)
    full = all(row.right - start >= _FILLED * (gap - start) for row in left[: max(1, len(left) - 1)])
    return full and all(abs(row.left - edge) <= _STRAIGHT for row in right)


def _heights(rows: Sequence[Row]) -> int:
    """How many lines the rows of several columns fill that stand at heights of their own."""
    count, last = 0, -math.inf
    for row in rows:
        if row.base - last > _LINE * row.size:
            count, last = count + 1, row.base
    return count
