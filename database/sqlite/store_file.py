"""An SQLite file as the store's backend: how it is opened in each kind of place, locked, checked and copied."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from database.backend import IndexMatches, OnStep
from database.errors import StoreDamaged, StoreForeign, StoreHeld, StoreMissing, StoreReadOnly, StoreUnwritable
from database.folders import sync_folder
from database.quick import wrapped
from database.records import PlaceKind
from database.scratch import Scratch, clear_scratch
from database.sqlite import full_text, schema
from database.sqlite.log_room import LogRoom
from database.sqlite.places import place_of
from database.sqlite.salvage import UNREADABLE
from database.sqlite.write_ahead_log import has_lost_commits
from programme.errors import StoreError

APPLICATION_ID = 0x50574B31  # "PWK1", so that a foreign SQLite file is not taken for a store
PAGES_PER_STEP = 500
_BUSY_SECONDS = 0.3
_BATCH = 2000
_LOG_LIMIT = 16 * 1024 * 1024
_CACHE_KIBIBYTES = (
    32 * 1024
)  # only as much as is read; with SQLite's own 2 MB a large transaction writes its pages again and again


class StoreFile:
    """Implements `database.backend.Backend` for one file.

    A file that must not or cannot be written is opened for reading: directly, as immutable where its folder is
    read-only, or as a private copy where changes wait beside it in a journal.
    """

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False) -> None:
        self.path = path
        self.place = place_of(path)
        self._refuse_unusable(create and not read_only)
        self.read_only = read_only or not _is_writable(path)
        self._copy: Scratch | None = None
        self._engine: Engine | None = None
        self._room = LogRoom(path)

    def connect(self) -> Connection:
        """Opens, locks and configures. Raises `StoreHeld`, `StoreForeign`, `StoreDamaged` (also for a log of which SQLite
        would drop saved transactions).

        After an error it is still to be closed: closing brings the log into the file, and of a damaged store both are
        copied before.
        """
        is_new = not self.read_only and (not self.path.exists() or self.path.stat().st_size == 0)
        self._engine = create_engine("sqlite://", creator=self._open, poolclass=StaticPool)
        event.listen(self._engine, "begin", self._begin)
        try:
            connection = self._engine.connect()
            self._configure(connection, is_new)
        except DBAPIError as error:
            raise (self.explain(error) or error) from error
        except sqlite3.Error as error:
            raise (_explained(error, self.path) or error) from error
        except UnicodeDecodeError as error:  # a damaged schema in SQLite's own message
            raise StoreDamaged("store_damaged", path=str(self.path), faults=("schema",)) from error
        if is_new:
            self._keep_name()
        return connection

    def _keep_name(self) -> None:
        """The new file is to be found after a power cut, too."""
        try:
            sync_folder(self.path.parent)
        except OSError as error:
            raise StoreUnwritable("store_disk_error", path=str(self.path)) from error

    def close(self) -> None:
        """Gives the lock back and forgets a private copy."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def schema_version(self, connection: Connection) -> int:
        """SQLite's `user_version`."""
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def set_schema_version(self, connection: Connection, version: int) -> None:
        """Rolls back with the transaction."""
        connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")

    def has_tables(self, connection: Connection) -> bool:
        """Looks into `sqlite_master`."""
        return connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first() is not None

    def schema_faults(self, connection: Connection, wanted: Sequence[str]) -> list[str]:
        """A hostile trigger deletes rows, a hostile view never ends: neither is touched."""
        foreign = "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')"
        if connection.exec_driver_sql(foreign).first() is not None:
            raise StoreForeign("store_foreign", path=str(self.path))
        return ["schema"] if self.schema(connection) != list(wanted) else []

    def schema(self, connection: Connection) -> list[str]:
        """Without the index's own tables, whose shape is SQLite's affair."""
        sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_index\\_%' ESCAPE '\\'"
        return sorted(str(row[0]) for row in connection.exec_driver_sql(sql))

    def faults(self, connection: Connection, thorough: bool) -> list[str]:
        """`quick_check`, or `integrity_check` (compares indexes, too), and dangling references."""
        check = "integrity_check" if thorough else "quick_check"
        found = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {check}(20)")]
        found = [] if found == ["ok"] else found
        if not found and thorough:
            found = [f"{row[0]}: reference" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
        return found

    def raw_rows(self, connection: Connection, query: str) -> Iterator[tuple[Any, ...]]:
        """In batches; between them the connection reads texts as ever."""
        driver = _driver(connection)
        try:
            cursor = driver.execute(query)
            while rows := _fetched_raw(driver, cursor):
                yield from rows
        except UNREADABLE as error:
            raise StoreDamaged("store_damaged", path=str(self.path), detail=str(error)) from error

    def copy(self, connection: Connection, target: Path, on_step: OnStep | None = None) -> None:
        """With SQLite's backup API, since closing any other handle on the file would drop our lock."""

        def progress(_status: int, remaining: int, total: int) -> None:
            if on_step is not None:
                on_step(remaining, total)

        try:
            with closing(sqlite3.connect(target)) as copied:
                copied.execute("PRAGMA synchronous = OFF")  # whoever keeps the copy syncs it, and not in this thread
                _driver(connection).backup(copied, pages=PAGES_PER_STEP, progress=progress, sleep=0.005)
                copied.execute("PRAGMA journal_mode = DELETE")  # one file, whole in itself
        except sqlite3.Error as error:
            known = _explained(error, target)
            if isinstance(known, StoreUnwritable):  # what was changed is saved for all that
                reason = os.strerror(errno.ENOSPC if known.kind == "store_disk_full" else errno.EIO)
                raise StoreUnwritable("backup_not_written", path=str(target.parent), reason=reason) from error
            raise (known or error) from error

    def overwrite(self, connection: Connection, source: Path) -> None:
        """With the backup API the other way round: one transaction, rolled back if it does not come to its end."""
        with self._explaining(), closing(sqlite3.connect(f"file:{_quoted(source)}?mode=ro", uri=True)) as other:
            other.backup(_driver(connection))

    def defer_references(self, connection: Connection) -> None:
        """SQLite looks at them again when the transaction commits."""
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    def compact(self, connection: Connection) -> None:
        """VACUUM after a last look at what the write-ahead log holds."""
        driver = _driver(connection)
        with self._explaining():
            driver.execute("VACUUM")
            if self.place is PlaceKind.LOCAL:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def expect_more(self) -> None:
        """Room in the write-ahead log."""
        self._room.lay_out()

    def settle(self, connection: Connection) -> None:
        """Out of the write-ahead log, which then goes; the next opening chooses the mode of its place again."""
        with self._explaining():
            _driver(connection).execute("PRAGMA journal_mode = DELETE")

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        """Around calls of the driver itself: raises what `explain` makes of its errors."""
        try:
            yield
        except sqlite3.Error as error:
            raise (_explained(error, self.path) or error) from error

    def explain(self, error: DBAPIError) -> StoreError | None:
        """None for what can only be a bug."""
        return _explained(error.orig, self.path) if isinstance(error.orig, sqlite3.Error) else None

    def create_first_tables(self, connection: Connection) -> None:
        """As `schema` writes them."""
        for statement in schema.FIRST_STEP:
            connection.exec_driver_sql(statement)

    def create_index(self, connection: Connection) -> None:
        """FTS5 with trigrams."""
        full_text.create(connection)

    def index_put(self, connection: Connection, ids: Sequence[int]) -> None:
        """Takes rows up."""
        full_text.put(connection, ids)

    def index_drop(self, connection: Connection, ids: Sequence[int]) -> None:
        """Takes rows out."""
        full_text.drop(connection, ids)

    def index_matches(self, connection: Connection, words: Sequence[str], in_fields: Sequence[str]) -> IndexMatches:
        """Rows with all the folded words."""
        return full_text.matches(connection, words, in_fields)

    @property
    def index_ending(self) -> str:
        """What trigrams need."""
        return full_text.ENDING

    def index_faults(self, connection: Connection) -> list[str]:
        """Compares index and table."""
        return full_text.faults(connection)

    def rebuild_index(self, connection: Connection) -> None:
        """From the table."""
        full_text.rebuild(connection)

    def _refuse_unusable(self, create: bool) -> None:
        if not self.path.parent.is_dir():
            raise StoreMissing("store_folder_missing", path=str(self.path), folder=str(self.path.parent))
        if self.path.is_dir():
            raise StoreForeign("store_is_folder", path=str(self.path))
        if not self.path.exists():
            if not create:
                raise StoreMissing("store_missing", path=str(self.path))
            if not _may_write(self.path.parent):
                raise StoreUnwritable("store_folder_read_only", path=str(self.path))
            return
        if not os.access(self.path, os.R_OK):
            raise StoreMissing("store_unreadable", path=str(self.path))

    def _open(self) -> sqlite3.Connection:
        path, query = self.path, "mode=rwc"
        if self.read_only:
            path, query = self._readable()
        else:
            _free_beside(path)
        uri = f"file:{_quoted(path)}?{query}"
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)

    def _readable(self) -> tuple[Path, str]:
        beside = [self.path.with_name(self.path.name + ending) for ending in ("-wal", "-journal")]
        waiting = [each for each in beside if each.exists() and each.stat().st_size]
        if not waiting:
            return self.path, "mode=ro" if _may_write(self.path.parent) else "mode=ro&immutable=1"
        if _may_write(self.path.parent) and _may_write(self.path):
            return self.path, "mode=ro"
        clear_scratch(None)
        self._copy = Scratch(None)
        for each in (self.path, *waiting):
            shutil.copy(each, self._copy.name)
        copied = Path(self._copy.name, self.path.name)
        for each in Path(self._copy.name).iterdir():
            each.chmod(0o600)
        return copied, "mode=rw"

    def _begin(self, connection: Connection) -> None:
        """Always with the right to write: reading first and writing later fails when someone else wrote between."""
        sql = "BEGIN" if self.read_only else "BEGIN IMMEDIATE"
        driver = _driver(connection)
        try:
            if driver.in_transaction:  # SQLite keeps one open whose end it refused since keys lead nowhere
                driver.execute("ROLLBACK")
            driver.execute(sql)
        except sqlite3.Error as error:
            raise wrapped(connection, sql, error) from error

    def _configure(self, connection: Connection, is_new: bool) -> None:
        driver = _driver(connection)
        driver.execute("PRAGMA trusted_schema = OFF")
        driver.execute("PRAGMA cell_size_check = ON")
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
        if not self.read_only:
            driver.execute("PRAGMA locking_mode = EXCLUSIVE")  # before the first read, else WAL shares memory in a file
        if is_new:
            driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        elif driver.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreForeign("store_foreign", path=str(self.path))
        elif has_lost_commits(self.path):  # nobody writes now, and the log is as it was found
            raise StoreDamaged("store_damaged", path=str(self.path), faults=("log",))
        driver.execute(full_text.VOCABULARY)
        if self.read_only:
            driver.execute("PRAGMA query_only = ON")
            return
        journal, synchronous = ("WAL", "FULL") if self.place is PlaceKind.LOCAL else ("TRUNCATE", "EXTRA")
        driver.execute(f"PRAGMA journal_mode = {journal}")
        driver.execute(f"PRAGMA synchronous = {synchronous}")
        driver.execute(f"PRAGMA journal_size_limit = {_LOG_LIMIT}")
        driver.execute("BEGIN IMMEDIATE")  # takes the lock now, not with the first change
        driver.execute("COMMIT")


