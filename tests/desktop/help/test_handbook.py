"""The handbook: it names every action and command, its links lead somewhere, and a user finds what she looks for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.action_rows import rows
from desktop.help.handbook import Handbook, keys_table
from desktop.help.handbook_pages import KEYS, chapter, find, plain_words, read_handbook
from desktop.language import Language, speak, tr
from resources.paths import handbook_dir

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = "\n".join(path.read_text(encoding="utf-8") for path in sorted(handbook_dir().glob("[0-9]*.md")))
ONE_LINE = " ".join(WRITTEN.split())


@pytest.fixture
def handbook(qtbot: QtBot) -> Handbook:
    handbook = Handbook()
    qtbot.addWidget(handbook)
    handbook.show()
    return handbook


def commands() -> set[str]:
    """The commands that the command line itself lists."""
    run = subprocess.run(
        [sys.executable, "-m", "desktop", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(re.findall(r"^    ([a-z]+)  ", run.stdout, re.MULTILINE))


def test_every_action_is_named_in_a_written_chapter() -> None:
    labels = {row.label.replace("&", "") for row in rows()}
    assert {label for label in labels if f"„{label}“" not in ONE_LINE} == set()


def test_every_command_of_the_command_line_is_named() -> None:
    found = commands()
    assert {"import", "export", "check"} <= found
    text = (handbook_dir() / "11-kommandozeile.md").read_text(encoding="utf-8")
    assert {command for command in found if f"`{command} " not in text and f"`{command}`" not in text} == set()


def test_the_table_of_keys_is_made_from_the_actions() -> None:
    table = keys_table()
    assert "| Exportieren … | `Strg+E` |" in table
    assert KEYS in WRITTEN
    assert all(KEYS not in each.markdown for each in read_handbook(handbook_dir(), table))


def test_in_the_english_window_the_table_has_both_names_and_is_found_by_either(
    qapp: QApplication, qtbot: QtBot
) -> None:
    in_german = keys_table()
    speak(qapp, Language.ENGLISH)
    try:
        both = keys_table()
        book = Handbook()
        qtbot.addWidget(book)
        assert tr("Drucken …") == "Print …"  # only the table was made in German
    finally:
        speak(qapp, Language.GERMAN)
    assert "## Menü Gliederung\n\n| Befehl | im englischen Fenster (Outline) | Tasten |" in both
    assert "| Eintrag darunter | Entry below | `Eingabe` oder `Enter` |" in both
    heads = re.findall("^## .*$", in_german, re.MULTILINE)
    assert heads and heads == re.findall("^## .*$", both, re.MULTILINE)
    for words in ("umbenennen", "rename"):
        qtbot.keyClicks(book.search, words)
        found = [book.contents.topLevelItem(row) for row in range(book.contents.topLevelItemCount())]
        assert any(item is not None and item.text(0).startswith("Tastatur › Menü Gliederung") for item in found), words
        book.search.clear()


def test_all_links_and_pictures_lead_somewhere() -> None:
    chapters = {each.key: each for each in read_handbook(handbook_dir())}
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", WRITTEN):
        assert target.startswith("http") or target in chapters or (handbook_dir() / target).is_file(), target
    assert all(each.sections and each.sections[0].rank == 1 for each in chapters.values())


def test_a_click_in_the_contents_opens_a_section(handbook: Handbook, qtbot: QtBot) -> None:
    item = handbook.contents.topLevelItem(1)
    assert item is not None and item.text(0) == "Gliederung"
    handbook.contents.expandItem(item)
    below = item.child(2)
    assert below is not None
    place = handbook.contents.visualItemRect(below).center()
    qtbot.mouseClick(handbook.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert handbook.page.toPlainText().startswith("Gliederung")
    assert handbook.page.verticalScrollBar().value() > 0


def test_searching_shows_sections_and_marks_the_words(handbook: Handbook, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.search, "zeilennummern")
    first = handbook.contents.topLevelItem(0)
    assert first is not None and first.text(0).startswith("Drucken und Exportieren › Zeilennummern\n")
    qtbot.keyClick(handbook.search, Qt.Key.Key_Return)
    assert handbook.page.toPlainText().startswith("Drucken und Exportieren")
    assert len(handbook.page.extraSelections()) > 2
    handbook.search.clear()
    assert handbook.contents.topLevelItemCount() == len(handbook.chapters)


def test_nothing_found_says_so(handbook: Handbook, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.search, "xyzzy")
    assert handbook.nothing.isVisible() and handbook.contents.topLevelItemCount() == 0


def test_links_between_chapters_stay_in_the_handbook(handbook: Handbook) -> None:
    handbook.page.anchorClicked.emit(QUrl("08-verlauf-und-versionen.md"))
    assert handbook.page.toPlainText().startswith("Verlauf und Versionen")
    handbook.page.anchorClicked.emit(QUrl("gibt-es-nicht.md"))
    assert handbook.page.toPlainText().startswith("Verlauf und Versionen")


def test_words_are_found_whatever_their_case_headings_first() -> None:
    one = chapter("a.md", "# Eins\n\nStraßen und **Wege**.\n\n## Wege\n\nText mit `Strg+K`.\n")
    assert [hit.section.title for hit in find([one], "WEGE")] == ["Wege", "Eins"]
    assert [hit.section.title for hit in find([one], "strassen wege")] == ["Eins"]
    assert find([one], "  ") == []


def test_plain_words_have_no_marks() -> None:
    assert plain_words("Ein **fettes** Wort, siehe [hier](x.md), `Strg+K`\n- Punkt") == (
        "Ein fettes Wort, siehe hier , Strg+K Punkt"
    )
