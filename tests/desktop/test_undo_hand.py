"""Every Ctrl+Z takes exactly one step back that one sees, whatever was typed, moved, made and undone before."""

import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from desktop.editor.text_edit import RichTextEdit
from desktop.menu_letters import bare
from tests.desktop.conftest import Hand

TITLES = ("Das kleine", "Busse", "Radwege", "Wohnen", "Bildung")
WORDS = ("eins ", "zwei ", "drei. ", "vier, ")


def focus(hand: Hand, title: str, is_title: bool) -> RichTextEdit:
    hand.click_on(title)
    page = hand.window.editor.entry_page
    edit = page.title if is_title else page.text
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    return edit


def shown_content(hand: Hand) -> object:
    """The tree with the unsaved words of the field one sees in place."""
    page = hand.window.editor.entry_page
    return {
        each.id: (
            each.parent.id if each.parent else None,
            page.title.markup() if each.id == page.subject else each.title,
            page.text.markup() if each.id == page.subject else each.text,
            each.parent.children.index(each) if each.parent else hand.outline.top.index(each),
        )
        for each in hand.outline.walk()
    }


def act(hand: Hand, choose: random.Random) -> None:
    kind = choose.choice(("type", "type", "type", "title", "move", "add", "delete"))
    there = [each for each in TITLES if any(entry.plain_title.startswith(each) for entry in hand.outline.walk())]
    title = choose.choice(there)
    if kind in ("type", "title"):
        edit = focus(hand, title, kind == "title")
        for _ in range(choose.randrange(1, 4)):
            hand.write(choose.choice(WORDS), edit)
            if choose.random() < 0.5:
                hand.window.editor.commit()
    elif kind == "move":
        hand.click_on(title)
        hand.press(choose.choice(("Alt+Up", "Alt+Down")), hand.window.left.tree)
    elif kind == "add":
        hand.click_on(title)
        hand.window.document.add(None, 0, title=f"Neu {choose.randrange(99)}")
    elif len(there) > 2:
        hand.click_on(title)
        hand.window.document.remove([hand.entry(title).id])
    hand.settle()


def step(hand: Hand, keys: str) -> bool:
    """Presses once; whether one saw something become other."""
    before = shown_content(hand)
    hand.press(keys, QApplication.focusWidget() or hand.window.left.tree)
    hand.settle()
    return shown_content(hand) != before


@pytest.mark.parametrize("seed", range(6))
def test_every_undo_is_seen_until_nothing_is_left(hand: Hand, seed: int) -> None:
    choose = random.Random(seed)
    first = shown_content(hand)
    for _ in range(7):
        act(hand, choose)
        for _ in range(choose.randrange(3)):
            step(hand, "Ctrl+Z")
        if choose.random() < 0.4:
            step(hand, "Ctrl+Y")
    hand.window.editor.commit()
    hand.settle()
    for _ in range(80):
        if not step(hand, "Ctrl+Z"):
            break
    assert shown_content(hand) == first
    assert "nichts mehr" in hand.window.toast.words
    assert not hand.window.actions_table["undo"].isEnabled() or not step(hand, "Ctrl+Z")


def test_the_step_after_the_last_typed_word_is_the_next_one(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up")
    edit = focus(hand, "Mietberatung", is_title=False)
    hand.write("eins zwei", edit)
    hand.window.editor.commit()
    hand.settle()
    assert all(step(hand, "Ctrl+Z") for _ in range(2))
    assert edit.toPlainText() == "" and hand.titles("Verkehr")[0] == "Busse im Takt"
    assert step(hand, "Ctrl+Z")  # once, not twice
    assert hand.titles("Verkehr")[0] == "Radwege für Bürger*innen"


def test_redo_brings_typed_words_back_after_older_steps(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up")
    edit = focus(hand, "Mietberatung", is_title=False)
    hand.write("eins zwei", edit)
    for _ in range(3):
        step(hand, "Ctrl+Z")
    assert step(hand, "Ctrl+Y") and hand.titles("Verkehr")[0] == "Busse im Takt"
    assert step(hand, "Ctrl+Y")
    assert hand.outline.entry(hand.entry("Mietberatung").id).text == "eins zwei"
    assert hand.stored() == hand.outline.programme()


def test_a_newer_move_is_taken_back_before_older_words(hand: Hand) -> None:
    edit = focus(hand, "Mietberatung", is_title=False)
    hand.write("eins zwei", edit)
    hand.window.editor.commit()
    hand.window.document.move([hand.entry("Bildung").id], None, 0)
    hand.settle()
    edit.setFocus()
    step(hand, "Ctrl+Z")
    assert hand.titles() == ["Wohnen", "Verkehr", "Bildung"] and edit.toPlainText() == "eins zwei"


def test_undo_shows_the_entry_that_it_changes(hand: Hand) -> None:
    edit = focus(hand, "Mietberatung", is_title=False)
    hand.write("eins", edit)
    hand.click_on("Busse")
    hand.press("Ctrl+Z")
    page = hand.window.editor.entry_page
    assert page.subject == hand.entry("Mietberatung").id and page.text.toPlainText() == ""
    assert hand.window.toast.words.startswith("Rückgängig: ")


def test_the_menu_takes_words_back_as_the_key_does(hand: Hand) -> None:
    edit = focus(hand, "Mietberatung", is_title=False)
    hand.write("eins zwei", edit)
    hand.window.editor.commit()
    hand.settle()
    hand.window.actions_table["undo"].trigger()
    hand.settle()
    assert edit.toPlainText() == "eins "


def test_a_short_line_hands_undo_on(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up")
    hand.click_on("Mietberatung")
    page = hand.window.editor.entry_page
    page.more.click()
    page.short_title.setFocus()
    hand.write("Kurz", page.short_title)
    hand.press("Ctrl+Z", page.short_title)
    assert page.short_title.text() == ""
    hand.press("Ctrl+Z", page.short_title)
    hand.settle()
    assert hand.titles("Verkehr")[0] == "Radwege für Bürger*innen"


def test_another_window_only_borrows_the_focus(hand: Hand) -> None:
    edit = focus(hand, "Mietberatung", is_title=False)
    hand.write("eins zwei", edit)
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    hand.settle()
    assert edit.has_steps


def test_signs_in_what_is_taken_back_stay_in_the_menu(hand: Hand) -> None:
    version = hand.window.store.ask(lambda store: store.versions.save(hand.outline.id, "R&B & Jazz").made)
    hand.window.document.edit(hand.entry("Busse").id, "title", "Bahnen")
    hand.window.document.change(lambda store: store.versions.restore(version))
    hand.settle()
    menu, undo = hand.window.findChild(QMenu, "menu_edit"), hand.window.actions_table["undo"]
    assert menu is not None
    menu.aboutToShow.emit()
    assert bare(undo.text()) == "Rückgängig: Version „R&B & Jazz“ wiederhergestellt"
    assert undo.toolTip().startswith(bare(undo.text()))


def test_without_a_programme_there_is_nothing_to_take_back(hand: Hand) -> None:
    undo = hand.window.actions_table["undo"]
    hand.window.document.add(None, 0, title="Neu")
    hand.settle()
    assert undo.isEnabled()
    hand.window.document.add(None, 0, title="Noch einer")
    hand.window.document.close()
    hand.settle()
    assert not undo.isEnabled() and "Neu" not in undo.text()
    hand.window.desk.lend_undo(None)
    assert not undo.isEnabled()
