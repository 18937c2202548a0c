"""What find and replace found, as a list with a tick before each hit. Knows what to ask of the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from programme.markup import plain_inline
from programme.model import Programme, shown_short_title, walk
from programme.numbering import shown_numbers
from programme.replacing import Hit, Place, Query, find, replacements

Index = QModelIndex | QPersistentModelIndex
FOUND_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the programme that it stands in and the words that say where."""

    programme: Programme
    hit: Hit
    where: str


class ReplaceModel(QAbstractListModel):
    """All hits, ticked at first."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: list[Found] = []
        self._off: set[int] = set()
        self._query = Query("")

    def search(self, programmes: Sequence[Programme], query: Query) -> None:
        """Finds anew; all hits are ticked."""
        self.beginResetModel()
        self._query, self._off = query, set()
        self.found = [found for programme in programmes for found in _found(programme, query)]
        self.endResetModel()
        self.ticks_changed.emit()

    def ticked(self) -> list[Found]:
        """The hits that are to be replaced."""
        return [found for number, found in enumerate(self.found) if number not in self._off]

    def tick_all(self, on: bool) -> None:
        """Ticks all hits or none."""
        self._off = set() if on else set(range(len(self.found)))
        self.dataChanged.emit(self.index(0), self.index(len(self.found) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def edits(self, words: str) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
        """What the store must change when the ticked hits become `words`: node ids to items, and programme ids."""
        chosen: dict[str, set[tuple[Place, int]]] = {}
        programmes = {found.programme.id: found.programme for found in self.found}
        for found in self.ticked():
            chosen.setdefault(found.programme.id, set()).add((found.hit.place, found.hit.ordinal))
        edits: dict[str, dict[str, str]] = {}
        heads: dict[str, dict[str, str]] = {}
        for programme_id, places in chosen.items():
            for change in replacements(programmes[programme_id], self._query, words, frozenset(places)):
                target = edits.setdefault(change.place.node, {}) if change.place.node else heads.setdefault(programme_id, {})  # fmt: skip
                target[change.place.part.replace("field:", "fields.")] = change.after
        return edits, heads

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
            return Qt.CheckState.Unchecked if index.row() in self._off else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return found.where
        return found if role == FOUND_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._off.discard if on else self._off.add)(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


def _found(programme: Programme, query: Query) -> list[Found]:
    hits = find(programme, query)
    if not hits:
        return []
    numbers = shown_numbers(programme)
    wanted = {hit.place.node for hit in hits}
    places = {
        node.id: f"{numbers.get(node.id, '')} {shown_short_title(node, plain_inline(node.title))}".strip()
        for node in walk(programme.nodes)
        if node.id in wanted
    }
    return [Found(programme, hit, places.get(hit.place.node or "", programme.title)) for hit in hits]
