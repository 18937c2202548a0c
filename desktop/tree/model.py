"""The tree of the open programme as Qt sees it: what is in its rows, what is dragged, and how rows follow the document."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import islice, takewhile
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from typing_extensions import override

from desktop.tree.drop import MIME_ENTRIES, carried, carried_ids, fits
from desktop.tree.outline import Entry, editable_title, title_from_field
from desktop.tree.row_model import Index, RowModel
from desktop.tree.rows import Row, recount
from programme.model import Level


class Role(IntEnum):
    """What the delegate and the tests ask beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2
    ENTRY = Qt.ItemDataRole.UserRole + 3


# A view asks for the flags of every row that it lays out, and joining flags or looking up a level takes Python long.
_LOCKED_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FREE_FLAGS = _LOCKED_FLAGS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsEditable
_LOCKED_LAST, _FREE_LAST = (each | Qt.ItemFlag.ItemNeverHasChildren for each in (_LOCKED_FLAGS, _FREE_FLAGS))
"""For entries of the last level: a view remembers no open branch for them."""
_LAST = Level.MASSNAHME


class OutlineModel(RowModel):
    """Entries in rows."""

    rename_wished = Signal(str, str, str)
    """Id, "title" and the new one, as all that is written of an entry."""
    drop_wished = Signal(list, object, int, bool)
    """Ids, id of the new parent or None, place among its present children, whether to copy."""

    # ---------------------------------------------------------------------------------------------- what Qt asks

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry_at(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.shown_number}  {entry.shown}" if entry.shown_number else entry.shown
        if role == Qt.ItemDataRole.EditRole:
            return editable_title(entry.title)
        if role == Role.ENTRY:
            return entry
        if role == Role.ID:
            return entry.id
        if role == Role.NUMBER:
            return entry.shown_number
        return self._words(entry, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry_at(index)
        if entry is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value != editable_title(entry.title):
            self.rename_wished.emit(entry.id, "title", title_from_field(str(value).strip(), entry.title))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows.get(index.internalId())
        if row is None:
            return Qt.ItemFlag.NoItemFlags if self.locked else Qt.ItemFlag.ItemIsDropEnabled
        if row.entry.level is _LAST and not row.entry.children:
            return _LOCKED_LAST if self.locked else _FREE_LAST
        return _LOCKED_FLAGS if self.locked else _FREE_FLAGS

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME_ENTRIES]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        entries = [entry for index in indexes if (entry := self.entry_at(index))]
        return carried(self._outline, entries) if self._outline else QMimeData()

    @override
    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if self._outline is None or self.locked:
            return False
        ids = carried_ids(data, self._outline)
        above = self.entry_at(parent)
        return bool(ids) and fits(self._outline, [self._outline.entry(each) for each in ids], above)

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Only says what is wished; False, so that the view removes nothing: the document will report the move."""
        if self._outline is not None and self.canDropMimeData(data, action, row, column, parent):
            above = self.entry_at(parent)
            copy = action == Qt.DropAction.CopyAction
            ids = carried_ids(data, self._outline)
            self.drop_wished.emit(ids, above.id if above else None, self._outline_place(row, parent), copy)
        return False

    # -------------------------------------------------------------------------------------- what the document says

    def entry_added(self, entry_id: str) -> None:
        """An entry, with all below it, is new in the outline. A filter lets it through: it was made just now.

        New neighbours behind it come along, since a view looks at all rows whenever some come.
        """
        entry = self._entry(entry_id)
        if entry.key in self._rows:
            return
        run = self._new_from(entry)
        if self._hits is not None:
            self._unfiltered = None
            for each in run:
                self._hits.add(each)
        parent = self._row_of(entry.parent) if entry.parent else None
        if entry.parent is not None and parent is None:
            self._rebuild()
            return
        if parent is not None and parent.children is None:
            parent.children = self._made_below(parent, without=run)
        place = self._place_behind_settled(entry, parent)
        self.beginInsertRows(self._index(parent), place, place + len(run) - 1)
        self._siblings(parent)[place:place] = [self._made(each, parent) for each in run]
        recount(self._siblings(parent), place)
        self.endInsertRows()

    def entry_removed(self, entry: Entry) -> None:
        """`entry` is no longer in the outline. Neighbours behind it that are neither go along."""
        above = self._rows.get(entry.parent.key) if entry.parent else None
        if self._hits is not None:
            self._unfiltered = None
            self._hits.drop(entry)
            self._hits.keep(self._line_of_rows(entry.parent))
        if above is not None and above.children is None:  # nobody asked yet in which order: it stood first
            above.children = [self._made(entry, above), *self._made_below(above)]
            recount(above.children, 0)
        row = self._rows.get(entry.key)
        if row is None:
            return
        siblings = self._siblings(row.parent)
        gone = [row, *takewhile(self._is_gone, islice(siblings, row.place + 1, None))]
        self.beginRemoveRows(self._index(row.parent), row.place, row.place + len(gone) - 1)
        del siblings[row.place : row.place + len(gone)]
        recount(siblings, row.place)
        for each in (below for top in gone for below in top.entry.walk()):
            self._rows.pop(each.key, None)
        self.endRemoveRows()

    def entry_moved(self, entry_id: str) -> None:
        """An entry has another place in the outline, and all before it have their rows where they belong. Neighbours that
        moved with it come along."""
        entry = self._entry(entry_id)
        self._unfiltered = None
        row = self._rows.get(entry.key)
        if self._hits is not None:
            self._hits.keep(self._line_of_rows(row.parent.entry if row and row.parent else None))
            self._hits.move(entry)
        if row is None and not self._shows(entry):
            return
        parent = self._rows.get(entry.parent.key) if entry.parent else None
        if row is None or (entry.parent is not None and parent is None):
            self._rebuild()
            return
        run = self._moved_with(row, entry)
        if parent is not None and parent.children is None:
            parent.children = self._made_below(parent, without=[each.entry for each in run])
        target = self._place_behind_settled(entry, parent)
        if row.parent is parent and target == row.place:
            return
        self._move(run, parent, target)

    def is_settled(self, entry_id: str) -> bool:
        """Whether an entry that came or moved has the row that it should, as one that came along with a neighbour has. Not
        while there are rows from before the filter, among which it has another place, too."""
        if self._unfiltered is not None:
            return False
        entry = self._entry(entry_id)
        row = self._rows.get(entry.key)
        parent = self._rows.get(entry.parent.key) if entry.parent else None
        if row is None or row.parent is not parent or (parent is None) != (entry.parent is None):
            return False
        above, siblings = self._siblings(parent), self._outline.siblings(entry.parent) if self._outline else []
        if siblings[row.place : row.place + 1] == [entry] and row.place:  # quick: thousands came along
            return above[row.place - 1].entry is siblings[row.place - 1]
        return self._place_behind_settled(entry, parent) == row.place

    def entries_changed(self, ids: Iterable[str]) -> None:
        """Titles, numbers, levels or marks of these entries are others."""
        for entry_id in ids:
            index = self.index_of(entry_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    # ----------------------------------------------------------------------------------------------- inside

    def _words(self, entry: Entry, role: int) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and self._outline:
            return f"{self._outline.label(entry)}: {entry.shown}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.plain_title
        return None

    def _entry(self, entry_id: str) -> Entry:
        assert self._outline is not None
        return self._outline.entry(entry_id)

    def _line_of_rows(self, entry: Entry | None) -> list[Entry]:
        """What of an entry and those above it has a row."""
        return [each for each in (entry, *entry.ancestors()) if each.key in self._rows] if entry else []

    def _outline_place(self, row: int, parent: Index) -> int:
        """The place among all siblings that stands for a place among those shown; -1 is behind the last."""
        rows = self._children(parent)
        above = self.entry_at(parent)
        assert self._outline is not None
        if 0 <= row < len(rows):
            return self._outline.place(rows[row].entry)
        return len(self._outline.siblings(above))

    def _new_from(self, entry: Entry) -> list[Entry]:
        """The entry and the siblings behind it that are as new: they have no row yet, and what a filter hides is older."""
        assert self._outline is not None
        behind = islice(self._outline.siblings(entry.parent), self._outline.place(entry), None)
        return list(takewhile(lambda each: each.key >= entry.key and each.key not in self._rows, behind))

    def _is_gone(self, row: Row) -> bool:
        assert self._outline is not None
        return self._outline.find(row.entry.id) is not row.entry

    def _moved_with(self, row: Row, entry: Entry) -> list[Row]:
        """The row and those behind it that stand behind it in the outline, too."""
        assert self._outline is not None
        behind = islice(self._outline.siblings(entry.parent), self._outline.place(entry), None)
        rows = zip(islice(self._siblings(row.parent), row.place, None), filter(self._shows, behind), strict=False)
        return [each for each, _ in takewhile(lambda pair: pair[0].entry is pair[1], rows)]

    def _move(self, run: list[Row], parent: Row | None, target: int) -> None:
        """Rows that stand behind each other, before what is at `target` below `parent` now."""
        above, first = run[0].parent, run[0].place
        old, new = self._siblings(above), self._siblings(parent)
        self.beginMoveRows(self._index(above), first, first + len(run) - 1, self._index(parent), target)
        del old[first : first + len(run)]
        place = target - len(run) if old is new and target > first else target
        new[place:place] = run
        for each in run:
            each.parent = parent
        recount(old, min(first, place) if old is new else first)
        recount(new, place)
        self.endMoveRows()

    def _place_behind_settled(self, entry: Entry, parent: Row | None) -> int:
        """The place behind the nearest row before: which rows stand behind may still change."""
        assert self._outline is not None
        siblings = self._outline.siblings(entry.parent)
        for place in range(self._outline.place(entry) - 1, -1, -1):
            row = self._rows.get(siblings[place].key)
            if row is not None and row.parent is parent:
                return row.place + 1
        return 0
