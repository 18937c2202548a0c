"""A reader that does what its file says, for the tests of the sandbox."""

import os

from importers.source import SourceDocument, SourceLine
from programme.errors import UnreadableFile
from programme.markup import Run


def read_source(content: bytes, name: str) -> SourceDocument:
    return {
        b"tame": _tame,
        b"refuse": _refuse,
        b"bug": _bug,
        b"crash": _crash,
        b"endless": _endless,
        b"greedy": _greedy,
        b"greedy answer": _greedy_answer,
        b"deep": _deep,
    }[content](name)


def _tame(name: str) -> SourceDocument:
    return SourceDocument((SourceLine("Radwege", 1, inlines=(Run("Radwege", bold=True),)),), name, {"title": "x"})


def _refuse(name: str) -> SourceDocument:
    raise UnreadableFile("file_broken", part="a")


def _bug(name: str) -> SourceDocument:
    return SourceDocument((), str(1 // len(name[1:])))


def _crash(name: str) -> SourceDocument:
    os.abort()


def _endless(name: str) -> SourceDocument:
    while True:
        pass


def _greedy(name: str) -> SourceDocument:
    return SourceDocument((), name * 2**31)


def _greedy_answer(name: str) -> SourceDocument:
    return SourceDocument(tuple(SourceLine(f"{number}" * 1_000, number) for number in range(400_000)), name)


def _deep(name: str) -> SourceDocument:
    return _deep(name)
