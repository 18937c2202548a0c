"""Find and replace as a user works it."""

from dataclasses import replace

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
    with qtbot.waitSignal(pane.replace_wished):
        qtbot.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    assert pane.edits([TREE]) == (
        {FIRST.id: {"title": "Fahrradwege bauen", "text": "Ein Radweg am **Fahrradweg**."}},
        {TREE.id: {"preface": "Der Fahrradweg zählt."}},
    )


def test_texts_that_were_written_meanwhile_stay_as_they_are(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    pane.replacement.setText("Pfad")
    qtbot.waitUntil(lambda: len(pane.model.found) == 4)
    newer = replace(FIRST, text="Ein Radweg am **Radweg**, sehr breit.")
    today = replace(TREE, nodes=(replace(TREE.nodes[0], children=(newer,)),))
    assert pane.edits([today]) == ({FIRST.id: {"title": "Pfade bauen"}}, {TREE.id: {"preface": "Der Pfad zählt."}})
    assert pane.edits([]) == ({}, {})  # another programme is open


def test_a_long_programme_is_looked_through_in_slices(pane: ReplacePane, qtbot: QtBot) -> None:
    long = programme(field("Verkehr", *(measure(f"Radweg {place}", text="Wort " * 60) for place in range(3000))))
    pane.show_programmes([long])
    pane.words.setText("radweg")
    qtbot.keyClick(pane.words, Qt.Key.Key_Return)
    assert 0 < len(pane.model.found) < 3000 and not pane.model.is_whole
    assert not pane.button.isEnabled() and not pane.all_ticks.isEnabled()
    pane.words.setText("radweg 2999")  # in the middle of it
    qtbot.keyClick(pane.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.is_whole, timeout=30_000)
    assert [found.hit.found for found in pane.model.found] == ["Radweg 2999"] and pane.button.isEnabled()


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
