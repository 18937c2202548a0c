"""What stands beside the text of a page: headings and notes in the margins, boxes that the text runs around, large first letters."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from importers.pdf.rows import Row, row_of, usual_look
from importers.pdf.words import Word
from importers.pieces import Look
from importers.recognition.marks import is_lone_bullet

_STRAIGHT = 2.0
"""Points by which the edges of one column may differ."""
_PITCH = 1.7
"""Font sizes between two lines of one heading or box at most."""
_FEWEST_LINES = 6
_FEW = 0.4
"""Share of the lines that may have something in a margin; with more it names fields, each line its own."""
_FULL = 0.62
_FEWEST_LETTERS = 12
_LARGE = 1.8
"""Times the usual size from which on a lone letter begins a paragraph over several lines."""
_BESIDE_ITEMS = 0.3
"""Times the lines that begin where most do: as many may be paragraphs above lists."""
_NEAR = 0.6
_FURTHEST = 8
"""Lines between a box and the begin of the paragraph that stands beside it, or of the next one."""


@dataclass(slots=True)
class _Aside:
    """Lines beside the text. `on_left` for headings in the margin."""

    rows: list[Row]
    on_left: bool


def with_drop_capitals(words: Sequence[Word]) -> list[Word]:
    """A large letter beside several lines begins the first of them."""
    sizes = sorted(word.size for word in words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    capitals = [word for word in words if word.size >= _LARGE * usual and len(word.text) == 1 and word.text.isalpha()]
    result = list(words)
    for capital in capitals:
        beside = [
            word
            for word in words
            if word.size <= capital.size / _LARGE
            and word.left >= capital.right - _STRAIGHT
            and capital.top <= (word.top + word.bottom) / 2 <= capital.bottom
        ]
        bases = sorted({round(word.base) for word in beside})
        first = min(beside, key=lambda word: (round(word.base), word.left), default=None)
        if first is None or len(bases) < 2 or first.left - capital.right > first.size:
            continue
        glued = replace(first, glued=first.glued or first.text[0].islower() or first.text.isupper())
        letter = replace(capital, base=first.base, look=first.look, top=first.top, bottom=first.bottom)
        result = [letter if word is capital else glued if word is first else word for word in result]
    return result


def with_asides_apart(rows: list[Row], parts: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of one column in reading order: headings of the margin above the lines that they stand beside, boxes above
    the paragraph that runs around them. `parts` has what wide gaps make of each row."""
    if len(rows) < _FEWEST_LINES or not _stand_beside(rows, parts):
        return rows
    look = _main_look(rows)
    edge = _main_edge(parts, look)
    if edge is None:
        return rows
    text = [
        part for segments in parts for part in segments if abs(part.left - edge) <= _STRAIGHT and _is_in(part, look)
    ]
    found = [*_grouped(_in_margin(parts, edge, look), True), *_grouped(_in_boxes(parts, edge, look), False)]
    asides = [aside for aside in found if _is_apart(aside, text)]
    for in_margin in (True, False):
        beside = [aside for aside in asides if aside.on_left is in_margin and _is_in_margin(aside, text)]
        if sum(len(aside.rows) for aside in beside) > _FEW * len(text) or not _is_text(text):
            asides = [aside for aside in asides if aside not in beside]
    for row in (row for aside in asides if _is_in_margin(aside, text) for row in aside.rows[:-1]):
        row.goes_on = True
    return _in_order(rows, asides) if asides else rows


def _stand_beside(rows: Sequence[Row], parts: Sequence[Sequence[Row]]) -> bool:
    """Whether anything stands beside anything else."""
    if any(len(segments) > 1 for segments in parts):
        return True
    return any(other.base - one.base < _NEAR * one.size for one, other in pairwise(rows))


def _main_look(rows: Sequence[Row]) -> Look:
    return usual_look(word for row in rows for word in row.words)


def _is_in(row: Row, look: Look) -> bool:
    return any(word.look == look for word in row.words)


def _main_edge(parts: Sequence[Sequence[Row]], look: Look) -> float | None:
    """Where most lines of the text begin, or, where these are items, the paragraphs further left; None where they begin
    everywhere."""
    edges = Counter(round(part.left) for segments in parts for part in segments if _is_in(part, look))
    most = edges.most_common(1)[0][1]
    frequent = [edge for edge, count in edges.items() if count >= max(_FEWEST_LINES, _BESIDE_ITEMS * most)]
    whole = sum(edges[edge] for edge in frequent)
    return float(min(frequent)) if frequent and whole >= 0.4 * len(parts) else None


