"""The Vergleich with a version, from the window and from the command line; notices when a file is written again."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from desktop import worker_jobs
from desktop.pages.export_dialog import ExportDialog
from desktop.widgets.message_dialog import MessageDialog
from exporters.options import Edition
from tests.desktop.conftest import Hand
from tests.desktop.test_cli import SAMPLE, Line, document, line  # noqa: F401 - fixtures
from tests.desktop.test_files_hand import WAIT, export_to


def word(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def with_a_version(hand: Hand) -> None:
    """Keeps the present state as "Entwurf 1", then renames "Verkehr"."""
    programme = hand.outline.id
    hand.window.document.change(lambda store: store.versions.save(programme, "Entwurf 1"))
    hand.settle()
    hand.window.document.edit(hand.entry("Verkehr").id, "title", "Mobilität")
    hand.settle()


def test_the_window_writes_a_comparison_with_a_version(hand: Hand, tmp_path: Path) -> None:
    with_a_version(hand)

    def choose(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".docx"))
        assert not dialog.settings.tracked.isVisible()
        dialog.edition.setCurrentIndex(dialog.edition.findData(Edition.COMPARISON.value))
        assert dialog.settings.tracked.isVisible() and dialog.settings.version.currentText() == "Entwurf 1"
        dialog.settings.tracked.setChecked(True)

    assert export_to(hand, tmp_path / "v.docx", choose) == []
    text = word(tmp_path / "v.docx")
    assert '<w:delText xml:space="preserve">Verkehr</w:delText>' in text
    assert "<w:ins " in text and "Mobilität" in text
    assert "Entwurf 1" in text


def test_without_versions_there_is_nothing_to_compare_with(hand: Hand, tmp_path: Path) -> None:
    def look(dialog: ExportDialog) -> None:
        assert dialog.edition.findData(Edition.COMPARISON.value) == -1
        dialog.format.setCurrentIndex(dialog.format.findData(".md"))

    assert export_to(hand, tmp_path / "v.md", look) == []


def test_settings_of_an_edition_are_offered_and_kept(hand: Hand, tmp_path: Path) -> None:
    def choose(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".md"))
        dialog.edition.setCurrentIndex(dialog.edition.findData("sheets"))
        assert dialog.settings.empty_fields.isVisible() and not dialog.settings.fifth.isVisible()
        dialog.settings.empty_fields.setChecked(True)
        dialog.edition.setCurrentIndex(dialog.edition.findData("print"))
        dialog.settings.levels.setValue(2)

    assert export_to(hand, tmp_path / "a.md", choose) == []
    kept = hand.window.late.exports._profiles[1].last
    assert kept is not None
    assert (kept.options.empty_fields, kept.options.contents_depth) == (True, 2)


def test_what_is_wrong_is_said_when_a_file_is_written_again(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "Wieder.pdf"
    said: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, MessageDialog):
            said.extend(box.lines)
            box.reject()
        else:
            QTimer.singleShot(20, close)

    assert export_to(hand, target, lambda dialog: dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))) == []
    QTimer.singleShot(0, close)
    hand.window.actions_table["export_again"].trigger()
    hand.qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert "V.i.S.d.P." in said[0]


def test_the_window_closes_when_the_file_that_is_written_again_stands(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Wieder.md"
    assert export_to(hand, target, lambda dialog: dialog.format.setCurrentIndex(dialog.format.findData(".md"))) == []
    target.unlink()
    run, held = hand.window.jobs.run, []

    def hold(function: str, *given: Any, **named: Any) -> int:
        if function != worker_jobs.WRITE:
            return run(function, *given, **named)
        held.append(lambda: run(function, *given, **named))
        return 0

    monkeypatch.setattr(hand.window.jobs, "run", hold)
    hand.window.actions_table["export_again"].trigger()
    hand.qtbot.waitUntil(lambda: bool(held), timeout=WAIT)
    assert not hand.window.close() and hand.window.isVisible()
    assert target.name in hand.window.toast.words
    held[0]()
    hand.qtbot.waitUntil(lambda: not hand.window.isVisible(), timeout=WAIT)
    assert target.exists()


def test_a_window_that_is_closed_right_after_the_wish_waits_for_the_file(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "Wieder.md"
    assert export_to(hand, target, lambda dialog: dialog.format.setCurrentIndex(dialog.format.findData(".md"))) == []
    target.unlink()
    hand.window.actions_table["export_again"].trigger()  # the store answers in the event loop only
    assert not hand.window.close() and hand.window.isVisible()
    hand.qtbot.waitUntil(lambda: not hand.window.isVisible(), timeout=WAIT)
    assert target.exists()


def test_a_wish_that_becomes_a_question_keeps_no_window_open(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    exports, asked = hand.window.late.exports, list[object]()
    monkeypatch.setattr(exports, "_ask", lambda *given: asked.append(given))
    hand.window.actions_table["export_again"].trigger()
    assert not hand.window.close()
    hand.qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    assert exports._writing == [] and hand.window.close()


def test_who_closes_the_window_twice_does_not_wait_for_the_file(hand: Hand) -> None:
    hand.window.late.exports._writing.append("Entwurf.pdf")
    assert not hand.window.close() and hand.window.isVisible()
    assert hand.window.close() and not hand.window.isVisible()


def test_a_window_that_stays_open_waits_for_the_next_file_as_well(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports, refused = hand.window.late.exports, list[int]()
    monkeypatch.setattr(hand.window, "close", lambda: refused.append(1))
    for count in (1, 2):
        exports._writing += ["Entwurf.pdf", "Entwurf.docx"]
        event = QCloseEvent()
        QApplication.sendEvent(hand.window, event)
        assert not event.isAccepted()
        for name in ("Entwurf.pdf", "Entwurf.docx"):
            assert len(refused) == count - 1, "while a file is being written"
            exports._written_again((tmp_path / name, ()))
        assert len(refused) == count


def test_the_command_line_compares_with_a_file_and_with_a_version(line: Line, tmp_path: Path) -> None:  # noqa: F811
    later = tmp_path / "spaeter.json"
    later.write_text(SAMPLE.read_text("utf-8").replace("Wohnen", "Wohnraum"), "utf-8")
    target = tmp_path / "v.docx"
    line("export", later, "--to", target, "--compare-with", SAMPLE, "--tracked")
    assert "Wohnen" in word(target) and "<w:ins " in word(target)
    line("export", later, "--to", tmp_path / "x.pdf", "--compare-with", "Entwurf 9", code=2)
    assert "Entwurf 9" in line.err
    line("export", later, "--to", tmp_path / "x.pdf", "--edition", "comparison", code=2)
    assert "fehlt die frühere Fassung" in line.err
    assert not (tmp_path / "x.pdf").exists()


def test_an_excerpt_whose_entries_are_gone_is_not_written_again_unasked(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Auszug.md"
    hand.click_on("Busse")

    def act(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".md"))
        dialog.part.setChecked(True)
        dialog._choose_parts([hand.entry("Busse").id])

    assert export_to(hand, target, act) == []
    before = target.read_bytes()
    with hand.qtbot.waitActive(hand.window):  # the dialog had the keyboard
        hand.window.activateWindow()
    hand.click_on("Busse")
    hand.press("Delete", hand.window.left.tree)
    assert "Busse im Takt" not in hand.titles("Verkehr")
    asked: list[object] = []
    monkeypatch.setattr(hand.window.late.exports, "_ask", lambda *given: asked.append(given))
    hand.window.actions_table["export_again"].trigger()
    hand.qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    assert target.read_bytes() == before and hand.window.late.exports._writing == []


def test_what_somebody_changed_in_word_since_is_not_written_over_unasked(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Druckerei.md"
    assert export_to(hand, target, lambda dialog: dialog.format.setCurrentIndex(dialog.format.findData(".md"))) == []
    written: list[object] = []
    monkeypatch.setattr(hand.window.late.exports, "_written", written.append)
    for times in (1, 2):  # its own file, as often as one likes
        hand.window.actions_table["export_again"].trigger()
        hand.qtbot.waitUntil(lambda times=times: len(written) == times, timeout=WAIT)
    target.write_text("von Hand gesetzt", "utf-8")
    asked: list[object] = []
    exports = hand.window.late.exports
    monkeypatch.setattr(exports, "_ask", lambda *given: asked.append(given))
    hand.window.actions_table["export_again"].trigger()
    hand.qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    assert target.read_text("utf-8") == "von Hand gesetzt"
    monkeypatch.undo()

    def once(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".md"))
        dialog.target.setText(str(target))
        dialog.accept()
        assert "gibt es schon" in dialog.error.text()
        assert target.read_text("utf-8") == "von Hand gesetzt"

    with hand.qtbot.waitActive(hand.window):
        hand.window.activateWindow()
    assert export_to(hand, target, once) == []
    assert target.read_text("utf-8") != "von Hand gesetzt"
