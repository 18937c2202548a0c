"""How deep the items of a list are nested."""

import re
from collections.abc import Iterable, Mapping, Sequence

from importers.recognition.blocks import Block

_INNER = "o◦○▫"
_RANKED_STYLE = re.compile(
    r"(?:mso)?(?:list ?(?:bullet|number)?|liste|aufzählung(?:szeichen)?|listennummer|nummerierung) ?(?P<rank>[2-5])"
)
_STEP = 1  # points or blanks by which an inner item stands further right at least

Edges = Mapping[tuple[int | None, int | None], float]
"""Where the text of a column begins, by page and column."""


def edges_of(blocks: Iterable[Block]) -> Edges:
    """The left edge of each column of each page, so that the items of a list that goes on in the next column can be
    compared. Empty where a source has no columns."""
    edges: dict[tuple[int | None, int | None], float] = {}
    for block in blocks:
        source = block.source
        if source.column is not None and source.left is not None and source.cell is None:
            place = (source.page, source.column)
            edges[place] = min(source.left, edges.get(place, source.left))
    return edges


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
