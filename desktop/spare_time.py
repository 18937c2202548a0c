"""Long work of the window's own thread in slices that no key feels, however many places have some."""

import time
from collections.abc import Iterator
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer

SLICE = 0.005
"""Seconds of this thread that a key may have to wait for all who work."""
PAUSE = 1
"""Milliseconds between two slices, in which keys and other threads have their turn."""


def advance(work: Iterator[object], share: float = 1) -> bool:
    """A slice of `work`, or this part of one, at least a step; whether there may be more. No step is broken off."""
    end = time.thread_time() + SLICE * share  # not by the clock: what others take of the machine is no work done
    return any(time.thread_time() >= end for _ in work)


class SpareTime(QObject):
    """The work of one place, which begins when the event loop next has nothing to do. Places that are busy share a slice."""

    _busy: ClassVar["WeakSet[SpareTime]"] = WeakSet()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_used(self) -> bool:
        """Whether there is work left."""
        return self in self._busy

    def use(self, work: Iterator[object]) -> None:
        """From now on for this work; what was not done of the last is dropped."""
        self._work = work
        self._busy.add(self)
        self._timer.start()

    def stop(self) -> None:
        """Drops what is left."""
        self._work = iter(())
        self._busy.discard(self)
        self._timer.stop()

    def _go_on(self) -> None:
        work = self._work
        is_more = False
        try:
            is_more = advance(work, 1 / max(1, len(self._busy)))
        finally:
            if not is_more and self._work is work:  # its last step may have brought new work
                self.stop()
