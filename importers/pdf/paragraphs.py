"""What the tags of a PDF say of each line: where paragraphs end, which lines are items, headings, cells of a table."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from importers.pdf.flow import FlowLine, Item
from importers.pdf.marks import Tag
from importers.pdf.pages import Page
from importers.source import LineEnd, LineRole

_TAGGED = 0.8
"""Share of the words that must be tagged before tags are believed."""
_FEWEST_TORN = 3
_KEPT_TOGETHER = 0.7
_MARKED = 0.7
_SURE_BULLET = re.compile(r"[•‣▪■●○◦➢✓→·]")
_MARK = re.compile(r"(?:[^\w\s(\[„\"'‚]|\(?\w{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|o)$")


@dataclass(frozen=True, slots=True)
class TagPlace:
    """What the tags say of one line."""

    outline: int | None = None
    list_level: int | None = None
    contents: bool = False
    end: LineEnd = LineEnd.WRAP


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
    parted = _parts_paragraphs(lines, found)
    marked = _items_are_marked(lines, found)
    edges = _right_edges(lines, found)
    places: dict[int, TagPlace] = {}
    for place, (line, tag) in enumerate(zip(lines, found, strict=True)):
        if tag is not None:
            before = found[place - 1] if place and lines[place - 1].page == line.page else None
            following = lines[place + 1] if place + 1 < len(lines) and lines[place + 1].page == line.page else None
            begins = before is None or before.block != tag.block
            if before is None:  # tags do not tell whether a page goes on with the last paragraph of the page before
                begins = _begins_item(line) if marked else not line.row.words[0].text[:1].islower()
            end = LineEnd.WRAP
            if parted and following is not None:
                end = _end(line, tag, following, found[place + 1], edges[line.page, tag.block])
            level = tag.list_level if parted and begins and tag.outline is None else None
            places[id(line)] = TagPlace(tag.outline, level, tag.contents, end)
    return Tagging(places)


def _right_edges(lines: Sequence[FlowLine], tags: Sequence[Tag | None]) -> dict[tuple[int, int], float]:
    """How far the lines of each block reach, by page and block."""
    edges: dict[tuple[int, int], float] = {}
    for line, tag in zip(lines, tags, strict=True):
        if tag is not None:
            key = (line.page, tag.block)
            edges[key] = max(edges.get(key, 0.0), line.row.right)
    return edges


def _end(line: FlowLine, tag: Tag, following: FlowLine, after: Tag | None, edge: float) -> LineEnd:
    """A line goes on in the next one of its block, unless the next word would have fitted: then people broke it."""
    if after is None or after.block != tag.block:
        return LineEnd.PARAGRAPH
    word = following.row.words[0]
    fits = line.row.right + 0.25 * line.row.size + (word.right - word.left) <= edge + 0.5
    if tag.outline is not None or (not fits and not _SURE_BULLET.match(word.text)):
        return LineEnd.GOES_ON
    return LineEnd.WRAP


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
            kept += tag.block == following.block
    return torn >= _FEWEST_TORN and kept >= _KEPT_TOGETHER * torn
