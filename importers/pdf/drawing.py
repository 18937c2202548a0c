"""The straight lines drawn on a page of a PDF: borders of tables, edges of boxes, rules."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from importers.pdf.questions import question

Place = Callable[[float, float], tuple[float, float]]
"""From the page's own coordinates to points from the upper left corner of the shown page."""


_THIN = 2.5
"""Points up to which a filled box is a ruling."""
_SHORTEST = 3.0
_MOST_OBJECTS = 50_000
_MOST_SEGMENTS = 400
_BOX_SEGMENTS = 6
_PATH, _IMAGE = 2, 3


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line, or one edge of a box: from `start` to `end` along its direction, at `place` across it."""

    start: float
    end: float
    place: float


class Drawing:
    """Rulings among the drawn objects of a page."""

    def __init__(self, place: Place) -> None:
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self.has_picture = False
        self._place = place

    def read(self, page: Any) -> None:
        """Gathers the straight lines and the edges of boxes."""
        import pypdfium2.raw as pdfium

        count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
        handle = ctypes.cast(page.raw, ctypes.c_void_p)
        item_at = question(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
        kind_of = question(pdfium.FPDFPageObj_GetType, ctypes.c_int)
        for index in range(count):
            item = ctypes.c_void_p(item_at(handle, index))
            kind = kind_of(item)
            if kind == _PATH:
                self._path(pdfium, ctypes.cast(item, pdfium.FPDF_PAGEOBJECT))
            elif kind == _IMAGE:
                self.has_picture = True

    def _path(self, pdfium: Any, item: Any) -> None:
        segments = pdfium.FPDFPath_CountSegments(item)
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if segments > _MOST_SEGMENTS or not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return
        x0, y0 = self._place(left.value, top.value)
        x1, y1 = self._place(right.value, bottom.value)
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if y1 - y0 <= _THIN or x1 - x0 <= _THIN:
            self._add(x0, y0, x1, y1)
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if segments <= _BOX_SEGMENTS and (stroke.value or fill.value):
            self._add_box(x0, y0, x1, y1)
        elif stroke.value:
            self._edges(pdfium, item, segments)

    def _edges(self, pdfium: Any, item: Any, segments: int) -> None:
        """The straight pieces of a path of many."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        last: tuple[float, float] | None = None
        for index in range(segments):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            here = self._place(
                matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
            )
            if last is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                (x0, x1), (y0, y1) = sorted((last[0], here[0])), sorted((last[1], here[1]))
                if min(x1 - x0, y1 - y0) <= _THIN:
                    self._add(x0, y0, x1, y1)
            last = here

    def _add_box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._add(x0, y0, x1, y0)
        self._add(x0, y1, x1, y1)
        self._add(x0, y0, x0, y1)
        self._add(x1, y0, x1, y1)

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if x1 - x0 >= y1 - y0 and x1 - x0 >= _SHORTEST:
            self.across.append(Ruling(x0, x1, (y0 + y1) / 2))
        elif y1 - y0 >= _SHORTEST:
            self.down.append(Ruling(y0, y1, (x0 + x1) / 2))
