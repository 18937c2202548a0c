"""Starts the window: look first, then the window, then everything that takes time."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import messages
from desktop.closing import close_store
from desktop.exception_hook import ExceptionHook, show_error
from desktop.first_paint import FirstPaint
from desktop.jobs import Jobs
from desktop.language import speak
from desktop.logs import log, start_log
from desktop.look.theme import theme
from desktop.main_window import MainWindow
from desktop.places import APPLICATION, is_moved, store_path
from desktop.qt_repair import collect_garbage_here, hold_true, keep_for_good
from desktop.settings import Settings
from desktop.shutdown import Shutdown
from desktop.single_instance import SingleInstance
from desktop.start.samples import bundled_samples
from desktop.store_thread import StoreThread
from desktop.upkeep import Upkeep
from desktop.window_views import START
from programme.errors import UserError

if TYPE_CHECKING:
    from database.store import Store

DAMAGED = "store/damaged"
WARM_UP_AFTER = 1_500  # milliseconds: the worker's imports must not slow the first second
COMPLETE_AFTER = 1_500
"""Milliseconds: a large programme takes longer to read, and the panes and actions of the window do not wait for it."""

HANDED_OVER = 0.0005
"""Seconds that another thread keeps Python while the window's wants it. A key asks for it some ten times, and by Python's own 0.005
it waited up to 23 ms beside the store's thread."""


class Desk:
    """The running application: the window and what it stands on."""

    def __init__(self, application: QApplication, file: Path | None, store: Path | None) -> None:
        self._application = application
        self._file = file
        self._path = store or store_path()
        self._usual = store is None
        self._damage_mark = f"{DAMAGED}/{quote(os.fsencode(self._path.absolute()), safe='')}"  # of this store alone
        self.settings = Settings()
        theme().apply(application, self.settings.mode, self.settings.zoom)
        self.store = StoreThread()
        self.jobs = Jobs()
        self.window = MainWindow(self.store, self.jobs, self.settings)
        self.window.closed.connect(self._end)
        self.window.language_wishes.restart_wished.connect(self._restart)
        self._starts_again = False
        self.upkeep = Upkeep(self.store, self.window)
        self.upkeep.told.connect(self.window.toast.say)
        self.upkeep.damage_found.connect(self._damaged)
        self.instance: SingleInstance | None = None
        self.exit_code = 0
        self._found: Store | None = None
        self._is_ended = False
        self.window.completed.connect(self._store_seen)
        self._completing = QTimer(self.window, interval=COMPLETE_AFTER)
        self._completing.timeout.connect(self._complete_some)

    def use(self, instance: SingleInstance) -> None:
        """A second start brings this window to the front."""
        self.instance = instance
        instance.raised.connect(self._raised)
        instance.listen()

    def start(self) -> None:
        """Shows the window; everything else follows right behind it."""
        if not self.window.session.last_programme:
            self.window.views.show(START)  # or an empty desk would be seen until the store is there
        elif self._file is None:
            self.window.show_opening()
        self.window.show()
        FirstPaint(self.window, self._go_on_behind)

    def _go_on_behind(self) -> None:
        """What was open last is what a start waits for; the rest of the window comes when it is in sight."""
        self._open_store()
        start_log()
        self._completing.start()
        self.window.document.opened.connect(self._complete_soon)
        QTimer.singleShot(WARM_UP_AFTER, self.jobs.warm_up)

    def _complete_soon(self) -> None:
        """When the programme was painted."""
        if not self.window.is_complete:
            FirstPaint(self.window.left.tree.viewport(), lambda: self._completing.start(0))

    def _complete_some(self) -> None:
        """A part at a time, so that keys come between."""
        self._completing.setInterval(0)
        if self._is_ended or not self.window.complete_some():
            self._completing.stop()

    def _open_store(self) -> None:
        path, usual = self._path, self._usual
        identity = self.settings.identity
        author = identity.author if identity else ""
        is_damaged = bool(self.settings.text(self._damage_mark))  # found by the last look: rescued now

        def opener() -> "Store":
            from database.store import Store

            if usual and not is_moved():
                path.parent.mkdir(parents=True, exist_ok=True)
            return Store.open(path, author, thorough=is_damaged)

        self.store.open(opener, self._opened, self._refused)

    def _opened(self, store: "Store") -> None:
        """The programme that was open last is read before all else."""
        last = self.window.session.last_programme if self._file is None else ""
        if last:
            self.window.document.open(last, failed=self._not_there)
        else:
            self.window.desk.show_nothing()
        self.window.library.listed.connect(self._listed, Qt.ConnectionType.SingleShotConnection)
        self.window.store_opened(store.read_only)
        self.upkeep.begin()
        self.settings.set_text(self._damage_mark, "")
        self._found = store
        self._store_seen()

    def _store_seen(self) -> None:
        """Says what there is to say about the store, when there is one and the window can."""
        if self._found is not None and self.window.is_complete:
            self.window.data.opened(self._found, self._usual)
            self.window.data.moved.connect(self._moved)
            self._found = None

    def _moved(self, path: Path) -> None:
        """A second start finds this window by the store's new place."""
        self._path = path
        if self.instance is not None:
            self.instance.rename(path)

    def _listed(self, programmes: list[object]) -> None:
        if programmes or not self._usual:
            self._begin([])
        else:
            self.store.call(_take_in_samples, self._begin)

    def _begin(self, samples: list[str]) -> None:
        if samples:
            self.window.library.refresh()
        if self._file is not None:
            self.window.file_wishes.read(self._file)
        elif not self.window.session.last_programme:
            self.window.views.show(START)
        if self.window.document.outline is None:
            self._completing.start(0)
        if self.settings.identity is None and self._file is None:  # a document may ask something itself; one at a time
            self.window.file_wishes.ask_identity()

    def _not_there(self, error: UserError) -> None:
        """What was open last: it may have gone, with the store that it was in."""
        if self.window.document.outline is None:
            self.window.desk.show_nothing()
        if error.kind == "programme_unknown":
            self.window.views.show(START)
        else:
            show_error(error, self.window)

    def _damaged(self) -> None:
        self.settings.set_text(self._damage_mark, str(self._path))
        self.settings.save()
        self.window.notices.show_notice("damage", messages.text("rescue", "damage"))

    def _raised(self, file: str) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        if file:
            self.open_file(Path(file))

    def open_file(self, path: Path) -> None:
        """Reads a document or opens a programme's file, as soon as the store is there."""
        if self.store.is_open:
            self.window.file_wishes.read(path)
        else:
            self._file = path

    def _refused(self, error: UserError) -> None:
        log.error("store refused: %s", error.kind)
        if self._usual and is_moved() and error.kind == "store_folder_missing":
            from desktop.data_wishes import ask_for_store

            found = ask_for_store(error, self._path.name, self.window)
            if found is not None:
                self._moved(found)
                self._open_store()
                return
        else:
            show_error(error, self.window)
        self.exit_code = 2
        self.window.close()

    def _end(self) -> None:
        """The window is hidden at once; the last backup is made behind it. A second SIGTERM meanwhile changes nothing."""
        if self._is_ended:
            return
        self._is_ended = True
        self._completing.stop()
        self.window.hide()
        _hand_over_clipboard()
        self.upkeep.end()
        if self.instance is not None:
            self.instance.close()
        self.jobs.close()
        close_store(self.store)
        if self._starts_again:
            _start_again(self._file)
        self._application.exit(self.exit_code)

    def _restart(self) -> None:
        """A window that does not want to close (a review is not taken over) stays, and with it all else."""
        self._starts_again = True
        self._starts_again = self.window.close()


