"""The store: one file, one connection, and the operations on it, one object for each kind of thing.

    with Store.open(path, "Anna Beispiel") as store:
        made = store.library.create("Aktionsplan", AKTIONSPLAN).made
        field = store.entries.add(made, None, title="Wohnen").made
        store.entries.edit(field, {"text": "…"}, sitting=sitting)
        store.history.undo(made)

- `store.library`  programmes: overview, programme, knows, create, take_in, edit, set_scheme, remove, attachments, schemes
- `store.entries`  nodes: node, place, directions, add, paste, move, move_towards, change_level, edit, edit_many, remove
- `store.comments` add, edit, remove
- `store.history`  undo, redo, state, of_node, of_head, of_programme, words_at, restore
- `store.bin`      contents, restore, purge
- `store.search`   find, refresh, rebuild
- `store.versions` named states: save, of_programme, programme, lines, compare, edit, restore, remove
- `store.exchange` `.programm` files: save, look, take_in, preview_merge, merge
- `store.backups`  is_due, make, overview, programmes, programme, compare, restore_programme, restore, remove
- `store.waivers`  findings that people took for right
- `store.settings` value, set

Every changing method is one transaction, history included, and returns a `records.Change`: when it returns, the change
is on the disk. A store lives in the thread that opened it; any thread may open one. What a window owes the store: show
`rescued` and a `place` that is not local; call `check` when it is idle after opening; call `backups.make` when
`backups.is_due` says so; `close` at the end.
"""

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from database.backend import OnStep
from database.backups import Backups
from database.bin import Bin
from database.comments import Comments
from database.entries import Entries
from database.exchange import Exchange
from database.health import Fault
from database.history import History
from database.library import Library
from database.looking_through import look_through
from database.moments import Clock
from database.opening import Opened, open_store
from database.owner import forget_owner
from database.progress import WHOLE, part
from database.records import PlaceKind
from database.relocation import copy_store, leftovers, put_away
from database.search import Search
from database.settings import Settings
from database.versions import Versions
from database.waivers import Waivers
from programme.errors import StoreError

_FORMER = "former_places"
"""The setting with the places that this store was moved away from."""


class Store:
    """An open store. Use `Store.open`."""

    def __init__(self, opened: Opened) -> None:
        ledger = opened.ledger
        self._opened = opened
        self._ledger = ledger
        self.rescued = opened.rescued
        """What became of a store that was found damaged; None as a rule."""
        self.last_backup_failure: StoreError | None = None
        self.library = Library(ledger)
        self.entries = Entries(ledger)
        self.comments = Comments(ledger)
        self.history = History(ledger)
        self.search = Search(ledger)
        self.versions = Versions(ledger)
        self.waivers = Waivers(ledger)
        self.settings = Settings(ledger)
        self.exchange = Exchange(ledger)
        self.backups = Backups(ledger, opened.journal)
        self.bin = Bin(ledger, self.backups)

    @classmethod
    def open(
        cls,
        path: Path,
        author: str = "",
        *,
        create: bool = True,
        read_only: bool = False,
        thorough: bool = False,
        clock: Clock | None = None,
    ) -> Self:
        """Opens, locks, checks and migrates. `author` goes into the history.

        A store or folder that cannot be written is opened for reading (see `read_only`). A damaged store is kept aside
        and replaced by what could be rescued (see `rescued`); `thorough` looks for damage in history and versions, too.
        Raises the subclasses of `StoreError` in `database.errors`.
        """
        clock = clock or (lambda: datetime.now(UTC))
        opened = open_store(path, author, create=create, read_only=read_only, thorough=thorough, clock=clock)
        store = cls(opened)
        if opened.journal is not None and not opened.journal.is_rooted:
            store._back_up()
        store._finish_purge()
        return store

    @property
    def path(self) -> Path:
        """The store's file."""
        return self._opened.backend.path

    @property
    def place(self) -> PlaceKind:
        """Anything but `LOCAL` is worth a warning and the offer to move."""
        return self._opened.backend.place

    @property
    def read_only(self) -> bool:
        """Whether every change is refused with `StoreReadOnly`."""
        return self._opened.backend.read_only

    @property
    def is_changing(self) -> bool:
        """Whether a change is being made: an `on_step` must not use the store then, but may raise `GiveWay`."""
        return self._ledger.is_changing

    @property
    def author(self) -> str:
        """Who makes the changes that follow."""
        return self._ledger.author

    @author.setter
    def author(self, author: str) -> None:
        self._ledger.author = author

    def check(self, on_step: OnStep | None = None) -> list[Fault]:
        """Looks for damage in what no window shows at once, and makes a wrong search index anew; for an idle moment
        after opening. `on_step` is told meanwhile, and may use the store. With faults, close with `backup=False` and open
        with `thorough=True`, which rescues."""
        found = look_through(self._ledger, part(on_step, 0, WHOLE // 2) if on_step is not None else None)
        rest = part(on_step, WHOLE // 2, WHOLE) if on_step is not None else None
        if not found.faults and found.is_index_sound:
            self.search.refresh(rest)
        elif not found.faults:
            self.search.rebuild(rest)
        return found.faults

    def move_to(self, target: Path, on_step: OnStep | None = None) -> None:
        """Copies store, backups and journals to `target`, compares, closes this store and puts the old files away.

        Then open the store at `target`; opening it at the old place leads there, too. `on_step` is told what is left
        and must leave the store alone. Raises `StoreUnwritable`; then this store is still open and nothing changed.
        """
        if not self.read_only:
            self.settings.set(_FORMER, [*(self.settings.value(_FORMER) or ()), str(self.path.absolute())])
        copy_store(self._ledger, target, on_step)
        self.close(backup=False)
        put_away(self.path, target)

    def leftovers(self) -> list[Path]:
        """Files and folders of former places of this store and of moves that were broken off. They hold its words and
        are left to people, also when words are deleted for good."""
        return leftovers(self.path, self.settings.value(_FORMER) or ())

    def close(self, *, backup: bool = True, on_step: OnStep | None = None) -> None:
        """Backs up what changed and gives file and lock back. Nothing happens the second time. `on_step` is told how far
        the backup is and must leave the store alone.

        A backup that fails is no reason to stay open; see `last_backup_failure`.
        """
        if self._opened.connection.closed:
            return
        try:
            if backup and not self.read_only:
                self._back_up(on_step)
        finally:
            if self._opened.journal is not None:
                self._opened.journal.close()
            if not self.read_only:
                forget_owner(self.path)
            self._opened.connection.close()
            self._opened.backend.close()

    def _back_up(self, on_step: OnStep | None = None) -> None:
        try:
            self.search.refresh(part(on_step, 0, WHOLE // 2))
            on_step = part(on_step, WHOLE // 2, WHOLE) if on_step is not None else None
            self.backups.make(on_step)
        except StoreError as error:
            self.last_backup_failure = error

    def _finish_purge(self) -> None:
        try:
            self.bin.finish_purge()
        except StoreError as error:  # the disk still refuses
            self.last_backup_failure = error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
