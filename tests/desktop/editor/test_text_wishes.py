"""The text actions follow the keyboard, to the window's very end."""

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.actions import Actions
from desktop.editor.pane import EditorPane
from desktop.editor.text_wishes import TextWishes


def test_a_window_that_ends_with_the_keyboard_in_a_text_says_nothing(qtbot: QtBot) -> None:
    window = QMainWindow()
    actions = Actions(window)
    pane = EditorPane(actions, window)
    window.setCentralWidget(pane)
    wishes = TextWishes(actions, pane)
    with qtbot.waitExposed(window):
        window.show()
    delete(window)
    with pytest.raises(RuntimeError):
        wishes.adjust()  # the pane is gone
    wishes._focus_changed(None, None)  # as Qt calls it once more
