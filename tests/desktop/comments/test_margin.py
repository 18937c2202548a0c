"""Comments in the margin: beside their line, also while one types, and never losing the words they are about."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.comments.anchors import Anchor, passage_of
from desktop.comments.margin import CommentMargin
from desktop.comments.threads import Thread
from desktop.editor.text_edit import RichTextEdit
from programme.model import Comment
from tests.desktop.conftest import Hand

TEXT = "Wohnen ist ein Grundrecht.\n\nDie Stadt baut **breite** Radwege für alle.\n\nUnd kurze Wege."


@pytest.fixture
def margin(hand: Hand) -> CommentMargin:
    """The page of "Wohnen" with three comments, in a window with room for bubbles."""
    hand.window.resize(1400, 800)
    hand.window.sheet.fold(True)
    wohnen = hand.entry("Wohnen").id
    hand.window.document.edit(wohnen, "text", TEXT)
    comments = hand.window.late.panes.comments_of
    comments.add(wohnen, "Wozu?", "", "", False)
    comments.add(wohnen, "Wie breit?", "breite Radwege", "", True)
    comments.add(wohnen, "Wohin?", "kurze Wege", "", False)
    hand.click_on("Wohnen")
    found = hand.window.late.panes.margins[0]
    hand.qtbot.waitUntil(lambda: len(found.bubbles) == 3 and found.bubbles[2].y() > 0)
    settle(hand)
    return found


def settle(hand: Hand) -> None:
    for _ in range(4):
        hand.settle()
        QApplication.processEvents()


def line_of(margin: CommentMargin, place: int) -> int:
    """Where the line of a comment's words is, on the page."""
    anchor = margin.anchors[place]
    return anchor.edit.mapTo(margin._host, QPoint(0, anchor.top())).y()


def test_bubbles_stand_beside_their_lines_none_over_another(hand: Hand, margin: CommentMargin) -> None:
    assert [anchor.words for anchor in margin.anchors] == ["", "breite Radwege", "kurze Wege"]
    boxes = [bubble.geometry() for bubble in margin.bubbles]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
    assert boxes[0].y() == line_of(margin, 0)
    text = hand.window.editor.entry_page.text
    assert min(box.left() for box in boxes) >= text.mapTo(margin._host, QPoint(text.width(), 0)).x()
    assert "Aufgabe von Anna Beispiel zu „breite Radwege“: Wie breit?" in margin.bubbles[1].accessibleName()


def test_they_follow_while_one_types(hand: Hand, margin: CommentMargin) -> None:
    text = hand.window.editor.entry_page.text
    before = margin.bubbles[1].y()
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(6):
        hand.qtbot.keyClick(text, Qt.Key.Key_Return)
    hand.write("die breite Radwege ")
    settle(hand)
    assert [anchor.words for anchor in margin.anchors] == ["", "breite Radwege", "kurze Wege"]
    assert margin.bubbles[1].y() == line_of(margin, 1) > before
    assert margin.bubbles[2].y() >= line_of(margin, 2)
    hand.window.editor.commit()
    settle(hand)
    assert margin.anchors[1].cursor is not None
    assert margin.anchors[1].cursor.selectionStart() > text.toPlainText().index("breite Radwege")


def test_what_is_typed_and_saved_makes_no_bubble_anew(hand: Hand, margin: CommentMargin) -> None:
    before = list(margin.bubbles)
    hand.window.editor.entry_page.text.setFocus()
    hand.write("neu ")
    hand.window.editor.commit()
    hand.settle()
    settle(hand)
    assert "neu " in hand.entry("Wohnen").text
    assert len(before) == 3 and all(one is other for one, other in zip(before, margin.bubbles, strict=True))


def test_typing_inside_the_words_keeps_the_comment_on_them(hand: Hand, margin: CommentMargin) -> None:
    text = hand.window.editor.entry_page.text
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index("Radwege"))
    text.setTextCursor(cursor)
    text.setFocus()
    hand.write("sichere ")
    settle(hand)
    assert margin.anchors[1].words == "breite sichere Radwege"
    hand.window.editor.commit()
    hand.click_on("Verkehr")
    hand.click_on("Wohnen")
    settle(hand)
    assert margin.anchors[1].words == "breite sichere Radwege"


def test_a_click_marks_the_words_and_opens_the_conversation(hand: Hand, margin: CommentMargin) -> None:
    hand.qtbot.mouseClick(margin.bubbles[1], Qt.MouseButton.LeftButton)
    settle(hand)
    assert hand.window.editor.entry_page.text.textCursor().selectedText() == "breite Radwege"
    assert hand.window.sheet.current == "comments" and not hand.window.sheet.folded
    assert margin.bubbles[1].is_chosen
    assert margin.bubbles[1].thread_shown.first.text == "Wie breit?"


