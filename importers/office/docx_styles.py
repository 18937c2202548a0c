"""What a Word file says about looks: styles with their chain of `basedOn`, and the properties of paragraphs and runs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from importers.pieces import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 20.0
DEFAULT_SIZE = 10.0
_LONGEST_CHAIN = 32
_HEADING_NAME = re.compile(r"(?:heading|(?:ü|ue)berschrift)(?:[ _]|_20_)?([1-9])(?!\d)", re.IGNORECASE)
_TOGGLES = ("bold", "italic", "caps", "hidden", "struck")
_ALIGN = {"both": "justify", "distribute": "justify", "start": "left", "end": "right"}


@dataclass(frozen=True, slots=True)
class RunLook:
    """Run properties as far as they are stated; None is not stated here."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: str | None = None
    """"superscript", "subscript" or "" for neither."""
    size: float | None = None
    font: str | None = None
    colour: str | None = None

    def over(self, below: "RunLook") -> "RunLook":
        """These properties, and those of `below` where nothing is stated here."""
        stated = {name: value for name in RunLook.__slots__ if (value := getattr(self, name)) is not None}
        return replace(below, **stated) if stated else below

    def toggled(self, below: "RunLook") -> "RunLook":
        """As `over`, of a character style over a paragraph style: what both switch on is off (ECMA-376, part 1, 17.7.3)."""
        both: dict[str, Any] = {name: False for name in _TOGGLES if getattr(self, name) and getattr(below, name)}
        return replace(self.over(below), **both) if both else self.over(below)

    def look(self) -> Look:
        """As the lines show it."""
        return Look(
            bool(self.bold),
            bool(self.italic),
            bool(self.caps),
            self.size,
            self.font or "",
            self.colour or "",
            bool(self.underlined),
        )


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Paragraph properties as far as they are stated. Distances in points; `list_id` "0" takes a paragraph off its list."""

    outline: int | None = None
    """0 to 8 for headings, 9 for body text, as Word counts."""
    list_id: str | None = None
    list_level: int | None = None
    left: float | None = None
    first: float | None = None
    """Indent of the first line beyond `left`; negative where it hangs."""
    before: float | None = None
    after: float | None = None
    align: str | None = None

    def over(self, below: "ParagraphLook") -> "ParagraphLook":
        """These properties, and those of `below` where nothing is stated here."""
        stated = {name: value for name in ParagraphLook.__slots__ if (value := getattr(self, name)) is not None}
        return replace(below, **stated) if stated else below


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits."""

    name: str = ""
    paragraph: ParagraphLook = ParagraphLook()
    run: RunLook = RunLook()
    rank: int | None = None
    """0 to 8 where it or a style that it is based on is called "heading 1" or "Überschrift 1" to 9."""


class Styles:
    """The styles of a file by their id."""

    def __init__(self, root: "_Element | None") -> None:
        elements: Iterable[_Element] = () if root is None else root.iterchildren(f"{W}style")
        self._elements = {element.get(f"{W}styleId", ""): element for element in elements}
        self._resolved: dict[str, Style] = {}
        self._defaults = _defaults(root)
        self._default_ids = {
            element.get(f"{W}type", ""): key
            for key, element in self._elements.items()
            if element.get(f"{W}default") in ("1", "true", "on")
        }

    def paragraph(self, style_id: str | None) -> Style:
        """The paragraph style `style_id`, or the default one."""
        return self._style(style_id or self._default_ids.get("paragraph", ""))

    def numbered(self, style_id: str) -> str:
        """The nearest of a style and those it is based on that states a list; "" for none."""
        for element in self._chain(style_id or self._default_ids.get("paragraph", "")):
            if value(element.find(f"{W}pPr/{W}numPr"), "numId") is not None:
                return element.get(f"{W}styleId", "")
        return ""

    def name_of(self, style_id: str) -> str:
        """The name that people see of a style."""
        return value(self._elements.get(style_id), "name") or style_id

    def run(self, style_id: str | None) -> RunLook:
        """What a character style states itself."""
        look = RunLook()
        for element in self._chain(style_id or ""):
            look = look.over(run_look(element.find(f"{W}rPr")))
        return look

    def _style(self, style_id: str) -> Style:
        if style_id not in self._resolved:
            paragraph, run, rank = ParagraphLook(), RunLook(), None
            for element in self._chain(style_id):
                rank = rank_of_name(value(element, "name") or "") if rank is None else rank
                paragraph = paragraph.over(paragraph_look(element.find(f"{W}pPr")))
                run = run.over(run_look(element.find(f"{W}rPr")))
            below = self._defaults
            name = value(self._elements.get(style_id), "name") or style_id
            self._resolved[style_id] = Style(name, paragraph.over(below.paragraph), run.over(below.run), rank)
        return self._resolved[style_id]

    def _chain(self, style_id: str) -> "Iterable[_Element]":
        seen: list[_Element] = []
        while style_id in self._elements and len(seen) < _LONGEST_CHAIN:
            seen.append(self._elements[style_id])
            style_id = value(seen[-1], "basedOn") or ""
        return seen


