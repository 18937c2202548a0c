"""Paints one line of the tree: number, title, marks; and edits a title in place."""

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.look.colours import ROW_HEIGHT, SPACE_S
from desktop.look.fonts import tabular
from desktop.look.theme import colours, grown
from desktop.tree.marks import Marks, paint_mark
from desktop.tree.model import Role
from desktop.tree.outline import Entry
from desktop.widgets.home_end import goes_within
from programme.model import Level

MARK_SIZE = 12
Index = QModelIndex | QPersistentModelIndex
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class OutlineDelegate(QStyledItemDelegate):
    """Rows of one height, so that Qt never asks each row for its size."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks = Marks()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics: QFontMetrics = option.fontMetrics
        return QSize(120, max(ROW_HEIGHT, metrics.height() + SPACE_S))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Role.ENTRY)
        if not isinstance(entry, Entry):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        right = self._paint_marks(painter, entry, rect)
        left = self._paint_number(painter, entry, rect)
        painter.setFont(_title_font(option.font, entry))
        words = entry.shown or self.tr("(ohne Titel)")
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        painter.setPen(QColor(colours().text if entry.shown and enabled else colours().secondary))
        room = QRect(QPoint(left, rect.top()), QPoint(right, rect.bottom()))
        shortened = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shortened)
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("look", "inline")
        editor.setLocale(QLocale(QLocale.Language.German))
        editor.setAccessibleName(self.tr("Titel"))
        editor.setPlaceholderText(self.tr("Titel eingeben"))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Not over what is being typed: Qt asks for it whenever anything of the entry becomes other, its number, too."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(0, 1, -2, -1))

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab hands the title over and goes on from the row; Qt would open the next one's field, and again with each Tab."""
        if goes_within(editor, event):
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _TABS:
            return super().eventFilter(editor, event)
        assert isinstance(editor, QWidget), "only fields are watched"
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return True

    def _paint_number(self, painter: QPainter, entry: Entry, rect: QRect) -> int:
        """Gives where the title begins."""
        left = rect.left() + 4
        if not entry.shown_number:
            return left
        painter.setFont(tabular(painter.font()))
        painter.setPen(QColor(colours().secondary))
        width = painter.fontMetrics().horizontalAdvance(entry.shown_number)
        painter.drawText(
            QRect(left, rect.top(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, entry.shown_number
        )
        return left + width + SPACE_S

    def _paint_marks(self, painter: QPainter, entry: Entry, rect: QRect) -> int:
        """Gives where the title must end."""
        right = rect.right() - SPACE_S
        side = grown(MARK_SIZE)
        for mark in self.marks.of(entry):
            place = QRect(right - side, rect.center().y() - side // 2 + 1, side, side)
            paint_mark(painter, mark, place)
            right -= side + 4
        return right - 4


def paint_row_ground(painter: QPainter, rect: QRect, selected: bool, hovered: bool, focused: bool) -> None:
    """The rounded ground of a whole row; a ring where the keyboard is."""
    if not (selected or hovered or focused):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(colours().selection if selected else colours().hover)
    painter.setBrush(ground if selected or hovered else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours().accent), 2) if focused else Qt.PenStyle.NoPen)
    inset = 1 if focused else 0
    painter.drawRoundedRect(rect.adjusted(4 + inset, inset, -4 - inset, -1 - inset), 4, 4)
    painter.restore()


def _title_font(base: QFont, entry: Entry) -> QFont:
    font = QFont(base)
    if entry.level is Level.HANDLUNGSFELD:
        font.setWeight(QFont.Weight.DemiBold)
    return font
