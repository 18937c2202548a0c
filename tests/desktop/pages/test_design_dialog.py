"""The editor of designs: what is changed is what is printed, own files come and go, bundled designs stay."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from desktop.pages.design_dialog import DesignDialog
from desktop.pages.design_forms import look_of, with_look
from desktop.pages.own_designs import designs_folder, offered_designs
from exporters.design import Look, design_names, load_design, save_design

WAIT = 20_000


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def dialog(qtbot: QtBot, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DesignDialog:
    monkeypatch.setenv("PROGRAMMWERK_DATA", str(tmp_path))
    dialog = DesignDialog(None, jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.canvas.count > 3, timeout=WAIT)
    return dialog


@pytest.mark.parametrize("name", design_names())
def test_forms_change_nothing_that_nobody_touched(dialog: DesignDialog, name: str) -> None:
    design = load_design(name)
    dialog.show_design(design)
    assert dialog.forms
    for form in dialog.forms:
        assert form.applied(design) == design


def test_a_change_is_kept_under_an_own_name_and_printed(dialog: DesignDialog, qtbot: QtBot) -> None:
    dialog.styles_form.kind.setCurrentIndex(dialog.styles_form.kind.findData("headings/0"))
    dialog.styles_form.editor.numbers["size"].setValue(30)
    dialog.page_form.margins["inner"].setValue(40)
    assert dialog.design.headings[0].size == 30
    assert dialog.design.page.inner == 40
    dialog.name.setText("Unser Blatt")
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    written = designs_folder() / "unser-blatt.json"
    assert json.loads(written.read_text("utf-8"))["page"]["inner"] == 40
    assert dialog.choice.currentText() == "Unser Blatt"
    assert load_design("ratsvorlage").page.inner != 40


def test_the_preview_follows_a_change(dialog: DesignDialog, qtbot: QtBot) -> None:
    dialog.page_form.size_box.setCurrentIndex(dialog.page_form.size_box.findData("A5"))
    qtbot.waitUntil(lambda: round(dialog.canvas.size_of_page[0]) == 420, timeout=WAIT)


def test_head_and_foot_are_part_of_a_design(dialog: DesignDialog) -> None:
    dialog.furniture_form.lines["foot_right"].setText("{seite}/{seiten}")
    assert dialog.design.foot_right == "{seite}/{seiten}"
    assert dialog.design.head_left == "{titel}"


def test_a_new_accent_colours_what_had_the_old_one(dialog: DesignDialog) -> None:
    dialog.show_design(load_design("wahlprogramm"))
    dialog.page_form.accent.colour = "#aa1133"
    dialog.page_form.accent.changed.emit()
    assert {dialog.design.headings[0].colour, dialog.design.cover.ground} == {"#aa1133"}
    assert dialog.design.headings[2].colour == "#000000"


def test_files_come_in_go_out_and_are_dropped(
    dialog: DesignDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, out = tmp_path / "given.json", tmp_path / "out.json"
    save_design(replace(load_design("grossdruck"), key="n", title="Nachbarstadt"), given)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(given), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog._import()
    assert "Nachbarstadt" in [title for _, title in offered_designs()]
    dialog._export()
    assert replace(load_design(str(out)), key="n") == load_design(str(given))
    dialog._drop()
    assert "Noch einmal" in dialog.error.text()
    assert "Nachbarstadt" in [title for _, title in offered_designs()]
    dialog._drop()
    assert "Nachbarstadt" not in [title for _, title in offered_designs()]


def test_a_broken_file_is_said_not_raised(
    dialog: DesignDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": 1, "page": 3}', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    dialog._import()
    assert dialog.error.isVisible()
    assert "broken.json" in dialog.error.text()


def test_changes_are_not_lost_without_a_word(dialog: DesignDialog) -> None:
    dialog.page_form.margins["inner"].setValue(40)
    dialog.choice.setCurrentIndex(0)
    dialog.choice.activated.emit(0)
    assert dialog.choice.currentData() == "ratsvorlage"
    assert "nicht gespeichert" in dialog.error.text()
    dialog.page_form.margins["inner"].setValue(41)
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_question_stays_while_pages_are_asked_for(dialog: DesignDialog, qtbot: QtBot) -> None:
    dialog.page_form.margins["inner"].setValue(40)
    dialog.reject()  # at once: the pages follow a moment later
    qtbot.waitUntil(lambda: not dialog._later.isActive())
    assert dialog.isVisible() and dialog.error.isVisible() and "nicht gespeichert" in dialog.error.text()


def test_a_design_of_the_same_name_stays(dialog: DesignDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "given.json"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(given), ""))
    for name in ("grossdruck", "grossdruck", "ratsvorlage", "wahlprogramm"):  # the second is the first again
        save_design(replace(load_design(name), key="n", title="Nachbarstadt"), given)
        dialog._import()
    own = [title for reference, title in offered_designs() if reference.endswith(".json")]
    assert sorted(own) == ["Nachbarstadt", "Nachbarstadt (2)", "Nachbarstadt (3)"]


def test_another_design_of_that_name_is_replaced_only_by_who_says_so(dialog: DesignDialog, qtbot: QtBot) -> None:
    dialog.name.setText("Unser Blatt")
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    ours = designs_folder() / "unser-blatt.json"
    before = ours.read_bytes()
    dialog.choice.setCurrentIndex(dialog.choice.findData("grossdruck"))
    dialog.choice.activated.emit(dialog.choice.currentIndex())
    dialog.name.setText("Unser Blatt")
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert ours.read_bytes() == before and "ersetzt" in dialog.error.text()
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    assert ours.read_bytes() != before
    assert not dialog.error.isVisible()
    after = ours.read_bytes()
    dialog.page_form.margins["inner"].setValue(44)
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)  # its own file
    assert ours.read_bytes() != after


def test_loading_a_file_loses_no_changes(dialog: DesignDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "given.json"
    save_design(replace(load_design("grossdruck"), key="n", title="Nachbarstadt"), given)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(given), ""))
    dialog.page_form.margins["inner"].setValue(40)
    dialog._import()
    assert dialog.design.page.inner == 40 and "nicht gespeichert" in dialog.error.text()
    dialog._import()
    assert dialog.name.text() == "Nachbarstadt"


def test_a_folder_that_cannot_be_made_is_said(
    dialog: DesignDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Datei").write_text("kein Ordner", "utf-8")
    monkeypatch.setenv("PROGRAMMWERK_DATA", str(tmp_path / "Datei"))
    dialog.accept()
    assert dialog.error.isVisible() and "gestaltung" in dialog.error.text()


def test_margins_that_leave_no_room_are_said(dialog: DesignDialog, qtbot: QtBot) -> None:
    dialog.page_form.size_box.setCurrentIndex(dialog.page_form.size_box.findData("A5"))
    for side in ("inner", "outer"):
        dialog.page_form.margins[side].setValue(60)
    qtbot.waitUntil(dialog.error.isVisible, timeout=WAIT)
    assert "page.inner" in dialog.error.text()
    dialog.page_form.margins["inner"].setValue(20)
    qtbot.waitUntil(lambda: not dialog.error.isVisible(), timeout=WAIT)


def test_every_kind_of_paragraph_can_be_read_and_changed(dialog: DesignDialog) -> None:
    design, look = load_design("wahlprogramm"), Look(33, 44)
    assert dialog.styles_form.kind.count() > 10
    for row in range(dialog.styles_form.kind.count()):
        key = dialog.styles_form.kind.itemData(row)
        assert look_of(with_look(design, key, look), key) == look


def test_paper_and_letters_that_no_box_shows_stay(dialog: DesignDialog) -> None:
    usual = load_design("ratsvorlage")
    mixed = replace(usual.text_family, italic=usual.text_family.regular)
    dialog.show_design(replace(usual, page=replace(usual.page, width=216.0, height=279.0), text_family=mixed))
    dialog.page_form.margins["inner"].setValue(33)
    page = dialog.design.page
    assert (page.width, page.height, page.inner) == (216.0, 279.0, 33.0) and dialog.design.text_family == mixed
    dialog.page_form.size_box.setCurrentIndex(dialog.page_form.size_box.findData("A5"))
    assert dialog.design.page.width == 148.0


def test_a_picture_that_cannot_be_read_is_said(
    dialog: DesignDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "weg.png"), ""))
    dialog.cover_form._choose("_logo")
    assert dialog.error.isVisible() and "weg.png" in dialog.error.text()
    assert dialog.design.cover.logo == load_design("ratsvorlage").cover.logo
