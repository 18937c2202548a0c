"""How much of a source is read at all: what takes more memory than a computer of an office has to spare is refused."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice

from importers.source import SourceDocument
from programme.errors import UnsafeFile

MOST_LINES = 100_000
"""Lines or cells, some 2,000 full pages; 200 megabytes once recognised."""
MOST_MARKS = 200_000
"""Stretches in bold, italic or with a link: one for every second word of a thousand pages."""
_PARAGRAPH = re.compile(rb"<(?:\w+:)?[ph][\s/>]")
"""A paragraph or heading of Word or OpenDocument, whatever prefix it has."""
_LEAST_PAGE = 500
"""Bytes that a page with text takes in a PDF at least."""
_PARAGRAPHS_A_PAGE = 1_000
"""As many paragraphs take the time of a dense page in columns on a computer five times slower than ours, 0.1 seconds."""
_expected: ContextVar[Callable[[int], None] | None] = ContextVar("expected", default=None)
_LINE_ENDS = "\f\v\u2028|"


def require_modest(text: str) -> None:
    """Raises `UnsafeFile` for a text of too many lines and cells between bars."""
    lines = max(text.count("\n"), text.count("\r")) + sum(text.count(sign) for sign in _LINE_ENDS)
    require_few(lines)


def require_few_marks(document: SourceDocument) -> None:
    """Raises `UnsafeFile` for too many stretches with marks of their own."""
    require_few(sum(len(line.inlines) for line in document.lines), MOST_MARKS)


def require_few(parts: int, most: int = MOST_LINES) -> None:
    """Raises `UnsafeFile` for too many lines, cells or marks."""
    if parts > most:
        raise UnsafeFile("file_with_too_many_lines", limit=most)


@contextmanager
def expecting(heard: Callable[[int], None]) -> Iterator[None]:
    """While it is open, `heard` is told how many lines a reader has found before it reads them."""
    before = _expected.set(heard)
    try:
        yield
    finally:
        _expected.reset(before)


def expect_paragraphs(content: bytes) -> None:
    """Counts the paragraphs of a text's XML before anything parses it: what is packed to little may hold a lot, and takes its
    time. Raises `UnsafeFile` for too many."""
    count = sum(1 for _ in islice(_PARAGRAPH.finditer(content), MOST_LINES + 1))
    require_few(count)
    _tell_expected(count)


def expect_pages(count: int, size: int) -> None:
    """So many pages in a file of `size` bytes take their time, on a slow machine too; pages without anything in them are
    not counted: a true one is never smaller than some hundred bytes."""
    _tell_expected(min(count, size // _LEAST_PAGE) * _PARAGRAPHS_A_PAGE)


def _tell_expected(paragraphs: int) -> None:
    heard = _expected.get()
    if heard is not None:
        heard(paragraphs)
