"""Programmes and files at the window: new, read with review, export, search, bin."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog

from desktop import messages
from desktop.pages.export_dialog import ExportDialog
from desktop.pages.export_target import TargetField, file_name
from desktop.settings import Identity
from desktop.start.bin_dialog import BinDialog
from desktop.start.identity_dialog import IdentityDialog
from desktop.start.new_programme_dialog import NewProgrammeDialog
from desktop.start.programme_list import ID_ROLE
from desktop.widgets.message_dialog import WordsDialog
from desktop.window_views import START
from exporters.completeness import written_words
from programme.measures import MeasureQuery
from programme.model import Level
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_dialog

WAIT = 30_000  # milliseconds: the worker's first start on a busy machine


def test_a_new_programme_from_a_scheme(hand: Hand) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewProgrammeDialog)
        dialog.title_field.setText("Wahlprogramm Musterstadt")
        tile = dialog._group.button(1)
        hand.qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    faults = in_dialog(hand, NewProgrammeDialog, fill)
    hand.window.top.search.setFocus()
    hand.press("Ctrl+N")
    hand.settle()
    assert faults == []
    assert hand.window.focusWidget() is hand.window.left.first  # wherever the keyboard was before: writing begins there
    assert (hand.outline.head.title, hand.outline.scheme.key) == ("Wahlprogramm Musterstadt", "wahlprogramm")
    assert hand.window.left.first.isVisible() and hand.window.left.first.text() == "Kapitel anlegen"
    hand.qtbot.mouseClick(hand.window.left.first, Qt.MouseButton.LeftButton)
    hand.settle()
    assert [node.level for node in hand.stored().nodes] == [Level.HANDLUNGSFELD]


def test_the_list_tells_how_many_entries_there_are_now(hand: Hand) -> None:
    rows = hand.window.left.programmes.list
    hand.qtbot.waitUntil(lambda: rows.count() == 1)
    size = hand.outline.size
    assert rows.item(0).toolTip().endswith(f", {size} Einträge")
    hand.click_on("Das kleine")
    hand.press("Return")
    hand.press("Escape")
    assert hand.outline.size == size + 1
    assert rows.item(0).toolTip().endswith(f", {size + 1} Einträge")
    hand.window.actions_table["undo"].trigger()
    hand.settle()
    assert rows.item(0).toolTip().endswith(f", {size} Einträge")


def test_the_list_marks_the_open_programme_again_once_the_keyboard_is_elsewhere(hand: Hand) -> None:
    rows = hand.window.left.programmes.list
    hand.window.library.create("Leeres Programm", hand.outline.scheme, hand.window.document.open)
    hand.settle()
    hand.qtbot.waitUntil(lambda: rows.count() == 2 and rows.currentItem() is not None)
    rows.setFocus()
    walked = Qt.Key.Key_Down if rows.currentRow() == 0 else Qt.Key.Key_Up
    hand.qtbot.keyClick(rows, walked)
    assert rows.currentItem().data(ID_ROLE) != hand.outline.id
    hand.window.top.search.setFocus()
    assert rows.currentItem().data(ID_ROLE) == hand.outline.id


@pytest.mark.parametrize(
    ("typed", "key"),
    [("speichern", "export"), ("vergleichen", "view_versions"), ("englisch", "language"), ("impressum", "programme_details"),
     ("rechtschreibung", "own_words"), ("tabelle", "view_measures"), ("ordner", "view_start")],
)  # fmt: skip
def test_a_command_is_found_by_what_a_person_calls_it(hand: Hand, typed: str, key: str) -> None:
    hand.press("Ctrl+K")
    palette = hand.window.late.palette.palette
    hand.write(typed, palette.field)
    found = [each.key for each in palette.model.rows if each.kind == "action"]
    assert key in found and "delete_programme" not in found
    hand.press("Escape", palette.field)


def test_every_other_word_belongs_to_a_command(hand: Hand) -> None:
    assert messages.known_kinds("other_words") <= set(hand.window.actions_table)
    assert messages.known_kinds("other_words") == messages.known_kinds("other_words", messages.ENGLISH)


def test_an_entry_of_another_programme_is_found_and_opened(hand: Hand) -> None:
    first = hand.outline.id
    hand.window.library.create("Leeres Programm", hand.outline.scheme, hand.window.document.open)
    hand.settle()
    assert hand.outline.id != first
    hand.press("Ctrl+Shift+H")
    hand.write("radweg")
    hand.qtbot.waitUntil(lambda: hand.window.hits.model.rowCount() == 1 and hand.window.hits.isVisible())
    hand.press("Return")
    assert hand.outline.id == first
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.plain_title.startswith("Radwege")
    assert hand.window.hits.isHidden()


def test_a_programme_goes_to_the_bin_and_comes_back(hand: Hand) -> None:
    programme = hand.outline.id
    hand.press("Ctrl+Shift+Del")
    assert hand.window.document.outline is None
    assert hand.window.views.current == START
    assert hand.window.left.programmes.list.count() == 0
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.outline.id == programme
    assert hand.titles() == ["Wohnen", "Verkehr", "Bildung"]


def test_the_bin_gives_entries_back(hand: Hand) -> None:
    hand.click_on("Verkehr")
    hand.press("Del")

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, BinDialog)
        hand.settle()
        assert [dialog.list.item(row).text().split("\n")[0] for row in range(dialog.list.count())] == [
            "Verkehr mit 3 Einträgen"
        ]
        hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        hand.settle()
        assert dialog.list.count() == 0 and dialog.empty.isVisible()
        dialog.reject()

    faults = in_dialog(hand, BinDialog, take)
    hand.press("Ctrl+Shift+B")
    hand.settle()
    assert faults == []
    assert hand.titles() == ["Wohnen", "Verkehr", "Bildung"]


def export_to(hand: Hand, target: Path, act: Callable[[ExportDialog], object], keys: str = "Ctrl+E") -> list[str]:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        act(dialog)
        dialog.target.setText(str(target))
        hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        if not dialog.isHidden():
            hand.qtbot.waitUntil(lambda: dialog.isHidden() or dialog.error.isVisible(), timeout=WAIT)
        if dialog.error.isVisible():
            errors.append(dialog.error.text())
            dialog.reject()

    errors: list[str] = []
    faults = in_dialog(hand, ExportDialog, fill)
    hand.press(keys)
    hand.settle()
    assert faults == []
    return errors


def test_a_foreign_file_is_replaced_only_when_it_is_said_twice(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "Fremd.docx"
    target.write_bytes(b"von Hand bearbeitet")

    def once(dialog: ExportDialog) -> None:
        dialog.target.setText(str(target))
        dialog.accept()
        assert dialog.error.text() == "„Fremd.docx“ gibt es schon. Noch einmal „Exportieren“ ersetzt die Datei."
        assert target.read_bytes() == b"von Hand bearbeitet"

    assert export_to(hand, target, once) == []
    assert target.read_bytes()[:2] == b"PK"
    assert not TargetField(QComboBox(), [str(target)]).would_replace()  # what was written from here before


def test_the_ending_of_the_name_and_the_format_follow_each_other(hand: Hand, tmp_path: Path) -> None:
    def act(dialog: ExportDialog) -> None:
        dialog.target.clear()
        hand.qtbot.keyClicks(dialog.target, str(tmp_path / "Plan 2.0.pdf"))
        assert dialog.format.currentData() == ".pdf"
        dialog.format.setCurrentIndex(dialog.format.findData(".md"))
        assert dialog.target.text() == str(tmp_path / "Plan 2.0.md")

    assert export_to(hand, tmp_path / "Plan 2.0", act) == []
    assert (tmp_path / "Plan 2.0.md").is_file()  # a name without an ending of ours gets one


def test_a_refusal_squeezes_nothing(hand: Hand, tmp_path: Path) -> None:
    heights: list[int] = []

    def act(dialog: ExportDialog) -> None:
        hand.settle()
        heights.append(dialog.settings.height())
        dialog.target.setText(str(tmp_path / "fehlt" / "x.docx"))
        dialog.accept()
        hand.qtbot.waitUntil(dialog.error.isVisible, timeout=WAIT)
        hand.settle()
        heights.append(dialog.settings.height())

    export_to(hand, tmp_path / "gut.docx", act)
    assert heights[0] <= heights[1]


def test_export_of_an_excerpt(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "Auszug.md"
    hand.click_on("Verkehr")

    def act(dialog: ExportDialog) -> None:
        assert dialog.part.isChecked() and dialog.parts() == [hand.entry("Verkehr").id]
        assert dialog.notice.isVisible() and "V.i.S.d.P." in dialog.notice.text()

    assert export_to(hand, target, act, "Ctrl+Shift+E") == []
    words = target.read_text("utf-8")
    assert "Radwege für" in words and "Mietberatung" not in words
    assert hand.window.toast.words == "„Auszug.md“ ist geschrieben."


def test_export_of_the_whole_follows_the_ending(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "Ganz.json"

    def act(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".json"))
        assert dialog.target.text().endswith("Aktionsplan Musterstadt.json")
        assert not dialog.edition.isEnabled()

    assert export_to(hand, target, act) == []
    assert json.loads(target.read_text("utf-8"))["title"] == "Aktionsplan Musterstadt"


def test_a_target_that_cannot_be_written_keeps_the_dialog_open(hand: Hand, tmp_path: Path) -> None:
    errors = export_to(hand, tmp_path / "fehlt" / "Datei.md", lambda _dialog: None)
    assert len(errors) == 1 and "Datei.md" in errors[0]


def test_file_names_are_safe() -> None:
    assert file_name('Plan: "A/B" 2027?') == "Plan A B 2027"
    assert file_name("...") == "Programm"


def test_the_first_start_takes_no_for_an_answer(hand: Hand) -> None:
    dialog = IdentityDialog(None)
    hand.qtbot.addWidget(dialog)
    assert dialog.no.text() == "Ohne Namen weiter"
    dialog.reject()
    assert dialog.identity == Identity("", "")


def test_initials_are_guessed_until_given(hand: Hand) -> None:
    dialog = IdentityDialog(None)
    hand.qtbot.addWidget(dialog)
    hand.write("Anna Lena Beispiel", dialog.name)
    assert dialog.initials.text() == "ALB"
    hand.write("X", dialog.initials)
    hand.write("-Muster", dialog.name)
    dialog.accept()
    assert dialog.identity == Identity("Anna Lena Beispiel-Muster", "ALBX")


def test_the_author_stands_in_the_history(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up")
    node = hand.entry("Busse").id
    assert hand.window.store.ask(lambda store: store.history.of_node(node))[0].author == "Anna Beispiel"


def test_what_was_exported_last_is_one_key_away(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "Wieder.md"

    def act(dialog: ExportDialog) -> None:
        dialog.imprint.setChecked(False)
        dialog.format.setCurrentIndex(dialog.format.findData(".md"))

    assert export_to(hand, target, act) == []
    written = target.read_text("utf-8")
    target.unlink()
    hand.window.actions_table["export_again"].trigger()
    hand.qtbot.waitUntil(target.exists, timeout=WAIT)
    assert target.read_text("utf-8") == written
    hand.qtbot.waitUntil(lambda: hand.window.toast.words == "„Wieder.md“ ist geschrieben.", timeout=WAIT)


def test_a_profile_is_kept_with_the_programme(hand: Hand, tmp_path: Path) -> None:
    def name(dialog: QDialog) -> None:
        assert isinstance(dialog, WordsDialog) and dialog.focusWidget() is dialog.field and not dialog.yes.isEnabled()
        hand.write("Für den Ausschuss", dialog.field)
        hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    def keep(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".md"))
        dialog.edition.setCurrentIndex(dialog.edition.findData("debate"))
        inner.append(in_dialog(hand, WordsDialog, name))
        dialog._keep_profile()

    def choose(dialog: ExportDialog) -> None:
        assert dialog.edition.currentData() == "print"
        dialog.profile.setCurrentIndex(dialog.profile.findData("Für den Ausschuss"))
        dialog._profile_chosen()
        assert (dialog.format.currentData(), dialog.edition.currentData()) == (".md", "debate")

    inner: list[list[str]] = []
    assert export_to(hand, tmp_path / "a.md", keep) == [] and inner == [[]]
    hand.window.activateWindow()
    hand.window.left.tree.setFocus()
    hand.settle()
    assert export_to(hand, tmp_path / "b.md", choose) == []
    assert "Zeilennummern" in (tmp_path / "b.md").read_text("utf-8")


def test_the_measures_that_are_filtered_are_exported(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "m.xlsx"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        assert dialog.options.measure_filter == MeasureQuery(words="Radwege")
        assert dialog.chosen_measures.isVisible()
        dialog.target.setText(str(target))
        hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        hand.qtbot.waitUntil(
            lambda: dialog.isHidden() or dialog.error.isVisible() or dialog.yes.isHidden(), timeout=WAIT
        )
        assert dialog.isHidden(), (dialog.notice.text(), dialog.error.text())

    faults = in_dialog(hand, ExportDialog, fill)
    hand.window.late.exports.export_measures(MeasureQuery(words="Radwege"))
    hand.settle()
    assert faults == []
    words = " ".join(written_words(target))
    assert "Radwege" in words and "Mietberatung" not in words
