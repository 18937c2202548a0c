"""The backups: which there are, what they hold compared with today, and how all or one programme comes back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.german_values import day_and_clock
from desktop.history.backup_rows import BackupRow, shown_size
from desktop.history.compare_rows import Comparison
from desktop.history.compare_view import CompareView
from desktop.look import icons
from desktop.look.colours import SPACE_S, SPACE_XL
from desktop.look.parts import button, label, row, wrapped
from desktop.widgets.dialog import Dialog
from desktop.widgets.message_dialog import QuestionDialog

if TYPE_CHECKING:
    from database.records import BackupInfo

_DATA = Qt.ItemDataRole.UserRole


class BackupsDialog(Dialog):
    """Emits wishes with a `BackupInfo`; `show_backups`, `show_rows` and `show_comparison` bring the facts."""

    chosen = Signal(object)
    """Another backup is looked at."""
    compare_wished = Signal(object, str)
    """Backup and programme."""
    restore_programme_wished = Signal(object, str)
    restore_wished = Signal(object)
    make_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        words = self.tr(
            "Programmwerk sichert beim Beenden und spätestens alle 30 Minuten, wenn sich etwas geändert hat. "
            "Jede Wiederherstellung lässt sich rückgängig machen oder aus der Sicherung davor zurückholen."
        )
        super().__init__(self.tr("Sicherungen"), words, parent, 860)
        self._rows: Sequence[BackupRow] = ()
        self._locked = False
        self.list = QListWidget(self)
        self.contents = QListWidget(self)
        self.empty = wrapped("", "secondary", self)
        self.sum = label(look="secondary", parent=self)
        self.make = button(self.tr("Jetzt sichern"), self.make_wished.emit, parent=self)
        self.compare = button(self.tr("Vergleichen"), self._compare, parent=self)
        self.restore_one = button(self.tr("Dieses Programm wiederherstellen"), self._restore_one, parent=self)
        self.restore_all = button(self.tr("Alles wiederherstellen …"), self._ask_restore_all, "danger", self)
        self.comparison = CompareView(self)
        self.back = button(self.tr("Zurück"), self._show_contents, parent=self)
        self.right = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.show_backups(())

    def show_backups(self, backups: "Sequence[BackupInfo]", locked: bool = False) -> None:
        """Newest first; the newest is looked at."""
        self._locked = locked
        self.list.clear()
        for each in backups:
            item = QListWidgetItem(f"{day_and_clock(each.created)}\n{shown_size(each.size)}")
            item.setIcon(icons.icon("backup"))
            item.setData(_DATA, each)
            self.list.addItem(item)
        size = sum(each.size for each in backups)
        count = self.tr("%Ln Sicherungen", None, len(backups))
        self.sum.setText(f"{count}, {shown_size(size)}" if backups else "")
        self.show_making(100)
        self._say(self.tr("Noch keine Sicherung. Die erste entsteht spätestens beim Beenden."))
        self.list.setCurrentRow(0 if backups else -1)
        self._offer()

    def show_rows(self, backup: "BackupInfo", rows: Sequence[BackupRow], preferred: str = "") -> None:
        """What a backup holds, the programme `preferred` chosen; an answer for a backup that is no longer looked at is
        dropped."""
        if self.backup != backup:
            return
        self._rows = rows
        self.contents.clear()
        for each in rows:
            item = QListWidgetItem(f"{each.title}\n{each.state}")
            item.setIcon(icons.icon("programme"))
            item.setData(_DATA, each)
            self.contents.addItem(item)
        self._show_contents()
        places = {each.programme: place for place, each in enumerate(rows)}
        self.contents.setCurrentRow(places.get(preferred, 0 if rows else -1))
        if not rows:
            self._say(self.tr("Diese Sicherung enthält kein Programm."))

    def show_making(self, done: int) -> None:
        """How many of 100 are done of a backup; the button says so while it is not whole."""
        words = self.tr("Sichert … {done} %") if done < 100 else self.tr("Jetzt sichern")
        self.make.setText(words.format(done=done))
        self.make.setEnabled(done >= 100 and not self._locked)

    def say_failed(self, words: str) -> None:
        """Why nothing of a backup can be shown."""
        self.show_making(100)
        self._rows = ()
        self._say(words)

    def show_comparison(self, title: str, comparison: Comparison) -> None:
        """A programme of the backup beside today's."""
        backup = self.backup
        if backup is not None:
            self.comparison.show_comparison(comparison, f"{title}, {day_and_clock(backup.created)}", self.tr("Heute"))
            self.right.setCurrentIndex(2)
            self._offer()

    @property
    def backup(self) -> "BackupInfo | None":
        """The backup that is looked at."""
        found: BackupInfo | None = self.list.currentIndex().data(_DATA)
        return found

    @property
    def programme(self) -> BackupRow | None:
        """The programme that is chosen in it."""
        found: BackupRow | None = self.contents.currentIndex().data(_DATA) if self._rows else None
        return found

    def _lay_out(self) -> None:
        for each, name in ((self.list, self.tr("Sicherungen")), (self.contents, self.tr("Programme der Sicherung"))):
            each.setProperty("look", "framed")
            each.setAccessibleName(name)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(SPACE_XL)
        for widget in (self.contents, self.empty, self.comparison):
            self.right.addWidget(widget)
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE_S, 0)
        column.addWidget(self.list, 1)
        column.addLayout(row(self.sum, None, self.make))
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE_S, 0, 0, 0)
        column.addWidget(self.right, 1)
        column.addLayout(row(self.back, self.compare, None, self.restore_one))
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([280, 560])
        splitter.setMinimumHeight(380)
        self.body.addWidget(splitter, 1)
        self.add_buttons(self.tr("Schließen"), "", self.restore_all)
        self.no.hide()
        self.prefer_nothing()  # Return in the list compares

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.contents.currentItemChanged.connect(lambda *_: self._offer())
        self.contents.itemActivated.connect(lambda _item: self._compare())

    def _choose(self) -> None:
        self._rows = ()
        if self.backup is not None:
            self._say(self.tr("Die Sicherung wird gelesen …"))
            self.chosen.emit(self.backup)
        self._offer()

    def _say(self, words: str) -> None:
        self.empty.setText(words)
        self.right.setCurrentIndex(1)
        self._offer()

    def _show_contents(self) -> None:
        self.right.setCurrentIndex(0)
        self._offer()

    def _offer(self) -> None:
        programme, compares = self.programme, self.right.currentIndex() == 2
        free = not self._locked
        self.back.setVisible(compares)
        self.compare.setVisible(not compares)
        self.compare.setEnabled(programme is not None and programme.is_there and programme.is_here)
        self.restore_one.setEnabled(free and programme is not None and programme.is_there and not programme.is_same)
        self.restore_all.setEnabled(free and self.backup is not None and bool(self._rows))

    # ---------------------------------------------------------------------------------------------------------- wishes

    def _compare(self) -> None:
        programme = self.programme
        if programme is not None and self.compare.isEnabled():
            self.compare_wished.emit(self.backup, programme.programme)

    def _restore_one(self) -> None:
        programme = self.programme
        if programme is not None:
            self._rest()
            self.restore_programme_wished.emit(self.backup, programme.programme)

    def _ask_restore_all(self) -> None:
        """Everything that was written since goes away with it, so this is asked."""
        backup = self.backup
        if backup is None:
            return
        words = self.tr("Alle Programme auf den Stand vom {when} bringen?").format(when=day_and_clock(backup.created))
        more = self.tr(
            "Was seither geschrieben wurde, ist danach nicht mehr zu sehen. Vorher wird gesichert, sodass Sie den jetzigen Stand aus der neuesten Sicherung zurückholen können."
        )
        title = self.tr("Alles wiederherstellen")
        if QuestionDialog(title, words, more, title, self.tr("Abbrechen"), self).exec():
            self._rest()
            self.restore_wished.emit(backup)

    def _rest(self) -> None:
        """Until the list comes anew, which says that it is done: twice would be two steps of history."""
        for each in (self.restore_one, self.restore_all):
            each.setEnabled(False)
