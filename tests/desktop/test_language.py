"""The window in German and in English: sentences, numbers, moments, Qt's own words, and the choice between the two."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop import action_rows, messages
from desktop.actions import shown_keys
from desktop.editor.programme_page import META
from desktop.german_values import day_and_clock
from desktop.language import Language, speak
from desktop.main_window import MainWindow
from desktop.settings import Settings
from resources.paths import translations_dir
from tests.desktop.access import cut
from tests.desktop.conftest import Hand, sample

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    speak(qapp, Language.ENGLISH)
    yield
    speak(qapp, Language.GERMAN)


def test_letters_of_the_menu_bar_differ(english: None) -> None:
    letters = [re.findall(r"&(\w)", row.label) for row in action_rows.menus()]
    assert all(len(each) == 1 for each in letters)
    assert len({each[0].casefold() for each in letters}) == len(letters)


def test_sentences_numbers_and_moments_follow(english: None) -> None:
    assert messages.text("history", "nodes_moved", {"count": 4812}) == "4,812 entries moved"
    assert messages.text("severity_count", "error", {"count": 1}) == "1 error"
    assert messages.numeral(1234.5, 1) == "1,234.5"
    assert messages.german_number(1234.5, 1) == "1.234,5"
    assert re.fullmatch(r"2[23]/11/2026, \d\d:\d[38]", day_and_clock("2026-11-22T13:03:00Z"))
    assert QLocale().toString(1234.5, "f", 1) == "1,234.5"


def test_german_counts_one_as_one() -> None:
    assert messages.text("history", "words_replaced", {"count": 1}) == "In einem Eintrag ersetzt"
    assert messages.text("history", "words_replaced", {"count": 1200}) == "In 1.200 Einträgen ersetzt"
    assert QCoreApplication.translate("OwnWordsDialog", "%Ln Wörter", None, 1) == "1 Wort"
    assert QCoreApplication.translate("OwnWordsDialog", "%Ln Wörter", None, 1200) == "1.200 Wörter"


def test_a_sentence_that_english_lacks_is_said_in_german(english: None) -> None:
    assert messages.text("citation", "new_motion") == "Neu einfügen:"


def test_actions_and_keys_are_english(english: None) -> None:
    rows = {row.key: row for row in action_rows.rows()}
    assert rows["export"].label == "Export …"
    assert shown_keys(rows["export"]) == "Ctrl+E"
    assert rows["handbook"].label == "Handbook (in German)"


@pytest.mark.parametrize(
    ("language", "word", "copy"), [(Language.GERMAN, "Abbrechen", "Kopieren"), (Language.ENGLISH, "Cancel", "Copy")]
)
def test_qts_own_words_follow(qtbot: QtBot, qapp: QApplication, language: Language, word: str, copy: str) -> None:
    speak(qapp, language)
    try:
        box, edit = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel), QLineEdit()
        qtbot.addWidget(box)
        qtbot.addWidget(edit)
        assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == word
        menu = edit.createStandardContextMenu()
        assert any(copy in action.text().replace("&", "") for action in menu.actions())
        menu.deleteLater()
    finally:
        speak(qapp, Language.GERMAN)


def test_german_is_the_language_until_another_is_chosen(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "fenster.ini")
    assert settings.language is Language.GERMAN
    settings.language = Language.ENGLISH
    settings.save()
    assert Settings(tmp_path / "fenster.ini").language is Language.ENGLISH
    settings.set_text("look/language", "klingonisch")
    assert settings.language is Language.GERMAN


def test_the_action_chooses_the_other_language_and_offers_a_restart(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["language"].trigger()
    assert window.settings.language is Language.ENGLISH
    assert "englisch" in window.toast.words
    with qtbot.waitSignal(window.language_wishes.restart_wished):
        window.toast.offer.click()
    window.actions_table["language"].trigger()
    assert window.settings.language is Language.GERMAN
    assert "bleibt" in window.toast.words


def test_nothing_in_the_english_window_is_german(english: None, qtbot: QtBot, window: MainWindow) -> None:
    """No text, tip, placeholder or spoken name that English has words for; the programme's own words are its own."""
    german, english_words = (({words.replace("&", "") for words in each}) for each in zip(*sources(), strict=True))
    german -= english_words  # "Programme" is a word in both
    assert len(german) > 400
    for key in ("view_measures", "view_versions", "view_review", "view_start", "view_write"):
        window.actions_table[key].trigger()
        window.store.flush()
    for key in ("show_checks", "show_comments", "show_history", "replace", "show_preview"):
        window.actions_table[key].trigger()
    shown = {words.replace("&", "") for words in words_of(window)}
    assert {"Programmes", "Outline", "Import document …", "Filter Maßnahmen …"} <= shown
    assert shown & german - own_words() == set()


@pytest.mark.parametrize(
    "key",
    ["new_programme", "export", "export_part", "print", "print_preview", "designs", "bin", "backups", "identity", "keys",
     "about", "scheme", "link", "own_words", "give_away", "save_archive"],
)  # fmt: skip
def test_nothing_in_an_english_dialog_is_german_or_cut(
    english: None, hand: Hand, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    seen: set[str] = set()
    narrow: list[str] = []

    def see(dialog: QWidget) -> None:
        seen.update(words.replace("&", "") for words in words_of(dialog))
        narrow.extend(cut(dialog))

    hand.see_dialogs(monkeypatch, key, see)
    german, in_english = (({words.replace("&", "") for words in each}) for each in zip(*sources(), strict=True))
    assert seen & (german - in_english) - own_words() == set()
    assert narrow == []


def own_words() -> set[str]:
    """Those of the programme's scheme, and of its details."""
    levels = sample().scheme.levels
    names = {name for each in levels for name in (each.singular, each.plural)}
    return names | {field.label for each in levels for field in each.fields} | set(META)


def sources() -> Iterator[tuple[str, str]]:
    """Every German source with its English words."""
    for message in ElementTree.parse(translations_dir() / "programmwerk_en.ts").getroot().iter("message"):
        yield message.findtext("source") or "", message.findtext("translation") or ""


def words_of(window: QWidget) -> Iterator[str]:
    for each in (window, *window.findChildren(QObject)):
        for name in ("text", "title", "toolTip", "placeholderText", "accessibleName", "windowTitle"):
            value = each.property(name)
            if isinstance(value, str) and value:
                yield value
        if isinstance(each, QComboBox | QTabBar):
            yield from (
                each.itemText(row) if isinstance(each, QComboBox) else each.tabText(row) for row in range(each.count())
            )


def test_the_command_line_stays_german(tmp_path: Path) -> None:
    target = tmp_path / "leer.txt"
    target.touch()
    run = subprocess.run(
        [sys.executable, "-m", "desktop", "outline", str(target)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "ist leer" in run.stderr
