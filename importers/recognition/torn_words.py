"""Words that a program tore at a line's end and left so in the middle of a line ("inves- tieren"), or tore without a hyphen
where a cell is narrower than they are."""

import re
from collections.abc import Sequence

from importers.recognition.cleaning import SOFT_HYPHEN
from importers.recognition.lines import Line
from importers.recognition.ocr.dictionary import speller
from importers.recognition.text import Text
from importers.source import LineEnd
from programme.language.spelling import Speller

_TORN = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,})- (?!(?:und|oder|bzw|sowie|als|bis|wie|noch|statt)\b)([a-zäöüß]{2,})(?![^\W_])"
)
_FIRST_WORD = re.compile(r"[a-zäöüß]+(?![^\W_])")
_SHORTEST = 5  # letters of the first part of a word


def with_torn_words_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with such words as one where the dictionary knows it; "Kinder- und Jugendarbeit" stays."""
    cut = [place for place in range(len(lines) - 1) if _may_be_cut(lines[place], lines[place + 1])]
    if not cut and not any("- " in line.plain and _TORN.search(line.plain) for line in lines):
        return list(lines)
    known = speller()
    if known is None:
        return list(lines)
    result = [_joined(line, known) for line in lines]
    for place in cut:
        parts = 1 + next((count for count in (1, 2) if _is_word(lines[place : place + 1 + count], known)), 0)
        for each in range(place, place + parts - 1):
            result[each] = lines[each].with_text(Text(f"{lines[each].plain}{SOFT_HYPHEN}"))
    return result


def _may_be_cut(line: Line, below: Line) -> bool:
    """Whether a line of a cell is one word, which may go on in the next line."""
    same = line.source.cell is not None and line.source.cell == below.source.cell
    alone = line.plain.isalpha() and len(line.plain) >= _SHORTEST
    return same and alone and line.source.end is LineEnd.WRAP and below.plain[:1].islower()


def _is_word(lines: Sequence[Line], known: Speller) -> bool:
    """Whether the lines of a cell, all but the last nothing but a part of a word, give one that the dictionary has, while
    the first of them alone is none."""
    if len({line.source.cell for line in lines}) > 1 or not all(line.plain.isalpha() for line in lines[:-1]):
        return False
    end = _FIRST_WORD.match(lines[-1].plain)
    if len(lines) < 2 or end is None or known.is_known(lines[0].plain):
        return False
    return known.is_known("".join(line.plain for line in lines[:-1]) + end[0])


def _joined(line: Line, known: Speller) -> Line:
    if "- " not in line.plain:
        return line

    def whole(match: re.Match[str]) -> str:
        word = match[1] + match[2]
        return word if known.is_known(word) else match[0]

    return line.with_text(line.text.mapped(lambda run: _TORN.sub(whole, run)))
