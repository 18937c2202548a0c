"""A real store in a temporary folder, and the window's parts on it."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot, SignalInstance
from pytestqt.wait_signal import CheckParamsCb, SignalBlocker

from database.store import Store
from desktop.document import ProgrammeDocument
from desktop.jobs import Jobs
from desktop.language import Language, speak
from desktop.look.colours import Mode
from desktop.look.theme import theme
from desktop.main_window import MainWindow
from desktop.qt_repair import collect, hold_true
from desktop.settings import Identity, Settings
from desktop.spare_time import SpareTime
from desktop.store_thread import StoreThread
from desktop.tree.outline import Entry, Outline
from desktop.worker import Worker
from programme.errors import UserError
from programme.model import Programme
from tests.programme.builders import aim, field, goal, measure, programme

hold_true()

SOON = 300
"""Milliseconds that a part of the window waits at most before it follows a change; it waits longer to take words away."""


def sample() -> Programme:
    """An action plan with every level, words in every place, and one skipped level."""
    return programme(
        field(
            "Wohnen",
            goal(
                "Alle Akteure arbeiten zusammen",
                aim(
                    "Sozialräume stärken",
                    measure(
                        "Das **kleine** Netzwerk ausbauen",
                        text="Ein Absatz.\n\n- eins\n- zwei",
                        fields={"verantwortlich": "Fachbereich Soziales", "umsetzung": "laufend"},
                    ),
                    measure("Mietberatung", fields={"umsetzung": "erledigt"}),
                ),
            ),
            text="Wohnen ist ein Grundrecht.",
        ),
        field("Verkehr", measure("Radwege für Bürger*innen"), measure("Busse im Takt")),
        field("Bildung"),
        title="Aktionsplan Musterstadt",
    )


@pytest.fixture(scope="session", autouse=True)
def _clipboard() -> Iterator[None]:
    """What a test copied goes before Python does: Qt's clipboard outlives the interpreter that made the copied data."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture(scope="package", autouse=True)
def _no_garbage_elsewhere() -> Iterator[None]:
    """As in the application: a window in a dead cycle must not be destroyed in the store's thread (`desktop.qt_repair`)."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    """What a test leaves behind goes in the window's thread, and before the next test: dozens of windows that only wait to
    be deleted would go in the middle of a later one, and slow each change of the look."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect()


@pytest.fixture(autouse=True)
def _no_dialog_stays(qapp: QApplication) -> Iterator[None]:
    """A dialog that nobody answers would hold up the test, and all tests with it, for ever."""
    left: list[str] = []

    def close() -> None:
        while (found := QApplication.activeModalWidget() or QApplication.activePopupWidget()) is not None:
            left.append(type(found).__name__)
            found.close()
            found.hide()

    guard = QTimer(interval=2 * PatientBot.PATIENCE, timeout=close)
    guard.start()
    yield
    guard.stop()
    assert not left, f"open until they were closed by force: {left}"


@pytest.fixture(scope="session", autouse=True)
def _german(qapp: QApplication) -> None:
    """As the application starts: Qt's words, our plurals, numbers and dates in German."""
    speak(qapp, Language.GERMAN)


class PatientBot(QtBot):
    """Gives up after a minute: that a machine is busy is no fault. What comes sooner takes no longer for it."""

    PATIENCE = 60_000  # milliseconds

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, self.PATIENCE))

    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = 0,
        raising: bool | None = None,
        check_params_cb: CheckParamsCb | None = None,
    ) -> SignalBlocker:
        patience = timeout if raising is False else max(timeout, self.PATIENCE)  # what must not come is not waited for
        return super().waitSignal(signal, timeout=patience, raising=raising, check_params_cb=check_params_cb)

    def waitActive(self, widget: QWidget, *, timeout: int = 0) -> AbstractContextManager[object]:
        return super().waitActive(widget, timeout=max(timeout, self.PATIENCE))

    def waitExposed(self, widget: QWidget, *, timeout: int = 0) -> AbstractContextManager[object]:
        return super().waitExposed(widget, timeout=max(timeout, self.PATIENCE))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hand and eye of a user."""
    return PatientBot(request)


@pytest.fixture
def store(qtbot: QtBot, tmp_path: Path) -> Iterator[StoreThread]:
    """An open, empty store in its thread."""
    thread = StoreThread()
    errors: list[UserError] = []
    thread.open(lambda: Store.open(tmp_path / "programme.sqlite", "Anna Beispiel"), lambda _store: None, errors.append)
    thread.flush()
    assert errors == []
    yield thread
    thread.close()


@pytest.fixture
def document(store: StoreThread) -> ProgrammeDocument:
    """The sample programme, open."""
    made = store.ask(lambda inner: inner.library.take_in(sample()).made)
    document = ProgrammeDocument(store)
    document.failed.connect(_raise)
    document.open(made)
    store.flush()
    assert document.outline is not None
    return document


@pytest.fixture
def entry_id(document: ProgrammeDocument) -> Callable[[str], str]:
    """The id of the entry whose plain title begins so."""

    def find(title: str) -> str:
        assert document.outline is not None
        return next(each.id for each in document.outline.walk() if each.plain_title.startswith(title))

    return find


def _raise(error: UserError) -> None:
    raise error


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of someone who has said who she is."""
    settings = Settings(tmp_path / "fenster.ini")
    settings.identity = Identity("Anna Beispiel", "AB")
    return settings


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """One process for all tests, started when first used: its start and its dictionary take a second."""
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def jobs(qtbot: QtBot, worker: Worker) -> Iterator[Jobs]:
    """The worker process as a window of its own sees it."""
    jobs = Jobs(worker=worker)
    yield jobs
    jobs.close()


