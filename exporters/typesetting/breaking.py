"""Line breaking: greedy for ragged text, total fit (the least demerits over the paragraph) for justified text.

A `Place` is where a line begins: token and offset in its text. The line before it ends there, with a hyphen of ours
where the offset is not 0.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exporters.typesetting.fonts import FontSet
from exporters.typesetting.inline import RunStyle, Tokens
from exporters.typesetting.metrics import SOFT_HYPHEN, FontMetrics

Hyphenate = Callable[[str], Sequence[int]]
"""Offsets in a word before which a hyphen may stand, ascending."""

_EPSILON = 0.01
RAGGED_ZONE = 0.09  # of the line: ragged lines are hyphenated only where more than this would stay empty
WORD_ZONE = 14.2  # points: the same in Word files, as Word understands it
_LONELY = 0.14  # of the line: a last line shorter than that looks forgotten …
_WORDS_TO_SPARE = 5  # … and gets a word of the line before, if that has enough
_STRETCH = 1.0  # of a blank: what a justified line may comfortably gain …
_SHRINK = 0.14  # … and at most lose, per blank
_LOOSEST = 1.6  # times _STRETCH: looser lines are only taken where nothing else is left
_GOOD_ENOUGH = 0.35  # a line as loose as that needs no hyphen
_HYPHEN = 100.0
_TWO_HYPHENS = 4_000.0
_UNEVEN = 2_500.0
_SHORT_LAST_LINE = 40_000.0  # as much as blanks that gain a quarter more than is comfortable
_HYPHEN_BEFORE_LAST = 4_000.0
_HALF_WORD_ALONE = 1e6  # on the last line of a paragraph
_LAST_RESORT = 1e7
_NARROWER = 2.0  # points: how near the column of balanced lines comes to the narrowest
# How much of a sign may hang over the right edge of justified text, so that the edge looks straight.
_HANGING = {"-": 0.5, SOFT_HYPHEN: 0.5, ",": 0.6, ".": 0.6, "“": 0.4, "‘": 0.4, ":": 0.3, ";": 0.3, "–": 0.2}


class Place(NamedTuple):
    """Where a line begins."""

    token: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """The room for lines in points: `first` for the first one, `rest` for all others; `hyphenate` None: never."""

    first: float
    rest: float
    hyphenate: Hyphenate | None = None


class Breaker:
    """The tokens of a paragraph with what breaking needs to know about parts of them."""

    def __init__(self, tokens: Tokens, fonts: FontSet, measure: Measure) -> None:
        self.tokens = tokens
        self.measure = measure
        self._fonts = fonts
        self._forced = sorted(tokens.forced)

    def with_measure(self, measure: Measure) -> "Breaker":
        """The same paragraph in another column."""
        return Breaker(self.tokens, self._fonts, measure)

    def begin(self, place: Place) -> float:
        """Where a line that begins at `place` would lie on one endless line."""
        if not place.offset:
            return self.tokens.begins[place.token]
        rest = self.tokens.text[place.token][place.offset :]
        return self.tokens.ends[place.token] - self.width(place.token, rest)

    def width(self, token: int, text: str) -> float:
        """The width of a part of a token."""
        style = self.tokens.styles[self.tokens.piece[token]]
        if SOFT_HYPHEN in text[:-1]:
            text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1]
        return self._fonts[style.font].word(text) * style.size / 1000

    def face(self, style: RunStyle) -> FontMetrics:
        """The metrics of a style's face."""
        return self._fonts[style.font]

    def room(self, place: Place) -> float:
        """The width of the line that begins at `place`."""
        return self.measure.first if place == (0, 0) else self.measure.rest

    def forced_after(self, token: int) -> int:
        """The next token after which a line must end; the last one where none must."""
        at = bisect_right(self._forced, token - 1)
        return self._forced[at] if at < len(self._forced) else len(self.tokens.text) - 1

    def divisions(self, token: int, place: Place) -> Iterator[tuple[int, float]]:
        """(offset, width up to there with its hyphen) for each hyphen in a token, from where its line begins, the last
        one first."""
        if self.measure.hyphenate is None:
            return
        text = self.tokens.text[token]
        start = place.offset if place.token == token else 0
        for offset in reversed(self.measure.hyphenate(text)):
            if offset > start + 1:
                yield offset, self.width(token, text[start:offset] + SOFT_HYPHEN)

    def cut(self, token: int, place: Place, room: float) -> Place:
        """Where a token that fits no line is cut: as late as it fits, but after at least one letter."""
        text = self.tokens.text[token]
        start = place.offset if place.token == token else 0
        offset = start + 1
        while offset < len(text) - 1 and self.width(token, text[start : offset + 1] + SOFT_HYPHEN) <= room:
            offset += 1
        while offset > start + 1 and not text[offset].isalnum():
            offset -= 1
        return Place(token, offset) if offset < len(text) else Place(token + 1)


def break_greedily(breaker: Breaker) -> list[Place]:
    """Where each line begins, each as full as it can be. Ends with the place after the last token."""
    count = len(breaker.tokens.text)
    places = [Place(0)]
    hyphens = 0
    while places[-1].token < count:
        following = _greedy_end(breaker, places[-1], hyphens < 2)
        hyphens = hyphens + 1 if following.offset else 0
        places.append(following)
    _lengthen_last_line(breaker, places)
    return places


