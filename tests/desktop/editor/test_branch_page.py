"""A branch as continuous text: every word lands in its own entry, borders go only when somebody says so."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.editor.branch_page import BranchPage
from desktop.editor.branch_section import Section
from tests.desktop.conftest import Hand


def page(hand: Hand, title: str = "Wohnen") -> BranchPage:
    hand.click_on(title)
    hand.press("Ctrl+Shift+J")
    shown = hand.window.editor.page()
    assert isinstance(shown, BranchPage)
    return shown


def section(hand: Hand, title: str) -> Section:
    found = hand.window.editor.branch_page.section(hand.entry(title).id)
    assert found is not None
    return found


def test_shows_the_branch_in_order_and_writes_into_each_entry(hand: Hand) -> None:
    shown = page(hand)
    kinds = [each.kind.text() for each in shown._sections]
    assert kinds == ["Handlungsfeld", "Leitziel A", "Handlungsziel A1", "Maßnahme 1", "Maßnahme 2"]
    text = section(hand, "Mietberatung").text
    text.setFocus()
    hand.write("Jeden Dienstag.", text)
    title = section(hand, "Alle Akteure").title
    title.setFocus()
    title.moveCursor(QTextCursor.MoveOperation.End)
    hand.write(" gern", title)
    hand.window.left.tree.setFocus()
    stored = hand.stored().nodes[0]
    assert stored.children[0].title == "Alle Akteure arbeiten zusammen gern"
    assert stored.children[0].children[0].children[1].text == "Jeden Dienstag."
    assert stored.children[0].children[0].children[0].text == "Ein Absatz.\n\n- eins\n- zwei"


def test_arrows_walk_over_the_borders(hand: Hand) -> None:
    page(hand)
    first = section(hand, "Das kleine").text
    first.setFocus()
    first.moveCursor(QTextCursor.MoveOperation.End)
    hand.press("Down", first)
    assert QApplication.focusWidget() is section(hand, "Mietberatung").title
    hand.press("Up")
    assert QApplication.focusWidget() is first


def test_backspace_at_a_border_asks_first(hand: Hand) -> None:
    page(hand)
    title = section(hand, "Mietberatung").title
    title.setFocus()
    title.moveCursor(QTextCursor.MoveOperation.Start)
    hand.press("Backspace", title)
    assert "Mietberatung" in hand.titles("Sozialräume")
    assert "Das kleine Netzwerk" in hand.window.toast.words
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.titles("Sozialräume") == ["Das kleine Netzwerk ausbauen"]
    assert hand.entry("Das kleine").text == "Ein Absatz.\n\n- eins\n- zwei\n\nMietberatung"
    hand.window.left.tree.setFocus()
    hand.press("Ctrl+Z")
    assert hand.titles("Sozialräume") == ["Das kleine Netzwerk ausbauen", "Mietberatung"]
    assert hand.entry("Das kleine").text == "Ein Absatz.\n\n- eins\n- zwei"


def test_an_entry_with_others_below_it_is_not_swallowed(hand: Hand) -> None:
    page(hand)
    title = section(hand, "Alle Akteure").title
    title.setFocus()
    title.moveCursor(QTextCursor.MoveOperation.Start)
    hand.press("Backspace", title)
    assert "Untereinträge" in hand.window.toast.words and not hand.window.toast.offer.isVisible()


def test_follows_moves_and_undo(hand: Hand) -> None:
    shown = page(hand)
    hand.window.document.remove([hand.entry("Das kleine").id])
    hand.settle()
    assert [each.kind.text() for each in shown._sections][-1] == "Maßnahme 1"
    hand.window.document.undo()
    hand.settle()
    assert len(shown._sections) == 5
    hand.window.document.edit(hand.entry("Mietberatung").id, "title", "Beratung zur Miete")
    hand.settle()
    assert section(hand, "Beratung zur Miete").title.toPlainText() == "Beratung zur Miete"


def test_back_to_one_entry(hand: Hand) -> None:
    page(hand)
    hand.press("Ctrl+Shift+J")
    assert hand.window.editor.page() is hand.window.editor.entry_page
    assert hand.window.editor.entry_page.title.toPlainText() == "Wohnen"


def test_back_to_the_entry_in_which_one_writes(hand: Hand) -> None:
    page(hand)
    text = section(hand, "Mietberatung").text
    text.setFocus()
    hand.write("Jeden Dienstag.", text)
    hand.press("Left", text)
    hand.press("Ctrl+Shift+J")
    shown = hand.window.editor.entry_page
    assert hand.window.editor.page() is shown and shown.title.toPlainText() == "Mietberatung"
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.title == "Mietberatung"
    assert QApplication.focusWidget() is shown.slots["text"].editor
    hand.write(" und Freitag")
    hand.press("Ctrl+Shift+J")
    assert hand.stored().nodes[0].children[0].children[0].children[1].text == "Jeden Dienstag und Freitag."
    assert QApplication.focusWidget() is section(hand, "Mietberatung").text


def test_headings_shrink_by_level(hand: Hand) -> None:
    page(hand)
    fonts = [section(hand, title).title.document().defaultFont() for title in ("Wohnen", "Alle", "Sozial", "Mietb")]
    sizes = [each.pointSizeF() for each in fonts]
    assert all(above >= 1.15 * below for above, below in pairwise(sizes[:3])), sizes
    assert sizes[3] <= sizes[2] and [each.bold() for each in fonts] == [True, True, True, False]


def test_who_writes_stays_there_when_entries_come_and_go(hand: Hand) -> None:
    hand.window.resize(1200, 500)
    shown = page(hand)
    text = section(hand, "Mietberatung").text
    text.setFocus()
    shown.ensureWidgetVisible(text)
    hand.write("Jeden Dienstag", text)
    hand.window.flush()
    hand.settle()
    scrolled, before = shown.verticalScrollBar().value(), [each.title.toPlainText() for each in shown._sections]
    assert scrolled > 0
    hand.window.document.add(hand.entry("Sozialräume").id, 0)  # what is pasted or taken back elsewhere does as much
    hand.settle()
    assert [each.title.toPlainText() for each in shown._sections] == [*before[:3], "", *before[3:]]
    assert QApplication.focusWidget() is text and text.textCursor().atEnd()
    assert shown.verticalScrollBar().value() >= scrolled
    hand.press("Ctrl+Z")
    hand.press("Ctrl+Z")
    assert [each.title.toPlainText() for each in shown._sections] == before
    assert QApplication.focusWidget() is text


def test_entries_that_change_places_keep_their_fields_and_tabs_way(hand: Hand) -> None:
    shown = page(hand)
    text = section(hand, "Mietberatung").text
    text.setFocus()
    hand.window.document.move([hand.entry("Mietberatung").id], hand.entry("Sozialräume").id, 0)
    hand.settle()
    assert [each.title.toPlainText() for each in shown._sections][3:] == [
        "Mietberatung",
        "Das kleine Netzwerk ausbauen",
    ]
    assert [each.kind.text() for each in shown._sections][3:] == ["Maßnahme 1", "Maßnahme 2"]
    assert QApplication.focusWidget() is text
    hand.press("Tab")
    assert QApplication.focusWidget() is section(hand, "Das kleine").title
    hand.press("Shift+Tab")
    hand.press("Shift+Tab")
    assert QApplication.focusWidget() is section(hand, "Mietberatung").title
    tops = [each.mapTo(shown, each.rect().topLeft()).y() for each in shown._sections]
    assert tops == sorted(tops)


def test_the_keyboard_goes_to_a_neighbour_of_an_entry_that_went(hand: Hand) -> None:
    page(hand)
    section(hand, "Das kleine").text.setFocus()
    hand.window.document.remove([hand.entry("Das kleine").id])
    hand.settle()
    assert QApplication.focusWidget() is section(hand, "Mietberatung").title
