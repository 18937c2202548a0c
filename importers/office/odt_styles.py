"""What an OpenDocument file says about looks: named and automatic styles with their parents, list styles, lengths."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from importers.office.list_labels import ListLevel, form_of
from importers.pieces import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (f"{{{_NS}{name}:1.0}}" for name in ("office", "style", "text", "table", "drawing"))
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_LONGEST_CHAIN = 32
_LENGTH = re.compile(r"(-?[\d.]{1,12})(pt|in|cm|mm|px|pc)?$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "px": 0.75, "pc": 12.0, None: 1.0}
_ALIGN = {"start": "left", "end": "right"}
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class OdtLook:
    """Properties of a paragraph or text style as far as they are stated; None is not stated here. Lengths in points."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: str | None = None
    """"superscript", "subscript" or "" for neither."""
    size: float | None = None
    scale: float | None = None
    """A size stated as a share of the parent's."""
    font: str | None = None
    colour: str | None = None
    outline: int | None = None
    list_style: str | None = None
    left: float | None = None
    first: float | None = None
    above: float | None = None
    below: float | None = None
    align: str | None = None

    def over(self, other: "OdtLook") -> "OdtLook":
        """These properties, and those of `other` where nothing is stated here."""
        stated = {name: value for name in OdtLook.__slots__ if (value := getattr(self, name)) is not None}
        if self.scale is not None and self.size is None:
            if other.size is not None:
                stated |= {"size": other.size * self.scale, "scale": None}
            elif other.scale is not None:
                stated["scale"] = self.scale * other.scale
        return replace(other, **stated) if stated else other

    def look(self) -> Look:
        """As the lines show it."""
        size = None if self.size is None else round(self.size, 1)
        return Look(
            bool(self.bold),
            bool(self.italic),
            bool(self.caps),
            size,
            self.font or "",
            self.colour or "",
            bool(self.underlined),
        )


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A style with all that it inherits. `name` is the one that people see, of the nearest style that is not automatic."""

    name: str = ""
    look: OdtLook = OdtLook()


class Styles:
    """All styles of a file. Automatic styles of the content win over those of the styles part."""

    def __init__(self, roots: "Iterable[_Element]") -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._defaults: dict[str, OdtLook] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self._resolved: dict[tuple[str, str], NamedStyle] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            self._read(root)

    def paragraph(self, name: str | None) -> NamedStyle:
        """A paragraph style with the defaults of the file below it."""
        return self._style("paragraph", name or "Standard")

    def text(self, name: str | None) -> NamedStyle:
        """A text style, with what it states."""
        return self._style("text", name or "")

    def levels(self, name: str) -> dict[int, ListLevel]:
        """The levels of a list style, from 0; empty where it is not defined."""
        return self._lists.get(name, {})

    def _read(self, root: "_Element") -> None:
        for element in root.iter(f"{STYLE}style"):
            key = (element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", ""))
            self._elements[key] = element
            parent = element.getparent()
            if parent is not None and parent.tag == f"{OFFICE}automatic-styles":
                self._automatic.add(key)
        for element in root.iter(f"{STYLE}default-style"):
            self._defaults[element.get(f"{STYLE}family", "")] = _stated(element)
        for element in root.iter(f"{TEXT}list-style"):
            self._lists[element.get(f"{STYLE}name", "")] = dict(map(_list_level, element.iterchildren("{*}*")))
        for element in root.iter(f"{TEXT}outline-style"):
            self.outline = dict(map(_list_level, element.iterchildren("{*}*")))

    def _style(self, family: str, name: str) -> NamedStyle:
        key = (family, name)
        if key not in self._resolved:
            look, shown = OdtLook(), ""
            for each in self._chain(family, name):
                element = self._elements[each]
                look = look.over(_stated(element))
                if not shown and each not in self._automatic:
                    shown = element.get(f"{STYLE}display-name") or each[1]
            self._resolved[key] = NamedStyle(shown, look.over(self._defaults.get(family, OdtLook())))
        return self._resolved[key]

    def _chain(self, family: str, name: str) -> list[tuple[str, str]]:
        seen: list[tuple[str, str]] = []
        while (family, name) in self._elements and len(seen) < _LONGEST_CHAIN:
            seen.append((family, name))
            name = self._elements[family, name].get(f"{STYLE}parent-style-name", "")
        return seen


@lru_cache(4096)
def points(text: str | None) -> float | None:
    """A length in points; None for what is none (shares, relative lengths)."""
    match = _LENGTH.match(text or "")
    try:
        return float(match[1]) * _POINTS[match[2]] if match else None
    except ValueError:
        return None


def count_of(element: "_Element", name: str, default: int, highest: int) -> int:
    """A whole number in an attribute, kept within 1 and `highest`."""
    text = element.get(name, "")
    return max(1, min(highest, int(text))) if text.isdecimal() and len(text) < 10 else default


def _stated(element: "_Element") -> OdtLook:
    text = _text_look(element.find(f"{STYLE}text-properties"))
    return replace(
        text.over(_paragraph_look(element.find(f"{STYLE}paragraph-properties"))),
        outline=_outline_of(element.get(f"{STYLE}default-outline-level")),
        list_style=element.get(f"{STYLE}list-style-name"),
    )


def _outline_of(level: str | None) -> int | None:
    """An outline level; 0 where a style takes back that of its parent, None where it says nothing."""
    if level == "":
        return 0
    return int(level) if level and level.isdecimal() and len(level) < 3 else None


def _raised(position: str | None) -> str | None:
    """Where letters stand, from "super 58%" or "-33% 58%"."""
    if position is None:
        return None
    place = position.split(" ")[0]
    if place in ("super", "sub"):
        return "superscript" if place == "super" else "subscript"
    return "" if place.strip("-0%.") == "" else "subscript" if place.startswith("-") else "superscript"


def _text_look(element: "_Element | None") -> OdtLook:
    if element is None:
        return OdtLook()
    weight, size = element.get(f"{FO}font-weight"), element.get(f"{FO}font-size")
    share = float(size[:-1]) / 100 if size and re.fullmatch(r"\d{1,4}(\.\d+)?%", size) else None
    posture = element.get(f"{FO}font-style")
    colour, shown = element.get(f"{FO}color"), element.get(f"{TEXT}display")
    line, struck = element.get(f"{STYLE}text-underline-style"), element.get(f"{STYLE}text-line-through-style")
    return OdtLook(
        bold=None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= _BOLD_FROM),
        italic=None if posture is None else posture in ("italic", "oblique"),
        underlined=None if line is None else line != "none",
        caps=_capitals(element),
        hidden=None if shown is None else shown == "none",
        struck=None if struck is None else struck != "none",
        raised=_raised(element.get(f"{STYLE}text-position")),
        size=points(size),
        scale=share,
        font=element.get(f"{STYLE}font-name") or element.get(f"{FO}font-family"),
        colour=None if colour is None else colour.lstrip("#").upper().replace("000000", ""),
    )


def _capitals(element: "_Element") -> bool | None:
    """Whether text properties ask for capitals, large or small ones; None where they say nothing."""
    transform, variant = element.get(f"{FO}text-transform"), element.get(f"{FO}font-variant")
    return None if transform is variant is None else transform == "uppercase" or variant == "small-caps"


def _paragraph_look(element: "_Element | None") -> OdtLook:
    if element is None:
        return OdtLook()
    align = element.get(f"{FO}text-align")
    return OdtLook(
        left=points(element.get(f"{FO}margin-left")),
        first=points(element.get(f"{FO}text-indent")),
        above=points(element.get(f"{FO}margin-top")),
        below=points(element.get(f"{FO}margin-bottom")),
        align=None if align is None else _ALIGN.get(align, align),
    )


def _list_level(element: "_Element") -> tuple[int, ListLevel]:
    depth = count_of(element, f"{TEXT}level", 1, 10) - 1
    indent = element.find(f".//{STYLE}list-level-label-alignment")
    left = None if indent is None else points(indent.get(f"{FO}margin-left"))
    sign = element.get(f"{TEXT}bullet-char")
    if sign is not None or element.tag == f"{TEXT}list-level-style-image":
        return depth, ListLevel("bullet", sign or "•", left=left)
    start = 0 if element.get(f"{TEXT}start-value") == "0" else count_of(element, f"{TEXT}start-value", 1, 100_000)
    form = form_of(element.get(f"{STYLE}num-format", ""))
    return depth, ListLevel(form, _template(element, depth), start, left)


def _template(element: "_Element", depth: int) -> str:
    """Word's way to write what ODF says by prefix, suffix and the number of levels shown."""
    newer = element.get(f"{LOEXT}num-list-format") or element.get(f"{STYLE}num-list-format")
    if newer:
        return re.sub(r"%(\d{1,2})%", r"%\1", newer)[:60]
    shown = count_of(element, f"{TEXT}display-levels", 1, 10)
    counters = ".".join(f"%{level + 1}" for level in range(max(0, depth - shown + 1), depth + 1))
    prefix, suffix = element.get(f"{STYLE}num-prefix", ""), element.get(f"{STYLE}num-suffix", "")
    return f"{prefix[:20]}{counters}{suffix[:20]}"
