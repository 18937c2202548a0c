"""Fields that a scheme does not name: they stay where one writes in them, also while they are empty for a moment."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import COMMIT_AFTER
from tests.desktop.conftest import Hand


def test_who_empties_one_goes_on_writing_in_it(hand: Hand) -> None:
    entry = hand.entry("Mietberatung").id
    hand.window.store.ask(lambda store: store.entries.edit(entry, {"fields.paten": "Amt 23"}))
    hand.window.document.reload()
    hand.settle()
    hand.click_on("Mietberatung")
    editor = hand.window.editor.entry_page.slots["fields.paten"].editor
    assert isinstance(editor, RichTextEdit)
    editor.setFocus()
    editor.selectAll()
    hand.qtbot.keyClick(editor, Qt.Key.Key_Delete)
    hand.qtbot.wait(COMMIT_AFTER + 100)
    hand.rest()
    assert "paten" not in hand.entry("Mietberatung").fields
    assert QApplication.focusWidget() is editor
    hand.write("Amt 5", editor)
    hand.window.flush()
    hand.settle()
    assert hand.entry("Mietberatung").fields["paten"] == "Amt 5"


def test_an_empty_one_goes_with_the_entry(hand: Hand) -> None:
    entry = hand.entry("Mietberatung").id
    hand.window.store.ask(lambda store: store.entries.edit(entry, {"fields.paten": "Amt 23"}))
    hand.window.document.reload()
    hand.settle()
    hand.click_on("Mietberatung")
    editor = hand.window.editor.entry_page.slots["fields.paten"].editor
    assert isinstance(editor, RichTextEdit)
    editor.setFocus()
    editor.selectAll()
    hand.qtbot.keyClick(editor, Qt.Key.Key_Delete)
    hand.window.left.tree.setFocus()
    hand.click_on("Busse")
    hand.click_on("Mietberatung")
    assert "fields.paten" not in hand.window.editor.entry_page.slots
