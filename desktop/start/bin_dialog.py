"""The bin: what was deleted, and how it comes back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop.german_values import day_and_clock
from desktop.look import icons
from desktop.look.parts import button, wrapped
from desktop.look.theme import px
from desktop.widgets.dialog import Dialog
from programme.markup import plain_inline

if TYPE_CHECKING:
    from database.records import BinEntry

ASIDE = 220
"""Pixels of a line that belong to the margins, the sign and how many entries go along."""
_TITLE, _ALONG, _WHOLE = (Qt.ItemDataRole.UserRole + number for number in (1, 2, 3))


class BinDialog(Dialog):
    """Emits the id of what is to come back, or the ids of what is to go for good; the window fills the list anew."""

    restore_wished = Signal(str)
    purge_wished = Signal(list, bool, bool)
    """Ids; whether named versions, and whether backups lose the words, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Papierkorb"), parent=parent, width=640)
        self.list = QListWidget(self)
        self.list.setProperty("look", "framed")
        self.list.setAccessibleName(self.tr("Gelöschtes"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = wrapped(
            self.tr("Der Papierkorb ist leer. Gelöschte Einträge und Programme warten hier."), "secondary"
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.middle = QStackedWidget(self)  # of one height, whichever is in front
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.list)
        self.middle.setMinimumHeight(320)
        self.body.addWidget(self.middle, 1)
        self.left = wrapped("", "secondary", self)
        self.left.hide()
        self.body.addWidget(self.left)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.purge = button(self.tr("Endgültig löschen …"), self._ask_purge, "danger", self)
        self.purge.setAutoDefault(False)
        self.add_buttons(self.tr("Wiederherstellen"), self.tr("Schließen"), self.purge).clicked.disconnect()
        self.yes.clicked.connect(self._wish)
        self.list.itemDoubleClicked.connect(lambda _item: self._wish())  # Return presses the blue button
        self.list.itemSelectionChanged.connect(self._offer)

    def show_entries(self, entries: "Sequence[BinEntry]", titles: dict[str, str]) -> None:
        """What lies in the bin; `titles` are those of living programmes."""
        self.list.clear()
        for each in entries:
            title = plain_inline(each.title) or self.tr("(ohne Titel)")
            where = self.tr("Programm") if each.level is None else titles.get(each.programme, "")
            more = self.tr(" mit %Ln Einträgen", None, each.nodes) if each.nodes > 1 else ""
            shown = self.list.fontMetrics().elidedText(
                title, Qt.TextElideMode.ElideRight, self.minimumWidth() - px(ASIDE)
            )
            item = QListWidgetItem(f"{shown}{more}\n{where}, {day_and_clock(each.removed)} {each.author}".rstrip())
            item.setToolTip(f"{title}{more}")
            item.setIcon(icons.icon("programme" if each.level is None else "dot"))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setData(_TITLE, title)
            item.setData(_ALONG, more)
            item.setData(_WHOLE, each.level is None)
            self.list.addItem(item)
        self.middle.setCurrentWidget(self.list if entries else self.empty)
        if entries:
            self.list.setCurrentRow(0)
        self._offer()

    def show_leftovers(self, left: Sequence[Path]) -> None:
        """After deleting for good: files of moved data, which still have the words."""
        words = self.tr(
            "In den Programmdaten sind die Worte gelöscht. Sie können noch in Dateien stehen, die von einem Umzug der "
            "Daten übrig sind. Löschen Sie diese selbst:"
        )
        self.left.setText("\n".join((words, *map(str, left))))
        self.left.setVisible(bool(left))

    @property
    def chosen(self) -> list[str]:
        """The ids of what is chosen, from the top."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows]

    def _offer(self) -> None:
        for each in (self.yes, self.purge):
            each.setEnabled(bool(self.chosen))

    def _wish(self) -> None:
        for each in self.chosen:
            self.restore_wished.emit(each)

    def _ask_purge(self) -> None:
        chosen = self.chosen
        rows = self.list.selectedItems()
        along, whole = rows[0].data(_ALONG) if rows else "", all(each.data(_WHOLE) for each in rows)
        dialog = PurgeDialog([each.data(_TITLE) for each in rows], self, along, whole)
        if chosen and dialog.exec():
            self.purge_wished.emit(chosen, dialog.versions.isChecked(), dialog.backups.isChecked())


class PurgeDialog(Dialog):
    """Nothing of it comes back, so this is asked."""

    def __init__(self, titles: list[str], parent: QWidget | None = None, along: str = "", whole: bool = False) -> None:
        """`along` says what goes with a single entry: " mit 3 Einträgen"; `whole` that all are programmes."""
        what = titles[0] if len(titles) == 1 else ""
        one, more = (
            self.tr("„{title}“{along} endgültig löschen?"),
            self.tr("%Ln Einträge endgültig löschen?", None, len(titles)),
        )
        words = self.tr("Die Worte verschwinden aus Papierkorb, Verlauf und Änderungsjournal und kommen nicht wieder.")
        if not whole:
            words += " " + self.tr(
                "Was in dem Programm bisher geschah, lässt sich danach nicht mehr rückgängig machen. Das Programm selbst "
                "bleibt, wie es ist."
            )
        super().__init__(one.format(title=what, along=along) if what else more, words, parent)
        self.versions = QCheckBox(self.tr("Auch aus gespeicherten &Versionen entfernen"), self)
        self.backups = QCheckBox(self.tr("Auch aus allen &Sicherungen entfernen"), self)
        self.body.addWidget(self.versions)
        self.body.addWidget(self.backups)
        hint = self.tr("Ohne das stehen die Worte noch in alten Sicherungen, bis diese von selbst ausgedünnt sind. Weitergegebene Dateien erreicht Programmwerk nicht.")  # fmt: skip
        self.body.addWidget(wrapped(hint, "secondary", self))
        self.add_buttons(self.tr("Endgültig löschen"), self.tr("Behalten"))
        self.prefer_no()
