"""Lists that a page sets beside each other though one stands inside the other, as word processors export list styles."""

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LISTS = ("ul", "ol")
_FEWEST = 3  # lists of bullets right below each other, from which on they take turns
_MAKERS = ("libreoffice", "openoffice")


def put_inside(body: "HtmlElement", generator: str) -> None:
    """Moves each list between two parts of a numbered one into the item above it. LibreOffice writes the styles for outer and
    inner points as a list each, so that of three or more every second one is the inner one."""
    takes_turns = any(maker in generator.casefold() for maker in _MAKERS)
    for run in _runs(body):
        for tag, same in groupby(_without_split(run), key=lambda element: element.tag):
            lists = list(same)
            if takes_turns and tag == "ul" and len(lists) >= _FEWEST:
                for outer, inner in zip(lists[::2], lists[1::2], strict=False):
                    _move(outer, [inner])


def _runs(body: "HtmlElement") -> list[list["HtmlElement"]]:
    """Lists with nothing between them."""
    runs: list[list[HtmlElement]] = []
    by_last: dict[HtmlElement, list[HtmlElement]] = {}
    for element in body.iter(*_LISTS):
        before = element.getprevious()
        run = by_last.pop(before, None) if before is not None and not (before.tail or "").strip() else None
        if run is None:
            runs.append(run := [])
        run.append(element)
        by_last[element] = run
    return [run for run in runs if len(run) > 1]


def _without_split(run: "list[HtmlElement]") -> "list[HtmlElement]":
    """The lists that stay beside each other: of a numbered one that goes on after others, its last part."""
    kept: list[HtmlElement] = []
    ends: defaultdict[int, list[int]] = defaultdict(list)
    """Places in `kept` by the number that would come next."""
    for element in run:
        if element.tag == "ol":
            place = _place(kept, ends[_start(element)], _start(element))
            if place is not None:
                _move(kept[place], kept[place + 1 :])
                del kept[place:]
            ends[_next(element)].append(len(kept))
        kept.append(element)
    return kept


def _place(kept: "list[HtmlElement]", ends: list[int], start: int) -> int | None:
    """Where the nearest list stands that goes on with `start`, with others between; None for none. Old places are forgotten."""
    while ends and not (ends[-1] < len(kept) and kept[ends[-1]].tag == "ol" and _next(kept[ends[-1]]) == start):
        ends.pop()
    found = next((place for place in ends[-2:][::-1] if place < len(kept) - 1), None)
    is_same = found is not None and kept[found].tag == "ol" and _next(kept[found]) == start
    return found if start > 1 and is_same else None


def _start(element: "HtmlElement") -> int:
    start = element.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 7 else 1


def _next(element: "HtmlElement") -> int:
    """The number that would come after its last item."""
    return _start(element) + sum(child.tag == "li" for child in element)


def _move(outer: "HtmlElement", inner: "list[HtmlElement]") -> None:
    items = [child for child in outer if child.tag == "li"]
    for each in inner if items else ():
        each.tail = None
        items[-1].append(each)
