"""How the text objects of a PDF page look: font, size, weight, colour, turn."""

import ctypes
import math
import re
import struct
from functools import lru_cache
from typing import Any, NamedTuple

from importers.pdf.drawing import Place
from importers.pdf.questions import question
from importers.pieces import Look

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibd|demi|fett|(?<![a-z])bd(?![a-z])|[-,]B(?![a-z])", re.I)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv|[-,]I(?![a-z])", re.IGNORECASE)
_BOLD_FROM = 600
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_FILL_AND_STROKE = 2
_MATRIX = struct.Struct("6f")
_COLOUR = struct.Struct("3I")


class Setting(NamedTuple):
    """What the letters of a text object share."""

    look: Look
    mark: int
    """Number of its marked content, -1 for none."""
    turn: int
    base: float | None
    """Where they stand on the shown page; None where that differs."""


class Looks:
    """The settings of a page's text objects; `handle` is its text page, `place` and `turn` are the page's own."""

    def __init__(self, handle: Any, place: Place, turn: int) -> None:
        import pypdfium2.raw as pdfium

        self.known: dict[int | None, Setting] = {}
        """By the place of a text object in memory; None for letters of none."""
        self._pdfium, self._place, self._turn = pdfium, place, turn
        self._page = ctypes.cast(handle, ctypes.c_void_p)
        self._fonts: dict[int | None, tuple[str, bool, bool]] = {None: ("", False, False)}
        self._matrix, self._values = ctypes.create_string_buffer(_MATRIX.size), ctypes.create_string_buffer(16)
        start = ctypes.addressof(self._values)
        self._colours = [ctypes.c_void_p(start + 4 * number) for number in range(4)]
        self._at = ctypes.c_double(), ctypes.c_double()
        self._ask_at = question(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
        self._ask_matrix = question(pdfium.FPDFText_GetMatrix, ctypes.c_int)
        self._ask_size = question(pdfium.FPDFText_GetFontSize, ctypes.c_double)
        self._ask_font = question(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
        self._ask_mode = question(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
        self._ask_mark = question(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int)
        self._ask_colour = question(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int)

    def base(self, index: int) -> float:
        """Where a letter stands."""
        x, y = self._at
        self._ask_at(self._page, index, ctypes.byref(x), ctypes.byref(y))
        return self._place(x.value, y.value)[1]

    def of(self, owner: int | None, first: int, last: int) -> Setting:
        """The setting of the text object `owner` that holds the letters from `first` to `last`."""
        if owner not in self.known:
            self.known[owner] = self._read(owner, first, last)
        return self.known[owner]

    def _read(self, owner: int | None, first: int, last: int) -> Setting:
        self._ask_matrix(self._page, first, self._matrix)
        a, b, _, d, *_ = _MATRIX.unpack(self._matrix)
        size = self._ask_size(self._page, first) * math.hypot(b, d)
        angle = round(math.degrees(math.atan2(b, a)) / 90) * 90
        if size < 0:  # letters set upside down, mostly in a text that is upside down itself
            size, angle = -size, angle + 180
        item = ctypes.c_void_p(owner)
        name, bold, italic = self._font(self._ask_font(item) if owner else None)
        bold = bold or bool(owner and self._ask_mode(item) == _FILL_AND_STROKE)
        look = _shared_look(bold, italic, round(size, 1) or None, name, self._colour(item) if owner else "")
        base = self.base(first) if first != last and b == self._turn == 0 else None
        if base is not None and base != self.base(last):  # letters that run downwards
            base = None
        return Setting(look, self._ask_mark(item) if owner else -1, (angle - self._turn) % 360, base)

    def _font(self, address: int | None) -> tuple[str, bool, bool]:
        """Name without subset mark, and whether it is bold and italic."""
        if address not in self._fonts:
            self._fonts[address] = self._read_font(ctypes.cast(address or 0, self._pdfium.FPDF_FONT))
        return self._fonts[address]

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

    def _colour(self, item: Any) -> str:
        if not self._ask_colour(item, *self._colours):
            return ""
        shown = "{:02X}{:02X}{:02X}".format(*(value & 255 for value in _COLOUR.unpack_from(self._values)))
        return "" if shown == "000000" else shown


@lru_cache(maxsize=1_000)
def _shared_look(bold: bool, italic: bool, size: float | None, font: str, colour: str) -> Look:
    """One object for all that look the same, so that most comparisons end at once."""
    return Look(bold, italic, False, size, font, colour)
