"""Named versions as a user keeps, compares and restores them, with a real store."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.document import ProgrammeDocument
from desktop.history.compare_rows import What, compare
from desktop.history.versions_list import TODAY
from desktop.history.versions_view import VersionsView
from desktop.history.versions_wishes import VersionsWishes
from desktop.jobs import Jobs
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.widgets.toast import Toast


@pytest.fixture
def view(qtbot: QtBot, document: ProgrammeDocument, store: StoreThread) -> Iterator[VersionsView]:
    """A programme with two versions, changed after each."""
    programme = document.programme_id
    first = store.ask(lambda inner: inner.versions.save(programme, "Entwurf 1")).made
    entry = store.ask(lambda inner: inner.entries.add(programme, None, title="Klima")).made
    store.ask(lambda inner: inner.versions.save(programme, "Entwurf 2", "nach der Klausur", {"width": 80}))
    store.ask(lambda inner: inner.entries.edit(entry, {"title": "Klimaschutz"}))
    view = VersionsView()
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show_versions(store.ask(lambda inner: inner.versions.of_programme(programme)))
    view.show()
    assert first
    yield view


def click(view: VersionsView, qtbot: QtBot, row: int) -> None:
    place = view.list.visualRect(view.model.index(row, 0)).center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def ids(view: VersionsView) -> dict[str, str]:
    return {each.name: each.id for each in view.model.versions}


def test_a_version_is_kept_under_a_name(view: VersionsView, qtbot: QtBot) -> None:
    assert not view.save.isEnabled()
    qtbot.keyClicks(view.new_name, "  Beschluss ")
    with qtbot.waitSignal(view.save_wished) as wish:
        qtbot.keyClick(view.new_name, Qt.Key.Key_Return)
    assert wish.args == ["Beschluss"]
    assert view.new_name.text() == ""


def test_saving_a_version_says_how_far_it_is(
    view: VersionsView, document: ProgrammeDocument, store: StoreThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []
    show = view.show_saving
    monkeypatch.setattr(view, "show_saving", lambda done: (show(done), words.append(view.save.text())))
    view.hide()  # a seen view asks for its comparison again
    VersionsWishes(document, Snapshot(document, view), store, Jobs(view), view, Toast(view)).save("Beschluss")
    for _ in range(3):
        store.flush()
        QApplication.processEvents()
    assert words == ["Speichert … 33 %", "Speichert … 66 %", "Speichern"]


def test_a_click_compares_a_version_with_today(
    view: VersionsView, qtbot: QtBot, document: ProgrammeDocument, store: StoreThread
) -> None:
    with qtbot.waitSignal(view.compare_wished) as wish:
        click(view, qtbot, 2)
    first = ids(view)["Entwurf 1"]
    assert wish.args == [first, TODAY]
    states = store.ask(lambda inner: (inner.versions.programme(first), inner.library.programme(document.programme_id)))
    view.show_comparison(first, TODAY, compare(*states))
    assert [label.text() for label in view.comparison.names] == ["Entwurf 1", "Heute"]
    assert [row.what for row in view.comparison.model.rows] == [What.ADDED]
    view.grab()


def test_any_two_states_are_compared_and_late_answers_dropped(view: VersionsView, qtbot: QtBot) -> None:
    first, second = ids(view)["Entwurf 1"], ids(view)["Entwurf 2"]
    view.before.setCurrentIndex(view.before.findData(first))
    view.after.setCurrentIndex(view.after.findData(second))
    with qtbot.waitSignal(view.compare_wished) as wish:
        view.after.activated.emit(view.after.currentIndex())
    assert wish.args == [first, second]
    view.comparison.names[0].setText("alt")
    view.show_comparison(first, TODAY, view.comparison._comparison)
    assert view.comparison.names[0].text() == "alt"


def test_name_and_note_are_changed_in_place(view: VersionsView, qtbot: QtBot) -> None:
    click(view, qtbot, 1)
    assert (view.name.text(), view.note.text()) == ("Entwurf 2", "nach der Klausur")
    view.name.setFocus()
    view.name.selectAll()
    qtbot.keyClicks(view.name, "Fassung 2")
    with qtbot.waitSignal(view.rename_wished) as wish:
        qtbot.keyClick(view.name, Qt.Key.Key_Return)
    assert wish.args == [ids(view)["Entwurf 2"], "Fassung 2", "nach der Klausur"]
    view.name.clear()
    qtbot.keyClick(view.name, Qt.Key.Key_Return)
    assert view.name.text() == "Entwurf 2"


def test_restoring_and_deleting_name_the_version(view: VersionsView, qtbot: QtBot) -> None:
    click(view, qtbot, 0)
    assert view.details.isHidden()
    click(view, qtbot, 2)
    for button, signal in ((view.restore, view.restore_wished), (view.remove, view.remove_wished)):
        with qtbot.waitSignal(signal) as wish:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wish.args == [ids(view)["Entwurf 1"]]


def test_the_list_says_when_by_whom_and_whether_printed(view: VersionsView) -> None:
    said = view.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Entwurf 2\n") and "Anna Beispiel" in said
    assert said.endswith("nach der Klausur\nmit festen Zeilennummern")


def test_without_versions_the_view_says_what_they_are_for(view: VersionsView) -> None:
    view.show_versions(())
    assert view.empty.isVisible() and not view.bar.isVisible()
    assert "Speichern Sie" in view.empty.text()


def test_the_newest_version_is_compared_first(view: VersionsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.compare_wished) as wish:
        view.compare_again()
    assert wish.args == [ids(view)["Entwurf 2"], TODAY]


def test_a_store_that_cannot_be_written_only_compares(view: VersionsView, qtbot: QtBot) -> None:
    view.show_versions(view.model.versions, locked=True)
    click(view, qtbot, 1)
    assert not any(each.isEnabled() for each in (view.new_name, view.save, view.restore, view.remove, view.name))
    assert view.before.isEnabled()


def test_a_note_being_written_stays_when_the_versions_are_listed_anew(view: VersionsView, qtbot: QtBot) -> None:
    click(view, qtbot, 1)
    view.note.setFocus()
    qtbot.keyClicks(view.note, ", im Mai")
    renamed = [replace(each, name=f"{each.name}!") for each in view.model.versions]
    view.show_versions(renamed)
    assert (view.name.text(), view.note.text()) == ("Entwurf 2!", "nach der Klausur, im Mai")
    with qtbot.waitSignal(view.rename_wished) as wish:
        qtbot.keyClick(view.note, Qt.Key.Key_Return)
    assert wish.args == [ids(view)["Entwurf 2!"], "Entwurf 2!", "nach der Klausur, im Mai"]
    view.show_versions([replace(each, note=view.note.text()) for each in renamed])  # the store has it
    view.show_versions(renamed)  # and it was undone
    assert view.note.text() == "nach der Klausur"
    qtbot.keyClicks(view.note, " 2026")
    click(view, qtbot, 2)
    click(view, qtbot, 1)
    assert view.note.text() == "nach der Klausur"
