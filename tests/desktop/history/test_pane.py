"""The record as a user reads it, made by a real store."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from database.records import Change
from database.store import Store
from desktop.document import ProgrammeDocument
from desktop.history.pane import HistoryPane, step_html
from desktop.history.rows import HistoryStep, head_steps, node_steps, programme_steps, shortened
from desktop.look.colours import LIGHT
from desktop.store_thread import StoreThread
from programme.word_difference import Edit, Segment, word_difference

Work = Callable[[Callable[[Store], Change]], Change]


@pytest.fixture
def measure(document: ProgrammeDocument, store: StoreThread, entry_id: Callable[[str], str]) -> str:
    """An entry with four changes, the last of which was taken back."""
    entry = entry_id("Das kleine")
    for items in ({"title": "Das *große* Netzwerk"}, {"text": "Ein Absatz.\n\n- eins"}, {"fields.status": "läuft"}):
        store.ask(lambda inner, items=items: inner.entries.edit(entry, items))
    store.ask(lambda inner: inner.history.undo(document.programme_id))
    return entry


def steps_of(document: ProgrammeDocument, store: StoreThread, entry: str) -> list[HistoryStep]:
    assert document.outline is not None
    definition = document.outline.scheme.definition(document.outline.entry(entry).level)
    return node_steps(store.ask(lambda inner: inner.history.of_node(entry)), definition)


@pytest.fixture
def pane(qtbot: QtBot, document: ProgrammeDocument, store: StoreThread, measure: str) -> HistoryPane:
    pane = HistoryPane()
    qtbot.addWidget(pane)
    pane.resize(360, 600)
    pane.show_entry_steps(steps_of(document, store, measure))
    pane.show()
    return pane


def test_steps_say_what_was_done_by_whom(document: ProgrammeDocument, store: StoreThread, measure: str) -> None:
    steps = steps_of(document, store, measure)
    assert [each.sentence for each in steps] == [
        "Rückgängig: „Status“ geändert",
        "„Status“ geändert",
        "Maßnahme: Text geändert",
        "Maßnahme: Titel geändert",
        "Programm „Aktionsplan Musterstadt“ übernommen",
    ]
    assert [each.is_current for each in steps] == [True, False, False, False, False]
    assert {each.author for each in steps} == {"Anna Beispiel"}


def test_words_are_compared_without_marks(document: ProgrammeDocument, store: StoreThread, measure: str) -> None:
    (passage,) = steps_of(document, store, measure)[3].passages
    gone = "".join(each.text for each in passage.segments if each.edit is Edit.DELETE)
    come = "".join(each.text for each in passage.segments if each.edit is Edit.INSERT)
    assert ("kleine" in gone, "ausbauen" in gone, "große" in come, "*" in gone + come) == (True, True, True, False)


def test_an_earlier_state_comes_back_by_a_click(
    pane: HistoryPane, qtbot: QtBot, document: ProgrammeDocument, store: StoreThread, measure: str
) -> None:
    pane.list.setCurrentIndex(pane.model.index(0))
    assert pane.hint.text() == "Das ist der jetzige Stand." and not pane.restore.isEnabled()
    row = pane.list.visualRect(pane.model.index(4))
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    with qtbot.waitSignal(pane.restore_wished) as wish:
        qtbot.mouseClick(pane.restore, Qt.MouseButton.LeftButton)
    entry, seq, item = wish.args
    assert (entry, item) == (measure, "")
    store.ask(lambda inner: inner.history.restore(entry, seq))
    now = store.ask(lambda inner: inner.entries.node(entry))
    assert now.title == "Das **kleine** Netzwerk ausbauen" and "- zwei" in now.text


def test_one_field_of_an_earlier_state_comes_back_by_itself(
    pane: HistoryPane, qtbot: QtBot, store: StoreThread, measure: str
) -> None:
    pane.list.setCurrentIndex(pane.model.index(3))
    assert pane.part.isHidden()  # only the text is other than it was: the whole state is that
    pane.list.setCurrentIndex(pane.model.index(4))
    assert pane.part.isVisible()
    step = pane.chosen()
    assert step is not None
    menu = pane.parts_menu(step)
    assert sorted(each.text() for each in menu.actions()) == ["Text", "Titel"]  # the status is as it was
    with qtbot.waitSignal(pane.restore_wished) as wish:
        next(each for each in menu.actions() if each.text() == "Text").trigger()
    store.ask(lambda inner: inner.history.restore(*wish.args))
    now = store.ask(lambda inner: inner.entries.node(measure))
    assert now.title == "Das *große* Netzwerk" and "- zwei" in now.text


def test_the_programmes_own_words_have_a_record(
    pane: HistoryPane, qtbot: QtBot, document: ProgrammeDocument, store: StoreThread
) -> None:
    programme = document.programme_id
    for item, value in (("preface", "Ein *Vorwort*."), ("meta.Zeitraum", "2026"), ("title", "Plan")):
        store.ask(lambda inner, item=item, value=value: inner.library.edit(programme, {item: value}))
    pane.show_entry_steps(head_steps(store.ask(lambda inner: inner.history.of_head(programme)), programme))
    assert [each.sentence for each in pane.model.rows][:3] == [
        "Titel des Programms geändert",
        "„Zeitraum“ geändert",
        "Vorwort geändert",
    ]
    assert [each.name for each in pane.model.rows[1].passages + pane.model.rows[2].passages] == ["Zeitraum", "Vorwort"]
    pane.list.setCurrentIndex(pane.model.index(3))
    with qtbot.waitSignal(pane.restore_wished) as wish:
        qtbot.mouseClick(pane.restore, Qt.MouseButton.LeftButton)
    document.restore_words(*wish.args)
    store.flush()
    assert document.outline is not None
    head = document.outline.head
    assert (head.title, head.preface, dict(head.meta).get("Zeitraum", "")) == ("Aktionsplan Musterstadt", "", "")
    document.restore_words(programme, pane.model.rows[1].seq, "meta.Zeitraum")
    store.flush()
    head = document.outline.head
    assert (head.preface, dict(head.meta)["Zeitraum"]) == ("", "2026")


def test_the_record_of_the_programme_leads_to_entries(
    pane: HistoryPane, qtbot: QtBot, document: ProgrammeDocument, store: StoreThread, measure: str
) -> None:
    store.ask(lambda inner: inner.library.edit(document.programme_id, {"subtitle": "Neu"}))
    steps = programme_steps(
        store.ask(lambda inner: inner.history.of_programme(document.programme_id)), document.outline
    )
    assert [each.sentence for each in steps[:2]] == ["Untertitel geändert", "Rückgängig: „Status“ geändert"]
    assert (steps[0].node, steps[1].node) == ("", measure)
    assert steps[1].place.startswith("Maßnahme 1: ")
    pane.show_programme_steps(steps)
    with qtbot.waitSignal(pane.scope_chosen) as scope:
        pane.scope.buttons["programme"].click()
    assert scope.args == ["programme"]
    pane.list.setCurrentIndex(pane.model.index(0))
    assert pane.footer.isHidden()
    pane.list.setCurrentIndex(pane.model.index(1))
    with qtbot.waitSignal(pane.entry_wished) as wish:
        pane.restore.click()
    assert wish.args == [measure]
    pane.grab()


def test_many_rows_of_one_change_are_one_step(document: ProgrammeDocument, store: StoreThread) -> None:
    taken = store.ask(lambda inner: inner.history.of_programme(document.programme_id))
    assert len(taken) > 5
    assert [each.sentence for each in programme_steps(taken, document.outline)] == [
        "Programm „Aktionsplan Musterstadt“ übernommen"
    ]


def test_what_stayed_the_same_is_cut_between_changes() -> None:
    before = "A " + "gleiche Worte " * 30 + "B " + "noch mehr davon " * 30 + "C"
    after = before.replace("A ", "X ", 1).replace("B ", "Y ", 1)
    text = "".join(each.text for each in shortened(word_difference(before, after)))
    assert len(text) < 300 and text.count("…") == 2
    assert shortened((Segment(Edit.EQUAL, "kurz"),)) == (Segment(Edit.EQUAL, "kurz"),)


def test_words_of_users_are_never_taken_for_markup() -> None:
    step = HistoryStep(1, "2026-03-14T12:00:00Z", "<b>", "„<i>“ geändert", "n", "<u>")
    html = step_html(step, LIGHT)
    assert "&lt;i&gt;" in html and "&lt;u&gt;" in html and "&lt;b&gt;" in html


def test_nothing_yet(qtbot: QtBot) -> None:
    pane = HistoryPane()
    qtbot.addWidget(pane)
    pane.show()
    assert pane.empty.isVisible() and "niemand" in pane.empty.text()


def test_a_store_that_cannot_be_written_restores_nothing(pane: HistoryPane, document: ProgrammeDocument) -> None:
    steps = pane.model.rows
    pane.show_entry_steps(steps, locked=True)
    pane.list.setCurrentIndex(pane.model.index(2))
    assert not pane.restore.isEnabled()
