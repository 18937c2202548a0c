"""The store: one file, one connection, and the operations on it, one object for each kind of thing.

    with Store.open(path, "Anna Beispiel") as store:
        made = store.library.create("Aktionsplan", AKTIONSPLAN).made
        field = store.entries.add(made, None, title="Wohnen").made
        store.entries.edit(field, {"text": "…"}, sitting=sitting)
        store.history.undo(made)

- `store.library`  programmes: overview, programme, knows, create, take_in, edit, set_scheme, remove, attachments, schemes
- `store.entries`  nodes: node, place, directions, add, paste, move, move_towards, change_level, edit, edit_many, remove
- `store.comments` add, edit, remove
- `store.history`  undo, redo, state, of_node, of_programme, words_at, restore
- `store.bin`      contents, restore, purge
- `store.search`   find, refresh
- `store.versions` named states: save, of_programme, programme, lines, compare, edit, restore, remove
- `store.backups`  make, overview, compare, restore; `store.exchange` `.programm` files

Every changing method is one transaction, history included, and returns a `records.Change`: when it returns, the change
is on the disk. A store lives in the thread that opened it; any thread may open one.
"""

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from database.backend import Backend
from database.bin import Bin
from database.comments import Comments
from database.entries import Entries
from database.errors import StoreHeld
from database.history import History
from database.ledger import Clock, Ledger, moment_of
from database.library import Library
from database.migrations import migrate, pending
from database.owner import forget_owner, read_owner, write_owner
from database.records import PlaceKind
from database.search import Search
from database.sqlite.store_file import StoreFile
from database.versions import Versions


class Store:
    """An open store. Use `Store.open`."""

    def __init__(self, backend: Backend, connection: Connection, ledger: Ledger) -> None:
        self._backend = backend
        self._connection = connection
        self._ledger = ledger
        self.library = Library(ledger)
        self.entries = Entries(ledger)
        self.comments = Comments(ledger)
        self.history = History(ledger)
        self.bin = Bin(ledger)
        self.search = Search(ledger)
        self.versions = Versions(ledger)

    @classmethod
    def open(
        cls, path: Path, author: str = "", *, create: bool = True, read_only: bool = False, clock: Clock | None = None
    ) -> Self:
        """Opens, locks, checks and migrates. `author` goes into the history.

        A store or folder that cannot be written is opened for reading (see `read_only`). Raises the subclasses of
        `StoreError` in `database.errors`.
        """
        clock = clock or (lambda: datetime.now(UTC))
        backend = StoreFile(path, create=create, read_only=read_only)
        connection = _connected(backend)
        try:
            with connection.begin():
                pending(connection, backend)
            if not backend.read_only:
                write_owner(path, moment_of(clock()))
                migrate(connection, backend, moment_of(clock()))
            return cls(backend, connection, Ledger(backend, connection, author, clock))
        except BaseException:
            connection.close()
            backend.close()
            raise

    @property
    def path(self) -> Path:
        """The store's file."""
        return self._backend.path

    @property
    def place(self) -> PlaceKind:
        """Anything but `LOCAL` is worth a warning and the offer to move."""
        return self._backend.place

    @property
    def read_only(self) -> bool:
        """Whether every change is refused with `StoreReadOnly`."""
        return self._backend.read_only

    @property
    def author(self) -> str:
        """Who makes the changes that follow."""
        return self._ledger.author

    @author.setter
    def author(self, author: str) -> None:
        self._ledger.author = author

    def close(self) -> None:
        """Gives file and lock back. Nothing happens the second time."""
        if self._connection.closed:
            return
        if not self.read_only:
            forget_owner(self.path)
        self._connection.close()
        self._backend.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _connected(backend: Backend) -> Connection:
    """Names who holds the store, where someone does."""
    try:
        return backend.connect()
    except StoreHeld as held:
        owner = read_owner(backend.path)
        if owner is None:
            raise
        facts = {"user": owner.user, "host": owner.host, "pid": owner.pid, "since": owner.since}
        raise StoreHeld("store_held_by", path=str(backend.path), **facts) from held
