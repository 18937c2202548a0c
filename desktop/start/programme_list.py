"""The programmes of the store, above the tree; the open one is marked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import ROW_HEIGHT, SPACE_S
from desktop.look.parts import growing_icons, icon_button, tab_order
from desktop.look.theme import colours, px, theme

if TYPE_CHECKING:
    from database.records import ProgrammeInfo

MOST_ROWS = 4
ID_ROLE = Qt.ItemDataRole.UserRole
SCHEME_ROLE = ID_ROLE + 1
_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""A menu of the list or another window takes the keyboard only for a while."""


class ProgrammeList(QWidget):
    """Folds away by its heading. Emits the id of the programme to be opened."""

    open_wished = Signal(str)
    new_wished = Signal()
    menu_wished = Signal(str, QPoint)
    """Id and place in global coordinates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QPushButton(self)
        self.heading.setAutoDefault(True)
        self.heading.setText(self.tr("Programme"))
        self.heading.setCheckable(True)
        self.heading.setChecked(True)
        self.heading.setProperty("look", "heading")
        growing_icons(self.heading)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Programme"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.installEventFilter(self)
        self._open = ""
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.heading.toggled.connect(self._fold)
        self.list.itemClicked.connect(lambda item: self.open_wished.emit(item.data(ID_ROLE)))
        self.list.customContextMenuRequested.connect(self._wish_menu)
        theme().watch(self, lambda: self._fold(self.heading.isChecked()))
        theme().watch(self, self._fit)
        self._fold(True)

    def show_list(self, programmes: "Sequence[ProgrammeInfo]") -> None:
        """Shows these programmes."""
        self.list.clear()
        for each in programmes:
            item = QListWidgetItem(each.title or self.tr("(ohne Titel)"))
            item.setData(ID_ROLE, each.id)
            item.setData(SCHEME_ROLE, each.scheme)
            self._tell(item, each.nodes)
            self.list.addItem(item)
        self._fit()
        self.mark_open(self._open)

    def use_size(self, programme_id: str, size: int) -> None:
        """This programme has so many entries by now."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(ID_ROLE) == programme_id:
                self._tell(item, size)

    def _tell(self, item: QListWidgetItem, size: int) -> None:
        words = self.tr("{title}\n{scheme}, %Ln Einträge", None, size)
        item.setToolTip(words.format(title=item.text(), scheme=item.data(SCHEME_ROLE)))

    def mark_open(self, programme_id: str) -> None:
        """Selects the open programme; "" selects none."""
        self._open = programme_id
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(ID_ROLE) == programme_id:
                self.list.setCurrentItem(item)
                return
        self.list.setCurrentRow(-1)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens; once the keyboard is elsewhere, the open programme is the marked one again."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _STAYS:
            self.mark_open(self._open)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            item = self.list.currentItem()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
                self.open_wished.emit(item.data(ID_ROLE))
                return True
        return super().eventFilter(watched, event)

    def _wish_menu(self, place: QPoint) -> None:
        item = self.list.itemAt(place)
        if item is not None:
            self.menu_wished.emit(item.data(ID_ROLE), self.list.viewport().mapToGlobal(place))

    def _fit(self) -> None:
        """Rows as high as the letters ask for."""
        height = px(ROW_HEIGHT) + 2
        for place in range(self.list.count()):
            self.list.item(place).setSizeHint(QSize(0, height))
        self.list.setFixedHeight(max(1, min(MOST_ROWS, self.list.count())) * height + 4)
        if (current := self.list.currentItem()) is not None:
            self.list.scrollToItem(current)

    def _fold(self, is_open: bool) -> None:
        self.list.setVisible(is_open)
        self.heading.setIcon(icons.icon("chevron-down" if is_open else "chevron-right", colours().secondary))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        head.addWidget(self.heading, 1)
        new = icon_button("add", self.tr("Neues Programm anlegen (Strg+N)"), self.new_wished.emit, self)
        head.addWidget(new)
        tab_order(self.heading, new, self.list)
        rows = QHBoxLayout()
        rows.setContentsMargins(4, 0, 4, 0)
        rows.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(rows)
