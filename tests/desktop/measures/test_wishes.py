"""The table of measures in the window: cells that are being written, words with marks, measures of all programmes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.measures.view import MeasuresView
from desktop.window_views import MEASURES
from programme.model import Programme, walk
from programme.schemes import WAHLPROGRAMM
from tests.desktop.conftest import Hand
from tests.programme.builders import field, measure, programme


@pytest.fixture
def view(hand: Hand) -> MeasuresView:
    hand.window.views.show(MEASURES)
    view = hand.window.views.view(MEASURES)
    assert isinstance(view, MeasuresView)
    hand.qtbot.waitUntil(lambda: view.model.rowCount() > 0)
    return view


@pytest.fixture
def other(hand: Hand) -> str:
    """Another programme with one measure."""
    plan = programme(field("Kultur", measure("Bibliothek am Samstag öffnen")), title="Kulturplan Musterstadt")
    made = hand.window.store.ask(lambda store: store.library.take_in(plan).made)
    hand.window.library.refresh()
    hand.settle()
    return made


def titles(view: MeasuresView) -> list[str]:
    return [line.row.title for line in view.filter.shown()]


def edit(hand: Hand, view: MeasuresView, title: str, label: str = "") -> QLineEdit:
    """Opens the editor of a cell, of the title where no column is named."""
    labels = [each.label for each in view.model.columns]
    row = next(at for at, each in enumerate(titles(view)) if each.startswith(title))
    view.table.setCurrentIndex(view.filter.index(row, labels.index(label) if label else 1))
    view.table.setFocus()
    hand.qtbot.keyClick(view.table, Qt.Key.Key_F2)
    editor = view.table.viewport().findChild(QLineEdit)
    assert editor is not None
    return editor


def replace_words(hand: Hand, editor: QLineEdit, words: str) -> None:
    editor.selectAll()
    hand.qtbot.keyClicks(editor, words)
    hand.qtbot.keyClick(editor, Qt.Key.Key_Return)
    hand.settle()


def stored(hand: Hand, programme_id: str) -> Programme:
    hand.settle()
    return hand.window.store.ask(lambda store: store.library.programme(programme_id))


def show_all(hand: Hand, view: MeasuresView) -> None:
    view.scope.setFocus()
    hand.qtbot.keyClick(view.scope, Qt.Key.Key_Down)
    hand.rest()


def test_marks_and_links_of_a_title_outlast_an_edit_in_its_cell(hand: Hand, view: MeasuresView) -> None:
    node = hand.entry("Mietberatung").id
    hand.window.document.edit(node, "title", "**Mietberatung** [hier](https://example.org/miete)")
    hand.rest()
    editor = edit(hand, view, "Mietberatung")
    assert editor.text() == "**Mietberatung** [hier](https://example.org/miete)"
    editor.setCursorPosition(2)
    hand.qtbot.keyClicks(editor, "Gute ")
    hand.qtbot.keyClick(editor, Qt.Key.Key_Return)
    hand.rest()
    assert hand.entry("Gute").title == "**Gute Mietberatung** [hier](https://example.org/miete)"
    assert "Gute Mietberatung hier" in titles(view)


def test_what_comes_from_the_store_leaves_a_cell_alone_in_which_somebody_writes(hand: Hand, view: MeasuresView) -> None:
    replace_words(hand, edit(hand, view, "Radwege", "Verantwortlich"), "Amt X")
    editor = edit(hand, view, "Busse", "Verantwortlich")
    hand.qtbot.keyClicks(editor, "Amt Y")
    hand.rest()  # the answer to the first has come
    assert view.table.is_editing and editor.text() == "Amt Y"
    assert "Amt X" in view.model.values([each.label for each in view.model.columns].index("Verantwortlich"))
    hand.qtbot.keyClick(editor, Qt.Key.Key_Return)
    hand.rest()
    plan = stored(hand, hand.outline.id)
    fields = {node.title: node.fields.get("verantwortlich") for node in walk(plan.nodes)}
    assert (fields["Radwege für Bürger*innen"], fields["Busse im Takt"]) == ("Amt X", "Amt Y")


def test_the_table_is_filled_when_the_cell_is_left_without_a_change(hand: Hand, view: MeasuresView) -> None:
    editor = edit(hand, view, "Busse")
    hand.window.document.edit(hand.entry("Radwege").id, "title", "Breite Radwege")
    hand.rest()
    assert "Breite Radwege" not in titles(view)
    hand.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    hand.rest()
    assert "Breite Radwege" in titles(view)


def test_measures_of_all_programmes_but_those_in_the_archive(hand: Hand, view: MeasuresView, other: str) -> None:
    own = len(titles(view))
    show_all(hand, view)
    assert len(titles(view)) == own + 1 and "Bibliothek am Samstag öffnen" in titles(view)
    assert view.model.columns[2].label == "Programm" and not view.export.isEnabled()
    hand.window.library.change_shelves(lambda shelves: shelves.with_archived(other, True), lambda: None)
    hand.settle()
    hand.window.views.fill()
    hand.rest()
    assert len(titles(view)) == own
    view.scope.setFocus()
    hand.qtbot.keyClick(view.scope, Qt.Key.Key_Up)
    hand.rest()
    assert view.model.columns[2].label != "Programm" and view.export.isEnabled()


def test_a_cell_of_another_programme_is_edited_there_with_a_way_back(
    hand: Hand, view: MeasuresView, other: str
) -> None:
    show_all(hand, view)
    replace_words(hand, edit(hand, view, "Bibliothek"), "Bibliothek am Sonntag")
    hand.rest()
    assert [node.title for node in walk(stored(hand, other).nodes)][-1] == "Bibliothek am Sonntag"
    assert hand.window.toast.words == "Geändert in „Kulturplan Musterstadt“."
    assert "Bibliothek am Sonntag" in titles(view)
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.rest()
    assert [node.title for node in walk(stored(hand, other).nodes)][-1] == "Bibliothek am Samstag öffnen"
    assert "Bibliothek am Samstag öffnen" in titles(view)


def test_one_value_for_measures_of_several_programmes(hand: Hand, view: MeasuresView, other: str) -> None:
    show_all(hand, view)
    place = [each.label for each in view.model.columns].index("Verantwortlich")
    for row in range(view.filter.rowCount()):
        view.table.selectionModel().select(
            view.filter.index(row, place), view.table.selectionModel().SelectionFlag.Select
        )
    view.table._set_marked(place, "Amt Z")
    hand.rest()
    for each in (other, hand.outline.id):
        measures = [node for node in walk(stored(hand, each).nodes) if node.level.value == "massnahme"]
        assert {node.fields["verantwortlich"] for node in measures} == {"Amt Z"}


def test_a_field_that_a_programme_does_not_have_is_not_made_by_a_cell(hand: Hand, view: MeasuresView) -> None:
    plan = programme(field("Kultur", measure("Lesesaal öffnen")), title="Wahlprogramm Musterstadt", scheme=WAHLPROGRAMM)
    made = hand.window.store.ask(lambda store: store.library.take_in(plan).made)
    show_all(hand, view)
    place = [each.label for each in view.model.columns].index("Verantwortlich")
    row = titles(view).index("Lesesaal öffnen")
    assert not view.filter.index(row, place).flags() & Qt.ItemFlag.ItemIsEditable
    view.table.setCurrentIndex(view.filter.index(row, place))
    view.table._set_marked(place, "Amt Z")
    hand.rest()
    assert hand.window.toast.words == "1 Zelle bleibt leer: Ihr Programm hat dieses Feld nicht."
    assert all(not node.fields for node in walk(stored(hand, made).nodes))


def test_the_scope_is_kept_with_the_programme(hand: Hand, view: MeasuresView, other: str) -> None:
    first = hand.outline.id
    show_all(hand, view)
    hand.window.document.open(other)
    hand.rest()
    hand.window.document.open(first)
    hand.rest()
    hand.window.views.show(MEASURES)
    hand.rest()
    assert view.shows_all and "Bibliothek am Samstag öffnen" in titles(view)


def test_the_order_stays_with_its_column_where_columns_come_and_go(hand: Hand, view: MeasuresView, other: str) -> None:
    last = view.model.columns[-1].label
    view.table.sortByColumn(len(view.model.columns) - 1, Qt.SortOrder.DescendingOrder)
    show_all(hand, view)
    assert view.state()["sort"] == last and view.state()["down"] == "True"
    view.table.sortByColumn(len(view.model.columns) - 1, Qt.SortOrder.DescendingOrder)
    hand.window.document.open(other)  # whose scheme has fewer fields
    hand.settle()
    hand.qtbot.keyClick(view.scope, Qt.Key.Key_Up)
    hand.rest()
    assert hand.window.close()  # which keeps the order
