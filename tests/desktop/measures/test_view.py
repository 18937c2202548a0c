"""The table of measures as a user works it, and the pictures beside it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.measures.chart import LevelWords, charts
from desktop.measures.chart_bars import BarButton
from desktop.measures.model import as_table, from_table
from desktop.measures.view import CHART_FROM, MeasuresView
from desktop.menu_letters import bare
from programme.measures import measure_rows
from programme.model import FieldDefinition, FieldKind, Level, Node
from programme.schemes import built_in
from tests.desktop.open_dialogs import in_open
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


def test_costs_are_ordered_by_amount(view: MeasuresView) -> None:
    levels = tuple(
        replace(each, fields=(FieldDefinition("kosten", "Kosten", FieldKind.MONEY),))
        if each.level is Level.MASSNAHME
        else each
        for each in TREE.scheme.levels
    )
    scheme = replace(TREE.scheme, levels=levels)
    costs = "12.500.000,00 €", "", "18.400,00 €", "offen", "185.000,00 € im Jahr", "1,5 Mio. €", "900 €"
    lines = [measure(str(place), fields={"kosten": each}) for place, each in enumerate(costs)]
    view.show_programmes([replace(programme(field("Wohnen", *lines)), scheme=scheme)])
    view.table.sortByColumn(column(view, "Kosten"), Qt.SortOrder.AscendingOrder)
    assert shown(view) == ["6", "2", "4", "5", "0", "3", "1"]


def test_a_cell_is_edited_with_completion(view: MeasuresView, qtbot: QtBot) -> None:
    choose(view, FIRST, "Verantwortlich")
    view.table.edit(view.table.currentIndex())
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.completer().model().rowCount() == 3
    assert editor.completer().popup().minimumWidth() > 80  # its words are readable in a narrow column, too
    editor.selectAll()
    qtbot.keyClicks(editor, "Amt *D*")
    with qtbot.waitSignal(view.edit_wished) as wish:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert wish.args == [FIRST.id, "fields.verantwortlich", r"Amt \*D\*"]


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
        view.table.paste()
    assert wish.args == [{each.id: {"fields.umsetzung": "erledigt"} for each in (FIRST, SECOND, THIRD)}]


def test_marked_cells_stay_marked_when_the_table_is_filled_again(view: MeasuresView) -> None:
    view.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    place = column(view, "Umsetzung")
    choose(view, SECOND, "Umsetzung")
    for row in (1, 2):
        view.table.selectionModel().select(
            view.filter.index(row, place), view.table.selectionModel().SelectionFlag.Select
        )
    before = {(each.row(), each.column()) for each in view.table.selectedIndexes()}
    view.show_programmes([replace(TREE, subtitle="anders")])
    assert {(each.row(), each.column()) for each in view.table.selectedIndexes()} == before == {(1, place), (2, place)}
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (1, place)
    view.show_programmes([programme(field("Leer"))])
    assert view.table.selectedIndexes() == []


def test_the_context_menu_pastes(view: MeasuresView, qtbot: QtBot) -> None:
    choose(view, FIRST, "Umsetzung")
    QGuiApplication.clipboard().setText("erledigt")
    seen: list[str] = []

    def act(menu: QMenu) -> None:
        seen.extend(bare(each.text()) for each in menu.actions())
        paste = next(each for each in menu.actions() if bare(each.text()) == "Einfügen")
        assert paste.isEnabled() and paste.shortcut().toString() == "Ctrl+V"
        menu.close()
        paste.trigger()

    in_open(QMenu, act)
    with qtbot.waitSignal(view.bulk_wished) as wish:
        view.table.customContextMenuRequested.emit(view.table.visualRect(view.table.currentIndex()).center())
    assert wish.args == [{FIRST.id: {"fields.umsetzung": "erledigt"}}]
    assert seen[:3] == ["Im Editor öffnen", "Kopieren", "Einfügen"]


def test_cells_travel_to_a_spreadsheet_and_back(view: MeasuresView, qtbot: QtBot) -> None:
    view.table.selectAll()
    view.table.copy()
    lines = from_table(QGuiApplication.clipboard().text())
    assert [line[1] for line in lines] == ["Monitoring", "Kurse", "Radwege"]
    choose(view, FIRST, "Verantwortlich")
    QGuiApplication.clipboard().setText(as_table([["Amt X", "Alle"], ["Amt Y", "Kinder"]]))
    with qtbot.waitSignal(view.bulk_wished) as wish:
        view.table.paste()
    assert wish.args[0][SECOND.id] == {"fields.verantwortlich": "Amt Y", "fields.zielgruppe": "Kinder"}


def bar(view: MeasuresView, name: str) -> BarButton:
    return next(each for each in view.chart.bars if each.bar.label == name)


def test_a_bar_narrows_the_table_and_lets_go_again(view: MeasuresView, qtbot: QtBot) -> None:
    view.resize(1500, 600)
    qtbot.mouseClick(bar(view, "Verkehr"), Qt.MouseButton.LeftButton)
    assert shown(view) == ["Radwege"]
    assert len(view.chart.bars) == 5  # what else could be chosen stays in the picture
    qtbot.mouseClick(bar(view, "Verkehr"), Qt.MouseButton.LeftButton)
    assert len(shown(view)) == 3
    qtbot.mouseClick(bar(view, "Amt A"), Qt.MouseButton.LeftButton)
    assert shown(view) == ["Kurse", "Radwege"]
    qtbot.mouseClick(view.taken_back, Qt.MouseButton.LeftButton)
    assert len(shown(view)) == 3
    assert not bar(view, "Amt A").isChecked()


def test_the_keyboard_walks_the_bars_and_return_filters(view: MeasuresView, qtbot: QtBot) -> None:
    view.resize(1500, 600)
    with qtbot.waitActive(view):
        view.activateWindow()
    tabbed = [each for each in view.chart.bars if each.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert tabbed == view.chart.bars[:1]  # Tab stops once, not at every bar
    tabbed[0].setFocus()
    for key, label in ((Qt.Key.Key_Down, "Verkehr"), (Qt.Key.Key_End, "Amt C"), (Qt.Key.Key_Home, "Wohnen")):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is bar(view, label)
    qtbot.keyClick(bar(view, "Wohnen"), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shown(view) == ["Radwege"]
    assert QApplication.focusWidget() is bar(view, "Verkehr")


def test_a_bar_says_what_it_shows(view: MeasuresView) -> None:
    view.resize(1500, 600)
    interface = QAccessible.queryAccessibleInterface(bar(view, "Wohnen"))
    assert interface.role() in {QAccessible.Role.Button, QAccessible.Role.CheckBox}
    assert interface.text(QAccessible.Text.Name) == "Wohnen: 1 laufend, 1 offen"
    bar(view, "Wohnen").click()
    assert QAccessible.queryAccessibleInterface(bar(view, "Wohnen")).state().checked  # type: ignore[attr-defined]


def test_heads_and_words_are_those_of_the_scheme(view: MeasuresView) -> None:
    own = replace(TREE, scheme=built_in("wahlprogramm"), id="anderes")
    names = [own.scheme.definition(level) for level in (Level.MASSNAHME, Level.HANDLUNGSFELD)]
    assert names[0].singular != "Maßnahme"
    view.show_programmes([own])
    labels = [each.label for each in view.model.columns]
    assert (labels[1], labels[-1]) == (names[0].singular, names[1].singular)
    assert view.words.placeholderText() == f"{names[0].plural} filtern …"
    assert charts(measure_rows(own), view._level_words)[0].title == f"Umsetzung je {names[1].singular}"
    view.show_programmes([own, TREE])
    assert [each.label for each in view.model.columns][1] == "Maßnahme"


@pytest.mark.parametrize("width", [1024, 1280, 1900, 2560])
def test_title_and_progress_can_be_read_at_once(view: MeasuresView, qtbot: QtBot, width: int) -> None:
    view.resize(width, 680)
    table = view.table
    whole = table.horizontalHeader().length
    qtbot.waitUntil(lambda: width < CHART_FROM or whole() == table.viewport().width())
    assert view.chart.isVisible() == (width >= CHART_FROM)
    place = column(view, "Umsetzung")
    assert table.columnWidth(1) >= 360
    assert table.columnViewportPosition(place) + table.columnWidth(place) <= table.viewport().width()
    assert table.fontMetrics().horizontalAdvance("zurückgestellt") < table.columnWidth(place) - 16


def test_the_picture_comes_and_goes_on_wish(view: MeasuresView, qtbot: QtBot) -> None:
    assert not view.chart.isVisible()
    qtbot.mouseClick(view.picture, Qt.MouseButton.LeftButton)
    assert view.chart.isVisible()
    assert view.state()["picture"] == "shown"
    view.resize(1800, 600)
    qtbot.mouseClick(view.picture, Qt.MouseButton.LeftButton)
    assert not view.chart.isVisible()
    view.use_state({})
    assert view.chart.isVisible()


def test_pictures_count_what_the_table_shows() -> None:
    progress, responsible = charts(measure_rows(TREE), LevelWords())
    assert [(bar.label, bar.total) for bar in progress.bars] == [("Wohnen", 2), ("Verkehr", 1)]
    assert [(bar.label, bar.total) for bar in responsible.bars] == [("Amt A", 2), ("Amt B", 1), ("Amt C", 1)]


def test_without_measures_the_view_says_what_to_do(view: MeasuresView) -> None:
    view.show_programmes([programme(field("Leer"))])
    assert view.empty.isVisible()
    assert not view.table.isVisible()


def test_a_bar_counts_what_its_click_shows_and_keeps_its_place_under_any_order(
    view: MeasuresView, qtbot: QtBot
) -> None:
    bodies = ["Amt A", "Amt A, Amt B", "Amt AB", "Amt A"]
    lines = [measure(f"M{place}", fields={"verantwortlich": each}) for place, each in enumerate(bodies)]
    view.resize(1500, 600)
    view.show_programmes([programme(field("Zuerst", *lines[:2]), field("Dann", *lines[2:]))])
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.show_programmes(view.programmes)
    assert [each.bar.label for each in view.chart.bars[:2]] == ["Zuerst", "Dann"]
    assert bar(view, "Amt A").bar.total == 3
    qtbot.mouseClick(bar(view, "Amt A"), Qt.MouseButton.LeftButton)
    assert sorted(shown(view)) == ["M0", "M1", "M3"]
    offered = [view.responsible.itemText(each) for each in range(view.responsible.count())]
    assert offered == ["Alle Stellen", "Amt A", "Amt AB", "Amt B"]


def test_escape_empties_the_filter_and_return_leads_into_the_table(view: MeasuresView, qtbot: QtBot) -> None:
    view.words.setFocus()
    qtbot.keyClicks(view.words, "radw")
    qtbot.keyClick(view.words, Qt.Key.Key_Return)
    assert shown(view) == ["Radwege"] and view.table.currentIndex().row() == 0
    qtbot.keyClick(view.words, Qt.Key.Key_Escape)
    assert view.words.text() == ""
    qtbot.waitUntil(lambda: len(shown(view)) == 3, timeout=20_000)


def test_a_filter_that_nothing_passes_says_so_and_is_reset_by_a_click(view: MeasuresView, qtbot: QtBot) -> None:
    assert not view.reset.isVisible()
    qtbot.keyClicks(view.words, "xyz")
    qtbot.waitUntil(view.reset.isVisible, timeout=20_000)
    assert view.empty.text() == "Nichts passt zum Filter."
    qtbot.mouseClick(view.reset, Qt.MouseButton.LeftButton)
    assert len(shown(view)) == 3 and view.words.text() == ""
    assert not view.reset.isVisible() and not view.empty.isVisible()


def test_a_narrow_cell_is_edited_in_a_field_that_shows_its_words(view: MeasuresView) -> None:
    choose(view, FIRST, "Verantwortlich")
    view.table.setColumnWidth(view.table.currentIndex().column(), 60)
    view.table.edit(view.table.currentIndex())
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.width() >= 320 and editor.geometry().right() < view.table.viewport().width()
