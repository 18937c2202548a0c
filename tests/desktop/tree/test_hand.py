"""The tree by mouse and keyboard, as a person uses it; the store holds what the window shows."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.tree.drop import carried
from programme.model import Level
from tests.desktop.conftest import Hand


def rename_field(hand: Hand) -> QLineEdit:
    field = hand.window.left.tree.viewport().findChild(QLineEdit)
    assert isinstance(field, QLineEdit) and field.isVisible()
    return field


def test_enter_makes_a_sibling_and_names_it(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Return")
    field = rename_field(hand)
    hand.write("Leihräder", field)
    hand.press("Return", field)
    assert hand.titles("Verkehr") == ["Radwege für Bürger*innen", "Busse im Takt", "Leihräder"]
    assert hand.stored().nodes[1].children[2].level is Level.MASSNAHME
    assert hand.entry("Leihräder").shown_number == "3"


def test_shift_enter_makes_a_child_of_the_next_level(hand: Hand) -> None:
    hand.click_on("Bildung")
    hand.press("Shift+Return")
    hand.write("Schulen für alle", rename_field(hand))
    hand.press("Return", rename_field(hand))
    child = hand.stored().nodes[2].children[0]
    assert (child.title, child.level) == ("Schulen für alle", Level.LEITZIEL)
    assert hand.entry("Schulen").shown_number == "A"


def test_f2_keeps_marks_and_gender_forms(hand: Hand) -> None:
    hand.click_on("Radwege")
    hand.press("F2")
    field = rename_field(hand)
    assert field.text() == "Radwege für Bürger*innen"
    field.selectAll()
    hand.write("Radwege für *alle", field)
    hand.press("Return", field)
    assert hand.stored().nodes[1].children[0].title == "Radwege für \\*alle"
    assert hand.entry("Radwege").plain_title == "Radwege für *alle"


def test_a_slide_pasted_while_renaming_leaves_no_control_sign(hand: Hand) -> None:
    hand.click_on("Radwege")
    hand.press("F2")
    field = rename_field(hand)
    field.selectAll()
    QApplication.clipboard().setText("Radwege\vund Busse\x07")
    hand.press("Ctrl+V", field)
    hand.press("Return", field)
    assert hand.stored().nodes[1].children[0].title == "Radwege und Busse"


def test_escape_leaves_a_title_alone(hand: Hand) -> None:
    hand.click_on("Radwege")
    hand.press("F2")
    field = rename_field(hand)
    hand.write("x", field)
    hand.press("Escape", field)
    assert hand.stored().nodes[1].children[0].title == "Radwege für Bürger*innen"


def test_alt_arrows_move_with_all_below(hand: Hand) -> None:
    hand.click_on("Verkehr")
    hand.press("Alt+Up")
    assert hand.titles() == ["Verkehr", "Wohnen", "Bildung"]
    hand.click_on("Mietberatung")
    hand.press("Alt+Left")
    assert hand.titles("Alle Akteure") == ["Sozialräume stärken", "Mietberatung"]
    hand.press("Alt+Right")
    assert hand.titles("Sozialräume") == ["Das kleine Netzwerk ausbauen", "Mietberatung"]
    hand.press("Alt+Up")
    assert hand.titles("Sozialräume") == ["Mietberatung", "Das kleine Netzwerk ausbauen"]
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.plain_title == "Mietberatung"
    assert hand.stored().nodes[1].children[0].children[0].children[0].title == "Mietberatung"


def test_several_entries_stay_chosen_while_they_move_and_come_back(hand: Hand) -> None:
    tree = hand.window.left.tree
    hand.click_on("Das kleine")
    hand.press("Shift+Down")
    both = ["Das kleine Netzwerk ausbauen", "Mietberatung"]
    for keys, above in (("Alt+Left", "Alle Akteure"), ("Alt+Left", "Wohnen"), ("Ctrl+Z", "Alle"), ("Ctrl+Z", "Sozial")):
        hand.press(keys, tree)
        assert hand.titles(above)[-2:] == both
        assert [each.plain_title for each in tree.chosen_entries()] == both
        current = tree.current_entry()
        assert current is not None and current.plain_title == "Mietberatung"


def test_an_arrow_that_leads_nowhere_is_disabled(hand: Hand) -> None:
    hand.click_on("Wohnen")
    actions = hand.window.actions_table
    assert not actions["move_up"].isEnabled() and not actions["move_out"].isEnabled()
    assert actions["move_down"].isEnabled()
    hand.press("Alt+Up")
    assert hand.titles()[0] == "Wohnen"


def test_delete_offers_undo(hand: Hand) -> None:
    hand.click_on("Alle Akteure")
    hand.press("Del")
    assert hand.titles("Wohnen") == []
    assert hand.window.toast.words == "Leitziel gelöscht"
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.plain_title == "Wohnen"
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.titles("Sozialräume") == ["Das kleine Netzwerk ausbauen", "Mietberatung"]


def test_the_first_click_after_a_removal_chooses(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Del")
    hand.click_on("Bildung")
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.title == "Bildung"


def test_the_offer_to_undo_goes_when_it_would_mean_something_else(hand: Hand) -> None:
    toast = hand.window.toast
    hand.click_on("Busse")
    hand.press("Del")
    assert toast.offer.isVisible()
    hand.click_on("Bildung")
    hand.press("Alt+Up")
    assert not toast.isVisible()  # the newest step is the move now
    hand.click_on("Radwege")
    hand.press("Del")
    assert toast.offer.isVisible()
    hand.window.library.create("Zweites", hand.outline.scheme, hand.window.document.open)
    hand.settle()
    assert hand.outline.head.title == "Zweites" and not toast.isVisible()


def test_several_are_deleted_and_come_back_as_one(hand: Hand) -> None:
    hand.click_on("Radwege")
    hand.click_on("Busse", Qt.KeyboardModifier.ControlModifier)
    hand.press("Del")
    assert hand.window.toast.words == "2 Maßnahmen gelöscht"
    assert hand.titles("Verkehr") == []
    hand.press("Ctrl+Z")
    assert hand.titles("Verkehr") == ["Radwege für Bürger*innen", "Busse im Takt"]


def test_duplicate_copies_the_whole_branch(hand: Hand) -> None:
    hand.click_on("Verkehr")
    hand.press("Ctrl+D")
    assert hand.titles() == ["Wohnen", "Verkehr", "Verkehr", "Bildung"]
    nodes = hand.stored().nodes
    assert [child.title for child in nodes[1].children] == [child.title for child in nodes[2].children]
    assert nodes[1].children[0].id != nodes[2].children[0].id


def drop(hand: Hand, data: QMimeData, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    tree = hand.window.left.tree
    action = Qt.DropAction.CopyAction if modifiers else Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(place), action, data, Qt.MouseButton.LeftButton, modifiers)
    tree.dropEvent(event)
    hand.settle()


def test_drag_and_drop(hand: Hand) -> None:
    tree, model = hand.window.left.tree, hand.window.left.model
    tree.expandAll()
    data = carried(hand.outline, [hand.entry("Busse")])
    onto = tree.visualRect(model.index_of(hand.entry("Bildung").id)).center()
    drop(hand, data, onto, Qt.KeyboardModifier.NoModifier)
    assert hand.titles("Bildung") == ["Busse im Takt"]
    assert hand.titles("Verkehr") == ["Radwege für Bürger*innen"]
    assert [child.title for child in hand.stored().nodes[2].children] == ["Busse im Takt"]


def hover(hand: Hand, data: QMimeData, words: str) -> QPoint:
    """Carries a drag onto an entry and lets it rest there until the entry is open."""
    tree, model = hand.window.left.tree, hand.window.left.model
    index = model.index_of(hand.entry(words).id)
    place = tree.visualRect(index).center()
    left, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tree.dragMoveEvent(QDragMoveEvent(place, Qt.DropAction.MoveAction, data, left, no_keys))
    hand.qtbot.waitUntil(lambda: tree.isExpanded(index))
    return place


def test_what_only_a_drag_opened_closes_again(hand: Hand) -> None:
    tree, model = hand.window.left.tree, hand.window.left.model
    tree.collapseAll()
    data = carried(hand.outline, [hand.entry("Bildung")])
    hover(hand, data, "Verkehr")
    tree.dragLeaveEvent(QDragLeaveEvent())
    assert tree.expanded_ids() == []
    tree.expand(model.index_of(hand.entry("Verkehr").id))
    hover(hand, data, "Wohnen")
    hover(hand, data, "Alle Akteure")
    tree.dragLeaveEvent(QDragLeaveEvent())
    assert tree.expanded_ids() == [hand.entry("Verkehr").id]  # it was open before


def test_the_branch_of_a_drop_stays_open(hand: Hand) -> None:
    tree = hand.window.left.tree
    tree.collapseAll()
    data = carried(hand.outline, [hand.entry("Busse")])
    hover(hand, data, "Wohnen")
    place = hover(hand, data, "Alle Akteure")
    drop(hand, data, place, Qt.KeyboardModifier.NoModifier)
    assert "Busse im Takt" in [each.plain_title for each in hand.entry("Alle Akteure").children]
    assert {hand.entry("Wohnen").id, hand.entry("Alle Akteure").id} <= set(tree.expanded_ids())


@pytest.mark.parametrize("title", ["Verkehr", "Alle Akteure"])
def test_a_branch_comes_back_as_open_as_it_went(hand: Hand, title: str) -> None:
    tree = hand.window.left.tree
    tree.expandAll()
    tree.collapse(hand.window.left.model.index_of(hand.entry("Sozialräume").id))
    before = tree.expanded_ids()
    hand.click_on(title)
    for away, back in (("Del", "Ctrl+Z"), ("Ctrl+Y", "Ctrl+Z")):
        hand.press(away)
        hand.settle()
        assert len(tree.expanded_ids()) < len(before)
        hand.press(back)
        hand.settle()
        assert tree.expanded_ids() == before


def test_undo_and_redo_say_what_they_would_do(hand: Hand) -> None:
    hand.click_on("Verkehr")
    hand.press("Alt+Up")
    undo = hand.window.actions_table["undo"]
    assert undo.text() == "Rückgängig: Handlungsfeld verschoben"
    hand.press("Ctrl+Z")
    assert hand.titles() == ["Wohnen", "Verkehr", "Bildung"]
    assert hand.window.actions_table["redo"].text() == "Wiederholen: Handlungsfeld verschoben"
    hand.press("Ctrl+Y")
    assert hand.titles() == ["Verkehr", "Wohnen", "Bildung"]


def test_menus_name_the_levels_of_the_scheme(hand: Hand) -> None:
    hand.click_on("Busse")
    assert hand.window.actions_table["add_sibling"].text() == "Neue Maßnahme"
    assert not hand.window.actions_table["add_child"].isEnabled()
    hand.click_on("Bildung")
    assert hand.window.actions_table["add_sibling"].text() == "Neues Handlungsfeld"
    assert hand.window.actions_table["add_child"].text() == "Neues Leitziel darunter"


def test_the_filter_shows_hits_with_what_is_above(hand: Hand) -> None:
    hand.press("Ctrl+F")
    hand.write("mietberat")
    hand.qtbot.waitUntil(lambda: hand.titles() == ["Wohnen"])
    assert hand.titles("Sozialräume") == ["Mietberatung"]
    hand.write("xyz")
    hand.qtbot.waitUntil(hand.window.left.empty.isVisible)
    assert hand.titles() == [] and "mietberatxyz" in hand.window.left.empty.text()
    hand.press("Escape")
    hand.qtbot.waitUntil(lambda: hand.titles() == ["Wohnen", "Verkehr", "Bildung"])


def test_f6_walks_through_the_panes(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("F6")
    assert QApplication.focusWidget() is hand.window.editor.entry_page.title
    hand.press("Shift+F6")
    assert QApplication.focusWidget() is hand.window.left.tree


def test_keys_that_the_lock_forbids_say_why_and_open_it(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Ctrl+Shift+L")
    tree, toast = hand.window.left.tree, hand.window.toast
    current = tree.current_entry()
    for keys in ("Alt+Up", "Del", "Ctrl+D", "Return"):
        toast.hide()
        tree.setFocus()
        hand.press(keys)
        assert toast.words == "Die Gliederung ist gesperrt.", keys
        assert tree.current_entry() is current and hand.titles("Verkehr") == [
            "Radwege für Bürger*innen",
            "Busse im Takt",
        ]
    toast.offer.click()
    tree.setFocus()
    hand.press("Alt+Up")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_hands_a_title_over_and_leaves_the_other_rows_alone(hand: Hand, key: Qt.Key) -> None:
    hand.click_on("Radwege")
    tree = hand.window.left.tree
    hand.qtbot.keySequence(tree, "F2")
    hand.write("Breite Wege")
    hand.qtbot.keyClick(QApplication.focusWidget(), key)
    hand.settle()
    assert hand.titles("Verkehr") == ["Breite Wege", "Busse im Takt"]
    assert not tree.is_renaming and tree.hasFocus() and tree.current_entry() is hand.entry("Breite")
    hand.qtbot.keyClick(tree, key)
    assert not tree.is_renaming and not tree.hasFocus()


def test_what_moved_past_hidden_entries_stands_there_when_the_filter_goes(hand: Hand) -> None:
    left, verkehr = hand.window.left, hand.entry("Verkehr")
    left.filter.setText("Busse")
    left.apply_filter()
    hand.click_on("Busse")
    hand.press("Alt+Up", left.tree)
    left.filter.setText("")
    left.apply_filter()
    above = left.model.index_of(verkehr.id)
    shown = [left.model.index(row, 0, above).data() for row in range(left.model.rowCount(above))]
    assert [each.split()[1] for each in shown] == ["Busse", "Radwege"]


def test_far_keys_take_the_choice_along_and_stay_within_a_title_that_is_written(hand: Hand) -> None:
    hand.click_on("Wohnen")
    hand.press("Ctrl+End")
    last = hand.window.left.tree.current_entry()
    assert last is not None and hand.window.left.tree.chosen_entries() == [last]
    hand.press("F2")
    field = rename_field(hand)
    hand.qtbot.keySequence(field, "Ctrl+Home")
    assert field.cursorPosition() == 0 and hand.window.left.tree.is_renaming
    hand.qtbot.keySequence(field, "Ctrl+Shift+End")
    assert field.selectedText() == field.text() != ""
