"""Lists that lost their bullets, or never had any: what a colon announces and semicolons part."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from importers.recognition.lines import Line
from importers.recognition.marks import bullet_mark, number_mark
from importers.recognition.starts import BLANK
from importers.source import LineRole

_FEWEST = 2  # lines that end with a semicolon
_BULLET = "•"


def with_unmarked_items(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that begin an item of such a list have a bullet."""
    result = list(lines)
    for first, end in _lists(lines):
        for place in range(first, end):
            if place == first or lines[place - 1].plain.endswith(";"):
                result[place] = replace(lines[place], source=replace(lines[place].source, marker=_BULLET))
    return result


def _lists(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First place of each list and the one behind its last line."""
    for above in (place for place, line in enumerate(lines) if line.plain.endswith(":")):
        first = end = above + 1
        while end < len(lines) and _is_plain(lines[end]) and (end == first or lines[end].source.space_above < BLANK):
            end += 1
        parted = sum(line.plain.endswith(";") for line in lines[first : end - 1])
        if parted >= _FEWEST and lines[end - 1].plain.endswith((".", ";")):
            yield first, end


def _is_plain(line: Line) -> bool:
    source = line.source
    marked = source.marker or bullet_mark(line.plain) or number_mark(line.plain) or source.list_level is not None
    return not marked and source.cell is None and source.outline is None and source.role is LineRole.TEXT
