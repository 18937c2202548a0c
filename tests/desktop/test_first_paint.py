"""What waits for the first picture of a window comes behind it, once, and also where a window is never drawn."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop import first_paint
from desktop.first_paint import FirstPaint


class Painted(QWidget):
    """Notes when it is drawn."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._told.append("painted")


def test_it_goes_on_behind_the_first_picture(qtbot: QtBot) -> None:
    told: list[str] = []
    window = Painted(told)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: told.append("then"))
    window.show()
    qtbot.waitUntil(lambda: "then" in told)
    assert told.index("painted") < told.index("then")


def test_it_goes_on_once(qtbot: QtBot) -> None:
    told: list[str] = []
    window = Painted(told)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: told.append("then"))
    window.show()
    qtbot.waitUntil(lambda: "then" in told)
    before = told.count("painted")
    window.repaint()
    qtbot.wait(first_paint.PATIENCE + 100)
    assert told.count("painted") > before
    assert told.count("then") == 1
    assert window.findChildren(FirstPaint) == []


def test_a_window_that_is_never_drawn_is_not_waited_for(qtbot: QtBot) -> None:
    told: list[str] = []
    window = Painted(told)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: told.append("then"))
    assert told == []
    qtbot.waitUntil(lambda: told == ["then"])


def test_what_waits_goes_with_its_window(qtbot: QtBot) -> None:
    told: list[str] = []
    window = Painted(told)
    FirstPaint(window, lambda: told.append("then"))
    window.deleteLater()
    qtbot.wait(first_paint.PATIENCE + 100)
    assert told == []
