"""Bullets that a program has set apart from their items: above them, one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.recognition.blocks import ends_sentence, starts_small
from importers.recognition.lines import Line
from importers.recognition.marks import bullet_mark, is_lone_bullet, number_mark
from importers.recognition.starts import BLANK, full_width


def with_bullets_joined(lines: Sequence[Line]) -> list[Line]:
    """Bullets that stand alone on their lines are given to the paragraphs that follow, one each."""
    result: list[Line] = []
    waiting = 0
    after_bullet = False
    begins = _begins(lines)
    for place, line in enumerate(lines):
        if is_lone_bullet(line.plain) and line.source.cell is None:
            waiting, after_bullet = waiting + 1, True
            continue
        fresh = after_bullet or line.source.space_above >= BLANK or place in begins
        if bullet_mark(line.plain) or number_mark(line.plain) or line.source.marker or line.source.outline is not None:
            waiting = 0
        elif waiting and fresh:
            line = Line(line.index, line.text, replace(line.source, marker="•"))
            waiting -= 1
        result.append(line)
        after_bullet = False
    return result


def _begins(lines: Sequence[Line]) -> set[int]:
    """Places of the lines that begin an item below several bullets, where the lines right below fall into as many parts."""
    found: set[int] = set()
    full = full_width(lines)
    for first, count in _columns_of_bullets(lines):
        block = _block(lines, first)
        for ends in (_each_line(block), _closed(block), _closed_by_commas(block, count), _short(block, full)):
            if len(ends) == count:
                found.update(first + place for place in (0, *(end + 1 for end in ends[:-1])))
                break
    return found


def _columns_of_bullets(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The place below each run of several bullets that stand alone, and how many they are."""
    count = 0
    for place, line in enumerate(lines):
        if is_lone_bullet(line.plain) and line.source.cell is None and line.source.size is None:
            count += 1
            continue
        if count > 1:
            yield place, count
        count = 0


def _block(lines: Sequence[Line], first: int) -> list[Line]:
    """The lines up to the next gap, mark or page."""
    end = first
    while end < len(lines) and _is_loose(lines[end]) and lines[end].source.page == lines[first].source.page:
        if end > first and lines[end].source.space_above >= BLANK:
            break
        end += 1
    return list(lines[first:end])


def _is_loose(line: Line) -> bool:
    source = line.source
    marked = source.marker or bullet_mark(line.plain) or number_mark(line.plain) or is_lone_bullet(line.plain)
    return not marked and source.cell is None and source.outline is None


def _each_line(block: Sequence[Line]) -> list[int]:
    return list(range(len(block)))


def _closed(block: Sequence[Line]) -> list[int]:
    """Places of lines at whose end an item may end by its sign."""
    return [place for place, line in enumerate(block) if line.plain.endswith(",") or ends_sentence(line.plain)]


def _closed_by_commas(block: Sequence[Line], count: int) -> list[int]:
    """The first `count` of these places, where all but the last one have a comma or semicolon and that a full stop."""
    ends = _closed(block)[:count]
    signs = [block[end].plain[-1] for end in ends]
    return ends if signs and signs[-1] == "." and set(signs[:-1]) <= {",", ";"} else []


def _short(block: Sequence[Line], full: int) -> list[int]:
    """Places of lines on which the first word of the next one would have fitted, which begins big."""
    fits = (
        len(one.plain) + 1 + len(other.plain.split(" ", 1)[0]) <= full and not starts_small(other.plain)
        for one, other in pairwise(block)
    )
    return [*(place for place, short in enumerate(fits) if short), len(block) - 1]
