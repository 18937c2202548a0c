"""Words as a PDF shows them: the codes of a font's subsets, with kerning between them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol

from exporters.typesetting.fonts import FontSet

_ESCAPED = {40: "\\(", 41: "\\)", 92: "\\\\"} | {code: f"\\{code:03o}" for code in range(32)}
_CODES = [_ESCAPED.get(code, chr(code)) for code in range(256)]


class Splitter(Protocol):
    """Gives text as (subset, codes): a font of up to 256 codes each carries a part of a face's characters."""

    def __call__(self, font: str, text: str) -> list[tuple[int, bytes]]:
        """The codes of `text` in the face with key `font`."""
        ...


class EncodedWords(dict[str, str]):
    """Words of one face in its first subset, as the inside of a TJ array's "(…)".

    A word that needs another subset is not here but in `scattered`, as (subset, inside) for each part.
    """

    def __init__(self, font: str, fonts: FontSet, split: Splitter) -> None:
        super().__init__()
        self._pair = fonts[font].pairs.__getitem__
        self._codes = _Codes(font, split)
        self.scattered: dict[str, list[tuple[int, str]]] = {}
        self[""] = ""

    def __missing__(self, word: str) -> str:
        codes = list(map(self._codes.__getitem__, word))
        kerns = [*map(self._pair, pairwise(word)), 0.0]
        if any(kerns):
            codes = [f"{code}){-kern:.0f}(" if kern else code for code, kern in zip(codes, kerns, strict=True)]
        if self._codes.others.isdisjoint(word):
            inside = self[word] = "".join(codes)
            return inside
        subsets = [self._codes.subsets.get(character, 0) for character in word]
        self.scattered[word] = _joined(zip(subsets, codes, strict=True))
        raise LookupError(word)

    def shown(self, text: str) -> Iterator[tuple[int, str]]:
        """(subset, TJ array without brackets) for words with their blanks."""
        words = text.split(" ")
        if not self.scattered or self.scattered.keys().isdisjoint(words):
            try:
                yield 0, f"({' '.join(map(self.__getitem__, words))})"
                return
            except LookupError:
                pass
        yield from self._scattered_words(words)

    def _scattered_words(self, words: list[str]) -> Iterator[tuple[int, str]]:
        parts: list[tuple[int, str]] = []
        for number, word in enumerate(words):
            if number:
                parts.append((0, " "))
            try:
                parts += self.scattered.get(word) or [(0, self[word])]
            except LookupError:
                parts += self.scattered[word]
        yield from ((subset, f"({inside})") for subset, inside in _joined(parts))


class _Codes(dict[str, str]):
    """The escaped code of each character; `others` are those that the first subset has not."""

    def __init__(self, font: str, split: Splitter) -> None:
        super().__init__()
        self._font = font
        self._split = split
        self.subsets: dict[str, int] = {}
        self.others: set[str] = set()

    def __missing__(self, character: str) -> str:
        [(subset, codes)] = self._split(self._font, character)
        self.subsets[character] = subset
        if subset:
            self.others.add(character)
        code = self[character] = _CODES[codes[0]]
        return code


def _joined(parts: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    for subset, inside in parts:
        if joined and joined[-1][0] == subset:
            joined[-1] = (subset, joined[-1][1] + inside)
        else:
            joined.append((subset, inside))
    return joined
