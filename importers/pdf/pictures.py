"""Pages of a PDF as pictures, for people who compare them with what was read. Called in a process of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from importers.source import SourcePage
from programme.errors import UnreadableFile

_MOST_PIXELS = 16_000_000
"""Of one picture: a large plan is shown coarser instead of filling the memory."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page, set upright. `data` are rows of `stride` bytes from the top, three bytes (red, green, blue) a dot."""

    number: int
    width: int
    height: int
    stride: int
    data: bytes


def page_pictures(path: Path, pages: Sequence[SourcePage], scale: float) -> list[PagePicture]:
    """Pictures of `pages` with `scale` dots for a point; those that cannot be drawn are missing.

    To be called in a process that a page which runs wild may end. Raises `UnreadableFile`.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise UnreadableFile("file_broken", path=str(path), part="") from error
    try:
        return [picture for page in pages if (picture := _picture(document, page, scale)) is not None]
    finally:
        document.close()


def _picture(document: Any, wanted: SourcePage, scale: float) -> PagePicture | None:
    import pypdfium2

    scale = min(scale, (_MOST_PIXELS / max(1.0, wanted.width * wanted.height)) ** 0.5)
    try:
        page = document[wanted.number - 1]
        bitmap = page.render(scale=scale, rotation=wanted.turn, rev_byteorder=True, maybe_alpha=False)
    except (IndexError, pypdfium2.PdfiumError):
        return None
    picture = PagePicture(wanted.number, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return picture
