"""Values for many cells: on their way to a spreadsheet and back, and from the menu."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.measures.model import as_table, from_table
from desktop.measures.table import MOST_VALUES
from desktop.measures.view import MeasuresView
from desktop.widgets.message_dialog import WordsDialog
from programme.model import Node
from tests.desktop.open_dialogs import in_open
from tests.programme.builders import field, measure, programme

LINES = [measure(f"M{place}", fields={"verantwortlich": "Amt", "umsetzung": "offen"}) for place in range(4)]
CELL = st.text(alphabet="ab\" '", max_size=6).map(lambda cell: " ".join(cell.split()))


@pytest.fixture
def view(qtbot: QtBot) -> MeasuresView:
    view = MeasuresView()
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.show_programmes([programme(field("Wohnen", *LINES))])
    view.show()
    return view


def mark(view: MeasuresView, qtbot: QtBot, first: Node, steps: int) -> None:
    """As with Shift and the arrow down: the keyboard ends at the last cell."""
    labels = [each.label for each in view.model.columns]
    row = [line.row.node.id for line in view.filter.shown()].index(first.id)
    view.table.setFocus()
    view.table.setCurrentIndex(view.filter.index(row, labels.index("Verantwortlich")))
    for _ in range(steps):
        qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_table_comes_back_as_it_went(lines: list[list[str]]) -> None:
    assert from_table(as_table(lines)) == (lines if any(cell for line in lines for cell in line) else [])


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Amt A\n\nAmt C\n", [["Amt A"], [""], ["Amt C"]]),
        ('"Haus" der Kulturen\tAmt\r\n', [['"Haus" der Kulturen', "Amt"]]),
        ('"nie geschlossen\tAmt\nAmt B', [['"nie geschlossen', "Amt"], ["Amt B"]]),
        ('"Amt A\nund ""B"""\tAmt', [['Amt A\nund "B"', "Amt"]]),
        ("Amt A\t\n\tAmt B", [["Amt A", ""], ["", "Amt B"]]),
        (" \n", []),
    ],
)
def test_cells_of_a_spreadsheet_keep_their_places(text: str, cells: list[list[str]]) -> None:
    assert from_table(text) == cells


def test_a_column_is_pasted_where_the_marked_cells_begin_and_its_empty_cells_empty_others(
    view: MeasuresView, qtbot: QtBot
) -> None:
    mark(view, qtbot, LINES[0], 2)
    QGuiApplication.clipboard().setText("Amt A\n\nAmt C\n")
    with qtbot.waitSignal(view.bulk_wished) as wish:
        view.table.paste()
    wanted = zip(LINES, ("Amt A", "", "Amt C"), strict=False)
    assert wish.args == [{each.id: {"fields.verantwortlich": value} for each, value in wanted}]


def test_the_menu_offers_the_values_that_are_most_frequent(view: MeasuresView, qtbot: QtBot) -> None:
    names = [*(f"Amt {number:02}" for number in range(MOST_VALUES + 5)), "Zoo & Museum", "Zoo & Museum"]
    lines = [measure(f"M{place}", fields={"verantwortlich": name}) for place, name in enumerate(names)]
    view.show_programmes([programme(field("Wohnen", *lines))])
    mark(view, qtbot, lines[0], 1)
    menu = QMenu(view)
    view.table._offer_values(menu, view.table.currentIndex().column())
    words = [each.text() for each in menu.actions()]
    assert words[-4:] == ["Zoo && Museum", "(leer)", "", "Anderer Wert …"] and len(words) == MOST_VALUES + 3
    with qtbot.waitSignal(view.bulk_wished) as wish:
        menu.actions()[-4].trigger()
    assert wish.args == [{each.id: {"fields.verantwortlich": "Zoo & Museum"} for each in lines[:2]}]


def test_any_other_value_is_typed_for_all_marked(view: MeasuresView, qtbot: QtBot) -> None:
    mark(view, qtbot, LINES[0], 1)
    menu = QMenu(view)
    view.table._offer_values(menu, view.table.currentIndex().column())

    def answer(dialog: WordsDialog) -> None:
        qtbot.keyClicks(dialog.field, "Amt *neu*")
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    in_open(WordsDialog, answer)
    with qtbot.waitSignal(view.bulk_wished) as wish:
        menu.actions()[-1].trigger()
    assert wish.args == [{each.id: {"fields.verantwortlich": r"Amt \*neu\*"} for each in LINES[:2]}]


