"""Contents lists whose page numbers stand before the titles ("9 Wohnen") become like all others ("Wohnen 9")."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from importers.recognition.blocks import starts_small
from importers.recognition.lines import Line
from importers.recognition.starts import BLANK
from importers.recognition.text import Text

_PAGE_FIRST = re.compile(r"^(\d{1,3})[\s|·•–-]+(?=[^\W\d])")
_LONGEST = 200
_FEWEST = 5  # entries in a row
_MOST_BETWEEN = 2  # lines without a number from one entry to the next
_MOST_SMALL = 0.2  # share of those that begin with a small letter, as lines of text do that are numbered
_LEAPS = 0.4  # share of the steps from one number to the next by more than one: pages leap, chapters count


def with_pages_behind(lines: Sequence[Line]) -> list[Line]:
    """The lines; in a run of numbers that never fall and often leap, each goes behind its title."""
    result = list(lines)
    for run in _runs(lines):
        steps = [other - one for (_, one), (_, other) in pairwise(run)]
        small = sum(starts_small(_PAGE_FIRST.sub("", lines[place].plain)) for place, _ in run)
        leaps = sum(step > 1 for step in steps)
        if len(run) >= _FEWEST and leaps >= _LEAPS * len(steps) and small <= _MOST_SMALL * len(run):
            for place, page in run:
                title = _PAGE_FIRST.sub("", lines[place].plain)
                last = _last_line(lines, place)
                result[place] = lines[place].with_text(Text(title if last > place else f"{title} {page}"))
                if last > place:
                    result[last] = lines[last].with_text(Text(f"{lines[last].plain} {page}"))
    return result


def _last_line(lines: Sequence[Line], place: int) -> int:
    """Place of the line on which the title goes on."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    goes_on = below is not None and below.source.space_above < BLANK and starts_small(below.plain)
    return place + goes_on


def _runs(lines: Sequence[Line]) -> Iterator[list[tuple[int, int]]]:
    """Places and numbers of lines close to each other that begin with numbers which never fall."""
    run: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        match = _PAGE_FIRST.match(line.plain) if len(line.plain) <= _LONGEST and line.source.cell is None else None
        if match is None:
            continue
        if run and (place - run[-1][0] > 1 + _MOST_BETWEEN or int(match[1]) < run[-1][1]):
            yield run
            run = []
        run.append((place, int(match[1])))
    yield run
