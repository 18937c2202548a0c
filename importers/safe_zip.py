"""Zip containers (Word, OpenDocument, Excel) opened without trust: every limit is checked before a parser sees a byte.

Limits as measured for the design: a real document of 400 pages stays far below them, every known bomb far above.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.limits import expect_paragraphs
from importers.progress import tell
from programme.errors import UnreadableFile, UnsafeFile

if TYPE_CHECKING:
    from lxml import etree

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 50 * MEBIBYTE
MOST_MEMBERS = 2_000
LARGEST_UNPACKED = 200 * MEBIBYTE
LARGEST_XML = 30 * MEBIBYTE
HIGHEST_RATIO = 100
"""Unpacked to packed size, for members over 1 MiB: below that even blank text is harmless."""

_TOLD = 200  # elements after which it is told how far they are

_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, IndexError)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/diagram": b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
"""Names of the strict form of the standard, and what nearly all files call the same."""


class SafeZip:
    """The checked members of a zip file. Raises `UnsafeFile` where a limit is broken, `UnreadableFile` where it is torn."""

    def __init__(self, content: bytes) -> None:
        _refuse_other_containers(content)
        self._archive = _opened(content)
        self._members = _checked(self._archive.infolist())
        self._left = LARGEST_UNPACKED

    def names(self) -> tuple[str, ...]:
        """All members in the order of the file."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, limit: int = LARGEST_UNPACKED) -> bytes:
        """The unpacked member, counted while unpacking: headers may lie. Raises `UnreadableFile` where it is missing."""
        member = self._members.get(name)
        if member is None:
            raise UnreadableFile("file_broken", part=name)
        limit = min(limit, self._left)
        try:
            with self._archive.open(member) as stream:
                content = stream.read(limit + 1)
        except _BROKEN as error:
            raise UnreadableFile("file_broken", part=name) from error
        if len(content) > limit:
            raise UnsafeFile("file_unpacks_too_large", limit_mb=limit // MEBIBYTE)
        self._left -= len(content)
        return content

    def refuse_encrypted(self) -> None:
        """Raises `UnreadableFile` for an OpenDocument file behind a password, whose parts are packed openly."""
        manifest = "META-INF/manifest.xml"
        if "encrypted-package" in self or (manifest in self and b"encryption-data" in self.read(manifest)):
            raise UnreadableFile("file_with_password")

    def xml(self, name: str) -> "etree._Element":
        """The root of an XML member; see `parsed_xml`."""
        return parsed_xml(_transitional(self.read(name, LARGEST_XML)), name)

    def body(self, name: str) -> "etree._Element":
        """As `xml`, for the member that holds a document's text, whose paragraphs are counted first."""
        content = _transitional(self.read(name, LARGEST_XML))
        expect_paragraphs(content)
        return parsed_xml(content, name)

    def elements(self, name: str, *tags: str) -> "Iterator[etree._Element]":
        """The elements of an XML member that are called so, one after the other; each is gone when the next one comes."""
        content = _transitional(self.read(name, LARGEST_XML))
        _refuse_declarations(content, name)
        try:
            for element in _elements(content, tags):
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except _wrong_xml() as error:
            raise _xml_error(error, name) from error


def parsed_xml(content: bytes, name: str = "") -> "etree._Element":
    """The root of `content`. No DOCTYPE, no entities, nothing fetched; the parser's own limit of depth holds.

    Raises `UnsafeFile` or `UnreadableFile`.
    """
    from lxml import etree

    _refuse_declarations(content, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except _wrong_xml() as error:
        raise _xml_error(error, name) from error
    if root.getroottree().docinfo.doctype:
        raise UnsafeFile("file_with_declarations", part=name)
    return root


def _transitional(content: bytes) -> bytes:
    """A part with the names that nearly all files use, where it uses those of the strict form."""
    if b"http://purl.oclc.org/ooxml/" in content:
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
    return content


def _elements(content: bytes, tags: tuple[str, ...]) -> "Iterator[etree._Element]":
    from lxml import etree

    stream = io.BytesIO(content)
    steps = etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    for place, (_, element) in enumerate(steps):
        if place % _TOLD == 0:
            tell(stream.tell(), len(content))
        if element.getroottree().docinfo.doctype:
            raise UnsafeFile("file_with_declarations")
        yield element


def _refuse_declarations(content: bytes, name: str) -> None:
    if _DECLARATION.search(content.replace(b"\0", b"")):
        raise UnsafeFile("file_with_declarations", part=name)


def _wrong_xml() -> tuple[type[Exception], ...]:
    from lxml import etree

    return etree.XMLSyntaxError, ValueError, LookupError


def _xml_error(error: Exception, name: str) -> UnreadableFile | UnsafeFile:
    if "depth" in str(error).casefold() or "huge" in str(error).casefold():
        return UnsafeFile("file_nested_too_deep")
    return UnreadableFile("file_broken", part=name)


def is_locked(content: bytes) -> bool:
    """Whether an OLE container holds an Office file behind a password."""
    return "EncryptedPackage".encode("utf-16-le") in content


def _refuse_other_containers(content: bytes) -> None:
    """Old Office files, and new ones behind a password, are OLE containers."""
    if len(content) > LARGEST_FILE:
        raise UnsafeFile("file_too_large", limit_mb=LARGEST_FILE // MEBIBYTE)
    if content.startswith(_OLE_MARK):
        raise UnreadableFile("file_with_password" if is_locked(content) else "file_old_word")


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise UnreadableFile("file_broken", part="") from error


def _checked(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(members) > MOST_MEMBERS:
        raise UnsafeFile("file_with_too_many_parts", limit=MOST_MEMBERS)
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise UnsafeFile("file_unpacks_too_large", limit_mb=LARGEST_UNPACKED // MEBIBYTE)
    for member in members:
        _check(member)
    return {member.filename: member for member in members}


def _check(member: zipfile.ZipInfo) -> None:
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in parts[0]:
        raise UnsafeFile("file_with_unsafe_part", part=member.filename)
    if member.file_size > MEBIBYTE and member.file_size > HIGHEST_RATIO * max(1, member.compress_size):
        raise UnsafeFile("file_unpacks_too_large", limit_mb=LARGEST_UNPACKED // MEBIBYTE)
    if member.flag_bits & 1:
        raise UnreadableFile("file_with_password")
    if member.compress_type not in _METHODS:
        raise UnreadableFile("file_broken", part=member.filename)
