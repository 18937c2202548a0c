"""Where a store keeps what belongs to it, and files that survive a power cut."""

import os
from pathlib import Path


def backup_folder(store: Path) -> Path:
    """Backups and journals."""
    return store.with_name(store.name + ".sicherungen")


def damaged_folder(store: Path) -> Path:
    """Damaged stores that were kept aside."""
    return store.with_name(store.name + ".beschaedigt")


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
