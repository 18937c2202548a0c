"""A reader that does what its file says, for the tests of the sandbox."""

import gc
import os
import signal
import struct
import sys
import time
from multiprocessing.connection import Connection

from importers.limits import expect_paragraphs
from importers.progress import tell
from importers.sandbox import cpu_seconds
from importers.source import SourceDocument, SourceLine
from programme.errors import UnreadableFile
from programme.markup import Run


def read_source(content: bytes, name: str) -> SourceDocument:
    return {
        b"tame": _tame,
        b"refuse": _refuse,
        b"bug": _bug,
        b"crash": _crash,
        b"killed": _killed,
        b"talkative": _talkative,
        b"endless": _endless,
        b"endless without limit": _endless_without_limit,
        b"asleep": _asleep,
        b"asleep in the middle": _asleep_in_the_middle,
        b"asleep in a message": _asleep_in_a_message,
        b"greedy": _greedy,
        b"greedy answer": _greedy_answer,
        b"greedy without limit": _greedy_without_limit,
        b"deep": _deep,
        b"many": _many,
    }[content](name)


def _tame(name: str) -> SourceDocument:
    return SourceDocument((SourceLine("Radwege", 1, inlines=(Run("Radwege", bold=True),)),), name, {"title": "x"})


def _refuse(name: str) -> SourceDocument:
    raise UnreadableFile("file_broken", part="a")


def _bug(name: str) -> SourceDocument:
    return SourceDocument((), str(1 // len(name[1:])))


def _crash(name: str) -> SourceDocument:
    os.abort()


def _killed(name: str) -> SourceDocument:
    """As the system ends the process that takes most where memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)
    return _asleep(name)


def _talkative(name: str) -> SourceDocument:
    for step in range(5_000):
        tell(step, 5_000)
    raise UnreadableFile("file_broken", part="a")


def _endless(name: str) -> SourceDocument:
    while True:
        pass


def _many(name: str) -> SourceDocument:
    """Takes longer than its size allows, but not longer than its paragraphs do."""
    expect_paragraphs(b"<w:p>" * 20_000)
    while time.process_time() < cpu_seconds(0) + 1:
        pass
    return SourceDocument((SourceLine("done", 1),), name)


def _asleep(name: str) -> SourceDocument:
    time.sleep(120)
    return _tame(name)


def _asleep_in_the_middle(name: str) -> SourceDocument:
    tell(0.5)
    return _asleep(name)


def _asleep_in_a_message(name: str) -> SourceDocument:
    """As a child that a file has taken over may do: it says that a thousand bytes come, and sends one."""
    (connection,) = (each for each in gc.get_objects() if isinstance(each, Connection))
    os.write(connection.fileno(), struct.pack("!i", 1000) + b"x")
    return _asleep(name)


def _greedy(name: str) -> SourceDocument:
    return SourceDocument((), name * 2**31)


def _greedy_without_limit(name: str) -> SourceDocument:
    """As where the system sets no limit; whoever looks from outside, sooner or later, sees it."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    taken = []
    for _ in range(30):
        taken.append(b"x" * (20 * 2**20))
    time.sleep(120)
    return SourceDocument((), name)


def _endless_without_limit(name: str) -> SourceDocument:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, 0)
    return _endless(name)


def _greedy_answer(name: str) -> SourceDocument:
    """There is room for it, but not once more for the message."""
    return SourceDocument((SourceLine("x" * (160 * 2**20), 1),), name)


def _deep(name: str) -> SourceDocument:
    return _deep(name)
