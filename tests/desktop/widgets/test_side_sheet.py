"""The side sheet: tabs with counts, folded and unfolded, as it was left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.colours import Mode
from desktop.look.theme import theme
from desktop.widgets.side_sheet import NARROWEST, USUAL, WIDEST, SideSheet

PANES = (("preview", "Vorschau"), ("checks", "Hinweise"), ("comments", "Kommentare"), ("history", "Verlauf"))


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[SideSheet]:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = SideSheet(window)
    QHBoxLayout(window).addWidget(sheet)
    for key, title in PANES:
        sheet.add_pane(key, title, "hint", QWidget())
    window.resize(700, 400)
    window.show()
    yield sheet
    window.close()


def test_a_click_on_a_tab_turns_to_its_pane(sheet: SideSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.pane_shown) as shown:
        qtbot.mouseClick(sheet.tabs, Qt.MouseButton.LeftButton, pos=sheet.tabs.tabRect(2).center())
    assert shown.args == ["comments"]
    assert sheet.stack.currentIndex() == 2
    assert sheet.is_seen("comments") and not sheet.is_seen("checks")


def test_counts_stand_in_the_titles(sheet: SideSheet) -> None:
    sheet.set_count("checks", 1234)
    assert sheet.tabs.tabText(1) == "Hinweise 1.234"
    sheet.set_count("checks", 0)
    assert sheet.tabs.tabText(1) == "Hinweise"


def test_a_narrow_sheet_keeps_all_tabs_with_names_for_screen_readers(sheet: SideSheet) -> None:
    sheet.set_count("checks", 23)
    sheet.set_count("comments", 104)
    sheet.setFixedWidth(NARROWEST)
    assert sheet.tabs.tabText(0) == "Vorschau"
    assert sheet.tabs.tabText(1) == "23"
    assert sheet.tabs.accessibleTabName(1) == sheet.tabs.tabToolTip(1) == "Hinweise 23"
    assert sheet.tabs.tabRect(3).right() < NARROWEST


def test_folding_away_and_coming_back_to_a_pane(sheet: SideSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.folded_changed) as folded:
        sheet.fold(True)
    assert folded.args == [True] and sheet.folded and not sheet.is_seen("preview")
    with qtbot.waitSignal(sheet.pane_shown) as shown:
        sheet.show_pane("history")
    assert shown.args == ["history"] and not sheet.folded


def test_the_sheet_comes_back_as_it_was_left(sheet: SideSheet, qtbot: QtBot) -> None:
    sheet.show_pane("history")
    sheet.fold(True)
    state = sheet.state()
    sheet.show_pane("preview")
    assert sheet.restore(state) == state["width"]
    assert (sheet.current, sheet.folded) == ("history", True)


@pytest.mark.parametrize("state, width", [({}, USUAL), ({"width": 9999, "pane": "?"}, WIDEST), ({"width": "x"}, USUAL)])
def test_a_state_that_makes_no_sense_is_left_out(sheet: SideSheet, state: dict[str, object], width: int) -> None:
    assert sheet.restore(state) == width
    assert sheet.current == "preview" and not sheet.folded


def test_a_pane_that_comes_late_makes_the_tabs_narrow(qtbot: QtBot) -> None:
    """No tab is cut off: where a new one takes the room, the others become icons."""
    sheet = SideSheet()
    qtbot.addWidget(sheet)
    sheet.resize(260, 300)
    sheet.show()
    for key in ("Vorschau", "Hinweise"):
        sheet.add_pane(key, key, "warning", QLabel(key))
    assert [sheet.tabs.tabText(place) for place in range(2)] == ["Vorschau", "Hinweise"]
    late = [f"Noch ein Bereich {number}" for number in range(4)]
    for key in late:
        sheet.add_pane(key, key, "warning", QLabel(key))
    shown = [sheet.tabs.tabText(place) for place in range(sheet.tabs.count())]
    assert list(filter(None, shown)) == [sheet.tabs.tabText(sheet.tabs.currentIndex())]


def test_large_letters_get_a_wider_sheet(sheet: SideSheet, qapp: QApplication) -> None:
    assert (sheet.minimumWidth(), sheet.maximumWidth()) == (NARROWEST, WIDEST)
    try:
        theme().apply(qapp, Mode.LIGHT, 2.0)
        assert sheet.minimumWidth() >= 1.5 * NARROWEST and sheet.maximumWidth() == 2 * WIDEST
        assert sheet.restore({}) == 2 * USUAL
    finally:
        theme().apply(qapp, Mode.LIGHT)
