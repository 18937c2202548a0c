"""Codes of measures as scanners misread them: "Ai" or "Bl" where others are "A2" and "B3", and the ruling beside a code."""

import re
from collections.abc import Sequence

from importers.recognition.lines import Ledger, Line
from importers.recognition.text import Text
from programme.findings import Severity

_CODE = re.compile(r"([A-ZÄÖÜ])(\d{1,2})[.:]?(?=\s+(?:[l|!\[\]]\s+)?[A-ZÄÖÜ„]|$)")
_MISREAD = re.compile(r"([A-ZÄÖÜ])([il|!])([.:]?)(?=\s+[A-ZÄÖÜ„]|$)")  # "AI" and "BI" are words
_RULING = re.compile(r"(?<=\d)[.:]?( [l|!\[\]])(?= [A-ZÄÖÜ„])")
_FEWEST = 3


def with_codes_set_right(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """The lines with the first code of a letter set right where later ones of it, or of the letter before, begin lines;
    each one is told."""
    codes = {(match[1], int(match[2])) for line in lines if (match := _CODE.match(line.plain))}
    letters = {letter for letter, _ in codes}
    misread = sum(_MISREAD.match(line.plain) is not None for line in lines)
    if not codes or len(codes) + misread < _FEWEST:
        return list(lines)
    result: list[Line] = []
    for line in lines:
        match = _MISREAD.match(line.plain)
        if match and (match[1], 1) not in codes and (match[1] in letters or chr(ord(match[1]) - 1) in letters):
            meant = f"{match[1]}1"
            ledger.note("word_repaired", Severity.HINT, line, read=f"{match[1]}{match[2]}", meant=meant, count=1)
            line = line.with_text(Text(meant + match[3]).joined(line.text.cut(match.end())))
        result.append(_without_ruling(line))
    return result


def _without_ruling(line: Line) -> Line:
    """A line without the stroke that the ruling of its table has become."""
    match = _RULING.search(line.plain[:8]) if _CODE.match(line.plain[:3].rstrip()) else None
    if match is None:
        return line
    return line.with_text(line.text.cut(0, match.start(1)).joined(line.text.cut(match.end(1))))
