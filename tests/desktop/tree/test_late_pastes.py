"""What was cut is pasted later, when something else happened meanwhile."""

from PySide6.QtWidgets import QApplication

from tests.desktop.conftest import Hand


def test_what_was_deleted_since_it_was_cut_is_pasted_as_a_copy(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Ctrl+X", hand.window.left.tree)
    hand.press("Del", hand.window.left.tree)
    assert hand.titles("Verkehr") == ["Radwege für Bürger*innen"]
    hand.click_on("Mietberatung")
    hand.press("Ctrl+V", hand.window.left.tree)
    assert "Busse im Takt" in hand.titles("Sozialräume")
    assert hand.stored() == hand.outline.programme()


def test_what_is_copied_while_a_cut_branch_moves_stays_on_the_clipboard(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Ctrl+X", hand.window.left.tree)
    hand.qtbot.keySequence(hand.window.left.tree, "Up")
    hand.qtbot.keySequence(hand.window.left.tree, "Up")
    hand.qtbot.keySequence(hand.window.left.tree, "Ctrl+V")
    QApplication.clipboard().setText("Anderes")
    hand.settle()
    assert QApplication.clipboard().text() == "Anderes"