def break_as_word(breaker: Breaker) -> list[Place]:
    """Where word processors begin lines: each as full as it can be, blanks never narrower, a word divided wherever more
    than their small zone would stay empty."""
    count = len(breaker.tokens.text)
    places = [Place(0)]
    hyphens = 0
    while places[-1].token < count:
        following = _greedy_end(breaker, places[-1], hyphens < 2, WORD_ZONE)
        hyphens = hyphens + 1 if following.offset else 0
        places.append(following)
    return places


def _lengthen_last_line(breaker: Breaker, places: list[Place]) -> None:
    """A short word alone on the last line gets company from the line before."""
    tokens = breaker.tokens
    if len(places) < 3:
        return
    before, last = places[-3], places[-2]
    alone = last == Place(len(tokens.text) - 1) and tokens.width[-1] < breaker.measure.rest * _LONELY
    if not alone or last.token - before.token < _WORDS_TO_SPARE or last.token - 1 in tokens.forced:
        return
    earlier = last.token - 1
    while earlier > before.token + 1 and not tokens.breaks[earlier - 1]:
        earlier -= 1
    if tokens.ends[-1] - tokens.begins[earlier] < breaker.measure.rest * 0.5:
        places[-2] = Place(earlier)


def _greedy_end(breaker: Breaker, place: Place, may_divide: bool, zone: float | None = None) -> Place:
    tokens = breaker.tokens
    room = breaker.room(place)
    limit = breaker.begin(place) + room + _EPSILON
    overflow = bisect_right(tokens.ends, limit, place.token)
    forced = breaker.forced_after(place.token)
    if forced < overflow:
        return Place(forced + 1)
    end = overflow
    while end > place.token and not tokens.breaks[end - 1]:
        end -= 1
    slack = limit - tokens.ends[end - 1] if end > place.token else room
    if end == place.token or (may_divide and slack > (room * RAGGED_ZONE if zone is None else zone)):
        begins = limit - room - _EPSILON if overflow == place.token else tokens.begins[overflow]
        alone = end == place.token
        last = zone is None and overflow == len(tokens.text) - 1  # a paragraph does not end with half a word
        for offset, width in breaker.divisions(overflow, place) if alone or not last else ():
            if begins + width <= limit:
                return Place(overflow, offset)
        if alone and overflow > place.token:
            return Place(overflow)  # words that cling together, but fill more than a line
        if alone:
            return breaker.cut(overflow, place, limit - begins)
    return Place(end)


@dataclass(slots=True)
class _Node:
    """The best way to begin a line at a place."""

    cost: float
    before: "Place | None"
    looseness: float


