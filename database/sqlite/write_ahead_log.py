"""Notices damage in SQLite's write-ahead log, which SQLite itself takes for its end: it drops what stands behind.

A log may always end torn: after a power cut the last transaction, never called saved, lies there in part. But two
transactions that follow on each other behind a damaged place were both synced once, so they are lost words. (What a
failed or rolled back transaction left behind is one piece with one commit.) A copy of the log can be mended: with its
checksums made anew SQLite reads all of it, the damaged place as it is. File format: https://sqlite.org/walformat.html
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MAGIC = 0x377F0682  # the lowest bit says that the sums go over big-endian words
_HEAD = struct.Struct(">8I")  # magic, version, page size, sequence, two salts, two sums
_FRAME = struct.Struct(">6I")  # page, pages after a commit (else 0), two salts, two sums
_VERSION = 3007000
_WORD = 0xFFFFFFFF
_PAGE_SIZES = frozenset(1 << power for power in range(9, 17))
_LOST_COMMITS = 2

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Log:
    """The bytes of a log. `size` is that of a page, `salts` are those of its present frames, `sums` of its head."""

    content: bytes
    size: int
    salts: Sums
    order: str
    sums: Sums
    has_sound_head: bool

    def count(self) -> int:
        """How many whole frames there are, present or from before."""
        return (len(self.content) - _HEAD.size) // (_FRAME.size + self.size)

    def start(self, number: int) -> int:
        """Where a frame begins."""
        return _HEAD.size + number * (_FRAME.size + self.size)

    def frame(self, number: int) -> tuple[int, int, Sums, Sums]:
        """Page, pages after a commit, salts, sums."""
        page, pages, *rest = _FRAME.unpack_from(self.content, self.start(number))
        return page, pages, (rest[0], rest[1]), (rest[2], rest[3])

    def sums_of(self, number: int, before: Sums) -> Sums:
        """What the sums of a frame should be behind one with the sums `before`."""
        start = self.start(number)
        sums = _summed(self.content[start : start + 8], self.order, before)
        return _summed(self.content[start + _FRAME.size : start + _FRAME.size + self.size], self.order, sums)


def has_lost_commits(store: Path) -> bool:
    """Whether transactions in the log beside `store` were saved once and can no longer be read."""
    log = _log(_beside(store))
    return log is not None and _lost_end(log) > 0


def mend_log(store: Path) -> None:
    """Makes SQLite read all of a damaged log; for a private copy. Nothing where no transaction was lost."""
    log = _log(_beside(store))
    end = _lost_end(log) if log is not None else 0
    if log is None or not end:
        return
    magic = _MAGIC | (log.order == ">")
    head = struct.pack(">6I", magic, _VERSION, log.size, 0, *log.salts)
    sums = _summed(head, log.order, (0, 0))
    parts = [head, struct.pack(">2I", *sums)]
    for number in range(end):
        start = log.start(number)
        sums = log.sums_of(number, sums)
        parts.append(log.content[start : start + 8] + struct.pack(">4I", *log.salts, *sums))
        parts.append(log.content[start + _FRAME.size : start + _FRAME.size + log.size])
    _beside(store).write_bytes(b"".join(parts))


def _lost_end(log: _Log) -> int:
    """Behind which frame the lost transactions end; 0 where none is lost."""
    end, before, is_lost, commits = 0, log.sums, not log.has_sound_head, 0
    for number in range(log.count()):
        _, pages, salts, sums = log.frame(number)
        if salts != log.salts or log.sums_of(number, before) != sums:
            is_lost, commits = True, 0
        elif is_lost and pages:
            commits += 1
            if commits >= _LOST_COMMITS:
                end = number + 1
        before = sums
    return end


def _log(path: Path) -> _Log | None:
    """None for a log that is missing, or so short that it holds nothing."""
    if not path.exists() or path.stat().st_size <= _HEAD.size:
        return None
    content = path.read_bytes()
    magic, _, size, _, *rest = _HEAD.unpack_from(content)
    order = ">" if magic & 1 else "<"
    sums = _summed(content[:24], order, (0, 0))
    if magic | 1 == _MAGIC | 1 and sums == (rest[2], rest[3]) and size in _PAGE_SIZES:
        return _Log(content, size, (rest[0], rest[1]), order, sums, True)
    return next(_guessed(content), None)


def _guessed(content: bytes) -> Iterator[_Log]:
    """A log with a damaged head, as its first two frames tell it."""
    for size in sorted(_PAGE_SIZES, key=lambda size: size != 4096):
        if len(content) < _HEAD.size + 2 * (_FRAME.size + size):
            continue
        for order in "<>":
            log = _Log(content, size, (0, 0), order, (0, 0), False)
            _, _, salts, sums = log.frame(0)
            if log.sums_of(1, sums) == log.frame(1)[3]:
                yield _Log(content, size, salts, order, (0, 0), False)


def _summed(content: bytes, order: str, sums: Sums) -> Sums:
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second


def _beside(store: Path) -> Path:
    return store.with_name(store.name + "-wal")
