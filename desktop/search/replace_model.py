"""What find and replace found, as a list with a tick before each hit. Knows what to ask of the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop.spare_time import SpareTime, advance
from programme.markup import plain_inline
from programme.model import Node, Programme, shown_short_title, walk
from programme.numbering import shown_numbers
from programme.replacing import Hit, Place, Query, look, replacements, texts

Index = QModelIndex | QPersistentModelIndex
FOUND_ROLE = Qt.ItemDataRole.UserRole + 1
AT_ONCE = 200
"""Hits that come into the list together, after the first one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the programme that it stands in and the words that say where."""

    programme: Programme
    hit: Hit
    where: str


@dataclass(frozen=True, slots=True)
class Wish:
    """The hits that were ticked when somebody wished them to become `words`. What is found or ticked anew while the store
    answers is not meant."""

    query: Query
    words: str
    found: tuple[Found, ...]

    def edits(self, today: Sequence[Programme]) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
        """What the store must change when these hits become `words`: node ids to items, and programme ids.

        `today` are the programmes as they are now: what was written since the hits were found stays as it is.
        """
        chosen: dict[str, set[tuple[Place, int]]] = {}
        looked = {found.programme.id: found.programme for found in self.found}
        for found in self.found:
            chosen.setdefault(found.programme.id, set()).add((found.hit.place, found.hit.ordinal))
        edits: dict[str, dict[str, str]] = {}
        heads: dict[str, dict[str, str]] = {}
        for programme in today:
            now = dict(texts(programme)) if programme.id in chosen else {}
            places = frozenset(chosen.get(programme.id, ()))
            changes = replacements(looked[programme.id], self.query, self.words, places) if places else []
            for change in changes:
                if now.get(change.place) == change.before:
                    node = change.place.node
                    target = edits.setdefault(node, {}) if node else heads.setdefault(programme.id, {})
                    target[change.place.part.replace("field:", "fields.")] = change.after
        return edits, heads

    def count_in(self, edits: Mapping[str, Mapping[str, str]], heads: Mapping[str, Mapping[str, str]]) -> int:
        """How many of these hits stand in what `edits` gave."""
        changed = {(node, item) for node, items in (*edits.items(), *heads.items()) for item in items}
        places = [(found.hit.place.node or found.programme.id, found.hit.place.part) for found in self.found]
        return sum((node, part.replace("field:", "fields.")) in changed for node, part in places)


class ReplaceModel(QAbstractListModel):
    """All hits, ticked at first. A tick that was taken stays so while the same words are looked for anew, after a change
    that somebody made."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: list[Found] = []
        self.is_whole = True
        """Whether all has been looked through."""
        self._off: set[tuple[str, Place, int]] = set()
        self._counts: dict[tuple[str, Place], int] = {}
        self._query = Query("")
        self._spare_time = SpareTime(self)

    def search(self, programmes: Sequence[Programme], query: Query) -> None:
        """Finds anew, in slices that no key feels; all hits of other words are ticked."""
        self.beginResetModel()
        if query != self._query:
            self._off, self._counts = set(), {}
        self._query, self.found = query, []
        self.endResetModel()
        self.is_whole = not query.words.strip()
        self.ticks_changed.emit()
        work = self._look(programmes, query)
        self._spare_time.stop()
        if not self.is_whole and advance(work):
            self._spare_time.use(work)

    def _look(self, programmes: Sequence[Programme], query: Query) -> Iterator[None]:
        for programme in programmes:
            batch: list[Found] = []
            for found in _found(programme, query):
                self._carry_on(found)
                batch += found
                if len(batch) >= (AT_ONCE if self.found else 1):
                    self._add(batch)
                    batch = []
                yield
            self._add(batch)
        self.is_whole = True
        self.ticks_changed.emit()

    def _carry_on(self, found: list[Found]) -> None:
        """Ticks in one text: where it has more or fewer hits than before, nobody knows which of them was meant to stay."""
        if not found:
            return
        programme, place = found[0].programme.id, found[0].hit.place
        before = self._counts.get((programme, place), len(found))
        self._counts[programme, place] = len(found)
        if before != len(found) and any((programme, place, ordinal) in self._off for ordinal in range(before)):
            self._off |= set(map(_key, found))

    def _add(self, batch: list[Found]) -> None:
        if batch:
            self.beginInsertRows(QModelIndex(), len(self.found), len(self.found) + len(batch) - 1)
            self.found += batch
            self.endInsertRows()
            self.ticks_changed.emit()

    def ticked(self) -> list[Found]:
        """The hits that are to be replaced."""
        return [found for found in self.found if _key(found) not in self._off] if self._off else list(self.found)

    def tick_all(self, on: bool) -> None:
        """Ticks all hits or none."""
        self._off = set() if on else set(map(_key, self.found))
        self.dataChanged.emit(self.index(0), self.index(len(self.found) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def wish(self, words: str) -> Wish:
        """That the hits ticked now become `words`."""
        return Wish(self._query, words, tuple(self.ticked()))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{found.hit.before}{found.hit.found}{found.hit.after}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if _key(found) in self._off else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return found.where
        return found if role == FOUND_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._off.discard if on else self._off.add)(_key(self.found[index.row()]))
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


def _key(found: Found) -> tuple[str, Place, int]:
    return found.programme.id, found.hit.place, found.hit.ordinal


def _found(programme: Programme, query: Query) -> Iterator[list[Found]]:
    """One text after the other; what says where its hits stand is made for the first of them."""
    numbers: Mapping[str, str] = {}
    nodes: dict[str, Node] = {}
    for hits in look(programme, query):
        if hits and not nodes:
            numbers = shown_numbers(programme)
            nodes = {node.id: node for node in walk(programme.nodes)}
        yield [Found(programme, hit, _where(programme, nodes.get(hit.place.node or ""), numbers)) for hit in hits]


def _where(programme: Programme, node: Node | None, numbers: Mapping[str, str]) -> str:
    if node is None:
        return programme.title
    return f"{numbers.get(node.id, '')} {shown_short_title(node, plain_inline(node.title))}".strip()