def run(file: Path | None, store: Path | None) -> int:
    """Opens the window, with a document to be read or on another store. Exit code 0, or 2 where the store refused."""
    hold_true()
    application = make_application()
    hook = ExceptionHook(application)
    hook.is_starting = True
    hook.install()
    instance = SingleInstance(store or store_path(), application)
    if instance.call_first(file):
        return 0
    desk = Desk(application, file, store)
    desk.use(instance)
    ends = Shutdown(desk.window.flush, desk.window.close, application)
    ends.listen()
    if sys.platform == "darwin":  # elsewhere a second start brings the file
        from desktop.file_open import FileOpen

        FileOpen(application).opened.connect(desk.open_file)
    desk.start()
    hook.is_starting = False
    collect_garbage_here(application)
    for event in (desk.window.document.opened, desk.window.snapshot.made):
        event.connect(keep_for_good)
    return application.exec()


def _start_again(file: Path | None) -> None:
    """The same call once more; a document that it read in is not read twice."""
    is_built = getattr(sys, "frozen", False)
    words = sys.argv[1:] if is_built else sys.orig_argv[1:]
    QProcess.startDetached(sys.executable, [each for each in words if each != str(file)])


def _hand_over_clipboard() -> None:
    """Copied words stay with the system as plain text: data made in Python must not outlive Python (Qt would crash)."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() or QApplication.platformName() == "offscreen":  # which never says that it owns one
        clipboard.setText(clipboard.text())


def make_application() -> QApplication:
    """The application in the language that was chosen."""
    sys.setswitchinterval(HANDED_OVER)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(APPLICATION)
    application.setDesktopFileName("programmwerk")
    speak(application, Settings().language)
    return application


def _take_in_samples(store: "Store") -> list[str]:
    """A new usual store begins with the bundled samples, so that the first window shows what a programme looks like."""
    if store.read_only or store.bin.contents():
        return []
    return [store.library.take_in(each).made for each in bundled_samples()]
