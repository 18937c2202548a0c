"""The small interface behind which everything stands that only one database can do: locks, checks, copies, full text.

`database.sqlite` implements it; the tables, operations and history above it are plain SQLAlchemy.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from database.records import PlaceKind
from programme.errors import StoreError

OnStep = Callable[[int, int], None]
"""Called between the steps of long work with what is left and what there is in all. Between those of a copy it may use
the store."""


@dataclass(frozen=True, slots=True)
class IndexMatches:
    """In SQL: `source` stands behind FROM and has `search_texts` in it, `row` is the row's id and the order in which rows
    come for nothing, `condition` lets through what matches, with the named `values`."""

    source: str
    row: str
    condition: str
    values: Mapping[str, str]


class Backend(Protocol):
    """One open database. Transactions begin with the right to write, so that none fails halfway."""

    path: Path
    place: PlaceKind
    read_only: bool

    def connect(self) -> Connection:
        """The one connection. Raises subclasses of `StoreError`."""
        ...

    def close(self) -> None:
        """Gives connection and lock back. Nothing happens the second time."""
        ...

    def schema_version(self, connection: Connection) -> int:
        """0 for an empty database."""
        ...

    def set_schema_version(self, connection: Connection, version: int) -> None:
        """Within the running transaction."""
        ...

    def has_tables(self, connection: Connection) -> bool:
        """Whether anything was ever made in it."""
        ...

    def schema_faults(self, connection: Connection, wanted: Sequence[str]) -> list[str]:
        """What differs from the `wanted` statements, as `schema` lists them. Raises `StoreForeign` for triggers and
        views, which a store of ours never has."""
        ...

    def schema(self, connection: Connection) -> list[str]:
        """The statements that made the tables and indexes, sorted."""
        ...

    def faults(self, connection: Connection, thorough: bool) -> list[str]:
        """What the database itself finds damaged, in its words; empty for a sound one."""
        ...

    def raw_rows(self, connection: Connection, query: str) -> Iterator[tuple[Any, ...]]:
        """Rows with texts as the bytes that are stored: damaged ones need not be UTF-8.

        Raises `StoreDamaged` where pages cannot be read.
        """
        ...

    def copy(self, connection: Connection, target: Path, on_step: OnStep | None = None) -> None:
        """The present state as a database file of its own, taken in steps while the store stays usable."""
        ...

    def overwrite(self, connection: Connection, source: Path) -> None:
        """Replaces all content by that of another database file, in one transaction."""
        ...

    def defer_references(self, connection: Connection) -> None:
        """Lets dangling references be until the running transaction ends."""
        ...

    def compact(self, connection: Connection) -> None:
        """Rewrites the file without deleted content."""
        ...

    def expect_more(self) -> None:
        """Between transactions, while someone types: makes ready that those which follow are soon on the disk."""
        ...

    def settle(self, connection: Connection) -> None:
        """Brings everything into the main file, so that it can be moved by itself."""
        ...

    def explain(self, error: DBAPIError) -> StoreError | None:
        """The error for users, if `error` comes from disk or lock and not from a bug of ours."""
        ...

    def create_first_tables(self, connection: Connection) -> None:
        """The first step of the migrations."""
        ...

    def create_index(self, connection: Connection) -> None:
        """Makes the full-text index over `search_texts`."""
        ...

    def index_put(self, connection: Connection, ids: Sequence[int]) -> None:
        """Takes rows of `search_texts` up; they must not be in the index."""
        ...

    def index_drop(self, connection: Connection, ids: Sequence[int]) -> None:
        """Takes rows of `search_texts` out; their words must still stand in the table."""
        ...

    @property
    def index_ending(self) -> str:
        """What the index wants behind each text of `search_texts` that is not empty; no text of users has it."""
        ...

    def index_matches(self, connection: Connection, words: Sequence[str], in_fields: Sequence[str]) -> IndexMatches:
        """Rows of `search_texts` that hold all the folded `words`, and in their fields all of `in_fields`, as parts of
        words."""
        ...

    def index_faults(self, connection: Connection) -> list[str]:
        """Empty when the index says what the table says."""
        ...

    def rebuild_index(self, connection: Connection) -> None:
        """From `search_texts`."""
        ...
