"""The result of a layout: pages of placed things, plain data for PDF, preview and page numbers.

Points from the page's top left corner, y downwards; y of a line is its baseline.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from exporters.typesetting.lines import Line
from exporters.typesetting.structure import ARTIFACT, Structure


class Marks(NamedTuple):
    """What the lines of a paragraph mean: `element` as a whole, `inner[origin]` the spans that are elements of
    their own (ARTIFACT: part of `element`), `links[origin]` where a span leads: "#" and an anchor, or an address."""

    element: int = ARTIFACT
    inner: tuple[int, ...] = ()
    links: tuple[str | None, ...] = ()


DECORATION = Marks()


class PlacedLine(NamedTuple):
    """A line of text; `x` is where its paragraph's left edge is."""

    x: float
    y: float
    line: Line
    marks: Marks


class PlacedRule(NamedTuple):
    """A filled rectangle: rules, table lines, tinted grounds. Always decoration."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class PlacedPicture(NamedTuple):
    """A picture by its name; `element` is ARTIFACT where it is decoration."""

    x: float
    y: float
    width: float
    height: float
    name: str
    element: int


Item = PlacedLine | PlacedRule | PlacedPicture


@dataclass(slots=True)
class Page:
    """One page. `left` is added to the x of `items` (facing pages have different margins)."""

    width: float
    height: float
    left: float = 0.0
    items: list[Item] = field(default_factory=list)
    anchors: list[tuple[str, float]] = field(default_factory=list)
    label: str = ""
    """The page's number as printed; "" where it has none."""


class Bookmark(NamedTuple):
    """A line of the outline. `rank` is 1 for the outermost; ranks have no gaps downwards."""

    rank: int
    title: str
    anchor: str


@dataclass(slots=True)
class Layout:
    """A document as set. `replaced` are the characters that no font has, for which boxes are drawn."""

    pages: list[Page]
    structure: Structure
    bookmarks: list[Bookmark] = field(default_factory=list)
    replaced: frozenset[str] = frozenset()
    pictures: dict[str, bytes] = field(default_factory=dict)
    """JPEG or PNG by the names of placed pictures."""

    def page_of(self) -> dict[str, int]:
        """Anchor to index of the page where it first stands."""
        found: dict[str, int] = {}
        for index, page in enumerate(self.pages):
            for name, _ in page.anchors:
                found.setdefault(name, index)
        return found