def rank_of_name(style: str) -> int | None:
    """Level from 0 of "heading 2", "Überschrift 2" or "Heading2 Kapitel"; None for all else."""
    match = _HEADING_NAME.match(style)
    return int(match[1]) - 1 if match else None


def _defaults(root: "_Element | None") -> Style:
    found = None if root is None else root.find(f"{W}docDefaults")
    if found is None:
        return Style(run=RunLook(size=DEFAULT_SIZE))
    run = run_look(found.find(f"{W}rPrDefault/{W}rPr")).over(RunLook(size=DEFAULT_SIZE))
    return Style(paragraph=paragraph_look(found.find(f"{W}pPrDefault/{W}pPr")), run=run)


def run_look(element: "_Element | None") -> RunLook:
    """The properties that a `w:rPr` states."""
    if element is None:
        return RunLook()
    fonts = element.find(f"{W}rFonts")
    size = number(value(element, "sz"))
    colour, raised = value(element, "color"), value(element, "vertAlign")
    return RunLook(
        bold=switch(element, "b"),
        italic=switch(element, "i"),
        underlined=_underlined(element),
        caps=_either(element, "caps", "smallCaps"),
        hidden=switch(element, "vanish"),
        struck=_either(element, "strike", "dstrike"),
        raised=None if raised is None else raised.removesuffix("baseline"),
        size=None if size is None else size / 2,
        font=None if fonts is None else fonts.get(f"{W}ascii"),
        colour="" if colour in ("auto", "000000") else colour,
    )


def _either(element: "_Element", one: str, other: str) -> bool | None:
    """Whether one of two effects of the same kind is on; None where neither is stated."""
    stated = [shown for name in (one, other) if (shown := switch(element, name)) is not None]
    return any(stated) if stated else None


def _underlined(element: "_Element") -> bool | None:
    kind = value(element, "u")
    return None if kind is None else kind != "none"


def paragraph_look(element: "_Element | None") -> ParagraphLook:
    """The properties that a `w:pPr` states."""
    if element is None:
        return ParagraphLook()
    attributes: dict[str, Mapping[str, str]] = {}
    for name in ("ind", "spacing"):
        found = element.find(f"{W}{name}")
        attributes[name] = {} if found is None else {str(key): str(each) for key, each in found.attrib.items()}
    numbered = element.find(f"{W}numPr")
    align = value(element, "jc")
    return ParagraphLook(
        outline=_whole(value(element, "outlineLvl")),
        list_id=value(numbered, "numId"),
        list_level=_whole(value(numbered, "ilvl")),
        left=_points(attributes["ind"], "left", "start"),
        first=_first_line(attributes["ind"]),
        before=_points(attributes["spacing"], "before"),
        after=_points(attributes["spacing"], "after"),
        align=None if align is None else _ALIGN.get(align, align),
    )


def value(element: "_Element | None", name: str) -> str | None:
    """The `w:val` of the child `name`; None without one."""
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


@lru_cache(4096)
def number(text: str | None) -> float | None:
    """A number of reasonable size; None for anything else."""
    try:
        found = float(text) if text else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 1e6 else None


def _whole(text: str | None) -> int | None:
    found = number(text)
    return None if found is None else int(found)


def _first_line(indents: Mapping[str, str]) -> float | None:
    hanging = _points(indents, "hanging")
    return -hanging if hanging is not None else _points(indents, "firstLine")


def _points(attributes: Mapping[str, str], *names: str) -> float | None:
    for name in names:
        found = number(attributes.get(f"{W}{name}"))
        if found is not None:
            return found / TWIPS
    return None


def switch(element: "_Element", name: str) -> bool | None:
    """Whether the child `name` switches something on; None without one."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "1") not in ("0", "false", "off", "none")
