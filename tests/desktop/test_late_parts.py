"""What the window gets behind the first picture of a programme is the same as before it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from database.store import Store
from desktop import app
from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.settings import Identity, Settings
from desktop.store_thread import StoreThread
from desktop.window_views import START
from tests.desktop.conftest import Hand, sample

WAIT = 20_000
Start = Callable[[str], app.Desk]


@pytest.fixture
def late(light: None, qtbot: QtBot, store: StoreThread, jobs: Jobs, settings: Settings) -> Hand:
    """The window whose programme was open, with a comment, before its late parts were made."""
    plan = store.ask(lambda inner: inner.library.take_in(sample()).made)
    window = MainWindow(store, jobs, settings)
    qtbot.addWidget(window, before_close_func=lambda _window: store.flush())
    window.resize(1280, 800)
    window.show()
    window.store_opened()
    window.document.open(plan)
    store.flush()
    hand = Hand(qtbot, window)
    entry = hand.entry("Mietberatung").id
    store.ask(lambda inner: inner.comments.add(entry, "Wie oft?"))
    window.document.reload()
    store.flush()
    assert not window.is_complete
    parts = 0
    while window.complete_some():
        qtbot.wait(1)
        parts += 1
    assert parts > 5 and window.is_complete
    hand.settle()
    return hand


def test_panes_show_the_programme_that_is_open(late: Hand) -> None:
    window = late.window
    assert [each.key for each in window.sheet.tabs.panes] == ["preview", "checks", "comments", "history", "replace"]
    assert window.sheet.tabs.pane("comments").count == 1
    assert not window.sheet.stack.isHidden() and window.sheet.updatesEnabled()
    late.qtbot.waitUntil(lambda: (window.sheet.tabs.pane("checks").count or 0) > 0, timeout=WAIT)
    late.qtbot.waitUntil(lambda: "Einträge" in window.counts.text() and "Wörter" in window.counts.text(), timeout=WAIT)


def test_actions_work(late: Hand) -> None:
    window = late.window
    assert window.actions_table["export_again"].isEnabled() and window.actions_table["save_archive"].isEnabled()
    window.actions_table["palette"].trigger()
    assert window.late.palette.palette.isVisible()


def test_undo_is_said_without_a_change_before(late: Hand) -> None:
    said: list[str] = []
    late.window.announcements.said.connect(lambda words, _urgent: said.append(words))
    late.window.actions_table["undo"].trigger()
    late.settle()
    assert any(words.startswith("Rückgängig") for words in said)


def test_completing_twice_makes_nothing_anew(late: Hand) -> None:
    before = late.window.late.panes
    late.window.complete()
    assert late.window.late.panes is before


@pytest.fixture
def start(light: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """The application on a store with one programme, and an id for what was open last ("last": that programme)."""
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("PROGRAMMWERK_DATA", raising=False)
    path = tmp_path / "bestand.sqlite"
    with Store.open(path, "Anna Beispiel") as store:
        made = store.library.take_in(sample()).made
    running: list[app.Desk] = []

    def begin(last: str) -> app.Desk:
        settings = Settings()
        settings.identity = Identity("Anna Beispiel", "AB")
        settings.set_text("window/programme", made if last == "last" else last)
        settings.save()
        desk = app.Desk(app.make_application(), None, path)
        running.append(desk)
        desk.start()
        return desk

    yield begin
    for desk in running:
        desk.window.closed.disconnect()
        desk.window.close()
        desk.upkeep.end()
        desk.jobs.close()
        desk.store.close()


def test_what_was_open_last_comes_before_the_late_parts(start: Start, qtbot: QtBot) -> None:
    desk = start("last")
    complete: list[bool] = []
    desk.window.document.opened.connect(lambda: complete.append(desk.window.is_complete))
    qtbot.waitUntil(lambda: desk.window.is_complete, timeout=WAIT)
    assert complete == [False]
    qtbot.waitUntil(lambda: len(desk.window.library.programmes) == 1, timeout=WAIT)
    assert desk.window.actions_table["data_folder"].isEnabled()


def test_nobody_is_asked_what_to_begin_with_while_the_last_programme_is_read(start: Start, qtbot: QtBot) -> None:
    desk = start("last")
    empty = desk.window.editor.empty
    assert empty.isVisible() and empty.title.text() == "Das Programm wird geöffnet …"
    assert not any(each.isVisible() for each in empty.findChildren(QPushButton))
    qtbot.waitUntil(lambda: desk.window.document.outline is not None, timeout=WAIT)
    assert not empty.isVisible()


def test_a_programme_that_is_gone_leads_to_start(start: Start, qtbot: QtBot) -> None:
    desk = start("gibt-es-nicht")
    qtbot.waitUntil(lambda: desk.window.is_complete and desk.window.views.current == START, timeout=WAIT)
    assert desk.window.editor.empty.title.text() == "Womit möchten Sie beginnen?"


def test_a_long_reading_does_not_hold_the_window_up(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.app.COMPLETE_AFTER", 50)
    monkeypatch.setattr(app.Desk, "_open_store", lambda desk: QTimer.singleShot(10_000, desk.window, lambda: None))
    desk = start("last")
    qtbot.waitUntil(lambda: desk.window.is_complete, timeout=WAIT)
    assert desk.window.document.outline is None
    assert len(desk.window.sheet.tabs.panes) == 5
