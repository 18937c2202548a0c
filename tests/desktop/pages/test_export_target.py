"""The file's name that an export proposes."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from desktop.pages.export_dialog import ExportDialog
from desktop.pages.export_profiles import Profile, Profiles
from desktop.tree.outline import Outline
from desktop.widgets.message_dialog import WordsDialog
from exporters.options import ExportOptions
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


def test_a_mere_name_is_one_in_the_folder_that_was_proposed(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.target.setText("Plenum")
    assert dialog.target.path == tmp_path / "Plenum.docx"
    dialog.target.setText(str(tmp_path / "Rat" / "Plenum.docx"))
    assert dialog.target.path == tmp_path / "Rat" / "Plenum.docx"


def test_the_home_of_nobody_is_a_name_like_any_other(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.target.setText("~gibtesnicht/Plenum.docx")
    assert dialog.target.path == tmp_path / "~gibtesnicht" / "Plenum.docx"
    assert not dialog.target.would_replace()
    dialog.target.setText("~/Plenum.docx")
    assert dialog.target.path == Path.home() / "Plenum.docx"


def test_what_is_changed_while_it_is_written_is_not_taken_for_what_was_written(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    foreign = tmp_path / "Fremdes.docx"
    foreign.write_bytes(b"von anderen")
    with qtbot.waitSignal(dialog.profiles_changed) as kept:
        dialog.accept()
        dialog.target.setText(str(foreign))
        assert not dialog.yes.isEnabled()  # nothing is written twice
    [profiles] = kept.args
    assert profiles.last.target == str(tmp_path / "Aktionsplan Musterstadt.docx")
    assert str(foreign) not in profiles.targets and foreign.read_bytes() == b"von anderen"


def test_an_excerpt_of_entries_that_are_gone_is_chosen_anew(dialog: ExportDialog) -> None:
    dialog.show_profile(Profile("Sitzung", ".docx", ExportOptions(parts=("weg",))))
    assert dialog.part.isChecked() and not dialog.yes.isEnabled()
    choose(dialog, "Bildung")
    assert dialog.yes.isEnabled()


def test_a_profile_that_was_never_exported_replaces_no_file(
    dialog: ExportDialog, qtbot: QtBot, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "Aktionsplan Musterstadt.docx"  # the name that is proposed
    mine.write_bytes(b"was jemand anders schrieb")
    kept: list[Profiles] = []
    dialog.profiles_changed.connect(kept.append)
    monkeypatch.setattr(WordsDialog, "ask", lambda *_: "Für den Rat")
    dialog.keep.click()
    again = ExportDialog(Outline(sample()), [], tmp_path, jobs, profiles=kept[0])
    qtbot.addWidget(again)
    again.profile.setCurrentIndex(again.profile.findData("Für den Rat"))
    again.profile.activated.emit(again.profile.currentIndex())
    assert again.target.path == mine
    again.accept()
    assert "gibt es schon" in again.error.text() and mine.read_bytes() == b"was jemand anders schrieb"
