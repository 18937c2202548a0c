"""Folders for copies of a store that are looked through: gone when they are left, and cleared away where a process was killed."""

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from database.locks import HELD, lock

SCRATCH = "unfertig-"
"""What the names of such folders begin with."""

_ELSEWHERE = f"programmwerk-{SCRATCH}"
_ALIVE = ".in-gebrauch"
_STALE = 24 * 60 * 60  # seconds


class Scratch:
    """A folder in `room`, or in the system's place for None; its process has a lock on a file in it. Raises `OSError`."""

    def __init__(self, room: Path | None) -> None:
        prefix = SCRATCH if room is not None else _ELSEWHERE
        self._folder = tempfile.TemporaryDirectory(dir=room, prefix=prefix, ignore_cleanup_errors=True)
        self.name = self._folder.name
        self._handle = os.open(Path(self.name, _ALIVE), os.O_RDWR | os.O_CREAT, 0o600)
        with suppress(OSError):
            lock(self._handle)

    def cleanup(self) -> None:
        """Takes the folder away; to be called once."""
        os.close(self._handle)
        self._folder.cleanup()

    def __enter__(self) -> str:
        return self.name

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cleanup()


def clear_scratch(room: Path | None) -> None:
    """Takes away what killed processes left in `room`, which is ours alone, and in the system's place."""
    for path in room.glob(f"{SCRATCH}*") if room is not None else ():
        if _is_left(path, stale=0):
            shutil.rmtree(path, ignore_errors=True)
    for path in Path(tempfile.gettempdir()).glob(f"{_ELSEWHERE}*"):
        if _is_left(path, stale=_STALE):
            shutil.rmtree(path, ignore_errors=True)


def _is_left(path: Path, stale: float) -> bool:
    """Whether nobody has its lock; where there is none, or no locks at all, what is older than `stale` seconds."""
    with suppress(OSError):
        handle = os.open(path / _ALIVE, os.O_RDWR)
        try:
            lock(handle)
            return True
        except OSError as error:
            if error.errno in HELD:
                return False
        finally:
            os.close(handle)
    try:
        return time.time() - path.stat().st_mtime >= stale
    except OSError:
        return False
