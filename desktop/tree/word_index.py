"""Which texts hold a piece of a word, asked at every key: words lead to texts, so that few signs are looked through.

50,000 texts of a programme have 32 million signs, but 26,000 different words. Knows no Qt.
"""

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, KeysView
from functools import partial
from itertools import compress, islice, repeat

_MANY = 1_000
"""A word that stands in more texts has one bit for each text, which are quicker to unite; else their places are listed."""
_SPARE = 1_000
"""So many places of texts that went may stay empty, and beyond that as many as there are texts."""
_WORDS_AT_ONCE, _TEXTS_AT_ONCE = 500, 8_000
"""In a step of looking: half a millisecond."""
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
        self._packed = 0
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
        if len(self._keys) <= self._packed + _MANY:
            return  # no word can have come that often
        for word in [word for word, places in self._few.items() if len(places) > _MANY]:
            chosen = bytearray(len(self._keys))
            _mark(chosen, self._few.pop(word))
            self._many[word] = self._many.get(word, 0) | int(chosen.translate(_DIGITS)[::-1], 2)
            yield
        self._packed = len(self._keys)

    def find(self, *pieces: str) -> set[str]:
        """The keys of the texts that hold all these pieces, which have no blanks."""
        *_, found = self.look(pieces)
        return found

    def look(self, pieces: Iterable[str]) -> Iterator[set[str]]:
        """In short steps the same set, which grows until it holds all. To be dropped where a text comes or goes."""
        found: set[str] = set()
        chosen = int.from_bytes(b"\1" * len(self._keys))
        for piece in pieces:
            marks = bytearray(len(self._keys))
            for _ in self._mark_texts(marks, piece):
                yield found
            chosen &= int.from_bytes(marks)
        flags = chosen.to_bytes(len(self._keys))
        for first in range(0, len(flags), _TEXTS_AT_ONCE):
            part = slice(first, first + _TEXTS_AT_ONCE)
            found.update(compress(self._keys[part], flags[part]))
            yield found
        found.discard("")
        yield found

    def _mark_texts(self, marks: bytearray, piece: str) -> Iterator[None]:
        """Sets 1 at each place of a text with a word that holds `piece`."""
        if len(piece) == 1 and piece in _LETTERS:
            marks[:] = self._letters[_LETTERS.index(piece) :: len(_LETTERS)]
            return
        bits = 0
        for word, each in self._many.items():
            if piece in word:
                bits |= each
        marks[:] = f"{bits:0{len(marks)}b}"[::-1].encode().translate(_NOUGHT_AND_ONE)
        rest = iter(self._few.items())
        while batch := list(islice(rest, _WORDS_AT_ONCE)):
            for word, places in batch:
                if piece in word:
                    _mark(marks, places)
            yield


def _mark(chosen: bytearray, places: Iterable[int]) -> None:
    deque(map(chosen.__setitem__, places, repeat(1)), maxlen=0)
