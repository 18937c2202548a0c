"""German hyphenation by patterns (F. M. Liang's method), with an exception list and an eye for gender forms.

The patterns are those of the Deutschsprachige Trennmustermannschaft ("dehyphn-x"): they know compounds, where the
LibreOffice patterns that pyphen carries give "Jugendpa-r-lament" and "Mobilitäts-s-tationen".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

SOFT_HYPHEN = "\u00ad"
SMALLEST_PART = 3
"""At least so many letters stand before and after each hyphen."""

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"@|://|^www\.|\w\.\w+/", re.IGNORECASE)
# An inner capital begins a new part: "BürgerInnen", "DigitalPakt" have no hyphen there.
_PART = re.compile(r"[A-ZÄÖÜẞ]+(?![a-zäöüß])|[A-ZÄÖÜẞ]?[^\W\d_A-ZÄÖÜẞ]+|[^\W\d_]+")
_LONGEST_ABBREVIATION = 6
_DIGITS = re.compile(r"\d")

Patterns = Mapping[str, bytes]
"""Letters to the weights before, between and after them. b"" marks what is only the beginning of longer letters."""


class Hyphenator:
    """Places where words may be divided. Patterns and exceptions are read at the first word (about 0.1 s)."""

    def __init__(self, patterns: Path, exceptions: Path | None = None) -> None:
        self._files = (patterns, exceptions)
        self._parts = lru_cache(maxsize=65536)(self._divided)

    def positions(self, token: str) -> tuple[int, ...]:
        """Places in `token` (no blanks) before which a hyphen may stand at a line's end, in order.

        Words with soft hyphens of the author's own are divided there and nowhere else; addresses and short
        abbreviations never. Each run of letters counts for itself, so that nothing is divided at a gender sign.
        """
        if SOFT_HYPHEN in token:
            return tuple(
                place for place, sign in enumerate(token) if sign == SOFT_HYPHEN and 0 < place < len(token) - 1
            )
        if len(token) < 2 * SMALLEST_PART or _ADDRESS.search(token):
            return ()
        found: list[int] = []
        for part in _PART.finditer(token):
            found.extend(part.start() + place for place in self._parts(part[0]))
        return tuple(found)

    def with_soft_hyphens(self, text: str) -> str:
        """`text` with a soft hyphen at each place where it may be divided; words that have some stay."""
        return _TOKEN.sub(lambda match: self._softened(match[0]), text)

    def load(self) -> None:
        """Reads the files now, so that a thread at start can spare the first word the wait."""
        _knowledge(*self._files)

    def _softened(self, token: str) -> str:
        if SOFT_HYPHEN in token:
            return token
        pieces = [token[start:end] for start, end in _between(self.positions(token), len(token))]
        return SOFT_HYPHEN.join(pieces)

    def _divided(self, word: str) -> tuple[int, ...]:
        if len(word) < 2 * SMALLEST_PART or (word.isupper() and len(word) <= _LONGEST_ABBREVIATION):
            return ()
        lower = word.lower()
        if len(lower) != len(word):
            return ()
        patterns, exceptions = _knowledge(*self._files)
        places = exceptions[lower] if lower in exceptions else _apart(_liang(lower, patterns))
        return tuple(place for place in places if SMALLEST_PART <= place <= len(word) - SMALLEST_PART)


@cache
def hyphenator(patterns: Path, exceptions: Path | None = None) -> Hyphenator:
    """The one hyphenator of these files in this process."""
    return Hyphenator(patterns, exceptions)


def _between(places: tuple[int, ...], length: int) -> Iterator[tuple[int, int]]:
    return zip((0, *places), (*places, length), strict=True)


def _liang(word: str, patterns: Patterns) -> list[int]:
    """Places in `word` with an odd weight, where the strongest pattern that covers a place decides."""
    framed = f".{word}."
    weights = [0] * (len(framed) + 1)
    for start in range(len(framed)):
        for end in range(start + 1, len(framed) + 1):
            values = patterns.get(framed[start:end])
            if values is None:
                break
            for place, value in enumerate(values, start):
                weights[place] = max(weights[place], value)
    return [place - 1 for place, weight in enumerate(weights) if weight % 2]


def _apart(places: Sequence[int]) -> list[int]:
    """Without neighbours: a single letter between two hyphens shows that the patterns disagree ("Folge-n-anpassung")."""
    return [place for place in places if place - 1 not in places and place + 1 not in places]


@cache
def _knowledge(patterns: Path, exceptions: Path | None) -> tuple[Patterns, Mapping[str, tuple[int, ...]]]:
    body = patterns.read_text(encoding="utf-8").partition("\\patterns{")[2].partition("}")[0]
    own = _lines(exceptions.read_text(encoding="utf-8"), "#") if exceptions else []
    words = [line.lower() for line in own if not _DIGITS.search(line)]
    places = {word.replace("-", ""): _marked_places(word) for word in words}
    return _pattern_table([*_lines(body, "%"), *(line for line in own if _DIGITS.search(line))]), places


def _lines(text: str, comment: str) -> list[str]:
    lines = (line.partition(comment)[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def _pattern_table(lines: Iterable[str]) -> Patterns:
    table = {_DIGITS.sub("", line): _weights(line) for line in lines}
    for letters in list(table):
        for length in range(1, len(letters)):
            table.setdefault(letters[:length], b"")
    return table


def _weights(pattern: str) -> bytes:
    weights = bytearray()
    pending = 0
    for sign in pattern:
        if sign.isdigit():
            pending = int(sign)
        else:
            weights.append(pending)
            pending = 0
    weights.append(pending)
    return bytes(weights)


def _marked_places(word: str) -> tuple[int, ...]:
    places: list[int] = []
    length = 0
    for piece in word.split("-")[:-1]:
        length += len(piece)
        places.append(length)
    return tuple(places)
