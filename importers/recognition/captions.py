"""Captions of pictures and tables that tear a sentence where pages are unknown."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from importers.recognition.blocks import ends_sentence, starts_small
from importers.recognition.labels import is_caption
from importers.recognition.lines import Line
from importers.recognition.marks import bullet_mark, number_mark
from importers.recognition.starts import BLANK
from importers.source import LineEnd

_MOST = 3  # lines of captions in a row
_FURTHEST = 25  # lines to the end of the torn paragraph
_LONG = 40  # letters of a line that was wrapped
_APART = 1.0


def with_captions_behind(lines: Sequence[Line]) -> list[Line]:
    """The lines, in which captions in the middle of a sentence stand behind its paragraph."""
    result: list[Line] = []
    place = 0
    while place < len(lines):
        result.append(lines[place])
        place += 1
        captions = _captions(lines[place : place + _MOST + 1]) if _is_torn(lines[place - 1]) else []
        start = place + len(captions)
        if captions and start < len(lines) and _is_loose(lines[start]) and starts_small(lines[start].plain):
            end = _end_of_paragraph(lines, start)
            result += [_with_gap(lines[start], 0.0), *lines[start + 1 : end]]
            result += [_with_gap(line, _APART) for line in captions]
            result += [_with_gap(line, max(_APART, line.source.space_above)) for line in lines[end : end + 1]]
            place = end + 1
    return result


def _captions(lines: Sequence[Line]) -> list[Line]:
    return list(takewhile(lambda line: _is_loose(line) and is_caption(line.plain), lines))


def _is_loose(line: Line) -> bool:
    source = line.source
    return source.cell is None and source.outline is None and not source.marker and source.size is None


def _is_torn(line: Line) -> bool:
    wrapped = line.source.end is LineEnd.WRAP and len(line.plain) > _LONG
    return wrapped and _is_loose(line) and not ends_sentence(line.plain) and not is_caption(line.plain)


def _end_of_paragraph(lines: Sequence[Line], start: int) -> int:
    """Place of the line below the paragraph that goes on at `start`: apart from it, or with a mark of its own."""
    for place in range(start + 1, min(start + _FURTHEST, len(lines))):
        line = lines[place]
        marked = bullet_mark(line.plain) or number_mark(line.plain) or not _is_loose(line)
        if line.source.space_above >= BLANK or (marked and ends_sentence(lines[place - 1].plain)):
            return place
    return start + 1


def _with_gap(line: Line, gap: float) -> Line:
    return Line(line.index, line.text, replace(line.source, space_above=gap))
