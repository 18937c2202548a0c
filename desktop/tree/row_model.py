"""The rows of the tree: their structure, apart from what is in them.

Rows keep their own structure, since Qt still asks for a row between `beginRemoveRows` and `endRemoveRows`, when the
document no longer has it. The structure may be a selection of the document's (a filter); contents are the entries'.
Under a filter rows are made when Qt asks for them: most hits are never looked at.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
from typing_extensions import override

from desktop.tree.hits import Hits
from desktop.tree.outline import Entry, Outline
from desktop.tree.rows import Row, recount

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowModel(QAbstractItemModel):
    """One column; the root is the programme itself and has no index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline: Outline | None = None
        self._top: list[Row] = []
        self._rows: dict[int, Row] = {}
        self._hits: Hits | None = None
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
        return self._hits is not None

    def show(self, outline: Outline | None) -> None:
        """Takes another programme."""
        self._outline, self._hits = outline, None
        self._unfiltered = None
        self._rebuild()

    def show_only(self, ids: set[str] | None) -> None:
        """Shows these entries and those above them; all for None."""
        if ids is None and self._hits is None:
            return
        if self._hits is None:
            self._unfiltered, self._rows = (self._top, self._rows), {}
        self._hits = None if ids is None else Hits(ids, self._outline)
        self._rebuild()

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

    def entry_at(self, index: Index) -> Entry | None:
        """The entry behind an index; None for the root."""
        row = self._rows.get(index.internalId())
        return row.entry if row else None

    def index_of(self, entry_id: str | None) -> QModelIndex:
        """The index of an entry; an invalid one where it is not shown."""
        entry = self._entry_of(entry_id)
        return self._index(self._row_of(entry) if entry else None)

    def runs(self, ids: Iterable[str]) -> Iterator[tuple[QModelIndex, QModelIndex]]:
        """First and last of each run of neighbours among these entries, as far as they are shown."""
        shown = [row for each in ids if (entry := self._entry_of(each)) and (row := self._row_of(entry))]
        for _, run in groupby(enumerate(shown), lambda each: (id(each[1].parent), each[1].place - each[0])):
            rows = [row for _, row in run]
            yield self._index(rows[0]), self._index(rows[-1])

    def entries_between(self, parent: Index, first: int, last: int) -> list[Entry]:
        """The entries in these rows, both included."""
        return [each.entry for each in self._children(parent)[first : last + 1]]

    def rows_of(self, keys: set[int], row: Row | None = None) -> list[tuple[Row, QModelIndex]]:
        """The rows below `row` (the outermost for None) of entries with these keys, and their indexes."""
        return [(each, self._index(each)) for each in self._siblings(row) if each.entry.key in keys]

    def has_row(self, entry: Entry) -> bool:
        """Whether Qt knows of an entry, in the outline or not any more."""
        return entry.key in self._rows

    def _entry_of(self, entry_id: str | None) -> Entry | None:
        return self._outline.find(entry_id) if self._outline else None

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
        if row is None and self._hits is not None and entry.parent is not None and self._shows(entry):
            above = self._row_of(entry.parent)
            if above is not None:
                self._siblings(above)
                row = self._rows.get(entry.key)
        return row

    def _index(self, row: Row | None) -> QModelIndex:
        return self.createIndex(row.place, 0, row.entry.key) if row else QModelIndex()

    def _shows(self, entry: Entry) -> bool:
        """Whether the filter lets it or anything below through."""
        return self._hits is None or self._hits.let_pass(entry)

    def _made(self, entry: Entry, parent: Row | None) -> Row:
        row = Row(entry, parent)
        self._rows[entry.key] = row
        if self._hits is None and entry.children:  # an empty list for each of the last level would be 3 MB
            row.children = self._made_below(row)
        return row

    def _made_below(self, row: Row, without: Iterable[Entry] = ()) -> list[Row]:
        """Not what still has its row where it moved away from."""
        left = set(without)
        below = [each for each in row.entry.children if each.key not in self._rows and each not in left]
        rows = [self._made(each, row) for each in below if self._shows(each)]
        recount(rows, 0)
        return rows

    def _rebuild(self) -> None:
        self.beginResetModel()
        for row in self._rows.values():  # rows that know each other would wait for the garbage collector
            row.parent = None
        if self._hits is None and self._unfiltered is not None:
            (self._top, self._rows), self._unfiltered = self._unfiltered, None
        else:
            self._rows = {}
            top = self._outline.top if self._outline else []
            self._top = [self._made(each, None) for each in top if self._shows(each)]
            recount(self._top, 0)
        self.endResetModel()
