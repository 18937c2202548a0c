"""Statements of the path that every keystroke takes: built and compiled once, then given straight to the driver.

Around a small statement SQLAlchemy takes ten times as long as the database inside it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Boolean, Connection
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.sql import ClauseElement

Row = tuple[Any, ...]


class Quick:
    """One statement, built by `build` when it is first used; its values are bound by name."""

    def __init__(self, build: Callable[[], ClauseElement]) -> None:
        self._build = build
        self._sql = ""
        self._names: tuple[str, ...] = ()
        self._constants: dict[str, Any] = {}
        self._booleans: tuple[int, ...] = ()
        self.columns: tuple[str, ...] = ()
        """The names of what `rows` gives; known after the first use."""

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[Row]:
        """All rows. Raises `DBAPIError`, as SQLAlchemy does."""
        found = self._executed(connection, values).fetchall()
        if not self._booleans:
            return list(found)
        return [
            tuple(bool(each) if place in self._booleans else each for place, each in enumerate(row)) for row in found
        ]

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Row | None:
        """The first row, None where there is none."""
        return next(iter(self.rows(connection, values)), None)

    def mappings(self, connection: Connection, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """All rows by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows(connection, values)]

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """For what gives no rows."""
        self._executed(connection, values)

    def run_many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """For each of `rows`, at a fraction of what SQLAlchemy takes for thousands of them."""
        if len(rows) == 1:
            return self.run(connection, rows[0])
        if not self._sql:
            self._compile(connection)
        driver: Any = connection.connection.driver_connection
        try:
            driver.executemany(self._sql, (self._bound(row) for row in rows))
        except connection.dialect.loaded_dbapi.Error as error:
            raise wrapped(connection, self._sql, error) from error

    def _executed(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        if not self._sql:
            self._compile(connection)
        driver: Any = connection.connection.driver_connection
        try:
            return driver.execute(self._sql, self._bound(values))
        except connection.dialect.loaded_dbapi.Error as error:
            raise wrapped(connection, self._sql, error) from error

    def _bound(self, values: Mapping[str, Any]) -> Any:
        if self._constants:
            values = {**self._constants, **values}
        return tuple([values[name] for name in self._names]) if self._names else values

    def _compile(self, connection: Connection) -> None:
        statement = self._build()
        compiled = statement.compile(dialect=connection.dialect)
        columns = getattr(statement, "selected_columns", ())
        self.columns = tuple(column.name for column in columns)
        self._booleans = tuple(place for place, column in enumerate(columns) if isinstance(column.type, Boolean))
        self._constants = {name: value for name, value in compiled.params.items() if value is not None}
        self._names = tuple(getattr(compiled, "positiontup", None) or ())
        self._sql = str(compiled)


def wrapped(connection: Connection, sql: str, error: Exception) -> StatementError | Exception:
    """A driver's error as SQLAlchemy would raise it."""
    base = connection.dialect.loaded_dbapi.Error
    return DBAPIError.instance(sql, None, error, base, dialect=connection.dialect)
