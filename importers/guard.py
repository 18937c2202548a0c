"""Limits of time and memory for work in our own process: the recognition, which is ours alone, in Python, over plain lines.

A child of its own would need a quarter of a second to start, and two more for the dictionary that every scan needs.
"""

import _thread
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from importers.source import SourceDocument
from programme.errors import UnsafeFile

MEBIBYTE = 1024 * 1024
TICK = 0.05
"""Seconds between two looks; most documents are done before the first one."""
_BEHIND_LINE = 1024
"""Bytes that come of a line, beside its text."""


def seconds_for(document: SourceDocument) -> float:
    """Computing time allowed: a scan whose words all need repair takes 40 seconds a mebibyte."""
    return min(300.0, 5.0 + 120.0 * _letters(document) / MEBIBYTE)


def room_for(document: SourceDocument) -> int:
    """Bytes allowed beyond what the lines themselves take."""
    return 220 * MEBIBYTE + _BEHIND_LINE * len(document.lines) + 20 * _letters(document)


def _letters(document: SourceDocument) -> int:
    return sum(len(line.text) for line in document.lines)


@contextmanager
def guarded(name: str, seconds: float, room: int) -> Iterator[None]:
    """Ends its block with `UnsafeFile` about the file `name` where it computes longer than `seconds` or needs `room` more
    bytes. Only the main thread can be interrupted so; in others nothing is watched."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    watch = _Watch(name, seconds, room)
    signal.signal(_SIGNAL, watch.look)
    stop = _start_ticks()
    try:
        yield
    finally:
        watch.ended = True
        stop()  # the handler stays: a tick that comes late would end the process without one


class _Watch:
    def __init__(self, name: str, seconds: float, room: int) -> None:
        self._name = name
        self._end = time.process_time() + seconds
        self._room = room
        self._bare: int | None = None
        self._looking = False
        self.ended = False

    def look(self, _number: int, _frame: FrameType | None) -> None:
        """Handles the signal. Raises once: what it ends needs time to clear up."""
        if self.ended or self._looking:  # the first look imports, and may take longer than a tick
            return
        self._looking = True
        taken = _memory()
        self._looking = False
        self._bare = taken if self._bare is None else self._bare
        if time.process_time() > self._end:
            self._end_with("file_takes_too_long")
        if taken > self._bare + self._room:
            self._end_with("file_takes_too_much_memory")

    def _end_with(self, kind: str) -> NoReturn:
        self.ended = True
        raise UnsafeFile(kind, path=self._name)


def _memory() -> int:
    import psutil

    taken: int = psutil.Process().memory_info().rss
    return taken


class _Clock(threading.Thread):
    """Ticks where the system has no timer; long searches of one pattern let it wait."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="guard")
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(TICK):
            _thread.interrupt_main(_SIGNAL)

    def stop(self) -> None:
        """No tick comes after it returns."""
        self._done.set()
        self.join()


if sys.platform == "win32":
    _SIGNAL = signal.SIGTERM  # which nobody sends there

    def _start_ticks() -> Callable[[], object]:
        clock = _Clock()
        clock.start()
        return clock.stop

else:
    _SIGNAL = signal.SIGPROF

    def _start_ticks() -> Callable[[], object]:
        signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
        return lambda: signal.setitimer(signal.ITIMER_PROF, 0)
