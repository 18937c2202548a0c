"""Opening a store: lock, checks, rescue of a damaged one, a copy before migrations, journal."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from database.arriving import take_away_unfinished
from database.backend import Backend
from database.backends import file_backend, has_log, memory_backend
from database.backup_files import backup_name, backups_in, pack
from database.branches import keep_branch, unknown_journals
from database.entities import dumps
from database.errors import StoreDamaged, StoreForeign, StoreHeld, StoreReadOnly, StoreUnwritable
from database.folders import backup_folder, make_folder, require_short, rescue_prefix
from database.health import current_faults, later_faults
from database.journal import FileJournal
from database.journal_files import journal_files, last_tick
from database.ledger import Ledger
from database.ledger import last_tick as newest_tick
from database.migrations import CURRENT, migrate, pending, recorded_version
from database.moments import Clock, moment_of
from database.owner import read_owner, write_owner
from database.records import Label, RescueReport
from database.recovery import store_id, told_tick
from database.relocation import present_place
from database.rescue import BEHIND, keep_aside, rescue
from database.rescue_lock import alone, require_nobody_rescues
from programme.errors import StoreError
from programme.ids import new_id


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store's parts; `journal` is None for one that is read only, `rescued` where nothing was damaged."""

    backend: Backend
    connection: Connection
    ledger: Ledger
    journal: FileJournal | None
    rescued: RescueReport | None


def open_store(path: Path, author: str, *, create: bool, read_only: bool, thorough: bool, clock: Clock) -> Opened:
    """Raises subclasses of `StoreError`; a damaged store is rescued, unless it may only be read."""
    require_short(path)
    path = present_place(path)
    with ExitStack() as rescuing:
        report = None
        if _is_lost(path) and not read_only:
            rescuing.enter_context(alone(path))
            if _is_lost(path):
                report = rescue(path, keep_aside(path, moment_of(clock())), ["missing"], clock)
            else:  # someone else rescued it just now
                rescuing.close()
        try:
            return _open(path, author, create, read_only, thorough, clock, report, rescuing)
        except _NeedsRescue as need:
            report = rescue(path, need.aside, need.faults, clock)
            return _open(path, author, create, read_only, thorough, clock, report, rescuing)


class _NeedsRescue(Exception):
    """A damaged store was found, and its files were copied to `aside` before it was closed."""

    def __init__(self, aside: Path, faults: tuple[str, ...]) -> None:
        super().__init__(aside, faults)
        self.aside = aside
        self.faults = faults


def _open(
    path: Path,
    author: str,
    create: bool,
    read_only: bool,
    thorough: bool,
    clock: Clock,
    report: RescueReport | None,
    rescuing: ExitStack,
) -> Opened:
    """Where the store has to be rescued, the lock for that goes into `rescuing`."""
    backend = file_backend(path, create=create, read_only=read_only)
    file = _identity(path)
    with ExitStack() as held:
        held.callback(backend.close)
        try:
            connection = _connected(backend)
            held.callback(connection.close)
            if report is None and not backend.read_only:
                require_nobody_rescues(path)
            with _damage(backend):
                _check(connection, backend, thorough)
            ledger = Ledger(backend, connection, author, clock)
            journal = None
            if not backend.read_only:
                _migrate(connection, backend, clock)
                report = report or _branch(ledger)
                journal = _journal(ledger, is_rescued=report is not None)
                take_away_unfinished(ledger)
                write_owner(path, ledger.now())
                _clear_leftovers(path)
        except StoreDamaged as error:
            if backend.read_only or report is not None:
                raise
            aside = _put_aside(path, file, clock, rescuing)
            raise _NeedsRescue(aside, tuple(map(str, error.values.get("faults", ())))) from error  # type: ignore[call-overload]
        held.pop_all()
        return Opened(backend, connection, ledger, journal, report)


def _put_aside(path: Path, file: tuple[int, int] | None, clock: Clock, rescuing: ExitStack) -> Path:
    """Copies the damaged `file` while nobody else can have the store. Raises `StoreHeld` where someone else rescued it
    before we had any lock."""
    rescuing.enter_context(alone(path))
    if file not in (None, _identity(path)):
        raise StoreHeld("store_held", path=str(path))
    return keep_aside(path, moment_of(clock()))


