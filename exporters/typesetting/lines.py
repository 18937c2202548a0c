"""Paragraphs set into lines: the immutable result that pages place, PDF and preview draw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from exporters.typesetting.breaking import (
    Breaker,
    Hyphenate,
    Measure,
    Place,
    break_as_word,
    break_balanced,
    break_evenly,
    break_greedily,
    hanging,
)
from exporters.typesetting.fonts import FontSet
from exporters.typesetting.inline import RunStyle, Span, Tokens, tokenise
from exporters.typesetting.metrics import SOFT_HYPHEN

JOINT = "\u200b"
"""Ends a line whose last word goes on in the next one without a hyphen of ours ("Upcycling-" / "Projekte")."""

_WIDEST_GAP = 4.0  # times a blank: beyond that a justified line is left ragged


class Align(Enum):
    """How lines fill their width."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    JUSTIFIED = "justified"


class Run(NamedTuple):
    """Text in one style, `x` points right of the line's beginning; `origin` numbers the span that it comes from."""

    text: str
    style: RunStyle
    x: float
    width: float
    origin: int


class Line(NamedTuple):
    """One line. `x` is where it begins right of the paragraph's left edge; every blank is `stretch` points wider.

    The text keeps the blank at which the line ends, the hyphen of a divided word is a soft hyphen, and a word that
    goes on after its own hyphen or slash ends with `JOINT`: so text taken from the page reads on. `scale` below 1
    condenses the letters.
    """

    runs: tuple[Run, ...]
    x: float
    width: float
    stretch: float = 0.0
    scale: float = 1.0

    @property
    def text(self) -> str:
        """The characters of the line, with the blank or soft hyphen at its end."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a paragraph is broken into lines. `indent` moves the first line (negative: hangs)."""

    align: Align = Align.LEFT
    hyphenated: bool = True
    indent: float = 0.0
    balanced: bool = False
    """Ragged lines of like length, as headings want it."""


LEFT = LineStyle()


class LineSetter:
    """Sets paragraphs, and remembers what it set: a paragraph that did not change costs nothing again.

    `missing` collects the characters that no font has, until somebody empties it. `as_word` breaks justified
    lines as word processors do, to count their pages; their ragged ones fall like ours.
    """

    def __init__(
        self, fonts: FontSet, hyphenate: Hyphenate | None = None, remembered: int = 200_000, as_word: bool = False
    ) -> None:
        self.fonts = fonts
        self._as_word = as_word
        self._hyphenate = hyphenate
        self._remembered = remembered
        self.missing: set[str] = set()
        self._lacking: dict[tuple[tuple[Span, ...], LineStyle, float], set[str]] = {}
        self._known: dict[tuple[tuple[Span, ...], LineStyle, float], tuple[Line, ...]] = {}

    def lines(self, spans: tuple[Span, ...], style: LineStyle, width: float) -> tuple[Line, ...]:
        """The lines of a paragraph, `width` points wide; none where there is no text."""
        key = (spans, style, width)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self._remembered:
                self._known.clear()
                self._lacking.clear()
            known = self._known[key] = tuple(self._set(spans, style, width))
            if self.fonts.missing:
                self._lacking[key] = {sign for span in spans for sign in span.text} & self.fonts.missing
        if self._lacking:
            self.missing |= self._lacking.get(key, set())
        return known

    def fixed_line(self, spans: tuple[Span, ...], width: float, joined: bool = False) -> Line:
        """One line as given, never broken: where it is too wide its letters are condensed. It ends with `JOINT`
        where it is `joined` to the next one, else with a blank if it had one."""
        tokens = tokenise(tuple(Span(span.text.replace("\n", " "), span.style) for span in spans), self.fonts)
        self.missing |= {sign for span in spans for sign in span.text} & self.fonts.missing
        if not tokens.text:
            return Line((), 0.0, 0.0)
        line = _line(tokens, Place(0), Place(len(tokens.text)), Breaker(tokens, self.fonts, Measure(width, width)))
        end = JOINT if joined else " " if spans[-1].text.endswith((" ", "\n")) else ""
        if end:
            last = line.runs[-1]
            line = line._replace(runs=(*line.runs[:-1], last._replace(text=last.text + end)))
        return line if line.width <= width else line._replace(scale=width / line.width, width=width)

    def _set(self, spans: tuple[Span, ...], style: LineStyle, width: float) -> list[Line]:
        tokens = tokenise(spans, self.fonts)
        if not tokens.text:
            return []
        hyphenate = self._hyphenate if style.hyphenated else None
        breaker = Breaker(tokens, self.fonts, Measure(width - style.indent, width, hyphenate))
        as_word = self._as_word and style.align is Align.JUSTIFIED
        places = break_as_word(breaker) if as_word else _break(breaker, style)
        last = len(places) - 2
        finish = partial(_finish, breaker=breaker, style=style)
        return [
            finish(_line(tokens, begin, end, breaker), begin=begin, ends=number == last or _is_forced(tokens, end))
            for number, (begin, end) in enumerate(pairwise(places))
        ]


