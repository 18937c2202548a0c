"""Which entries the tree's filter lets through: words, and facets such as level or responsible body. Knows no Qt.

An index of their words is made ahead, in slices, so that no key waits.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.tree.outline import Entry, Outline, plain_line
from desktop.tree.word_index import WordIndex
from programme.language.folding import fold
from programme.model import FieldRole, Level, Scheme


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
        self._index = WordIndex()
        self._folded: dict[str, str] = {}
        """Texts that are not in the index yet, which takes longer."""
        self._is_whole = False
        self._ahead: deque[str] = deque()
        self._plain = cache(plain_line)
        self.facets = Facets()
        self.findings: set[str] = set()

    def use(self, outline: Outline | None) -> None:
        """Looks into another programme."""
        self._outline = outline
        self._begin()
        self._plain.cache_clear()
        self.facets = Facets()

    def forget(self, ids: set[str] | None) -> None:
        """These entries have other words; None: the tree has another shape."""
        self._is_whole = False
        for each in ids or ():
            self._folded.pop(each, None)
            self._index.remove(each)
            self._ahead.append(each)

    def find(self, words: str) -> set[str] | None:
        """The ids of the entries that pass; None where nothing is asked: everything."""
        terms = fold(words).split()
        if self._outline is None or not (terms or self.facets):
            return None
        found = self._with_facets(self._outline) if self.facets else None
        for term in terms:
            hits = self._with_word(self._outline, term)
            found = hits if found is None else found & hits
        return found

    def prepare(self, most: int) -> bool:
        """Takes up to `most` entries into the index ahead of the next question; whether there are more."""
        for _ in range(min(most, len(self._ahead))):
            entry = self._outline.find(self._ahead.popleft()) if self._outline else None
            if entry is not None and entry.id not in self._index:
                self._index.add(entry.id, self._folded.pop(entry.id, "") or _folded(entry))
        return bool(self._ahead)

    def _begin(self) -> None:
        self._index = WordIndex()
        self._folded.clear()
        self._is_whole = False
        self._ahead = deque(entry.id for entry in self._outline.walk()) if self._outline else deque()

    def _with_word(self, outline: Outline, term: str) -> set[str]:
        self._know_all(outline)
        return self._index.find(term) | {each for each, text in self._folded.items() if term in text}

    def _know_all(self, outline: Outline) -> None:
        """Folds what neither index nor memory hold, and forgets what is gone."""
        if self._is_whole:
            return
        if self._index.is_worn:
            self._begin()
        for gone in self._index.keys() - outline.ids():
            self._index.remove(gone)
        for gone in self._folded.keys() - outline.ids():
            del self._folded[gone]
        for new in outline.ids() - self._index.keys() - self._folded.keys():
            self._folded[new] = _folded(outline.entry(new))
            self._ahead.append(new)
        self._is_whole = True

    def values(self, role: FieldRole) -> list[str]:
        """The values that the field of a role has in this programme, sorted."""
        if self._outline is None:
            return []
        found = {value for _entry, value in self._values(self._outline.entries(), role)}
        return sorted(found - {""}, key=fold)

    def _with_facets(self, outline: Outline) -> set[str]:
        """One look at the entries for each facet that is wished, each at those that the last one left."""
        wished, left = self.facets, outline.entries()
        if wished.levels:
            left = [each for each in left if each.level in wished.levels]
        if wished.with_comments:
            left = [each for each in left if any(not comment.done for comment in each.comments)]
        if wished.with_findings:
            left = [each for each in left if each.id in self.findings]
        for role, values in ((FieldRole.PROGRESS, wished.progress), (FieldRole.RESPONSIBLE, wished.responsible)):
            if values:
                left = [entry for entry, value in self._values(left, role) if value in values]
        if wished.incomplete:
            left = list(_incomplete(outline.scheme, left))
        return {each.id for each in left}

    def _values(self, entries: Iterable[Entry], role: FieldRole) -> Iterator[tuple[Entry, str]]:
        """The entries whose level has a field of this role, with its plain words. Many say the same: it is read once."""
        assert self._outline is not None
        fields = {each.level: each.field_by_role(role) for each in self._outline.scheme.levels}
        keys = {level: field.key for level, field in fields.items() if field}
        for entry in entries:
            if entry.level in keys:
                yield entry, self._plain(entry.fields.get(keys[entry.level], ""))


def _incomplete(scheme: Scheme, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Without title, without anything below or in it, or with an empty field that names who or until when."""
    roles = FieldRole.RESPONSIBLE, FieldRole.DEADLINE
    named = {each.level: [field.key for field in each.fields if field.role in roles] for each in scheme.levels}
    for entry in entries:
        held = [entry.fields.get(key, "").strip() for key in named.get(entry.level, ())]
        is_empty = entry.level is not Level.MASSNAHME and not entry.children and not entry.text.strip()
        if is_empty or "" in held or not entry.title.strip():
            yield entry


def _folded(entry: Entry) -> str:
    return fold("\n".join((entry.shown_number, entry.title, entry.short_title, entry.text, *entry.fields.values())))
