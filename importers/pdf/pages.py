"""Pages of a PDF as words with places and looks, and the rulings drawn on them; pdfium reads, we only ask.

Places are points from the upper left corner of the page as it is shown: page boxes and rotation are taken out.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from importers.pdf.drawing import Drawing, Place, Ruling
from importers.pdf.leads import Spots, links_of, mark_linked
from importers.pdf.marks import Tag, tags_of
from importers.pdf.words import Word, words_of

_TURN = attrgetter("turn")


@dataclass(slots=True)
class Page:
    """One page. `number` counts from 1."""

    number: int
    width: float
    height: float
    words: list[Word]
    across: list[Ruling]
    """Horizontal rulings; `place` is y."""
    down: list[Ruling]
    tags: dict[int, Tag]
    """By `Word.mark`."""
    has_picture: bool = False
    entries: dict[float, str] = field(default_factory=dict)
    """Ids of the entries that begin here by the height of their upper edge, in our own files."""
    turn: int = 0
    """Degrees, clockwise, by which it was turned to set its words upright."""


def read_page(document: Any, number: int, spots: Spots) -> Page:
    """The words of a page, from `document` (a `pypdfium2.PdfDocument`); `number` counts from 1."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        place, turn = _placing(page)
        words = words_of(page, place, turn)
        mark_linked(words, links_of(document, page, place, spots))
        drawing = Drawing(place)
        drawing.read(page)
        entries = {place(0, y)[1]: own for y, own in spots.get(number - 1, {}).items()}
        result = Page(
            number, width, height, words, drawing.across, drawing.down, tags_of(page), drawing.has_picture, entries
        )
        return _set_upright(result)
    finally:
        page.close()


def _placing(page: Any) -> tuple[Place, int]:
    """From the page's own coordinates to those of the shown page, and the page's turn in degrees."""
    left, bottom, right, top = page.get_cropbox()
    turn = page.get_rotation()
    if turn == 90:
        return (lambda x, y: (y - bottom, x - left)), turn
    if turn == 180:
        return (lambda x, y: (right - x, y - bottom)), turn
    if turn == 270:
        return (lambda x, y: (top - y, right - x)), turn
    return (lambda x, y: (x - left, top - y)), turn


def _set_upright(page: Page) -> Page:
    """A page whose words are mostly turned is set upright."""
    turns = Counter(map(_TURN, page.words))
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn == 0 or turns[turn] < 0.7 * len(page.words):
        return page
    width, height = (page.height, page.width) if turn in (90, 270) else (page.width, page.height)

    def moved(x: float, y: float) -> tuple[float, float]:
        if turn == 90:
            return page.height - y, x
        return (y, page.width - x) if turn == 270 else (page.width - x, page.height - y)

    def moved_word(word: Word) -> Word:
        (x0, y0), (x1, y1) = moved(word.left, word.top), moved(word.right, word.bottom)
        top, bottom = min(y0, y1), max(y0, y1)
        base = bottom - 0.22 * (bottom - top)
        return replace(
            word, left=min(x0, x1), right=max(x0, x1), top=top, bottom=bottom, base=base, turn=(word.turn - turn) % 360
        )

    across, down = page.across, page.down
    if turn in (90, 270):
        across, down = [_turned(each, moved, True) for each in down], [_turned(each, moved, False) for each in across]
    words = [moved_word(word) for word in page.words]
    return replace(page, width=width, height=height, words=words, across=across, down=down, turn=turn)


def _turned(ruling: Ruling, moved: Place, was_down: bool) -> Ruling:
    start = moved(ruling.place, ruling.start) if was_down else moved(ruling.start, ruling.place)
    end = moved(ruling.place, ruling.end) if was_down else moved(ruling.end, ruling.place)
    low, high = sorted((start[0], end[0])) if was_down else sorted((start[1], end[1]))
    return Ruling(low, high, start[1] if was_down else start[0])
