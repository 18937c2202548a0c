"""Lists typed with the keyboard: what stands in the field is what is stored and printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.editor import rich_text
from desktop.editor.lists import is_in_list, toggle_list
from desktop.editor.text_edit import RichTextEdit
from tests.desktop.conftest import Hand
from tests.desktop.editor.test_hand import text

KEYS = {
    "⏎": Qt.Key.Key_Return,
    "⇥": Qt.Key.Key_Tab,
    "⇤": Qt.Key.Key_Backtab,
    "⌫": Qt.Key.Key_Backspace,
    "↑": Qt.Key.Key_Up,
}


@pytest.fixture
def edit(qtbot: QtBot) -> RichTextEdit:
    made = RichTextEdit()
    qtbot.addWidget(made)
    made.load("")
    made.show()
    made.setFocus()
    return made


def hit(edit: RichTextEdit, keys: str) -> None:
    """Types words and the keys that stand in them."""
    for sign in keys:
        if sign in KEYS:
            QTest.keyClick(edit, KEYS[sign])
        elif sign == "⇱":
            QTest.keyClick(edit, Qt.Key.Key_Home)
        else:
            QTest.keyClicks(edit, sign)


def seen(edit: RichTextEdit) -> list[tuple[str, int, str]]:
    """Of each paragraph its words, depth and number as the field shows them."""
    rows = []
    for block in rich_text.each_block(edit.document()):
        listed = rich_text.list_of(block)
        rows.append((block.text(), rich_text.depth_of(block), listed.itemText(block).strip() if listed else ""))
    return rows


def assert_shown_as_stored(edit: RichTextEdit) -> None:
    before = seen(edit)
    forms = [block.blockFormat().bottomMargin() for block in rich_text.each_block(edit.document())]
    edit.load(edit.markup())
    assert seen(edit) == before
    assert [block.blockFormat().bottomMargin() for block in rich_text.each_block(edit.document())] == forms


@pytest.mark.parametrize(
    ("keys", "markup"),
    [
        ("- eins⏎zwei", "- eins\n- zwei"),
        ("- eins⏎⇥zwei⏎drei", "- eins\n  - zwei\n  - drei"),
        ("- eins⏎⇥zwei⏎⇤drei", "- eins\n  - zwei\n- drei"),
        ("- eins⏎⇥zwei⏎⏎drei", "- eins\n  - zwei\n- drei"),
        ("- eins⏎⇥zwei⏎⏎⏎Absatz", "- eins\n  - zwei\n\nAbsatz"),
        ("- eins⏎zwei⇱⌫", "- eins\n\nzwei"),
        ("- eins⏎⇥zwei⏎⇥drei↑⇱⇤", "- eins\n- zwei\n  - drei"),
        ("- eins⏎zwei⏎⇥drei↑⇱⇥", "- eins\n  - zwei\n    - drei"),
        ("- eins⏎⇥zwei↑⇱⌫", "eins\n\n- zwei"),
        ("1. eins⏎zwei⏎drei↑⇱⌫", "1. eins\n\nzwei\n\n1. drei"),
        ("1. eins⏎⇥zwei⏎drei⏎vier↑⇱⇤", "1. eins\n   1. zwei\n2. drei\n   1. vier"),
        ("Absatz⏎- eins⏎⏎Ende", "Absatz\n\n- eins\n\nEnde"),
    ],
)
def test_lists_are_typed_as_in_word_and_stored_as_shown(edit: RichTextEdit, keys: str, markup: str) -> None:
    hit(edit, keys)
    assert edit.markup() == markup
    assert_shown_as_stored(edit)


def test_paragraphs_typed_in_an_empty_field_stand_as_loaded_ones(edit: RichTextEdit) -> None:
    hit(edit, "Erster.⏎Zweiter.")
    assert edit.markup() == "Erster.\n\nZweiter."
    assert_shown_as_stored(edit)


def test_one_step_takes_a_moved_item_back(edit: RichTextEdit) -> None:
    hit(edit, "1. eins⏎zwei⏎⇥drei")
    before = edit.markup()
    hit(edit, "↑⇱⌫")
    assert edit.markup() != before
    edit.undo_step()
    assert edit.markup() == before


def test_chosen_items_move_together(edit: RichTextEdit) -> None:
    hit(edit, "- eins⏎zwei⏎drei")
    QTest.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(edit, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert edit.markup() == "- eins\n  - zwei\n  - drei"
    assert_shown_as_stored(edit)


def test_chosen_paragraphs_become_a_list_and_paragraphs_again(edit: RichTextEdit) -> None:
    hit(edit, "eins⏎zwei")
    edit.selectAll()
    toggle_list(edit, ordered=True)
    assert edit.markup() == "1. eins\n2. zwei"
    assert_shown_as_stored(edit)
    edit.selectAll()
    toggle_list(edit, ordered=True)
    assert edit.markup() == "eins\n\nzwei"
    assert not is_in_list(edit, ordered=True)
    assert_shown_as_stored(edit)


def test_tab_leaves_where_nothing_can_go_in_or_out(hand: Hand) -> None:
    edit = text(hand)
    hit(edit, "- eins⏎zwei⇱⇥")
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    edit.setFocus()
    hit(edit, "↑⇱")
    QTest.keyClick(edit, Qt.Key.Key_Backtab)
    assert not edit.hasFocus()
    assert edit.markup() == "- eins\n  - zwei"


def test_the_button_of_lists_follows_an_item_that_becomes_a_paragraph(hand: Hand) -> None:
    button = hand.window.actions_table["bullets"]
    edit = text(hand)
    hit(edit, "- eins⇱")
    assert button.isChecked()
    hit(edit, "⌫")
    assert not button.isChecked()
    edit.undo_step()
    assert button.isChecked()
