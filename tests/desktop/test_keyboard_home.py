"""Where the keyboard is after a view comes to the front: where work goes on, never in the search above by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.history.versions_view import VersionsView
from desktop.measures.view import MeasuresView
from tests.desktop.conftest import Hand


def test_a_programme_opened_from_start_is_worked_on_in_its_tree(hand: Hand) -> None:
    window = hand.window
    window.actions_table["view_start"].trigger()
    hand.settle()
    programme = window.document.programme_id
    window.document.close()
    hand.settle()
    window._open_programme(programme)
    hand.settle()
    assert window.views.current == "view_write"
    assert QApplication.focusWidget() is window.left.tree
    hand.qtbot.keyClick(window.left.tree, Qt.Key.Key_Down)
    assert window.left.tree.current_entry() is not None


@pytest.mark.parametrize("asked", [False, True])
def test_views_bring_the_keyboard_along(hand: Hand, asked: bool) -> None:
    window = hand.window
    hand.click_on("Das kleine")
    window.editor.entry_page.text.setFocus()
    if asked:
        window.top.search.setFocus()
    window.actions_table["view_measures"].trigger()
    measures = window.views.view("view_measures")
    assert isinstance(measures, MeasuresView)
    assert QApplication.focusWidget() is measures.words
    measures.table.setFocus()
    window.actions_table["view_versions"].trigger()
    versions = window.views.view("view_versions")
    assert isinstance(versions, VersionsView)
    assert QApplication.focusWidget() is versions.new_name
    window.actions_table["view_measures"].trigger()
    assert QApplication.focusWidget() is measures.table
    window.actions_table["view_write"].trigger()
    assert QApplication.focusWidget() is window.editor.entry_page.text


def test_the_row_of_views_keeps_the_keyboard(hand: Hand) -> None:
    tools = list(hand.window.top._views.values())
    tools[2].setFocus(Qt.FocusReason.TabFocusReason)
    hand.qtbot.keyClick(tools[2], Qt.Key.Key_Space)
    assert hand.window.views.current == "view_measures"
    assert QApplication.focusWidget() is tools[2]
