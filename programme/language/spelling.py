"""German spelling: Hunspell with compounds, a party word list, gender forms, and words that users add.

Hunspell's dictionary knows many compounds, but not those of party papers ("Quartiersgaragen"): a word that it refuses
is accepted where it falls into two known words with a usual joint. That finds all but few of the slips that Hunspell
finds alone (`tests/programme/language/test_spelling.py` counts them).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from programme.language.folding import Span
from programme.language.gender import SIGNS, plain_word

DICTIONARY = "de_DE_frami"
"""Name of the `.aff` and `.dic` file in the dictionary folder."""

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|^www\.|@|\w\.\w{2,}/|\.(?:de|eu|org|com|net|info|nrw)\b|^[#/\\]", re.IGNORECASE)
# A word with what may stand inside: hyphens, apostrophes, gender signs, digits.
_WORD = re.compile(rf"(?:(?<!\S)-)?[^\W_](?:[\w'’\u00ad-]|[{SIGNS}](?=[^\W\d_])|/-?(?=in)|\((?:innen|in)\))*")
_SMALLEST_PART = 4
_CLEAR_HEAD, _CLEAR_TAIL = 8, 6
"""So long must a part be that is also a word in small letters, lest "Bast|eine" and "Wieder|stand" pass for compounds."""
_NOUN_ENDINGS = frozenset(["Amt", "Bau", "Bus", "Büro", "Grün", "Hof", "Last", "Ort", "Park", "Plan", "Platz", "Rat", "Recht", "Stand", "Tag", "Weg", "Wende", "Zeit", "Ziel"])  # fmt: skip
_LONGEST = 45
_JOINTS = ("", "s", "n", "en", "es", "er")
_NEEDS_S = ("ung", "heit", "keit", "schaft", "ion", "tät", "ling")
_CLEAR_JOINTS = tuple(f"{ending}s" for ending in _NEEDS_S)
"""Behind them a word begins for certain: also a short noun that is a verb in small letters ("Einbürgerungs|feier")."""
_VERB_STEMS = frozenset(["Bade", "Bau", "Blink", "Bolz", "Fahr", "Förder", "Geh", "Hilfs", "Hör", "Impf", "Koch", "Kontroll", "Lade", "Leih", "Lern", "Lese", "Melde", "Miet", "Mitmach", "Pfand", "Pflege", "Prüf", "Rad", "Schreib", "Schul", "Schwimm", "Spar", "Spiel", "Sport", "Such", "Tausch", "Wahl", "Warte", "Werk", "Wohn"])  # fmt: skip
_TYPOGRAPHY = str.maketrans({"’": "'", "\u00ad": None, "\u200b": None})
_CONTRACTED = re.compile("'[sn]$")
_PARTS = re.compile(r"[-/]")
_SUGGESTIONS = 7
_LONGEST_ABBREVIATION = 6
_LONGEST_CUT = 7
"""Cut words stand in the dictionary with their stop ("inkl."); asking costs too much for long words."""


class Speller:
    """Knows German words. The dictionary is read at the first question (0.2 s, 20 MB).

    `word_lists` are files with a word a line, or "Word/Example" for a word that inflects as the example does, which
    must stand in the dictionary; "#" begins a comment. Not safe for several threads at once.
    """

    def __init__(self, dictionary_dir: Path, word_lists: Sequence[Path] = (), user_words: Iterable[str] = ()) -> None:
        self._dictionary_dir = dictionary_dir
        self._word_lists = tuple(word_lists)
        self._user_words = set(user_words)
        self._hunspell: Any = None
        self._known = lru_cache(maxsize=100_000)(self._decide)
        self._spell = lru_cache(maxsize=100_000)(self._asked)

    def unknown_words(self, text: str) -> list[Span]:
        """Where words stand in plain `text` that may be wrong, in reading order. Numbers and addresses are skipped."""
        return [span for span in _words(text) if not self.is_known(text[span[0] : span[1]])]

    def is_known(self, word: str) -> bool:
        """Whether `word` is spelled right, as written; also "Bürger*innen", "Kultur-" and "Ratsfraktions-"."""
        word = word.translate(_TYPOGRAPHY).strip("'_")
        bare = word.strip("-")
        return self._known(bare) or (bare != word and self._is_part(bare))

    def is_listed(self, word: str) -> bool:
        """Whether the dictionary itself has `word`, without our rules for compounds, hyphens and gender forms."""
        return self._is_in_dictionary(word.translate(_TYPOGRAPHY))

    def is_noun(self, word: str) -> bool:
        """Whether `word` is a form of a noun: one of its stems is written with a capital."""
        try:
            return any(stem[:1].isupper() for stem in self._speller().stem(word))
        except UnicodeEncodeError:
            return False

    def has_entry(self, word: str) -> bool:
        """Whether the dictionary has `word` as a form of one of its entries, not only as a compound of several."""
        try:
            return bool(self._speller().stem(word))
        except UnicodeEncodeError:
            return False

    def is_finite_verb(self, word: str) -> bool:
        """Whether `word` is nothing but a verb with its personal ending, which no capital can make a noun."""
        try:
            readings = self._speller().analyze(word)
        except UnicodeEncodeError:
            return False
        return bool(readings) and all("fl:I" in reading for reading in readings)

    def suggestions(self, word: str, limit: int = _SUGGESTIONS) -> list[str]:
        """Known words like `word`, likeliest first (up to 0.3 s a word). Gender signs are lost in them."""
        plain = plain_word(word.translate(_TYPOGRAPHY)).strip("'-")
        own = [each for each in self._user_words if each.casefold() == plain.casefold()]
        swapped = self._swapped(plain)
        found = [each for each in (*own, *swapped, *self._speller().suggest(plain)) if each != plain]
        return list(dict.fromkeys(found))[:limit]

    def learn(self, word: str) -> None:
        """Adds a user's word until `forget`; it is the caller who keeps it."""
        self._user_words.add(word)
        self._known.cache_clear()

    def forget(self, word: str) -> None:
        """Takes a user's word away; nothing happens where there is none."""
        self._user_words.discard(word)
        self._known.cache_clear()

    @property
    def user_words(self) -> frozenset[str]:
        """The words that users added."""
        return frozenset(self._user_words)

    def load(self) -> None:
        """Reads the dictionary now, so that a thread at start can spare the first word the wait."""
        self._speller()

    def _speller(self) -> Any:
        if self._hunspell is None:
            self._hunspell = _opened(self._dictionary_dir)
            for word, example in _entries(self._word_lists):
                if example:
                    self._hunspell.add_with_affix(word, example)
                if not example or not self._hunspell.spell(word):  # an example that is itself inflected lends nothing
                    self._hunspell.add(word)
        return self._hunspell

    def _asked(self, word: str) -> bool:
        try:
            return bool(self._speller().spell(word))
        except UnicodeEncodeError:  # the dictionary is Latin-1: it knows no other letters
            return False

    def _decide(self, word: str) -> bool:
        word = _CONTRACTED.sub("", word)
        if len(word) < 2 or any(sign.isdigit() for sign in word) or self._is_simple(word):
            return True
        plain = plain_word(word)
        if plain != word and self._is_simple(plain):
            return True
        parts = [part for part in _PARTS.split(plain) if part]
        return all(self._is_part(part) for part in parts) if parts != [plain] else self._is_compound(plain)

    def _is_simple(self, word: str) -> bool:
        if word.isupper() and len(word) <= _LONGEST_ABBREVIATION:
            return True
        return self._is_in_dictionary(word) or (len(word) <= _LONGEST_CUT and self._is_in_dictionary(f"{word}."))

    def _is_in_dictionary(self, word: str) -> bool:
        if word in self._user_words or (word.endswith("s") and word[:-1] in self._user_words):
            return True
        return self._spell(word)

    def _is_part(self, part: str) -> bool:
        """A part before, after or between hyphens: "Kultur-", "Bildungs-", "-konzepte", "Gute-Kita-Gesetz"."""
        capital = part[0].upper() + part[1:]
        if len(part) < 2 or self._is_simple(part) or self._is_simple(capital) or self._is_compound(part):
            return True
        return self._is_head(part)

    def _is_compound(self, word: str) -> bool:
        """Two known words with a joint, a noun first: "Quartiers|garagen", "kultur|sensibel"."""
        if not word[1:].islower() or len(word) > _LONGEST:
            return False
        for place in range(len(word) - 3, _SMALLEST_PART - 1, -1):
            head, tail = word[:place], word[place:]
            if self._is_tail(head, tail) and self._is_head(head):
                return True
        return False

    def _is_tail(self, head: str, tail: str) -> bool:
        if head[0].islower():
            return self._is_adjective(tail)
        noun = tail.capitalize()
        if self._is_noun(noun, _CLEAR_TAIL):
            return True
        return head.endswith(_CLEAR_JOINTS) and self._is_in_dictionary(noun) and self.is_noun(noun)

    def _is_head(self, head: str) -> bool:
        noun = head.capitalize()
        if noun in _VERB_STEMS or (self._is_noun(noun, _CLEAR_HEAD) and not noun.endswith(_NEEDS_S)):
            return True
        return any(
            noun.endswith(joint) and self._is_noun(noun.removesuffix(joint), _CLEAR_HEAD) for joint in _JOINTS if joint
        )

    def _is_adjective(self, word: str) -> bool:
        return len(word) >= _SMALLEST_PART and self._is_in_dictionary(word)

    def _is_noun(self, word: str, clear: int) -> bool:
        """A word that Hunspell refuses in small letters is a noun and nothing else; others must be `clear` long."""
        if word in _NOUN_ENDINGS:
            return True
        if len(word) < _SMALLEST_PART or not self._is_in_dictionary(word):
            return False
        return len(word) >= clear or not self._is_in_dictionary(word.lower())

    def _swapped(self, word: str) -> Iterator[str]:
        """Right spellings of frequent slips that Hunspell's own suggestions miss: case, ss for ß, ae for ä."""
        for candidate in (word.capitalize(), word.lower(), word.replace("ss", "ß"), _umlauts(word)):
            if candidate != word and self.is_known(candidate):
                yield candidate


def _umlauts(word: str) -> str:
    return re.sub(
        "(?i)ae|oe|ue", lambda match: {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}[match[0][0]], word
    )


def _words(text: str) -> Iterator[Span]:
    for token in _TOKEN.finditer(text):
        if _ADDRESS.search(token[0]):
            continue
        for word in _WORD.finditer(text, token.start(), token.end()):
            yield word.start(), word.start() + len(word[0].rstrip("'’_"))


def _entries(word_lists: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in word_lists:
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, example = line.partition("#")[0].strip().partition("/")
            if word:
                yield word, example


def _opened(dictionary_dir: Path) -> Any:
    """Raises FileNotFoundError where the dictionary is missing: Hunspell itself would know no word and say nothing."""
    for suffix in (".aff", ".dic"):
        path = dictionary_dir / f"{DICTIONARY}{suffix}"
        if not path.is_file():
            raise FileNotFoundError(path)
    from hunspell import Hunspell

    return Hunspell(DICTIONARY, hunspell_data_dir=str(dictionary_dir))
