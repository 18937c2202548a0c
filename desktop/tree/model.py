"""The tree of the open programme as Qt sees it.

Rows keep their own structure, since Qt still asks for a row between `beginRemoveRows` and `endRemoveRows`, when the
document no longer has it. The structure may be a selection of the document's (a filter); contents are the entries'.
Under a filter rows are made when Qt asks for them: most hits are never looked at.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from enum import IntEnum
from itertools import islice, takewhile
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop.tree.drop import MIME_ENTRIES, carried, carried_ids, fits
from desktop.tree.outline import Entry, Outline, editable_title, title_from_field
from desktop.tree.rows import Row, recount
from programme.model import Level

Index = QModelIndex | QPersistentModelIndex


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
_LAST, _NOWHERE = Level.MASSNAHME, QModelIndex()
_MANY = 6
"""A filter has many hits where it lets more than one entry in so many through."""


class OutlineModel(QAbstractItemModel):
    """One column; the root is the programme itself and has no index."""

    rename_wished = Signal(str, str)
    """Id and new title."""
    drop_wished = Signal(list, object, int, bool)
    """Ids, id of the new parent or None, place among its present children, whether to copy."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline: Outline | None = None
        self._top: list[Row] = []
        self._rows: dict[int, Row] = {}
        self._shown: AbstractSet[str] | None = None
        self._knows_above = False
        self._above: dict[str, bool] = {}
        self._unfiltered: tuple[list[Row], dict[int, Row]] | None = None
        self.locked = False

    @property
    def outline(self) -> Outline | None:
        """The programme shown; None before one is open."""
        return self._outline

    @property
    def is_empty(self) -> bool:
        """Whether no entry is shown."""
        return not self._top

    @property
    def is_filtered(self) -> bool:
        """Whether some entries are hidden."""
        return self._shown is not None

    def show(self, outline: Outline | None) -> None:
        """Takes another programme."""
        self._outline = outline
        self._use_hits(None)
        self._unfiltered = None
        self._rebuild()

    def show_only(self, ids: set[str] | None) -> None:
        """Shows these entries and those above them; all for None."""
        if ids is None and self._shown is None:
            return
        if self._shown is None:
            self._unfiltered, self._rows = (self._top, self._rows), {}
        self._use_hits(ids)
        self._rebuild()

    # ---------------------------------------------------------------------------------------------- what Qt asks

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        siblings = self._children(parent)
        if column or not 0 <= row < len(siblings):
            return _NOWHERE
        return self.createIndex(row, 0, siblings[row].entry.key)

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override] # two Qt methods in one
        row = self._rows.get(index.internalId())
        above = row.parent if row is not None else None
        if above is None:
            return _NOWHERE
        if above.index is None:
            above.index = self._index(above)
        return above.index

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._children(parent))

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        row = self._rows.get(parent.internalId())  # an invalid index has 0, which no entry has
        if row is None:
            return bool(self._children(parent))
        if row.children is not None:
            return bool(row.children)
        return any(map(self._shows, row.entry.children))

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
            self.rename_wished.emit(entry.id, title_from_field(str(value).strip(), entry.title))
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

    # ------------------------------------------------------------------------------------------ what views ask

    def entry_at(self, index: Index) -> Entry | None:
        """The entry behind an index; None for the root."""
        row = self._rows.get(index.internalId())
        return row.entry if row else None

    def index_of(self, entry_id: str | None) -> QModelIndex:
        """The index of an entry; an invalid one where it is not shown."""
        entry = self._outline.find(entry_id) if self._outline else None
        return self._index(self._row_of(entry) if entry else None)

    def rows_of(self, keys: set[int], row: Row | None = None) -> list[tuple[Row, QModelIndex]]:
        """The rows below `row` (the outermost for None) of entries with these keys, and their indexes."""
        return [(each, self._index(each)) for each in self._siblings(row) if each.entry.key in keys]

    # -------------------------------------------------------------------------------------- what the document says

    def entry_added(self, entry_id: str) -> None:
        """An entry, with all below it, is new in the outline. A filter lets it through: it was made just now.

        New neighbours behind it come along, since a view looks at all rows whenever some come.
        """
        entry = self._entry(entry_id)
        if self._shown is None and entry.key in self._rows:
            return
        if self._shown is not None:
            self._unfiltered = None
            self._use_hits(self._shown | {each.id for each in (*entry.walk(), *entry.ancestors())})
        parent = self._row_of(entry.parent) if entry.parent else None
        if entry.parent is not None and parent is None:
            self._rebuild()
            return
        run = self._new_from(entry)
        if parent is not None and parent.children is None:
            parent.children = self._made_below(parent, without=run)
        place = self._place_among_shown(entry)
        self.beginInsertRows(self._index(parent), place, place + len(run) - 1)
        self._siblings(parent)[place:place] = [self._made(each, parent) for each in run]
        recount(self._siblings(parent), place)
        self.endInsertRows()

    def entry_removed(self, entry: Entry) -> None:
        """`entry` is no longer in the outline."""
        if self._shown is not None:
            self._unfiltered = None
            self._use_hits(self._shown - {each.id for each in entry.walk()} | self._kept(entry.parent))
        parent = self._rows.get(entry.parent.key) if entry.parent else None
        if parent is not None and parent.children is None:  # nobody asked yet in which order: it stood first
            parent.children = [self._made(entry, parent), *self._made_below(parent)]
            recount(self._siblings(parent), 0)
        row = self._rows.get(entry.key)
        if row is None:
            return
        siblings = self._siblings(row.parent)
        self.beginRemoveRows(self._index(row.parent), row.place, row.place)
        del siblings[row.place]
        recount(siblings, row.place)
        for each in row.entry.walk():
            self._rows.pop(each.key, None)
        self.endRemoveRows()

    def entry_moved(self, entry_id: str) -> None:
        """An entry has another place in the outline."""
        entry = self._entry(entry_id)
        self._unfiltered = None
        row = self._rows.get(entry.key)
        if self._shown is not None:
            self._use_hits(self._shown | self._kept(row.parent.entry if row and row.parent else None))
        new_parent = self._rows.get(entry.parent.key) if entry.parent else None
        if row is None or (entry.parent is not None and new_parent is None):
            self._rebuild()
            return
        if new_parent is not None and new_parent.children is None:
            new_parent.children = self._made_below(new_parent, without=(entry,))
        target = self._place_among_shown(entry)
        old, new = self._siblings(row.parent), self._siblings(new_parent)
        if old is new and target == row.place:
            return
        before = target + 1 if old is new and target > row.place else target
        self.beginMoveRows(self._index(row.parent), row.place, row.place, self._index(new_parent), before)
        old.remove(row)
        new.insert(target, row)
        row.parent = new_parent
        recount(old, 0)
        recount(new, 0)
        self.endMoveRows()

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

    def _children(self, parent: Index) -> list[Row]:
        row = self._rows.get(parent.internalId())
        if row is None:
            return [] if parent.isValid() else self._top
        return self._siblings(row) if row.children is None else row.children

    def _siblings(self, parent: Row | None) -> list[Row]:
        if parent is None:
            return self._top
        if parent.children is None:
            parent.children = self._made_below(parent)
        return parent.children

    def _row_of(self, entry: Entry) -> Row | None:
        """The row of an entry that is shown, made if need be."""
        row = self._rows.get(entry.key)
        if row is None and self._shown is not None and entry.parent is not None and self._shows(entry):
            above = self._row_of(entry.parent)
            if above is not None:
                self._siblings(above)
                row = self._rows.get(entry.key)
        return row

    def _index(self, row: Row | None) -> QModelIndex:
        return self.createIndex(row.place, 0, row.entry.key) if row else QModelIndex()

    def _shows(self, entry: Entry) -> bool:
        """Whether the filter lets it or anything below through. Most hits stand in branches that nobody looks into."""
        if self._shown is None or entry.id in self._shown:
            return True
        if self._knows_above:
            return False
        known = self._above.get(entry.id)
        if known is None:
            known = self._above[entry.id] = any(map(self._shows, entry.children))
        return known

    def _use_hits(self, ids: AbstractSet[str] | None) -> None:
        """These entries pass. Few bring those above them along: looking for them from above would take every entry."""
        self._above.clear()
        self._shown = ids
        self._knows_above = bool(ids and self._outline and len(ids) * _MANY < self._outline.size)
        if ids and self._outline and self._knows_above:
            self._shown = ids | {above.id for each in ids for above in self._outline.entry(each).ancestors()}

    def _kept(self, entry: Entry | None) -> frozenset[str]:
        """What has a row keeps it, though the entry below that it was shown for goes."""
        line = (entry, *entry.ancestors()) if entry else ()
        return frozenset(each.id for each in line if each.key in self._rows)

    def _outline_place(self, row: int, parent: Index) -> int:
        """The place among all siblings that stands for a place among those shown; -1 is behind the last."""
        rows = self._children(parent)
        above = self.entry_at(parent)
        assert self._outline is not None
        if 0 <= row < len(rows):
            return self._outline.place(rows[row].entry)
        return len(self._outline.siblings(above))

    def _new_from(self, entry: Entry) -> list[Entry]:
        """The entry and, where no filter hides any, the siblings behind it that have no row yet."""
        assert self._outline is not None
        if self._shown is not None:
            return [entry]
        behind = islice(self._outline.siblings(entry.parent), self._outline.place(entry), None)
        return list(takewhile(lambda each: each.key not in self._rows, behind))

    def _place_among_shown(self, entry: Entry) -> int:
        assert self._outline is not None
        siblings = self._outline.siblings(entry.parent)
        return sum(1 for each in siblings[: siblings.index(entry)] if self._shows(each))

    def _made(self, entry: Entry, parent: Row | None) -> Row:
        row = Row(entry, parent)
        self._rows[entry.key] = row
        if self._shown is None and entry.children:  # an empty list for each of the last level would be 3 MB
            row.children = self._made_below(row)
        return row

    def _made_below(self, row: Row, without: Iterable[Entry] = ()) -> list[Row]:
        left = set(without)
        rows = [self._made(each, row) for each in row.entry.children if self._shows(each) and each not in left]
        recount(rows, 0)
        return rows

    def _rebuild(self) -> None:
        self.beginResetModel()
        for row in self._rows.values():  # rows that know each other would wait for the garbage collector
            row.parent = None
        if self._shown is None and self._unfiltered is not None:
            (self._top, self._rows), self._unfiltered = self._unfiltered, None
        else:
            self._rows = {}
            top = self._outline.top if self._outline else []
            self._top = [self._made(each, None) for each in top if self._shows(each)]
            recount(self._top, 0)
        self.endResetModel()
