"""Parts and relationships of an Open Packaging file (Word). Relationships that point outside are links, never fetched."""

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from importers.properties import useful_properties
from importers.safe_zip import SafeZip

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_TYPES = ("/officeDocument",)
_PROPERTIES = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}subject": "subtitle",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/terms/}created": "created",
}


@dataclass(frozen=True, slots=True)
class _Relationship:
    key: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of a file by what relates them."""

    def __init__(self, archive: SafeZip) -> None:
        self._archive = archive
        self._parts: dict[str, _Element] = {}

    def main_part(self) -> str | None:
        """Name of the document part; None where this is another kind of file."""
        for each in self._relationships(""):
            if each.kind.endswith(_MAIN_TYPES) and not each.outside and each.target in self._archive:
                return each.target
        return "word/document.xml" if "word/document.xml" in self._archive else None

    def xml(self, part: str) -> "_Element":
        """The root of a part. Raises `UnreadableFile` or `UnsafeFile`."""
        if part not in self._parts:
            self._parts[part] = self._archive.xml(part)
        return self._parts[part]

    def body(self, part: str) -> "_Element":
        """The root of the part that holds the text. Raises `UnreadableFile` or `UnsafeFile`."""
        self._parts[part] = self._archive.body(part)
        return self._parts[part]

    def related(self, part: str, kind: str) -> "_Element | None":
        """The part that `part` relates to as its `kind` ("styles"); None without one."""
        return next(self.all_related(part, kind), None)

    def all_related(self, part: str, kind: str) -> "Iterator[_Element]":
        """All parts that `part` relates to as `kind`."""
        for each in self._inside(part):
            if each.kind.endswith(f"/{kind}"):
                yield self.xml(each.target)

    def target(self, part: str, kind: str) -> str:
        """The name of the part that `part` relates to as its `kind`; "" without one."""
        return next((each.target for each in self._inside(part) if each.kind.endswith(f"/{kind}")), "")

    def part(self, part: str, key: str) -> "_Element | None":
        """The part that `part` refers to by the id `key`; None without one."""
        target = next((each.target for each in self._inside(part) if each.key == key), None)
        return None if target is None else self.xml(target)

    def chunk(self, part: str, key: str) -> tuple[str, bytes] | None:
        """Ending and bytes of a whole file that `part` holds in a place of its own; None without one."""
        target = next((each.target for each in self._inside(part) if each.key == key), None)
        return None if target is None else (target.rpartition(".")[2].casefold(), self._archive.read(target))

    def links(self, part: str) -> dict[str, str]:
        """Addresses outside the file by relationship id."""
        return {each.key: each.target for each in self._relationships(part) if each.outside}

    def properties(self) -> dict[str, str]:
        """Title, subtitle, author and date as the file's properties give them."""
        found: list[tuple[str, str | None]] = []
        for each in self._relationships(""):
            if each.kind.endswith("/core-properties") and each.target in self._archive:
                for element in self.xml(each.target).iterchildren():
                    key = _PROPERTIES.get(str(element.tag))
                    if key:
                        found.append((key, element.text))
        return useful_properties(found)

    def _inside(self, part: str) -> Iterator[_Relationship]:
        """What `part` relates to within the file."""
        return (each for each in self._relationships(part) if not each.outside and each.target in self._archive)

    def _relationships(self, part: str) -> Iterator[_Relationship]:
        folder = dirname(part)
        name = join(folder, "_rels", part.removeprefix(folder).lstrip("/") + ".rels")
        if name not in self._archive:
            return
        for element in self.xml(name).iter(_RELATIONSHIP):
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not outside:
                target = normpath(join("/", folder, target)).lstrip("/")
            yield _Relationship(element.get("Id", ""), element.get("Type", ""), target, outside)
