"""Programmwerk's own files (.programm): a programme already; its versions and history stay in the file."""

from importers.source import SourceDocument
from programme import archive
from programme.errors import UnreadableFile


def read_source(content: bytes, name: str) -> SourceDocument:
    """The programme in the file. Raises `FormatError`, and `UnreadableFile` for a file with a password."""
    packed, encryption = archive.unwrap(content)
    if encryption is not None:
        raise UnreadableFile("file_opens_with_password", path=name)
    return SourceDocument((), name, programme=archive.unpack(packed).programme)
