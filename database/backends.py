"""Which database the store runs on: the one place that names `database.sqlite`."""

from pathlib import Path

from database.backend import Backend
from database.sqlite.salvage import copy_with_log, has_log, lengthen, salvaged_keys, salvaged_rows
from database.sqlite.store_file import MemoryFile, StoreFile
from database.sqlite.write_ahead_log import mend_log

__all__ = [
    "copy_with_log",
    "file_backend",
    "has_log",
    "lengthen",
    "memory_backend",
    "mend_log",
    "salvaged_keys",
    "salvaged_rows",
]


def file_backend(path: Path, *, create: bool = True, read_only: bool = False) -> Backend:
    """A store in a file, not yet open. Raises `StoreMissing`, `StoreForeign`, `StoreUnwritable`."""
    return StoreFile(path, create=create, read_only=read_only)


def memory_backend() -> Backend:
    """A store that is nowhere, to try migrations on."""
    return MemoryFile()
