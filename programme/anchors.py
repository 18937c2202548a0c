"""Where the words that a comment quotes stand in a text that has been edited since.

A comment keeps its words, not a place: places are lost with the first edit before them. `unique` makes the words say
which of several equal ones is meant; `located` finds them again, also when some of them were changed.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
_ENOUGH = 0.5
"""Share of the quoted words that must still stand there, in order."""
_STRETCH = 2
"""The stretch found may hold at most so many times as many words as were quoted."""

Span = tuple[int, int]


def located(text: str, passage: str, near: int | None = None) -> Span | None:
    """Start and end of the quoted words in `text`: among equal ones those nearest to `near`, without it the first.

    White space counts alike. Where words were changed, the stretch that holds most of them; None where they are gone.
    """
    words = passage.split()
    if not words:
        return None
    found = _occurrences(text, words)
    if found:
        return found[0] if near is None else min(found, key=lambda span: abs(span[0] - near))
    return _alike(text, words)


def best_of(texts: Sequence[str], passage: str) -> int | None:
    """Which of several texts holds the quoted words: the first that has them as they are, else as they were changed."""
    words = passage.split()
    for place, text in enumerate(texts):
        if words and _occurrences(text, words):
            return place
    return next((place for place, text in enumerate(texts) if located(text, passage)), None)


def unique(text: str, start: int, end: int) -> Span:
    """The stretch from `start` to `end`, grown to whole words and by words around it until `text` holds them once."""
    spans = [match.span() for match in _WORD.finditer(text)]
    if not spans or not text[start:end].strip():
        return start, end
    if len(_occurrences(text, text[start:end].split())) == 1:
        return start, end
    first = max(0, bisect_left([span[1] for span in spans], start + 1))
    last = max(first, bisect_left([span[0] for span in spans], end) - 1)
    behind = len(spans) - 1 - last

    def grown(words: int) -> Span:
        """Grown by so many words: first by those behind, then by those before."""
        return spans[first - max(0, words - behind)][0], spans[last + min(words, behind)][1]

    def is_unique(words: int) -> bool:
        begin, stop = grown(words)
        return len(_occurrences(text, text[begin:stop].split())) <= 1

    # what is unique stays so when it grows: the fewest words are found by halving
    return grown(bisect_left(range(behind + first), True, key=is_unique))


def _occurrences(text: str, words: Sequence[str]) -> list[Span]:
    """Overlapping ones, too ("die die" is in "die die die" twice)."""
    pattern = r"\s+".join(map(re.escape, words))
    return [match.span(1) for match in re.finditer(f"(?=({pattern}))", text)]


def _alike(text: str, words: list[str]) -> Span | None:
    spans = [match.span() for match in _WORD.finditer(text)]
    held = [text[start:end] for start, end in spans]
    blocks = [each for each in SequenceMatcher(None, held, words, autojunk=False).get_matching_blocks() if each.size]
    while blocks:
        first, last = blocks[0].a, blocks[-1].a + blocks[-1].size - 1
        if sum(each.size for each in blocks) < _ENOUGH * len(words):
            return None
        if last - first + 1 <= _STRETCH * len(words):
            return spans[first][0], spans[last][1]
        blocks.remove(min((blocks[0], blocks[-1]), key=lambda each: each.size))
    return None
