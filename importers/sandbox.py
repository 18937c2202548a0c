"""Parsing in a child process with limits of time and memory, which hands back plain data.

Word, ODT, PDF and HTML parsers are large and written for friendly input. A file that makes one of them run wild ends the
child, never us. The child is spawned (safe beside threads and Qt) and lives for one file.
"""

import importlib
import io
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from enum import EnumMeta
from functools import partial
from itertools import islice, repeat
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any

from importers.limits import MOST_LINES, expecting
from importers.progress import hearing, tell
from importers.source import Cell, SourceDocument, SourceLine
from programme.errors import UnreadableFile, UnsafeFile, UserError

MEBIBYTE = 1024 * 1024
START_SECONDS = 20.0
"""For the child to come up; a virus scanner may look at it first."""
IDLE_SECONDS = 60.0
"""Beside the computing time: a machine that does much else lets a child wait."""
_LOOK_SECONDS = 0.02
"""Between two looks at the child."""
_DYING_SECONDS = 2.0
"""For a child that broke off to be gone."""
_LATE = 0.5
"""Seconds of computing after which a child is ended from outside that should have ended by itself."""
_SHARE = b"share "
"""Begins a message of how far the child is; no pickle begins so."""
_EXPECTED = b"paragraphs "
"""Begins a message of how many paragraphs the child is about to read."""
_SECONDS_A_PARAGRAPH = 0.0001  # twice what a cell of a Word table takes
_BYTES_A_PARAGRAPH = 320
_END = b"end"
"""The message behind the last part of an answer."""
_FIELDS = tuple(each.name for each in fields(SourceLine))
_PLACE = attrgetter(*(each.name for each in fields(Cell)))
_Known = defaultdict[str, dict[Any, Any]]
_MOST_DIGITS = 9  # of a number that a child may send
_LINES_AT_ONCE = 4000
"""Lines of one part: what makes a message of them remembers each until it is done."""
_PLAIN_MODULES = ("importers.source", "programme.model", "programme.findings", "programme.markup.tree")
_ERROR_MODULE = "programme.errors"


class ReaderFailure(RuntimeError):
    """A bug in a reader; its text is the traceback of the child."""


def cpu_seconds(size: int, paragraphs: int = 0) -> float:
    """Computing time allowed for a file of `size` bytes with so many paragraphs, if these are known: a small hostile one ends
    within two seconds, a packed table of many cells takes longer."""
    return min(60.0, 1.5 + 12.0 * size / MEBIBYTE + _SECONDS_A_PARAGRAPH * paragraphs)


def memory_bytes(size: int, paragraphs: int = 0) -> int:
    """Memory allowed for such a file, beyond what the bare child takes."""
    own = min(1024, 220 + 12 * size // MEBIBYTE) * MEBIBYTE
    return own + _BYTES_A_PARAGRAPH * min(paragraphs, MOST_LINES)


def read_apart(module: str, content: bytes, name: str) -> SourceDocument:
    """`read_source(content, name)` of `module`, in a child of its own.

    Raises the reader's `UserError`, `UnsafeFile` where a limit or the system ends the child, `UnreadableFile` where a parser
    crashes, and `ReaderFailure` for a bug.
    """
    _allow_children()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, module, name), name="programmwerk-reader")
    child.start()
    theirs.close()
    try:
        answer = _answer(ours, content, child.pid or 0)
        if answer is None:  # it is dying; ended by us, it would not tell of what
            ours.close()
            child.join(_DYING_SECONDS)
    finally:
        ours.close()
        if child.is_alive():
            child.kill()
        child.join()
    return _opened(answer, child.exitcode)


def _allow_children() -> None:
    """A worker process that ends with its window may not have children, lest they outlive it; ours cannot for long."""
    current = multiprocessing.current_process()
    if current.daemon:
        current.daemon = False


def _answer(connection: Connection, content: bytes, pid: int) -> deque[bytes] | None:
    """What the child says of the file, part by part; None where it died. The first one says "ready" and is answered with the file: sent
    along with the start, a large file would be waited for without end where the child dies before it reads."""
    try:
        if not connection.poll(START_SECONDS):
            raise UnsafeFile("file_takes_too_long")
        connection.recv_bytes()
        connection.send_bytes(content)
        watch = _Watch(connection, len(content), pid)
        answers: deque[bytes] = deque()
        told = 0.0
        while True:
            message = watch.message()
            if message.startswith(_SHARE):
                told = _passed_on(message, told)
            elif message.startswith(_EXPECTED):
                watch.expect(message[len(_EXPECTED) :])
            elif message.startswith(_END):
                return answers
            else:
                answers.append(message)
    except (EOFError, OSError):
        return None


