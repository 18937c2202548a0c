"""The one connection and its recorded transactions: history is written where the change is made, the journal after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Connection, bindparam, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from database import stacks
from database.backend import Backend, OnStep
from database.changes import summary
from database.entities import GROUP_COLUMNS, HISTORY_COLUMNS, Values, dumps, hashed_row
from database.errors import StoreReadOnly
from database.journal import Waiting
from database.moments import Clock, moment_of, time_of
from database.progress import PIECE, WHOLE, part
from database.quick import Quick
from database.records import Change, Label
from database.tables import table
from database.work import Work
from programme.ids import new_id

SITTING_SECONDS = 300
_MARK_DIRTY = Quick(
    lambda: text(
        "INSERT INTO search_dirty (programme_id, node_id) SELECT :programme, :node WHERE NOT EXISTS "
        "(SELECT 1 FROM search_dirty WHERE programme_id = :programme AND node_id = :node)"
    )
)
_LAST_TICK = Quick(lambda: text("SELECT max(tick) FROM history_groups"))


class Journal(Protocol):
    """Where committed transactions are written a second time."""

    def waiting(self, connection: Connection, told: OnStep | None = None) -> Waiting:
        """What it lacks of the running transaction and those before."""
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
                work = Work(
                    self.connection,
                    self.author,
                    self.now(),
                    max(self.last_tick(), self.least_tick) + 1,
                    label or Label(""),
                )
                yield work
                group: Values = {"sitting": sitting, "role": role, "counterpart": counterpart}
                group |= {"standing": stacks.DONE if undoable else stacks.CLOSED}
                change = self._record(work, group, part(on_step, 0, WHOLE // 2))
                told = part(on_step, WHOLE // 2, WHOLE)
                waiting = self.journal.waiting(self.connection, told) if self.journal is not None else None
            if self.journal is not None and waiting is not None:
                change = replace(change, journalled=self.journal.write(waiting))
            work.change = change
            for watcher in self.watchers:
                watcher(change)

    def _record(self, work: Work, group: Values, told: OnStep) -> Change:
        if not work.recorded:
            return Change(work.label, made=work.made)
        group |= {"kind": work.label.kind, "label": dumps(dict(work.label.values))}
        programmes = list(work.programmes)
        _MARK_DIRTY.run_many(work.connection, [{"programme": each[0], "node": each[1]} for each in work.dirty])
        number = self._continued(work, group, programmes) or self._written(work, group, programmes, told)
        return summary(work, number)

    def _written(self, work: Work, group: Values, programmes: list[str], told: OnStep) -> int:
        """A new group with its rows; its number."""
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
        _adding("history_groups").run(work.connection, hashed_row(GROUP_COLUMNS, group))
        first = self._free(work, "history")
        head = {"tick": work.tick, "group_seq": number}
        for start in range(0, len(work.recorded), PIECE):
            told(len(work.recorded) - start, len(work.recorded))
            recorded = enumerate(work.recorded[start : start + PIECE], first + start)
            rows = [hashed_row(HISTORY_COLUMNS, row | head | {"seq": seq}) for seq, row in recorded]
            _adding("history").run_many(work.connection, rows)
        for programme in programmes:
            _adding("history_programmes").run(work.connection, {"programme_id": programme, "group_seq": number})
        return number

    def _continued(self, work: Work, group: Values, programmes: list[str]) -> int | None:
        """The number of the running group of the same sitting, extended; None where a new one is due."""
        if group["sitting"] is None or len(work.recorded) != 1 or len(programmes) != 1:
            return None
        running = stacks.newest(work.connection, programmes[0])
        if running is None or not _continues(running, group, work):
            return None
        found = _rows_of_group().mappings(work.connection, {"group": running["seq"]})
        new = work.recorded[0]
        if len(found) != 1 or any(found[0][key] != new[key] for key in ("entity", "entity_id", "item")):
            return None
        row = hashed_row(HISTORY_COLUMNS, found[0] | {"after": new["after"], "tick": work.tick})
        changed = {"row_seq": row["seq"], **{name: row[name] for name in ("after", "tick", "hash")}}
        _continuing("history", ("after", "tick", "hash")).run(work.connection, changed)
        running = hashed_row(GROUP_COLUMNS, running | {"changed": work.moment, "tick": work.tick})
        changed = {"row_seq": running["seq"], **{name: running[name] for name in ("changed", "tick", "hash")}}
        _continuing("history_groups", ("changed", "tick", "hash")).run(work.connection, changed)
        return int(running["seq"])

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


def highest(connection: Connection, name: str) -> int:
    """The highest number in a table of the history; 0 where it is empty."""
    found = _highest_of(name).first(connection, {})
    return int(found[0] or 0) if found else 0


@cache
def _highest_of(name: str) -> Quick:
    return Quick(lambda: select(func.max(table(name).c.seq)))


@cache
def _rows_of_group() -> Quick:
    rows = table("history")
    return Quick(lambda: select(rows).where(rows.c.group_seq == bindparam("group")))


@cache
def _adding(name: str) -> Quick:
    rows = table(name)
    return Quick(lambda: insert(rows).values({each.name: bindparam(each.name) for each in rows.c}))


@cache
def _continuing(name: str, columns: tuple[str, ...]) -> Quick:
    rows = table(name)
    values: dict[Any, Any] = {each: bindparam(each) for each in columns}
    return Quick(lambda: update(rows).where(rows.c.seq == bindparam("row_seq")).values(values))


def _continues(running: Values, group: Values, work: Work) -> bool:
    same = running["sitting"] == group["sitting"] and running["author"] == work.author
    if not same or running["standing"] != stacks.DONE:
        return False
    return (time_of(work.moment) - time_of(running["created"])).total_seconds() <= SITTING_SECONDS
