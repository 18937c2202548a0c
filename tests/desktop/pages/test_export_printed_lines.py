"""The Beratungsfassung with the lines of a version: from the window, once more, from a profile, by the command line."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from database.store import Store
from desktop.history.versions_view import VersionsView
from desktop.pages.export_dialog import ExportDialog
from desktop.pages.export_profiles import Profiles, profiles_data, profiles_from
from exporters.options import Edition, ExportOptions
from exporters.registry import export
from programme import lines
from tests.desktop.conftest import Hand
from tests.desktop.test_cli import Line, document, line  # noqa: F401 - fixtures
from tests.desktop.test_files_hand import WAIT, export_to

LONGER = "Wohnen " + "und alles, was in unserer Stadt noch dazugehört, damit sich hier leben lässt " * 3


def numbered(path: Path) -> list[str]:
    """The lines with numbers of a Beratungsfassung in Markdown."""
    return re.findall(r"^`\d+`.*$", path.read_text("utf-8"), re.MULTILINE)


def choose_debate(dialog: ExportDialog) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(".md"))
    dialog.edition.setCurrentIndex(dialog.edition.findData("debate"))


def choose_version(dialog: ExportDialog) -> None:
    choose_debate(dialog)
    assert dialog.settings.lines.isVisible() and dialog.settings.lines.currentText() == "neu gezählt"
    dialog.settings.lines.setCurrentIndex(dialog.settings.lines.findText("wie in Version „Entwurf 1“"))


def keep_version(hand: Hand) -> None:
    programme = hand.outline.id
    hand.window.document.change(lambda store: store.versions.save(programme, "Entwurf 1"))
    hand.settle()


def test_without_versions_lines_can_only_be_counted(hand: Hand, tmp_path: Path) -> None:
    def look(dialog: ExportDialog) -> None:
        choose_debate(dialog)
        assert not dialog.settings.lines.isVisible()

    assert export_to(hand, tmp_path / "a.md", look) == []


def test_an_excerpt_keeps_the_printed_lines_after_later_edits(hand: Hand, tmp_path: Path) -> None:
    keep_version(hand)
    printed = ExportOptions(edition=Edition.DEBATE, parts=(hand.entry("Verkehr").id,))
    export(hand.outline.programme(), printed, tmp_path / "gedruckt.md")
    others = [node for node in hand.outline.programme().nodes if node.title != "Verkehr"]
    hand.window.document.edit(others[0].id, "title", LONGER)
    hand.settle()
    hand.click_on("Verkehr")
    target = tmp_path / "wieder.md"
    assert export_to(hand, target, choose_version, "Ctrl+Shift+E") == []
    assert numbered(target) == numbered(tmp_path / "gedruckt.md") != []
    assert "Version Entwurf 1" in target.read_text("utf-8")
    target.unlink()
    hand.window.actions_table["export_again"].trigger()
    hand.qtbot.waitUntil(target.exists, timeout=WAIT)
    assert numbered(target) == numbered(tmp_path / "gedruckt.md")


def test_what_changed_since_is_named_and_not_written(hand: Hand, tmp_path: Path) -> None:
    keep_version(hand)
    hand.window.document.edit(hand.entry("Verkehr").id, "title", "Mobilität")
    hand.settle()
    [error] = export_to(hand, tmp_path / "a.md", choose_version)
    assert "Seit Version „Entwurf 1“ geändert: „Mobilität“" in error
    assert not (tmp_path / "a.md").exists()


def test_a_profile_keeps_whose_lines_are_printed(hand: Hand, tmp_path: Path) -> None:
    keep_version(hand)

    def choose(dialog: ExportDialog) -> None:
        choose_version(dialog)
        kept = profiles_from(profiles_data(Profiles().with_profile(replace(dialog.chosen, name="Ausschuss"))))
        dialog.settings.lines.setCurrentIndex(0)
        dialog.show_profile(kept.named[0])
        assert dialog.settings.lines.currentText() == "wie in Version „Entwurf 1“"

    assert export_to(hand, tmp_path / "a.md", choose) == []
    assert "Version Entwurf 1" in (tmp_path / "a.md").read_text("utf-8")


def test_the_command_line_prints_the_lines_of_a_version(line: Line, document: Path, tmp_path: Path) -> None:  # noqa: F811
    line("import", document)
    programme_id = line.json("list")[0]["id"]
    line("export", programme_id, "--to", tmp_path / "gedruckt.md", "--edition", "debate", "--part", "2")
    with Store.open(line.store, "Büro") as store:
        store.versions.save(programme_id, "Entwurf 1")
        programme = store.library.programme(programme_id)
        store.entries.edit(programme.nodes[0].id, {"title": LONGER})
    target = tmp_path / "wieder.md"
    line("export", programme_id, "--to", target, "--lines-of", "Entwurf 1", "--part", "2")
    assert numbered(target) == numbered(tmp_path / "gedruckt.md") != []
    line("export", programme_id, "--to", target, "--lines-of", "Entwurf 1", code=2)
    assert "Seit Version „Entwurf 1“ geändert: „Wohnen" in line.err
    line("export", programme_id, "--to", target, "--lines-of", "Entwurf 9", code=2)
    assert "Entwurf 9" in line.err
    line("export", programme_id, "--to", target, "--lines-of", "Entwurf 1", "--compare-with", "Entwurf 1", code=2)
    assert "geht nicht zusammen mit --lines-of" in line.err


def narrower(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later rule of lines: they end ten signs earlier."""
    rule = lines.line_spans
    monkeypatch.setattr(lines, "RULE_VERSION", lines.RULE_VERSION + 1)
    monkeypatch.setattr(lines, "line_spans", lambda text, width: rule(text, width - 10))


