"""Backups as a user looks into them and brings things back, with a real store."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.document import ProgrammeDocument
from desktop.history.backup_rows import BackupRow, shown_size
from desktop.history.backups_dialog import BackupsDialog
from desktop.history.backups_wishes import BackupsWishes
from desktop.jobs import Jobs
from desktop.start.library import Library
from desktop.store_thread import StoreThread
from desktop.widgets.message_dialog import QuestionDialog
from desktop.widgets.toast import Toast
from programme.model import Programme
from programme.schemes import WAHLPROGRAMM

WAIT = 30_000


class Seen:
    """The open dialog on a store with a backup and changes since."""

    def __init__(self, wishes: BackupsWishes, store: StoreThread, qtbot: QtBot) -> None:
        self.wishes, self.store, self.qtbot = wishes, store, qtbot

    @property
    def dialog(self) -> BackupsDialog:
        assert self.wishes.dialog is not None
        return self.wishes.dialog

    def settle(self) -> None:
        for _ in range(4):
            self.store.flush()
            QApplication.processEvents()

    def states(self) -> dict[str, str]:
        return {row.title: row.state for row in self.dialog._rows}

    def choose(self, title: str) -> None:
        place = [row.title for row in self.dialog._rows].index(title)
        self.dialog.contents.setCurrentRow(place)

    def titles(self) -> set[str]:
        self.settle()
        return {each.title for each in self.store.ask(lambda inner: inner.library.overview())}

    def programme(self) -> Programme:
        self.settle()
        held = self.wishes._document.programme_id
        return self.store.ask(lambda inner: inner.library.programme(held))


@pytest.fixture
def seen(
    qtbot: QtBot,
    store: StoreThread,
    document: ProgrammeDocument,
    jobs: Jobs,
    entry_id: Callable[[str], str],
) -> Iterator[Seen]:
    """Since the backup an entry was changed, a programme deleted and another made."""
    gone = store.ask(lambda inner: inner.library.create("Altes Programm", WAHLPROGRAMM)).made
    store.ask(lambda inner: inner.backups.make())
    document.edit(entry_id("Bildung"), "title", "Schule")
    store.ask(lambda inner: inner.library.remove(gone))
    store.ask(lambda inner: inner.library.create("Neues Programm", WAHLPROGRAMM))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    wishes = BackupsWishes(window, document, Library(store), store, jobs, Toast(window))
    wishes.open()
    made = Seen(wishes, store, qtbot)
    made.settle()
    yield made
    made.dialog.close()
    assert wishes.dialog is None


def test_the_open_programme_is_chosen_in_a_backup(seen: Seen) -> None:
    held = seen.wishes._document.programme_id
    assert len(seen.dialog._rows) > 1 and seen.dialog.programme is not None
    assert seen.dialog.programme.programme == held


def test_a_backup_is_shown_with_date_size_and_what_changed_since(seen: Seen) -> None:
    assert seen.dialog.list.count() == 1
    assert seen.dialog.sum.text().startswith("1 Sicherung, ")
    assert seen.states() == {
        "Aktionsplan Musterstadt": "seither 1 geändert",
        "Altes Programm": "ist heute nicht mehr da",
        "Neues Programm": "wurde erst danach angelegt",
    }
    seen.dialog.grab()


def test_a_programme_is_compared_word_by_word(seen: Seen) -> None:
    seen.choose("Aktionsplan Musterstadt")
    seen.qtbot.mouseClick(seen.dialog.compare, Qt.MouseButton.LeftButton)
    seen.settle()
    seen.qtbot.waitUntil(lambda: seen.dialog.right.currentIndex() == 2, timeout=WAIT)
    assert len(seen.dialog.comparison.model.rows) == 1
    assert seen.dialog.comparison.names[1].text() == "Heute"
    seen.qtbot.mouseClick(seen.dialog.back, Qt.MouseButton.LeftButton)
    assert seen.dialog.right.currentIndex() == 0


def test_one_programme_comes_back_and_undo_takes_that_back(seen: Seen) -> None:
    seen.choose("Aktionsplan Musterstadt")
    seen.qtbot.mouseClick(seen.dialog.restore_one, Qt.MouseButton.LeftButton)
    assert [node.title for node in seen.programme().nodes][-1] == "Bildung"
    outline = seen.wishes._document.outline
    assert outline is not None and "Bildung" in {each.plain_title for each in outline.walk()}
    seen.wishes._document.undo()
    assert [node.title for node in seen.programme().nodes][-1] == "Schule"


def test_a_deleted_programme_comes_back(seen: Seen) -> None:
    seen.choose("Altes Programm")
    assert not seen.dialog.compare.isEnabled()
    seen.qtbot.mouseClick(seen.dialog.restore_one, Qt.MouseButton.LeftButton)
    assert "Altes Programm" in seen.titles()


def test_all_comes_back_after_a_question(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(dialog: QuestionDialog) -> int:
        asked.append(dialog.words)
        assert dialog.no.isDefault() and not dialog.yes.autoDefault()
        dialog.yes.click()
        return dialog.result()

    monkeypatch.setattr(QuestionDialog, "exec", answer)
    seen.qtbot.mouseClick(seen.dialog.restore_all, Qt.MouseButton.LeftButton)
    assert seen.titles() == {"Aktionsplan Musterstadt", "Altes Programm"}
    assert len(asked) == 1 and [node.title for node in seen.programme().nodes][-1] == "Bildung"
    seen.settle()
    assert seen.dialog.list.count() >= 2, "the state before was backed up, too"


def test_a_damaged_backup_says_so(seen: Seen) -> None:
    backup = seen.dialog.backup
    assert backup is not None
    backup.path.write_bytes(b"nothing of the kind")
    seen.dialog.list.setCurrentRow(-1)
    seen.dialog.list.setCurrentRow(0)
    seen.settle()
    assert "beschädigt" in seen.dialog.empty.text()
    assert not seen.dialog.restore_all.isEnabled() and not seen.dialog.restore_one.isEnabled()


def test_a_backup_is_made_at_once_and_says_how_far_it_is(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog, words = seen.dialog, []
    show = dialog.show_making
    monkeypatch.setattr(dialog, "show_making", lambda done: (show(done), words.append(dialog.make.text())))
    seen.qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert (dialog.make.text(), dialog.make.isEnabled()) == ("Sichert … 0 %", False)
    seen.settle()
    assert dialog.list.count() == 2
    assert len(words) > 4
    assert (words[0], words[-1], dialog.make.isEnabled()) == ("Sichert … 0 %", "Jetzt sichern", True)
    seen.qtbot.mouseClick(seen.dialog.make, Qt.MouseButton.LeftButton)
    seen.settle()
    assert seen.dialog.list.count() == 2, "nothing changed since"


def test_without_backups_and_without_a_right_to_write(qtbot: QtBot) -> None:
    dialog = BackupsDialog()
    qtbot.addWidget(dialog)
    dialog.show_backups((), locked=True)
    dialog.show()
    assert dialog.empty.isVisible() and dialog.empty.text().startswith("Noch keine Sicherung.")
    assert not any(each.isEnabled() for each in (dialog.make, dialog.restore_all, dialog.restore_one, dialog.compare))


@pytest.mark.parametrize(
    "size, words", [(12, "1 KB"), (340_400, "340 KB"), (1_250_000, "1,2 MB"), (52_000_000, "52,0 MB")]
)
def test_sizes_are_german(size: int, words: str) -> None:
    assert shown_size(size) == words
    assert BackupRow("1", "A", "unverändert", True, True, True).is_same


def test_a_second_press_restores_nothing_twice(seen: Seen) -> None:
    wished: list[str] = []
    seen.dialog.restore_programme_wished.connect(lambda _backup, programme: wished.append(programme))
    row = next(row for row in seen.dialog._rows if row.is_there and not row.is_same)
    seen.choose(row.title)
    for _ in range(2):
        seen.qtbot.mouseClick(seen.dialog.restore_one, Qt.MouseButton.LeftButton)
    assert wished == [row.programme] and not seen.dialog.restore_all.isEnabled()
    seen.settle()
    seen.qtbot.waitUntil(seen.dialog.restore_all.isEnabled, timeout=WAIT)
