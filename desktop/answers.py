"""Answers of the store in their order, also where the window follows one in slices: later ones wait until it has."""

from collections import deque
from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QTimer

from desktop.spare_time import SpareTime, advance

Following = Generator[object, None, None]
"""What an answer brings about in the window, step by step; nothing else of the store's is told meanwhile."""
AT_ONCE = 6
"""Slices of a following that are not put off: it seldom takes more."""


class Answers(QObject):
    """Hands each answer on as it is put, unless the window still follows one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], Following | None]] = deque()
        self._following: Following | None = None
        self._spare_time = SpareTime(self)

    def put(self, hand_on: Callable[[], Following | None]) -> None:
        """`hand_on` is called when its turn has come; what it gives back is followed before the next one."""
        self._waiting.append(hand_on)
        self._hand_on()

    def catch_up(self) -> None:
        """Follows all that was put, at once."""
        while self._following is not None or self._waiting:
            following, self._following = self._following, None
            self._spare_time.stop()
            deque(following or (), maxlen=0)
            self._hand_on()

    def _hand_on(self) -> None:
        """An answer may open a dialog, in which others come in."""
        while self._following is None and self._waiting:
            following = self._waiting.popleft()()
            if following is not None and advance(following, AT_ONCE):
                self._following = following
                self._spare_time.use(self._go_on(following), is_awaited=True)

    def _go_on(self, following: Following) -> Following:
        try:
            yield from following
        finally:
            if self._following is following:
                self._following = None
                QTimer.singleShot(0, self, self._hand_on)
