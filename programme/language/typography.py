"""German typography: quotes and dashes as typed, tidying of pasted text, and blanks that must not break."""

import re
from dataclasses import dataclass

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a typed sign becomes: `delete` characters before the cursor go, `insert` comes in place of the sign."""

    delete: int
    insert: str


def typed(before: str, sign: str) -> Replacement | None:
    """What German typography makes of `sign` typed after the text `before`; None where it stays as typed.

    Quotes open after a blank, a bracket or a dash and close elsewhere; a dash between blanks becomes "–".
    """
    if sign == '"':
        return Replacement(0, "„" if _opens(before) else "“")
    if sign == "'":
        if _LETTER_AT_END.search(before) and not _has_open_single(before):
            return Replacement(0, "’")
        return Replacement(0, "‚" if _opens(before) else "‘")
    if sign == " " and before.endswith((" -", " --")):
        return Replacement(len(before) - before.rindex(" ") - 1, "– ")
    if sign == "-" and before.endswith("-") and not before.endswith("--"):
        return Replacement(1, "–")
    if sign == "." and before.endswith("..") and not before.endswith("..."):
        return Replacement(2, "…")
    return None


def tidied(text: str) -> str:
    """Pasted text in German typography: quotes, dashes between blanks, ellipses. Words stay as they are."""
    text = _foreign_quotes(text)
    text = re.sub(r"(?<=[ \u00a0])--?(?=[ \u00a0])", "–", text)
    text = re.sub(r"(?<!\.)\.\.\.(?!\.)", "…", text)
    return re.sub(r"(?<=[^\W\d_])['´`](?=[^\W\d_])", "’", text)


def with_no_break_spaces(text: str) -> str:
    """`text` for print: blanks that no line may end with become no-break spaces. Nothing else changes, so offsets stay.

    "z. B.", "§ 3", "Nr. 4", "10 %", "5 km", "14. März", "E. Muster", "Dr. Muster", a dash after its word.
    """
    for pattern in _TIGHT:
        text = pattern.sub(NO_BREAK_SPACE, text)
    return text


def unbalanced_quotes(text: str) -> list[int]:
    """Places of quotes in `text` without a partner, in order. Apostrophes and inch signs after digits are no quotes."""
    waiting: list[tuple[str, int]] = []
    alone: list[int] = []
    for place, sign in enumerate(text):
        if sign not in _QUOTES or (sign in "\"'’‘" and _is_apostrophe(text, place)):
            continue
        if waiting and sign in _CLOSERS[waiting[-1][0]]:
            waiting.pop()
        elif sign in _CLOSERS and _could_open(text, place):
            waiting.append((sign, place))
        elif sign not in "’‘":
            alone.append(place)
    return sorted([*alone, *(place for _, place in waiting)])


_CLOSERS = {"„": '“”"', "‚": "‘’'", "»": "«", "«": "»", "›": "‹", "‹": "›", "“": "”", '"': '"'}
_QUOTES = frozenset("„“”\"‚‘’'»«›‹")
_LETTER_AT_END = re.compile(r"[^\W\d_]$")
_OPENS_AFTER = re.compile(r"[\s(\[{„‚»›/–—-]?$")
_BLANK = "[ \u202f]"
_UNITS = "%|‰|°C?|€|Euro|Cent|Mio\\.?|Mrd\\.?|Prozent|km²?|m²?|m³|cm|mm|ha|kWp?h?|MWp?h?|GWp?h?|TWh|kg|t|l|dB|Uhr|ct"
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert"
_TIGHT = tuple(
    re.compile(pattern)
    for pattern in (
        # inside abbreviations of single letters, and "i. d. R.", "e. V."
        rf"(?<=\b[^\W\d_]\.){_BLANK}(?=[^\W\d_]{{1,2}}\.)",
        rf"(?<=§){_BLANK}(?=\d)",
        rf"(?:(?<=\bNr\.)|(?<=\bNrn\.)|(?<=\bAbs\.)|(?<=\bArt\.)|(?<=\bS\.)|(?<=\bZ\.)|(?<=\bKap\.)|(?<=\bZiff\.)){_BLANK}(?=\d)",
        rf"(?<=\d){_BLANK}(?=(?:{_UNITS})(?!\w))",
        rf"(?<=\b\d\.){_BLANK}(?=(?:{_MONTHS})\b)",
        rf"(?<=\b\d\d\.){_BLANK}(?=(?:{_MONTHS})\b)",
        rf"(?:(?<=\bDr\.)|(?<=\bProf\.)|(?<=\bSt\.)|(?<=\bHr\.)|(?<=\bFr\.)){_BLANK}(?=[A-ZÄÖÜ])",
        # initials: "E. Muster"; a single capital that ends no sentence
        rf"(?<=\b[A-ZÄÖÜ]\.){_BLANK}(?=[A-ZÄÖÜ][a-zäöüß])",
        rf"(?<=\d){_BLANK}(?=\d{{3}}(?!\d))",
        rf"(?<=\w){_BLANK}(?=–{_BLANK})",
    )
)


def _opens(before: str) -> bool:
    return _OPENS_AFTER.match(before[-1:]) is not None


def _has_open_single(before: str) -> bool:
    return before.rfind("‚") > before.rfind("‘")


def _is_apostrophe(text: str, place: int) -> bool:
    """Between letters, after a final s ("Hans’"), before left-out letters ("’s"), or after a digit (inches)."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] == '"':
        return before.isdigit() and text[:place].count('"') % 2 == 0
    return (before.isalnum() and after.isalnum()) or (text[place] in "’'" and (before in "sxzß" or after in "sn"))


def _could_open(text: str, place: int) -> bool:
    sign = text[place]
    return sign in "„‚" or (not text[place + 1 : place + 2].isspace() and _opens(text[place - 1 : place]))


def _foreign_quotes(text: str) -> str:
    """Straight and English double quotes made German; German ones stay."""
    parts: list[str] = []
    last_english = text.rfind("”")
    for place, sign in enumerate(text):
        if sign == '"' and not _is_apostrophe(text, place):
            parts.append("„" if _opens(text[place - 1 : place]) else "“")
        elif sign == "“" and _could_open(text, place) and place < last_english:
            parts.append("„")
        elif sign == "”":
            parts.append("“")
        else:
            parts.append(sign)
    return "".join(parts)
