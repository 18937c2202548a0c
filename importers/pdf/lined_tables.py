"""Tables of a PDF page that are drawn with lines between their rows only: columns stand where no word ever crosses."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from importers.pdf.drawing import Ruling
from importers.pdf.rows import rows_of
from importers.pdf.words import Word

_SAME = 3.0
"""Points by which the ends of rulings of one table may differ."""
_FEWEST = 3
"""Rulings that make a table."""
_WIDTH = 0.4
"""Share of the page's width that they run over at least."""
_GAP = 7.0
"""Points of empty width between two columns at least."""
_HEAD_PITCH = 1.7
_MOST_ROWS = 400


def row_groups(across: Sequence[Ruling], width: float) -> Iterator[list[Ruling]]:
    """Rulings from the same place to the same place, top down."""
    groups: dict[tuple[int, int], list[Ruling]] = defaultdict(list)
    for ruling in across:
        if ruling.end - ruling.start >= _WIDTH * width:
            groups[round(ruling.start / _SAME), round(ruling.end / _SAME)].append(ruling)
    for group in groups.values():
        if _FEWEST <= len(group) <= _MOST_ROWS:
            yield sorted(group, key=lambda each: each.place)


def columns_between(words: Sequence[Word], left: float, right: float) -> list[float]:
    """Edges of the columns of `words`: `left`, the middles of the gaps that no word crosses, `right`."""
    edges = [left]
    reach = left
    for word in sorted(words, key=lambda each: each.left):
        if word.left - reach >= _GAP and reach > left:
            edges.append((reach + word.left) / 2)
        reach = max(reach, word.right)
    return [*edges, right]


def runs_of(rulings: Sequence[Ruling], words: Sequence[Word]) -> Iterator[list[Ruling]]:
    """Neighbouring rulings between which all words keep to the same columns."""
    run, held, columns = [rulings[0]], list[Word](), 0
    for upper, lower in pairwise(rulings):
        between = [word for word in words if upper.place < word.base <= lower.place]
        found = len(columns_between([*held, *between], lower.start, lower.end))
        if not between or found < max(columns, 3):
            yield run
            run, held, columns = [lower], [], 0
            continue
        run, held, columns = [*run, lower], [*held, *between], max(columns, found)
    yield run


def top_of(words: Sequence[Word], first: Ruling, edges: Sequence[float]) -> float:
    """Upper edge of the rows of names that stand above the first ruling in the same columns; the ruling itself where none
    do."""
    top = first.place
    near = [word for word in words if word.base <= first.place and first.start - _SAME <= word.left <= first.end]
    for row in reversed(rows_of(near)):
        if top - row.base > _HEAD_PITCH * row.size or not _keeps_to(row.words, edges):
            break
        top = row.top
    return top


def _keeps_to(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether the words of a row stand in several columns with gaps between them."""
    columns = [bisect_right(edges, word.left) for word in words]
    if any(bisect_right(edges, word.right) != column for word, column in zip(words, columns, strict=True)):
        return False
    apart = (
        one == other or after.left - before.right >= _GAP
        for (before, one), (after, other) in pairwise(zip(words, columns, strict=True))
    )
    return len(set(columns)) > 1 and all(apart)
