"""Where the store lies: shown, moved, warned of; what was rescued; a store that may only be read."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from database.store import Store
from desktop import app, places
from desktop.data_wishes import PLACE, READ_ONLY, RESCUE, MovingDialog
from desktop.editor.field_editors import ChoiceEdit
from desktop.editor.text_edit import RichTextEdit
from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.settings import Identity, Settings
from desktop.single_instance import SingleInstance
from desktop.start.identity_dialog import IdentityDialog
from desktop.store_thread import StoreThread
from desktop.widgets.dialog import Dialog
from desktop.widgets.message_dialog import QuestionDialog
from desktop.window_views import MEASURES, START, WRITE
from tests.desktop.conftest import Hand, sample

WAIT = 20_000
Start = Callable[..., app.Desk]
"""Called with the store and the document to read; None for the usual store and for none."""


@pytest.fixture
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of her own."""
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("PROGRAMMWERK_DATA", raising=False)
    settings = Settings()
    settings.identity = Identity("Anna Beispiel", "AB")
    settings.save()
    return tmp_path


@pytest.fixture
def start(light: None, qtbot: QtBot, homes: Path) -> Iterator[Start]:
    """Starts the application as often as wished; the last one is ended after the test."""
    running: list[app.Desk] = []

    def end() -> None:
        for desk in running:
            desk.window.closed.disconnect()
            desk.window.close()
            desk.upkeep.end()
            desk.jobs.close()
            desk.store.close()
            if desk.instance is not None:
                desk.instance.close()
        running.clear()

    def begin(store: Path | None, file: Path | None = None) -> app.Desk:
        end()
        desk = app.Desk(app.make_application(), file, store)
        running.append(desk)
        desk.use(SingleInstance(store or places.store_path()))
        desk.start()
        qtbot.waitUntil(lambda: desk.store.is_open and bool(desk.window.library.programmes), timeout=WAIT)
        qtbot.waitUntil(lambda: not desk.store.pending and desk.window.is_complete, timeout=WAIT)
        return desk

    yield begin
    end()


def press(window: MainWindow, key: str, words: str) -> None:
    notice = window.notices.notice(key)
    assert notice is not None
    QTest.mouseClick(next(each for each in notice.buttons if each.text() == words), Qt.MouseButton.LeftButton)