class MemoryFile(StoreFile):
    """A store that is nowhere, to try migrations on."""

    def __init__(self) -> None:
        self.path = Path(":memory:")
        self.place = PlaceKind.LOCAL
        self.read_only = False
        self._copy = None
        self._engine = None
        self._room = LogRoom(self.path)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None)

    def _configure(self, connection: Connection, is_new: bool) -> None:
        """Nothing to lock, nothing to sync."""

    def _keep_name(self) -> None:
        """It has none."""


def _fetched_raw(driver: Any, cursor: Any) -> list[tuple[Any, ...]]:
    driver.text_factory = bytes
    try:
        return list(cursor.fetchmany(_BATCH))
    finally:
        driver.text_factory = str


def _is_writable(path: Path) -> bool:
    return _may_write(path.parent) and (not path.exists() or _may_write(path))


def _may_write(path: Path) -> bool:
    """Root may write anything, but means no less by taking the write bits away."""
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)


def _free_beside(path: Path) -> None:
    """What SQLite made beside a store that might only be read has its mode, and keeps it when the store may be written again."""
    for ending in ("-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists() and not _may_write(beside):
            with suppress(OSError):
                shutil.copymode(path, beside)


def _quoted(path: Path) -> str:
    """For an address, byte for byte: a name on Linux need not be UTF-8."""
    return quote(os.fsencode(path.absolute()))


def _driver(connection: Connection) -> Any:
    """SQLite's own connection below SQLAlchemy's."""
    return connection.connection.driver_connection


def _explained(error: Any, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreHeld("store_held", path=str(path))
    if code == sqlite3.SQLITE_FULL:
        return StoreUnwritable("store_disk_full", path=str(path), code=errno.ENOSPC)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return StoreUnwritable("store_disk_error", path=str(path))
    if code == sqlite3.SQLITE_READONLY:
        return StoreReadOnly("store_read_only", path=str(path))
    if code == sqlite3.SQLITE_CORRUPT:
        return StoreDamaged("store_damaged", path=str(path), faults=(str(error),))
    if code == sqlite3.SQLITE_NOTADB:
        return StoreForeign("store_not_database", path=str(path))
    return None
