"""Frames and pull quotes that the lines of the text run around, also where both look the same."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import attrgetter
from statistics import median

from importers.pdf.rows import Row, row_of, rows_as_set, rows_of, segments_of
from importers.pdf.words import Word
from importers.pieces import Look

_STRAIGHT = 1.5
"""Points by which left edges may differ."""
_GAP = 0.5
"""Font sizes of empty width before a line of a frame, or of the text beside it, at least."""
_FEWEST_GAPS = 3
_EVEN = 0.1
"""Font sizes by which the gaps between the words of a stretched line may differ."""
_PITCH = 1.7
"""Font sizes from one line to the next at most."""
_INDENT = 2.0
_FURTHEST = 12
"""Lines from a frame to the begin of a paragraph at most."""
_GAP_PITCH = 1.6
"""Font sizes between two lines from which on they are of two paragraphs."""
_REACH = 3.2
"""Lines from the text beside a frame to one that runs over its place at most."""
_FEWEST = 3
_MOST_WORDS = 3_000
"""A page with more is no page of text: a plan or a table."""
_FEWEST_LETTERS = 8
_FEWEST_WORDS = 1.6
_FULL = 0.6
_UNLIKE = 0.85
"""Times the wider side's width up to which the narrower one is no column beside a column."""
_SLACK = 0.3
_MARGIN = 4
"""Font sizes beyond the reach in which words may stand that are of a line within it."""
_BASE = attrgetter("base")


@dataclass(slots=True)
class Line:
    """A row in its column of text, from 0; None where the page has one column."""

    row: Row
    column: int | None = None


@dataclass(slots=True)
class Frame:
    """The rows of a frame, and those of the text beside it; `words` are the identities of its words."""

    rows: list[Row]
    beside: list[Row]
    words: set[int]


def frames_of(rows: Sequence[Row]) -> list[Frame]:
    """The frames of one column of text, from top to bottom; none where the lines beside them are columns of their own."""
    if not _FEWEST * _FEWEST <= sum(len(row.words) for row in rows) <= _MOST_WORDS:
        return []
    found: list[Frame] = []
    taken: set[int] = set()
    for run in sorted(_runs(rows), key=len, reverse=True):
        if len(run) < _FEWEST:
            break
        frame = None if any(id(word) in taken for word in run) else _frame(run, rows, taken)
        if frame is not None:
            found.append(frame)
            taken |= frame.words
    return sorted(found, key=lambda frame: frame.rows[0].base)


def with_frames(lines: Sequence[Line], frames: Sequence[Frame]) -> list[Line]:
    """The lines with each frame before the paragraph whose lines stand beside it."""
    result = list(lines)
    for frame in frames:
        beside = {id(word) for row in frame.beside for word in row.words}
        first = next((place for place, line in enumerate(result) if id(line.row.words[0]) in beside), len(result))
        place = _paragraph_start(result, first)
        if place:
            result[place - 1].row.ends = True
        column = result[min(first, len(result) - 1)].column if result else None
        _mark_wrapped(frame.rows, max(row.right for row in frame.rows))
        frame.rows[-1].ends = True
        narrow = [line.row for line in result if id(line.row.words[0]) in beside]
        _mark_wrapped(narrow, max(row.right for row in narrow))
        result[place:place] = [Line(row, column) for row in frame.rows]
    return result


def _paragraph_start(lines: Sequence[Line], place: int) -> int:
    """Where the paragraph begins that the line at `place` is of; where it is torn from the page before, where the next
    one does."""
    above = range(place, max(0, place - _FURTHEST), -1)
    below = range(place + 1, min(place + _FURTHEST, len(lines)))
    for start in chain(above, below):
        if start < len(lines) and _begins(lines[start - 1], lines[start]):
            return start
    return place if place >= len(lines) or not lines[place].row.words[0].text[:1].islower() else len(lines)


