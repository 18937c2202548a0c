"""Find and replace as a user works it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.search.replace_pane import ReplacePane
from tests.programme.builders import field, measure, programme

FIRST = measure("Radwege bauen", text="Ein Radweg am **Radweg**.")
TREE = programme(field("Verkehr", FIRST), preface="Der Radweg zählt.")


@pytest.fixture
def pane(qtbot: QtBot) -> ReplacePane:
    pane = ReplacePane()
    qtbot.addWidget(pane)
    pane.resize(420, 600)
    pane.show_programmes([TREE])
    pane.show()
    return pane


def test_all_ticked_hits_are_replaced_in_one_wish(pane: ReplacePane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.words, "radweg")
    qtbot.keyClick(pane.words, Qt.Key.Key_Return)
    assert pane.count.text() == "4 von 4"
    qtbot.keyClicks(pane.replacement, "Fahrradweg")
    pane.model.setData(pane.model.index(2), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert pane.count.text() == "3 von 4"
    pane.grab()
    with qtbot.waitSignal(pane.edits_wished) as wish:
        qtbot.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    assert wish.args == [
        {FIRST.id: {"title": "Fahrradwege bauen", "text": "Ein Radweg am **Fahrradweg**."}},
        {TREE.id: {"preface": "Der Fahrradweg zählt."}},
    ]


def test_a_click_on_a_hit_shows_its_place(pane: ReplacePane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.words, "bauen")
    qtbot.waitUntil(lambda: len(pane.model.found) == 1)
    with qtbot.waitSignal(pane.place_wished) as wish:
        pane.list.activated.emit(pane.model.index(0))
    assert wish.args == [TREE.id, FIRST.id]


def test_choices_narrow_the_search(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    pane.whole_words.setChecked(True)
    assert len(pane.model.found) == 3
    pane.match_case.setChecked(True)
    assert pane.model.found == []
    assert pane.count.text() == "Nichts gefunden"
    assert not pane.button.isEnabled()


def test_ticks_can_be_taken_from_all(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    qtbot.waitUntil(lambda: len(pane.model.found) == 4)
    pane.all_ticks.click()
    assert pane.model.ticked() == []
    assert not pane.button.isEnabled()
