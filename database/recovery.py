"""The present state from the newest sound backup and the journal after it."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from database import stacks
from database.backend import Backend
from database.backends import file_backend
from database.backup_files import backups_in, unpack
from database.entities import GROUP_COLUMNS, HISTORY_COLUMNS, Values, hashed_row
from database.errors import StoreDamaged, StoreForeign, StoreUnwritable
from database.health import all_faults
from database.history import replay
from database.journal_files import JournalFile, Transaction, journal_files, transactions
from database.journal_files import last_tick as last_tick_in
from database.ledger import last_tick
from database.migrations import CURRENT, migrate
from database.records import Label
from database.tables import table
from database.work import Work
from programme.errors import UserError

RESTORED = "backup_restored"
"""The label of the change with which a whole store became an older one again."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A state in a file of its own: everything up to the transaction `tick`. `backup` is the moment of the backup that
    it is built on, "" for the journal alone; `whole` says that no journal broke off or was missing."""

    path: Path
    tick: int
    backup: str
    whole: bool


def recover(folder: Path, target: Path, now: str) -> Recovered | None:
    """Builds the newest state that backups and journals in `folder` give; None where they give none.

    What is damaged is passed over. Raises `StoreUnwritable`, `OSError` and `DBAPIError` where the disk refuses: then an
    older state must not pass for the newest.
    """
    for backup in backups_in(folder):
        try:
            target.unlink(missing_ok=True)
            unpack(backup.path, target)
            return _followed(folder, target, backup.created, now)
        except (StoreDamaged, StoreForeign):
            continue
    target.unlink(missing_ok=True)
    if not any(file.after == 0 for file in all_journals(folder)):
        return None
    return _followed(folder, target, "", now)


def all_journals(folder: Path) -> list[JournalFile]:
    """The journals of the store that wrote last, oldest first."""
    newest = max(folder.glob("journal-*.jsonl"), key=lambda path: path.stat().st_mtime_ns, default=None)
    stores = {file.path: file.store for file in journal_files(folder, None)}
    return journal_files(folder, stores[newest]) if newest in stores else []


def told_tick(folder: Path) -> int:
    """The newest transaction that any backup or journal in `folder` tells of, of whatever store; 0 for none."""
    ticks = [backup.tick for backup in backups_in(folder)[:1]]
    return max([*ticks, *(last_tick_in(file.path) for file in journal_files(folder, None))], default=0)


def _followed(folder: Path, target: Path, backup: str, now: str) -> Recovered:
    """Applies the journals to a backup, or to an empty store."""
    with closing(file_backend(target)) as backend, backend.connect() as connection:
        migrate(connection, backend, now)
        with connection.begin():
            _require_sound(connection, backend)
            store = store_id(connection)
            files = journal_files(folder, store) if store else all_journals(folder)
            whole = _apply_all(connection, backend, files)
            tick = last_tick(connection)
    return Recovered(target, tick, backup, whole)


def _apply_all(connection: Connection, backend: Backend, files: list[JournalFile]) -> bool:
    """Whether the files followed on each other without a gap and could all be applied. Raises `DBAPIError` where the
    disk refuses."""
    tick = last_tick(connection)
    for file in files:
        if file.after > tick or file.schema != CURRENT:
            return False
        for transaction in _newer(file, tick):
            if any(group["kind"] == RESTORED and group["role"] != stacks.ELSEWHERE for group in transaction.groups):
                return False  # what follows builds on the backup that was brought back, not on this state
            try:
                with connection.begin_nested():
                    apply(connection, transaction)
            except DBAPIError as error:
                if isinstance(backend.explain(error), StoreUnwritable):
                    raise
                return False
            except (SQLAlchemyError, UserError, KeyError, TypeError, ValueError):
                return False
            tick = transaction.tick
    return True


def _newer(file: JournalFile, tick: int) -> Iterator[Transaction]:
    return (each for each in transactions(file.path) if each.tick > tick)


def apply(connection: Connection, transaction: Transaction) -> None:
    """Brings one transaction of the journal into the rows and the history, as it was made."""
    blobs = table("blobs")
    for digest, content in transaction.blobs.items():
        if connection.execute(select(blobs.c.digest).where(blobs.c.digest == digest)).first() is None:
            connection.execute(insert(blobs).values(digest=digest, content=content, tick=transaction.tick))
    elsewhere = {group["seq"] for group in transaction.groups if group["role"] == stacks.ELSEWHERE}
    own = [row for row in transaction.rows if row["group_seq"] not in elsewhere]
    replay(Work(connection, "", "", transaction.tick, Label("")), own)
    for group in transaction.groups:
        _put_group(connection, group)
    for row in transaction.rows:
        _put(connection, "history", hashed_row(HISTORY_COLUMNS, {name: row[name] for name in HISTORY_COLUMNS}))


def _put_group(connection: Connection, group: Values) -> None:
    groups = table("history_groups")
    is_new = connection.execute(select(groups.c.seq).where(groups.c.seq == group["seq"])).first() is None
    if is_new and group["standing"] != stacks.CLOSED:
        stacks.close_redo(connection, group["programmes"])
    _put(connection, "history_groups", hashed_row(GROUP_COLUMNS, {name: group[name] for name in GROUP_COLUMNS}))
    shares = [{"programme_id": each, "group_seq": group["seq"]} for each in group["programmes"]]
    if is_new and shares:
        connection.execute(insert(table("history_programmes")), shares)
    if group["role"] in (stacks.UNDO, stacks.REDO):  # its counterpart changes its place on the stack
        found = connection.execute(select(groups).where(groups.c.seq == group["counterpart"])).mappings().all()
        standing = stacks.UNDONE if group["role"] == stacks.UNDO else stacks.DONE
        stacks.set_standing(connection, [dict(row) for row in found], standing)


def _put(connection: Connection, name: str, values: Values) -> None:
    rows = table(name)
    if connection.execute(select(rows.c.seq).where(rows.c.seq == values["seq"])).first() is None:
        connection.execute(insert(rows).values(**values))
    else:
        connection.execute(update(rows).where(rows.c.seq == values["seq"]).values(**values))


def store_id(connection: Connection) -> str:
    """By which journals know their store; "" for an empty one."""
    rows = table("settings").c
    return str(json.loads(connection.execute(select(rows.value).where(rows.id == "store")).scalar() or '""'))


def _require_sound(connection: Connection, backend: Backend) -> None:
    if all_faults(connection, backend):
        raise StoreDamaged("backup_damaged", path=str(backend.path))
