"""Which texts hold a piece of a word, asked at every key: words lead to texts, so that few signs are looked through.

50,000 texts of a programme have 32 million signs, but 26,000 different words. Knows no Qt.
"""

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, KeysView
from functools import partial
from itertools import chain, compress, repeat

_MANY = 1_000
"""A word that stands in more texts has one bit for each text, which are quicker to unite; else their places are listed."""
_SPARE = 1_000
"""So many places of texts that went may stay empty, and beyond that as many as there are texts."""
_NOUGHT_AND_ONE = bytes.maketrans(b"01", b"\0\1")


class WordIndex:
    """Folded texts by key; the texts themselves are not kept."""

    def __init__(self) -> None:
        self._keys: list[str] = []  # by place; "" for a text that went
        self._places: dict[str, int] = {}
        self._few: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self._many: dict[str, bytearray] = {}
        self._signs: defaultdict[str, bytearray] = defaultdict(bytearray)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def keys(self) -> KeysView[str]:
        """Of all texts."""
        return self._places.keys()

    @property
    def is_worn(self) -> bool:
        """Whether so many texts went that it is better made anew."""
        return len(self._keys) > 2 * len(self._places) + _SPARE

    def add(self, key: str, text: str) -> None:
        """Takes the words of a text whose key is not known."""
        place = self._places[key] = len(self._keys)
        self._keys.append(key)
        _mark(map(self._signs.__getitem__, set(text)), place)
        words = set(text.split())
        _mark(filter(None, map(self._many.get, words)), place)
        for word in words - self._many.keys():
            self._few[word].append(place)
            if len(self._few[word]) > _MANY:
                self._many[word] = _marked(self._few.pop(word))

    def remove(self, key: str) -> None:
        """Forgets a text, known or not."""
        place = self._places.pop(key, None)
        if place is not None:
            self._keys[place] = ""

    def find(self, piece: str) -> set[str]:
        """The keys of the texts that hold `piece`, which has no blanks."""
        if len(piece) == 1:  # nearly every text and every word has it
            chosen = self._by_place([self._signs.get(piece, bytearray())])
        else:
            chosen = self._by_place(marks for word, marks in self._many.items() if piece in word)
            places = chain.from_iterable(places for word, places in self._few.items() if piece in word)
            deque(map(chosen.__setitem__, places, repeat(1)), maxlen=0)  # without a step of Python for each place
        found = set(compress(self._keys, chosen))
        found.discard("")
        return found

    def _by_place(self, marks: Iterable[bytearray]) -> bytearray:
        """1 at each place that any of `marks` marks, else 0."""
        bits = 0
        for each in marks:
            bits |= int.from_bytes(each, "little")
        return bytearray(f"{bits:0{len(self._keys)}b}"[::-1].encode().translate(_NOUGHT_AND_ONE))


def _mark(many: Iterable[bytearray], place: int) -> None:
    """Sets the bit of a place, the lowest first in each byte."""
    byte, bit = place >> 3, 1 << (place & 7)
    for marks in many:
        if len(marks) <= byte:
            marks.extend(bytes(byte + 1 - len(marks)))
        marks[byte] |= bit


def _marked(places: "array[int]") -> bytearray:
    marks = bytearray()
    for place in places:
        _mark([marks], place)
    return marks
