"""Where a PDF leads: the entries that our own files name, and the links over words of a page."""

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from importers.office.docx_text import node_id
from importers.pdf.drawing import Place
from importers.pieces import safe_link
from programme.word_marks import CLOSING

_MOST_NAMES = 200_000
_MOST_LINKS = 5_000
_LONGEST_NAME, _LONGEST_ADDRESS = 300, 4_000

Spots = Mapping[int, Mapping[float, str]]
"""Ids of entries by page, from 0, and height in the page's own coordinates."""


class Area(Protocol):
    """What stands somewhere on a page and may lead somewhere."""

    left: float
    top: float
    right: float
    bottom: float
    link: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """An area over words, in points of the shown page, and where it leads: an address, or "#" and an entry's id."""

    left: float
    top: float
    right: float
    bottom: float
    target: str


def spots_of(document: Any) -> Spots:
    """The places that our own files name after their entries. `document` is a `pypdfium2.PdfDocument`."""
    import pypdfium2.raw as pdfium

    spots: dict[int, dict[float, str]] = {}
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    for index in range(min(pdfium.FPDF_CountNamedDests(document), _MOST_NAMES)):
        length = ctypes.c_long(len(name))
        place = pdfium.FPDF_GetNamedDest(document, index, name, length)
        if not place or length.value <= 0:
            continue
        read = name.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0")
        own = read if read == CLOSING else node_id(read)
        if own and (spot := _spot(pdfium, document, place)) is not None:
            spots.setdefault(spot[0], {}).setdefault(spot[1], own)
    return spots


def links_of(document: Any, page: Any, place: Place, spots: Spots) -> list[Link]:
    """The links of a page that lead to an address or to an entry."""
    import pypdfium2.raw as pdfium

    found: list[Link] = []
    position, handle, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < _MOST_LINKS and pdfium.FPDFLink_Enumerate(page, position, handle):
        target = _target(pdfium, document, handle, spots)
        if target and pdfium.FPDFLink_GetAnnotRect(handle, box):
            (x0, y0), (x1, y1) = place(box.left, box.top), place(box.right, box.bottom)
            found.append(Link(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), target))
    return found


def mark_linked(words: Sequence[Area], links: Sequence[Link]) -> None:
    """Gives words whose middle lies in a link its target."""
    if not links:
        return
    ordered = sorted(words, key=_middle)
    middles = [_middle(word) for word in ordered]
    for link in links:
        for word in ordered[bisect_left(middles, link.top) : bisect_right(middles, link.bottom)]:
            if link.left <= (word.left + word.right) / 2 <= link.right:
                word.link = link.target


def _middle(area: Area) -> float:
    return (area.top + area.bottom) / 2


def _target(pdfium: Any, document: Any, link: Any, spots: Spots) -> str:
    place = pdfium.FPDFLink_GetDest(document, link)
    if place:
        page, height = (_spot(pdfium, document, place) if spots else None) or (-1, 0.0)
        own = spots.get(page, {}).get(height, CLOSING)
        return f"#{own}" if own != CLOSING else ""
    action = pdfium.FPDFLink_GetAction(link)
    buffer = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    length = pdfium.FPDFAction_GetURIPath(document, action, buffer, len(buffer)) if action else 0
    return safe_link(buffer.value.decode("utf-8", "replace")) or "" if 0 < length <= len(buffer) else ""


def _spot(pdfium: Any, document: Any, place: Any) -> tuple[int, float] | None:
    """Page and height to which a destination leads; None where it names no height."""
    has_x, has_y, has_zoom = (ctypes.c_int() for _ in range(3))
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    pdfium.FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
    page = pdfium.FPDFDest_GetDestPageIndex(document, place)
    return (page, round(y.value, 1)) if has_y.value and page >= 0 else None
