"""A disk that is full while one types: the words stay, a sentence says what to do, and they are saved when there is room."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from database.store import Store
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.unsaved import STRIP
from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.measures.view import MeasuresView
from desktop.settings import Settings
from desktop.store_thread import StoreThread
from desktop.window_views import MEASURES
from programme.model import walk
from tests.desktop.conftest import Hand, sample

SIZE = "2m"
WAIT = 20_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "klein"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"mounting a small disk is not allowed here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def small(
    light: None, qtbot: QtBot, disk: Path, jobs: Jobs, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hand]:
    """The window on a store on that disk."""
    monkeypatch.setattr("desktop.main_window.show_error", lambda error, _parent: pytest.fail(error.kind))
    thread = StoreThread()
    thread.open(lambda: Store.open(disk / "plan.sqlite"), lambda _store: None, lambda error: pytest.fail(error.kind))
    thread.flush()
    made = thread.ask(lambda store: store.library.take_in(sample()).made)
    window = MainWindow(thread, jobs, settings)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.complete()
    window.store_opened()
    window.document.open(made)
    thread.flush()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield Hand(qtbot, window)
    thread.close()


def fill(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def stored(small: Hand) -> str:
    plan = small.stored()
    return next(each.text for each in walk(plan.nodes) if each.title == "Mietberatung")


LONG = "Ein langer Satz, der auf die Platte soll. " * 60


def write_on_full_disk(small: Hand, disk: Path) -> tuple[RichTextEdit, Path]:
    small.click_on("Mietberatung")
    text = small.window.editor.entry_page.text
    text.setFocus()
    small.write("Davor. ", text)
    small.window.flush()
    small.settle()
    ballast = fill(disk)
    small.write(LONG, text)
    return text, ballast


def test_words_stay_while_the_disk_is_full_and_are_saved_by_themselves(small: Hand, disk: Path) -> None:
    text, ballast = write_on_full_disk(small, disk)
    small.qtbot.waitUntil(lambda: small.window.top.state.text() == "Nicht gespeichert", timeout=WAIT)
    notice = small.window.notices.notice(STRIP)
    assert notice is not None and "voll" in notice.words.text() and "bleibt stehen" in notice.words.text()
    assert text.toPlainText() == "Davor. " + LONG
    assert small.window.editor.entry_page.has_refused
    assert stored(small) == "Davor."
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.top.state.text().startswith("Gespeichert"), timeout=WAIT)  # nobody asked
    assert stored(small).endswith("soll.") and small.window.notices.notice(STRIP) is None


def test_one_tries_again_and_takes_the_words_along(small: Hand, disk: Path) -> None:
    _text, ballast = write_on_full_disk(small, disk)
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    notice = small.window.notices.notice(STRIP)
    assert notice is not None
    again, copies = notice.buttons
    small.qtbot.mouseClick(copies, Qt.MouseButton.LeftButton)
    assert LONG.strip() in QApplication.clipboard().text()
    small.qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    small.settle()
    assert small.window.top.state.text() == "Nicht gespeichert"
    ballast.unlink()
    small.qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    small.settle()
    assert small.window.top.state.text().startswith("Gespeichert")


def test_words_of_an_entry_that_was_left_are_not_lost(small: Hand, disk: Path) -> None:
    _text, ballast = write_on_full_disk(small, disk)
    small.window.desk.show_entry(small.entry("Busse").id)  # at once, before anything failed
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    assert small.window.editor.entry_page.text.toPlainText() == ""
    assert stored(small) == "Davor."
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is None, timeout=WAIT)
    assert stored(small).endswith("soll.")


def test_words_typed_into_a_branch_are_those_that_are_offered_again(small: Hand, disk: Path) -> None:
    small.click_on("Mietberatung")  # its own page keeps on showing what it said then
    small.window.actions_table["branch"].trigger()
    small.settle()
    section = small.window.editor.branch_page.section(small.entry("Mietberatung").id)
    assert section is not None
    ballast = fill(disk)
    section.text.setFocus()
    small.write(LONG, section.text)
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is None, timeout=WAIT)
    assert stored(small).endswith("soll.") and section.text.toPlainText() == LONG


def test_who_comes_back_to_an_entry_finds_the_words_that_are_not_saved(small: Hand, disk: Path) -> None:
    text, ballast = write_on_full_disk(small, disk)
    small.window.desk.show_entry(small.entry("Busse").id)
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    small.window.desk.show_entry(small.entry("Mietberatung").id)
    assert text.toPlainText() == f"Davor. {LONG}".strip()
    text.setFocus()
    small.write("Zuerst: ", text)
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is None, timeout=WAIT)
    assert "Zuerst:" in stored(small) and stored(small).endswith("soll.")


def test_words_of_a_programme_that_was_left_are_saved_in_it(small: Hand, disk: Path) -> None:
    first = small.outline.id
    other = small.window.store.ask(
        lambda store: store.library.take_in(replace(sample(), title="Zweites", preface="Ihr Vorwort")).made
    )
    small.window.desk.show_entry("")
    preface = small.window.editor.programme_page.preface
    preface.setFocus()
    ballast = fill(disk)
    small.write(LONG, preface)
    small.window.document.open(other)
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    small.settle()
    assert small.outline.id == other and preface.toPlainText() == "Ihr Vorwort"
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is None, timeout=WAIT)
    assert small.stored().preface == "Ihr Vorwort"
    saved = small.window.store.ask(lambda store: store.library.programme(first))
    assert saved.preface == LONG.strip()


def test_who_closes_is_asked_for_the_words_of_a_programme_that_was_left(
    small: Hand, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = small.window.store.ask(lambda store: store.library.create("Kulturplan", sample().scheme).made)
    small.window.desk.show_entry("")
    preface = small.window.editor.programme_page.preface
    preface.setFocus()
    ballast = fill(disk)
    small.write(LONG, preface)
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    small.window.document.open(other)
    small.settle()
    asked: list[QWidget] = []
    monkeypatch.setattr("desktop.widgets.message_dialog.QuestionDialog.exec", lambda dialog: asked.append(dialog) or 0)
    assert not small.window.close() and len(asked) == 1
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is None, timeout=WAIT)
    assert small.window.close() and len(asked) == 1


def test_a_title_written_in_the_tree_is_saved_when_there_is_room(small: Hand, disk: Path) -> None:
    small.click_on("Mietberatung")
    ballast = fill(disk)
    small.qtbot.keySequence(small.window.left.tree, "F2")
    small.write(LONG)
    small.press("Return")
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is None, timeout=WAIT)
    assert LONG.strip() in {each.title for each in walk(small.stored().nodes)}
    assert small.window.editor.entry_page.title.toPlainText() == LONG.strip()


def test_what_was_cut_can_be_pasted_when_there_is_room(
    small: Hand, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr("desktop.main_window.show_error", lambda error, _parent: refused.append(error.kind))
    small.click_on("Busse")
    small.press("Ctrl+X", small.window.left.tree)
    ballast = fill(disk)
    small.click_on("Mietberatung")
    small.press("Ctrl+V", small.window.left.tree)
    assert refused and "Busse im Takt" in small.titles("Verkehr")
    ballast.unlink()
    small.press("Ctrl+V", small.window.left.tree)
    assert "Busse im Takt" in small.titles("Sozialräume") and "Busse im Takt" not in small.titles("Verkehr")


def test_a_cell_of_the_table_of_measures_is_saved_when_there_is_room(small: Hand, disk: Path) -> None:
    small.window.views.show(MEASURES)
    small.rest()
    view = small.window.views.view(MEASURES)
    assert isinstance(view, MeasuresView)
    ballast = fill(disk)
    index = view.filter.index(0, 1)
    view.filter.setData(index, LONG)  # what the editor in the cell does
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is not None, timeout=WAIT)
    ballast.unlink()
    small.qtbot.waitUntil(lambda: small.window.notices.notice(STRIP) is None, timeout=WAIT)
    assert LONG.strip() in [node.title for node in walk(small.stored().nodes)]
