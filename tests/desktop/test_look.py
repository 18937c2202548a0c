"""Colours keep their contrast, icons are there, and every widget that takes the keyboard has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.action_rows import menus, rows
from desktop.look import icons
from desktop.look.colours import DARK, LIGHT, Colours, contrast
from desktop.look.theme import colours
from tests.desktop.conftest import Hand

TEXT, SIGN = 4.5, 3.0


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda each: each.name)
def test_contrast(colours: Colours) -> None:
    grounds = (colours.paper, colours.surface, colours.raised, colours.hover, colours.selection)
    for words in (colours.text, colours.secondary):
        for ground in grounds:
            assert contrast(words, ground) >= TEXT, (words, ground)
    for words, ground in (
        (colours.accent, colours.surface),
        (colours.accent, colours.paper),
        (colours.on_accent, colours.accent),
        (colours.on_accent, colours.accent_hover),
        (colours.danger, colours.surface),
        (colours.danger, colours.danger_soft),
        (colours.warning, colours.surface),
        (colours.warning, colours.warning_soft),
        (colours.success, colours.surface),
        (colours.success, colours.success_soft),
        (colours.text, colours.mark),
        (colours.paper, colours.text),
    ):
        assert contrast(words, ground) >= TEXT, (words, ground)
    for sign in (colours.border, colours.accent):
        for ground in (colours.paper, colours.surface, colours.selection):
            assert contrast(sign, ground) >= SIGN, (sign, ground)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_every_icon_that_an_action_names_is_there() -> None:
    assert {row.icon for row in rows() if row.icon} <= set(icons.names())


def test_an_icon_is_drawn_once_for_each_colour_and_size(light: None) -> None:
    first = icons.pixmap("chevron-right", "#123456", 14)
    assert icons.pixmap("chevron-right", "#123456", 14) is first
    assert icons.pixmap("chevron-right", "#654321", 14) is not first
    assert icons.pixmap("chevron-right", "#123456", 15).width() == 15


def test_every_action_has_a_key_and_no_key_has_two_actions_in_one_place() -> None:
    table = {row.key: row for row in rows()}
    assert [key for key, row in table.items() if not row.keys] == []
    taken: dict[tuple[str, str], str] = {}
    for row in table.values():
        for key in row.keys:
            for scope in {row.scope.value, "window"}:
                other = taken.setdefault((scope, key), row.key) if scope == row.scope.value else taken.get((scope, key))
                assert other in (None, row.key), (key, other, row.key)


def test_menus_hold_known_actions_only() -> None:
    known = {row.key for row in rows()} | {"-"}
    assert {key for menu in menus() for key in menu.actions} <= known


def unnamed(root: QWidget) -> list[str]:
    """Widgets that take the keyboard and that a screen reader could not name."""
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, kinds) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget, QScrollArea | QSplitter | QTabBar) or widget.objectName().startswith("qt_"):
            continue
        name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if not name:
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_everything_that_takes_the_keyboard_has_a_name(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    assert unnamed(hand.window) == []
    hand.press("Ctrl+Shift+P")
    assert unnamed(hand.window) == []


def test_what_a_line_offers_stands_on_a_ground_of_its_own(light: None, qtbot: QtBot) -> None:
    """A popup without ground is black: so was the list of names in Qt's file dialog."""
    line = QLineEdit()
    completer = QCompleter(["Amt A", "Amt B"], line)
    line.setCompleter(completer)
    qtbot.addWidget(line)
    popup = completer.popup()
    popup.resize(200, 90)
    popup.show()
    picture = popup.viewport().grab().toImage()
    ground = picture.pixelColor(picture.width() - 3, picture.height() - 3)
    assert ground == QColor(colours().surface)
    popup.close()


def test_a_box_that_cannot_be_changed_does_not_look_as_if_it_could(light: None, qtbot: QtBot) -> None:
    box = QCheckBox("Titelseite")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()

    def has_accent() -> bool:
        picture = box.grab().toImage()
        places = ((across, down) for across in range(20) for down in range(picture.height()))
        return any(picture.pixelColor(*place) == QColor(colours().accent) for place in places)

    assert has_accent()
    box.setEnabled(False)
    assert not has_accent()