class _Watch:
    """Waits for messages. Raises `UnsafeFile` where the child computes or waits too long or takes too much memory, which only
    Linux limits by itself."""

    def __init__(self, connection: Connection, size: int, pid: int) -> None:
        self._connection, self._pid = connection, pid
        self._size, self._begin = size, time.monotonic()
        self._seconds, self._room = cpu_seconds(size), memory_bytes(size)
        self._taken = 0  # bytes of all messages
        self._bare: tuple[int, float] | None = None

    def expect(self, paragraphs: bytes) -> None:
        """Allows the time that so many take, within what any file may hold."""
        if paragraphs.isdigit() and len(paragraphs) < _MOST_DIGITS:
            self._seconds = cpu_seconds(self._size, int(paragraphs))
            self._room = memory_bytes(self._size, int(paragraphs))

    def message(self) -> bytes:
        """The next one."""
        while not self._connection.poll(_LOOK_SECONDS):
            self._require_modest()
        self._require_modest()  # of one that never stops talking, too
        message = self._whole_message()
        self._taken += len(message)
        return message

    def _whole_message(self) -> bytes:
        """A child that stops in the middle of one is ended, which closes the pipe that is waited at."""
        is_late = threading.Event()
        bell = threading.Timer(max(0, self._end - time.monotonic()), self._end_child, (is_late,))
        bell.start()
        try:
            return self._connection.recv_bytes(max(0, self._room - self._taken))
        except (EOFError, OSError):
            if is_late.is_set():
                raise UnsafeFile("file_takes_too_long") from None
            raise
        finally:
            bell.cancel()

    def _end_child(self, is_late: threading.Event) -> None:
        import psutil

        is_late.set()
        with suppress(psutil.Error):  # it ended just now
            psutil.Process(self._pid).kill()

    @property
    def _end(self) -> float:
        """By the monotonic clock."""
        return self._begin + 4 * self._seconds + IDLE_SECONDS

    def _require_modest(self) -> None:
        import psutil

        if time.monotonic() > self._end:
            raise UnsafeFile("file_takes_too_long")
        try:
            with (child := psutil.Process(self._pid)).oneshot():
                taken, times = child.memory_info().rss, child.cpu_times()
        except psutil.Error:  # it ended just now; the pipe tells how
            return
        computed = times.user + times.system
        self._bare = self._bare or (taken, computed)
        if taken > self._bare[0] + self._room:
            raise UnsafeFile("file_takes_too_much_memory")
        if computed > self._bare[1] + self._seconds + _LATE:
            raise UnsafeFile("file_takes_too_long")


def _passed_on(message: bytes, told: float) -> float:
    """How far the child is, told again at each further thousandth: one that a file has taken over may send anything, and no
    end of it."""
    with suppress(ValueError):
        share = round(float(message[len(_SHARE) :]), 3)
        if told < share <= 1:  # and a number at all
            tell(share)
            return share
    return told


def _opened(answers: deque[bytes] | None, exit_code: int | None) -> SourceDocument:
    if not answers:
        if exit_code is not None and exit_code in _TIME_SIGNALS:
            raise UnsafeFile("file_takes_too_long")
        if exit_code is not None and exit_code in _FOREIGN_SIGNALS:
            raise UnsafeFile("reading_was_ended")
        raise UnreadableFile("file_broken", part="")
    lines: list[SourceLine] = []
    known: _Known = defaultdict(dict)
    while answers:
        kind, value = _PlainUnpickler(io.BytesIO(answers.popleft())).load()
        if kind == "failure":
            raise ReaderFailure(value)
        if kind == "error":
            raise value
        if kind == "lines":
            count, columns = value
            lines += _lines(count, columns, known)
    assert isinstance(value, SourceDocument)
    return replace(value, lines=tuple(lines)) if lines else value


def _columns(lines: Sequence[SourceLine]) -> tuple[int, list[tuple[Any, ...]]]:
    """How many lines there are, and their values field by field: one alone where all have the same, as in most fields. Records
    would take thrice the time and, unpacked, twice the memory."""
    columns = []
    for name in _FIELDS:
        column = tuple(map(attrgetter(name), lines))
        if name == "cell":
            column = tuple(cell and _PLACE(cell) for cell in column)
        columns.append(column[:1] if all(each is column[0] for each in column) else column)
    return len(lines), columns