def _identity(path: Path) -> tuple[int, int] | None:
    """By which a file differs from one that took its place."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _clear_leftovers(path: Path) -> None:
    """What a rescue left behind whose process was killed."""
    for each in path.parent.iterdir():
        if each.name.startswith(rescue_prefix(path)):
            shutil.rmtree(each, ignore_errors=True)


def _is_lost(path: Path) -> bool:
    """Whether there is no store, or an empty file, where a backup, a journal or a log says that there was one."""
    if not path.parent.is_dir() or path.is_dir() or (path.exists() and path.stat().st_size):
        return False
    return _is_known(path) or has_log(path)


def _is_known(path: Path) -> bool:
    """Whether backups or journals tell of changes."""
    folder = backup_folder(path)
    return bool(backups_in(folder)) or any(last_tick(file.path) > 0 for file in journal_files(folder, None))


def _connected(backend: Backend) -> Connection:
    """Names who holds the store, where someone does; takes a file that was a store once for a damaged one."""
    try:
        return backend.connect()
    except StoreHeld as held:
        owner = read_owner(backend.path)
        if owner is None:
            raise
        facts = {"user": owner.user, "host": owner.host, "pid": str(owner.pid), "since": owner.since}
        raise StoreHeld("store_held_by", path=str(backend.path), **facts) from held
    except StoreForeign as foreign:
        if backup_folder(backend.path).is_dir():
            raise StoreDamaged("store_damaged", path=str(backend.path), faults=(foreign.kind,)) from foreign
        raise


@contextmanager
def _damage(backend: Backend) -> Iterator[None]:
    """What the database says about a damaged file comes in many kinds of errors."""
    try:
        yield
    except DBAPIError as error:
        known = backend.explain(error)
        if isinstance(known, StoreError) and not isinstance(known, StoreDamaged):
            raise known from error
        raise StoreDamaged("store_damaged", path=str(backend.path), faults=(str(error.orig),)) from error
    except UnicodeDecodeError as error:  # damaged texts where rows are read as texts
        raise StoreDamaged("store_damaged", path=str(backend.path), faults=("text",)) from error


def _check(connection: Connection, backend: Backend, thorough: bool) -> None:
    """Raises `StoreDamaged` with what is wrong, and `StoreForeign` for a store of a newer program."""
    with connection.begin():
        faults = backend.schema_faults(connection, wanted_schema())
        version = backend.schema_version(connection)
        recorded = recorded_version(connection) if backend.has_tables(connection) else 0
        if version != recorded or (not version and _is_known(backend.path)):
            raise StoreDamaged("store_damaged", path=str(backend.path), faults=("schema version",))
        if pending(connection, backend):
            if backend.read_only:
                raise StoreReadOnly("store_older_read_only", path=str(backend.path))
            return  # an older store is checked when it has been migrated, after a copy
        if not faults:
            faults = [*backend.faults(connection, thorough), *map(str, current_faults(connection, backend))]
        if thorough and not faults:
            faults += map(str, later_faults(connection, backend))
        if not backend.read_only and not faults:
            faults += _journal_faults(connection, backend)
    if faults:
        raise StoreDamaged("store_damaged", path=str(backend.path), faults=tuple(faults[:20]))


@cache
def wanted_schema() -> tuple[str, ...]:
    """What the migrations make, found out by taking them once."""
    with closing(memory_backend()) as backend, backend.connect() as connection:
        migrate(connection, backend, "")
        with connection.begin():
            return tuple(backend.schema(connection))


def _journal_faults(connection: Connection, backend: Backend) -> list[str]:
    """A store that is behind its journal has lost what was saved, or (where there is none) behind its newest backup."""
    folder = backup_folder(backend.path)
    files = journal_files(folder, store_id(connection))
    written = last_tick(files[-1].path) if files else 0
    if files or not journal_files(folder, None):  # else the backups, too, may be those of another store
        written = max([written, *(backup.tick for backup in backups_in(folder)[:1])])
    there = newest_tick(connection)
    return [f"{BEHIND}{written} > {there}"] if written > there else []


def _branch(ledger: Ledger) -> RescueReport | None:
    """Keeps what the journal knows of another state of the store, where its file was replaced. The file's numbers go
    on above those of the other, whose backups stay, so that the highest is always the newest."""
    path = ledger.backend.path
    folder = backup_folder(path)
    with ledger.read() as connection:
        journals = unknown_journals(connection, folder, store_id(connection))
    if not journals:
        return None
    ledger.least_tick = told_tick(folder)
    report = keep_branch(path, journals, ledger.now())
    with ledger.change(Label("store_replaced"), undoable=False) as work:
        work.put("setting", "replaced", {"value": dumps(work.moment)})
    return report


def _migrate(connection: Connection, backend: Backend, clock: Clock) -> None:
    with connection.begin():
        steps = pending(connection, backend)
        tick = newest_tick(connection) if backend.schema_version(connection) else None
    if steps and tick is not None:
        _copy_before(connection, backend, backup_name(moment_of(clock()), tick))
    migrate(connection, backend, moment_of(clock()))


def _copy_before(connection: Connection, backend: Backend, name: str) -> None:
    """Makes the backup `name` of a store of an older program. Raises `StoreUnwritable`; then it is not to be migrated."""
    folder = backup_folder(backend.path)
    copy = folder / "vor-der-umstellung.db"
    try:
        make_folder(folder)
        with ExitStack() as left:
            left.callback(copy.unlink, missing_ok=True)
            backend.copy(connection, copy)
            pack(copy, folder / name)
    except OSError as error:
        raise StoreUnwritable("backup_not_written", path=str(folder), reason=error.strerror or "") from error


def _journal(ledger: Ledger, *, is_rescued: bool) -> FileJournal:
    """Goes on with the journal; a new store first gets an id, so that journals of others are not taken for its own."""
    with ledger.read() as connection:
        store = store_id(connection)
    if not store:
        store = new_id()
        with ledger.change(Label("store_created"), undoable=False) as work:
            work.put("setting", "store", {"value": dumps(store)})
    journal = FileJournal(backup_folder(ledger.backend.path), store, CURRENT)
    with ledger.read():
        tick = ledger.last_tick()
    journal.resume(ledger.connection, tick, is_new=tick == 1, is_rescued=is_rescued)
    ledger.journal = journal
    return journal
