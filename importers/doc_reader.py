"""Files that end in .doc: often something else inside; the old Word format itself cannot be read."""

from importers.safe_zip import is_locked
from importers.source import SourceDocument
from programme.errors import UnreadableFile

_START = 512
_SECTOR = 512
_WORD_MARK = b"\xec\xa5"
_FLAGS, _ENCRYPTED = 10, 0x0100
"""Place and bit in the head of the old format's text."""


def read_source(content: bytes, name: str) -> SourceDocument:
    """What the file really is. Raises `UnreadableFile`, for the old format with a kind that says what to do."""
    start = content[:_START].lstrip()
    if start.startswith(b"{\\rtf"):
        from importers import rtf_reader

        return rtf_reader.read_source(content, name)
    if start.startswith(b"PK"):
        from importers import docx_reader

        return docx_reader.read_source(content, name)
    if b"<html" in start.lower() or b"<!doctype html" in start.lower():
        from importers import html_reader

        return html_reader.read_source(content, name)
    raise UnreadableFile("file_with_password" if _is_locked(content) else "file_old_word")


def _is_locked(content: bytes) -> bool:
    """Whether a password keeps other programs from it, too."""
    heads = (at for at in range(0, len(content), _SECTOR) if content.startswith(_WORD_MARK, at))
    flags = (int.from_bytes(content[at + _FLAGS : at + _FLAGS + 2], "little") for at in heads)
    return bool(next(flags, 0) & _ENCRYPTED) or is_locked(content)
