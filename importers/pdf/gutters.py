"""The gap between two columns of text that stand nearer to each other than two parts of a line may do elsewhere."""

from collections.abc import Sequence
from itertools import pairwise

from importers.pdf.rows import Row
from importers.recognition.marks import is_lone_bullet

_GAP = 0.5
"""Font sizes of empty width at least."""
_STRAIGHT = 1.0
"""Points by which the left edges of the right column may differ."""
_FEWEST = 8
"""Lines of the right column that begin beside one of the left column at one place."""
_SHARE = 0.75
"""Of the lines with words on both sides, those that leave the gap empty."""
_LONGEST_MARK = 4
_FROM, _TO = 0.3, 0.7
"""Where, as a share of the width of the text, the right column may begin."""


def gutter_of(rows: Sequence[Row]) -> float | None:
    """A place within the gap between two columns; None where lines do not leave one empty again and again."""
    if len(rows) < _FEWEST:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    first, last = left + _FROM * (right - left), left + _TO * (right - left)
    starts = sorted((start, gap) for row in rows for start, gap in _starts_behind_gaps(row) if first <= start <= last)
    best: list[tuple[float, float]] = []
    group: list[tuple[float, float]] = []
    for each in starts:
        group = [*(other for other in group if each[0] - other[0] <= _STRAIGHT), each]
        best = max(best, group, key=len)
    if len(best) < _FEWEST:
        return None
    end = best[0][0] - min(gap for _, gap in best)
    column = min(start for start in (*(start for start, _ in starts), *(row.left for row in rows)) if start > end)
    place = (end + column) / 2
    return place if _is_empty(rows, place) else None


def _starts_behind_gaps(row: Row) -> list[tuple[float, float]]:
    """Left edges of words behind a gap, with its width; what stands behind the sign or number of an item begins no column."""
    found: list[tuple[float, float]] = []
    fresh = True
    for one, other in pairwise(row.words):
        gap = other.left - one.right
        is_mark = (fresh and len(one.text) <= _LONGEST_MARK) or is_lone_bullet(one.text)
        fresh = gap >= _GAP * row.size and not other.glued
        if fresh and not is_mark:
            found.append((other.left, gap))
    return found


def _is_empty(rows: Sequence[Row], place: float) -> bool:
    across = [row for row in rows if row.left < place < row.right]
    free = 0
    for row in across:
        before = max(word.right for word in row.words if word.left < place)
        after = min((word.left for word in row.words if word.left >= place), default=before)
        free += before <= place and after - before >= _GAP * row.size
    return free >= max(_FEWEST, _SHARE * len(across))
