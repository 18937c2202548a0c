"""Files that end in .doc: often something else inside; the old Word format itself cannot be read."""

from importers.source import SourceDocument
from programme.errors import UnreadableFile

_START = 512


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
    raise UnreadableFile("file_old_word")
