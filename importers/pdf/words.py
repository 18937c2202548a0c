"""The words of a PDF page with places and looks. Pdfium has no question for a whole word, so each one costs five small ones."""

import ctypes
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from importers.pdf.drawing import Place
from importers.pdf.looks import Looks, Setting
from importers.pdf.questions import question
from importers.pieces import Look, readable
from programme.errors import UnsafeFile

_OWN_JOINT = re.compile("([-/])\ufffe$")
_WORD = re.compile("[^\\s\x00-\x1f\ufffe]+\ufffe?|\ufffe")
_HALF = re.compile("[\ud800-\udfff]")
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)
_BOX, _BOXES = struct.Struct("4f"), struct.Struct("8f")
TABLE_SIGN = "\0"
"""Begins a word that holds the place of a table while lines are put in order; no page has such a letter."""
_MOST_WORDS = 60_000
"""A page with more is no page for reading; a large plan has 20,000."""


@dataclass(slots=True)
class Word:
    """A word, or a part of one in a look of its own: `glued` parts follow the one before without a blank."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    """Where its letters stand."""
    look: Look
    glued: bool = False
    mark: int = -1
    """Number of its marked content (tags), -1 for none."""
    turn: int = 0
    """Degrees by which it is turned, a multiple of 90."""
    link: str | None = None
    """Where it leads: an address, or "#" and an entry's id."""
    size: float = field(init=False)
    """Font size in points."""

    def __post_init__(self) -> None:
        """Reads the size once: rows ask for it dozens of times."""
        self.size = self.look.size or 1.0


def words_of(page: Any, place: Place, turn: int) -> list[Word]:
    """The words of `page` (a `pypdfium2.PdfPage`) in the order of the file; `place` and `turn` are the page's own."""
    text_page = page.get_textpage()
    try:
        characters = _Characters(text_page.raw, place, turn)
        return list(characters.words())
    finally:
        text_page.close()


class _Characters:
    """The characters of a page. What all letters of a text object share is asked once."""

    def __init__(self, handle: Any, place: Place, turn: int) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._handle, self._place = pdfium, handle, place
        self._page = ctypes.cast(handle, ctypes.c_void_p)
        self._looks = Looks(handle, place, turn)
        self._boxes = ctypes.create_string_buffer(2 * _BOX.size)
        start = ctypes.addressof(self._boxes)
        self._first_box, self._last_box = ctypes.c_void_p(start), ctypes.c_void_p(start + _BOX.size)
        self._owner = question(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
        self._box = question(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
        self._text, self._is_even = self._read_text()

    def words(self) -> Iterator[Word]:
        """All words, in parts where the look changes. Raises `UnsafeFile` for a page that has more than any does."""
        owner_of, page, known = self._owner, self._page, self._looks.known
        for place, match in enumerate(_WORD.finditer(self._text)):
            if place == _MOST_WORDS:
                raise UnsafeFile("file_takes_too_long")  # rather than leave words out
            start, end = match.span()
            first, last = (start, end - 1) if self._is_even else (self._index(start), self._index(end - 1))
            owner = owner_of(page, first)
            if first != last and owner != owner_of(page, last):
                yield from self._parts(start, end)
            else:
                yield self._word(match[0], first, last, known.get(owner) or self._looks.of(owner, first, last))

    def _parts(self, start: int, end: int) -> Iterator[Word]:
        """A word of several text objects."""
        owners = [self._owner(self._page, self._index(at)) for at in range(start, end)]
        cuts = [start, *(start + at for at in range(1, len(owners)) if owners[at] != owners[at - 1]), end]
        for begin, stop in pairwise(cuts):
            first, last = self._index(begin), self._index(stop - 1)
            setting = self._looks.of(self._owner(self._page, first), first, last)
            yield self._word(self._text[begin:stop], first, last, setting, glued=begin > start)

    def _word(self, text: str, first: int, last: int, setting: Setting, glued: bool = False) -> Word:
        look, mark, turn, base = setting
        self._box(self._page, first, self._first_box)
        self._box(self._page, last, self._last_box)
        left, top, right, bottom = _shown_edges(_BOXES.unpack(self._boxes), self._place)
        if len(text) == 1 or not text.isascii():
            text = _shown(text, look)
        if base is None:
            base = self._looks.base(first)
        return Word(text, left, right, top, bottom, base, look, glued, mark, turn)

    def _read_text(self) -> tuple[str, bool]:
        """The text, and whether its places are those of the characters: pdfium leaves some out."""
        count = self._pdfium.FPDFText_CountChars(self._handle)
        if count <= 0:
            return "", True
        buffer = (ctypes.c_ushort * (count + 1))()
        length = self._pdfium.FPDFText_GetText(self._handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, length - 1)].decode("utf-16-le", "replace")
        if text.isascii() or max(text, default="") <= "\uffff":
            return text, len(text) == count
        # Beyond the first plane pdfium counts both halves of a letter; they are put together again in each word.
        return "".join(map(chr, buffer[: length - 1])), length - 1 == count

    def _index(self, place: int) -> int:
        if self._is_even:
            return place
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, place))


def _shown_edges(boxes: tuple[float, ...], place: Place) -> tuple[float, float, float, float]:
    """Left, upper, right and lower edge on the shown page of what two boxes, in the page's own coordinates, hold together."""
    left, top, right, bottom, left2, top2, right2, bottom2 = boxes
    if left <= left2 <= right2 and left <= right <= right2 and top == top2 >= bottom == bottom2:
        right = right2  # as in nearly all words
    else:
        left, right = min(left, left2, right, right2), max(left, left2, right, right2)
        top, bottom = max(top, top2, bottom, bottom2), min(top, top2, bottom, bottom2)
    x0, y0 = place(left, top)
    x1, y1 = place(right, bottom)
    if x0 <= x1 and y0 <= y1:
        return x0, y0, x1, y1
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shown(text: str, look: Look) -> str:
    """The letters of a word; signs of symbol fonts that pass as ASCII signs are bullets."""
    if not text.isascii():
        if "\ufffe" in text:
            # Where a word ends with its own hyphen or slash, the sign for "goes on in the next line" adds none but stays unseen.
            text = _OWN_JOINT.sub("\\1\u00ad", text).replace("\ufffe", "-")
        if _HALF.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = readable(text)
    is_sign = len(text) == 1 and text.isascii() and not text.isalnum()
    return "•" if is_sign and _SYMBOL_FONT.search(look.font) else text
