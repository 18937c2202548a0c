"""What keys and buttons do to the text in a `QTextEdit`: bold, italic, lists, links, German signs as you type."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.editor.lists import begins_list, can_shift, shift_item
from desktop.editor.rich_text import LINE_SEPARATOR, MARK_PROPERTY, MARK_SIGN, list_of, mark_format, pieces_of
from desktop.editor.units import signs_before
from programme.markup import Footnote, parse_inline, serialise_inline

_OPENING_BEFORE = " \t\u00a0\u2028\u2029([{–-„‚/"
_DOTS = "\u2026"
Command = Callable[[Any], None]
"""Does something with a `QTextEdit`."""


def handle_key(edit: QTextEdit, event: QKeyEvent) -> bool:
    """Does what a key means beyond typing; True when nothing is left to do."""
    key, modifiers = event.key(), event.modifiers()
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return _enter(edit, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
    if key == Qt.Key.Key_Backspace and not modifiers:
        return _backspace(edit)
    if modifiers == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return shift_item(edit, 1 if key == Qt.Key.Key_Right else -1)
    return _typed(edit, event.text())


def tab_shifts(edit: QTextEdit, by: int) -> bool:
    """Tab leaves a field. At the start of an item that can go in (1) or out (-1) it does that, as in Word: never a
    trap, since there is always a deepest and a first depth."""
    cursor = edit.textCursor()
    return cursor.atBlockStart() and not cursor.hasSelection() and can_shift(edit, by) and shift_item(edit, by)


def toggle_bold(edit: QTextEdit) -> None:
    """Bold on or off for the selection, the word at the cursor, or what is typed next."""
    bold = edit.fontWeight() >= QFont.Weight.DemiBold.value
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
    _merge(edit, form)


def toggle_italic(edit: QTextEdit) -> None:
    """As `toggle_bold`."""
    form = QTextCharFormat()
    form.setFontItalic(not edit.fontItalic())
    _merge(edit, form)


def footnote_at(edit: QTextEdit) -> tuple[QTextCursor, str] | None:
    """The sign of a footnote next to the cursor, or the only one that is selected, and its words as inline markup."""
    start, end = edit.textCursor().selectionStart(), edit.textCursor().selectionEnd()
    if end > start + 1:
        return None
    for place in (start,) if end > start else (max(start - 1, 0), start):
        cursor = QTextCursor(edit.document())
        cursor.setPosition(place)
        if not cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor):
            break
        mark = parse_inline(str(cursor.charFormat().property(MARK_PROPERTY) or ""))
        if cursor.selectedText() == MARK_SIGN and mark and isinstance(mark[0], Footnote):
            return cursor, serialise_inline(mark[0].inlines)
    return None


def set_footnote(edit: QTextEdit, words: str) -> None:
    """Puts a footnote at the cursor, or in the place of the one that stands there; `words` are inline markup."""
    found = footnote_at(edit)
    cursor = found[0] if found else QTextCursor(edit.textCursor())
    if not found:
        cursor.setPosition(cursor.selectionEnd())  # a footnote to chosen words stands behind them
    cursor.insertText(MARK_SIGN, mark_format(Footnote(parse_inline(words))))
    edit.setTextCursor(cursor)
    edit.setCurrentCharFormat(QTextCharFormat())


def clear_look(edit: QTextEdit) -> None:
    """Takes bold, italic and links off the selection, or off what is typed next. Footnotes and references have no look."""
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    for first, last, _form in pieces_of(cursor):
        piece = QTextCursor(edit.document())
        piece.setPosition(first)
        piece.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        piece.setCharFormat(QTextCharFormat())
    cursor.endEditBlock()
    if not cursor.hasSelection():
        edit.setCurrentCharFormat(QTextCharFormat())


# ------------------------------------------------------------------------------------------------------------ as you type


def _typed(edit: QTextEdit, text: str) -> bool:
    if not text or not text.isprintable():
        return False
    cursor = edit.textCursor()
    before = _before(cursor)
    if text.isalnum() and before and not before.isalnum():
        edit.document().setModified(False)  # Qt joins typed letters into one undo step only while this is set
    if cursor.hasSelection():
        return False
    if text == " " and begins_list(edit):
        return True
    sign = german_sign(text, before, _before(cursor, 2)[:1])
    if sign is None:
        return False
    replaced, inserted = sign
    cursor.beginEditBlock()
    for _ in range(replaced):
        cursor.deletePreviousChar()
    cursor.insertText(inserted)
    cursor.endEditBlock()
    edit.setTextCursor(cursor)
    return True


def german_sign(typed: str, before: str, before_that: str = "") -> tuple[int, str] | None:
    """How many signs before the cursor go, and what stands instead of `typed`; None to leave it as typed.

    Quotes open at a word's start („) and close elsewhere (“); two hyphens after a blank become a dash, three dots one sign.
    """
    opening = not before or before in _OPENING_BEFORE
    if typed == '"':
        return 0, "„" if opening else "“"
    if typed == "'":
        return 0, "‚" if opening else "’"
    if typed == " " and before == "-" and before_that in (" ", "\u00a0"):
        return 1, "– "
    if typed == "-" and before == "-":
        return 1, "–"
    if typed == "." and before == "." and before_that == ".":
        return 2, _DOTS
    return None


def _before(cursor: QTextCursor, count: int = 1) -> str:
    text = cursor.block().text()
    place = signs_before(text, cursor.positionInBlock())
    return text[max(0, place - count) : place]


# ------------------------------------------------------------------------------------------------------ enter, backspace


def _enter(edit: QTextEdit, forced: bool) -> bool:
    cursor = edit.textCursor()
    edit.document().setModified(False)
    if forced:
        cursor.insertText(LINE_SEPARATOR)
        return True
    if list_of(cursor.block()) is not None and not cursor.block().text():
        return shift_item(edit, -1)
    if list_of(cursor.block()) is not None:  # Qt would take the room below the item away
        cursor.insertBlock()
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        return True
    return False


def _backspace(edit: QTextEdit) -> bool:
    cursor = edit.textCursor()
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    if list_of(cursor.block()) is not None:
        return shift_item(edit, -1)
    return False


# ---------------------------------------------------------------------------------------------------------------- inside


def _merge(edit: QTextEdit, form: QTextCharFormat) -> None:
    cursor = edit.textCursor()
    if not cursor.hasSelection() and _before(cursor).isalnum():
        word = QTextCursor(cursor)
        word.select(QTextCursor.SelectionType.WordUnderCursor)
        if word.selectionStart() < cursor.position() < word.selectionEnd():
            word.mergeCharFormat(form)
            return
    edit.mergeCurrentCharFormat(form)
