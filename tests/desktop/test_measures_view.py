"""The table of measures as a user works it, and the pictures beside it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.measures_chart import charts
from desktop.measures_model import as_table, from_table
from desktop.measures_view import MeasuresView
from programme.measures import measure_rows
from programme.model import Node
from tests.programme.builders import aim, field, goal, measure, programme

FIRST = measure("Monitoring", fields={"verantwortlich": "Amt B", "umsetzung": "laufend"})
SECOND = measure("Kurse", fields={"verantwortlich": "Amt A", "umsetzung": "offen"})
THIRD = measure("Radwege", fields={"verantwortlich": "Amt A; Amt C", "umsetzung": "offen"})
TREE = programme(field("Wohnen", goal("Alle", aim("Karte", FIRST, SECOND))), field("Verkehr", THIRD))


@pytest.fixture
def view(qtbot: QtBot) -> MeasuresView:
    view = MeasuresView()
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.show_programmes([TREE])
    view.show()
    return view


def shown(view: MeasuresView) -> list[str]:
    return [line.row.title for line in view.filter.shown()]


def column(view: MeasuresView, label: str) -> int:
    return [each.label for each in view.model.columns].index(label)


def choose(view: MeasuresView, node: Node, label: str) -> None:
    row = [line.row.node.id for line in view.filter.shown()].index(node.id)
    view.table.setCurrentIndex(view.filter.index(row, column(view, label)))


def test_model_keeps_qts_rules(view: MeasuresView) -> None:
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.show_programmes([TREE, programme(field("Neu", measure("Vier")))])
    assert view.model.rowCount() == 4
    assert tester.model() is view.model


def test_typing_filters(view: MeasuresView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.words, "amt a")
    qtbot.waitUntil(lambda: shown(view) == ["Kurse", "Radwege"])
    assert view.count.text() == "2 von 3"


def test_a_click_on_a_head_sorts_and_reading_order_comes_back(view: MeasuresView) -> None:
    view.table.sortByColumn(column(view, "Verantwortlich"), Qt.SortOrder.AscendingOrder)
    assert shown(view) == ["Kurse", "Radwege", "Monitoring"]
    view.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(view) == ["Monitoring", "Kurse", "Radwege"]


def test_a_cell_is_edited_with_completion(view: MeasuresView, qtbot: QtBot) -> None:
    choose(view, FIRST, "Verantwortlich")
    view.table.edit(view.table.currentIndex())
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.completer().model().rowCount() == 3
    editor.selectAll()
    qtbot.keyClicks(editor, "Amt *D*")
    with qtbot.waitSignal(view.edit_wished) as wish:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert wish.args == [FIRST.id, {"fields.verantwortlich": r"Amt \*D\*"}]


def test_one_value_pasted_goes_into_all_marked_cells(view: MeasuresView, qtbot: QtBot) -> None:
    view.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    place = column(view, "Umsetzung")
    view.table.setCurrentIndex(view.filter.index(0, place))
    for row in range(3):
        view.table.selectionModel().select(
            view.filter.index(row, place), view.table.selectionModel().SelectionFlag.Select
        )
    QGuiApplication.clipboard().setText("erledigt")
    with qtbot.waitSignal(view.bulk_wished) as wish:
        view.paste()
    assert wish.args == [{each.id: {"fields.umsetzung": "erledigt"} for each in (FIRST, SECOND, THIRD)}]


def test_cells_travel_to_a_spreadsheet_and_back(view: MeasuresView, qtbot: QtBot) -> None:
    view.table.selectAll()
    view.copy()
    lines = from_table(QGuiApplication.clipboard().text())
    assert [line[1] for line in lines] == ["Monitoring", "Kurse", "Radwege"]
    choose(view, FIRST, "Verantwortlich")
    QGuiApplication.clipboard().setText(as_table([["Amt X", "Alle"], ["Amt Y", "Kinder"]]))
    with qtbot.waitSignal(view.bulk_wished) as wish:
        view.paste()
    assert wish.args[0][SECOND.id] == {"fields.verantwortlich": "Amt Y", "fields.zielgruppe": "Kinder"}


def test_a_bar_narrows_the_table_and_lets_go_again(view: MeasuresView, qtbot: QtBot) -> None:
    view.chart.grab()
    place = next(place for place, bar in view.chart._places if bar.label == "Verkehr")
    point = QPoint(int(place.center().x()), int(place.center().y()))
    qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=point)
    assert shown(view) == ["Radwege"]
    qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=point)
    assert len(shown(view)) == 3


def test_pictures_count_what_the_table_shows() -> None:
    progress, responsible = charts(measure_rows(TREE))
    assert [(bar.label, bar.total) for bar in progress.bars] == [("Wohnen", 2), ("Verkehr", 1)]
    assert [(bar.label, bar.total) for bar in responsible.bars] == [("Amt A", 2), ("Amt B", 1), ("Amt C", 1)]


def test_without_measures_the_view_says_what_to_do(view: MeasuresView) -> None:
    view.show_programmes([programme(field("Leer"))])
    assert view.empty.isVisible()
    assert not view.table.isVisible()
