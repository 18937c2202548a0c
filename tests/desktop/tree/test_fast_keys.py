"""Keys that come faster than the store, and what became other between two of them."""

import pytest
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


def test_each_delete_takes_another_entry_however_slow_the_disk_is(hand: Hand) -> None:
    hand.click_on("Radwege")
    with hand.slow_disk():
        for _ in range(3):
            hand.qtbot.keySequence(hand.window.left.tree, "Del")
    hand.settle()
    assert hand.titles() == ["Wohnen", "Bildung"]  # the two, and what they stood below
    assert hand.window.toast.words == "Handlungsfeld gelöscht"
    assert hand.stored() == hand.outline.programme()


def test_what_the_store_refused_to_delete_can_be_deleted_later(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[str] = []
    monkeypatch.setattr("desktop.main_window.show_error", lambda error, _parent: refused.append(error.kind))
    hand.click_on("Bildung")
    bildung = hand.entry("Bildung").id
    with hand.slow_disk():
        hand.window.store.call(lambda store: store.entries.remove([bildung]))  # by other hands
        hand.qtbot.keySequence(hand.window.left.tree, "Del")
    hand.settle()
    assert refused == ["node_unknown"]
    hand.window.store.ask(lambda store: store.bin.restore(bildung))
    hand.window.desk.show_entry(bildung)
    hand.press("Del", hand.window.left.tree)
    assert hand.titles() == ["Wohnen", "Verkehr"]


@pytest.mark.parametrize("keys", ["Alt+Up", "Alt+Down", "Alt+Left", "Alt+Right"])
def test_moves_that_lead_nowhere_any_more_are_no_errors(hand: Hand, keys: str) -> None:
    hand.click_on("Mietberatung")
    with hand.slow_disk():
        for _ in range(4):
            hand.qtbot.keySequence(hand.window.left.tree, keys)
    hand.settle()  # an error would be raised
    assert hand.stored() == hand.outline.programme()


@pytest.mark.parametrize("is_moved", [True, False])
def test_a_title_being_written_stays_when_its_entry_becomes_other(hand: Hand, is_moved: bool) -> None:
    hand.click_on("Busse")
    busse, radwege = hand.entry("Busse"), hand.entry("Radwege")
    hand.qtbot.keySequence(hand.window.left.tree, "F2")
    hand.write("Bahn")
    if is_moved:
        hand.window.document.move([radwege.id], hand.entry("Bildung").id, 0)  # its number is another one
    else:
        hand.window.document.edit(busse.id, "text", "Dienstags")
    hand.rest()
    hand.write("en")
    hand.press("Return")
    assert busse.title == "Bahnen"


def test_a_key_that_is_held_down_deletes_one_entry(hand: Hand) -> None:
    actions = hand.window.actions_table
    assert not any(actions[key].autoRepeat() for key in ("delete", "paste", "duplicate", "add_sibling"))
    assert all(actions[key].autoRepeat() for key in ("undo", "move_up"))
