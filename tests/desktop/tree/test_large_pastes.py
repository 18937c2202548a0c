"""Many entries or lines at once from the clipboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from tests.desktop.conftest import Hand


def test_too_many_lines_are_told_and_not_dropped_in_silence(hand: Hand) -> None:
    data = QMimeData()
    data.setText("\n".join(f"Wunsch {number}" for number in range(1200)))
    QApplication.clipboard().setMimeData(data)
    hand.click_on("Busse")
    hand.press("Ctrl+V")
    assert len(hand.stored().nodes[1].children) == 502
    assert "500 von 1.200 Zeilen" in hand.window.toast.words


def test_only_the_current_entry_stays_selected_while_entries_are_pasted(hand: Hand) -> None:
    """Else each that comes among them would be looked at with all of them: minutes for thousands."""
    hand.click_on("Verkehr")
    hand.press("Ctrl+A")
    hand.press("Ctrl+C")
    chosen: list[int] = []
    hand.window.document.entry_added.connect(lambda _id: chosen.append(len(hand.window.left.tree.chosen_entries())))
    hand.press("Ctrl+V")
    hand.settle()
    assert chosen and max(chosen) == 1
