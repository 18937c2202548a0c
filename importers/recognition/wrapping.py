"""How a source breaks its lines: by width, so that a paragraph ends where the next word would still have fitted, or
only at paragraph ends."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from importers.recognition.blocks import NOTHING, Start, breaks_off, ends_sentence, starts_small
from importers.recognition.lines import Line
from importers.recognition.starts import BLANK
from importers.source import LineEnd

_TORN = re.compile(r"[^\W\d_][-\u00ad]$")
_YEAR = re.compile(r"(?:19|20)\d\d\b[^\w(]*$")
_PARTICLE = re.compile(r"\s(?:mit|bei)$")  # what also parts from verbs and then ends clauses
_FIRST_CHUNK = re.compile(r"[^\s-]*-?")
_WIDEST = 0.97  # quantile of line widths that counts as the limit: a few lines may stick out
_STICKS_OUT = 1.15  # times the limit: such a line was never wrapped at it
_LARGER = 1.2  # times the size of most lines, from which on lines are titles
_BOLD = 0.85
_HEADING = 0.7  # times the limit, from which on a bold line without a gap below goes on in the next
_NARROWEST = 0.04
_LEAST_NEEDED = (
    0.03  # quantile of the widths that would have held the next word, too, of lines that surely were wrapped
)
_SHORT = 0.9  # times the shortest wrapped line
_NO_HEADING = 30  # letters from which on a line before a number, or one that breaks off, is no heading
_LEADING = 0.15  # line heights beyond the usual distance that may part paragraphs
_FEWEST_WIDE = 5
_FEW_WIDE = 0.02  # share of lines in the middle of a sentence
_FLOWING_LINE = 170  # letters: no one wraps at such a width
_WRAPPED_SHARE = 0.25  # of neighbouring lines in the middle of a sentence, from which on a text is wrapped


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Right edges of wrapped lines by column of text: `limits` that they hardly pass, `shortest` that they hardly stay
    below. `wrapped` is False where every line is a paragraph. `gaps` says that blank lines part the paragraphs, so that
    only a line shorter than wrapped ones are ends one; `leading` that less than blank lines do. Lines of more than `large`
    points are set larger than the text; `widest` is the furthest right edge of all lines by column."""

    wrapped: bool
    gaps: bool
    leading: bool
    limits: dict[int | None, float]
    shortest: dict[int | None, float]
    large: float
    widest: dict[int | None, float]

    def ends_paragraph(self, line: Line, following: Line) -> bool:
        """Whether a paragraph ends between two neighbouring lines."""
        if starts_small(following.plain) or _goes_on_bold(line, following) or self._is_torn_title(line, following):
            return False
        if _YEAR.match(following.plain) and not ends_sentence(line.plain):
            return False
        if self.wrapped and (_TORN.search(line.plain[-2:]) or line.plain.endswith(",")):
            return False
        if self.leading and following.source.space_above >= _LEADING and ends_sentence(line.plain):
            return True
        if not self.wrapped:
            goes_on = following.plain[:1].isdigit() and min(len(line.plain), len(following.plain)) > _NO_HEADING
            return not goes_on or ends_sentence(line.plain)
        limit = self.limits.get(line.source.column, 0.0)
        short = edge(line) < _SHORT * self.shortest.get(line.source.column, 0.0)
        right, letter = edge(line), _letter_width(following)
        if right > _STICKS_OUT * limit:
            return True
        if self.gaps and _is_long_heading(line, following, limit):
            return False
        if right + letter * (1 + len(_first_word(following.plain))) <= limit:
            return short or not self.gaps
        closed = ends_sentence(line.plain) and not self.gaps
        return closed and right + letter * (1 + _chunk(following.plain)) <= limit

    def _is_torn_title(self, line: Line, following: Line) -> bool:
        """Whether two large lines are one title: after a dash, or where only titles are wrapped, and the next word would
        not have fitted."""
        size = line.source.size
        if size is None or size <= self.large or size != following.source.size or ends_sentence(line.plain):
            return False
        needed = edge(line) + _letter_width(following) * (1 + len(_first_word(following.plain)))
        full = not self.wrapped and needed > self.widest.get(line.source.column, 0.0)
        return full or line.plain.endswith((" –", " -"))

    def breaks_off(self, line: Line, following: Line) -> bool:
        """Whether a line ends in the middle of a sentence: where every line is a paragraph, a short one is a title, and
        where lines are wrapped, a short one may end with a verb's second part ("Jugend redet mit") above a full one."""
        shortest = _SHORT * self.shortest.get(line.source.column, 0.0)
        if self.wrapped and _PARTICLE.search(line.plain) and not starts_small(following.plain):
            return not edge(line) < shortest <= edge(following) and breaks_off(line.plain)
        return breaks_off(line.plain) and (self.wrapped or len(line.plain) > _NO_HEADING)


