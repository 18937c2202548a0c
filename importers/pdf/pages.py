"""Pages of a PDF as words with places and looks, and the rulings drawn on them; pdfium reads, we only ask.

Places are points from the upper left corner of the page as it is shown: page boxes and rotation are taken out.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from importers.pdf.drawing import Drawing, Place, Ruling
from importers.pdf.leads import Spots, links_of, mark_linked
from importers.pdf.marks import Tag, tags_of
from importers.pieces import Look, readable

_OWN_JOINT = re.compile("([-/])\ufffe$")
_WORD = re.compile("[^\\s\x00-\x1f\ufffe]+\ufffe?|\ufffe")
_HALF = re.compile("[\ud800-\udfff]")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibd|demi|fett|(?<![a-z])bd(?![a-z])|[-,]B(?![a-z])", re.I)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv|[-,]I(?![a-z])", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings|dingbats", re.IGNORECASE)
_BOLD_FROM = 600
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_FILL_AND_STROKE = 2
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
        words = list(_words(page, place, turn))
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


def _words(page: Any, place: Place, turn: int) -> Iterator[Word]:
    text_page = page.get_textpage()
    try:
        characters = _Characters(text_page.raw, place, turn)
        for count, match in enumerate(_WORD.finditer(characters.text)):
            if count > _MOST_WORDS:
                return
            yield from characters.words(match.start(), match.end())
    finally:
        text_page.close()


class _Characters:
    """The characters of a page; few questions are asked per word, since each one costs half a microsecond."""

    def __init__(self, handle: Any, place: Place, turn: int) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._handle, self._place, self._turn = pdfium, handle, place, turn
        self._looks: dict[int, tuple[Look, int, int]] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.text, self._is_even = self._text()

    def words(self, start: int, end: int) -> Iterator[Word]:
        """The word from `start` to `end`, in parts where its look changes."""
        first = self._index(start)
        last = self._index(end - 1)
        handle = self._object(first)
        if first == last or _address(handle) == _address(self._object(last)):
            yield self._part(start, end, first, last, handle)
            return
        objects = [_address(self._object(self._index(at))) for at in range(start, end)]
        cuts = [start, *(start + at for at in range(1, len(objects)) if objects[at] != objects[at - 1]), end]
        for begin, stop in pairwise(cuts):
            first = self._index(begin)
            yield self._part(begin, stop, first, self._index(stop - 1), self._object(first), glued=begin > start)

    def _part(self, start: int, end: int, first: int, last: int, handle: Any, glued: bool = False) -> Word:
        look, mark, turn = self._look(first, handle)
        left, top, right, bottom = self._bounds(first)
        if last != first:
            other = self._bounds(last)
            left, right = min(left, other[0]), max(right, other[2])
            top, bottom = min(top, other[1]), max(bottom, other[3])
        self._pdfium.FPDFText_GetCharOrigin(self._handle, first, self._x, self._y)
        base = self._place(self._x.value, self._y.value)[1]
        return Word(_shown(self.text[start:end], look), left, right, top, bottom, base, look, glued, mark, turn)

    def _text(self) -> tuple[str, bool]:
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

    def _object(self, index: int) -> Any:
        return self._pdfium.FPDFText_GetTextObject(self._handle, index)

    def _bounds(self, index: int) -> tuple[float, float, float, float]:
        box = self._box
        self._pdfium.FPDFText_GetLooseCharBox(self._handle, index, box)
        x0, y0 = self._place(box.left, box.top)
        x1, y1 = self._place(box.right, box.bottom)
        if x0 <= x1 and y0 <= y1:
            return x0, y0, x1, y1
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _look(self, index: int, handle: Any) -> tuple[Look, int, int]:
        """Look, marked content and turn of the text object that a character belongs to."""
        address = _address(handle)
        if address not in self._looks:
            matrix = self._pdfium.FS_MATRIX()
            self._pdfium.FPDFText_GetMatrix(self._handle, index, matrix)
            size = self._pdfium.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.b, matrix.d)
            name, bold, italic = self._font(handle, address)
            bold = bold or (address > 0 and self._pdfium.FPDFTextObj_GetTextRenderMode(handle) == _FILL_AND_STROKE)
            mark = self._pdfium.FPDFPageObj_GetMarkedContentID(handle) if address else -1
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90
            look = _shared_look(bold, italic, round(size, 1) or None, name, self._colour(handle) if address else "")
            self._looks[address] = (look, mark, (angle - self._turn) % 360)
        return self._looks[address]

    def _font(self, handle: Any, address: int) -> tuple[str, bool, bool]:
        """Name without subset mark, and whether it is bold and italic."""
        font = self._pdfium.FPDFTextObj_GetFont(handle) if address else None
        key = _address(font) if font else 0
        if key not in self._fonts:
            self._fonts[key] = self._read_font(font) if key else ("", False, False)
        return self._fonts[key]

    def _read_font(self, font: Any) -> tuple[str, bool, bool]:
        buffer = ctypes.create_string_buffer(200)
        self._pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
        flags = self._pdfium.FPDFFont_GetFlags(font)
        weight = self._pdfium.FPDFFont_GetWeight(font)
        angle = ctypes.c_int()
        self._pdfium.FPDFFont_GetItalicAngle(font, angle)
        bold = weight >= _BOLD_FROM or bool(flags > 0 and flags & _FORCE_BOLD_FLAG) or bool(_BOLD_NAME.search(name))
        italic = angle.value != 0 or bool(flags > 0 and flags & _ITALIC_FLAG) or bool(_ITALIC_NAME.search(name))
        return name, bold, italic

    def _colour(self, handle: Any) -> str:
        values = [ctypes.c_uint() for _ in range(4)]
        if not self._pdfium.FPDFPageObj_GetFillColor(handle, *values):
            return ""
        shown = "".join(f"{value.value & 255:02X}" for value in values[:3])
        return "" if shown == "000000" else shown


@lru_cache(maxsize=1_000)
def _shared_look(bold: bool, italic: bool, size: float | None, font: str, colour: str) -> Look:
    """One object for all that look the same, so that most comparisons end at once."""
    return Look(bold, italic, False, size, font, colour)


def _address(pointer: Any) -> int:
    """Where a pointer leads, 0 for nowhere; `ctypes.cast` would take twice as long."""
    return ctypes.addressof(pointer.contents) if pointer else 0


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


def _set_upright(page: Page) -> Page:
    """A page whose words are mostly turned is set upright."""
    turns = Counter(word.turn for word in page.words)
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
