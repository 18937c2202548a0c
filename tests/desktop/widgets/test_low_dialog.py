"""Dialogs on a screen that is lower or narrower than what they show: their buttons stay in sight."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.help.info_dialogs import KeysDialog
from desktop.history.archive_dialog import ArchiveDialog
from desktop.history.backups_dialog import BackupsDialog
from desktop.history.merge_dialog import MergeDialog
from desktop.review.target import Target, TargetDialog
from desktop.schemes.dialog import SchemeDialog
from desktop.start.bin_dialog import BinDialog
from desktop.start.new_programme_dialog import NewProgrammeDialog
from desktop.widgets.dialog import Dialog
from desktop.widgets.message_dialog import MessageDialog
from tests.desktop.conftest import sample

ROOM = QSize(592, 320)  # of 1280 × 720 points at 200 %, less the window's frame
LONG = "Was geschah, was sicher ist und was zu tun ist, steht in diesem Satz. " * 12


@pytest.mark.parametrize(
    "make",
    [
        lambda: ArchiveDialog("Plan", Path("plan.programm"), True),
        BackupsDialog,
        BinDialog,
        KeysDialog,
        lambda: MergeDialog("Plan", "Gesichert am 14.03.2026"),
        lambda: MessageDialog("Fehler", LONG, "Schließen"),
        NewProgrammeDialog,
        lambda: SchemeDialog(sample()),
        lambda: TargetDialog(Target(), [], lambda *_: None),
    ],
)
def test_buttons_stay_in_sight(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: Callable[[], Dialog]) -> None:
    monkeypatch.setattr(Dialog, "_room", lambda _self: ROOM)
    dialog = make()
    dialog.setMinimumWidth(min(dialog.minimumWidth(), ROOM.width()))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() <= ROOM.height()
    foot = dialog.yes.mapTo(dialog, QPoint(dialog.yes.width(), dialog.yes.height()))
    assert dialog.rect().contains(foot)
    assert dialog.childAt(foot - QPoint(4, 4)) is dialog.yes


def test_a_field_with_the_keyboard_is_scrolled_into_sight(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dialog, "_room", lambda _self: ROOM)
    dialog = ArchiveDialog("Plan", Path("plan.programm"), True)
    dialog.comments.setFocus()
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.focusWidget() is dialog.comments
    while not isinstance(dialog.focusWidget(), QLineEdit):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.password
    area = dialog.findChildren(QScrollArea)[0]
    place = dialog.password.mapTo(area.viewport(), dialog.password.rect().center())
    assert area.viewport().rect().contains(place)


def test_where_there_is_room_nothing_is_scrolled(qtbot: QtBot) -> None:
    dialog = NewProgrammeDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.findChildren(QScrollArea)
