"""Which texts hold a piece of a word, asked at every key: words lead to texts, so that few signs are looked through.

50,000 texts of a programme have 32 million signs, but 26,000 different words. Knows no Qt.
"""

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, KeysView
from functools import partial
from itertools import compress, repeat

_MANY = 1_000
"""A word that stands in more texts has one bit for each text, which are quicker to unite; else their places are listed."""
_SPARE = 1_000
"""So many places of texts that went may stay empty, and beyond that as many as there are texts."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
"""Nearly every text and every word has each of them: they are noted for each text."""
_DIGITS = bytes.maketrans(b"\0\1", b"01")
_NOUGHT_AND_ONE = bytes.maketrans(b"01", b"\0\1")


class WordIndex:
    """Folded texts by key; the texts themselves are not kept."""

    def __init__(self) -> None:
        self._keys: list[str] = []  # by place; "" for a text that went
        self._places: dict[str, int] = {}
        self._few: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self._many: dict[str, int] = {}
        """Bits by place, the lowest first; a word may have places in both."""
        self._letters = bytearray()

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
        self._letters.extend(map(text.__contains__, _LETTERS))
        lists = map(self._few.__getitem__, text.split())
        deque(map(array.append, lists, repeat(place)), maxlen=0)  # without a step of Python for each word

    def remove(self, key: str) -> None:
        """Forgets a text, known or not."""
        place = self._places.pop(key, None)
        if place is not None:
            self._keys[place] = ""

    def pack(self) -> Iterator[None]:
        """Takes less room and finds quicker after many texts came; a word a step, between which may be asked."""
        for word in [word for word, places in self._few.items() if len(places) > _MANY]:
            chosen = bytearray(len(self._keys))
            _mark(chosen, self._few.pop(word))
            self._many[word] = self._many.get(word, 0) | int(chosen.translate(_DIGITS)[::-1], 2)
            yield

    def find(self, piece: str) -> set[str]:
        """The keys of the texts that hold `piece`, which has no blanks."""
        if len(piece) == 1 and piece in _LETTERS:
            found = set(compress(self._keys, self._letters[_LETTERS.index(piece) :: len(_LETTERS)]))
        else:
            found = set(compress(self._keys, self._with_word(piece)))
        found.discard("")
        return found

    def _with_word(self, piece: str) -> bytearray:
        """1 at each place of a text with a word that holds `piece`, else 0."""
        bits = 0
        for word, each in self._many.items():
            if piece in word:
                bits |= each
        chosen = bytearray(f"{bits:0{len(self._keys)}b}"[::-1].encode().translate(_NOUGHT_AND_ONE))
        for word, places in self._few.items():
            if piece in word:
                _mark(chosen, places)
        return chosen


def _mark(chosen: bytearray, places: Iterable[int]) -> None:
    deque(map(chosen.__setitem__, places, repeat(1)), maxlen=0)
