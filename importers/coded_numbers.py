"""Line numbers in signs for code (`12` Wir wollen …), as our own Markdown of the edition for debates prints them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.source import LineEnd, SourceLine

_FIRST = re.compile(r"(#{1,6}\s+)?`(\d{1,6})` ?")
_FURTHER = re.compile(r" `(\d{1,6})` ")
_INDENT = "\u2003"
_FEWEST = 3


def without_coded_numbers(lines: Sequence[str]) -> tuple[list[str], dict[int, int]]:
    """The lines without their numbers, and the numbers by place; as they stand where numbers do not count on,
    from 1 in each chapter or in all."""
    numbers: dict[int, int] = {}
    bare = list(lines)
    last = 0
    for place, line in enumerate(lines):
        match = _FIRST.match(line)
        if match is None:
            continue
        number = int(match[2])
        if number not in (1, last + 1):
            return list(lines), {}
        numbers[place] = last = number
        bare[place] = (match[1] or "") + line[match.end() :].replace(_INDENT, "  ")
        if match[1]:
            bare[place], last = _without_further(bare[place], last)
    return (bare, numbers) if len(numbers) >= _FEWEST else (list(lines), {})


def torn_lines(lines: Sequence[str], numbers: dict[int, int]) -> frozenset[int]:
    """Places of lines that go on with the printed line before them, whatever they begin with."""
    return frozenset(place for place in numbers if place - 1 in numbers and lines[place - 1].endswith("\\"))


def with_numbers(
    found: Sequence[SourceLine], lines: Sequence[str], numbers: dict[int, int], offset: int
) -> list[SourceLine]:
    """Source lines with their printed numbers; a printed line that breaks goes on, any other ends its paragraph.
    `lines` are those of the file from line `offset` on, from 0."""
    return [_numbered(line, lines, numbers, line.number - 1 - offset) for line in found]


def _numbered(line: SourceLine, lines: Sequence[str], numbers: dict[int, int], place: int) -> SourceLine:
    if place not in numbers:
        return line
    end = LineEnd.GOES_ON if lines[place].endswith("\\") else LineEnd.PARAGRAPH
    return replace(line, end=end, margin_number=numbers[place])


def _without_further(heading: str, last: int) -> tuple[str, int]:
    """A heading without the numbers of its further lines, and the last of them."""
    while (match := _FURTHER.search(heading)) and int(match[1]) == last + 1:
        heading, last = f"{heading[: match.start()]} {heading[match.end() :]}", last + 1
    return heading, last
