"""Gender forms: where they stand, of which style they are, and the plain word behind them.

"Bürger*innen", "Bürger:innen", "Bürger_innen", "Bürger·innen", "Bürger/-innen", "Bürger(innen)", "BürgerInnen",
"Bürgerinnen und Bürger"; also in compounds ("Bürger*innenbeteiligung"), the singular ("Antragsteller*in") and with
articles and adjectives ("jede*r", "eine:n").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from programme.language.folding import fold


class GenderStyle(StrEnum):
    """How a text names people of every gender."""

    STAR = "star"
    COLON = "colon"
    UNDERSCORE = "underscore"
    DOT = "dot"
    SLASH = "slash"
    BRACKET = "bracket"
    INNER_CAPITAL = "inner_capital"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class GenderForm:
    """One form in a text, from `start` to `end` (exclusive). `masculine` is the masculine plural word behind it, ""
    where it is not to be told from the form ("Kolleg*innen")."""

    style: GenderStyle
    start: int
    end: int
    text: str
    masculine: str = ""


SIGNS = "*:_·•"
"""Signs inside a word that stand for every gender."""

_STYLE_OF_SIGN = {
    "*": GenderStyle.STAR,
    ":": GenderStyle.COLON,
    "_": GenderStyle.UNDERSCORE,
    "·": GenderStyle.DOT,
    "•": GenderStyle.DOT,
    "/": GenderStyle.SLASH,
    "(": GenderStyle.BRACKET,
}
_LETTER = "[^\\W\\d_]"
_ENDING = f"innen{_LETTER}*|in(?!{_LETTER})"
# no form begins inside a word; saying so spares the search a start at every letter
_SIGNED = re.compile(rf"(?<!{_LETTER})(?P<base>{_LETTER}{{2,}})(?P<sign>[{SIGNS}]|/-?)(?P<end>{_ENDING})")
# articles, pronouns and adjectives: der*die, jede*r, eine:n, gute_r
_SMALL = re.compile(rf"(?<!{_LETTER})(?P<base>{_LETTER}*e|der|die|ihr|sein|ein|kein)(?P<sign>[{SIGNS}])(?P<end>[rnsme]|die|der|ihre?|e[rnsm]?)(?!{_LETTER})")  # fmt: skip
_BRACKETED = re.compile(rf"(?<!{_LETTER})(?P<base>{_LETTER}{{3,}})(?P<sign>\()(?P<end>innen|in)\)")
_CAPITAL = re.compile(rf"(?<!{_LETTER})(?P<base>{_LETTER}+[a-zäöüß])(?P<end>Innen[a-zäöüß]*|In(?!{_LETTER}))")
_PAIR = re.compile(
    rf"(?<!{_LETTER})(?P<first>{_LETTER}{{4,}})-?\s?(?:und|oder|bzw\.|sowie|/)\s?"
    rf"(?:(?:der|die|des|dem|den|einer?|eines|einem|einen)\s)?(?P<second>{_LETTER}{{4,}})"
)
_FEMININE = re.compile("(.+?)(innen|in)$")
_MASCULINE = "er"
"""Ending of masculine words whose plural is the word itself: "Schüler", "Bürger", "Anwohner"."""
_NO_FORMS = frozenset({"LinkedIn", "LogIn", "PlugIn", "CheckIn", "OptIn", "SignIn", "WalkIn", "DropIn", "MakerIn"})


def gender_forms(text: str) -> list[GenderForm]:
    """All forms in `text`, in reading order."""
    found = [*_signed(text), *_capitals(text), *_pairs(text)]
    return sorted(found, key=lambda form: form.start)


def plain_word(word: str) -> str:
    """`word` as the feminine form that a dictionary knows: "Bürger*innenrat" and "BürgerInnenrat" give "Bürgerinnenrat".

    Words without a gender form stay as they are.
    """
    word = _SIGNED.sub(r"\g<base>\g<end>", word)
    word = _BRACKETED.sub(r"\g<base>\g<end>", word)
    word = _SMALL.sub(_small_word, word)
    return word if word in _NO_FORMS else _CAPITAL.sub(lambda match: match["base"] + match["end"].lower(), word)


def _small_word(match: re.Match[str]) -> str:
    whole = match["end"] in ("die", "der", "ihr", "ihre")
    return match["base"] if whole else match["base"] + match["end"]


def _signed(text: str) -> Iterator[GenderForm]:
    for pattern in (_SIGNED, _SMALL, _BRACKETED):
        for match in pattern.finditer(text):
            plural = pattern is not _SMALL and match["end"] == "innen"
            masculine = match["base"] if plural and match["base"].endswith(_MASCULINE) else ""
            yield GenderForm(_STYLE_OF_SIGN[match["sign"][0]], match.start(), match.end(), match[0], masculine)


def _capitals(text: str) -> Iterator[GenderForm]:
    for match in _CAPITAL.finditer(text):
        if match[0] not in _NO_FORMS:
            masculine = match["base"] if match["end"] == "Innen" and match["base"].endswith(_MASCULINE) else ""
            yield GenderForm(GenderStyle.INNER_CAPITAL, match.start(), match.end(), match[0], masculine)


def _pairs(text: str) -> Iterator[GenderForm]:
    place = 0
    while match := _PAIR.search(text, place):
        if _same_people(match["first"], match["second"]):
            words = [match["first"], match["second"]]
            masculine = next((word for word in words if word.endswith(_MASCULINE)), "") if "innen" in match[0] else ""
            yield GenderForm(GenderStyle.PAIR, match.start(), match.end(), match[0], masculine)
            place = match.end()
        else:
            place = match.start("second")


def _same_people(first: str, second: str) -> bool:
    """Whether one word is the feminine of the other: Ärztinnen/Ärzte, Schüler/Schülerinnen, Bauern/Bäuerinnen."""
    for feminine, other in ((first, second), (second, first)):
        match = _FEMININE.match(feminine)
        if match and not other.endswith("innen"):
            stem = fold(match[1])
            head = stem[: max(3, len(stem) - 1)]
            if fold(other).startswith(head) and len(other) <= len(feminine) + 1:
                return True
    return False