def test_rows_pasted_beyond_the_table_are_told(view: MeasuresView, qtbot: QtBot) -> None:
    mark(view, qtbot, LINES[2], 0)
    QGuiApplication.clipboard().setText("Amt A\r\nAmt B\r\nAmt C\r\nAmt D\r\nAmt E\r\n")
    with qtbot.waitSignal(view.bulk_wished) as wish, qtbot.waitSignal(view.table.told) as said:
        view.table.paste()
    assert wish.args[0] == {
        LINES[2].id: {"fields.verantwortlich": "Amt A"},
        LINES[3].id: {"fields.verantwortlich": "Amt B"},
    }
    assert said.args[0].endswith(": 3")
    mark(view, qtbot, LINES[2], 0)
    QGuiApplication.clipboard().setText("Amt A\r\nAmt B\r\n")
    with qtbot.assertNotEmitted(view.table.told):
        view.table.paste()


def test_cells_that_come_back_from_a_spreadsheet_keep_their_line_ends(view: MeasuresView, qtbot: QtBot) -> None:
    lines = [measure("M", fields={"verantwortlich": "Amt A\nund Amt B", "umsetzung": "offen"})]
    view.show_programmes([programme(field("Wohnen", *lines))])
    mark(view, qtbot, lines[0], 0)
    view.table.copy()
    with qtbot.assertNotEmitted(view.bulk_wished):
        view.table.paste()


def test_columns_pasted_beyond_the_last_and_into_fixed_ones_are_told(view: MeasuresView, qtbot: QtBot) -> None:
    last = len(view.model.columns) - 1
    view.table.setCurrentIndex(view.filter.index(0, last))
    QGuiApplication.clipboard().setText("Anderes Feld\tAmt B\tAmt C\n")
    with qtbot.assertNotEmitted(view.bulk_wished), qtbot.waitSignal(view.table.told) as said:
        view.table.paste()
    beyond, fixed = said.args[0].splitlines()
    assert beyond.endswith(": 2") and fixed.startswith("1 ")


def test_far_keys_take_the_marks_along(view: MeasuresView, qtbot: QtBot) -> None:
    mark(view, qtbot, LINES[1], 0)
    qtbot.keyClick(view.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.table.selectedIndexes() == [view.table.currentIndex()] == [view.filter.index(0, 0)]
    with qtbot.waitSignal(view.table.told):
        QGuiApplication.clipboard().setText("Amt A")
        view.table.paste()
    mark(view, qtbot, LINES[0], 0)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.table, Qt.Key.Key_End, both)
    assert {each.row() for each in view.table.selectedIndexes()} == set(range(len(LINES)))


@pytest.mark.parametrize("label", ["Verantwortlich", "Umsetzung"])
def test_far_keys_go_within_the_words_of_an_open_cell(view: MeasuresView, qtbot: QtBot, label: str) -> None:
    mark(view, qtbot, LINES[1], 0)
    labels = [each.label for each in view.model.columns]
    view.table.setCurrentIndex(view.filter.index(1, labels.index(label)))
    qtbot.keyClick(view.table, Qt.Key.Key_F2)
    field = view.table.findChild(QLineEdit)
    assert field is not None
    for key, typed in ((Qt.Key.Key_End, "!"), (Qt.Key.Key_Home, "¡")):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, typed)
    assert field.text() in ("¡Amt!", "¡offen!") and view.table.is_editing


def test_lines_and_control_signs_of_a_cell_become_one_line(view: MeasuresView, qtbot: QtBot) -> None:
    mark(view, qtbot, LINES[0], steps=0)
    QGuiApplication.clipboard().setText('"Amt A\nund \x07Amt\x0bB"\talle\n')
    with qtbot.waitSignal(view.bulk_wished) as wished:
        view.table.paste()
    assert wished.args == [{LINES[0].id: {"fields.verantwortlich": "Amt A und Amt B", "fields.zielgruppe": "alle"}}]
