"""Where pages end in plain text without form feeds: programs that take the text off a PDF often leave only a wider gap."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from importers.page_numbers import PAGE_NUMBER

_NARROWEST, _WIDEST = 3, 8  # blank lines between two pages
_FEWEST = 3  # gaps with a page number beside them
_SHARE = 0.4  # of the gaps that must have one
_LONGEST = 160  # letters of a running head or foot
_BEFORE_WORDS = re.compile(r"\s*(?:\d{1,4}\s+)?(\d{1,4})[\s|·•–-]*([^\W\d].*)$")
_AFTER_WORDS = re.compile(r"\s*([^\W\d].*?)[\s|·•–-]+(\d{1,4})\s*$")
_SAME_WORDS = 10  # letters at the start that heads of other chapters share


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands between two gaps: place of the first line that is not blank, that line and the last one."""

    start: int
    first: str
    last: str


def pages_of_gaps(lines: Sequence[str]) -> dict[int, int]:
    """Places of the lines that begin a page with its number, from 2 on, since the first lines are page 1: behind gaps so
    wide that many of the pages have a running head, foot or number that counts up; empty where that holds for no width."""
    for width in range(_NARROWEST, _WIDEST + 1):
        pages = _pages(lines, width)
        printed = _longest_rise(_page_numbers(pages))
        if len(printed) >= max(_FEWEST, _SHARE * len(pages)):
            return _numbered_throughout([page.start for page in pages], printed)
    return {}


def _numbered_throughout(starts: Sequence[int], printed: Mapping[int, int]) -> dict[int, int]:
    """The pages with a number count as it says, or as far apart, those between them go on from the last one; where there is
    no number left before the next one, no page begins."""
    first = min(printed)
    more = max(0, 1 + first - printed[first])
    result: dict[int, int] = {}
    page = 0
    for place, start in enumerate(starts):
        following = next((printed[each] + more for each in range(place, len(starts)) if each in printed), page + 2)
        if place in printed or page + 1 < following:
            page = printed[place] + more if place in printed else page + 1
            result[start] = page
    return {start: page for start, page in result.items() if page > 1}


def _pages(lines: Sequence[str], width: int) -> list[_Page]:
    full = [place for place, line in enumerate(lines) if line.strip()]
    gaps = [one for one, other in pairwise(full) if other - one > width]
    starts = [*full[:1], *(other for one, other in pairwise(full) if other - one > width)]
    ends = [*gaps, *full[-1:]]
    return [_Page(start, lines[start], lines[end]) for start, end in zip(starts, ends, strict=True)]


def _page_numbers(pages: Sequence[_Page]) -> list[set[int]]:
    """For each page the numbers that it may have: those that stand alone, or beside words that come again."""
    found = [[*_numbered(page.first), *_numbered(page.last)] for page in pages]
    words = Counter(key for each in found for key in {key for key, _ in each})
    return [{number for key, number in each if not key or words[key] >= _FEWEST} for each in found]


def _numbered(line: str) -> Iterator[tuple[str, int]]:
    """First letters of the words beside a number ("" for none) and the number. "1. Wohnen" counts chapters."""
    if len(line) > _LONGEST:
        return
    if match := PAGE_NUMBER.match(line):
        yield "", int(match[1])
    if match := _BEFORE_WORDS.match(line):
        yield match[2][:_SAME_WORDS].casefold(), int(match[1])
    if match := _AFTER_WORDS.match(line):
        yield match[1][:_SAME_WORDS].casefold(), int(match[2])


def _longest_rise(numbers: Sequence[set[int]]) -> dict[int, int]:
    """One number from each of as many sets as can be, by place, so that they rise."""
    ends: list[int] = []
    found: list[tuple[int, int, int]] = []  # length of the rise, place, number
    for place, each in enumerate(numbers):
        for number in sorted(each, reverse=True):
            length = bisect_left(ends, number)
            ends[length : length + 1] = [number]
            found.append((length, place, number))
    rise: dict[int, int] = {}
    wanted, below, before = len(ends) - 1, inf, len(numbers)
    for length, place, number in reversed(found):
        if length == wanted and number < below and place < before:
            rise[place] = number
            wanted, below, before = wanted - 1, number, place
    return rise
