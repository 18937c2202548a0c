"""Footnotes: put in, opened again and changed by hand."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.editor.text_edit import RichTextEdit
from desktop.widgets.message_dialog import WordsDialog
from tests.desktop.conftest import Hand
from tests.desktop.editor.test_hand import text
from tests.desktop.open_dialogs import in_open


def give(hand: Hand, words: str, before: str = "") -> None:
    """Asks for a footnote by the menu's action and gives its words."""

    def answer(dialog: WordsDialog) -> None:
        assert dialog.field.text() == before
        dialog.field.setText(words)
        dialog.yes.click()

    in_open(WordsDialog, answer)
    hand.window.actions_table["footnote"].trigger()


def noted(hand: Hand) -> RichTextEdit:
    edit = text(hand)
    hand.write("Siehe Satzung", edit)
    give(hand, "Vom *Mai* 2026, für Bürger*innen.")
    return edit


def test_a_footnote_is_opened_with_its_words_and_changed(hand: Hand) -> None:
    edit = noted(hand)
    assert edit.markup() == "Siehe Satzung^[Vom *Mai* 2026, für Bürger*innen.]"
    give(hand, "Vom Juni 2026.", before="Vom *Mai* 2026, für Bürger*innen.")
    assert edit.markup() == "Siehe Satzung^[Vom Juni 2026.]"
    hand.write(" dazu", edit)
    assert edit.markup() == "Siehe Satzung^[Vom Juni 2026.] dazu"
    give(hand, "Noch eine.")
    assert edit.markup() == "Siehe Satzung^[Vom Juni 2026.] dazu^[Noch eine.]"


def test_a_footnote_to_chosen_words_leaves_them_there(hand: Hand) -> None:
    edit = text(hand)
    hand.write("Siehe Satzung", edit)
    edit.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    give(hand, "Vom Mai.")
    assert edit.markup() == "Siehe Satzung^[Vom Mai.]"


def test_a_double_click_opens_it(hand: Hand) -> None:
    edit = noted(hand)
    cursor = edit.textCursor()
    cursor.setPosition(len("Siehe Satzung"))
    opened: list[str] = []

    def look(dialog: WordsDialog) -> None:
        opened.append(dialog.field.text())
        dialog.reject()

    in_open(WordsDialog, look)
    place = edit.cursorRect(cursor).center()
    place.setX(place.x() + 6)
    QTest.mouseDClick(edit.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened == ["Vom *Mai* 2026, für Bürger*innen."]
    assert edit.markup() == "Siehe Satzung^[Vom *Mai* 2026, für Bürger*innen.]"


def test_a_text_that_goes_while_one_is_asked_fails_nothing(hand: Hand) -> None:
    hand.click_on("Wohnen")
    hand.window.actions_table["branch"].trigger()
    hand.settle()
    section = hand.window.editor.branch_page.section(hand.entry("Mietberatung").id)
    assert section is not None
    text = section.text
    text.setFocus()

    def answer(dialog: WordsDialog) -> None:
        hand.window.desk.show_entry(hand.entry("Verkehr").id)  # what the store tells may lead elsewhere
        hand.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        dialog.field.setText("Vom Mai 2026.")
        dialog.yes.click()

    in_open(WordsDialog, answer)
    hand.window.actions_table["footnote"].trigger()
    assert not isValid(text)
    assert hand.window.editor.branch_page.section(hand.entry("Radwege").id) is not None
