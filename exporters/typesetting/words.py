"""What is known of a word alone: how wide its parts are, where it may end a line, which neighbours it clings to."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from exporters.typesetting.metrics import SOFT_HYPHEN, FontMetrics


class Clinging(IntEnum):
    """German typography: which words stay together on a line."""

    FREE = 0
    TO_NEXT = 1  # "z.", "§", "Nr.", initials; "Kinder-", which at a line's end would be taken for half a word
    NUMBER = 2  # to a unit, or to three more digits
    ORDINAL = 3  # to a month
    UNIT = 4
    MONTH = 5
    TO_PREVIOUS = 6  # a dash begins no line
    TO_BOTH = 7  # a hyphen for a dash: at a line's end it would be taken for that of a divided word


class WordRecord(NamedTuple):
    """What is known of a word in a face. `width` is in 1/1000 em; `parts` are (text, width) where the word falls
    apart into several, `joined` says that no line may end between them and that blanks stand there."""

    width: float
    special: bool
    clinging: Clinging
    parts: tuple[tuple[str, float], ...] = ()
    joined: bool = False


NO_BREAK_SPACE = "\u00a0"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OPENING = "(„\"»‚[›'"
_CLOSING = ".,;:!?)“\"«‘]‹…'"
_TO_NEXT = _set(
    "§ §§ Nr. Nrn. Abs. Art. Bd. Dr. Prof. St. S. Z. ca. Ziff. Kap. Abb. Tab. z. u. o. d. i. v. s. a. m. "
    "Seite Seiten Zeile Zeilen Kapitel Nummer"
)
_UNITS = _set(
    "% ‰ € $ ° °C EUR Euro Cent Mio Mrd Mill Millionen Milliarden Prozent m m² m³ km km² cm mm kg g t ha l Uhr "
    "kW kWh kWp MW MWh MWp GW GWh km/h min h Jahre Jahren Stunden Tage Tagen"
)
_MONTHS = _set(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember "
    "Jan Feb Apr Aug Sept Sep Okt Nov Dez"
)
_FORWARDS = frozenset({Clinging.TO_NEXT, Clinging.TO_BOTH})
_BACKWARDS = frozenset({Clinging.TO_PREVIOUS, Clinging.TO_BOTH})
_NUMBER = re.compile(r"[+\-−~<>≤≥]?\d[\d.,]*")
_ORDINAL = re.compile(r"\d{1,2}\.")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_GENDER_ENDING = re.compile(r"/-?(?:in|innen|n|r|e|s|en|m|frau|mann)\b")
_ADDRESS = re.compile(r"://|www\.|\w@\w")
_SEAM = re.compile(r"(?<=[^\W\d]{2}-)(?=[^\W\d]{2})|(?<=[^\W\d]{3}[/–—])(?=[^\W\d]{3})|(?<=[^\W\d]{2}[–—])(?=\w{2})")
_ADDRESS_SEAM = re.compile(r"(?<=[/?&=#_@-])(?=\w)|(?<=\w\.)(?=\w)")


class WordRecords(dict[str, WordRecord]):
    """The record of each word in one face, made when first asked for."""

    def __init__(self, face: FontMetrics) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> WordRecord:
        joined = NO_BREAK_SPACE in word
        parts = tuple(word.split(NO_BREAK_SPACE)) if joined else seams(word)
        clings = Clinging.FREE if joined else clinging(word)
        widths = [self._face.word(part.replace(SOFT_HYPHEN, "")) for part in parts]
        several = tuple(zip(parts, widths, strict=True)) if len(parts) > 1 else ()
        record = self[word] = WordRecord(sum(widths), bool(clings or several), clings, several, joined)
        return record


@lru_cache(maxsize=50_000)
def seams(word: str) -> tuple[str, ...]:
    """A word cut where a line may end without a hyphen of ours: after hyphens, dashes, slashes, in addresses."""
    if not ("-" in word or "/" in word or "–" in word or "—" in word or "." in word):
        return (word,)
    if _ADDRESS.search(word):
        return tuple(_ADDRESS_SEAM.split(word))
    if _GENDER_ENDING.search(word):
        return (word,)
    return tuple(_SEAM.split(word))


def clinging(word: str) -> Clinging:
    """What a word clings to, its quotation marks and brackets aside."""
    if word in ("–", "—"):
        return Clinging.TO_PREVIOUS
    if word == "-":
        return Clinging.TO_BOTH
    bare = word.lstrip(_OPENING)
    if bare in _TO_NEXT or _INITIAL.fullmatch(bare) or bare.endswith("-"):
        return Clinging.TO_NEXT
    if not bare[:1].isalpha():
        if _ORDINAL.fullmatch(bare):
            return Clinging.ORDINAL
        if _NUMBER.fullmatch(bare):
            return Clinging.NUMBER
    bare = bare.rstrip(_CLOSING)
    if bare in _UNITS:
        return Clinging.UNIT
    return Clinging.MONTH if bare in _MONTHS else Clinging.FREE


def cling(before: WordRecord, first_word: str, after: WordRecord, second_word: str) -> bool:
    """Whether no line ends between two words."""
    first, second = before.clinging, after.clinging
    if second in _BACKWARDS or first in _FORWARDS:
        return True
    if first is Clinging.NUMBER:
        return second is Clinging.UNIT or (
            second is Clinging.NUMBER and len(second_word) == 3 and len(first_word.rsplit(".", 1)[-1]) <= 3
        )
    return first is Clinging.ORDINAL and second is Clinging.MONTH
