"""Which commands, entries and programmes a few letters mean, best first. Knows no Qt."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from programme.language.folding import fold

_NO_MATCH = -1


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something that can be chosen. `kind` is "action", "entry" or "programme", `key` the action's name or an id;
    `hint` is shown at the right (a shortcut, the place of an entry). `also` are other words, folded, that a person may
    call a command by."""

    kind: str
    key: str
    label: str
    hint: str = ""
    folded: str = field(default="", compare=False)
    also: str = field(default="", compare=False)

    @staticmethod
    def made(kind: str, key: str, label: str, hint: str = "", also: str = "") -> "PaletteItem":
        """An item with its words folded once, since each key that is typed compares all of them."""
        return PaletteItem(kind, key, label, hint, fold(label), fold(also))


def best(items: Iterable[PaletteItem], typed: str, most: int = 50) -> list[PaletteItem]:
    """The items that `typed` may mean, best first; without letters the first ones in their own order.

    Every word typed must stand in the label; for commands the beginning of another word for them is enough, or letters
    in order from the beginning of a word on ("dkel" finds "Dokument einlesen", "ordner" no "Programm in den
    Papierkorb"). Equal items keep their order.
    """
    words = fold(typed).split()
    if not words:
        return [item for _, item in zip(range(most), items, strict=False)]
    scored = ((score(item, words), -place, item) for place, item in enumerate(items))
    found = heapq.nlargest(most, (each for each in scored if each[0] > _NO_MATCH), key=lambda each: each[:2])
    return [item for _, _, item in found]


def score(item: PaletteItem, words: Sequence[str]) -> int:
    """How well folded `words` fit; -1 where they do not."""
    total = 0
    for word in words:
        one = _word_score(item.folded, word)
        if one == _NO_MATCH and item.kind == "action":
            one = _loose_score(item, word)
        if one == _NO_MATCH:
            return _NO_MATCH
        total += one
    return total * 2 + (item.kind == "action")


def _word_score(text: str, word: str) -> int:
    place = text.find(word)
    if place < 0:
        return _NO_MATCH
    if place == 0:
        return 12
    if not text[place - 1].isalnum() or f" {word}" in text:
        return 8
    return 4


def _loose_score(item: PaletteItem, word: str) -> int:
    if f" {word}" in f" {item.also}":
        return 3
    letters = zip(f" {item.folded}", item.folded, strict=False)
    begins = (place for place, (before, own) in enumerate(letters) if own == word[0] and not before.isalnum())
    return 1 if any(_in_order(item.folded[place:], word) for place in begins) else _NO_MATCH


def _in_order(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
