"""What the tags of a PDF say of each line: where paragraphs end, which lines are items, headings, cells of a table."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from importers.pdf.flow import FlowLine, Item
from importers.pdf.marks import NO_BLOCK, Tag
from importers.pdf.pages import Page
from importers.source import LineEnd, LineRole

_TAGGED = 0.8
"""Share of the words that must be tagged before tags are believed."""
_FEWEST_TORN = 3
_KEPT_TOGETHER = 0.7
_MARKED = 0.7
_NEARLY_FULL = 0.85
_SHORT = 0.75
_FEW = 0.03
_FEWEST_SHORT = 4
_APART = 1.9
"""Font sizes between two baselines from which on an empty line lies between them."""
_SURE_BULLET = re.compile(r"[•‣▪■●○◦➢✓→·]")
_MARK = re.compile(r"(?:[^\w\s(\[„\"'‚]|\(?\w{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|o)$")


@dataclass(frozen=True, slots=True)
class TagPlace:
    """What the tags say of one line."""

    outline: int | None = None
    list_level: int | None = None
    contents: bool = False
    end: LineEnd = LineEnd.WRAP
    goes_on: bool = False
    """A further paragraph of an item."""


NO_PLACE = TagPlace()


@dataclass(slots=True)
class Tagging:
    """Tag places by the identity of lines; empty where a file has no tags worth believing."""

    places: dict[int, TagPlace] = field(default_factory=dict)

    def place(self, line: FlowLine) -> TagPlace:
        """What the tags say of `line`."""
        return self.places.get(id(line), NO_PLACE)


def tagging_of(pages: Sequence[Page], items: Sequence[Item]) -> Tagging:
    """Reads the tags of all lines outside of tables."""
    tags = {page.number: page.tags for page in pages}
    lines = [item for item in items if isinstance(item, FlowLine) and item.role is LineRole.TEXT]
    found = [_tag_of(line, tags[line.page]) for line in lines]
    tagged = sum(tag is not None for tag in found)
    if not lines or tagged < _TAGGED * len(lines):
        return Tagging()
    parted = any(line.node for line in lines) or _parts_paragraphs(lines, found)
    marked = _items_are_marked(lines, found)
    blocks = _Blocks(lines, found)
    places: dict[int, TagPlace] = {}
    for place, (line, tag) in enumerate(zip(lines, found, strict=True)):
        if tag is not None:
            before = found[place - 1] if place and lines[place - 1].page == line.page else None
            begins = before is None or before.block != tag.block
            if before is None:
                begins = not tag.torn and (_begins_item(line) if marked else not line.row.words[0].text[:1].islower())
            end = LineEnd.WRAP
            if parted and place + 1 < len(lines):
                end = blocks.end(line, tag, lines[place + 1], found[place + 1])
            level = tag.list_level if parted and begins and tag.outline is None else None
            places[id(line)] = TagPlace(tag.outline, level, tag.contents, end, level is not None and tag.further)
    return Tagging(places)


class _Blocks:
    """How far the lines of each block reach, by page and block, and whether the file tells of blocks over two pages."""

    def __init__(self, lines: Sequence[FlowLine], tags: Sequence[Tag | None]) -> None:
        self._edges: dict[tuple[int, int], tuple[float, float]] = {}
        self._tells_torn = any(tag is not None and tag.torn for tag in tags)
        for line, tag in zip(lines, tags, strict=True):
            if tag is not None:
                key = (line.page, tag.block)
                left, right = self._edges.get(key, (line.row.left, 0.0))
                self._edges[key] = (min(left, line.row.left), max(right, line.row.right))
        self._has_breaks = self._short_lines(lines, tags)

    def _short_lines(self, lines: Sequence[FlowLine], tags: Sequence[Tag | None]) -> bool:
        """Whether people broke lines within paragraphs in this file: more than a few lines inside a block are short."""
        inside = short = 0
        for (line, tag), (_, after) in pairwise(zip(lines, tags, strict=True)):
            if tag is not None and after is not None and tag.block == after.block and tag.outline is None:
                inside += 1
                short += self._fill(line, tag) < _SHORT
        return short >= _FEWEST_SHORT and short > _FEW * inside

    def _fill(self, line: FlowLine, tag: Tag) -> float:
        left, right = self._edges[line.page, tag.block]
        return (line.row.right - left) / max(1.0, right - left)

    def end(self, line: FlowLine, tag: Tag, following: FlowLine, after: Tag | None) -> LineEnd:
        """A line goes on in the next one of its block, unless people broke it there."""
        if line.page != following.page:
            if after is not None and tag.torn and after.torn:
                return LineEnd.GOES_ON if self._is_full(line, tag, following) else LineEnd.WRAP
            return LineEnd.PARAGRAPH if self._tells_torn else LineEnd.WRAP
        if after is None or after.block != tag.block:
            return LineEnd.PARAGRAPH
        if tag.block == NO_BLOCK:  # groups of lines, which may hold any number of paragraphs
            return LineEnd.WRAP
        if tag.outline is not None or self._is_full(line, tag, following):
            return LineEnd.GOES_ON
        return LineEnd.WRAP

    def _is_full(self, line: FlowLine, tag: Tag, following: FlowLine) -> bool:
        """Whether the next word would not have fitted, or a line in the middle of a sentence is nearly as long as others."""
        word = following.row.words[0]
        if _SURE_BULLET.match(word.text) or _stands_apart(line, following):
            return False
        _, right = self._edges[line.page, tag.block]
        fits = line.row.right + 0.25 * line.row.size + (word.right - word.left) <= right + 0.5
        if not self._has_breaks:
            return True
        if all(each.look.bold for each in line.row.words if not each.glued) and not word.look.bold:
            return False
        closed = line.row.words[-1].text[-1:] in ".!?:;"
        return not fits or (not closed and self._fill(line, tag) >= _NEARLY_FULL)


def _stands_apart(line: FlowLine, following: FlowLine) -> bool:
    """Whether a blank line lies between two lines of a page."""
    distance = following.row.base - line.row.base
    return line.page == following.page and distance > _APART * max(line.row.size, following.row.size)


def _items_are_marked(lines: Sequence[FlowLine], tags: Sequence[Tag | None]) -> bool:
    """Whether bullets or numbers stand before the items of lists in this file."""
    firsts = [
        line
        for place, (line, tag) in enumerate(zip(lines, tags, strict=True))
        if tag is not None and tag.list_level is not None and place and tags[place - 1] not in (None, tag)
    ]
    return sum(map(_begins_item, firsts)) >= _MARKED * len(firsts) > 0


def _begins_item(line: FlowLine) -> bool:
    return _MARK.match(line.row.words[0].text) is not None


def _tag_of(line: FlowLine, tags: dict[int, Tag]) -> Tag | None:
    """The tag of most of a line's letters."""
    letters: Counter[int] = Counter()
    for word in line.row.words:
        if word.mark in tags:  # leaders of a contents list are decoration
            letters[word.mark] += len(word.text)
    return tags[letters.most_common(1)[0][0]] if letters else None


def _parts_paragraphs(lines: Sequence[FlowLine], tags: Sequence[Tag | None]) -> bool:
    """Whether lines torn in the middle of a sentence are of one block: some files tag every line as a paragraph."""
    torn = kept = 0
    for (one, tag), (other, following) in pairwise(zip(lines, tags, strict=True)):
        ends_open = one.row.words[-1].text[-1:].isalpha() and other.row.words[0].text[:1].islower()
        if ends_open and one.page == other.page and tag is not None and following is not None:
            torn += 1
            kept += tag.block == following.block != NO_BLOCK
    return torn >= _FEWEST_TORN and kept >= _KEPT_TOGETHER * torn
