"""Pages that a program made of a PDF: every paragraph or line has its place on a page of its own (pdftohtml)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from importers.source import LineEnd, SourceLine
from importers.web.blocks import Blocks
from importers.web.styles import Css, Declarations, points

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PAGE = re.compile(r"page(\d{1,5})-div$")
_LEADING = 1.2  # times the font's size, where no distance of lines is given
_LETTER = 0.5  # times the font's size: an average letter's width
_SIZE = 12.0


@dataclass(slots=True)
class _Place:
    """Where the last line of a page stood, and how far apart its lines are; in points."""

    top: float
    leading: float


def placed_pages(body: "HtmlElement") -> "list[tuple[int, HtmlElement]]":
    """The pages with their numbers; [] for all other web pages."""
    found = ((_PAGE.match(child.get("id") or ""), child) for child in body if child.tag == "div")
    return [(int(match[1]), child) for match, child in found if match]


def read_placed(blocks: Blocks, css: Css, pages: "Sequence[tuple[int, HtmlElement]]") -> None:
    """Reads the pages as those of a PDF: what ends a paragraph is for recognition to say."""
    for number, page in pages:
        last: _Place | None = None
        for paragraph in page:
            start = len(blocks.lines)
            blocks.read(paragraph)
            lines, last = _placed(blocks.lines[start:], number, css.of(paragraph), last)
            blocks.lines[start:] = lines


def _placed(
    lines: Sequence[SourceLine], page: int, values: Declarations, last: _Place | None
) -> tuple[list[SourceLine], _Place | None]:
    top = points(values.get("top"))
    if top is None or not lines:
        return list(lines), last
    size = lines[0].size or _SIZE
    leading = points(values.get("line-height")) or _LEADING * size
    above = max(0.0, (top - last.top) / max(leading, last.leading) - 1) if last is not None else 0.0
    left = points(values.get("left")) or 0.0
    placed = [
        replace(
            line,
            page=page,
            end=LineEnd.WRAP,
            left=left,
            right=left + _LETTER * size * len(line.text),
            space_above=0.0 if place else above,
        )
        for place, line in enumerate(lines)
    ]
    return placed, _Place(top + (len(lines) - 1) * leading, leading)
