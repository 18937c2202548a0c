"""Starts the window: look first, then the window, then everything that takes time."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.exception_hook import ExceptionHook, show_error
from desktop.jobs import Jobs
from desktop.logs import log, start_log
from desktop.look.theme import theme
from desktop.main_window import MainWindow
from desktop.places import APPLICATION, store_path
from desktop.qt_repair import collect_garbage_here, hold_true
from desktop.settings import Settings
from desktop.shutdown import Shutdown
from desktop.store_thread import StoreThread
from programme.errors import UserError
from programme.model import Programme

if TYPE_CHECKING:
    from database.store import Store

WARM_UP_AFTER = 1_500  # milliseconds: the worker's imports must not slow the first second


class Desk:
    """The running application: the window and what it stands on."""

    def __init__(self, application: QApplication, file: Path | None, store: Path | None) -> None:
        self._application = application
        self._file = file
        self._path = store or store_path()
        self._usual = store is None
        self.settings = Settings()
        theme().apply(application, self.settings.mode, self.settings.zoom)
        self.store = StoreThread()
        self.jobs = Jobs()
        self.window = MainWindow(self.store, self.jobs, self.settings)
        self.window.closed.connect(self._end)
        self.exit_code = 0

    def start(self) -> None:
        """Shows the window; the store is opened right behind it."""
        self.window.show()
        QTimer.singleShot(0, self._open_store)
        QTimer.singleShot(WARM_UP_AFTER, self.jobs.warm_up)

    def _open_store(self) -> None:
        path, usual = self._path, self._usual
        identity = self.settings.identity
        author = identity.author if identity else ""

        def opener() -> "Store":
            from database.store import Store

            if usual:
                path.parent.mkdir(parents=True, exist_ok=True)
            return Store.open(path, author)

        self.settings.set_text("store/path", str(path))
        self.store.open(opener, self._opened, self._refused)

    def _opened(self, store: "Store") -> None:
        read_only = store.read_only
        self.store.call(lambda inner: inner.library.overview() or _take_in_samples(inner, self._usual), self._listed)
        self.window.store_opened(read_only)

    def _listed(self, _programmes: object) -> None:
        last = self.window.session.last_programme
        self.window.library.refresh()
        if self._file is not None:
            self.window.file_wishes.read(self._file)
        elif last:
            self.store.call(
                lambda store: last in [each.id for each in store.library.overview()],
                lambda known: self._go_on(last, known),
            )
        if self.settings.identity is None:
            self.window.file_wishes.ask_identity()

    def _go_on(self, programme: str, is_known: bool) -> None:
        if is_known:
            self.window.document.open(programme)

    def _refused(self, error: UserError) -> None:
        log.error("store refused: %s", error.kind)
        show_error(error, self.window)
        self.exit_code = 2
        self.window.close()

    def _end(self) -> None:
        self.jobs.close()
        self.store.close()
        self._application.exit(self.exit_code)


def run(file: Path | None, store: Path | None) -> int:
    """Opens the window, with a document to be read or on another store. Exit code 0, or 2 where the store refused."""
    hold_true()
    application = make_application()
    start_log()
    hook = ExceptionHook(application)
    hook.install()
    desk = Desk(application, file, store)
    ends = Shutdown(desk.window.flush, desk.window.close, application)
    ends.listen()
    desk.start()
    collect_garbage_here(application)
    return application.exec()


def make_application() -> QApplication:
    """The application in German."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(APPLICATION)
    application.setDesktopFileName("programmwerk")
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(application)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return application


def _take_in_samples(store: "Store", usual: bool) -> list[str]:
    """A new usual store begins with the bundled samples, so that the first window shows what a programme looks like."""
    if not usual or store.read_only or store.bin.contents():
        return []
    return [store.library.take_in(each).made for each in _samples()]


def _samples() -> list[Programme]:
    import json

    from programme import json_format
    from resources.paths import samples_dir

    files = sorted(samples_dir().glob("*.json"))
    return [json_format.from_json(json.loads(path.read_text("utf-8"))) for path in files]