def _lines(count: int, columns: Sequence[tuple[Any, ...]], known: _Known) -> Iterator[SourceLine]:
    """The lines of such columns. `known` keeps each value of a field once."""
    values: list[Iterable[Any]] = []
    for name, column in zip(_FIELDS, columns, strict=True):
        if name == "cell":
            column = tuple(place and _cell(place, known["rows"]) for place in column)
        elif name != "inlines":
            once = known[name]
            column = tuple(once.setdefault(each, each) for each in column)
        values.append(column if len(column) == count else repeat(column[0]))
    return islice(map(SourceLine, *values), count)


def _cell(place: tuple[Any, ...], rows: dict[Any, Any]) -> Cell:
    table, row, *rest = place
    return Cell(table, rows.setdefault(row, row), *rest)


class _PlainUnpickler(pickle.Unpickler):
    """Builds nothing but our own records: a child that a file has taken over can hand us data only."""

    def find_class(self, module: str, name: str) -> Any:
        known = module in (*_PLAIN_MODULES, _ERROR_MODULE) and "." not in name
        found: Any = super().find_class(module, name) if known else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        if (module, name) == (_ERROR_MODULE, "_rebuild"):
            return found
        if (module, name) == ("builtins", "getattr"):
            return _member
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


def _member(kind: object, name: str) -> object:
    """What Python before 3.11.4, as Debian 12 has it, calls `getattr` for: a member of an enumeration. Nothing else is."""
    if not isinstance(kind, EnumMeta):
        raise pickle.UnpicklingError(f"{name} of {kind} is no plain data")
    return kind[name]


def _work(connection: Connection, module: str, name: str) -> None:
    """The child's whole life. Ctrl+C is for the parent, which ends the child itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True, name="parent").start()
    reader = importlib.import_module(module).read_source
    connection.send_bytes(b"ready")
    content = connection.recv_bytes()
    set_limits(len(content))
    expected = partial(_expect, connection, len(content))
    with _BugReport(connection), hearing(partial(_send_share, connection)), expecting(expected):
        for message in _outcome(reader, content, name):
            connection.send_bytes(message)
        connection.send_bytes(_END)
    connection.close()


def _end_with_parent() -> None:
    """Ends the child once nobody waits for it: where the parent was killed, and no system but Linux ends it by its time."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _expect(connection: Connection, size: int, paragraphs: int) -> None:
    _send(connection, _EXPECTED + b"%d" % paragraphs)
    set_limits(size, paragraphs)


def _send_share(connection: Connection, share: float) -> None:
    _send(connection, _SHARE + b"%.3f" % share)


def _send(connection: Connection, message: bytes) -> None:
    try:
        connection.send_bytes(message)
    except OSError:  # nobody waits for the answer any more
        os._exit(1)


def _outcome(reader: Callable[[bytes, str], SourceDocument], content: bytes, name: str) -> Iterator[bytes]:
    try:
        document = reader(content, name)
        for start in range(0, len(document.lines), _LINES_AT_ONCE):
            yield _message("lines", _columns(document.lines[start : start + _LINES_AT_ONCE]))
        yield _message("document", replace(document, lines=()))
    except UserError as error:
        yield _message("error", error)
    except MemoryError:
        yield _message("error", UnsafeFile("file_takes_too_much_memory"))
    except RecursionError:
        yield _message("error", UnsafeFile("file_nested_too_deep"))


def _message(kind: str, value: object) -> bytes:
    return pickle.dumps((kind, value), pickle.HIGHEST_PROTOCOL)


class _BugReport:
    """Sends the traceback of what leaves the block, catching nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None:
            text = "".join(traceback.format_exception(error))
            self._connection.send_bytes(_message("failure", text))
            self._connection.send_bytes(_END)


if sys.platform == "win32":  # no such limits there: only the parent's watch ends a child
    _TIME_SIGNALS: tuple[int, ...] = ()
    _FOREIGN_SIGNALS: tuple[int, ...] = ()

    def set_limits(size: int, paragraphs: int = 0) -> None:
        """Nothing to set."""

else:
    import resource

    _TIME_SIGNALS = (-signal.SIGPROF, -signal.SIGXCPU)
    _FOREIGN_SIGNALS = (-signal.SIGKILL, -signal.SIGTERM)  # as Linux ends who has most where memory is short

    def set_limits(size: int, paragraphs: int = 0) -> None:
        """Computing time by a signal that ends the process, memory by the address space beyond today's.

        No core file either: it would lay the document down beside whatever is worked on.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds(size, paragraphs))
        ceiling = _address_space() + memory_bytes(size, paragraphs)
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(
            resource.RLIMIT_AS, (ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard), hard)
        )

    def _address_space() -> int:
        try:
            with Path("/proc/self/statm").open(encoding="ascii") as status:
                return int(status.read().split()[0]) * resource.getpagesize()
        except OSError:  # macOS has no /proc
            return 1024 * MEBIBYTE
