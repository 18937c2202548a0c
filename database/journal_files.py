"""Files of the journal of changes as they are read: up to the first line that is torn or altered.

What stands in them is said in `database.journal`, which writes them.
"""

import base64
import hashlib
import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from database.entities import Values

FORMAT = 1
START = b"programmwerk"
"""Stands for the checksum before the first line."""
_CHECKSUM_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Transaction:
    """One whole transaction as the journal has it. `groups` have their programmes' ids under "programmes", `rows` are
    history rows, `blobs` bytes by digest."""

    tick: int
    groups: tuple[Values, ...]
    rows: tuple[Values, ...]
    blobs: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class JournalFile:
    """What a file says of itself: the store's id, its schema, and the tick after which it begins."""

    path: Path
    store: str
    schema: int
    after: int


@dataclass(slots=True)
class End:
    """How far a file can be trusted: bytes up to the last whole transaction, its tick and groups, and the last
    checksum."""

    length: int = 0
    tick: int = 0
    checksum: bytes = b""
    groups: tuple[Values, ...] = ()


def journal_files(folder: Path, store: str | None) -> list[JournalFile]:
    """The journals of a store (None: of all), oldest first; unreadable ones are passed over."""
    found = [head for path in folder.glob("journal-*.jsonl") if (head := _head(path)) is not None]
    return sorted(
        (head for head in found if store in (None, head.store)), key=lambda head: (head.after, head.path.name)
    )


def last_tick(path: Path) -> int:
    """The newest transaction that a file holds whole, or the one after which it begins."""
    return trusted_end(path).tick


def last_groups(path: Path) -> tuple[Values, ...]:
    """The groups of the newest transaction that a file holds whole; () for none."""
    return trusted_end(path).groups


def transactions(path: Path) -> Iterator[Transaction]:
    """The whole transactions of a file, up to the first line that is torn or altered."""
    blobs: dict[str, bytes] = {}
    rows: list[Values] = []
    known: dict[int, Values] = {}
    for line, _, _ in _sound_lines(path):
        data = json.loads(line)
        if "blob" in data:
            blobs[data["blob"]] = base64.b64decode(data["data"])
        elif "row" in data:
            rows.append(_completed(data, known))
        elif "groups" in data and data["rows"] == len(rows):
            yield Transaction(data["tick"], tuple(data["groups"]), tuple(rows), blobs)
            blobs, rows = {}, []


def _completed(data: Mapping[str, Any], known: dict[int, Values]) -> Values:
    """The whole row of a line."""
    row = dict(data["row"])
    if "keep" in data:
        start, end = data["keep"]
        before = known[row["seq"]]
        old = before["after"]
        row = before | row | {"after": old[:start] + data["put"] + (old[len(old) - end :] if end else "")}
    known.clear()
    known[row["seq"]] = row
    return row


def _head(path: Path) -> JournalFile | None:
    for line, _, _ in _sound_lines(path):
        data = json.loads(line)
        if data.get("journal") == FORMAT:
            return JournalFile(path, data["store"], data["schema"], data["after"])
        return None
    return None


def trusted_end(path: Path) -> End:
    """Where the last whole transaction ends; behind it a writer goes on."""
    end = End()
    for line, length, checksum in _sound_lines(path):
        is_whole = line.startswith(b'{"groups"')
        if is_whole or not end.length:
            data = json.loads(line)
            end.tick = data["tick"] if is_whole else data["after"]
            end.groups = tuple(data["groups"]) if is_whole else ()
            end.length, end.checksum = length, checksum
    return end


def _sound_lines(path: Path) -> Iterator[tuple[bytes, int, bytes]]:
    """Each line, the length of the file up to its end, and its checksum, as long as they follow from each other."""
    previous, length = START, 0
    try:
        with path.open("rb") as file:
            for line in file:
                words = line.removeprefix(b"" if length else BOM_UTF8).rstrip(b"\r\n")  # an editor may have saved it
                checksum, content = words[:_CHECKSUM_LENGTH], words[_CHECKSUM_LENGTH + 1 :]
                if not line.endswith(b"\n") or checksum != checksum_of(previous, content):
                    return
                previous, length = checksum, length + len(line)
                yield content, length, checksum
    except OSError:
        return


def checksum_of(previous: bytes, line: bytes) -> bytes:
    """The checksum of a line behind one with the checksum `previous`."""
    return hashlib.blake2b(previous + line, digest_size=_CHECKSUM_LENGTH // 2).hexdigest().encode()
