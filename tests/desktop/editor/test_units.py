"""An emoji counts as two for Qt and as one for Python: marks, words and places behind it stand where they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QMenu

from desktop.editor import text_commands
from desktop.editor.spelling_marks import SpellingMarks, marked_words
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.units import signs_before, units_before
from desktop.menu_letters import bare
from tests.desktop.conftest import Hand

WAIT = 30_000
GREEN = "\U0001f49a"


@given(st.text(max_size=12), st.integers(0, 12))
def test_there_and_back(text: str, place: int) -> None:
    place = min(place, len(text))
    assert signs_before(text, units_before(text, place)) == place


def test_they_count_as_qt_does() -> None:
    text = f"a{GREEN}b"
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert cursor.position() == units_before(text, len(text)) == 4
    assert [signs_before(text, each) for each in range(5)] == [0, 1, 1, 2, 3]


def written(hand: Hand, words: str) -> RichTextEdit:
    hand.click_on("Mietberatung")
    edit = hand.window.editor.entry_page.text
    edit.setFocus()
    edit.insertPlainText(words)  # a machine's keys have no emoji
    return edit


def test_a_wrong_word_behind_an_emoji_is_the_one_that_is_replaced(hand: Hand) -> None:
    edit = written(hand, f"{GREEN}{GREEN} Die Bürgger gehen. ")
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Bürgger"], timeout=WAIT)
    menu = QMenu(edit)
    cursor = edit.textCursor()
    cursor.setPosition(11)
    point: QPoint = edit.cursorRect(cursor).center()
    edit.menu_made.emit(menu, point)
    hand.qtbot.waitUntil(lambda: "Bürger" in map(bare, (each.text() for each in menu.actions())), timeout=WAIT)
    next(each for each in menu.actions() if bare(each.text()) == "Bürger").trigger()
    assert edit.toPlainText() == f"{GREEN}{GREEN} Die Bürger gehen. "


def test_offers_that_come_when_the_menu_is_closed_fail_nothing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = written(hand, "Die Bürgger gehen. ")
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Bürgger"], timeout=WAIT)
    [marks] = [each for each in edit.companions if isinstance(each, SpellingMarks)]
    answers = []
    monkeypatch.setattr(marks._spelling, "suggest", lambda _word, then: answers.append(then))
    menu = QMenu(edit)
    cursor = edit.textCursor()
    cursor.setPosition(6)
    edit.menu_made.emit(menu, edit.cursorRect(cursor).center())
    menu.deleteLater()
    hand.qtbot.waitSignal(menu.destroyed).wait()
    answers[0](["Bürger"])


def test_quotes_behind_an_emoji_open_and_close(hand: Hand) -> None:
    edit = written(hand, f"{GREEN} ")
    hand.write('"Grün"', edit)
    assert edit.toPlainText() == f"{GREEN} „Grün“"
    assert text_commands._before(edit.textCursor()) == "“"


def test_a_place_that_a_check_names_is_marked(hand: Hand) -> None:
    edit = written(hand, f"{GREEN}{GREEN} Das Amt 23 hilft.")
    hand.window.flush()
    hand.window.desk.show_place(hand.entry("Mietberatung").id, {"part": "text", "start": 7, "end": 13})
    assert edit.textCursor().selectedText() == "Amt 23"
