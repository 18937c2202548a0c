"""The channel: what scanners make of German letters, and which words could have been meant."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# (read, meant, cost). Costs are relative: the lower, the more often a scanner that knows no German makes this of it.
_CONFUSIONS: tuple[tuple[str, str, float], ...] = (
    ("ii", "ü", 0.4), ("u", "ü", 0.8), ("i", "ü", 1.2), ("li", "ü", 1.2), ("ti", "ü", 1.5), ("ll", "ü", 1.6),
    ("il", "ü", 1.7), ("l", "ü", 1.9), ("tl", "ü", 1.8), ("lü", "ü", 1.5), ("U", "Ü", 0.8), ("Ui", "Ü", 1.0), ("ue", "ü", 1.6),
    ("a", "ä", 0.8), ("d", "ä", 1.2), ("ad", "ä", 1.0), ("da", "ä", 1.1), ("ab", "ä", 1.1), ("é", "ä", 1.5),
    ("dh", "äh", 1.0), ("4", "ä", 1.0), ("A", "Ä", 0.8), ("ae", "ä", 1.6), ("i", "ä", 2.2),
    ("o", "ö", 0.8), ("é", "ö", 0.6), ("d", "ö", 1.4), ("do", "ö", 1.2), ("6", "ö", 0.8), ("ó", "ö", 0.6),
    ("O", "Ö", 0.8), ("oe", "ö", 1.6), ("od", "ö", 1.4), ("ob", "ö", 1.5),
    ("B", "ß", 0.5), ("R", "ß", 0.5), ("RB", "ß", 0.5), ("BB", "ß", 0.5), ("BR", "ß", 0.6), ("fs", "ß", 1.0),
    ("8", "ß", 0.8), ("ll", "ß", 1.4), ("f", "ß", 1.8), ("fi", "ß", 1.6), ("ss", "ß", 2.1), ("lß", "ß", 1.0),
    ("1", "l", 0.8), ("I", "l", 1.0), ("l", "I", 1.2), ("|", "l", 0.8), ("0", "o", 1.0), ("0", "O", 1.0), ("5", "S", 1.2),
    ("rn", "m", 1.4), ("m", "rn", 1.8), ("ri", "n", 2.0), ("cl", "d", 1.8), ("vv", "w", 1.4), ("q", "g", 1.8),
    ("ln", "In", 1.2), ("lm", "Im", 1.2), ("J", "l", 2.0), ("c", "e", 2.2), ("e", "c", 2.4), ("h", "b", 2.4), ("tt", "ft", 2.2),
)  # fmt: skip
_DEAREST = 4.2
_EACH = 0.4  # what one more change costs beyond its own price
_MOST_STATES = 150
_BAND = 1.1  # dearer than the best one by more than this is not worth naming


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that could have been meant, how far it is from what was read, and the dearest change on the way."""

    word: str
    cost: float
    dearest: float


def candidates(word: str, accepts: Callable[[str], bool], dearest: float = _DEAREST) -> list[Candidate]:
    """Words that `accepts` knows and that a scanner could have read as `word`, nearest first, none above `dearest`."""
    found: list[Candidate] = []
    for variant in _variants(word, dearest):
        if found and variant.cost > found[0].cost + _BAND:
            break
        if accepts(variant.word):
            found.append(variant)
    return found


def _variants(word: str, most: float) -> Iterator[Candidate]:
    """Spellings behind `word`, cheapest first; a place that was changed is not changed again."""
    heap: list[tuple[float, int, str, int, float]] = [(0.0, 0, word, 0, 0.0)]
    seen = {word}
    count = 0
    for _ in range(_MOST_STATES):
        if not heap:
            return
        cost, _, variant, start, dearest = heapq.heappop(heap)
        if variant != word:
            yield Candidate(variant, cost, dearest)
        for price, changed, end in _changed(variant, start):
            total = cost + price + _EACH
            if changed not in seen and total <= most:
                seen.add(changed)
                count += 1
                heapq.heappush(heap, (total, count, changed, end, max(dearest, price)))


def _changed(word: str, start: int) -> Iterator[tuple[float, str, int]]:
    """One change at or behind `start`, with the place behind it. An eszett never begins a word, nor follows a consonant
    that shuts it out."""
    for read, meant, price in _CONFUSIONS:
        place = word.find(read, start)
        while place >= 0:
            if _is_possible(word, place, read, meant):
                yield price, word[:place] + meant + word[place + len(read) :], place + len(meant)
            place = word.find(read, place + 1)


def _is_possible(word: str, place: int, read: str, meant: str) -> bool:
    if meant == "ß":
        return place > 0 and word[place - 1].lower() in "aeiouäöüy"
    if meant in "ÄÖÜ" or read[0].isupper():
        return place == 0
    return True
