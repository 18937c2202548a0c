"""Where a store keeps what belongs to it, and files that survive a power cut."""

import os
from pathlib import Path


def backup_folder(store: Path) -> Path:
    """Backups and journals."""
    return store.with_name(store.name + ".sicherungen")


def damaged_folder(store: Path) -> Path:
    """Damaged stores that were kept aside."""
    return store.with_name(store.name + ".beschaedigt")


def rescue_prefix(store: Path) -> str:
    """What the names of folders begin with in which a rescue is under way, or was when its process was killed."""
    return f"{store.name}.rettung-"


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
