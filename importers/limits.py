"""How much of a source is read at all: what takes more memory than a computer of an office has to spare is refused."""

from programme.errors import UnsafeFile

MOST_LINES = 200_000
"""Lines or cells, some 4,000 pages; a quarter of a gigabyte once read."""
_LINE_ENDS = "\f\v\u2028|"


def require_modest(text: str) -> None:
    """Raises `UnsafeFile` for a text of too many lines and cells between bars."""
    lines = max(text.count("\n"), text.count("\r")) + sum(text.count(sign) for sign in _LINE_ENDS)
    require_few(lines)


def require_few(lines: int) -> None:
    """Raises `UnsafeFile` for too many lines or cells."""
    if lines > MOST_LINES:
        raise UnsafeFile("file_with_too_many_lines", limit=MOST_LINES)
