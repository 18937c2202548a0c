"""Each entry of each menu has a letter of its own, and no key hides what a German keyboard writes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

import desktop
from desktop import action_rows
from desktop.language import Language, speak
from desktop.main_window import MainWindow
from desktop.menu_letters import give_letters, letters, new_menu, show_once, submenu
from tests.desktop.conftest import Hand

LETTER = re.compile(r"(?<!&)&(\w)")
WRITES = set("QEM230789")
"""With AltGr, which Windows calls Ctrl+Alt: @ € µ ² ³ } { [ ]."""


def letters_of(menu: QMenu) -> list[list[str]]:
    menu.aboutToShow.emit()
    return [LETTER.findall(each.text().casefold()) for each in menu.actions() if not each.isSeparator()]


@pytest.mark.parametrize("language", Language)
def test_every_entry_has_one_letter_and_no_other_has_it(
    qapp: QApplication, request: pytest.FixtureRequest, language: Language
) -> None:
    speak(qapp, language)
    try:
        window: MainWindow = request.getfixturevalue("window")
        context = new_menu(window)
        window.actions_table.fill(context, action_rows.TREE_CONTEXT_MENU)
        menus = [each.menu() for each in window.menuBar().actions()]
        assert len(menus) == 7
        for menu in (*menus, context):
            assert isinstance(menu, QMenu)
            found = letters_of(menu)
            assert len(found) > 2 and all(len(each) == 1 for each in found), found
            assert len({each[0] for each in found}) == len(found), found
    finally:
        speak(qapp, Language.GERMAN)


def test_a_letter_chooses_in_the_open_menu(hand: Hand) -> None:
    menu = hand.window.findChild(QMenu, "menu_edit")
    assert menu is not None
    menu.popup(hand.window.pos())
    hand.qtbot.waitUntil(menu.isVisible)
    hand.window.left.tree.setFocus()
    entry = hand.window.actions_table["filter"]
    with hand.qtbot.waitSignal(entry.triggered):
        QTest.keyClick(menu, Qt.Key(ord(LETTER.findall(entry.text())[0].upper())))


def test_a_menu_that_is_filled_when_it_opens_has_letters_each_time(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    times: list[int] = []

    def fill() -> None:
        times.append(1)
        menu.clear()
        for number in times:
            menu.addAction(f"Eintrag {number}")
        submenu(menu, "Weiteres").addAction("Mehr")

    menu = new_menu(window, fill=fill)
    for count in (2, 3):
        found = letters_of(menu)
        assert len(found) == count and all(len(each) == 1 for each in found)
    last = menu.actions()[-1].menu()
    assert isinstance(last, QMenu) and letters_of(last) == [["m"]]


def test_the_filter_the_views_and_a_text_have_letters(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[list[str]]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: opened.append(letters_of(menu)))
    left = hand.window.left
    opened.append(letters_of(left.facets.facet_menu))
    opened.extend(letters_of(each) for each in left.facets.facet_menu.findChildren(QMenu))
    opened.append(letters_of(hand.window.top.chosen.menu()))
    hand.click_on("Radwege")
    editor = hand.window.editor.entry_page.slots["text"].editor
    assert isinstance(editor, QTextEdit)
    place = editor.rect().center()
    editor.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, editor.mapToGlobal(place)))
    assert len(opened) > 5
    for found in opened:
        assert found and all(len(each) == 1 for each in found), found
        assert len({each[0] for each in found}) == len(found), found


def test_keys_behind_the_words_give_no_letter() -> None:
    assert letters(["A\tStrg+Z", "A\tStrg+Y"]) == [0, None]


def test_all_menus_of_the_window_are_made_in_one_place() -> None:
    """Anywhere else one would have no letters."""
    folder = Path(desktop.__file__).parent
    made = re.compile(r"\b(QMenu|addMenu)\(")
    found = {path.name for path in folder.rglob("*.py") if made.search(path.read_text(encoding="utf-8"))}
    assert found == {"menu_letters.py", "main_window.py"}, "new_menu and submenu make menus; the bar takes them"
    assert "QMenu(" not in (folder / "main_window.py").read_text(encoding="utf-8")


def test_no_key_takes_a_menu_or_a_sign_away() -> None:
    every = [key for row in action_rows.rows() for key in row.keys]
    assert not [key for key in every if re.fullmatch(r"Alt\+[A-Z]", key)]
    assert not [key for key in every if key.startswith("Ctrl+Alt+") and key[-1] in WRITES]


def test_a_sign_in_the_words_stays_and_letters_are_given_once(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for words in ("Rat & Amt", "Rat && Bürger", "&Rat"):
        menu.addAction(words)
    for _ in range(2):
        give_letters(menu)
        assert [each.text() for each in menu.actions()] == ["&Rat && Amt", "Rat && &Bürger", "R&at"]


@given(st.lists(st.text("abc d", max_size=6), max_size=8))
def test_letters_differ_and_none_is_left_without_need(labels: list[str]) -> None:
    found = letters(labels)
    given_out = [label[at] for label, at in zip(labels, found, strict=True) if at is not None]
    assert len(set(given_out)) == len(given_out)
    free = set("abcd") - set(given_out)
    for label, at in zip(labels, found, strict=True):
        assert at is not None or not set(label) & free


def test_a_menu_of_one_moment_is_gone_once_it_is_closed(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    menu = new_menu(home)
    done: list[str] = []
    menu.addAction("Kopieren", lambda: done.append("kopiert"))
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, lambda: QTest.keyClick(menu, Qt.Key.Key_K)))
    show_once(menu, QPoint(0, 0))
    assert done == ["kopiert"]
    qtbot.waitUntil(lambda: not home.findChildren(QMenu))
