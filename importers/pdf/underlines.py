"""Underlined words of a PDF: a ruling right below the letters, as long as the words above it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from importers.pdf.drawing import Ruling
from importers.pdf.pages import Page
from importers.pdf.words import Word

_NEAR = 2.0
"""Points by which a ruling may be longer or shorter than its words."""
_ABOVE = 0.5
_BELOW = 0.25
"""Font sizes below the letters' foot down to which a ruling underlines; the borders of cells lie deeper."""
_GAP = 8.0
"""Points that an underline leaves free around a descending letter."""
_LARGEST = 40.0
"""Font size of the largest words looked at."""


def mark_underlined(page: Page) -> None:
    """Gives underlined words their look."""
    if not page.across:
        return
    upright = sorted((word for word in page.words if not word.turn), key=lambda word: word.base)
    bases = [word.base for word in upright]
    for ruling in _joined(page.across):
        first = bisect_left(bases, ruling.place - _LARGEST * _BELOW)
        last = bisect_right(bases, ruling.place + _ABOVE)
        above = [word for word in upright[first:last] if _stands_on(word, ruling)]
        if above and _is_as_long(above, ruling):
            for word in above:
                word.look = replace(word.look, underlined=True)


def _joined(across: Sequence[Ruling]) -> list[Ruling]:
    """The rulings, those that leave gaps for descending letters as one."""
    result: list[Ruling] = []
    for ruling in sorted(across, key=lambda each: (round(each.place, 1), each.start)):
        last = result[-1] if result else None
        if last is not None and abs(last.place - ruling.place) <= _ABOVE and 0 <= ruling.start - last.end <= _GAP:
            result[-1] = Ruling(last.start, ruling.end, last.place)
        else:
            result.append(ruling)
    return result


def _stands_on(word: Word, ruling: Ruling) -> bool:
    inside = word.left >= ruling.start - _NEAR and word.right <= ruling.end + _NEAR
    return inside and ruling.place - word.base <= max(1.5, _BELOW * word.size)


def _is_as_long(words: Sequence[Word], ruling: Ruling) -> bool:
    left, right = min(word.left for word in words), max(word.right for word in words)
    return abs(left - ruling.start) <= _NEAR and abs(right - ruling.end) <= _NEAR
