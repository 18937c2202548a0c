"""What the dialog of a link does to a text. Footnotes among its words stay, and so does bold."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.editor.rich_text import MARK_SIGN, pieces_of
from desktop.look.theme import colours


def link_at(edit: QTextEdit) -> tuple[str, str]:
    """Words and address of the link at the cursor, or the selected words and ""."""
    cursor = edit.textCursor()
    if cursor.charFormat().isAnchor() and not cursor.hasSelection():
        _select_link(cursor)
        return _words(cursor), cursor.charFormat().anchorHref()
    return _words(cursor), ""


def set_link(edit: QTextEdit, words: str, address: str) -> None:
    """Puts a link at the cursor, over the selection or over the link that stands there; without address plain words."""
    cursor = edit.textCursor()
    if cursor.charFormat().isAnchor() and not cursor.hasSelection():
        _select_link(cursor)
    cursor.beginEditBlock()
    if cursor.hasSelection() and words.split() == _words(cursor).split():
        end = cursor.selectionEnd()
        for first, last, form in pieces_of(cursor):
            piece = QTextCursor(edit.document())
            piece.setPosition(first)
            piece.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            piece.setCharFormat(_linked(form, address))
        cursor.setPosition(end)
    else:
        marks = [form for _first, _last, form in pieces_of(cursor, marks=True)]
        cursor.insertText(words or address, _linked(QTextCharFormat(), address))
        for form in marks:
            cursor.insertText(MARK_SIGN, form)
    cursor.endEditBlock()
    cursor.setCharFormat(QTextCharFormat())
    edit.setTextCursor(cursor)


def _words(cursor: QTextCursor) -> str:
    return cursor.selectedText().replace(MARK_SIGN, "")


def _linked(form: QTextCharFormat, address: str) -> QTextCharFormat:
    """The same look with a link, or without one."""
    made = QTextCharFormat(form)
    made.setAnchor(bool(address))
    made.setAnchorHref(address)
    made.setFontUnderline(bool(address))
    if address:
        made.setForeground(QColor(colours().accent))
    else:
        made.clearForeground()
    return made


def _select_link(cursor: QTextCursor) -> None:
    address = cursor.charFormat().anchorHref()
    start = end = cursor.position()
    probe = QTextCursor(cursor)
    while start > cursor.block().position():
        probe.setPosition(start)
        if probe.charFormat().anchorHref() != address:
            break
        start -= 1
    last = cursor.block().position() + cursor.block().length() - 1
    while end < last:
        probe.setPosition(end + 1)
        if probe.charFormat().anchorHref() != address:
            break
        end += 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
