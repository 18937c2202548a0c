"""Keys pressed between the window's first picture and its last part: none is lost, none makes a traceback."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from database.store import Store
from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.settings import Identity, Settings
from desktop.start import file_wishes
from desktop.store_thread import StoreThread
from tests.desktop.conftest import sample

LATE = (
    "backups", "comment", "data_folder", "designs", "export", "export_again", "export_part", "give_away", "handbook",
    "move_data", "open_archive", "own_words", "palette", "print", "print_preview", "replace", "save_archive", "scheme",
    "show_checks", "show_comments", "show_history", "show_preview",
)  # fmt: skip
"""Actions whose parts the first picture does not need."""
ENDS = ("delete_programme", "quit")
"""They take away what the others work on."""
LOOKS = ("look_light", "look_dark", "look_system", "zoom_in", "zoom_out", "zoom_normal")
"""All tests share the look, and each change of it takes its time."""
Made = Callable[[], MainWindow]


@pytest.fixture
def make(light: None, qtbot: QtBot, store: StoreThread, jobs: Jobs, tmp_path: Path) -> Made:
    """A window on the sample programme at its first picture, with the last measure chosen."""
    plan = store.ask(lambda inner: inner.library.take_in(sample()).made)

    def made() -> MainWindow:
        settings = Settings(tmp_path / "fenster.ini")
        settings.identity = Identity("Anna Beispiel", "AB")
        window = MainWindow(store, jobs, settings)
        qtbot.addWidget(window, before_close_func=lambda _window: store.flush())
        window.show()
        window.store_opened()
        window.document.open(plan)
        store.flush()
        assert window.document.outline is not None
        window.desk.show_entry(list(window.document.outline.walk())[-1].id)
        with qtbot.waitActive(window):
            window.activateWindow()
        assert not window.is_complete
        return window

    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would wait for an answer, by its kind: nobody answers here."""
    seen: list[str] = []

    def note(name: str, answer: object) -> Callable[..., Any]:
        return lambda first=None, *_rest, **_more: seen.append(f"{name} {type(first).__name__}") or answer

    monkeypatch.setattr(QDialog, "exec", note("exec", 0))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", note("file", ([], "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", note("file", ("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", note("folder", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", note("url", True))
    monkeypatch.setattr(file_wishes, "show_in_folder", note("shown", None))
    return seen


def deeds(window: MainWindow, key: str, asked: list[str]) -> tuple[object, ...]:
    """What an action does that can be seen: questions, windows, the pane in front, where the keyboard is."""
    asked.clear()
    window.sheet.fold(True)
    window.actions_table[key].trigger()
    for _ in range(6):
        window.store.flush()
        QApplication.processEvents()
    others = {type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window}
    shown = sorted({type(each).__name__ for each in window.findChildren(QWidget) if isinstance(each, QDialog)})
    focus = window.focusWidget()
    pane = "" if window.sheet.folded else window.sheet.current
    answer_dialogs(window)
    return tuple(asked), others, shown, pane, type(focus).__name__


def answer_dialogs(window: MainWindow) -> None:
    """Those that hold up the window only, not Python: another one does not open over them."""
    for each in window.findChildren(QDialog):
        each.close()


def test_these_actions_come_late(make: Made) -> None:
    """The list above is whole: all others are there from the first picture, or off until they can be done."""
    window = make()
    table = window.actions_table
    missing = {key for key in table if not table._handlers[key] and table[key].isEnabled()}
    assert missing - {"focus"} == set(LATE)  # "focus" is heard by what it switches
    window.complete()
    assert not {key for key in LATE if not table._handlers[key]}


@pytest.mark.parametrize("key", LATE)
def test_an_early_key_does_what_it_does_later(make: Made, asked: list[str], key: str) -> None:
    window = make()
    early = deeds(window, key, asked)
    assert window.is_complete
    window.close()
    later_window = make()
    later_window.complete()
    later = deeds(later_window, key, asked)
    assert early == later
    assert window.actions_table[key].isEnabled() == later_window.actions_table[key].isEnabled()


def test_all_others_work_at_the_first_picture(make: Made, asked: list[str]) -> None:
    window = make()
    others = [key for key in window.actions_table if key not in (*LATE, *ENDS, *LOOKS, "focus")]
    for key in (*others, *ENDS):
        deeds(window, key, asked)
        assert not window.is_complete, key
    assert not window.isVisible()


def test_keys_before_the_store_is_open_wait_for_it(
    light: None, qtbot: QtBot, jobs: Jobs, settings: Settings, asked: list[str], tmp_path: Path
) -> None:
    store = StoreThread()
    window = MainWindow(store, jobs, settings)
    qtbot.addWidget(window)
    window.show()
    for key in window.actions_table:
        if key not in (*LOOKS, "quit"):
            window.actions_table[key].trigger()
    assert window.is_complete
    assert "exec NewProgrammeDialog" not in asked
    answer_dialogs(window)
    store.open(lambda: Store.open(tmp_path / "programme.sqlite", "Anna Beispiel"), lambda _store: None, _fail)
    store.flush()
    assert "exec NewProgrammeDialog" in asked
    window.close()
    store.close()


@pytest.fixture
def half(make: Made) -> Iterator[MainWindow]:
    """A window some of whose panes are there."""
    window = make()
    while "preview" not in [each.key for each in window.sheet.tabs.panes]:
        assert window.complete_some()
    yield window


def test_closing_half_made_keeps_which_pane_was_in_front(half: MainWindow) -> None:
    half.settings.set_state("sheet", {"pane": "history", "folded": False, "width": 400})
    half.close()
    assert half.settings.state("sheet")["pane"] == "history"


def test_a_half_made_window_is_completed_by_a_key(half: MainWindow, asked: list[str]) -> None:
    assert deeds(half, "show_history", asked)[3] == "history"
    assert half.is_complete and half.sheet.updatesEnabled() and not half.sheet.stack.isHidden()


def _fail(error: Exception) -> None:
    raise error
