"""What stands before a text: bullets of every shape, and numbers in every notation."""

import re
from dataclasses import dataclass
from enum import Enum


class MarkKind(Enum):
    """Notation of a mark. A decimal's depth is its number of parts."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    LETTER = "letter"
    LETTER_NUMBER = "letter_number"
    ROMAN = "roman"
    PAREN_NUMBER = "paren_number"
    PAREN_LETTER = "paren_letter"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a text. `number` is without closing sign ("8.1", "A1"; "" for bullets); `end` is the
    place where the text goes on; `sign` is the bullet's last glyph or the closing sign."""

    kind: MarkKind
    number: str
    end: int
    sign: str = ""

    @property
    def depth(self) -> int:
        """Parts of a number: 1 for "8", "A" and "A1", 2 for "8.1" and "M 2.3", 0 for bullets."""
        return self.number.count(".") + 1 if self.number else 0

    @property
    def parts(self) -> tuple[int, ...]:
        """The digits of a number ("M 2.3" gives 2, 3); letters and Roman numbers as counts."""
        if self.kind is MarkKind.ROMAN:
            roman, *parts = self.number.split(".")
            return (roman_value(roman), *map(int, parts))
        if self.kind in (MarkKind.LETTER, MarkKind.PAREN_LETTER):
            return (ord(self.number[0].casefold()) - ord("a") + 1,)
        return tuple(int(part) for part in re.findall(r"\d+", self.number))

    @property
    def prefix(self) -> str:
        """The letters before the digits: "A" of "A1", "" of "8.1"."""
        return re.match(r"[^\d]*", self.number)[0].strip(" .") if self.kind is MarkKind.LETTER_NUMBER else ""  # type: ignore[index]


# Glyphs that mark a bullet even without a blank behind them, and signs that need one. Private-use code points are what
# Word's Symbol and Wingdings bullets become in PDF, as single letters those of Wingdings and Zapf Dingbats.
_SURE_BULLETS = "•‣⁃▪▫■□●○◦◘◙▶►▸▹➢➤➔→⇒✓✔✗❖◆◇★☐☑☒∙·\uf0b7\uf0a7\uf0d8\uf0fc\uf0e0\uf076\uf02d\uf0a8\u25cf"
_SPACED_BULLETS = "–—*+o>«»¢®¤°\ufffd-"  # the last ones are what scanners and lost fonts make of bullets
_PICTURES = "✅❎❌➕➖➡⬛⬜◼◻◾◽🔴🟠🟡🟢🔵🟣⚫⚪🔸🔹🔶🔷🔺👉☝⭐"  # what takes a bullet's place in web pages and mails
_BULLET = re.compile(
    rf"(?:(?:[{_SURE_BULLETS}]\s*|[{_SPACED_BULLETS}](?=\s|[«»]\s)\s*|[e.](?=\s[A-ZÄÖÜ])\s|[nlq](?=\s[^\W\d_]{{2}})\s|[{_PICTURES}]\ufe0f?\s*)){{1,20}}(?=\S)"
)
_LONE_BULLET = re.compile(rf"[{_SURE_BULLETS}{_SPACED_BULLETS}]\s*$")
# A number has few parts; each repeated group takes a hundred bytes of memory for every round.
_DECIMAL = re.compile(r"((?:[1-9]\d{0,2}|0)(?:\.[1-9]\d?){0,20})(?:([.):])(?=\s|[A-ZÄÖÜ„\"]|$)|(?=\s))\s*")
_LETTER_NUMBER = re.compile(
    r"([A-ZÄÖÜ]{1,3}[ .-]?\d{1,3}(?:[./+][A-ZÄÖÜ]{0,2}\d{1,3}){0,20}(?:[a-z]\b)?)([.):])?(?:\s+|$)"
)
_LETTER = re.compile(r"([A-ZÄÖÜ])([.):])(?:\s+|$)")
_ROMAN = re.compile(r"(X{0,4}(?:IX|IV|V?I{1,3}|V|X))([.):])(?:\s+|$)")
_ROMAN_PARTS = re.compile(r"((?=[IVX])X{0,4}(?:IX|IV|V?I{0,3})(?:\.[1-9]\d?){1,3})([.):])?\s+")
_PAREN_NUMBER = re.compile(r"\((\d{1,3})\)\s*")
_PAREN_LETTER = re.compile(r"\(?([a-z])\)(?:\s+|(?=[A-ZÄÖÜ]))")
_SECTION = re.compile(r"§\s*(\d{1,3}[a-z]?)\s+")
_BARE_SECTION = re.compile(r"§\s*\d{1,3}[a-z]?$")
_MAY_COUNT = re.compile(r"[\d(§]|[a-z]\)|[A-ZÄÖÜ]{1,3}[ -]?\d|[A-ZÄÖÜ]{1,6}[.):]")  # spares most texts seven looks
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_UNITS = (
    r"(?:Milli(?:on|arde)(?:en|n)?|Mio|Mrd|Tsd|Euro|Cent|Jahre|Monate|Wochen|Tage|Stunden|Minuten|(?:Kilo)?[mM]eter|Hektar|Tonnen"
    r"|Grad|km|k?Wh|[kMG]W)\b"
)
_ORDINALS = "Auflage|Ausgabe|Fassung|Lesung|Halbjahr|Quartal|Vorsitzende[rn]?|Stellvertre\\w+"
_NO_NUMBER = re.compile(
    rf"\d{{1,2}}\.\s*(?:{_MONTHS}|{_ORDINALS})\b|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d+\s+(?:Prozent|%|{_UNITS})"
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def bullet_mark(text: str) -> Mark | None:
    """The bullet that `text` starts with, several glyphs for one item included ("- · ")."""
    match = _BULLET.match(text)
    if match is None:
        return None
    return Mark(MarkKind.BULLET, "", match.end(), match[0].strip()[-1])


def is_lone_bullet(text: str) -> bool:
    """Whether `text` is a bullet whose words stand on the next line."""
    return bool(_LONE_BULLET.match(text))


def number_mark(text: str) -> Mark | None:
    """The number that `text` starts with. Dates and amounts are none; whether it counts anything is for the context."""
    if not _MAY_COUNT.match(text) or _NO_NUMBER.match(text):
        return None
    for pattern, kind in _NUMBERS:
        match = pattern.match(text)
        if match is not None:
            sign = (match[2] or "") if match.re.groups > 1 else ")"
            return Mark(kind, match[1], match.end(), sign)
    return None


_NUMBERS = (
    (_PAREN_NUMBER, MarkKind.PAREN_NUMBER),
    (_PAREN_LETTER, MarkKind.PAREN_LETTER),
    (_DECIMAL, MarkKind.DECIMAL),
    (_ROMAN, MarkKind.ROMAN),
    (_ROMAN_PARTS, MarkKind.ROMAN),
    (_LETTER_NUMBER, MarkKind.LETTER_NUMBER),
    (_LETTER, MarkKind.LETTER),
    (_SECTION, MarkKind.SECTION),
)


def is_bare_section(text: str) -> bool:
    """Whether `text` is the number of a section of a contract or a statute and nothing else ("§ 3")."""
    return bool(_BARE_SECTION.match(text))


def roman_value(sign: str) -> int:
    """4 for IV."""
    values = [_ROMAN_DIGITS.get(letter, 0) for letter in sign]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
