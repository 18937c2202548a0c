"""What read-only lists have in common: those of one kind of row, and those of groups with rows below them."""

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class WithRows(Protocol):
    """A group."""

    @property
    def rows(self) -> Sequence[Any]:
        """What stands below it."""
        ...


Row = TypeVar("Row")
Group = TypeVar("Group", bound=WithRows)


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows that are replaced as a whole. `ROW_ROLE` gives the row itself; a subclass says its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Takes other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def words(self, row: Row) -> str:
        """What the list shows of a row, for delegates that paint it themselves and for keyboard search."""
        raise NotImplementedError

    def heard(self, row: Row) -> str:
        """What a screen reader says of a row."""
        return self.words(row)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)
        return self.heard(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class GroupsModel(QAbstractItemModel, Generic[Group]):
    """A tree of two levels that is replaced as a whole; a subclass says `data`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: Sequence[Group] = ()

    def show(self, groups: Sequence[Group]) -> None:
        """Takes other groups."""
        self.beginResetModel()
        self.groups = groups
        self.endResetModel()

    def below(self, group: Group) -> Sequence[Any]:
        """The rows that are shown below a group."""
        return group.rows

    def item_at(self, index: Index) -> Any:
        """The group or row at a valid index."""
        group = index.internalId()
        return self.groups[group - 1].rows[index.row()] if group else self.groups[index.row()]

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 - Qt's signature
        group = child.internalId() if child.isValid() else 0
        return self.createIndex(group - 1, 0, 0) if group else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() else len(self.below(self.groups[parent.row()]))

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1
