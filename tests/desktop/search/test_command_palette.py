"""The palette as a user works it: letters, arrows, Return, Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.search.command_palette import CommandPalette
from desktop.search.palette_match import PaletteItem

ITEMS = [
    PaletteItem.made("action", "export", "Exportieren …", "Strg+E"),
    PaletteItem.made("entry", "1", "A1 Straßenbäume", "Wohnen › A"),
    PaletteItem.made("programme", "2", "Verkehrskonzept"),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def palette(window: QWidget) -> CommandPalette:
    palette = CommandPalette(window)
    palette.open(ITEMS)
    return palette


def test_letters_narrow_and_return_chooses(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(palette.field, "stras")
    assert [item.key for item in palette.model.rows] == ["1"]
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["entry", "1"]
    assert not palette.isVisible()


def test_arrows_walk_the_list_and_stop_at_its_ends(qtbot: QtBot, palette: CommandPalette) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(palette.field, key)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["programme", "2"]


def test_escape_closes_without_a_choice(qtbot: QtBot, palette: CommandPalette) -> None:
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_nothing_fits_nothing_happens(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(palette.field, "xyz")
    assert palette.empty.isVisible()
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def test_the_palette_is_as_high_as_what_it_found(qtbot: QtBot, palette: CommandPalette) -> None:
    many = [PaletteItem.made("action", str(place), f"Zeile {place}") for place in range(40)]
    palette.open(many)
    full = palette.height()
    assert palette.geometry().bottom() <= palette.window().height()
    qtbot.keyClicks(palette.field, "zeile 39")
    assert [item.key for item in palette.model.rows] == ["39"]
    one = palette.height()
    assert one < full / 3
    assert palette.list.viewport().height() >= palette.list.visualRect(palette.model.index(0)).height()
    qtbot.keyClicks(palette.field, "xyz")
    assert palette.empty.isVisible()
    assert palette.height() < full / 2
    palette.field.clear()
    assert palette.height() == full


def test_where_the_keyboard_was_may_be_gone(qtbot: QtBot, window: QWidget) -> None:
    cell, palette = QLineEdit(window), CommandPalette(window)
    cell.show()
    cell.setFocus()
    palette.open(ITEMS)
    delete(cell)
    with qtbot.waitSignal(palette.chosen):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
