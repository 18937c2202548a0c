"""The command palette: every action, entry and programme by a few letters."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import clearable
from desktop.look.theme import colours, icon_side, px
from desktop.search.palette_match import PaletteItem, best
from desktop.widgets.rows_model import ROW_ROLE, Index, RowsModel

WIDTH = 640
SHOWN_ROWS = 9
ROW = 36
_ICONS = {"action": "command", "entry": "dot", "programme": "programme"}


class PaletteModel(RowsModel[PaletteItem]):
    """The items that fit what was typed."""

    @override
    def words(self, row: PaletteItem) -> str:
        return row.label

    @override
    def heard(self, row: PaletteItem) -> str:
        return f"{row.label}, {row.hint}" if row.hint else row.label


class PaletteDelegate(QStyledItemDelegate):
    """An icon, the label, the hint at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH, px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().selection))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 4, 4)
        sign = icons.icon(_ICONS[item.kind], colours().secondary)
        sign.paint(painter, QRect(rect.left() + SPACE_M, rect.top(), icon_side(), rect.height()))
        painter.setPen(QColor(colours().secondary))
        metrics = painter.fontMetrics()
        hint = metrics.elidedText(item.hint, Qt.TextElideMode.ElideMiddle, rect.width() // 3)
        room = rect.adjusted(SPACE_M + icon_side() + SPACE_S, 0, -SPACE_M, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        painter.setPen(QColor(colours().text))
        width = room.width() - metrics.horizontalAdvance(hint) - SPACE_M
        label = metrics.elidedText(item.label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        painter.restore()


class CommandPalette(QFrame):
    """Floats over the upper middle of its window; Escape or the keyboard going elsewhere closes it.

    `parent` is the window; a child of it rather than a popup, since a popup grabs keyboard and mouse.
    """

    chosen = Signal(str, str)
    """Kind and key of what was chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setProperty("look", "popup")
        self._before: QWidget | None = None
        self._items: Sequence[PaletteItem] = ()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Befehl, Eintrag oder Programm …"))
        self.field.setAccessibleName(self.tr("Suchen oder Befehl"))
        clearable(self.field)
        self.model = PaletteModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Treffer"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel(self.tr("Nichts gefunden. Versuchen Sie es mit weniger Buchstaben."), self)
        self.empty.setProperty("look", "secondary")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.field)
        layout.addWidget(self.empty)
        layout.addWidget(self.list)
        layout.addStretch(1)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._choose)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._choose())

    def open(self, items: Sequence[PaletteItem], typed: str = "") -> None:
        """Shows the palette with all that can be chosen now."""
        self._items = items
        window = self.window()
        width = min(px(WIDTH), window.width() - 2 * SPACE_M)
        self.setFixedWidth(width)
        self.move((window.width() - width) // 2, window.height() // 9)
        self._before = window.focusWidget()
        self.field.setText(typed)
        self._narrow(typed)
        self.show()
        self.raise_()
        self.field.setFocus()

    def dismiss(self) -> None:
        """Closes the palette and gives the keyboard back to where it was."""
        self.hide()
        if self._before is not None and isValid(self._before):  # a cell, a title that was renamed
            self._before.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Who made the items lets them go once they are old."""
        super().hideEvent(event)
        self._items = ()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.field.hasFocus():
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: SHOWN_ROWS,
                Qt.Key.Key_PageUp: -SHOWN_ROWS,
            }
            step = steps.get(Qt.Key(event.key()))
            if step:
                self._go(step)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self.model.show(best(self._items, typed))
        self.empty.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))
        self.list.setCurrentIndex(self.model.index(0))
        self._fit()

    def _fit(self) -> None:
        """As high as what was found, at most a few rows."""
        below = self.window().height() - self.y() - self.field.sizeHint().height() - 5 * SPACE_S
        rows = max(1, min(SHOWN_ROWS, len(self.model.rows), below // px(ROW)))
        self.list.setFixedHeight(rows * px(ROW) + 2)  # a style sheet's list has a frame
        self.empty.setFixedHeight(2 * px(ROW))
        shown = self.list.height() if self.model.rows else self.empty.height()
        self.setFixedHeight(self.field.sizeHint().height() + shown + 3 * SPACE_S + 2)

    def _go(self, step: int) -> None:
        row = min(max(self.list.currentIndex().row() + step, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))

    def _choose(self) -> None:
        item = self.list.currentIndex().data(ROW_ROLE)
        if isinstance(item, PaletteItem):
            self.dismiss()
            self.chosen.emit(item.kind, item.key)
