"""Ctrl+Home and Ctrl+End in views and in the fields opened in them.

Qt moves the keyboard and leaves the choice behind: what is pasted or deleted next is out of sight. Fields of one line
pass both keys on to the view, which closes them.
"""

from typing import TypeGuard

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

_KEYS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_Command = QItemSelectionModel.SelectionFlag


def choosing(event: QEvent | None, usual: QItemSelectionModel.SelectionFlag) -> QItemSelectionModel.SelectionFlag:
    """What a view chooses for `event`: where the keyboard goes, with Shift all up to there; `usual` for other events."""
    if not _is_far(event):
        return usual
    return _Command.SelectCurrent if _is_shifted(event) else _Command.ClearAndSelect


def goes_within(editor: QObject, event: QEvent) -> bool:
    """Whether it was one of the keys and went to the begin or end of the words in `editor`."""
    field = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    if not isinstance(field, QLineEdit) or not _is_far(event):
        return False
    if event.key() == Qt.Key.Key_Home:
        field.home(_is_shifted(event))
    else:
        field.end(_is_shifted(event))
    return True


def _is_far(event: QEvent | None) -> TypeGuard[QKeyEvent]:
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() in _KEYS
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


def _is_shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