def test_without_room_only_signs_stand_there(hand: Hand, margin: CommentMargin) -> None:
    assert not any(bubble.is_mark for bubble in margin.bubbles)
    hand.window.resize(840, 600)
    hand.qtbot.waitUntil(lambda: all(bubble.is_mark for bubble in margin.bubbles))
    text = hand.window.editor.entry_page.text
    assert min(b.x() for b in margin.bubbles) >= text.mapTo(margin._host, QPoint(text.width(), 0)).x()
    hand.window.resize(1400, 800)
    hand.qtbot.waitUntil(lambda: not any(bubble.is_mark for bubble in margin.bubbles))


def test_done_comments_and_other_entries_leave_the_margin(hand: Hand, margin: CommentMargin) -> None:
    hand.window.late.panes.comments_of.set_done(margin.bubbles[0].thread_shown.first.id, True)
    hand.qtbot.waitUntil(lambda: len(margin.bubbles) == 2)
    hand.click_on("Verkehr")
    hand.qtbot.waitUntil(lambda: margin.bubbles == [])
    assert hand.window.editor.entry_page.text.extraSelections() == []


def test_a_branch_has_its_comments_too(hand: Hand, margin: CommentMargin) -> None:
    hand.window.actions_table["branch"].trigger()
    settle(hand)
    branch = hand.window.late.panes.margins[1]
    hand.qtbot.waitUntil(lambda: len(branch.bubbles) == 3)
    assert [anchor.words for anchor in branch.anchors] == ["", "breite Radwege", "kurze Wege"]


def test_a_passage_of_a_branch_is_commented_where_it_stands(hand: Hand, margin: CommentMargin) -> None:
    """The comment went to the entry at the head of the branch, and was marked in its title."""
    hand.click_on("Wohnen")
    hand.window.actions_table["branch"].trigger()
    settle(hand)
    below = hand.entry("Mietberatung")
    section = hand.window.editor.branch_page.section(below.id)
    assert section is not None
    section.title.setFocus()
    section.title.selectAll()
    hand.press("Ctrl+Shift+M", section.title)
    panes = hand.window.late.panes
    field = panes.comments.composer.field
    hand.qtbot.waitUntil(field.hasFocus)
    assert hand.outline.label(below) in field.placeholderText()
    hand.write("Wo genau?", field)
    hand.press("Ctrl+Return", field)
    hand.settle()
    assert [each.text for each in hand.entry("Mietberatung").comments] == ["Wo genau?"]
    assert len(hand.entry("Wohnen").comments) == 3  # those of before
    hand.qtbot.waitUntil(lambda: "Wo genau?" in [card.thread_shown.first.text for card in panes.comments.cards])


def test_a_comment_from_the_tree_goes_to_the_entry_chosen_there(hand: Hand, margin: CommentMargin) -> None:
    hand.click_on("Wohnen")
    hand.window.actions_table["branch"].trigger()
    settle(hand)
    hand.click_on("Mietberatung")  # the branch stays and goes there
    assert hand.window.editor.shown_entry(hand.outline) is hand.entry("Wohnen")
    hand.window.left.tree.setFocus()
    hand.press("Ctrl+Shift+M")
    field = hand.window.late.panes.comments.composer.field
    hand.qtbot.waitUntil(field.hasFocus)
    hand.write("Wer berät?", field)
    hand.press("Ctrl+Return", field)
    hand.settle()
    assert [each.text for each in hand.entry("Mietberatung").comments] == ["Wer berät?"]


def test_words_that_stand_twice_are_quoted_with_their_neighbours(hand: Hand) -> None:
    hand.window.document.edit(hand.entry("Bildung").id, "text", "Alle lernen. 😀 Alle lernen mehr.")
    hand.settle()
    hand.click_on("Bildung")
    text = hand.window.editor.entry_page.text
    cursor = text.textCursor()
    cursor.setPosition(len("Alle lernen. 😀 ".encode("utf-16-le")) // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert cursor.selectedText() == "Alle"
    assert passage_of(text) == "Alle lernen mehr."


@given(
    st.integers(0, 60),
    st.text(st.sampled_from("ab \n😀"), max_size=6),
    st.integers(0, 60),
    st.integers(0, 12),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_an_edit_outside_keeps_it_on_the_same_words(
    qtbot: QtBot, place: int, typed: str, start: int, length: int
) -> None:
    """The law on the real field: typing or deleting outside the passage leaves the very same words held, even where
    equal words stand before them."""
    edit = RichTextEdit()
    qtbot.addWidget(edit)
    edit.load("Wir bauen Wege. 😀 Wir pflegen Wege, viele Wege.\n\nUnd kurze Wege für alle.")
    anchor = Anchor(Thread(Comment("c", "A", "", "?", passage="kurze Wege"), (), "n", ""), edit)
    assert anchor.cursor is not None and anchor.words == "kurze Wege"
    first, last = anchor.cursor.selectionStart(), anchor.cursor.selectionEnd()
    end = edit.document().characterCount() - 1
    cursor = QTextCursor(edit.document())
    cursor.setPosition(min(place, first - 1) if place % 2 else min(last + place, end))
    cursor.insertText(typed)
    now = anchor.cursor.selectionStart()
    cursor.setPosition(min(start, now - 1))
    cursor.setPosition(min(start + length, now - 1), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    anchor.find()
    assert anchor.words == "kurze Wege"
