"""Text folded for search: "STRASSEN" finds "Straßenbäume". Case, accents, ß, soft hyphens and kinds of blanks go.

The full-text index and everything that marks hits fold with these functions, so that they always agree.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end in a text, end exclusive."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with the way back. `starts[i]` is the place in the source of the character behind `text[i]`;
    one more entry than `text` has characters: the length of the source."""

    text: str
    starts: Sequence[int]

    def source_span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the source, with whole source characters and the accents after them."""
        if start >= end:
            return self.starts[start], self.starts[start]
        if isinstance(self.starts, range):
            return start, end
        last = self.starts[end - 1]
        after = next((place for place in self.starts[end:] if place > last), self.starts[-1])
        return self.starts[start], after


def fold(text: str) -> str:
    """`text` as search compares it. Folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    lowered = text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")  # ASCII letters only
    return _OTHER_SIGN.sub(_folded_match, lowered)


def folded(text: str) -> Folded:
    """`fold(text)` with the places of its characters in `text`."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    starts: list[int] = []
    copied = 0  # up to here each sign stands for itself
    for match in _OTHER_SIGN.finditer(text):
        length = len(_TABLE[ord(match[0])])
        if length != 1:
            place = match.start()
            starts.extend(range(copied, place))
            starts.extend([place] * length)
            copied = place + 1
    if not copied:
        return Folded(fold(text), range(len(text) + 1))
    starts.extend(range(copied, len(text) + 1))
    return Folded(fold(text), starts)


def hits(text: str, words: Iterable[str]) -> list[Span]:
    """Where any of `words` stands in `text`, as search sees it; overlapping places are joined, in reading order."""
    source = folded(text)
    found: list[Span] = []
    for word in words:
        needle = fold(word)
        place = source.text.find(needle) if needle else -1
        while place >= 0:
            found.append(source.source_span(place, place + len(needle)))
            place = source.text.find(needle, place + len(needle))
    return _joined(sorted(found))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class _Table(dict[int, str]):
    """Code point to folded text, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = value = _folded_sign(chr(code))
        return value


_TABLE = _Table()
_OTHER_SIGN = re.compile(r"[^\x00-\x7f]")
_FORMAT = ("Mn", "Me", "Cf")


def _folded_match(match: re.Match[str]) -> str:
    return _TABLE[ord(match[0])]


def _folded_sign(sign: str) -> str:
    """Repeated until nothing changes: taking letters apart can bring up capitals (ℌ becomes H)."""
    previous, current = "", sign
    while current != previous:
        previous = current
        parts = unicodedata.normalize("NFKD", current.casefold())
        current = "".join(each for each in parts if unicodedata.category(each) not in _FORMAT)
    return current
