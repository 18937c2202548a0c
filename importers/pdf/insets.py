"""What stands in the middle of a sentence of a PDF: captions of pictures, notes at a page's foot, quotes in a column."""

from collections import Counter
from collections.abc import Sequence
from statistics import quantiles

from importers.pdf.flow import FlowLine, FlowTable, Item
from importers.pieces import Look
from importers.source import LineRole

_MOST_LINES = 12
"""Of what tears a sentence."""
_FURTHEST = 25
"""Lines to the end of the torn paragraph at most."""
_CLOSED = (".", "!", "?", ":", "“", "«")
_APART = 1.6
_SLACK = 0.5
_SMALL = 0.93
_SHORT = 3.0
"""Font sizes that the last line of a paragraph leaves free at least, where nothing else tells its end."""

_LookAndSize = tuple[Look, float] | None
"""None for a table."""


def with_insets_behind(items: Sequence[Item]) -> list[Item]:
    """The items with lines in another look that tear a sentence behind its paragraph."""
    edges = _edges(items)
    looks = [_look(item) for item in items]
    usual = _usual(items, looks)
    result: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        result.append(item)
        place += 1
        if not isinstance(item, FlowLine) or not _is_text(item) or looks[place - 1] != usual:
            continue
        inset = _inset_behind(items, looks, place - 1, edges)
        end = _end_of_paragraph(items, place + inset, edges) if inset else 0
        if end:
            item.row.goes_on = True
            result += [*items[place + inset : end], *items[place : place + inset]]
            place = end
    return result


def _usual(items: Sequence[Item], looks: Sequence[_LookAndSize]) -> _LookAndSize:
    """The look of most letters."""
    letters: Counter[_LookAndSize] = Counter()
    for item, look in zip(items, looks, strict=True):
        if isinstance(item, FlowLine) and _is_text(item):
            letters[look] += item.row.letters
    return letters.most_common(1)[0][0] if letters else None


def _is_text(item: Item) -> bool:
    return isinstance(item, FlowLine) and item.role is LineRole.TEXT and not item.node


def _edges(items: Sequence[Item]) -> dict[tuple[int, int | None], float]:
    """Where the lines of each column of text end on the right: nearly the furthest of them."""
    rights: dict[tuple[int, int | None], list[float]] = {}
    for item in items:
        if isinstance(item, FlowLine) and item.role is LineRole.TEXT:
            rights.setdefault((item.page, item.column), []).append(item.row.right)
    return {key: quantiles(each, n=10)[-1] if len(each) > 1 else each[0] for key, each in rights.items()}


def _inset_behind(
    items: Sequence[Item], looks: Sequence[_LookAndSize], place: int, edges: dict[tuple[int, int | None], float]
) -> int:
    """How many items stand between the line at `place` and the one in its look that goes on with its sentence; 0 where
    nothing tears it."""
    line = items[place]
    assert isinstance(line, FlowLine)
    if line.row.words[-1].text.endswith(_CLOSED):
        return 0
    for after in range(place + 1, min(len(items), place + 2 + _MOST_LINES)):
        item = items[after]
        if isinstance(item, FlowTable) or item.node:
            return 0
        if item.role is LineRole.TEXT and looks[after] == looks[place]:
            inset = [each for each in items[place + 1 : after] if isinstance(each, FlowLine) and _is_text(each)]
            torn = bool(inset) and _goes_on(line, item, edges, _is_small(inset, line))
            return after - place - 1 if torn else 0
    return 0


def _look(item: Item) -> _LookAndSize:
    return (item.row.look(), item.row.size) if isinstance(item, FlowLine) else None


def _is_small(inset: Sequence[FlowLine], line: FlowLine) -> bool:
    """Whether all lines of an inset are set smaller than the text, and lightly."""
    return all(each.row.size <= _SMALL * line.row.size and not each.row.words[0].look.bold for each in inset)


def _goes_on(line: FlowLine, item: FlowLine, edges: dict[tuple[int, int | None], float], small: bool) -> bool:
    """Whether a full line ends in the middle of a sentence that a small letter goes on with, or, behind small lines, a
    capital one."""
    word, last = item.row.words[0], line.row.words[-1].text
    if not (len(word.text) > 1 and word.text.rstrip(".,;-\u00ad").isalpha() and (small or word.text[0].islower())):
        return False
    is_hyphened = last.endswith(("-", "\u00ad")) and len(last) > 2
    room = edges[line.page, line.column] - line.row.right
    return is_hyphened or room < word.right - word.left + _SLACK * line.row.size


def _end_of_paragraph(items: Sequence[Item], start: int, edges: dict[tuple[int, int | None], float]) -> int:
    """The place behind the last line of the paragraph that goes on at `start`; 0 where it is not found."""
    for place in range(start, min(len(items), start + _FURTHEST)):
        line = items[place]
        if not isinstance(line, FlowLine) or line.role is not LineRole.TEXT:
            return 0
        following = items[place + 1] if place + 1 < len(items) else None
        if not line.row.words[-1].text.endswith(_CLOSED):
            continue
        free = edges[line.page, line.column] - line.row.right > _SHORT * line.row.size
        if free or not isinstance(following, FlowLine) or _parts(line, following):
            return place + 1
    return 0


def _parts(line: FlowLine, following: FlowLine) -> bool:
    if line.page != following.page or line.column != following.column:
        return False
    return following.row.base - line.row.base > _APART * line.row.size or line.row.size != following.row.size
