"""The file's name that an export proposes."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from desktop.pages.export_dialog import ExportDialog
from desktop.tree.outline import Outline
from tests.desktop.conftest import sample


@pytest.fixture
def dialog(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> ExportDialog:
    dialog = ExportDialog(Outline(sample()), [], tmp_path, jobs)
    qtbot.addWidget(dialog)
    return dialog


def name(dialog: ExportDialog) -> str:
    return Path(dialog.target.text()).name


def choose(dialog: ExportDialog, *titles: str) -> None:
    """Takes these entries, as a click with Ctrl does."""
    dialog.part.setChecked(True)
    selection = dialog.tree.selectionModel()
    selection.clearSelection()
    for entry in dialog._outline.walk():
        if entry.plain_title in titles:
            selection.select(dialog.model.index_of(entry.id), selection.SelectionFlag.Select)


def test_it_says_what_is_taken_of_the_programme(dialog: ExportDialog) -> None:
    assert name(dialog) == "Aktionsplan Musterstadt.docx"
    choose(dialog, "Sozialräume stärken")
    assert name(dialog) == "Aktionsplan Musterstadt – A1 Sozialräume stärken.docx"
    choose(dialog, "Sozialräume stärken", "Bildung")
    assert name(dialog) == "Aktionsplan Musterstadt – Auszug.docx"
    dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))
    assert name(dialog) == "Aktionsplan Musterstadt – Auszug.pdf"
    dialog.whole.setChecked(True)
    assert name(dialog) == "Aktionsplan Musterstadt.pdf"


def test_a_name_that_somebody_gave_stays(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.target.setText(str(tmp_path / "Fürs Plenum.docx"))
    choose(dialog, "Bildung")
    assert name(dialog) == "Fürs Plenum.docx"


def test_another_folder_stays(dialog: ExportDialog, tmp_path: Path) -> None:
    other = tmp_path / "Rat"
    dialog.target.setText(str(other / Path(dialog.target.text()).name))
    choose(dialog, "Bildung")
    assert Path(dialog.target.text()) == other / "Aktionsplan Musterstadt – Bildung.docx"