@pytest.fixture(scope="session")
def light(qapp: QApplication) -> None:
    """The look, once: every change of it paints all widgets anew."""
    theme().apply(qapp, Mode.LIGHT)


@pytest.fixture
def window(
    light: None,
    qtbot: QtBot,
    store: StoreThread,
    jobs: Jobs,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> MainWindow:
    """The window on the sample programme, which is open. A message box would wait for ever: it is raised instead."""
    monkeypatch.setattr("desktop.main_window.show_error", lambda error, _parent: _raise(error))
    monkeypatch.setenv("PROGRAMMWERK_DATA", str(tmp_path / "daten"))
    monkeypatch.setattr("desktop.widgets.toast.SHOWN_FOR", 10**6)  # a busy machine takes long from a deed to a look
    made = store.ask(lambda inner: inner.library.take_in(sample()).made)
    window = MainWindow(store, jobs, settings)
    qtbot.addWidget(window, before_close_func=lambda _window: _leave(window, store))
    window.resize(1280, 800)
    window.show()
    window.complete()
    window.store_opened()
    window.document.open(made)
    store.flush()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def _leave(window: MainWindow, store: StoreThread) -> None:
    """A review that is left half done would ask, and nobody is there to answer any more."""
    store.flush()
    if window._review is not None:
        window._review.view.show_start()


class Hand:
    """What a person at the window does."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def outline(self) -> Outline:
        """The open programme."""
        assert self.window.document.outline is not None
        return self.window.document.outline

    def entry(self, title: str) -> Entry:
        """The entry whose plain title begins so."""
        return next(each for each in self.outline.walk() if each.plain_title.startswith(title))

    def settle(self) -> None:
        """Waits until store and window agree."""
        for _ in range(3):
            self.window.store.flush()
            QApplication.processEvents()

    @contextmanager
    def slow_disk(self) -> Iterator[None]:
        """Meanwhile the store does nothing."""
        go_on = Event()
        self.window.store.call(lambda _store: go_on.wait(60))
        yield
        go_on.set()

    def rest(self) -> None:
        """As `settle`, and until what fills a moment later is filled."""

        def is_done() -> bool:
            self.settle()
            timers, places = self.window.findChildren(QTimer), self.window.findChildren(SpareTime)
            is_awaited = any(each.isActive() and each.isSingleShot() and each.interval() <= SOON for each in timers)
            return not is_awaited and not any(each.is_used for each in places)

        self.qtbot.waitUntil(is_done)

    def see_dialogs(self, monkeypatch: pytest.MonkeyPatch, key: str, see: Callable[[QWidget], object]) -> None:
        """Does an action while an entry is written; `see` gets each window that it opens and that would wait for a person."""
        seen: list[QWidget] = []

        def look(dialog: QWidget) -> int:
            dialog.show()
            dialog.activateWindow()
            QApplication.processEvents()
            see(dialog)
            seen.append(dialog)
            dialog.close()
            return 0

        def is_seen() -> bool:
            for each in QApplication.topLevelWidgets():
                if each is not self.window and each.isVisible() and not isinstance(each, QMenu):
                    look(each)
            return bool(seen)

        monkeypatch.setattr(QDialog, "exec", look)
        self.click_on("Das kleine")
        self.window.editor.entry_page.text.setFocus()
        self.window.actions_table[key].trigger()
        self.rest()
        self.qtbot.waitUntil(is_seen)

    def click_on(self, title: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A click on a line of the tree."""
        tree = self.window.left.tree
        index = self.window.left.model.index_of(self.entry(title).id)
        tree.scrollTo(index)
        place = tree.visualRect(index).center()
        self.qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, place)
        tree.setFocus()
        self.settle()

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """A shortcut or a key, where the keyboard is."""
        self.qtbot.keySequence(widget or self.window.focusWidget() or self.window, keys)
        self.settle()

    def write(self, words: str, widget: QWidget | None = None) -> None:
        """Types words where the keyboard is, letter by letter; QTest itself knows ASCII only."""
        target = widget or self.window.focusWidget()
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = ord(sign.upper()) if sign.isascii() else 0
                QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))

    def stored(self) -> Programme:
        """What the store holds."""
        self.settle()
        return self.window.store.ask(lambda store: store.library.programme(self.outline.id))

    def titles(self, title: str | None = None) -> list[str]:
        """The plain titles below an entry, as the tree shows them."""
        model = self.window.left.model
        parent = model.index_of(self.entry(title).id) if title else model.index_of(None)
        entries = [model.entry_at(model.index(row, 0, parent)) for row in range(model.rowCount(parent))]
        return [entry.plain_title for entry in entries if entry]


@pytest.fixture
def hand(qtbot: QtBot, window: MainWindow) -> Hand:
    """A person at the window."""
    return Hand(qtbot, window)
