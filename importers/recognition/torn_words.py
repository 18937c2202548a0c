"""Words that a program tore at a line's end and left so in the middle of a line ("inves- tieren")."""

import re
from collections.abc import Sequence

from importers.recognition.lines import Line
from importers.recognition.ocr.dictionary import speller
from programme.language.spelling import Speller

_TORN = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,})- (?!(?:und|oder|bzw|sowie|als|bis|wie|noch|statt)\b)([a-zäöüß]{2,})(?![^\W_])"
)


def with_torn_words_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with such words as one where the dictionary knows it; "Kinder- und Jugendarbeit" stays."""
    if not any("- " in line.plain and _TORN.search(line.plain) for line in lines):
        return list(lines)
    known = speller()
    return list(lines) if known is None else [_joined(line, known) for line in lines]


def _joined(line: Line, known: Speller) -> Line:
    if "- " not in line.plain:
        return line

    def whole(match: re.Match[str]) -> str:
        word = match[1] + match[2]
        return word if known.is_known(word) else match[0]

    return line.with_text(line.text.mapped(lambda run: _TORN.sub(whole, run)))