class _TotalFit:
    def __init__(self, breaker: Breaker) -> None:
        self._breaker = breaker
        tokens = self._tokens = breaker.tokens
        self._count = len(tokens.text)
        self._blanks = [0]
        for space in tokens.space:
            self._blanks.append(self._blanks[-1] + (space > 0))
        self._blank = next((space for space in tokens.space if space), 1.0)
        self._nodes: list[dict[int, _Node]] = [{} for _ in range(self._count + 1)]
        self._nodes[0][0] = _Node(0.0, None, 0.0)

    def places(self) -> list[Place]:
        for token in range(self._count):
            done = -1
            # A line may end further on in the same word, so the offsets grow while they are walked.
            while offsets := [offset for offset in self._nodes[token] if offset > done]:
                done = min(offsets)
                self._extend(Place(token, done), self._nodes[token][done])
        place: Place | None = Place(self._count)
        places = []
        while place is not None:
            places.append(place)
            place = self._nodes[place.token][place.offset].before
        return places[::-1]

    def _extend(self, place: Place, node: _Node) -> None:
        tokens, breaker = self._tokens, self._breaker
        room = breaker.room(place)
        begin = breaker.begin(place)
        shrunk = (self._blanks[min(place.token + 30, self._count)] - self._blanks[place.token]) * self._blank * _SHRINK
        overflow = bisect_right(tokens.ends, begin + room + shrunk + self._blank, place.token)
        forced = breaker.forced_after(place.token)
        last = min(overflow, forced)
        found = self._finished(place, node, begin, room, forced)
        best = self._whole(place, node, begin, room, last)
        found = found or best <= _LOOSEST
        if best > _GOOD_ENOUGH:
            found = self._divided(place, node, begin, room, last) or found
        if not found:
            self._offer(_greedy_end(breaker, place, True), node, place, _LAST_RESORT, 0.0)

    def _finished(self, place: Place, node: _Node, begin: float, room: float, forced: int) -> bool:
        """The line that ends the paragraph, or a forced one, if it fits: short, or with narrower blanks."""
        width = self._tokens.ends[forced] - begin - self._hang(forced)
        blanks = self._blanks[forced] - self._blanks[place.token]
        if width > room and self._looseness(room - width, blanks) < -1:
            return False
        self._offer(Place(forced + 1), node, place, self._last_line(node, place, width), 0.0)
        return True

    def _whole(self, place: Place, node: _Node, begin: float, room: float, last: int) -> float:
        """Lines that end between words; returns the looseness of the best, infinite where there is none."""
        tokens = self._tokens
        best = float("inf")
        for end in range(last, place.token, -1):
            if not tokens.breaks[end - 1]:
                continue
            width = tokens.ends[end - 1] - begin - self._hang(end - 1)
            looseness = self._looseness(room - width, self._blanks[end - 1] - self._blanks[place.token])
            if looseness < -1:
                continue
            if looseness > _LOOSEST:
                break
            best = min(best, abs(looseness))
            self._offer(Place(end), node, place, self._demerits(looseness, node), looseness)
        return best

    def _divided(self, place: Place, node: _Node, begin: float, room: float, last: int) -> bool:
        tokens = self._tokens
        found = False
        for token in range(min(last, self._count - 1), max(last - 3, place.token - 1), -1):
            start = begin if token == place.token else tokens.begins[token]
            for offset, width in reversed([*self._breaker.divisions(token, place)]):
                hang = self._hanging_hyphen(token)
                blanks = self._blanks[token] - self._blanks[place.token]
                looseness = self._looseness(room - (start + width - begin - hang), blanks)
                if -1 <= looseness <= _LOOSEST:
                    found = True
                    cost = self._demerits(looseness, node) + _HYPHEN**2 + (_TWO_HYPHENS if place.offset else 0)
                    cost += _HALF_WORD_ALONE if token == self._count - 1 else 0
                    self._offer(Place(token, offset), node, place, cost, looseness)
        return found

    def _offer(self, place: Place, node: _Node, before: Place, cost: float, looseness: float) -> None:
        cost += node.cost
        known = self._nodes[place.token].get(place.offset)
        if known is None or cost < known.cost:
            self._nodes[place.token][place.offset] = _Node(cost, before, looseness)

    def _looseness(self, slack: float, blanks: int) -> float:
        """0 at the natural width, 1 where each blank gains _STRETCH, -1 where each loses _SHRINK."""
        if not blanks:
            return 0.0 if abs(slack) < _EPSILON else 99.0 * (1 if slack > 0 else -1)
        return slack / (blanks * self._blank * (_STRETCH if slack > 0 else _SHRINK))

    def _demerits(self, looseness: float, node: _Node) -> float:
        cost = (10 + 100 * abs(looseness) ** 3) ** 2
        return cost + (_UNEVEN if abs(looseness - node.looseness) > 1 else 0)

    def _last_line(self, node: _Node, place: Place, width: float) -> float:
        cost = 100.0 + (_HYPHEN_BEFORE_LAST if place.offset else 0)
        return cost + (_SHORT_LAST_LINE if width < self._breaker.measure.rest * 0.1 and node.before else 0)

    def _hang(self, token: int) -> float:
        text = self._tokens.text[token]
        share = _HANGING.get(text[-1]) if text else None
        return self._breaker.width(token, text[-1]) * share if share else 0.0

    def _hanging_hyphen(self, token: int) -> float:
        return self._breaker.width(token, SOFT_HYPHEN) * _HANGING[SOFT_HYPHEN]


def break_evenly(breaker: Breaker) -> list[Place]:
    """As `break_greedily`, with the blanks of all lines as even as they can be; the right edge hangs punctuation."""
    return _TotalFit(breaker).places()


def break_balanced(breaker: Breaker) -> list[Place]:
    """As `break_greedily`, in as narrow a column as takes no more lines: for headings, whose lines so are of like
    length. Words are divided only where one is wider than the line."""
    measure, tokens = breaker.measure, breaker.tokens
    if not tokens.forced and tokens.ends[-1] <= measure.first:
        return [Place(0), Place(len(tokens.text))]
    most = min(measure.first, measure.rest) - _widest(tokens)
    if most < 0:
        return break_greedily(breaker)
    least, best = 0.0, _filled(breaker, 0.0)
    while most - least > _NARROWER:
        middle = (least + most) / 2
        places = _filled(breaker, middle)
        if len(places) > len(best):
            most = middle
        else:
            least, best = middle, places
    return best


def _filled(breaker: Breaker, narrower: float) -> list[Place]:
    """Where lines begin that are filled one by one, without hyphens, in a column that much narrower."""
    measure = Measure(breaker.measure.first - narrower, breaker.measure.rest - narrower)
    narrow = breaker.with_measure(measure)
    places = [Place(0)]
    while places[-1].token < len(narrow.tokens.text):
        places.append(_greedy_end(narrow, places[-1], False))
    return places


def _widest(tokens: Tokens) -> float:
    """The width of the widest words that no line may end between."""
    widest, begin = 0.0, 0.0
    for number, breaks in enumerate(tokens.breaks):
        if breaks:
            widest = max(widest, tokens.ends[number] - begin)
            begin = tokens.ends[number] + tokens.space[number]
    return widest


def hanging(text: str) -> float:
    """The share of its last character by which a justified line may hang over the right edge."""
    return _HANGING.get(text[-1], 0.0) if text else 0.0
