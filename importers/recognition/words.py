"""Words that name a level before a number or a title ("Leitziel A:", "Maßnahme 1", "Kapitel 3"), also as scanners
misread them."""

import re
from dataclasses import dataclass

from programme.model import Level

# A scanner's ß: B, R, 8, ss, fs, BB, RB and the like; ä, ö and ü lose their dots.
_SHARP = r"(?:ß|ss|fs|[BR8f]{1,2}|ll)"
_COUNTED = r"Ziel|Thema|Baustein|Säule|Schwerpunkt|Eckpunkt|Punkt|These|Strategie"  # name nothing without a number
_LEVEL_WORDS: tuple[tuple[str, Level | None], ...] = (
    (r"Handlungsfeld|Aktionsfeld|Themenfeld|Handlungsbereich|Themenbereich", Level.HANDLUNGSFELD),
    (r"Leitziel|Oberziel|Leitlinie|Strategisches\s+Ziel|Strategieziel", Level.LEITZIEL),
    (r"Handlungsziel|Teilziel|Unterziel|Operatives\s+Ziel|Mittlerziel", Level.HANDLUNGSZIEL),
    (
        rf"(?:Einzel|Leit|Teil|Schlüssel|Sofort)?[mM]a{_SHARP}nahme(?:n-?(?:blatt|steckbrief|karte))?"
        r"|(?:Leit|Schlüssel)?[pP]rojekt(?:blatt|steckbrief)?|Vorhaben",
        Level.MASSNAHME,
    ),
    (r"Kapitel|Teil|Abschnitt|Artikel|Block", None),
    (_COUNTED, None),
)
_NUMBER = r"(?:[A-ZÄÖÜ]{0,3}[ -]?[\dlIOi|]{1,3}(?:\.[\dlIO]{1,2}){0,20}(?:(?<=\d)[a-z])?|[IVX]+|[A-ZÄÖÜ])"
_PATTERNS = tuple(
    (
        re.compile(
            rf"(?P<word>{words})\s*(?:Nr\.?\s*)?(?:(?P<number>{_NUMBER})(?!\w))?\s*(?P<sep>[:.)–—-]|$)?\s*(?P<title>.*)$"
        ),
        level,
    )
    for words, level in _LEVEL_WORDS
)
_FIRST_LETTERS = frozenset("HATLOSUMmEPVKBZ")
_IN_CAPITALS = re.compile(r"[A-ZÄÖÜẞ]{4,}(?![^\W\d_])")
_LONGEST_BARE_TITLE = 100
_MISREAD = str.maketrans("lIiO|", "11101")
_BACK_AND_FRONT = re.compile(
    r"(?:Präambel|Vorwort|Vorbemerkung(?:en)?|Einleitung|Einführung|Grußwort|Schlusswort|Nachwort|Schluss|Fazit"
    r"|Schlussbemerkung(?:en)?|Ausblick|Zusammenfassung|Anhang|Anlagen?|Glossar)(?:\s+[A-Z\d])?\s*:?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A level's name found at the start of a text. `number` has misread digits set right ("Al" is "A1"); `end` is the
    place where the title begins. `level` is None for words such as "Kapitel" that name no level of their own."""

    word: str
    level: Level | None
    number: str
    end: int
    sign: str = ""

    @property
    def key(self) -> str:
        """The word as it is meant, for comparing: "massnahme" for "MaBnahme"."""
        if self.level is Level.MASSNAHME and re.search(rf"[mM]a{_SHARP}nahme", self.word):
            return "massnahme"
        return re.sub(r"\s+", " ", self.word.casefold())


def level_word(text: str) -> LevelWord | None:
    """The level word that `text` starts with as a label: before a number, a colon, or, for a Handlungsfeld, a short
    title. Running text that begins with such a word gives None."""
    if text[:1] not in _FIRST_LETTERS:
        return None
    if (capitals := _IN_CAPITALS.match(text)) is not None:  # "KAPITEL 1"
        text = capitals[0].capitalize() + text[capitals.end() :]
    for pattern, level in _PATTERNS:
        match = pattern.match(text)
        if match and _is_label(match, level):
            number = _digits_set_right(match["number"] or "")
            return LevelWord(match["word"], level, number, match.start("title"), match["sep"] or "")
    return None


def _is_label(match: re.Match[str], level: Level | None) -> bool:
    title, sign, number = match["title"], match["sep"], match["number"]
    follows = match.string[match.end("word") : match.end("word") + 1]
    if follows and follows not in " :.\u00a0":
        return False
    if not number and re.fullmatch(_COUNTED, match["word"]):
        return False
    if number:
        return not title or sign == ":" or not title[0].islower()
    if sign == ":":
        return True
    if level is Level.HANDLUNGSFELD and title and not sign:
        return len(title) <= _LONGEST_BARE_TITLE and title[0].isupper() and title[-1] not in ".,;:!?"
    return not title and level is not None


def _digits_set_right(number: str) -> str:
    """A scanner's "Al" is "A1"; a lone I stays a Roman one."""
    match = re.fullmatch(r"([A-ZÄÖÜ]{1,3}[ -]?)([\dlIOi|]+(?:\.[\dlIO]+)*)([a-z]?)", number)
    if match and not re.fullmatch(r"[IVX]+", number):
        return match[1] + match[2].translate(_MISREAD) + match[3]
    if re.fullmatch(r"[\dlO|]+(?:\.[\dlO]+)*", number):
        return number.translate(_MISREAD)
    return number


def is_back_or_front(plain: str) -> bool:
    """Whether a title is that of a foreword or the like, which stands beside numbered chapters."""
    return _BACK_AND_FRONT.match(plain) is not None
