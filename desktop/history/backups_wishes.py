"""What the dialog of backups needs and wishes. The only caller of the store's backups beside `Upkeep`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.document import ProgrammeDocument
from desktop.german_values import day_and_clock
from desktop.history.backup_rows import backup_rows
from desktop.history.backups_dialog import BackupsDialog
from desktop.history.compare_rows import Comparison
from desktop.history.pane_jobs import COMPARE
from desktop.jobs import Jobs
from desktop.start.library import Library
from desktop.store_thread import StoreThread
from desktop.widgets.toast import Toast
from programme.errors import UserError
from programme.model import Programme

if TYPE_CHECKING:
    from database.backups import Compared
    from database.records import BackupInfo
    from database.store import Store

T = TypeVar("T")


class BackupsWishes(QObject):
    """Opens the dialog on `window`; everything runs in the store's thread, between the window's own calls."""

    def __init__(
        self,
        window: QWidget,
        document: ProgrammeDocument,
        library: Library,
        store: StoreThread,
        jobs: Jobs,
        toast: Toast,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._library = library
        self._store = store
        self._jobs = jobs
        self._toast = toast
        self.dialog: BackupsDialog | None = None

    def open(self) -> None:
        """Shows the backups, the newest in front."""
        dialog = self.dialog = BackupsDialog(self._window)
        dialog.chosen.connect(self._look_into)
        dialog.compare_wished.connect(self._compare)
        dialog.restore_programme_wished.connect(self._restore_programme)
        dialog.restore_wished.connect(self._restore)
        dialog.make_wished.connect(self._make)
        dialog.finished.connect(self._closed)
        dialog.set_modal_to_window()
        dialog.open()
        self._list()

    def _closed(self) -> None:
        self.dialog = None

    def _list(self) -> None:
        def take(found: "tuple[list[BackupInfo], bool]") -> None:
            if self.dialog is not None:
                self.dialog.show_backups(*found)

        self._ask(lambda store: (store.backups.overview(), store.read_only), take)

    def _look_into(self, backup: "BackupInfo") -> None:
        def take(compared: "list[Compared]") -> None:
            if self.dialog is not None:
                self.dialog.show_rows(backup, backup_rows(compared), self._document.programme_id)

        on_step = self._store.between(only_typed=True)
        self._ask(lambda store: store.backups.compare(backup, on_step), take)

    def _compare(self, backup: "BackupInfo", programme: str) -> None:
        def show(title: str, comparison: Comparison) -> None:
            if self.dialog is not None and self.dialog.backup == backup:
                self.dialog.show_comparison(title, comparison)

        def take(states: tuple[Programme, Programme]) -> None:
            self._jobs.run(COMPARE, states, lambda found: show(states[1].title, found), self._failed)

        self._ask(lambda store: (store.backups.programme(backup, programme), store.library.programme(programme)), take)

    def _make(self) -> None:
        def take(made: "BackupInfo | None") -> None:
            self._list()
            self._toast.say(self.tr("Gesichert.") if made else self.tr("Die neueste Sicherung ist der jetzige Stand."))

        def told(done: int) -> None:
            if self.dialog is not None:
                self.dialog.show_making(done)

        on_step = self._store.steps(told)
        told(0)

        def work(store: "Store") -> "BackupInfo | None":
            return store.backups.make(self._store.between(on_step))

        self._ask(work, take)

    def _restore_programme(self, backup: "BackupInfo", programme: str) -> None:
        def done(title: str) -> None:
            self._follow()
            words = self.tr("„{title}“ ist wieder auf dem Stand vom {when}.")
            self._toast.say(words.format(title=title, when=day_and_clock(backup.created)))

        on_step = self._store.patient()

        def work(store: "Store") -> str:
            store.backups.restore_programme(backup, programme, on_step)
            return store.library.programme(programme).title

        self._ask(work, done)

    def _restore(self, backup: "BackupInfo") -> None:
        def done(_nothing: None) -> None:
            self._follow()
            words = self.tr("Alle Programme sind wieder auf dem Stand vom {when}.")
            self._toast.say(words.format(when=day_and_clock(backup.created)))

        def work(store: "Store") -> None:
            store.backups.restore(backup)

        self._ask(work, done)

    def _follow(self) -> None:
        """The window shows what the store holds now; a programme that is gone is closed."""
        programme = self._document.programme_id

        def take(ids: list[str]) -> None:
            if programme in ids:
                self._document.reload()
            elif programme and programme == self._document.programme_id:
                self._document.close()

        self._library.refresh()
        self._ask(lambda store: [each.id for each in store.library.overview()], take)
        self._list()

    def _ask(self, work: "Callable[[Store], T]", then: Callable[[T], None]) -> None:
        self._store.call(work, then, self._failed, alone=True)

    def _failed(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.say_failed(messages.sentence(error))
        else:
            self._document.failed.emit(error)