def opened_folders(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    seen: list[Path] = []
    monkeypatch.setattr("desktop.start.file_wishes.show_in_folder", seen.append)
    return seen


def test_the_folder_of_the_data_is_shown(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = opened_folders(monkeypatch)
    desk = start(None)
    desk.window.actions_table["data_folder"].trigger()
    assert seen == [places.store_path()] and seen[0].is_file()


def answered(monkeypatch: pytest.MonkeyPatch, *answers: bool) -> list[str]:
    """Questions are answered so, one after the other; what they asked."""
    asked: list[str] = []
    given = iter(answers)

    def answer(question: QuestionDialog) -> bool:
        asked.append(question.words)
        return next(given)

    monkeypatch.setattr(QuestionDialog, "exec", answer)
    return asked


def test_the_data_move_and_the_work_goes_on_there(
    start: Start, qtbot: QtBot, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = start(None)
    window, old = desk.window, places.store_path()
    window.document.open(window.library.programmes[0].id)
    qtbot.waitUntil(lambda: window.document.outline is not None, timeout=WAIT)
    programme = window.document.programme_id
    target = homes / "Neu"
    target.mkdir()
    window.editor.programme_page.preface.setFocus()
    QTest.keyClicks(window.editor.programme_page.preface, "Vor dem Umzug")  # not saved yet
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    asked = answered(monkeypatch, False, True)
    window.actions_table["move_data"].trigger()
    assert str(target) in asked[0] and not window.findChildren(MovingDialog), "a folder that was not meant is refused"
    window.actions_table["move_data"].trigger()
    dialog = window.data.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)  # what is half done cannot be left
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: window.data.dialog is None, timeout=WAIT)
    assert "liegen jetzt in" in window.toast.words and str(target) in window.toast.words
    assert not old.exists() and old.with_name(old.name + ".umgezogen").is_file()
    assert places.store_path() == target / old.name  # at the next start and on the command line, too
    assert SingleInstance(places.store_path()).call_first(None)  # a second start finds this window
    assert not SingleInstance(old).call_first(None)
    QTest.keyClicks(window.editor.programme_page.closing, "Danach")
    window.flush()
    stored = desk.store.ask(lambda store: store.library.programme(programme))
    assert "Vor dem Umzug" in stored.preface and "Danach" in stored.closing
    again = start(None)
    assert again.store.ask(lambda store: (store.path, store.library.programme(programme).closing)) == (
        target / old.name,
        stored.closing,
    )


def test_a_place_that_is_taken_leaves_the_data_where_they_are(start: Start, qtbot: QtBot, homes: Path) -> None:
    desk = start(None)
    taken = homes / "Belegt"
    taken.mkdir()
    (taken / places.store_path().name).write_text("etwas")
    desk.window.data.move(taken / places.store_path().name)
    qtbot.waitUntil(lambda: desk.window.notices.notice("move") is not None, timeout=WAIT)
    notice = desk.window.notices.notice("move")
    assert notice is not None and "gibt es schon" in notice.words.text()
    assert desk.store.ask(lambda store: len(store.library.overview())) > 0
    press(desk.window, "move", "Verstanden")
    assert desk.window.notices.isHidden()
    assert places.store_path().parent != taken


def test_a_synchronised_folder_gets_a_strip_with_the_way_out(
    start: Start, qtbot: QtBot, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, target = homes / "Dropbox", homes / "Hier"
    synced.mkdir()
    target.mkdir()
    with Store.open(synced / "plan.sqlite") as store:
        store.library.take_in(sample())
    desk = start(synced / "plan.sqlite")
    notice = desk.window.notices.notice(PLACE)
    assert notice is not None and notice.isVisible() and "abgeglichen" in notice.words.text()
    assert QApplication.activeModalWidget() is None  # a strip, not a dialog
    monkeypatch.setattr(QuestionDialog, "exec", lambda _question: True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    press(desk.window, PLACE, "Daten verschieben …")
    qtbot.waitUntil(lambda: (target / "plan.sqlite").is_file() and desk.window.data.dialog is None, timeout=WAIT)
    assert desk.window.notices.notice(PLACE) is None
    assert places.store_path().parent != target  # a store that was named at the start is not the usual one


def test_a_rescue_is_told_until_somebody_says_that_it_was_read(
    start: Start, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = opened_folders(monkeypatch)
    path = homes / "plan.sqlite"
    with Store.open(path) as store:
        store.library.take_in(sample())
    content = bytearray(path.read_bytes())
    content[: 4096 * 2] = bytes(4096 * 2)
    path.write_bytes(content)
    desk = start(path)
    notice = desk.window.notices.notice(RESCUE)
    assert notice is not None and notice.isVisible()
    assert "beschädigt" in notice.words.text() and "liegt unverändert hier" in notice.words.text()
    press(desk.window, RESCUE, "Ordner öffnen")
    assert seen and seen[0].exists()
    with Store.open(homes / "anderer.sqlite") as store:
        store.library.take_in(sample())
    assert start(store.path).window.notices.notice(RESCUE) is None
    again = start(path)  # nobody has answered yet
    assert again.window.notices.notice(RESCUE) is not None
    press(again.window, RESCUE, "Verstanden")
    assert again.window.notices.notice(RESCUE) is None
    assert start(path).window.notices.notice(RESCUE) is None


def test_damage_that_is_found_later_is_rescued_at_the_next_start(start: Start, qtbot: QtBot, homes: Path) -> None:
    path = homes / "plan.sqlite"
    with Store.open(path) as store:
        made = store.library.take_in(sample())
        store.entries.edit(store.library.programme(made.made).nodes[0].id, {"title": "Wohnen und Leben"})
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE history SET after = '\"etwas anderes\"' WHERE item = 'title'")
        connection.commit()
    desk = start(path)
    assert desk.window.notices.notice(RESCUE) is None  # the window does not wait for the history
    desk.upkeep._look()  # what it does by itself after some seconds
    qtbot.waitUntil(lambda: desk.window.notices.notice("damage") is not None, timeout=WAIT)
    with Store.open(homes / "anderes.sqlite") as store:
        store.library.take_in(sample())
    assert start(homes / "anderes.sqlite").window.notices.notice(RESCUE) is None
    again = start(path)
    notice = again.window.notices.notice(RESCUE)
    assert notice is not None and "gerettet" in notice.words.text()
    titles = [each.title for each in again.store.ask(lambda store: store.library.programme(made.made)).nodes]
    assert titles[0] == "Wohnen und Leben"
    assert again.store.ask(lambda store: store.check()) == []


# ------------------------------------------------------------------------------------------------------------ read only


@pytest.fixture
def locked(
    light: None, qtbot: QtBot, tmp_path: Path, jobs: Jobs, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hand]:
    """The window on a store that may only be read. A message box would wait for ever."""
    monkeypatch.setattr("desktop.main_window.show_error", lambda error, _parent: pytest.fail(error.kind))
    path = tmp_path / "nur-lesen.sqlite"
    with Store.open(path, "Anna Beispiel") as store:
        made = store.library.take_in(sample()).made
    thread = StoreThread()
    found: list[Store] = []
    thread.open(lambda: Store.open(path, read_only=True), found.append, lambda error: pytest.fail(error.kind))
    thread.flush()
    window = MainWindow(thread, jobs, settings)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.complete()
    window.store_opened(read_only=True)
    window.data.opened(found[0], usual=False)
    window.document.open(made)
    thread.flush()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield Hand(qtbot, window)
    thread.close()


def test_a_strip_says_why_nothing_can_be_changed(locked: Hand) -> None:
    notice = locked.window.notices.notice(READ_ONLY)
    assert notice is not None and notice.isVisible()
    assert "kann nur gelesen werden" in notice.words.text() and "Schreibrechte" in notice.words.text()
    assert [each.text() for each in notice.findChildren(QPushButton)] == ["Daten verschieben …", "Ordner öffnen"]


def test_no_field_of_a_read_only_store_can_be_changed(locked: Hand) -> None:
    before = locked.stored()
    locked.click_on("Das kleine")
    page = locked.window.editor.entry_page
    for editor in (page.title, page.text, *page.fields.findChildren(RichTextEdit)):
        words = editor.markup()
        editor.setFocus()
        locked.write('Nein - "nein"', editor)
        for keys in ("Return", "Backspace", "Del", "Ctrl+B", "Ctrl+V", "Ctrl+X", "Ctrl+Shift+8", "Ctrl+Z"):
            locked.press(keys, editor)
        assert editor.isReadOnly() and editor.markup() == words
    assert not locked.window.actions_table["bold"].isEnabled()
    assert page.short_title.isReadOnly() and page.number.isReadOnly()
    assert not any(each.isEnabled() for each in page.fields.findChildren(ChoiceEdit))
    locked.window.desk.show_entry("")
    assert all(each.isReadOnly() for each in locked.window.editor.programme_page.texts())
    assert locked.stored() == before


def test_a_read_only_text_can_be_read_and_copied_by_keys(locked: Hand) -> None:
    locked.click_on("Wohnen")
    text = locked.window.editor.entry_page.text
    text.setFocus()
    locked.press("Ctrl+A", text)
    locked.press("Ctrl+C", text)
    assert QApplication.clipboard().text() == "Wohnen ist ein Grundrecht."


def test_tree_table_and_actions_of_a_read_only_store_are_locked(locked: Hand) -> None:
    before, actions = locked.stored(), locked.window.actions_table
    locked.click_on("Busse")
    for keys in ("Return", "Del", "F2", "Alt+Up", "Ctrl+D", "Ctrl+X", "Ctrl+V", "Ctrl+Shift+Del", "Ctrl+N"):
        locked.press(keys)
    off = {"new_programme", "import", "undo", "lock", "delete_programme", "replace", "comment"}
    assert {each for each in off if actions[each].isEnabled()} == set()
    locked.window.views.show(MEASURES)
    locked.qtbot.waitUntil(lambda: locked.window.views.view(MEASURES).model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    model = locked.window.views.view(MEASURES).model  # type: ignore[attr-defined]
    cells = [model.index(0, column) for column in range(model.columnCount())]
    assert not any(model.flags(cell) & Qt.ItemFlag.ItemIsEditable for cell in cells)
    assert locked.stored() == before


def test_what_a_read_only_store_refuses_is_not_told_as_done(locked: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("desktop.main_window.show_error", lambda error, _parent: told.append(error.kind))
    locked.window.file_wishes.shelves.archive(locked.outline.id, True)
    locked.settle()
    assert told == ["store_read_only"] and "Archiv" not in locked.window.toast.words


def test_a_place_that_is_gone_is_asked_for(start: Start, homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, gone = homes / "Hier", homes / "Abgezogen"
    there.mkdir()
    with Store.open(there / "programme.sqlite") as store:
        store.library.take_in(sample())
    places.remember_store(gone / "programme.sqlite")
    asked: list[str] = []

    def choose(dialog: Dialog) -> int:
        asked.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.yes.click()
        return dialog.result()

    monkeypatch.setattr(Dialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(there))
    desk = start(None)
    assert any(str(gone) in each for each in asked)
    assert desk.store.ask(lambda store: store.path) == there / "programme.sqlite" == places.store_path()
    assert not gone.exists()


def test_a_new_users_first_picture_is_the_start(start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, list[str]]] = []

    as_ever = MainWindow.show

    def look(window: MainWindow) -> None:
        shown.append((window.views.current, [each.text() for each in window.stack.findChildren(QLabel)]))
        as_ever(window)

    monkeypatch.setattr(MainWindow, "show", look)
    desk = start(None)
    view, words = shown[0]
    assert view == START == desk.window.views.current
    assert not any("Noch kein Programm" in each for each in words)
    desk.window.document.open(desk.window.library.programmes[0].id)
    qtbot.waitUntil(lambda: desk.window.views.current == WRITE, timeout=WAIT)
    desk.window.session.save()
    start(None)
    assert shown[1][0] == WRITE


@pytest.mark.parametrize("with_file", [True, False])
def test_a_first_start_with_a_document_asks_no_name_over_it(
    start: Start, homes: Path, monkeypatch: pytest.MonkeyPatch, with_file: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(IdentityDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))
    monkeypatch.setattr(Settings, "identity", property(lambda _settings: None, lambda _settings, _name: None))
    document = homes / "Plan.md"
    document.write_text("# Plan\n\n## Wohnen\n\nWir bauen.\n", encoding="utf-8")
    start(None, document if with_file else None)
    assert asked == ([] if with_file else ["Wie heißen Sie?"])
