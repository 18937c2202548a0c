"""Where a programme is saved to as a file: nothing is replaced unasked, and any name that one types is taken or refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.history.archive_dialog import ArchiveDialog


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ArchiveDialog:
    dialog = ArchiveDialog("Aktionsplan", tmp_path / "Aktionsplan.programm", is_gift=True)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def wished(qtbot: QtBot, dialog: ArchiveDialog, typed: str) -> list[Path]:
    found: list[Path] = []
    dialog.save_wished.connect(lambda _options, target: found.append(target))
    dialog.target.setText(typed)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    return found


def test_a_file_that_stands_there_is_replaced_only_when_it_is_said_twice(
    qtbot: QtBot, dialog: ArchiveDialog, tmp_path: Path
) -> None:
    whole = tmp_path / "Aktionsplan.programm"
    whole.write_bytes(b"mit allen Kommentaren")
    assert wished(qtbot, dialog, str(whole)) == []
    assert "gibt es schon" in dialog.error.text() and "„Weitergeben“" in dialog.error.text()
    assert wished(qtbot, dialog, str(whole)) == [whole]
    assert not dialog.error.isVisible()


@pytest.mark.parametrize("typed", ["", "  ", "/"])
def test_without_a_name_one_is_asked_for(qtbot: QtBot, dialog: ArchiveDialog, typed: str) -> None:
    assert wished(qtbot, dialog, typed) == []
    assert "wohin" in dialog.error.text()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Plan", "Plan.programm"),
        ("Plan.PROGRAMM", "Plan.PROGRAMM"),
        ("~gibtesnicht/Plan", "~gibtesnicht/Plan.programm"),
        ("a" * 300, f"{'a' * 300}.programm"),
    ],
)
def test_a_mere_name_is_one_in_the_proposed_folder(
    qtbot: QtBot, dialog: ArchiveDialog, tmp_path: Path, typed: str, meant: str
) -> None:
    assert wished(qtbot, dialog, typed) == [tmp_path / meant]


def test_passwords_that_differ_since_the_attempt_save_nothing(qtbot: QtBot, dialog: ArchiveDialog) -> None:
    for each in (dialog.password, dialog.again):
        each.setText("Kiesel Wolke")
    assert len(wished(qtbot, dialog, "Plan")) == 1
    dialog.again.setText("Kiesel Wolken")
    dialog.again.setText("Kiesel Wolke")
    assert not dialog.yes.isEnabled(), "it is being written"
    dialog.password.setText("Kiesel Wind")
    dialog.say_failed("Der Datenträger ist voll.")
    assert not dialog.yes.isEnabled()
    dialog.again.setText("Kiesel Wind")
    assert dialog.yes.isEnabled()
