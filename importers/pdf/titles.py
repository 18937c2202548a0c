"""Title and subtitle on the first page, where the file's properties repeat them word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from importers.pdf.marks import folded
from importers.source import LineEnd, LineRole, SourceLine

_MOST_LINES = 6


def with_titles(lines: Sequence[SourceLine], properties: Mapping[str, str]) -> list[SourceLine]:
    """The lines with the roles of title and subtitle; unchanged where the first words are not those of the title."""
    result = list(lines)
    start = 0
    for key, role in (("title", LineRole.TITLE), ("subtitle", LineRole.SUBTITLE)):
        end = _end_of(result, start, folded(properties.get(key, "")))
        for place in range(start, end):
            ends = LineEnd.PARAGRAPH if place == end - 1 else LineEnd.GOES_ON
            result[place] = replace(result[place], role=role, end=ends)
        if end == start:
            return result
        start = end
    return result


def _end_of(lines: Sequence[SourceLine], start: int, words: str) -> int:
    """The place behind the lines that together read as `words`; `start` where none do."""
    read = ""
    for place, line in enumerate(takewhile(_may_be_title, lines[start : start + _MOST_LINES]), start):
        read += folded(line.text)
        if read == words and words:
            return place + 1
        if not words.startswith(read):
            break
    return start


def _may_be_title(line: SourceLine) -> bool:
    """Plain text of the first page; a heading stays what it is, since it may head a chapter as well."""
    return line.page == 1 and line.role is LineRole.TEXT and line.outline is None and line.cell is None
