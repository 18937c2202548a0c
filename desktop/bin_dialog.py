"""The bin: what was deleted, and how it comes back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.dialog import Dialog
from desktop.german_values import day_and_clock
from desktop.look import icons
from desktop.look.parts import wrapped
from programme.markup import plain_inline

if TYPE_CHECKING:
    from database.records import BinEntry


class BinDialog(Dialog):
    """Emits the id of what is to come back; the window fills the list anew."""

    restore_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Papierkorb"), parent=parent, width=640)
        self.list = QListWidget(self)
        self.list.setProperty("look", "framed")
        self.list.setAccessibleName(self.tr("Gelöschtes"))
        self.list.setMinimumHeight(320)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = wrapped(
            self.tr("Der Papierkorb ist leer. Gelöschte Einträge und Programme warten hier."), "secondary"
        )
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list, 1)
        self.add_buttons(self.tr("Wiederherstellen"), self.tr("Schließen")).clicked.disconnect()
        self.yes.clicked.connect(self._wish)
        self.list.itemActivated.connect(lambda _item: self._wish())
        self.list.currentRowChanged.connect(lambda place: self.yes.setEnabled(place >= 0))

    def show_entries(self, entries: "Sequence[BinEntry]", titles: dict[str, str]) -> None:
        """What lies in the bin; `titles` are those of living programmes."""
        self.list.clear()
        for each in entries:
            title = plain_inline(each.title) or self.tr("(ohne Titel)")
            where = self.tr("Programm") if each.level is None else titles.get(each.programme, "")
            more = self.tr(" mit %Ln Einträgen", None, each.nodes) if each.nodes > 1 else ""
            item = QListWidgetItem(f"{title}{more}\n{where}, {day_and_clock(each.removed)} {each.author}".rstrip())
            item.setIcon(icons.icon("programme" if each.level is None else "dot"))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
        self.empty.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self.yes.setEnabled(False)
        if entries:
            self.list.setCurrentRow(0)

    def _wish(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.restore_wished.emit(item.data(Qt.ItemDataRole.UserRole))
