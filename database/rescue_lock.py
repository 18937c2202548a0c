"""Who rescues a store has it alone: others neither rescue nor open it until the sound file is in its place.

The store's own lock is not enough, since the damaged file has to be closed before another takes its place. So whoever
rescues takes this lock first, and whoever opened a store looks for it. The system frees it when the process ends.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from database.errors import StoreHeld, StoreUnwritable
from database.folders import damaged_folder
from database.locks import HELD, lock


@contextmanager
def alone(store: Path) -> Iterator[None]:
    """Raises `StoreHeld` where someone else rescues the store, `StoreUnwritable` where there is no place for the lock."""
    path = _lock_path(store)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreUnwritable("aside_impossible", path=str(store), reason=error.strerror or "") from error
    try:
        _take(handle, store)
        yield
    finally:
        os.close(handle)


def require_nobody_rescues(store: Path) -> None:
    """For whoever has just opened the store. Raises `StoreHeld`."""
    try:
        handle = os.open(_lock_path(store), os.O_RDWR)
    except OSError:  # as a rule nobody ever had to rescue it
        return
    try:
        _take(handle, store)
    finally:
        os.close(handle)


def _lock_path(store: Path) -> Path:
    return damaged_folder(store) / "wird-gerettet"


def _take(handle: int, store: Path) -> None:
    """Where the disk knows no locks, as some network shares do, nothing is guarded."""
    try:
        lock(handle)
    except OSError as error:
        if error.errno in HELD:
            raise StoreHeld("store_held", path=str(store)) from error
