"""Which values a design can have: a file from elsewhere must not make pages that nothing fits on.

Takes designs by their fields alone, since `exporters.design` asks here before it hands one out.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from resources.paths import font_names

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LEAST_WIDTH, _LEAST_HEIGHT = 40.0, 60.0
"""Millimetres that margins must leave for text."""
_LEVELS = 3


class _Range(NamedTuple):
    """A number out of it, or one that is none, fits nothing."""

    least: float
    most: float

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float) and self.least <= value <= self.most


_SIDE, _MARGIN = _Range(70.0, 1200.0), _Range(0.0, 300.0)
_SIZE, _LEADING, _GAP = _Range(3.0, 200.0), _Range(0.7, 5.0), _Range(0.0, 500.0)


def misfits(design: Any) -> Iterator[str]:
    """Where a design has a value that no page can be set with, as "page.width"."""
    yield from _page(design.page)
    names = set(font_names())
    for family in ("text_family", "head_family"):
        cuts = getattr(design, family)
        yield from (f"{family}.{each.name}" for each in fields(cuts) if getattr(cuts, each.name) not in names)
    for where, look in _looks(design):
        yield from (f"{where}.{name}" for name in _look(look))
    if len(design.headings) < _LEVELS:
        yield "headings"
    yield from _colours(design)
    for name, value, allowed in (
        ("number_width", design.number_width, _Range(0.0, 60.0)),
        ("list_indent", design.list_indent, _Range(0.0, 40.0)),
        ("label_share", design.label_share, _Range(0.1, 0.7)),
        ("cover.top", design.cover.top, _Range(0.0, design.page.height)),
        ("cover.ground_height", design.cover.ground_height, _Range(0.0, 1.0)),
        ("cover.logo_width", design.cover.logo_width, _Range(1.0, design.page.width)),
    ):
        if value not in allowed:
            yield name


def _page(page: Any) -> Iterator[str]:
    yield from (f"page.{name}" for name in ("width", "height") if getattr(page, name) not in _SIDE)
    yield from (f"page.{name}" for name in ("inner", "outer", "top", "bottom") if getattr(page, name) not in _MARGIN)
    if not page.width - page.inner - page.outer >= _LEAST_WIDTH:
        yield "page.inner"
    if not page.height - page.top - page.bottom >= _LEAST_HEIGHT:
        yield "page.top"


def _looks(design: Any) -> Iterator[tuple[str, Any]]:
    for each in fields(design):
        value = getattr(design, each.name)
        if hasattr(value, "leading"):
            yield each.name, value
    for name in ("headings", "contents"):
        yield from ((f"{name}[{place}]", look) for place, look in enumerate(getattr(design, name)))
    yield from ((f"cover.{name}", getattr(design.cover, name)) for name in ("title", "subtitle", "line"))


def _look(look: Any) -> Iterator[str]:
    if look.size not in _SIZE:
        yield "size"
    elif look.leading / look.size not in _LEADING:
        yield "leading"
    if look.family not in ("text", "head"):
        yield "family"
    if not _COLOUR.fullmatch(look.colour):
        yield "colour"
    yield from (name for name in ("before", "after") if getattr(look, name) not in _GAP)


def _colours(design: Any) -> Iterator[str]:
    needed = {"accent": design.accent, "rule": design.rule}
    optional = {"shade": design.shade, "cover.ground": design.cover.ground}
    yield from (name for name, colour in needed.items() if not _COLOUR.fullmatch(colour))
    yield from (name for name, colour in optional.items() if colour and not _COLOUR.fullmatch(colour))
