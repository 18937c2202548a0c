"""Backup files: their names, which of them are kept, and how they are packed so that they can be trusted."""

import gzip
import hashlib
import re
import stat
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from database.backend import OnStep
from database.errors import StoreDamaged, StoreUnwritable
from database.folders import sync_file, sync_folder
from database.moments import moment_of, time_of
from database.progress import WHOLE, part
from database.records import BackupInfo

UNFINISHED = ".unfertig"
"""Ending of a backup that is being written, or was when its process was killed."""

KEPT_IN_ANY_CASE = 3
LARGEST_SUM = 2 * 1024**3
"""So many bytes may all backups of a store take together; the oldest go first."""

_NAME = re.compile(r"sicherung-(\d{8}T\d{6})Z-(\d{1,15})\.db\.gz", re.ASCII)
_TIME = "%Y%m%dT%H%M%S"
_CHUNK = 1024 * 1024
_LEVEL = 1  # a quarter of the time of the usual 6 for a sixth more bytes


def backup_name(moment: str, tick: int) -> str:
    """The file's name for a backup that holds everything up to the transaction `tick`."""
    return f"sicherung-{time_of(moment).strftime(_TIME)}Z-{tick}.db.gz"


def backups_in(folder: Path) -> list[BackupInfo]:
    """The newest state first, whatever the clock said when it was saved. What has another name or is empty is not ours."""
    found = (_backup(path) for path in folder.glob("sicherung-*.db.gz"))
    return sorted((each for each in found if each), key=lambda info: (info.tick, info.created), reverse=True)


def _backup(path: Path) -> BackupInfo | None:
    """None for what only looks like a backup, or is gone by now."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        created = datetime.strptime(match[1] + "+0000", _TIME + "%z")
        facts = path.stat()
    except (ValueError, OSError):
        return None
    is_file = stat.S_ISREG(facts.st_mode) and facts.st_size > 0
    return BackupInfo(path, moment_of(created), facts.st_size, int(match[2])) if is_file else None


def pack(source: Path, target: Path, on_step: OnStep | None = None) -> None:
    """Compresses `source` into `target`, reads it back, and only then gives it its name. Raises `StoreUnwritable`."""
    unfinished = target.with_name(target.name + UNFINISHED)
    try:
        with source.open("rb") as file, gzip.open(unfinished, "wb", _LEVEL) as packed:
            wanted = _copied(file, packed, source.stat().st_size, part(on_step, 0, WHOLE // 2))
        sync_file(unfinished)
        with gzip.open(unfinished, "rb") as packed:
            if _copied(packed, None, source.stat().st_size, part(on_step, WHOLE // 2, WHOLE)) != wanted:
                raise StoreUnwritable("backup_not_readable", path=str(target))
        unfinished.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreUnwritable("backup_not_written", path=str(target), reason=error.strerror or "") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def unpack(backup: Path, target: Path) -> None:
    """Raises `StoreDamaged` for a backup that cannot be read in full, `StoreUnwritable` where there is no room for it."""
    try:
        with target.open("wb") as file:
            for chunk in _unpacked(backup):
                file.write(chunk)
    except OSError as error:
        raise StoreUnwritable("backup_not_unpacked", path=str(backup), reason=error.strerror or "") from error


def _unpacked(backup: Path) -> Iterator[bytes]:
    try:
        with gzip.open(backup, "rb") as packed:
            while chunk := packed.read(_CHUNK):
                yield chunk
    except (OSError, EOFError, ValueError, zlib.error) as error:  # zlib.error is none of the others
        raise StoreDamaged("backup_damaged", path=str(backup)) from error


def superfluous(backups: Sequence[BackupInfo], now: datetime, largest_sum: int = LARGEST_SUM) -> list[BackupInfo]:
    """Those that thinning takes away: kept is the newest of each hour today, of each day for two weeks, of each week
    for three months, and the newest three in any case, as long as all together are not too large.

    `backups` are newest first; a clock that was wrong once puts them out of the order of their moments. One that leaps
    ahead makes the others old only when it has stayed there for as many backups as are kept in any case.
    """
    for settled in backups[KEPT_IN_ANY_CASE - 1 : KEPT_IN_ANY_CASE]:
        now = min(now, time_of(settled.created) + timedelta(days=1))
    seen: set[str] = set()
    total = 0
    gone = []
    for place, backup in enumerate(backups):
        slot = _slot(time_of(backup.created), now)
        wanted = place < KEPT_IN_ANY_CASE or (slot is not None and slot not in seen)
        if slot is not None:
            seen.add(slot)
        if not wanted or (place and total + backup.size > largest_sum):
            gone.append(backup)
        else:
            total += backup.size
    return gone


def _slot(created: datetime, now: datetime) -> str | None:
    """The span of which one backup is enough; None for one that is too old."""
    if created.date() == now.date():
        return created.strftime("%Y-%m-%d %H")
    age = now.date() - created.date()
    if age <= timedelta(days=14):
        return created.strftime("%Y-%m-%d")
    return created.strftime("%G-%V") if age <= timedelta(days=92) else None


def _copied(source: BinaryIO | gzip.GzipFile, target: gzip.GzipFile | None, size: int, on_step: OnStep) -> bytes:
    """The digest of what was read, about `size` bytes."""
    digest = hashlib.sha256()
    left = size
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
        left -= len(chunk)
        on_step(max(0, left), size)
    return digest.digest()