def _begins(before: Line, line: Line) -> bool:
    """Whether a paragraph begins with `line`: another look, a gap, an indent, or a sentence ended early above."""
    one, other = before.row, line.row
    if before.column != line.column or one.size != other.size or other.base - one.base > _GAP_PITCH * one.size:
        return True
    return other.left > one.left + _GAP * one.size and one.words[-1].text[-1:] in ".!?:"


def _mark_wrapped(rows: Sequence[Row], right: float) -> None:
    """Lines into whose room the next word would not have fitted go on."""
    for one, other in pairwise(rows):
        word = other.words[0]
        near = other.base - one.base <= _GAP_PITCH * one.size and one.words[0].look == word.look
        if near and one.right + _SLACK * one.size + (word.right - word.left) > right + _SLACK:
            one.goes_on = True


def _runs(rows: Sequence[Row]) -> Iterator[list[Word]]:
    """First words of lines right below each other that begin at one place within the text, behind a gap or alone."""
    starts = sorted((word for row in rows for word in _starts(row)), key=lambda word: word.left)
    groups: list[list[Word]] = []
    for word in starts:
        if groups and word.left - groups[-1][0].left <= _STRAIGHT:
            groups[-1].append(word)
        else:
            groups.append([word])
    outer = min((row.left for row in rows), default=0.0) + 4 * _STRAIGHT
    for group in groups:
        if len(group) < _FEWEST or group[0].left <= outer:
            continue
        group.sort(key=lambda word: word.base)
        run = [group[0]]
        for word in group[1:]:
            if word.base - run[-1].base <= _PITCH * max(word.size, run[-1].size):
                run.append(word)
                continue
            yield run
            run = [word]
        yield run


def _starts(row: Row) -> Iterator[Word]:
    """The first word, and those behind a gap that is wider than all the gaps of a line that is stretched to its column."""
    yield row.words[0]
    gaps = [other.left - one.right for one, other in pairwise(row.words)]
    usual = median(gaps) if len(gaps) >= _FEWEST_GAPS else 0.0
    for gap, one, other in zip(gaps, row.words, row.words[1:], strict=False):
        if gap >= _GAP * min(one.size, other.size) and not other.glued and abs(gap - usual) > _EVEN * row.size:
            yield other


def _frame(run: Sequence[Word], rows: Sequence[Row], taken: set[int]) -> Frame | None:
    """The frame on one side of the place where the words of `run` begin."""
    edge = min(word.left for word in run) - _SLACK
    top, bottom = run[0].base - run[0].size, run[-1].base + _SLACK
    first = bisect_left(rows, top - run[0].size, key=_BASE)
    near = rows[first : bisect_right(rows, bottom + 2 * run[-1].size, key=_BASE)]
    free = [[word for word in row.words if id(word) not in taken] for row in near]
    behind = _rows([word for word in words if word.left >= edge] for words in free)
    right = [row for row in behind if top <= row.base <= bottom]
    left = _left_of(_rows([word for word in words if word.left < edge] for words in free), edge, right)
    for text, frame in ((left, right), (right, _narrow(left))):
        if _could_be_frame(text, frame) and _runs_around(text, frame, edge, rows, taken):
            if frame is right or _look(frame) != _look(text):
                frame = _extended(frame, text, [word for row in rows for word in row.words if id(word) not in taken])
            return Frame(frame, text, {id(word) for row in frame for word in row.words})
    return None


def _rows(parts: Iterable[list[Word]]) -> list[Row]:
    return [row_of(words) for words in parts if words]


def _extended(frame: list[Row], text: Sequence[Row], words: Sequence[Word]) -> list[Row]:
    """The frame with its lines above and below those that text stands beside."""
    left, right = min(row.left for row in frame) - _STRAIGHT, max(row.right for row in frame) + _STRAIGHT
    looks = {word.look for row in frame for word in row.words}
    own = {id(word) for row in (*frame, *text) for word in row.words}
    rows = rows_as_set(word for word in words if id(word) not in own)  # which are known by their identity
    near = [row for row in rows if row.left >= left and row.right <= right and row.words[0].look in looks]
    result = list(frame)
    for row in near:
        if 0 < row.base - result[-1].base <= _PITCH * row.size:
            result.append(row)
    for row in reversed(near):
        if 0 < result[0].base - row.base <= _PITCH * row.size:
            result.insert(0, row)
    return result


