"""An Office file (Word, Excel) as a zip of parts with their relationships; the same parts make the same bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from exporters.xml_text import XML_HEAD
from exporters.zip_stream import ZipStream

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """From a part to another part, or to an address outside. `kind` is the full type."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package. `name` starts without a slash ("word/document.xml"); text is written as UTF-8; `kind` is
    the type of the relationship by which another part knows this one. `lasting` content is the same in many files."""

    name: str
    content_type: str
    content: str | bytes
    relationships: tuple[Relationship, ...] = ()
    kind: str = ""
    lasting: bool = False


def write_package(stream: BinaryIO, parts: Iterable[Part], relationships: Iterable[Relationship]) -> None:
    """Writes the zip: content types and the package's own relationships first, then `parts` in order."""
    listed = list(parts)
    archive = ZipStream(stream)
    _add(archive, "[Content_Types].xml", _content_types(listed))
    _add(archive, "_rels/.rels", _relationships_xml(relationships))
    for part in listed:
        _add(archive, part.name, part.content, part.lasting)
        if part.relationships:
            _add(archive, _relationships_name(part.name), _relationships_xml(part.relationships))
    archive.close()


def _add(archive: ZipStream, name: str, content: str | bytes, lasting: bool = False) -> None:
    archive.add(name, content.encode("utf-8", "replace") if isinstance(content, str) else content, lasting)


def _content_types(parts: Iterable[Part]) -> str:
    overrides = "".join(f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        f'{XML_HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships_xml(relationships: Iterable[Relationship]) -> str:
    entries = "".join(
        f"<Relationship Id={quoteattr(each.id)} Type={quoteattr(each.kind)} Target={quoteattr(each.target)}"
        + (' TargetMode="External"/>' if each.external else "/>")
        for each in relationships
    )
    return f'{XML_HEAD}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def _relationships_name(name: str) -> str:
    path = PurePosixPath(name)
    return f"{path.parent}/_rels/{path.name}.rels"
