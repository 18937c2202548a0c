"""The dialogs on a `.programm` file when it fails, is pressed twice or is given up amid work."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from database.exchange import SaveOptions
from database.store import Store
from desktop.history.compare_rows import compare
from desktop.history.merge_dialog import MergeDialog
from desktop.history.password_dialog import PasswordDialog
from tests.desktop.conftest import Hand, sample
from tests.programme.builders import field, programme


@pytest.fixture
def dialog(qtbot: QtBot) -> MergeDialog:
    made = MergeDialog("Plan", "Gesichert am 14.03.2026")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_was_never_shown_is_not_merged(dialog: MergeDialog) -> None:
    dialog.say_failed("Die Datei ist nicht mehr da.")
    assert dialog.error.isVisible() and not dialog.state.isVisible()
    assert not dialog.yes.isEnabled() and dialog.copy.isEnabled()


def test_a_second_press_is_not_heard(dialog: MergeDialog, qtbot: QtBot) -> None:
    wishes: list[str] = []
    dialog.copy_wished.connect(lambda: wishes.append("copy"))
    dialog.merge_wished.connect(lambda _choices: wishes.append("merge"))
    dialog.show_merge(compare(sample(), sample()), [])
    for each in (dialog.copy, dialog.copy, dialog.yes):
        qtbot.mouseClick(each, Qt.MouseButton.LeftButton)
    assert wishes == ["copy"]
    dialog.say_failed("Der Datenträger ist voll.")
    for each in (dialog.yes, dialog.copy):
        qtbot.mouseClick(each, Qt.MouseButton.LeftButton)
    assert wishes == ["copy", "merge"]


def test_a_password_that_is_given_up_brings_nothing_in(hand: Hand, tmp_path: Path) -> None:
    file, archives, own = tmp_path / "geheim.programm", hand.window.late.archives, hand.outline.id
    with Store.open(tmp_path / "x.sqlite") as store:
        made = store.library.take_in(programme(field("Feld"), title="Geheimes")).made
        store.exchange.save(made, file, SaveOptions(password="Kiesel Wolke"))
    archives.open(file)
    hand.qtbot.waitUntil(lambda: isinstance(archives.dialog, PasswordDialog))
    dialog = archives.dialog
    assert isinstance(dialog, PasswordDialog)
    hand.write("Kiesel Wolke", dialog.field)
    hand.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    hand.qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # before the store has opened the file
    hand.settle()
    hand.rest()
    assert hand.outline.id == own and archives.dialog is None
    assert [each.title for each in hand.window.library.programmes] == ["Aktionsplan Musterstadt"]
