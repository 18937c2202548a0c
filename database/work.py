"""One recorded transaction: whatever changes a row of an entity goes through a `Work`, so nothing changes unrecorded."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from database.entities import ENTITIES, Entity, Values, cleaned, dumps, read_item, write_item
from database.errors import StaleEdit
from database.quick import Quick
from database.records import Change, Label
from database.tables import table
from programme.errors import NotFound

_SUBTREE = text(
    "WITH RECURSIVE below (id) AS (SELECT :top UNION ALL SELECT nodes.id FROM nodes JOIN below ON "
    "nodes.parent_id = below.id) SELECT id FROM below"
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What one sitting typed into an item so far, as it was committed: `group` and row (`told`) of the history, the
    typed `row` itself with its `label`, and the transaction `before` the last one."""

    group: Values
    told: Values
    row: Values
    label: Label
    before: int

    def is_of(self, entity: str, row_id: str) -> bool:
        """Whether it was typed into this row."""
        return (self.told["entity"], self.told["entity_id"]) == (entity, row_id)


class Work:
    """One transaction being made. Reads see its own changes.

    `recorded` are the history rows so far, without numbers; `dirty` is what the search index has to read again, as
    (programme, node or ""); `commented` are the nodes whose comments changed; `programmes` those that the change touches;
    `parents` those of nodes that were made or are gone for good; `made` is what the change will name as its product.
    `change` is known after the end. `taken` are the highest numbers that a table of the history had before rows were taken
    out of it: the journal knows them, so none comes twice. `typed` is what the same sitting typed before, where nothing
    else happened in the programme since.
    """

    def __init__(
        self, connection: Connection, author: str, moment: str, tick: int, label: Label, typed: Typed | None = None
    ) -> None:
        self.label = label
        self.typed = typed
        self.last: Values = {}
        """The row that was updated last, as it stands then."""
        self.change = Change(label)
        self.connection = connection
        self.author = author
        self.moment = moment
        self.tick = tick
        self.made = ""
        self.recorded: list[Values] = []
        self.dirty: dict[tuple[str, str], None] = {}
        self.commented: dict[str, None] = {}
        self.programmes: dict[str, None] = {}
        self.parents: dict[str, str | None] = {}
        self.taken: dict[str, int] = {}

    def create(self, entity: str, rows: Sequence[Values]) -> None:
        """Inserts whole rows (parents before children), given by `id` and all their recorded columns."""
        if not rows:
            return
        kind = ENTITIES[entity]
        clean = [cleaned(row) for row in rows]
        _inserting(entity).run_many(self.connection, [row | {"version": 1, "hash": kind.hash_of(row)} for row in clean])
        for row in clean:
            self._record(kind, row, "", None, {column: row[column] for column in kind.hashed})

    def update(self, entity: str, row_id: str, items: Mapping[str, Any], expected: int | None = None) -> bool:
        """Sets columns or "map.key" items; False where all had these values already.

        Raises `NotFound`, and `StaleEdit` where the row's version is not `expected`.
        """
        kind = ENTITIES[entity]
        before = self.row(entity, row_id)
        if expected is not None and before["version"] != expected:
            raise StaleEdit("entry_changed_meanwhile", id=row_id, expected=expected, found=before["version"])
        after = dict(before)
        for item, value in cleaned(items).items():
            old = read_item(kind, before, item)
            if old != value:
                write_item(kind, after, item, value)
                self._record(kind, after, item, old, value)
        if after == before:
            return False
        changed = {column: after[column] for column in kind.columns if after[column] != before[column]}
        changed |= {"version": before["version"] + 1, "hash": kind.hash_of(after)}
        _setting(entity, tuple(changed)).run(self.connection, {"row_id": row_id, **changed})
        self.last = after | changed
        return True

    def delete(self, entity: str, *ids: str) -> None:
        """Takes rows away, children before parents; what the history keeps of them is all that remains. Raises
        `NotFound`."""
        kind = ENTITIES[entity]
        for row_id in ids:
            row = self.row(entity, row_id)
            self._record(kind, row, "", {column: row[column] for column in kind.hashed}, None)
        _deleting(entity).run_many(self.connection, [{"row_id": row_id} for row_id in ids])

    def row(self, entity: str, row_id: str) -> Values:
        """All columns of a row. Raises `NotFound`."""
        if self.typed is not None and not self.recorded and self.typed.is_of(entity, row_id):
            return self.typed.row
        found = _whole_row(entity).mappings(self.connection, {"row_id": row_id})
        if not found:
            raise NotFound(f"{entity}_unknown", id=row_id)
        return found[0]

    def goes_on(self, entity: str, row_id: str, items: Iterable[str]) -> bool:
        """Whether these items are those that the same sitting typed last: then all that held for the row holds, and
        the label is known."""
        if self.typed is None or not self.typed.is_of(entity, row_id) or [*items] != [self.typed.told["item"]]:
            return False
        self.label = self.typed.label
        return True

    def put(self, entity: str, row_id: str, items: Mapping[str, Any]) -> None:
        """Sets the items of a row that may be missing; a new one needs all its columns."""
        kind = ENTITIES[entity]
        if self.connection.execute(select(kind.table.c.id).where(kind.table.c.id == row_id)).first() is None:
            self.create(entity, [{"id": row_id, **items}])
        else:
            self.update(entity, row_id, items)

    def subtree(self, top: str) -> list[str]:
        """`top` and all nodes below it, those in the bin, too."""
        return [row[0] for row in self.connection.execute(_SUBTREE, {"top": top})]

    def keep_blob(self, content: bytes) -> str:
        """Stores bytes once; their digest."""
        blobs = table("blobs")
        digest = blob_digest(content)
        if self.connection.execute(select(blobs.c.digest).where(blobs.c.digest == digest)).first() is None:
            self.connection.execute(insert(blobs).values(digest=digest, content=content, tick=self.tick))
        return digest

    def _record(self, kind: Entity, row: Values, item: str, before: Any, after: Any) -> None:
        programme = kind.programme_of(row)
        self.recorded.append(
            {
                "programme_id": programme,
                "entity": kind.name,
                "entity_id": row["id"],
                "item": item,
                "before": None if before is None else dumps(before),
                "after": None if after is None else dumps(after),
            }
        )
        if programme is None:
            return
        self.programmes[programme] = None
        if item == "programme_id" and before:
            self.programmes[before] = None
            self.dirty[before, row["id"]] = None
        if kind.name == "node":
            self._dirty_node(programme, row["id"], item)
            if not item:
                self.parents[row["id"]] = row["parent_id"]
        elif kind.name == "comment":
            self.dirty[programme, row["node_id"]] = None
            self.commented[row["node_id"]] = None
        elif kind.name == "programme":
            self.dirty[programme, ""] = None

    def _dirty_node(self, programme: str, node: str, item: str) -> None:
        self.dirty[programme, node] = None
        if item == "removed":  # what stands below comes and goes with it
            self.dirty |= {(programme, each): None for each in self.subtree(node)}


def blob_digest(content: bytes) -> str:
    """The key of a blob: its SHA-256."""
    return hashlib.sha256(content).hexdigest()


@cache
def _whole_row(entity: str) -> Quick:
    rows = ENTITIES[entity].table
    return Quick(lambda: select(rows).where(rows.c.id == bindparam("row_id")))


@cache
def _inserting(entity: str) -> Quick:
    rows = ENTITIES[entity].table
    return Quick(lambda: insert(rows).values({each.name: bindparam(each.name) for each in rows.c}))


@cache
def _deleting(entity: str) -> Quick:
    rows = ENTITIES[entity].table
    return Quick(lambda: delete(rows).where(rows.c.id == bindparam("row_id")))


@cache
def _setting(entity: str, columns: tuple[str, ...]) -> Quick:
    rows = ENTITIES[entity].table
    values: dict[Any, Any] = {name: bindparam(name) for name in columns}
    return Quick(lambda: update(rows).where(rows.c.id == bindparam("row_id")).values(values))
