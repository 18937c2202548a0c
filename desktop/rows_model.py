"""What read-only lists of one kind of row have in common."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Row = TypeVar("Row")


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
