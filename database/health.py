"""Finds damage that the database itself does not see: flipped bits in words, by a hash over every row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from database.backend import Backend, OnStep
from database.entities import ENTITIES, GROUP_COLUMNS, HISTORY_COLUMNS, row_hash
from database.errors import StoreDamaged
from database.progress import WHOLE, part
from database.work import blob_digest

CURRENT = ("programme", "node", "comment", "attachment", "scheme", "setting")
"""The entities that a window shows; the rest can be checked later."""

LATER = ("version", "merge_base")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. `row` is "" where the whole table or file is meant."""

    table: str
    row: str
    detail: str = ""

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.table, self.row, self.detail)))


def current_faults(connection: Connection, backend: Backend) -> list[Fault]:
    """The rows of the present state that are not what they were."""
    return [fault for name in CURRENT for fault in _entity_faults(connection, backend, name)]


def later_faults(connection: Connection, backend: Backend) -> list[Fault]:
    """As `current_faults`, for history, versions, merge bases and blobs."""
    found = [fault for name in LATER for fault in _entity_faults(connection, backend, name)]
    found += _hash_faults(connection, backend, "history_groups", "seq", GROUP_COLUMNS)
    found += _hash_faults(connection, backend, "history", "seq", HISTORY_COLUMNS)
    found += _faults(connection, backend, "blobs", "SELECT digest, content FROM blobs", _is_sound_blob)
    # an undo stack that lacks a group could never undo it
    sql = (
        "SELECT programme_id, group_seq FROM history WHERE programme_id IS NOT NULL "
        "EXCEPT SELECT programme_id, group_seq FROM history_programmes"
    )
    return [*found, *_faults(connection, backend, "history_programmes", sql, lambda _: False)]


def all_faults(connection: Connection, backend: Backend, on_step: OnStep | None = None) -> list[str]:
    """What the database itself finds, looking thoroughly, and what the hashes tell of every row. `on_step` is told between
    what is left."""
    told = part(on_step, 0, WHOLE)
    found = backend.faults(connection, thorough=True)
    told(2, 3)
    found += map(str, current_faults(connection, backend))
    told(1, 3)
    return [*found, *map(str, later_faults(connection, backend))]


def is_sound(row: Sequence[Any]) -> bool:
    """Whether a row (its key, its hash, its values) has the hash of its values."""
    try:
        return bool(row_hash(row[2:]) == row[1])
    except (TypeError, ValueError):  # a value of another kind than was written
        return False


def raw_query(table: str, key: str, columns: Sequence[str]) -> str:
    """Reads what `is_sound` takes."""
    names = ", ".join(f'"{column}"' for column in (key, "hash", *columns))
    return f"SELECT {names} FROM {table}"


def _entity_faults(connection: Connection, backend: Backend, name: str) -> list[Fault]:
    kind = ENTITIES[name]
    return _hash_faults(connection, backend, kind.table_name, "id", kind.hashed)


def _hash_faults(connection: Connection, backend: Backend, table: str, key: str, columns: Sequence[str]) -> list[Fault]:
    return _faults(connection, backend, table, raw_query(table, key, columns), is_sound)


def _faults(
    connection: Connection, backend: Backend, table: str, query: str, sound: Callable[[Sequence[Any]], bool]
) -> list[Fault]:
    found = []
    try:
        for row in backend.raw_rows(connection, query):
            if not sound(row):
                found.append(Fault(table, _shown(row[0])))
    except StoreDamaged as error:
        found.append(Fault(table, "", str(error.values.get("detail", ""))))
    return found


def _is_sound_blob(row: Sequence[Any]) -> bool:
    return isinstance(row[1], bytes) and blob_digest(row[1]).encode() == row[0]


def _shown(key: Any) -> str:
    return key.decode("utf-8", "replace") if isinstance(key, bytes) else str(key)
