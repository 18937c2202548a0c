"""What the tags of a PDF say of each line: where paragraphs end, which lines are items, headings, cells of a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from importers.pdf.flow import FlowLine, Item
from importers.pdf.marks import Tag
from importers.pdf.pages import Page
from importers.source import Cell, LineRole

_TAGGED = 0.8
"""Share of the words that must be tagged before tags are believed."""
_FEWEST_TORN = 3
_KEPT_TOGETHER = 0.7


@dataclass(frozen=True, slots=True)
class TagPlace:
    """What the tags say of one line."""

    outline: int | None = None
    list_level: int | None = None
    contents: bool = False
    ends: bool = False
    cell: Cell | None = None


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
    places: dict[int, TagPlace] = {}
    for place, (line, tag) in enumerate(zip(lines, found, strict=True)):
        if tag is not None:
            before = found[place - 1] if place and lines[place - 1].page == line.page else None
            after = found[place + 1] if place + 1 < len(lines) and lines[place + 1].page == line.page else tag
            places[id(line)] = _place(line, tag, before, after, parted)
    return Tagging(places)


def _place(line: FlowLine, tag: Tag, before: Tag | None, after: Tag | None, parted: bool) -> TagPlace:
    begins = before is None or before.block != tag.block
    text = line.row.words[0].text
    goes_on = before is None and text[:1].islower()
    return TagPlace(
        outline=tag.outline,
        list_level=tag.list_level if parted and begins and not goes_on and tag.outline is None else None,
        contents=tag.contents,
        ends=parted and (after is None or after.block != tag.block),
    )


def _tag_of(line: FlowLine, tags: dict[int, Tag]) -> Tag | None:
    """The tag of most of a line's letters."""
    letters: Counter[int] = Counter()
    for word in line.row.words:
        letters[word.mark] += len(word.text)
    mark, _ = letters.most_common(1)[0]
    return tags.get(mark)


def _parts_paragraphs(lines: Sequence[FlowLine], tags: Sequence[Tag | None]) -> bool:
    """Whether lines torn in the middle of a sentence are of one block: some files tag every line as a paragraph."""
    torn = kept = 0
    for (one, tag), (other, following) in pairwise(zip(lines, tags, strict=True)):
        ends_open = one.row.words[-1].text[-1:].isalpha() and other.row.words[0].text[:1].islower()
        if ends_open and one.page == other.page and tag is not None and following is not None:
            torn += 1
            kept += tag.block == following.block
    return torn >= _FEWEST_TORN and kept >= _KEPT_TOGETHER * torn
