"""The one module that touches what reportlab keeps to itself: fonts in subsets, pictures, pages, numbered objects.

reportlab 5.1.0 is pinned exactly; `tests/exporters/pdf/test_canvas.py` notices when one of these names changes.
Tags, links, bookmarks and metadata are objects of our own (`Canvas.reserve`, `Canvas.put`), which reportlab never sees.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from exporters.pdf.file import ObjectFile

_STREAM_END = b"endstream\n"
_CODE_TO_CHARACTER = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_CODES_TOGETHER = 100  # the most that one bfchar block may hold


class Canvas:
    """A document of pages. `fonts` are TrueType files by key; what is never used is not embedded."""

    def __init__(self, fonts: Mapping[str, Path], compressed: bool = True) -> None:
        self._fonts = {key: _registered(path) for key, path in fonts.items()}
        first = next(iter(self._fonts.values())).fontName
        make: Any = _PageCanvas
        self._canvas = make(None, invariant=1, initialFontName=first, pageCompression=1, lang="de-DE")
        self._document: Any = self._canvas._doc
        self._compressed = compressed
        self._own: dict[int, bytes] = {}
        self._own_streams: dict[int, tuple[bytes, bytes]] = {}
        self._page_numbers: list[int] = []

    def split(self, font: str, text: str) -> list[tuple[int, bytes]]:
        """The codes of `text` as (subset, codes); characters get their codes when first used."""
        parts: list[tuple[int, bytes]] = self._fonts[font].splitString(text, self._document)
        return parts

    def font_name(self, font: str, subset: int) -> str:
        """The name of a subset in a page's resources, with its slash."""
        name: str = self._fonts[font].getSubsetInternalName(subset, self._document)
        return name

    def end_page(
        self,
        operators: str,
        width: float,
        height: float,
        annotations: Sequence[int] = (),
        pictures: Mapping[str, int] | None = None,
    ) -> None:
        """Adds a page whose content is `operators` (latin-1). `annotations` and `pictures` are object numbers, the
        latter by the names that the operators draw them by."""
        self._canvas.setPageSize((width, height))
        self._canvas._code.append(operators)
        self._canvas.annotations = annotations
        self._canvas.pictures = pictures or {}
        self._canvas.showPage()
        name = f"Page{len(self._page_numbers) + 1}"
        self._page_numbers.append(self._document.idToObjectNumberAndVersion[name][0])

    @property
    def page_objects(self) -> list[int]:
        """The object numbers of the pages so far."""
        return self._page_numbers

    def reserve(self, count: int = 1) -> int:
        """Object numbers of our own; returns the first."""
        first: int = self._document.objectcounter + 1
        self._document.objectcounter += count
        return first

    def put(self, number: int, body: bytes) -> None:
        """The body of a reserved object."""
        self._own[number] = body

    def put_stream(self, number: int, dictionary: bytes, content: bytes) -> None:
        """A reserved object that is a stream; `dictionary` are its entries without brackets and Length."""
        self._own_streams[number] = (dictionary, content)

    def catalog(self, entries: Mapping[str, str]) -> None:
        """Entries of the document's catalog, as PDF text."""
        catalog = self._document.Catalog
        catalog.Outlines = None
        catalog.__NoDefault__ = [*{*catalog.__NoDefault__, *entries}]
        for name, value in sorted(entries.items()):
            setattr(catalog, name, value)

    def save(self, file: BinaryIO, info: int) -> None:
        """Writes the document; `info` is the object number of the document information."""
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        _correct_character_maps(document)
        root: int = document.idToObjectNumberAndVersion[document.Reference(document.Catalog).name][0]
        out = ObjectFile(file, self._compressed)
        for number, body in self._own.items():
            out.put(number, body)
        for number, (dictionary, content) in self._own_streams.items():
            out.put_stream(number, dictionary, content)
        _write_objects(document, out)
        out.finish(root, info)


class _PageCanvas(ReportlabCanvas):
    """Gives each page its tags' key and compresses it at once, so that the pages of a long text take little memory."""

    annotations: Sequence[int]
    pictures: Mapping[str, int]

    def _setAnnotations(self, page: Any) -> None:
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = "/S"
        page.StructParents = self.getPageNumber() - 1
        page.Annots = [f"{number} 0 R" for number in self.annotations] or None
        if self.pictures:
            page.XObjects = pdfdoc.PDFDictionary({name: f"{number} 0 R" for name, number in self.pictures.items()})
        content = zlib.compress(page.stream.encode("latin-1"), 6)
        page.Contents = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": "/FlateDecode"}), content)
        page.stream = None


def _write_objects(document: Any, out: ObjectFile) -> None:
    """All objects that reportlab made; formatting one may make more."""
    number = 0
    while number < document.objectcounter:
        number += 1
        name = document.numberToId.get(number)
        if name is None:
            continue  # a reserved number
        body = pdfdoc.format(document.idToObject[name], document, 1)
        if body.endswith(_STREAM_END):
            dictionary, _, content = body.partition(b">>\nstream\n")
            entries = re.sub(rb"/Length \d+", b"", dictionary[2:])
            out.put_stream(number, entries.strip(), content[: -len(_STREAM_END)])
        else:
            out.put(number, body)


def _correct_character_maps(document: Any) -> None:
    """Character maps as the specification has them: no U+0000, UTF-16, blocks of at most 100 codes."""
    for name, stream in document.idToObject.items():
        if name.startswith("toUnicodeCMap:"):
            pairs = _CODE_TO_CHARACTER.findall(stream.content)
            stream.content = _character_map([(code, chr(int(value, 16))) for code, value in pairs if int(value, 16)])


def _character_map(pairs: list[tuple[str, str]]) -> str:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(pairs), _CODES_TOGETHER):
        block = pairs[start : start + _CODES_TOGETHER]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code}> <{character.encode('utf-16-be').hex().upper()}>" for code, character in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _registered(path: Path) -> Any:
    """The font that reportlab makes of a file; it is read once per process."""
    name = f"programmwerk-{path.stem}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    font: Any = pdfmetrics.getFont(name)
    return font
