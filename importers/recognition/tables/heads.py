"""What the name of a column says, also where it is a phrase ("Zuständige Stelle in der Verwaltung", "Bis wann?")."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from importers.recognition.labels import folded_label, is_known, role_of
from importers.recognition.tables.names import NUMBERS, PARENTS, TITLES
from programme.model import FieldRole, Level

_CUES: dict[str, FieldRole | None] = {
    **dict.fromkeys(("wer", "durchwen", "mitwem", "zustandige", "verantwortet"), FieldRole.RESPONSIBLE),
    **dict.fromkeys(("wann", "bis", "biswann", "abwann"), FieldRole.DEADLINE),
    **dict.fromkeys(("kostet", "kosten", "teuer", "euro", "haushaltsmittel", "mittelbedarf"), FieldRole.COST),
    **dict.fromkeys(("furwen", "wen"), FieldRole.TARGET_GROUP),
    **dict.fromkeys(("warum", "wie", "wozu", "womit", "wo")),
}
"""Words that ask for a fact of a measure."""
_GENERAL = ("name", "bezeichnung", "titel")
"""Words that leave it to the next one what they name."""
_ASKS_WHAT = "was"
_WORD = re.compile(r"[^\W_]+(?:[-₂][^\W_]+)*")
_MOST_WORDS = 8
_LONGEST_NAME = 3  # words of a known name
_SHORTEST_LAST_PART = 6  # letters of a known word that ends a compound ("Projektlaufzeit")


class Meaning(NamedTuple):
    """What a column holds: titles, numbers, what stands above (`parent`), or a field, with a role where that is known."""

    is_title: bool = False
    is_number: bool = False
    parent: Level | None = None
    is_field: bool = False
    role: FieldRole | None = None

    @property
    def counts(self) -> bool:
        """Whether measures have such a thing, rather than their number or place."""
        return self.is_title or self.is_field


_NOTHING = Meaning()


@lru_cache(maxsize=512)
def meaning_of(name: str) -> Meaning:
    """What a name says as a whole; else the first word that says anything, since a German phrase begins with what it is
    about; else what it asks for. All false where it says nothing."""
    if whole := _exact(folded_label(name)):
        return whole
    words = [folded_label(word) for word in _WORD.findall(name)]
    if not words or len(words) > _MOST_WORDS:
        return _NOTHING
    found = [
        each for part in _parts(words) if part not in PARENTS and (each := _exact(part) or _exact(part.rstrip("s")))
    ]
    if found:
        return found[1] if words[0] in _GENERAL and len(found) > 1 else found[0]
    cue = next((part for part in _parts(words) if part in _CUES), None)
    if cue is not None:
        return Meaning(is_field=True, role=_CUES[cue])
    asks = words[0] == _ASKS_WHAT and (len(words) == 1 or name.rstrip().endswith("?"))
    return Meaning(is_title=True) if asks else _compound(words)


def role_in(name: str) -> FieldRole | None:
    """What a field means by a word of its name; None where that is not known."""
    return role_of(name) or meaning_of(name).role


def _exact(folded: str) -> Meaning | None:
    if folded in TITLES:
        return Meaning(is_title=True)
    if folded in NUMBERS:
        return Meaning(is_number=True)
    if folded in PARENTS:
        return Meaning(parent=PARENTS[folded])
    return Meaning(is_field=True, role=role_of(folded)) if is_known(folded) else None


def _parts(words: list[str]) -> Iterator[str]:
    """Runs of neighbouring words, the first and longest ones first."""
    for start in range(len(words)):
        for end in range(min(start + _LONGEST_NAME, len(words)), start, -1):
            yield "".join(words[start:end])


def _compound(words: list[str]) -> Meaning:
    """By the last part of a compound, which says what it is."""
    for word in words:
        for cut in range(1, len(word) - _SHORTEST_LAST_PART + 1):
            if word[cut:] not in PARENTS and (found := _exact(word[cut:])):
                return found
    return _NOTHING
