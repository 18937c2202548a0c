"""How deep the items of a list are nested."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from importers.recognition.blocks import Block

_INNER = "o◦○▫"
_RANKED_STYLE = re.compile(
    r"(?:mso)?(?:list ?(?:bullet|number)?|liste|aufzählung(?:szeichen)?|listennummer|nummerierung) ?(?P<rank>[2-5])"
)
_INDENTED = 40.0  # points by which items stand right of their column's edge at most
_FEWEST_OF_SIDE = 2  # left or right pages of a book whose text begins at one place
_STEP = 1  # points or blanks by which an inner item stands further right at least

Edges = Mapping[tuple[int | None, int | None], float]
"""Where the text of a column begins, by page and column."""


def edges_of(blocks: Iterable[Block]) -> Edges:
    """The left edge of each column of each page, and of each page of a book with other margins on left and right pages, so
    that the items of a list that goes on there can be compared. Empty where a source has neither."""
    pages: dict[int | None, dict[int, float]] = defaultdict(dict)
    whole: dict[int, float] = {}
    for source in (line.source for block in blocks for line in block.lines):
        if source.left is None or source.cell is not None:
            continue
        if source.page is not None:
            whole[source.page] = min(source.left, whole.get(source.page, source.left))
        if source.column is not None:
            columns = pages[source.page]
            columns[source.column] = min(source.left, columns.get(source.column, source.left))
    apart = _usually_apart(pages.values())
    edges = _edges_of_sides(whole)
    for page, columns in pages.items():
        unindented = _unindented(columns, apart)
        edges[page, None] = min(unindented.values())  # what runs over all of them begins with the first one
        edges |= {(page, column): edge for column, edge in unindented.items()}
    return edges


def _edges_of_sides(pages: Mapping[int, float]) -> dict[tuple[int | None, int | None], float]:
    """Where the text of each page begins, if it does so elsewhere on left than on right ones; else empty."""
    sides = [Counter(round(edge) for page, edge in pages.items() if page % 2 == side) for side in (0, 1)]
    if min(map(len, sides)) == 0:
        return {}
    usual = [side.most_common(1)[0] for side in sides]
    if min(count for _, count in usual) < _FEWEST_OF_SIDE or abs(usual[0][0] - usual[1][0]) <= _STEP:
        return {}
    return {(page, None): float(usual[page % 2][0]) for page in pages}


def _usually_apart(pages: Iterable[Mapping[int, float]]) -> dict[int, float]:
    """How far right of the first column each one begins on most pages."""
    found: dict[int, Counter[float]] = defaultdict(Counter)
    for columns in pages:
        for column, edge in columns.items():
            found[column][round(edge - columns.get(0, edge))] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in found.items()}


def _unindented(columns: Mapping[int, float], apart: Mapping[int, float]) -> dict[int, float]:
    """Where the columns of a page begin: one that holds nothing but items begins as far from the others as elsewhere."""
    first = min(edge - apart[column] for column, edge in columns.items())
    edges = {column: first + apart[column] for column in columns}
    return {column: edges[column] if edge - edges[column] <= _INDENTED else edge for column, edge in columns.items()}


def depths_of(items: Sequence[Block], edges: Edges) -> list[int]:
    """The depth of each item of one list, from 0: by the format's list levels, counted from the list's outermost, else
    by indentation, else by the glyphs for inner bullets."""
    levels = [_level_of(block) for block in items]
    outermost = min((level for level in levels if level is not None), default=0)
    stack: list[tuple[float, str]] = []
    depths: list[int] = []
    for block, level in zip(items, levels, strict=True):
        if level is not None:
            depths.append(level - outermost)
            continue
        sign = block.mark.sign if block.mark else ""
        left = (block.source.left or 0.0) - edges.get((block.source.page, block.source.column), 0.0)
        while stack and _is_beside(left, sign, stack[-1]):
            stack.pop()
        depths.append(len(stack))
        stack.append((left, sign))
    return depths


def _level_of(block: Block) -> int | None:
    """The level that the format states. Word's styles for inner items ("List Bullet 2") are lists of their own, whose
    items all stand at its first level: there the style's name says how deep they are."""
    level = block.source.list_level
    ranked = _RANKED_STYLE.fullmatch(block.source.style.casefold()) if level == 0 else None
    return int(ranked["rank"]) - 1 if ranked else level


def _is_beside(left: float, sign: str, above: tuple[float, str]) -> bool:
    """Whether an item is no inner one of the item `above`."""
    apart = left - above[0]
    return apart < -_STEP or (apart <= _STEP and not _is_inner(sign, above[1]))


def _is_inner(sign: str, outer: str) -> bool:
    """Whether a glyph at the same indentation is that of an inner bullet."""
    return sign in _INNER and outer not in _INNER and bool(sign)