def _in_margin(parts: Sequence[Sequence[Row]], edge: float, look: Look) -> Iterator[Row]:
    for segments in parts:
        words = [
            word for part in segments if part.right < edge - _STRAIGHT and not _is_in(part, look) for word in part.words
        ]
        if len(words) == 1 and is_lone_bullet(words[0].text):
            continue
        if words and all(part.right < edge - _STRAIGHT or part.left >= edge - _STRAIGHT for part in segments):
            yield row_of(words)


def _in_boxes(parts: Sequence[Sequence[Row]], edge: float, look: Look) -> Iterator[Row]:
    """What stands to the right of a line of the text, or alone to the right, in another look."""
    for segments in parts:
        last = segments[-1]
        if (
            last.left > edge + _STRAIGHT
            and not _is_in(last, look)
            and all(part.left >= edge - _STRAIGHT for part in segments)
        ):
            yield row_of(last.words)


def _grouped(rows: Iterator[Row], on_left: bool) -> list[_Aside]:
    """Rows of one look right below each other."""
    groups: list[_Aside] = []
    for row in rows:
        last = groups[-1].rows[-1] if groups else None
        near = last is not None and row.base - last.base <= _PITCH * max(row.size, last.size)
        if last is not None and near and row.size == last.size and abs(row.left - last.left) <= _STRAIGHT:
            groups[-1].rows.append(row)
        else:
            groups.append(_Aside([row], on_left))
    return groups


def _is_apart(aside: _Aside, text: Sequence[Row]) -> bool:
    """Whether the text stands beside an aside and, but for the margins, runs around it: over its place elsewhere."""
    top, bottom = aside.rows[0].top, aside.rows[-1].bottom
    beside = [row for row in text if row.bottom > top and row.top < bottom]
    if aside.on_left:
        return bool(beside)
    left = min(row.left for row in aside.rows)
    narrow = [row.right < left for row in beside]
    wide = sum(row.right > left + aside.rows[0].size for row in text)
    if len(aside.rows) < 2 or len(beside) < 2 or not all(narrow):
        return False
    return _is_text(beside, left) if wide > 1 else wide == 0


def _is_in_margin(aside: _Aside, text: Sequence[Row]) -> bool:
    """Whether no line of the text runs over the place of an aside."""
    return aside.on_left or not any(row.right > aside.rows[0].left for row in text)


def _is_text(rows: Sequence[Row], right: float | None = None) -> bool:
    """Whether lines of words fill the room up to `right`, or up to the longest of them."""
    if not rows or median(row.letters for row in rows) < _FEWEST_LETTERS:
        return False
    left, right = rows[0].left, right or max(row.right for row in rows)
    fills = sorted((row.right - row.left) / max(1.0, right - left) for row in rows)
    return fills[len(fills) // 2] >= _FULL


def _in_order(rows: Sequence[Row], asides: Sequence[_Aside]) -> list[Row]:
    taken = {id(word) for aside in asides for row in aside.rows for word in row.words}
    result: list[Row] = []
    for row in rows:
        words = [word for word in row.words if id(word) not in taken]
        if words:
            result.append(row if len(words) == len(row.words) else row_of(words))
    pitch = median([other.base - one.base for one, other in pairwise(result)] or [0.0])
    for aside in reversed(asides):
        place = sum(row.base < aside.rows[0].base - _NEAR * aside.rows[0].size for row in result)
        if not aside.on_left:
            place = _paragraph_start(result, place, pitch)
        result[place:place] = aside.rows
    return result


def _paragraph_start(rows: Sequence[Row], place: int, pitch: float) -> int:
    """Where the paragraph begins that the row at `place` is of, by a gap, another size or an indent; where that is far or
    overleaf, where the next one begins; `place` itself where both are far."""
    above = range(min(place, len(rows) - 1), max(0, place - _FURTHEST), -1)
    below = range(place + 1, min(len(rows), place + _FURTHEST))
    return next((start for start in (*above, *below) if _begins(rows[start - 1], rows[start], pitch)), place)


def _begins(before: Row, row: Row, pitch: float) -> bool:
    apart = row.base - before.base > 1.2 * pitch or row.size != before.size
    return apart or row.left > before.left + _NEAR * row.size
