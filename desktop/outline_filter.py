"""Which entries the tree's filter lets through: words, and facets such as level or responsible body. Knows no Qt.

Folded texts are kept, so that each key costs one pass.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import length_hint
from typing import Any

from desktop.outline import Entry, Outline, field_value
from programme.language.folding import fold
from programme.model import FieldRole, Level

FEW = 4
"""Looking only at earlier hits pays where these are fewer than one in so many."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What is wished beside the words; empty means all. `progress` and `responsible` are plain values of fields."""

    levels: frozenset[Level] = frozenset()
    progress: frozenset[str] = frozenset()
    responsible: frozenset[str] = frozenset()
    with_comments: bool = False
    incomplete: bool = False
    with_findings: bool = False

    def __bool__(self) -> bool:
        """Whether anything is wished."""
        return self != Facets()

    def state(self) -> dict[str, Any]:
        """What `facets_from` takes: plain data, empty where nothing is wished."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {name: value if isinstance(value, bool) else sorted(value) for name, value in found.items() if value}


def facets_from(data: Any) -> Facets:
    """The facets that were kept; what makes no sense any more is as if it were not wished."""
    known = data if isinstance(data, dict) else {}

    def words(name: str) -> frozenset[str]:
        found = known.get(name)
        return frozenset(each for each in found if isinstance(each, str)) if isinstance(found, list) else frozenset()

    flags = {name: known.get(name) is True for name in ("with_comments", "incomplete", "with_findings")}
    levels = frozenset(level for level in Level if level.value in words("levels"))
    return Facets(levels, words("progress"), words("responsible"), **flags)


class OutlineFilter:
    """Entries that changed are folded again when next asked. `findings` are the entries that checks point at."""

    def __init__(self) -> None:
        self._outline: Outline | None = None
        self._folded: dict[str, str] = {}
        self._is_whole = False
        self._last: tuple[str, set[str]] = ("", set())
        self._ahead: Iterator[Entry] = iter(())
        self.facets = Facets()
        self.findings: set[str] = set()

    def use(self, outline: Outline | None) -> None:
        """Looks into another programme."""
        self._outline = outline
        self._folded.clear()
        self._is_whole = False
        self._ahead = iter(tuple(outline.walk()) if outline else ())
        self.facets = Facets()

    def forget(self, ids: set[str] | None) -> None:
        """These entries have other words; None: the tree has another shape."""
        self._is_whole = False
        for each in ids or ():
            self._folded.pop(each, None)

    def find(self, words: str) -> set[str] | None:
        """The ids of the entries that pass; None where nothing is asked: everything."""
        terms = [fold(word) for word in words.split()]
        if self._outline is None or not (terms or self.facets):
            return None
        found = {entry.id for entry in self._outline.walk() if self._passes(entry)} if self.facets else None
        if terms:
            hits = self._with_words(terms)
            found = hits if found is None else found & hits
        return found

    def prepare(self, most: int) -> bool:
        """Folds up to `most` entries ahead of the first question; whether there are more."""
        for entry in islice(self._ahead, most):
            if entry.id not in self._folded:
                self._fold(entry)
        return length_hint(self._ahead) > 0

    def _with_words(self, terms: list[str]) -> set[str]:
        first, *others = terms
        texts = self._texts()
        before, hits = self._last
        if before and before in first and len(hits) * FEW < len(texts):  # what lacks "sta" lacks "stadt"
            hits = {each for each in hits if first in texts[each]}
        elif before != first:
            hits = {each for each, text in texts.items() if first in text}
        self._last = first, hits
        for term in others:
            hits = {each for each in hits if term in texts[each]}
        return hits

    def _texts(self) -> dict[str, str]:
        """The folded words of every entry, so that a key costs one pass over them."""
        if not self._is_whole:
            assert self._outline is not None
            for gone in self._folded.keys() - self._outline.ids():
                del self._folded[gone]
            for new in self._outline.ids() - self._folded.keys():
                self._fold(self._outline.entry(new))
            self._is_whole = True
            self._last = "", set()
        return self._folded

    def values(self, role: FieldRole) -> list[str]:
        """The values that the field of a role has in this programme, sorted."""
        if self._outline is None:
            return []
        found = {self._value(entry, role) for entry in self._outline.walk()}
        return sorted(found - {""}, key=fold)

    def _passes(self, entry: Entry) -> bool:
        wished = self.facets
        if wished.levels and entry.level not in wished.levels:
            return False
        if wished.progress and self._value(entry, FieldRole.PROGRESS) not in wished.progress:
            return False
        if wished.responsible and self._value(entry, FieldRole.RESPONSIBLE) not in wished.responsible:
            return False
        if wished.with_comments and not any(not each.done for each in entry.comments):
            return False
        if wished.with_findings and entry.id not in self.findings:
            return False
        return not wished.incomplete or self._is_incomplete(entry)

    def _is_incomplete(self, entry: Entry) -> bool:
        """Without title, without anything below or in it, or with an empty field that names who or until when."""
        if not entry.title.strip():
            return True
        assert self._outline is not None
        definition = self._outline.scheme.definition(entry.level)
        named = [each for each in definition.fields if each.role in (FieldRole.RESPONSIBLE, FieldRole.DEADLINE)]
        if any(not entry.fields.get(each.key, "").strip() for each in named):
            return True
        return entry.level is not Level.MASSNAHME and not entry.children and not entry.text.strip()

    def _value(self, entry: Entry, role: FieldRole) -> str:
        assert self._outline is not None
        field = self._outline.scheme.definition(entry.level).field_by_role(role)
        return field_value(entry.fields, field.key) if field else ""

    def _fold(self, entry: Entry) -> str:
        parts = (entry.shown_number, entry.title, entry.short_title, entry.text, *entry.fields.values())
        self._folded[entry.id] = folded = fold("\n".join(parts)) or "\n"
        return folded
