"""Dialogs go when they were answered, and what comes for them later finds nobody and harms nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.history.archive_dialog import ArchiveDialog
from desktop.history.password_dialog import PasswordDialog
from desktop.start.bin_dialog import BinDialog
from desktop.widgets.dialog import Dialog
from desktop.widgets.message_dialog import QuestionDialog
from programme.errors import UserError
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_dialog, press_return


def answer(parent: QWidget, code: int) -> Dialog:
    """A dialog that was asked and answered."""
    dialog = Dialog("Frage", parent=parent)
    dialog.add_buttons("Ja", "Nein")
    QTimer.singleShot(0, lambda: dialog.done(code))
    assert dialog.exec() == code
    assert isValid(dialog)  # its answer can still be read
    return dialog


@pytest.mark.parametrize("code", [0, 1])
def test_an_answered_dialog_goes(light: None, qtbot: QtBot, code: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = answer(window, code)
    heard: list[int] = []
    take = dialog.while_there(heard.append)
    take(1)
    qtbot.waitUntil(lambda: not isValid(dialog))
    take(2)
    assert heard == [1]
    assert not window.findChildren(Dialog)


def test_the_bin_may_close_while_something_is_brought_back(hand: Hand, qtbot: QtBot) -> None:
    hand.click_on("Bildung")
    hand.press("Del")

    def restore_and_leave() -> None:
        dialog = hand.window.findChild(BinDialog)
        assert isinstance(dialog, BinDialog)
        qtbot.waitUntil(lambda: dialog.list.count() > 0)
        dialog.yes.click()
        dialog.no.click()

    QTimer.singleShot(0, restore_and_leave)
    hand.window.actions_table["bin"].trigger()
    qtbot.waitUntil(lambda: not hand.window.findChildren(BinDialog))
    hand.settle()
    assert hand.entry("Bildung")


@pytest.mark.parametrize("place", ["Plan.programm", "gibt-es-nicht/Plan.programm"])
def test_an_archive_may_be_left_while_it_is_written(hand: Hand, qtbot: QtBot, tmp_path: Path, place: str) -> None:
    failed: list[UserError] = []
    archives = hand.window.late.archives
    archives.failed.disconnect()
    archives.failed.connect(failed.append)
    archives.ask_save(is_gift=False)
    dialog = archives.dialog
    assert isinstance(dialog, ArchiveDialog)
    dialog.target.setText(str(tmp_path / place))
    dialog.yes.click()
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    hand.settle()
    assert (tmp_path / place).exists() != bool(failed)
    assert hand.window.toast.isVisible() == (not failed)


def test_words_that_get_longer_get_their_lines(light: None, qtbot: QtBot) -> None:
    dialog = PasswordDialog("Plan.programm")
    qtbot.addWidget(dialog)
    dialog.show()
    before, error = dialog.height(), dialog.error
    dialog.refuse("Das Kennwort stimmt nicht, oder die Datei wurde verändert. " * 3)
    qtbot.waitUntil(lambda: error.height() >= error.heightForWidth(error.width()) > error.fontMetrics().height())
    assert dialog.height() > before
    grown = dialog.height()
    dialog.refuse("Noch einmal.")
    dialog.refuse("Das Kennwort stimmt nicht, oder die Datei wurde verändert. " * 3)
    QApplication.processEvents()
    assert dialog.height() == grown


def test_return_in_the_bin_brings_back_once(hand: Hand, qtbot: QtBot) -> None:
    hand.click_on("Bildung")
    hand.press("Del")

    def back(dialog: QDialog) -> None:
        assert isinstance(dialog, BinDialog)
        hand.settle()
        dialog.restore_wished.connect(wished.append)
        press_return(dialog.list)
        qtbot.waitUntil(lambda: dialog.list.count() == 0)
        dialog.reject()

    wished: list[str] = []
    faults = in_dialog(hand, BinDialog, back)
    hand.press("Ctrl+Shift+B")
    hand.settle()
    assert faults == [] and wished == [hand.entry("Bildung").id]


def test_a_question_keeps_the_safe_answer_under_the_keyboard(light: None, qtbot: QtBot) -> None:
    dialog = QuestionDialog("Version löschen", "Endgültig löschen?", "Das Programm bleibt.", "Löschen", "Behalten")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.no and dialog.no.isDefault() and dialog.yes.property("look") == "danger"
    press_return(dialog.no)
    assert dialog.result() == QDialog.DialogCode.Rejected and not dialog.isVisible()
