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
    assert pane.wish().edits([TREE]) == (
        {FIRST.id: {"title": "Fahrradwege bauen", "text": "Ein Radweg am **Fahrradweg**."}},
        {TREE.id: {"preface": "Der Fahrradweg zählt."}},
    )


def test_texts_that_were_written_meanwhile_stay_as_they_are(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    pane.replacement.setText("Pfad")
    qtbot.waitUntil(lambda: len(pane.model.found) == 4)
    newer = replace(FIRST, text="Ein Radweg am **Radweg**, sehr breit.")
    today = replace(TREE, nodes=(replace(TREE.nodes[0], children=(newer,)),))
    assert pane.wish().edits([today]) == (
        {FIRST.id: {"title": "Pfade bauen"}},
        {TREE.id: {"preface": "Der Pfad zählt."}},
    )
    assert pane.wish().edits([]) == ({}, {})  # another programme is open


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


def untick(pane: ReplacePane, row: int) -> None:
    pane.model.setData(pane.model.index(row), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


def test_a_tick_that_was_taken_stays_when_somebody_writes_elsewhere(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    qtbot.waitUntil(lambda: len(pane.model.found) == 4)
    kept = pane.model.found[0].hit.place
    untick(pane, 0)
    pane.show_programmes([replace(TREE, closing="Ein Radweg am Schluss.")])
    assert pane.count.text() == "4 von 5"
    assert kept not in {found.hit.place for found in pane.model.ticked()}
    pane.words.setText("Radweg ")
    qtbot.keyClick(pane.words, Qt.Key.Key_Return)
    assert pane.count.text() == "5 von 5", "other words are looked for"


def test_in_a_text_with_other_hits_than_before_none_is_replaced_unasked(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    qtbot.waitUntil(lambda: len(pane.model.found) == 4)
    untick(pane, [found.hit.place.part for found in pane.model.found].index("text"))  # the first of two
    newer = replace(FIRST, text="Am **Radweg**.")
    pane.show_programmes([replace(TREE, nodes=(replace(TREE.nodes[0], children=(newer,)),))])
    assert {found.hit.place.part for found in pane.model.ticked()} == {"preface", "title"}


def test_what_is_found_anew_after_the_wish_is_not_meant(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    pane.replacement.setText("Pfad")
    qtbot.waitUntil(lambda: len(pane.model.found) == 4)
    pane.all_ticks.click()
    pane.model.setData(pane.model.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    wish = pane.wish()
    pane.replacement.setText("Weg")
    pane.all_ticks.click()
    pane.words.setText("zählt")
    qtbot.keyClick(pane.words, Qt.Key.Key_Return)
    edits, heads = wish.edits([TREE])
    assert edits == {} and heads == {TREE.id: {"preface": "Der Pfad zählt."}}
    assert wish.count_in(edits, heads) == 1


def test_hits_of_other_words_are_not_replaced(pane: ReplacePane, qtbot: QtBot) -> None:
    pane.words.setText("radweg")
    qtbot.waitUntil(pane.button.isEnabled)
    qtbot.keyClicks(pane.words, "e")
    assert not pane.button.isEnabled(), "the list shows what was looked for before"
    qtbot.waitUntil(lambda: len(pane.model.found) == 1)
    assert pane.button.isEnabled()
