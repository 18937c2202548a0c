"""Answers of the store in their order, also where the window follows one in slices: later ones wait until it has."""

from collections import deque
from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import QObject, QTimer
from typing_extensions import override

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
        self._following: _Steps | None = None
        self._spare_time = SpareTime(self)

    def put(self, hand_on: Callable[[], Following | None]) -> None:
        """`hand_on` is called when its turn has come; what it gives back is followed before the next one."""
        self._waiting.append(hand_on)
        self._hand_on()

    def catch_up(self) -> None:
        """Follows all that was put, at once."""
        while self._following is not None or self._waiting:
            deque(self._following or (), maxlen=0)
            self._hand_on()

    def _hand_on(self) -> None:
        """An answer may open a dialog, in which others come in."""
        while self._following is None and self._waiting:
            following = self._waiting.popleft()()
            if following is not None:
                self._following = _Steps(following, self._followed)
                if advance(self._following, AT_ONCE):
                    self._spare_time.use(self._following, is_awaited=True)

    def _followed(self) -> None:
        self._following = None
        self._spare_time.stop()
        if self._waiting:
            QTimer.singleShot(0, self, self._hand_on)


class _Steps(Iterator[object]):
    """Steps that say when there are no more, also where one fails. No generator, which would close what it steps through as
    soon as nobody holds it."""

    def __init__(self, following: Following, ended: Callable[[], None]) -> None:
        self._following, self._ended = following, ended

    @override
    def __next__(self) -> object:
        is_over = True
        try:
            step = next(self._following)
            is_over = False
        finally:
            if is_over:
                self._ended()
        return step
