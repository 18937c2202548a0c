"""Where a store keeps what belongs to it, and files that survive a power cut."""

import os
from collections.abc import Iterator
from pathlib import Path

from database.errors import StoreUnwritable

_LONGEST_NAME = 255 - 24  # bytes: what is kept beside a store has its name with an ending
_LONGEST_PATH = 511 - 24  # SQLite's own limit, but on Windows


def backup_folder(store: Path) -> Path:
    """Backups and journals."""
    return store.with_name(store.name + ".sicherungen")


def damaged_folder(store: Path) -> Path:
    """Damaged stores that were kept aside."""
    return store.with_name(store.name + ".beschaedigt")


def is_of_store(path: Path, store: Path) -> bool:
    """Whether `path` is the store's file, one that the database keeps beside it, or lies in its folders."""
    files = {store, store.with_name(store.name + "-wal"), store.with_name(store.name + "-journal")}
    own = {os.path.realpath(each) for each in (*files, backup_folder(store), damaged_folder(store))}
    real = Path(os.path.realpath(path))
    return not own.isdisjoint(map(str, (real, *real.parents)))


def rescue_prefix(store: Path) -> str:
    """What the names of folders begin with in which a rescue is under way, or was when its process was killed."""
    return f"{store.name}.rettung-"


def require_short(store: Path) -> None:
    """Raises `StoreUnwritable` for a path that is too long for a store and for what is kept beside it."""
    name, path = os.fsencode(store.name), os.fsencode(store.absolute())
    if len(name) > _LONGEST_NAME or (os.name == "posix" and len(path) > _LONGEST_PATH):
        raise StoreUnwritable("store_path_too_long", path=str(store))


def free_path(path: Path) -> Path:
    """`path`, or with a number where that is taken."""

    def names() -> Iterator[Path]:
        yield path
        yield from (path.with_name(f"{path.name}-{number}") for number in range(2, 10_000))

    return next(each for each in names() if not each.exists())


def make_folder(folder: Path) -> None:
    """Makes a folder that is still there after a power cut; nothing where it is there already."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Makes new and renamed files in `folder` survive a power cut; Windows does that by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Makes the content of a file survive a power cut."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
