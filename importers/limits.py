"""How much of a source is read at all: what takes more memory than a computer of an office has to spare is refused."""

from importers.source import SourceDocument
from programme.errors import UnsafeFile

MOST_LINES = 200_000
"""Lines or cells, some 4,000 pages; a quarter of a gigabyte once read."""
MOST_MARKS = 200_000
"""Stretches in bold, italic or with a link: one for every second word of a thousand pages."""
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
