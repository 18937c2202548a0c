"""Room laid out at the end of the write-ahead log: a file that need not grow is synced with a third fewer writes.

SQLite appends to a fresh log until it starts over, and each sync of a grown file writes its new length, too. Zeros behind
the last frame are no frame to SQLite, which writes over them.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

_ROOM = 1024 * 1024
_ENOUGH = 4 * 1024 * 1024  # where SQLite, by default, has brought a thousand pages into the store and starts over
_SPARE = 64 * 1024 * 1024  # a disk that is nearly full is left to the words


class LogRoom:
    """Of the log beside the file `store`."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + "-wal")
        self._length = 0

    def lay_out(self) -> None:
        """Where the log grew by itself since the last call, zeros behind it; to be called between transactions. Nothing
        where there is no log, or where the disk is nearly full or refuses."""
        with suppress(OSError):
            length = self._path.stat().st_size
            if self._length < length < _ENOUGH and shutil.disk_usage(self._path.parent).free > _SPARE:
                length += _append(self._path, bytes(_ROOM))
            self._length = length


def _append(path: Path, content: bytes) -> int:
    """How much could be written, behind whatever anybody has written by now. Never makes a file. Closing it drops no lock of
    ours: SQLite has none on the log."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        os.lseek(handle, 0, os.SEEK_END)
        return os.write(handle, content)
    finally:
        os.close(handle)
