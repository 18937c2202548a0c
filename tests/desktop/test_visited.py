"""After an undo that takes away what one stands at, one stands where one was before."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from desktop.visited import Visited
from tests.desktop.conftest import Hand
from tests.desktop.review.hand import WAIT


def paste(hand: Hand, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)
    hand.press("Ctrl+V", hand.window.left.tree)
    hand.settle()


def current(hand: Hand) -> str:
    shown = hand.window.editor.shown_entry(hand.outline)
    assert shown is not None, "the programme's own page"
    chosen = hand.window.left.tree.current_entry()
    assert chosen is not None
    assert chosen.id == shown.id
    return shown.plain_title


def test_undoing_a_paste_leads_back(hand: Hand) -> None:
    hand.click_on("Verkehr")
    paste(hand, "Auf dem Wasser\n- Fähren\n")
    hand.qtbot.waitUntil(lambda: any(each.plain_title == "Fähren" for each in hand.outline.walk()), timeout=WAIT)
    hand.settle()
    assert current(hand) == "Auf dem Wasser"
    hand.press("Ctrl+Z")
    assert current(hand) == "Verkehr"


def test_undoing_a_paste_that_brought_fields_leads_back(hand: Hand) -> None:
    hand.click_on("Bildung")
    paste(hand, "Maßnahme\tPriorität\nHort bauen\thoch\nKita öffnen\tniedrig\n")
    hand.qtbot.waitUntil(lambda: any(each.plain_title == "Hort bauen" for each in hand.outline.walk()), timeout=WAIT)
    hand.settle()
    assert current(hand) == "Hort bauen"
    hand.press("Ctrl+Z")
    assert current(hand) == "Bildung"


def test_undoing_a_new_entry_leads_back(hand: Hand) -> None:
    hand.click_on("Bildung")
    hand.click_on("Verkehr")
    hand.window.actions_table["add_child"].trigger()
    hand.settle()
    hand.press("Escape")
    hand.press("Ctrl+Z", hand.window.left.tree)
    assert current(hand) == "Verkehr"


def test_who_went_elsewhere_stays_there(hand: Hand) -> None:
    hand.click_on("Busse")
    paste(hand, "Fähren\n")
    hand.click_on("Bildung")
    hand.press("Ctrl+Z")
    assert current(hand) == "Bildung"


def test_undoing_a_removal_leads_nowhere_else(hand: Hand) -> None:
    hand.click_on("Bildung")
    hand.click_on("Busse")
    hand.press("Delete")
    here = current(hand)
    hand.press("Ctrl+Z")
    assert current(hand) == here


def test_what_was_visited_and_is_gone_too_is_passed_over() -> None:
    visited = Visited()
    for each in ("a", "b", "c"):
        visited.note(each)
    visited.leave(["c"])
    visited.note("d")
    assert visited.back(["c"], lambda each: each == "a") == "a"
    assert visited.back(["c"], lambda each: True) is None


def test_another_removal_leads_nowhere() -> None:
    visited = Visited()
    visited.note("a")
    visited.leave(["b"])
    assert visited.back(["b"], lambda each: True) is None


def test_the_menu_says_how_many_entries_were_pasted(hand: Hand) -> None:
    hand.click_on("Bildung")
    paste(hand, "5. Sport\n- Halle sanieren\n- Bad öffnen\n")
    hand.qtbot.waitUntil(lambda: any(each.plain_title == "Sport" for each in hand.outline.walk()), timeout=WAIT)
    hand.settle()
    undo = hand.window.actions_table["undo"]
    assert undo.isEnabled()
    assert undo.text() == "Rückgängig: 3 Einträge eingefügt"
