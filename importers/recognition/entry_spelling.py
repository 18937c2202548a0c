"""Headings that a program spelled wrongly, set right by their contents list: small capitals that lost their case
("DeutschlanD BesseR"), and letters set wide that fell apart ("Gem einschaf t")."""

import re
from collections.abc import Sequence

from importers.recognition.entries import ROMAN_PARTS
from importers.recognition.lines import Ledger, Line, quoted
from importers.recognition.marks import number_mark
from importers.recognition.text import Text
from programme.findings import Severity

_INNER_CAPITAL = re.compile(r"[a-zäöüß][A-ZÄÖÜ]{1,2}(?![A-ZÄÖÜ])|\b[a-zäöüß]{1,3}[A-ZÄÖÜ]")
_LETTER = re.compile(r"[^\W_]")
_SHORT = 2  # letters
_FEWEST_MORE = 2  # blanks that an entry does not have, from which on they tear words


def respelled(lines: Sequence[Line], entry: str, ledger: Ledger) -> list[Line]:
    """The lines of one heading with the letters of `entry`, which are the same but for case and blanks, with a finding for
    each; as they are where nothing is wrong with them. A number stays only where the heading has one, too."""
    words = " ".join(line.plain for line in lines)
    if not _is_damaged(words, entry):
        return list(lines)
    rest = entry if _number_end(words) else entry[_number_end(entry) :]
    result = []
    for line in lines:
        part, rest = _parted(rest, len(_LETTER.findall(line.plain)))
        ledger.note("heading_respelled", Severity.HINT, line, read=quoted(line.plain), meant=quoted(part))
        result.append(line.with_text(Text(part)))
    return result


def _is_damaged(words: str, entry: str) -> bool:
    if _INNER_CAPITAL.search(entry):
        return False
    pieces, wholes = (each[_number_end(each) :].split() for each in (words, entry))
    shorter = len([piece for piece in pieces if _is_short(piece)]) > len(
        [whole for whole in wholes if _is_short(whole)]
    )
    torn = shorter and len(pieces) - len(wholes) >= _FEWEST_MORE
    small = words[_number_end(words) :][:1].islower() and entry[_number_end(entry) :][:1].isupper()
    return torn or small or _INNER_CAPITAL.search(words) is not None


def _is_short(piece: str) -> bool:
    """Whether a piece may be one that was torn off a word."""
    return piece.isalpha() and len(piece) <= _SHORT


def _number_end(words: str) -> int:
    mark = number_mark(words)
    if mark is not None:
        return mark.end
    roman = ROMAN_PARTS.match(words)
    return roman.end() if roman else 0


def _parted(words: str, letters: int) -> tuple[str, str]:
    """The beginning of `words` with so many letters, and what comes after the blank behind."""
    for match in _LETTER.finditer(words):
        letters -= 1
        if not letters:
            end = words.find(" ", match.end())
            return (words[:end], words[end + 1 :]) if end >= 0 else (words, "")
    return words, ""
