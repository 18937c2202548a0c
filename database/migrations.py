"""The store's own ordered steps. Each runs in one transaction with the number that records it.

A step that has once landed is never edited; a new one is added behind it, and a fixture store of the version before is
added to `tests/database/stores`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from database.backend import Backend
from database.errors import StoreForeign


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the version before to the next."""

    name: str
    take: Callable[[Connection, Backend], None]


def _first(connection: Connection, backend: Backend) -> None:
    backend.create_first_tables(connection)
    backend.create_index(connection)


_TAKEN = text("INSERT INTO migrations (step, name, taken) VALUES (:step, :name, :taken)")
STEPS: tuple[Step, ...] = (Step("first_tables", _first),)
CURRENT = len(STEPS)


def pending(connection: Connection, backend: Backend) -> tuple[Step, ...]:
    """The steps that this store has not taken. Raises `StoreForeign` for a store of a newer program."""
    version = backend.schema_version(connection)
    if version > CURRENT:
        raise StoreForeign("store_newer", found=version, known=CURRENT)
    return STEPS[version:]


def recorded_version(connection: Connection) -> int:
    """How many steps the store says it has taken; other than its version where one of the two is damaged."""
    return int(connection.execute(text("SELECT count(*) FROM migrations")).scalar_one())


def migrate(connection: Connection, backend: Backend, now: str, steps: tuple[Step, ...] = STEPS) -> None:
    """Takes the steps from the store's version on, each in a transaction of its own."""
    with connection.begin():
        version = backend.schema_version(connection)
    for number, step in enumerate(steps[version:], version + 1):
        with connection.begin():
            step.take(connection, backend)
            connection.execute(_TAKEN, {"step": number, "name": step.name, "taken": now})
            backend.set_schema_version(connection, number)
