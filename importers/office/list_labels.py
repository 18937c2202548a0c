"""Numbers and bullets that word processors show before paragraphs but do not write into the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from importers.pieces import readable

LEVELS = 10
_HIGHEST = 100_000
_ROMAN = {
    "M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10,
    "IX": 9, "V": 5, "IV": 4, "I": 1,
}  # fmt: skip
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal", "": "none"}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list. `form` is Word's name of a number format, `template` its "%1.%2)"; for bullets the sign."""

    form: str = "decimal"
    template: str = ""
    start: int = 1
    left: float | None = None
    """Indent of the text in points; None where the list states none."""
    restart: int | None = None
    """Restarts after paragraphs of this level (from 1) or a shallower one; 0 never; None after any shallower one."""
    decimal: bool = False
    """Shows all counts as "1", whatever form their own levels have."""


class Counts:
    """The counters of one list, by depth from 0. A level restarts when a shallower one goes on."""

    def __init__(self) -> None:
        self._counts: list[int | None] = [None] * LEVELS

    def restart(self, depth: int) -> None:
        """The next paragraph at `depth` begins anew."""
        self._counts[depth] = None

    def enter(self, depth: int) -> None:
        """A paragraph without number at `depth`: below it counting begins anew."""
        self._counts[depth + 1 :] = [None] * (LEVELS - depth - 1)

    def next_label(self, levels: Mapping[int, ListLevel], depth: int, start: int | None = None) -> str:
        """Counts one paragraph and says what stands before it: "2.3", "a)", "•"; "" for nothing."""
        level = levels.get(depth)
        if level is None:
            return ""
        current = self._counts[depth]
        follower = level.start if current is None else min(current + 1, _HIGHEST)
        self._counts[depth] = follower if start is None else start
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                self._counts[deeper] = None
        return self._label(level, levels)

    def _label(self, level: ListLevel, levels: Mapping[int, ListLevel]) -> str:
        if level.form == "bullet":
            return bullet(level.template)
        if level.form == "none":
            return ""

        def counted(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            shown = levels.get(depth, ListLevel())
            count = self._counts[depth]
            if shown.form in ("none", "bullet"):
                return ""
            return written(shown.start if count is None else count, "decimal" if level.decimal else shown.form)

        return re.sub(r"%([1-9])", counted, level.template).strip()


def bullet(sign: str) -> str:
    """A bullet as a letter that every font has."""
    sign = sign.strip()
    if not sign:
        return ""
    return "◦" if sign == "o" else readable(sign[0])


def form_of(letter: str) -> str:
    """Word's name of the number format that ODF and HTML call "1", "a", "A", "i", "I" or "" (none)."""
    return _FORMS.get(letter, "decimal")


def written(count: int, form: str) -> str:
    """`count` in one of Word's number formats."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 20)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    parts = []
    for sign, size in _ROMAN.items():
        parts.append(sign * (count // size))
        count %= size
    return "".join(parts)
