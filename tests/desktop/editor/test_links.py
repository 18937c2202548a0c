"""A link is laid over words: what they carry stays."""

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.editor.links import link_at, set_link
from desktop.editor.text_commands import clear_look
from desktop.editor.text_edit import RichTextEdit

TEXT = "Siehe **die Satzung**^[Vom Mai.] und [](#0190-1) mehr."
WEB = "https://example.org"


def filled(qtbot: QtBot, text: str, first: int, last: int) -> RichTextEdit:
    edit = RichTextEdit()
    qtbot.addWidget(edit)
    edit.load(text)
    cursor = edit.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    return edit


def test_bold_footnotes_and_references_among_the_words_stay(qtbot: QtBot) -> None:
    edit = filled(qtbot, TEXT, 0, 24)
    words, address = link_at(edit)
    assert (words, address) == ("Siehe die Satzung und ", "")
    set_link(edit, words.strip(), WEB)
    laid = f"[Siehe ]({WEB})**[die Satzung]({WEB})**^[Vom Mai.][ und ]({WEB})[](#0190-1) mehr."
    assert edit.markup() == laid


@pytest.mark.parametrize("words", ["Zur Satzung", "Siehe die Satzung und"])
def test_no_footnote_goes_with_other_words(qtbot: QtBot, words: str) -> None:
    edit = filled(qtbot, TEXT, 0, 24)
    set_link(edit, words, WEB)
    assert "^[Vom Mai.]" in edit.markup() and WEB in edit.markup()
    edit.undo_step()
    assert edit.markup() == TEXT


def test_a_link_goes_and_its_words_stay_as_they_look(qtbot: QtBot) -> None:
    edit = filled(qtbot, f"Siehe [**die** Satzung]({WEB}) dort.", 8, 8)
    words, address = link_at(edit)
    assert (words, address) == ("die Satzung", WEB)
    set_link(edit, words, "")
    assert edit.markup() == "Siehe **die** Satzung dort."


def test_what_is_typed_behind_is_no_link(qtbot: QtBot) -> None:
    edit = filled(qtbot, "Satzung", 0, 7)
    set_link(edit, "Satzung", WEB)
    qtbot.keyClicks(edit, " gilt")
    assert edit.markup() == f"[Satzung]({WEB}) gilt"


def test_who_takes_the_look_off_words_loses_no_footnote(qtbot: QtBot) -> None:
    edit = filled(qtbot, TEXT, 0, 29)
    clear_look(edit)
    assert edit.markup() == TEXT.replace("**", "")
    edit.undo_step()
    assert edit.markup() == TEXT
