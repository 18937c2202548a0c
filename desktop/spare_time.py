"""Long work of the window's own thread in slices that no key feels, however many places have some."""

import time
from collections.abc import Iterator
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

SLICE = 0.004
"""Seconds of this thread that a key may have to wait for all who work."""
AWAITED = 2
"""So many slices at once for what somebody waits for."""
PAUSE = 1
"""Milliseconds between two slices, in which keys and other threads have their turn."""
AFTER_KEY = 0.02
"""Seconds after a key in which only its picture is made."""
REST = 0.5
"""Seconds after a key from which on the hand may be thought to rest."""


def advance(work: Iterator[object], share: float = 1) -> bool:
    """A slice of `work`, or this share of one, at least a step; whether there may be more. No step is broken off, so that a
    long one begins a slice: the step before it yields True."""
    end = time.thread_time() + SLICE * share  # not by the clock: what others take of the machine is no work done
    earliest = time.perf_counter() + SLICE * share  # by the clock, which is asked far quicker
    for step in work:
        if step is True:
            return True
        if time.perf_counter() >= earliest:
            left = end - time.thread_time()
            if left <= 0:
                return True
            earliest = time.perf_counter() + left
    return False


class SpareTime(QObject):
    """The work of one place, which begins when the event loop next has nothing to do. Places that are busy share a slice, but
    while somebody waits for the work of one, the others rest."""

    _busy: ClassVar["WeakSet[SpareTime]"] = WeakSet()
    _rests_until: ClassVar[float] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[object] = iter(())
        self._is_awaited = False
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_used(self) -> bool:
        """Whether there is work left."""
        return self in self._busy

    @classmethod
    def is_anybody_busy(cls) -> bool:
        """Whether any place has work left."""
        return any(map(isValid, cls._busy))

    @classmethod
    def let_paint(cls) -> None:
        """A key was pressed: no slice comes between it and its picture."""
        cls._rests_until = time.monotonic() + AFTER_KEY

    @classmethod
    def is_hand_at_rest(cls) -> bool:
        """Whether it is a while since the last key, and none is likely to come this moment."""
        return time.monotonic() > cls._rests_until - AFTER_KEY + REST

    @classmethod
    def wait_for_picture(cls) -> None:
        """For other threads between two pieces of their work: a key that was just pressed has Python for itself. One piece
        a key is let through at least."""
        left = cls._rests_until - time.monotonic()
        if left > 0:
            time.sleep(left)

    def use(self, work: Iterator[object], is_awaited: bool = False) -> None:
        """From now on for this work; what was not done of the last is dropped."""
        self._work, self._is_awaited = work, is_awaited
        self._busy.add(self)
        self._timer.start()

    def stop(self) -> None:
        """Drops what is left."""
        self._work = iter(())
        self._busy.discard(self)
        self._timer.stop()

    def _go_on(self) -> None:
        if time.monotonic() < self._rests_until:
            return
        work = self._work
        busy = [each for each in self._busy if isValid(each)]  # not of a window that went
        beside = [each for each in busy if each._is_awaited] or busy
        if self not in beside:
            return
        is_more = False
        try:
            is_more = advance(work, (AWAITED if self._is_awaited else 1) / len(beside))
        finally:
            if not is_more and self._work is work:  # its last step may have brought new work
                self.stop()
