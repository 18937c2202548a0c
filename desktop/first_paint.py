"""Waits until a window was drawn for the first time: what takes time comes behind its first picture."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

PATIENCE = 250
"""Milliseconds; a window that starts minimised is never drawn."""


class FirstPaint(QObject):
    """Calls `then` once. Keeps no hold of the window: the last one to let go would destroy it while it goes itself."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False

    def _go_on(self) -> None:
        self._then()
        self.deleteLater()
