"""Lists in what Word puts on the clipboard: paragraphs that only look like points, with the sign of the point as text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from programme.markup import Block, ListBlock, ListItem, Paragraph, Run

_ITEM = re.compile(r"<p\b[^>]*\bmso-list:\s*l\d+\s+level(\d)[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
_SIGN = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_COUNTED = re.compile(r"\s*\(?([0-9]{1,4}|[A-Za-z]|[ivxIVX]+)[.)]")
_MARK = re.compile("^\\s*\ue000(\\d)(\\d*)(o?)\ue001\\s*")
"""Letters that no font has stand for the sign while Qt reads the page: level, number, whether it counts."""


@dataclass(frozen=True, slots=True)
class _Point:
    level: int
    start: int
    ordered: bool
    paragraph: Paragraph


def marked(html: str) -> str:
    """`html` with a mark in place of each sign of a point; `listed` finds them again."""
    return _ITEM.sub(lambda found: f"<p>{_mark(found[1], found[2])}</p>", html) if "mso-list" in html else html


def listed(blocks: Iterable[Block]) -> list[Block]:
    """Marked paragraphs that follow each other become a list, deeper ones lists in it."""
    found: list[Block] = []
    points: list[_Point] = []
    for block in blocks:
        point = _point_of(block)
        if point is not None:
            points.append(point)
            continue
        found += [_list_of(points)] if points else []
        points = []
        found.append(block)
    return [*found, _list_of(points)] if points else found


def _mark(level: str, content: str) -> str:
    sign = _SIGN.search(content)
    if sign is None:  # a paragraph of the style of a list, without a sign
        return content
    counted = _COUNTED.match(_TAG.sub("", sign[1]).replace("&nbsp;", " "))
    number = counted[1] if counted and counted[1].isdigit() else ""
    return f"\ue000{level}{number}{'o' if counted else ''}\ue001{_SIGN.sub('', content)}"


def _point_of(block: Block) -> _Point | None:
    first = block.inlines[0] if isinstance(block, Paragraph) and block.inlines else None
    found = _MARK.match(first.text) if isinstance(first, Run) else None
    if found is None or not isinstance(block, Paragraph) or not isinstance(first, Run):
        return None
    rest = first.text[found.end() :]
    inlines = (replace(first, text=rest), *block.inlines[1:]) if rest else block.inlines[1:]
    return _Point(int(found[1]), int(found[2] or 1), bool(found[3]), Paragraph(inlines))


def _list_of(points: Sequence[_Point]) -> ListBlock:
    top = points[0]
    items: list[tuple[_Point, list[_Point]]] = []
    for point in points:
        if items and point.level > top.level:
            items[-1][1].append(point)
        else:
            items.append((point, []))
    made = (ListItem((point.paragraph, *([_list_of(below)] if below else []))) for point, below in items)
    return ListBlock(tuple(made), top.ordered, top.start)
