"""Find and replace in the window: one step, and its way back goes where it was made."""

import pytest
from PySide6.QtCore import Qt

from desktop.search.replace_pane import ReplacePane
from programme.model import Programme, walk
from tests.desktop.conftest import Hand
from tests.programme.builders import field, measure, programme


@pytest.fixture
def other(hand: Hand) -> str:
    plan = programme(field("Kultur", measure("Bibliothek öffnen")), title="Kulturplan Musterstadt")
    return hand.window.store.ask(lambda store: store.library.take_in(plan).made)


@pytest.fixture
def pane(hand: Hand) -> ReplacePane:
    hand.window.actions_table["replace"].trigger()
    hand.rest()
    return hand.window.findChildren(ReplacePane)[0]


def replace_everywhere(hand: Hand, pane: ReplacePane, words: str, new: str) -> None:
    pane.everywhere.setChecked(True)
    hand.qtbot.keyClicks(pane.words, words)
    hand.qtbot.keyClicks(pane.replacement, new)
    hand.qtbot.waitUntil(lambda: pane.model.rowCount() > 0)
    hand.rest()
    hand.qtbot.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    hand.rest()


def stored(hand: Hand, programme_id: str) -> Programme:
    return hand.window.store.ask(lambda store: store.library.programme(programme_id))


def test_what_was_replaced_in_another_programme_only_comes_back_there(
    hand: Hand, pane: ReplacePane, other: str
) -> None:
    hand.window.document.edit(hand.entry("Radwege").id, "title", "Breite Radwege")
    hand.settle()
    replace_everywhere(hand, pane, "Bibliothek", "Buecherei")
    assert [each.title for each in walk(stored(hand, other).nodes)] == ["Kultur", "Buecherei öffnen"]
    assert hand.window.toast.words == "1 Stelle ersetzt."
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.rest()
    assert [each.title for each in walk(stored(hand, other).nodes)] == ["Kultur", "Bibliothek öffnen"]
    assert hand.entry("Breite Radwege").title == "Breite Radwege", "what was done here before stays"


def test_what_was_replaced_in_several_programmes_comes_back_at_once(hand: Hand, pane: ReplacePane, other: str) -> None:
    first = hand.stored()
    replace_everywhere(hand, pane, "e", "E")
    assert [each.title for each in walk(stored(hand, other).nodes)][1] == "BibliothEk öffnEn"
    assert hand.stored().nodes[0].title == "WohnEn"
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.rest()
    assert hand.stored().nodes == first.nodes
    assert [each.title for each in walk(stored(hand, other).nodes)] == ["Kultur", "Bibliothek öffnen"]
