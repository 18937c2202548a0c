"""What changed between two texts, word by word."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# A word or sign with the blanks before it. Words are compared without their blanks: were blanks words of their own,
# they would match each other everywhere, which is slow and reads badly.
_UNIT = re.compile(r"(\s*)(\w+(?:[*:·’'/-]+\w+)*|[^\w\s]|$)")
_SMALL = 4_000
"""Product of lengths up to which `SequenceMatcher`, quadratic on frequent words, is asked at once."""
_LARGEST = 400_000

_Unit = tuple[str, str]
Match = tuple[int, int, int]
"""Place in the first list, place in the second, length of what is equal."""


class Edit(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and what happened to it."""

    edit: Edit
    text: str


def word_difference(before: str, after: str) -> tuple[Segment, ...]:
    """Segments in reading order, what was deleted ahead of what came in its place.

    Equal and deleted segments together are `before`, equal and inserted ones `after`. Words with gender signs and
    hyphens stay whole.
    """
    if before == after:
        return (Segment(Edit.EQUAL, before),) if before else ()
    return tuple(_joined(_segments(_UNIT.findall(before), _UNIT.findall(after))))


def increasing(places: Sequence[int]) -> list[int]:
    """Indices of a longest increasing subsequence of `places`, in order."""
    tops: list[int] = []
    index_of_top: list[int] = []
    previous: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        previous.append(index_of_top[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        index_of_top[pile : pile + 1] = [index]
    found: list[int] = []
    index = index_of_top[-1] if index_of_top else -1
    while index >= 0:
        found.append(index)
        index = previous[index]
    return found[::-1]


def matches(first: Sequence[str], second: Sequence[str]) -> list[Match]:
    """Equal stretches in order. Long lists are divided at what both have exactly once, so that time stays linear."""
    return list(_matches(first, second, 0, 0))


def _matches(first: Sequence[str], second: Sequence[str], at: int, to: int) -> Iterator[Match]:
    head = _common(zip(first, second, strict=False))
    if head:
        yield at, to, head
    first, second, at, to = first[head:], second[head:], at + head, to + head
    tail = _common(zip(reversed(first), reversed(second), strict=False))
    end, stop = len(first) - tail, len(second) - tail
    yield from _inner(first[:end], second[:stop], at, to)
    if tail:
        yield at + end, to + stop, tail


def _inner(first: Sequence[str], second: Sequence[str], at: int, to: int) -> Iterator[Match]:
    if not first or not second:
        return
    size = len(first) * len(second)
    anchors = _anchors(first, second) if size > _SMALL else []
    if anchors:
        last, end = 0, 0
        for place, target in [*anchors, (len(first), len(second))]:
            yield from _matches(first[last:place], second[end:target], at + last, to + end)
            last, end = place, target
    elif size <= _LARGEST:
        blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
        yield from ((at + block.a, to + block.b, block.size) for block in blocks if block.size)


def _anchors(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Places of what stands once in each list, in an order that both share."""
    counts, others = Counter(first), Counter(second)
    targets = {token: place for place, token in enumerate(second) if others[token] == 1}
    pairs = [(place, targets[token]) for place, token in enumerate(first) if counts[token] == 1 and token in targets]
    return [pairs[index] for index in increasing([target for _, target in pairs])]


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _segments(first: Sequence[_Unit], second: Sequence[_Unit]) -> Iterator[Segment]:
    at = to = 0
    found = matches([word for _, word in first], [word for _, word in second])
    for place, target, length in [*found, (len(first), len(second), 0)]:
        yield from _change("".join(map("".join, first[at:place])), "".join(map("".join, second[to:target])))
        for (blank, word), (other, _) in zip(
            first[place : place + length], second[target : target + length], strict=True
        ):
            if blank == other:
                yield Segment(Edit.EQUAL, blank + word)
            else:
                yield from _change(blank, other)
                yield Segment(Edit.EQUAL, word)
        at, to = place + length, target + length


def _change(deleted: str, inserted: str) -> Iterator[Segment]:
    """Blanks that both sides begin with are no change."""
    head = _common(zip(_blanks(deleted), _blanks(inserted), strict=False))
    yield Segment(Edit.EQUAL, deleted[:head])
    yield Segment(Edit.DELETE, deleted[head:])
    yield Segment(Edit.INSERT, inserted[head:])


def _blanks(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Neighbours of one kind made one; within a change the deleted text comes first."""
    filled = (segment for segment in segments if segment.text)
    for _, stretch in groupby(filled, key=lambda segment: segment.edit is Edit.EQUAL):
        parts: dict[Edit, list[str]] = {edit: [] for edit in Edit}
        for segment in stretch:
            parts[segment.edit].append(segment.text)
        yield from (Segment(edit, "".join(texts)) for edit, texts in parts.items() if texts)