def _left_of(rows: Sequence[Row], edge: float, right: Sequence[Row]) -> list[Row]:
    """The lines to the left of `edge` beside those to the right of it."""
    top, bottom = (right[0].top, right[-1].bottom) if right else (0.0, 0.0)
    beside = [row for row in rows if top < row.base < bottom + row.size]
    return [row for row in beside if row.right <= edge + _SLACK and row.top < bottom]


def _narrow(rows: Sequence[Row]) -> list[Row]:
    """The longest part of rows that stand right below each other."""
    parts: list[list[Row]] = []
    for row in rows:
        if parts and row.base - parts[-1][-1].base <= _PITCH * row.size:
            parts[-1].append(row)
        else:
            parts.append([row])
    return max(parts, key=len, default=[])


def _could_be_frame(text: Sequence[Row], frame: Sequence[Row]) -> bool:
    """Whether both sides are lines of words and no two columns."""
    if len(text) < _FEWEST or len(frame) < _FEWEST or 2 * len(frame) < len(text):
        return False
    is_wide = _width(frame) > _UNLIKE * _width(text)
    if is_wide and _size(text) == _size(frame) and _look(text) == _look(frame):
        return False
    return _is_text(text) and _is_text(frame)


def _runs_around(text: Sequence[Row], frame: Sequence[Row], edge: float, page: Sequence[Row], taken: set[int]) -> bool:
    """Whether a line next to the narrow ones, in their look and without a gap, runs over `edge` into the frame's room."""
    inside = {id(word) for row in frame for word in row.words} | taken
    reach = _REACH * median(other.base - one.base for one, other in pairwise(text))
    size, top, bottom = text[0].size, text[0].base - reach, text[-1].base + reach
    first = bisect_left(page, top - _MARGIN * size, key=_BASE)
    near = page[first : bisect_right(page, bottom + _MARGIN * size, key=_BASE)]
    rows = rows_of(word for row in near for word in row.words if word.size == size and id(word) not in inside)
    looks = {word.look for row in text for word in row.words}
    start = min(row.left for row in (*text, *frame)) + _INDENT * text[0].size
    for row in rows:
        is_near = top <= row.base < text[0].base or text[-1].base < row.base <= bottom
        if is_near and any(
            part.left < min(start, edge - part.size) and part.right > edge + part.size and part.words[0].look in looks
            for part in segments_of(row)
        ):
            return True
    return False


def _size(rows: Sequence[Row]) -> float:
    """The size of most lines: a heading among them does not set a column apart from its neighbour."""
    return Counter(row.size for row in rows).most_common(1)[0][0]


def _is_text(rows: Sequence[Row]) -> bool:
    """Lines of several words each that mostly fill their width, not names of fields nor the dots of a contents list."""
    if median(row.letters for row in rows) < _FEWEST_LETTERS:
        return False
    if 2 * sum(_has_letters(row) for row in rows) < len(rows):
        return False
    width = _width(rows)
    full = median((row.right - row.left) / max(1.0, width) for row in rows) >= _FULL
    named = sum(row.words[-1].text.endswith(":") for row in rows)
    return full and 2 * named < len(rows) and sum(len(row.words) for row in rows) >= _FEWEST_WORDS * len(rows)


def _has_letters(row: Row) -> bool:
    return any(char.isalpha() for word in row.words for char in word.text)


def _width(rows: Sequence[Row]) -> float:
    return max(row.right for row in rows) - min(row.left for row in rows)


def _look(rows: Sequence[Row]) -> Look:
    first = rows[0].words[0].look
    if all(word.look is first for row in rows for word in row.words):
        return first
    return Counter(word.look for row in rows for word in row.words).most_common(1)[0][0]
