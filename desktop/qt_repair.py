"""Three things that PySide6 leaves to its users: lost references, slow imports, and in which thread garbage is collected."""

import builtins
import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

from desktop.spare_time import SpareTime

_ROOM = 1 << 40
_EVERY = 5_000  # milliseconds
_START = 3_000


def hold_true() -> None:
    """Keeps the process alive beyond some thousand calls of Qt.

    In PySide6 6.12.0 a method that gives nothing hands out None, and `emit` True, without counting the reference.
    Before Python 3.12 (which made them immortal) a count reaches zero and Python aborts ("none_dealloc",
    "bool_dealloc"). We count ahead. To be called once.
    """
    if sys.version_info < (3, 12):
        for value in (True, False, None):
            _hold(value)


def _hold(value: object) -> None:
    before = sys.getrefcount(value)
    count = ctypes.c_ssize_t.from_address(id(value))
    if before < _ROOM // 2 and count.value <= before:  # the count is where CPython keeps it
        count.value += _ROOM


def import_plainly() -> None:
    """Makes Python import by itself again.

    PySide6 takes `__import__` over for `from __feature__ import …`, which nobody uses here, and reads the source of every
    module that is imported to look for its own name: a sixth of the start, and 26 MB of lines that `linecache` keeps.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def collect_garbage_here(parent: QObject) -> QTimer:
    """Collects cycles in the window's thread only.

    Python collects in whichever thread happens to allocate; a Qt object in a dead cycle would then be destroyed in
    the store's thread, which Qt does not survive. Not while a place builds something large: all of it would be looked
    through in vain. Nor while somebody types: that may take as long as several keys.
    """
    gc.disable()
    QTimer.singleShot(_START, parent, keep_for_good)
    timer = QTimer(parent)
    timer.setInterval(_EVERY)
    timer.timeout.connect(_collect_at_rest)
    timer.start()
    return timer


def _collect_at_rest() -> None:
    if SpareTime.is_hand_at_rest() and not SpareTime.is_anybody_busy():
        collect()


def keep_for_good() -> None:
    """What there is now is not looked through any more: 50,000 entries would hold the window up at each collection.

    They know each other only by what `Outline.dissolve` cuts, so that they go without the collector.
    """
    gc.freeze()


def collect() -> None:
    """Looks for garbage where enough has been made since, in the thread of the caller."""
    young, middle, old = gc.get_count()
    if young > gc.get_threshold()[0]:
        gc.collect(2 if old > gc.get_threshold()[2] else 1 if middle > gc.get_threshold()[1] else 0)