def _break(breaker: Breaker, style: LineStyle) -> list[Place]:
    if style.align is Align.JUSTIFIED:
        return break_evenly(breaker)
    return break_balanced(breaker) if style.balanced else break_greedily(breaker)


def _is_forced(tokens: Tokens, end: Place) -> bool:
    return not end.offset and end.token - 1 in tokens.forced


def _finish(line: Line, breaker: Breaker, style: LineStyle, begin: Place, ends: bool) -> Line:
    """Places a natural line in its width: aligned, or its blanks stretched."""
    room = breaker.room(begin)
    x = style.indent if begin == (0, 0) else 0.0
    if style.align is Align.JUSTIFIED:
        return _justified(line, x, room, ends, breaker)
    if style.align is Align.RIGHT:
        x += room - line.width
    elif style.align is Align.CENTRE:
        x += (room - line.width) / 2
    return line._replace(x=x) if x else line


def _justified(line: Line, x: float, room: float, ends: bool, breaker: Breaker) -> Line:
    text = line.text.rstrip(" " + JOINT)
    blanks = text.count(" ")
    over = hanging(text)
    if over:
        face = breaker.face(line.runs[-1].style)
        room += over * face.widths[text[-1]] * line.runs[-1].style.size / 1000
    slack = room - line.width
    if (ends and slack >= 0) or not blanks:
        return line._replace(x=x)
    stretch = slack / blanks
    if stretch > _WIDEST_GAP * line.runs[0].style.size * 0.25:
        return line._replace(x=x)
    return line._replace(x=x, width=room, stretch=stretch, runs=_stretched(line.runs, stretch))


def _stretched(runs: tuple[Run, ...], stretch: float) -> tuple[Run, ...]:
    if len(runs) == 1:
        return runs
    moved, gaps = [], 0
    for run in runs:
        inner = run.text.count(" ")
        moved.append(run._replace(x=run.x + gaps * stretch, width=run.width + inner * stretch))
        gaps += inner
    return tuple(moved)


def _line(tokens: Tokens, begin: Place, end: Place, breaker: Breaker) -> Line:
    """The line between two places at its natural width."""
    first, last = begin.token, end.token if end.offset else end.token - 1
    origin = breaker.begin(begin)
    chunks = tokens.chunks[first : last + 1]
    right = tokens.ends[last]
    if end.offset:
        left = origin if last == first else tokens.begins[last]
        part = tokens.text[last][begin.offset if last == first else 0 : end.offset] + SOFT_HYPHEN
        right = left + breaker.width(last, part)
        chunks[-1] = tokens.text[last][: end.offset]
    elif not tokens.space[last] and last + 1 < len(tokens.text) and last not in tokens.forced:
        chunks[-1] += JOINT
    if begin.offset:
        chunks[0] = chunks[0][begin.offset :]
    hyphen = SOFT_HYPHEN if end.offset else ""
    if len(tokens.styles) == 1:
        run = Run(_clean("".join(chunks)) + hyphen, tokens.styles[0], 0.0, right - origin, tokens.origins[0])
        return Line((run,), 0.0, right - origin)
    runs = list(_runs(tokens, chunks, first, origin, right))
    runs[-1] = runs[-1]._replace(text=runs[-1].text + hyphen)
    return Line(tuple(runs), 0.0, right - origin)


def _runs(tokens: Tokens, chunks: Sequence[str], first: int, origin: float, right: float) -> Iterator[Run]:
    """Neighbouring tokens of one piece joined, each run with its place in the line."""
    pieces = tokens.piece[first : first + len(chunks)]
    starts = [index for index, piece in enumerate(pieces) if not index or piece != pieces[index - 1]]
    starts.append(len(chunks))
    for start, stop in pairwise(starts):
        x = tokens.begins[first + start] - origin if start else 0.0
        until = tokens.begins[first + stop] if stop < len(chunks) else right
        piece = pieces[start]
        text = _clean("".join(chunks[start:stop]))
        yield Run(text, tokens.styles[piece], x, until - origin - x, tokens.origins[piece])


def _clean(text: str) -> str:
    """Without the author's soft hyphens."""
    return text.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in text else text
