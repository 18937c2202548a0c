"""The journal of changes ("Änderungsjournal"): an append-only text file beside the backups, synced after every commit.

With the last backup it is the present state, should the store itself be lost. Each line is a checksum, a blank and a
JSON object; the checksum covers the line before, too, so that a missing line is noticed. The first line says where the
file begins; a transaction is a line for each blob, one for each history row, and a last one for its groups, which says
that it is whole. While someone types, only the changed middle of a value is written again. Behind the last line may stand
zeros: room laid out ahead, since a write that makes its file no longer costs the disk less.
"""

import base64
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, bindparam, select, text

from database.backend import OnStep
from database.entities import ENTITIES, GROUP_COLUMNS, HISTORY_COLUMNS, Values, dumps
from database.folders import make_folder, sync_folder
from database.journal_files import FORMAT, START, End, JournalFile, checksum_of, journal_files, trusted_end
from database.progress import WHOLE, part, pieces
from database.quick import Quick
from database.tables import table
from database.work import Typed

_ROOM = 64 * 1024
_AT_ONCE = 3 * 256 * 1024  # bytes; by three, so that the letters of pieces are those of the whole
_O_BINARY = getattr(os, "O_BINARY", 0)
_sync = getattr(os, "fdatasync", os.fsync)
_NUMBERS_OF = Quick(lambda: text("SELECT seq FROM history WHERE tick = :tick ORDER BY seq"))
_SHARES_OF = Quick(lambda: text("SELECT programme_id FROM history_programmes WHERE group_seq = :group"))
# not by its tick alone: that stands behind the content, all of which would be read to find it
_BLOB_OF = Quick(lambda: text("SELECT content FROM blobs WHERE digest = :digest AND tick > :after"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Lines that are to be written, the last of their checksums, the last transaction in them, and number and value of
    their last row."""

    content: bytes
    checksum: bytes
    tick: int
    last: tuple[int, str]


class FileJournal:
    """Writes the journal of an open store; see `database.ledger.Journal`."""

    def __init__(self, folder: Path, store: str, schema: int) -> None:
        self._folder = folder
        self.store = store
        self._schema = schema
        self._handle: int | None = None
        self._path = folder
        self._tick = 0
        self._checksum = b""
        self._last: tuple[int, str] = (-1, "")
        self._after = self._end = self._room = 0
        self.is_rooted = True
        """Whether it goes on from a backup without a gap; else one is due."""

    def resume(self, connection: Connection, tick: int, *, is_new: bool, is_rescued: bool) -> None:
        """Goes on with the newest file, cutting off a torn tail and writing again what is missing up to `tick`.

        Where there is none that fits, or the store was rescued and may differ from what the journal tells, a new one
        begins: for a new store with its first transaction, else after `tick`; then `is_rooted` is False until a backup
        is made.
        """
        files = journal_files(self._folder, self.store)
        end = trusted_end(files[-1].path) if files else End()
        if files and files[-1].schema == self._schema and end.tick <= tick and not is_rescued:
            self._open(files[-1], end)
            self.append(connection)
        elif is_new:
            self.begin(0)
            self.append(connection)
        else:
            self.begin(tick)
            self.is_rooted = False

    def begin(self, after: int) -> None:
        """Starts a new file, after a backup that holds everything up to the tick `after`."""
        self.close()
        self.is_rooted = False
        try:
            make_folder(self._folder)
            self._path = _free_path(self._folder, after)
            head = {"journal": FORMAT, "store": self.store, "schema": self._schema, "after": after}
            self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, 0o600)
            self._tick, self._after = after, after
            self._end = self._room = 0
            self._write(*_sealed([dumps(head).encode()], START))
            sync_folder(self._folder)
            self.is_rooted = True
        except OSError:
            self.close()

    def append(self, connection: Connection) -> bool:
        """Writes and syncs every transaction that it lacks; False where the disk refuses (tried again next time)."""
        with connection.begin():
            waiting = self.waiting(connection)
        return self.write(waiting)

    def waiting(self, connection: Connection, told: OnStep | None = None, typed: Typed | None = None) -> Waiting:
        """The lines of every transaction that it lacks, with the one that is running."""
        if self._handle is None:
            return Waiting(b"", b"", 0, (-1, ""))
        if typed is not None and typed.before == self._tick:
            return self._line_of(typed)
        return self._lines(connection, told)

    def write(self, waiting: Waiting) -> bool:
        """Writes and syncs what is committed by now; False where the disk refuses (tried again next time), or where the
        file was taken away (then a new one begins, with what follows)."""
        if self._handle is None:
            return False
        if not waiting.content:
            return True
        if not self._is_in_place(self._handle):
            self.begin(waiting.tick)
            self.is_rooted = False
            return False
        try:
            self._write(waiting.content, waiting.checksum)
        except OSError:
            return False
        self._tick, self._last = waiting.tick, waiting.last
        return True

    def close(self) -> None:
        """Gives the file back, without the room behind its last line."""
        if self._handle is not None:
            if self._room > self._end:
                self._cut()
            os.close(self._handle)
        self._handle, self._last = None, (-1, "")

    def _open(self, file: JournalFile, end: End) -> None:
        self._tick, self._checksum, self._after, self._path = end.tick, end.checksum, file.after, file.path
        self._end = self._room = end.length
        try:
            self._handle = os.open(file.path, os.O_WRONLY | _O_BINARY)
            os.ftruncate(self._handle, end.length)
        except OSError:
            self.close()
            self.is_rooted = False

    def _lines(self, connection: Connection, told: OnStep | None) -> Waiting:
        parts: list[bytes] = []
        before, last, checksum = self._tick, self._last, self._checksum
        groups = _groups_after().mappings(connection, {"tick": before})
        for tick, together in groupby(groups, key=lambda group: int(group["tick"])):
            numbers = [int(row[0]) for row in _NUMBERS_OF.rows(connection, {"tick": tick})]
            named: set[str] = set()
            for piece in pieces(numbers, part(told, 0, WHOLE)):
                lines: list[bytes] = []
                for row in _rows_of().mappings(connection, {"tick": tick, "first": piece[0], "last": piece[-1]}):
                    lines += self._blob_lines(connection, row, named)
                    lines.append(_row_line(row, last).encode())
                    last = (int(row["seq"]), row["after"] or "")
                content, checksum = _sealed(lines, checksum)
                parts.append(content)
            whole = [_group(connection, group) for group in together]
            content, checksum = _sealed(
                [dumps({"groups": whole, "tick": tick, "rows": len(numbers)}).encode()], checksum
            )
            parts.append(content)
            before = tick
        return Waiting(b"".join(parts), checksum, before, last)

    def _blob_lines(self, connection: Connection, row: Values, named: set[str]) -> Iterator[bytes]:
        """The bytes that a row names and that are not yet in the file, nor among those `named` before."""
        for digest in _named_blobs(row):
            if digest not in named:
                named.add(digest)
                blobs = _BLOB_OF.rows(connection, {"digest": digest, "after": self._after})
                yield from (_blob_line(digest, blob[0]) for blob in blobs)

    def _line_of(self, typed: Typed) -> Waiting:
        """As `_lines`, where it lacks nothing but what was typed, which need not be read again."""
        row, tick = typed.told, typed.group["tick"]
        whole = {name: typed.group[name] for name in GROUP_COLUMNS} | {"programmes": [row["programme_id"]]}
        lines = [_row_line(row, self._last), dumps({"groups": [whole], "tick": tick, "rows": 1})]
        return Waiting(*_sealed(map(str.encode, lines), self._checksum), tick, (row["seq"], row["after"] or ""))

    def _write(self, content: bytes, checksum: bytes) -> None:
        """All or nothing: what was half written is cut off again. `checksum` is that of the last line."""
        assert self._handle is not None
        try:
            end = self._put(content)
            _sync(self._handle)
        except OSError:
            self._cut()
            raise
        self._checksum, self._end = checksum, end

    def _put(self, content: bytes) -> int:
        """Writes behind the last whole line, with new room behind it where there is too little; where it ends."""
        assert self._handle is not None
        os.lseek(self._handle, self._end, os.SEEK_SET)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        end = self._end + len(content)
        if end > self._room:
            self._room = end
            with suppress(OSError):  # a disk that is nearly full
                self._room += os.write(self._handle, bytes(_ROOM))
        return end

    def _is_in_place(self, handle: int) -> bool:
        """Whether its file still has its name: else nobody would find what is written into it."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except OSError:
            return False

    def _cut(self) -> None:
        """Takes away what stands behind the last whole line. What the disk keeps of it is written over, or not read."""
        assert self._handle is not None
        self._room = self._end
        with suppress(OSError):
            os.ftruncate(self._handle, self._end)


def _group(connection: Connection, group: Values) -> Values:
    shares = [row[0] for row in _SHARES_OF.rows(connection, {"group": group["seq"]})]
    return {name: group[name] for name in GROUP_COLUMNS} | {"programmes": shares}


def _blob_line(digest: str, content: bytes) -> bytes:
    """As `dumps` would write it. In pieces: a version of 11 MB at once kept Python from the window for 50 ms."""
    data = (base64.b64encode(content[at : at + _AT_ONCE]) for at in range(0, len(content), _AT_ONCE))
    return b"".join((b'{"blob":"', digest.encode(), b'","data":"', *data, b'"}'))


def _named_blobs(row: Values) -> list[str]:
    """The digests of the bytes that a row of the history names as new."""
    columns = ENTITIES[row["entity"]].blobs
    if not columns or row["after"] is None or row["item"] not in ("", *columns):
        return []
    after = json.loads(row["after"])
    return [after[each] for each in columns if after[each]] if row["item"] == "" else [after]


def _row_line(row: Values, last: tuple[int, str]) -> str:
    """A whole row, or only the changed middle of the one written last: of a long text someone types on."""
    after = row["after"]
    if row["seq"] != last[0] or after is None:
        return dumps({"row": {name: row[name] for name in HISTORY_COLUMNS}})
    start = _common_length(last[1], after)
    end = _common_length(last[1][start:][::-1], after[start:][::-1])
    middle = after[start : len(after) - end]
    return dumps({"row": {"seq": row["seq"], "tick": row["tick"]}, "keep": [start, end], "put": middle})


def _common_length(one: str, other: str) -> int:
    """How many characters two texts begin with alike, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _sealed(lines: Iterable[bytes], checksum: bytes) -> tuple[bytes, bytes]:
    """Lines as they stand in the file behind one with this checksum, and the checksum of the last."""
    parts: list[bytes] = []
    for line in lines:
        checksum = checksum_of(checksum, line)
        parts += (checksum, b" ", line, b"\n")
    return b"".join(parts), checksum


def _free_path(folder: Path, after: int) -> Path:
    names = (f"journal-{after:010d}{ending}.jsonl" for ending in ("", *(f"-{count}" for count in range(1, 1000))))
    return next(path for name in names if not (path := folder / name).exists())


@cache
def _groups_after() -> Quick:
    rows = table("history_groups")
    query = select(rows).where(rows.c.tick > bindparam("tick"))
    return Quick(lambda: query.order_by(rows.c.tick, rows.c.seq))


@cache
def _rows_of() -> Quick:
    rows = table("history")
    within = rows.c.seq.between(bindparam("first"), bindparam("last"))
    return Quick(lambda: select(rows).where(rows.c.tick == bindparam("tick"), within).order_by(rows.c.seq))