def wrapping_of(lines: Sequence[Line], starts: Sequence[Start]) -> Wrapping:
    """The way in which these lines are broken. Lines that begin with a mark or name say nothing about it."""
    running = {line.index for line, start in zip(lines, starts, strict=True) if start is NOTHING}
    pairs = [(one, other) for one, other in _neighbours(lines) if other.index in running]
    going_on = [(one, other) for one, other in pairs if _goes_on(one, other)]
    torn = [one for one, _ in going_on]
    wrapped = bool(pairs) and len(torn) >= _WRAPPED_SHARE * len(pairs)
    limits = {column: _quantile(values, _WIDEST) for column, values in _edges(torn).items()}
    needed = _needed(going_on)
    limits |= {column: min(limits[column], _quantile(widths, _LEAST_NEEDED)) for column, widths in needed.items()}
    running_text = _edges(
        _without_titles(lines, [one for one, other in going_on if not _is_title(one, other, limits)], limits)
    )
    shortest = {column: _quantile(values, _NARROWEST) for column, values in running_text.items()}
    gaps = wrapped and _parted_by_gaps(lines, pairs)
    leading = _parted_by_leading([other for _, other in going_on], pairs)
    sizes = Counter(line.source.size or 0.0 for line in lines)
    large = _LARGER * max(sizes, key=lambda size: (sizes[size], -size), default=0.0)
    widest = {column: values[-1] for column, values in _edges(lines).items()}
    return Wrapping(wrapped, gaps, leading, limits, shortest, large, widest)


def _without_titles(lines: Sequence[Line], torn: Sequence[Line], limits: Mapping[int | None, float]) -> list[Line]:
    """The wrapped lines but for those of titles and covers: blocks between gaps whose words one line would have held."""
    blocks: list[list[Line]] = []
    for line in lines:
        if not blocks or line.source.space_above >= BLANK:
            blocks.append([])
        blocks[-1].append(line)
    titles = {
        line.index
        for block in blocks
        if sum(map(_width, block)) < limits.get(block[0].source.column, 0.0)
        for line in block
    }
    return [line for line in torn if line.index not in titles]


def _is_title(one: Line, other: Line, limits: Mapping[int | None, float]) -> bool:
    """Whether a line below a gap and the one on which it goes on both end far from the limit, as those of a title do."""
    narrow = _HEADING * limits.get(one.source.column, 0.0)
    return one.source.space_above >= BLANK and max(edge(one), edge(other)) < narrow


def _width(line: Line) -> float:
    return edge(line) - (line.source.left or 0.0)


def _edges(lines: Sequence[Line]) -> dict[int | None, list[float]]:
    """Right edges, rising, by column."""
    edges: dict[int | None, list[float]] = defaultdict(list)
    for line in lines:
        edges[line.source.column].append(edge(line))
    return {column: sorted(values) for column, values in edges.items()}


def _needed(wrapped: Sequence[tuple[Line, Line]]) -> dict[int | None, list[float]]:
    """Right edges, rising, that lines would have had with the next word, by column, where edges are counted letters. These
    tell little of the width of a line that was set in a font whose letters have widths of their own."""
    needed: dict[int | None, list[float]] = defaultdict(list)
    for line, following in wrapped:
        if line.source.right is not None:
            continue
        torn = _TORN.search(line.plain[-2:]) is not None
        word = 0 if torn else 1 + _chunk(following.plain)
        needed[line.source.column].append(edge(line) + word)
    return {column: sorted(values) for column, values in needed.items()}


def edge(line: Line) -> float:
    """Right edge of a line; letters from the left where no font is known."""
    source = line.source
    if source.right is not None and source.size is not None:
        return source.right
    return (source.left or 0.0) + len(line.plain)


def _is_long_heading(line: Line, following: Line, limit: float) -> bool:
    """Whether two bold lines without a gap are those of one heading, whose letters are wider than the text's."""
    bold = min(line.source.bold, following.source.bold) >= _BOLD and line.source.size == following.source.size
    return bold and edge(line) >= _HEADING * limit and not ends_sentence(line.plain)


def _goes_on_bold(line: Line, following: Line) -> bool:
    """Whether a bold line ends with a comma and one like it follows: no heading ends so."""
    bold = min(line.source.bold, following.source.bold) >= _BOLD and line.source.size == following.source.size
    return bold and line.plain.endswith(",")


def _letter_width(line: Line) -> float:
    if line.source.right is None or line.source.left is None or line.source.size is None or not line.plain:
        return 1.0
    return (line.source.right - line.source.left) / len(line.plain)


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for one, other in pairwise(lines):
        if one.source.end is LineEnd.WRAP and other.source.space_above < BLANK and other.source.cell is None:
            yield one, other


def _goes_on(one: Line, other: Line) -> bool:
    torn = starts_small(other.plain) or _TORN.search(one.plain[-2:])
    return bool(torn) and not ends_sentence(one.plain) and len(one.plain) < _FLOWING_LINE


def _quantile(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))]


def _parted_by_gaps(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether most sentence ends at a line's end before a big letter have a blank line below."""
    parted = sum(
        ends_sentence(one.plain) and other.source.space_above >= BLANK and other.source.cell is None
        for one, other in pairwise(lines)
    )
    close = sum(ends_sentence(one.plain) and not starts_small(other.plain) for one, other in pairs)
    return parted > close


def _parted_by_leading(torn: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether lines stand further apart where sentences end at a line's end, and never in the middle of one."""
    wide = sum(other.source.space_above >= _LEADING for other in torn)
    ends = sum(other.source.space_above >= _LEADING and ends_sentence(one.plain) for one, other in pairs)
    return ends >= _FEWEST_WIDE and wide <= _FEW_WIDE * len(torn)


def _first_word(plain: str) -> str:
    return plain.split(" ", 1)[0]


def _chunk(plain: str) -> int:
    """Letters of the first piece that may stand on the line before: up to a blank or a hyphen."""
    match = _FIRST_CHUNK.match(plain)
    return len(match[0]) if match else 0
