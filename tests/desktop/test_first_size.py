"""The first size of the window, before anything is known about where one left off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.session import FIRST_SIZE, FRAME
from desktop.settings import Settings
from desktop.store_thread import StoreThread


@pytest.mark.parametrize(
    ("screen", "whole"), [((1280, 800), True), ((1366, 768), True), ((1296, 848), False), ((2560, 1440), False)]
)
def test_the_first_window_lies_on_the_screen_with_its_frame(
    qtbot: QtBot,
    store: StoreThread,
    jobs: Jobs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    screen: tuple[int, int],
    whole: bool,
) -> None:
    room = QSize(*screen)
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: room)
    window = MainWindow(store, jobs, Settings(tmp_path / "first.ini"))
    qtbot.addWidget(window)
    framed = QSize(*screen) - FRAME
    assert window.size() == FIRST_SIZE.boundedTo(framed)  # what it comes back to from the whole screen
    assert window.isMaximized() is whole
