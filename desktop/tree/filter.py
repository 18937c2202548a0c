"""Which entries the tree's filter lets through: words, and facets such as level or responsible body. Knows no Qt.

An index of their words is made ahead. Both that and looking come in short steps, so that no key waits.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from desktop.tree.outline import Entry, Outline, plain_line
from desktop.tree.word_index import WordIndex
from programme.conversations import has_open
from programme.language.folding import fold
from programme.measures import bodies
from programme.model import FieldRole, Level, Scheme

_AT_ONCE, _UNREAD_AT_ONCE = 500, 20
"""Entries in a step: half a millisecond, also for those whose text must be folded."""
_SAME = 1_000
"""Many entries say the same, and it takes long to read their marks."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What is wished beside the words; empty means all. `progress` are plain values of fields, `responsible`
    bodies that such values name."""

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
        """Texts that a question folded before they were in the index, which takes longer."""
        self._lacking = set[str]()
        """Entries that the index lacks."""
        self._plain = lru_cache(_SAME)(plain_line)
        self.facets = Facets()
        self.findings: set[str] = set()

    def use(self, outline: Outline | None) -> None:
        """Looks into another programme."""
        self._outline = outline
        self._begin(outline)
        self.facets = Facets()

    def forget(self, ids: Iterable[str]) -> None:
        """These entries are new, have other words or went."""
        known = self._outline.ids() if self._outline else set[str]()
        for each in ids:
            self._folded.pop(each, None)
            self._index.remove(each)
            if each in known:
                self._lacking.add(each)
            else:
                self._lacking.discard(each)

    def find(self, words: str) -> set[str] | None:
        """The ids of the entries that pass; None where nothing is asked: everything."""
        *_, found = self.look(words)
        return found

    def look(self, words: str) -> Iterator[set[str] | None]:
        """In short steps the same set, which grows until it holds all. To be dropped where the programme changes."""
        terms = fold(words).split()
        if self._outline is None or not (terms or self.facets):
            yield None
            return
        unread = self._unread(self._outline) if terms else ()
        found, known = set[str](), None
        for hits in self._index.look(terms) if terms else ():
            known = hits
            yield found
        if known is not None and not self.facets:
            found = known
            yield found
        else:
            for batch in _batches(self._outline.ids() if known is None else known, _AT_ONCE):
                found.update(self._passing(self._outline, batch))
                yield found
        for batch in _batches(unread, _UNREAD_AT_ONCE):
            found.update(self._passing(self._outline, [each for each in batch if self._holds(each, terms)]))
            yield found

    def prepare(self) -> Iterator[None]:
        """Takes all entries into the index ahead of the next question, one a step; to be begun anew after a change."""
        for each in list(self._unread(self._outline)) if self._outline else ():
            yield
            self._index.add(each, self._text(each))
            del self._folded[each]
            self._lacking.remove(each)
        yield from self._index.pack()

    def _begin(self, outline: Outline | None) -> None:
        self._index = WordIndex()
        self._folded.clear()
        self._lacking = set(outline.ids()) if outline else set()

    def _unread(self, outline: Outline) -> AbstractSet[str]:
        """The entries that the index lacks."""
        if self._index.is_worn:
            self._begin(outline)
        return self._lacking

    def _text(self, entry_id: str) -> str:
        if entry_id not in self._folded:
            assert self._outline is not None
            self._folded[entry_id] = _folded(self._outline.entry(entry_id))
        return self._folded[entry_id]

    def _holds(self, entry_id: str, terms: list[str]) -> bool:
        text = self._text(entry_id)
        return all(term in text for term in terms)

    def values(self, role: FieldRole, most: int) -> list[str]:
        """Plain values that the field of a role has in this programme, at most so many, the most frequent ones; sorted.
        Of who is responsible each body for itself."""
        if self._outline is None:
            return []
        found = Counter(
            value for _entry, value in _values(self._outline.scheme, self._outline.entries(), role) if value
        )
        if role is FieldRole.RESPONSIBLE:
            names = {body for body, _times in _bodies(found).most_common(most)}
        else:
            names = {plain_line(each) for each, _times in found.most_common(most)}
        return sorted(names - {""}, key=fold)

    def _passing(self, outline: Outline, ids: list[str]) -> Iterable[str]:
        """Those of the entries that the facets let through: a look at what is left for each that is wished."""
        wished = self.facets
        if not wished:
            return ids
        left = [outline.entry(each) for each in ids]
        if wished.levels:
            left = [each for each in left if each.level in wished.levels]
        if wished.with_comments:
            left = [each for each in left if has_open(each.comments)]
        if wished.with_findings:
            left = [each for each in left if each.id in self.findings]
        for role, values in ((FieldRole.PROGRESS, wished.progress), (FieldRole.RESPONSIBLE, wished.responsible)):
            if values:
                read = _values(outline.scheme, left, role)
                left = [entry for entry, value in read if self._is_among(values, value, role)]
        if wished.incomplete:
            left = list(_incomplete(outline.scheme, left))
        return [each.id for each in left]

    def _is_among(self, wished: frozenset[str], value: str, role: FieldRole) -> bool:
        plain = self._plain(value)
        return plain in wished or (role is FieldRole.RESPONSIBLE and not wished.isdisjoint(bodies(plain, alone=wished)))


def _bodies(found: Counter[str]) -> Counter[str]:
    """How often each body is named, from how often each value stands; of very many values the most frequent."""
    plain = [(plain_line(value), times) for value, times in found.most_common(_SAME)]
    alone = frozenset(body for value, _times in plain for body in bodies(value))
    named = Counter[str]()
    for value, times in plain:
        for body in bodies(value, alone):
            named[body] += times
    return named


def _values(scheme: Scheme, entries: Iterable[Entry], role: FieldRole) -> Iterator[tuple[Entry, str]]:
    """The entries whose level has a field of this role, with its markup."""
    fields = {each.level: each.field_by_role(role) for each in scheme.levels}
    keys = {level: field.key for level, field in fields.items() if field}
    for entry in entries:
        if entry.level in keys:
            yield entry, entry.fields.get(keys[entry.level], "")


def _batches(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, size)):
        yield batch


def _incomplete(scheme: Scheme, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Without title, without anything below or in it, or with an empty field that names who or until when."""
    roles = FieldRole.RESPONSIBLE, FieldRole.DEADLINE
    named = {each.level: [field.key for field in each.fields if field.role in roles] for each in scheme.levels}
    for entry in entries:
        is_bare = entry.level is not Level.MASSNAHME and not entry.children and not entry.text.strip()
        if is_bare or not entry.title.strip():
            yield entry
            continue
        for key in named.get(entry.level, ()):
            if not entry.fields.get(key, "").strip():
                yield entry
                break


def _folded(entry: Entry) -> str:
    return fold("\n".join((entry.shown_number, entry.title, entry.short_title, entry.text, *entry.fields.values())))
