"""The one connection and its recorded transactions: history is written where the change is made, the journal after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from itertools import count
from time import sleep
from typing import Protocol, TypeVar

from sqlalchemy import Connection, bindparam, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from database import stacks
from database.backend import Backend, OnStep
from database.changes import summary
from database.entities import GROUP_COLUMNS, HISTORY_COLUMNS, Values, clean_text, dumps, hashed_row
from database.errors import GiveWay, StoreReadOnly
from database.journal import Waiting
from database.moments import Clock, moment_of
from database.progress import WHOLE, part, pieces
from database.quick import Quick
from database.records import Change, Label
from database.sittings import Sittings, begun, continued
from database.tables import table
from database.work import Typed, Work
from programme.ids import new_id

T = TypeVar("T")
_REST, _LOOKS = 2.0, 40  # seconds, and how often others may use the store in them
_MARK_DIRTY = Quick(
    lambda: text(
        "INSERT INTO search_dirty (programme_id, node_id) SELECT :programme, :node WHERE NOT EXISTS "
        "(SELECT 1 FROM search_dirty WHERE programme_id = :programme AND node_id = :node)"
    )
)
_CHANGED_SINCE = Quick(lambda: text("SELECT DISTINCT entity_id FROM history WHERE tick > :tick"))
_LAST_TICK = Quick(lambda: text("SELECT max(tick) FROM history_groups"))


class Journal(Protocol):
    """Where committed transactions are written a second time."""

    def waiting(self, connection: Connection, told: OnStep | None = None, typed: Typed | None = None) -> Waiting:
        """What it lacks of the running transaction and those before; `typed` need not be read again."""
        ...

    def write(self, waiting: Waiting) -> bool:
        """Writes and syncs what is committed by now; False where the disk refuses."""
        ...


class Ledger:
    """Owns the connection. `author` is written to what follows; `journal` is None while there is none.

    Transactions are numbered from above `least_tick` on, so that those after a restored backup never get numbers of
    the abandoned time after it.
    """

    def __init__(self, backend: Backend, connection: Connection, author: str, clock: Clock) -> None:
        self.backend = backend
        self.connection = connection
        self.author = author
        self.journal: Journal | None = None
        self.least_tick = 0
        self.watchers: list[Callable[[Change], None]] = []
        self._clock = clock
        self._sittings = Sittings()

    def now(self) -> str:
        """This moment as it is stored."""
        return moment_of(self._clock())

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction for reading: everything in it belongs to one state."""
        with self._explained(), self.connection.begin():
            yield self.connection

    @contextmanager
    def derive(self) -> Iterator[Connection]:
        """A transaction for what can be computed again (the search index); it is not recorded."""
        with self._explained(), self.connection.begin():
            yield self.connection

    @contextmanager
    def change(
        self,
        label: Label | None = None,
        *,
        undoable: bool = True,
        sitting: str | None = None,
        role: str = "",
        counterpart: int | None = None,
        on_step: OnStep | None = None,
    ) -> Iterator[Work]:
        """One recorded transaction; nothing of it stays when the block raises.

        The block sets `Work.label` where it is not given; `Work.change` is known after it. Changes of one item in the
        same `sitting` become one history row. `role` and `counterpart` are for undo. `on_step` is told how far what comes
        after the block is; what it raises ends the change.
        """
        if self.backend.read_only:
            raise StoreReadOnly("store_read_only", path=str(self.backend.path))
        with self._explained():
            with self.connection.begin():
                last, typed = self._sittings.typed_in(self.connection, sitting)
                tick = max(last, self.least_tick) + 1
                work = Work(self.connection, self.author, self.now(), tick, label or Label(""), typed)
                yield work
                group: Values = {"sitting": sitting, "role": role, "counterpart": counterpart}
                group |= {"standing": stacks.DONE if undoable else stacks.CLOSED}
                number, typed = self._record(work, group, last, part(on_step, 0, WHOLE // 2))
                told = part(on_step, WHOLE // 2, WHOLE)
                work.change = summary(work, number)
                waiting = self.journal.waiting(self.connection, told, typed) if self.journal is not None else None
            if typed is not None:
                self._sittings.keep(typed)
            if self.journal is not None and waiting is not None and not self.journal.write(waiting):
                work.change = replace(work.change, journalled=False)
            if typed is not None:
                self.backend.expect_more()
            for watcher in self.watchers:
                watcher(work.change)

    def _record(self, work: Work, group: Values, last: int, told: OnStep) -> tuple[int, Typed | None]:
        """The number of the group, 0 where nothing changed; and what may be typed on. `last` is the transaction before."""
        if not work.recorded:
            return 0, None
        for piece in pieces([*work.dirty], part(told, 0, WHOLE // 2)):
            _MARK_DIRTY.run_many(work.connection, [{"programme": each[0], "node": each[1]} for each in piece])
        typed = continued(work, last)
        if typed is None:
            group |= {"kind": work.label.kind, "label": clean_text(dumps(dict(work.label.values)))}
            group, row = self._written(work, group, part(told, WHOLE // 2, WHOLE))
            typed = begun(work, group, row, last)
        return int(group["seq"]) if typed is None else int(typed.group["seq"]), typed

    def _written(self, work: Work, group: Values, told: OnStep) -> tuple[Values, Values]:
        """A new group with its rows; the group and the last of the rows."""
        programmes = list(work.programmes)
        if group["standing"] == stacks.DONE:
            stacks.close_redo(work.connection, programmes)
        number = self._free(work, "history_groups")
        group |= {
            "seq": number,
            "id": new_id(),
            "tick": work.tick,
            "author": work.author,
            "created": work.moment,
            "changed": work.moment,
        }
        group = hashed_row(GROUP_COLUMNS, group)
        _adding("history_groups").run(work.connection, group)
        first = self._free(work, "history")
        head = {"tick": work.tick, "group_seq": number}
        numbers = count(first)
        for piece in pieces(work.recorded, told):
            rows = [hashed_row(HISTORY_COLUMNS, row | head | {"seq": next(numbers)}) for row in piece]
            _adding("history").run_many(work.connection, rows)
        for programme in programmes:
            _adding("history_programmes").run(work.connection, {"programme_id": programme, "group_seq": number})
        return group, rows[-1]

    def patiently(self, make: Callable[[OnStep], T], on_step: OnStep | None) -> T:
        """What `make` gives, which is one long change and is called with the `on_step` for it.

        Where that raises `GiveWay`, nothing of the change stays; it is begun anew when the hand rests, that is when nothing
        was changed for `_REST` seconds, in which `on_step` may use the store. So no typing ever waits for all of it; who
        never rests sees by `on_step` that it is not done.
        """
        told = part(on_step, 0, WHOLE)
        while True:
            with suppress(GiveWay):
                return make(told)
            self._wait_for_rest(told)

    def _wait_for_rest(self, told: OnStep) -> None:
        quiet, last = 0, None
        while quiet < _LOOKS:
            told(WHOLE, WHOLE)
            sleep(_REST / _LOOKS)
            with self.read():
                tick = self.last_tick()
            quiet, last = (quiet + 1 if tick == last else 0), tick

    @property
    def is_changing(self) -> bool:
        """Whether a transaction runs, in which nobody else can use the store."""
        return self.connection.in_transaction()

    def last_tick(self) -> int:
        """The number of the newest transaction, within a running one; 0 for none. Blobs alone never make one."""
        return last_tick(self.connection)

    def _free(self, work: Work, name: str) -> int:
        """A number that no row of the history has or had."""
        return max(highest(self.connection, name), work.taken.get(name, 0)) + 1

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise (self.backend.explain(error) or error) from error


def last_tick(connection: Connection) -> int:
    """The number of the newest transaction; 0 for none."""
    found = _LAST_TICK.first(connection, {})
    return int(found[0] or 0) if found else 0


def changed_since(connection: Connection, tick: int) -> set[str]:
    """The ids of the rows that were changed after a transaction."""
    return {row[0] for row in _CHANGED_SINCE.rows(connection, {"tick": tick})}


def highest(connection: Connection, name: str) -> int:
    """The highest number in a table of the history; 0 where it is empty."""
    found = _highest_of(name).first(connection, {})
    return int(found[0] or 0) if found else 0


@cache
def _highest_of(name: str) -> Quick:
    return Quick(lambda: select(func.max(table(name).c.seq)))


@cache
def _adding(name: str) -> Quick:
    rows = table(name)
    return Quick(lambda: insert(rows).values({each.name: bindparam(each.name) for each in rows.c}))
