"""The list of named versions: today's state first, then the versions, newest first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop import messages
from desktop.german_values import day_and_clock
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.fonts import scaled
from desktop.look.theme import colours

if TYPE_CHECKING:
    from database.records import VersionInfo

Index = QModelIndex | QPersistentModelIndex
VERSION_ROLE = Qt.ItemDataRole.UserRole
TODAY = ""
"""The id of the present state."""


class VersionsModel(QAbstractListModel):
    """`VERSION_ROLE` gives a `VersionInfo`, None for today's state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.versions: Sequence[VersionInfo] = ()

    def show(self, versions: "Sequence[VersionInfo]") -> None:
        """Takes other versions, newest first."""
        self.beginResetModel()
        self.versions = versions
        self.endResetModel()

    def row_of(self, version: str) -> int:
        """The row of a version by its id; that of today's state where it is gone."""
        return next((place for place, each in enumerate(self.versions, 1) if each.id == version), 0)

    def name_of(self, version: str) -> str:
        """What a version is called."""
        found = next((each.name for each in self.versions if each.id == version), "")
        return found or self.tr("Heute")

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.versions) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        version = self.versions[index.row() - 1] if index.row() else None
        if role == VERSION_ROLE:
            return version
        if role == Qt.ItemDataRole.DisplayRole:
            return version.name if version else self.tr("Heute")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join((version.name, *lines_of(version))) if version else self.tr("Heute, der jetzige Stand")
        return None


class VersionDelegate(QStyledItemDelegate):
    """Name, below it when and by whom, and the note."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        version = index.data(VERSION_ROLE)
        count = 1 + (len(lines_of(version)) if version else 1)
        return QSize(200, count * option.fontMetrics.height() + SPACE_M)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        version, rect, colour = index.data(VERSION_ROLE), option.rect, colours()
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour.selection if chosen else colour.hover))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 4, 4)
        inner = rect.adjusted(SPACE_M, SPACE_S - 2, -SPACE_M, 0)
        height = painter.fontMetrics().height()
        lines = lines_of(version) if version else [self.tr("der jetzige Stand")]
        plain = painter.font()
        for place, words in enumerate([str(index.data()), *lines]):
            painter.setFont(plain if place else scaled(1.0, QFont.Weight.DemiBold))
            painter.setPen(QColor(colour.secondary if place else colour.text))
            line = QRect(inner.left(), inner.top() + place * height, inner.width(), height)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


def lines_of(version: "VersionInfo") -> list[str]:
    """What stands below the name of a version."""
    author = f", {version.author}" if version.author else ""
    lines = [f"{day_and_clock(version.created)}{author}", version.note]
    if version.printed:
        lines.append(messages.text("version", "printed"))
    return [line for line in lines if line]
