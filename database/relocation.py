"""Moving a store to another place: out of a synchronised folder, off a full disk."""

import shutil
from contextlib import suppress
from pathlib import Path

from database.errors import StoreUnwritable
from database.folders import backup_folder, sync_file, sync_folder
from database.ledger import Ledger

MOVED = ".umgezogen"
"""Ending of what stays at the old place: nothing is deleted before someone has seen the new one."""


def copy_store(ledger: Ledger, target: Path) -> None:
    """Writes the open store and its backups and journals to `target`, which must not exist. Raises `StoreUnwritable`;
    then nothing is left there."""
    folder = backup_folder(target)
    if target.exists() or folder.exists():
        raise StoreUnwritable("move_target_exists", path=str(target))
    try:
        ledger.backend.copy(ledger.connection, target)
        sync_file(target)
        if backup_folder(ledger.backend.path).is_dir():
            shutil.copytree(backup_folder(ledger.backend.path), folder)
            for each in folder.iterdir():
                sync_file(each)
        sync_folder(target.parent)
    except (OSError, StoreUnwritable) as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
        reason = error.strerror or "" if isinstance(error, OSError) else error.kind
        raise StoreUnwritable("move_impossible", path=str(target), reason=reason) from error


def put_away(store: Path) -> None:
    """Renames what stays at the old place, so that it is not taken for the store again."""
    for each in (store, backup_folder(store)):
        with suppress(OSError):
            each.rename(each.with_name(each.name + MOVED))