def test_lines_once_printed_outlive_a_change_of_the_rule(
    line: Line,  # noqa: F811
    document: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line("import", document)
    programme_id = line.json("list")[0]["id"]
    with Store.open(line.store, "Büro") as store:
        entry = store.library.programme(programme_id).nodes[0].id
        store.entries.edit(entry, {"text": LONGER})
        printed = store.versions.save(programme_id, "Entwurf 1").made
        store.versions.save(programme_id, "Entwurf 2")
    line("export", programme_id, "--to", tmp_path / "gedruckt.md", "--lines-of", "Entwurf 1")
    with Store.open(line.store) as store:
        record = store.versions.lines(printed)
    assert record is not None and record["rule"] == lines.RULE_VERSION
    narrower(monkeypatch)
    for name in ("Entwurf 1", "Entwurf 2"):
        line("export", programme_id, "--to", tmp_path / f"{name}.md", "--lines-of", name)
    assert numbered(tmp_path / "Entwurf 1.md") == numbered(tmp_path / "gedruckt.md") != []
    assert numbered(tmp_path / "Entwurf 2.md") != numbered(tmp_path / "gedruckt.md")


def kept_lines(hand: Hand) -> list[bool]:
    programme = hand.outline.id
    return [each.printed for each in hand.window.store.ask(lambda store: store.versions.of_programme(programme))]


def test_a_version_that_is_saved_has_its_lines(hand: Hand) -> None:
    hand.window.actions_table["view_versions"].trigger()
    view = hand.window.findChild(VersionsView)
    assert view is not None
    hand.qtbot.keyClicks(view.new_name, "Entwurf 1")
    hand.qtbot.keyClick(view.new_name, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: kept_lines(hand) == [True], timeout=WAIT)


def test_a_version_without_lines_gets_them_when_they_are_printed(hand: Hand, tmp_path: Path) -> None:
    keep_version(hand)
    assert kept_lines(hand) == [False]
    assert export_to(hand, tmp_path / "a.md", choose_version) == []
    hand.qtbot.waitUntil(lambda: kept_lines(hand) == [True], timeout=WAIT)
