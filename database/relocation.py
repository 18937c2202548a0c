"""Moving a store to another place: out of a synchronised folder, off a full disk.

Everything is copied into a folder beside the target, compared there, and only then given its names; the old files are
renamed last and never deleted. A process that is killed at any moment leaves the old store whole or the new one whole,
and what stays at the old place says where the store went.
"""

import errno
import filecmp
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from sqlalchemy import Connection, func, select

from database.backend import Backend, OnStep
from database.backends import file_backend
from database.errors import StoreDamaged, StoreMissing, StoreUnwritable
from database.folders import (
    backup_folder,
    damaged_folder,
    free_path,
    make_folder,
    require_short,
    sync_file,
    sync_folder,
)
from database.health import all_faults
from database.ledger import Ledger, last_tick
from database.progress import WHOLE, part
from database.tables import all_tables
from programme.errors import StoreError

MOVED = ".umgezogen"
"""Ending of what stays at the old place: nothing is deleted before someone has seen the new one."""

_STAGING = ".umzug"
_FORWARD = ".umgezogen-nach"
_ABANDONED = ".abgebrochen"
_LEFT = re.compile(rf"({re.escape(MOVED)}|{re.escape(_ABANDONED)})(-\d+)?$")
_MOST_MOVES = 20
_BESIDE = ("-wal", "-journal")


def copy_store(ledger: Ledger, target: Path, on_step: OnStep | None = None) -> None:
    """Writes the open store with its backups, journals and damaged stores that were kept aside to `target`, which must
    not exist, and compares. Raises `StoreUnwritable`; then nothing is left there."""
    require_short(target)
    staging = target.with_name(target.name + _STAGING)
    _clear(staging, target)
    try:
        with ExitStack() as given_up:
            given_up.callback(_delete, staging)
            _fill(ledger, staging / target.name, on_step)
            for place in reversed(_parts(target)):  # the store itself last: beside it the others are there
                if (staging / place.name).exists():
                    _place(staging / place.name, place)
                    given_up.callback(_delete, place)
            sync_folder(target.parent)
            given_up.pop_all()
    except (OSError, StoreError) as error:
        reason = error.strerror or "" if isinstance(error, OSError) else error.kind
        raise StoreUnwritable("move_impossible", path=str(target), reason=reason) from error
    _delete(staging)
    _delete(_forward(target))


def put_away(store: Path, target: Path) -> None:
    """Renames what stays at the old place, so that it is not taken for the store again, and notes where that went.

    What cannot be renamed stays under its name; it is the same as the new one.
    """
    with suppress(OSError):
        note = _forward(store)
        unfinished = note.with_name(note.name + ".neu")
        unfinished.write_bytes(os.fsencode(target.absolute()))
        sync_file(unfinished)
        unfinished.replace(note)
        sync_folder(store.parent)
        for each in (*(store.with_name(store.name + ending) for ending in _BESIDE), *_parts(store)):
            if each.exists():
                each.rename(free_path(each.with_name(each.name + MOVED)))
        sync_folder(store.parent)


def leftovers(store: Path, former: Iterable[str]) -> list[Path]:
    """What moves and tries to move left beside `store` and at its `former` places: nothing deletes these but people,
    and words that were deleted for good may stand in them."""
    found: list[Path] = []
    for place in dict.fromkeys((store, *map(Path, former))):
        with suppress(OSError):  # a disk that was taken out
            found += (
                each
                for each in sorted(place.parent.iterdir())
                if each.name.startswith(place.name) and each != _forward(place) and _LEFT.search(each.name)
            )
    return found


def present_place(store: Path) -> Path:
    """Where a store lies that was moved away from `store`, else `store` itself. Raises `StoreMissing` where it went to
    a place that is not there now, as on a disk that was taken out."""
    for _ in range(_MOST_MOVES):
        if store.exists() or not _forward(store).is_file():
            return store
        try:
            told = os.fsdecode(_forward(store).read_bytes())
        except OSError as error:
            raise StoreMissing("store_unreadable", path=str(_forward(store))) from error
        store = Path(told)
        if not store.exists() and not _forward(store).is_file():
            raise StoreMissing("store_missing", path=str(store))
    return store


def _parts(store: Path) -> list[Path]:
    return [store, backup_folder(store), damaged_folder(store)]


def _forward(store: Path) -> Path:
    return store.with_name(store.name + _FORWARD)


def _clear(staging: Path, target: Path) -> None:
    """Refuses a place that is taken; what an earlier try left behind that was killed is put aside."""
    taken = [each for each in _parts(target) if each.exists()]
    if taken and not staging.exists():
        raise StoreUnwritable("move_target_exists", path=str(target))
    try:
        for each in taken:
            each.rename(free_path(each.with_name(each.name + _ABANDONED)))
        _delete(staging)
    except OSError as error:
        reason = error.strerror or ""
        raise StoreUnwritable("move_impossible", path=str(target), reason=reason) from error


def _place(unfinished: Path, place: Path) -> None:
    """Raises `OSError` where something came there while all was copied."""
    if place.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    unfinished.replace(place)


def _fill(ledger: Ledger, copy: Path, on_step: OnStep | None) -> None:
    """Copies and compares everything; survives a power cut when it returns."""
    make_folder(copy.parent)
    source = ledger.backend.path
    ledger.backend.copy(ledger.connection, copy, part(on_step, 0, 40))
    for there, here in zip(_parts(source)[1:], _parts(copy)[1:], strict=True):
        if there.is_dir():
            shutil.copytree(there, here)
            _compare(there, here)
    part(on_step, 40, 60)(0, 1)
    _verify(ledger, copy, part(on_step, 60, WHOLE))
    for folder in (copy.parent, *(each for each in copy.parent.rglob("*") if each.is_dir())):
        for each in folder.iterdir():
            if each.is_file():
                sync_file(each)
        sync_folder(folder)


def _compare(there: Path, here: Path) -> None:
    files = [each.relative_to(there) for each in there.rglob("*") if each.is_file()]
    differing = [str(each) for each in files if not filecmp.cmp(there / each, here / each, shallow=False)]
    if differing:
        raise StoreDamaged("store_damaged", path=str(here), faults=tuple(differing[:20]))


def _verify(ledger: Ledger, copy: Path, on_step: OnStep) -> None:
    """Opens the copy: it must be sound and have the same rows in number, tables and newest change."""
    with ledger.read() as connection:
        wanted = _facts(connection, ledger.backend)
    with (
        closing(file_backend(copy, create=False, read_only=True)) as backend,
        backend.connect() as connection,
        connection.begin(),
    ):
        faults = all_faults(connection, backend, on_step)
        if _facts(connection, backend) != wanted:
            faults.append("rows")
    if faults:
        raise StoreDamaged("store_damaged", path=str(copy), faults=tuple(faults[:20]))


def _facts(connection: Connection, backend: Backend) -> tuple[list[str], int, list[int]]:
    counts = [connection.execute(select(func.count()).select_from(each)).scalar_one() for each in all_tables()]
    return backend.schema(connection), last_tick(connection), counts


def _delete(path: Path) -> None:
    """What is ours alone: an unfinished copy, a note that is no longer true."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink(missing_ok=True)
