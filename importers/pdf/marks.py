"""What a PDF says of its own structure: tags (headings, lists, paragraphs, tables) and bookmarks."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

_DEEPEST = 60
_MOST_CHILDREN = 20_000
_MOST_BOOKMARKS = 2_000
_HEADING = re.compile(r"H([1-9])$")
_BLOCKS = {"P", "LI", "Caption", "BlockQuote", "Note", "FENote", "TOCI", "TD", "TH", "Title"}
_TEXT_HOLDERS = {*_BLOCKS, "LBody", "Span", "H", *(f"H{level}" for level in range(1, 10))}
_ITEM_PARTS = ("LI", "LBody")
_FOLD = re.compile(r"[\W_]+")


NO_BLOCK = -1
"""The block of text in groups that are no paragraphs."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tags say of a stretch of text. `block` numbers the paragraph on its page."""

    block: int = NO_BLOCK
    outline: int | None = None
    """From 1."""
    list_level: int | None = None
    """From 0."""
    contents: bool = False
    note: bool = False
    cell: tuple[int, int, int, bool] | None = None
    """Table on the page, row, column, and whether it is a head."""
    torn: bool = False
    """Whether its block has a part on another page."""
    section: int = 0
    """How many sections it lies in: the level of headings that state none."""
    further: bool = False
    """Whether it is a further paragraph of its item."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the bookmarks: its words folded, its depth from 1, its page from 1."""

    folded: str
    depth: int
    page: int


def folded(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return _FOLD.sub("", text).casefold()


def tags_of(page: Any) -> dict[int, Tag]:
    """Tags by the number of marked content; empty where a page has none. `page` is a `pypdfium2.PdfPage`."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        reader = _Tree(pdfium)
        for index in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MOST_CHILDREN)):
            element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if element:
                reader.read(element, Tag(), 0)
        return {mark: replace(tag, torn=True) if tag.block in reader.torn else tag for mark, tag in reader.tags.items()}
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Tree:
    """Walks the tags of one page."""

    def __init__(self, pdfium: Any) -> None:
        self.tags: dict[int, Tag] = {}
        self.torn: set[int] = set()
        self._pdfium = pdfium
        self._blocks, self._tables = count(), count()
        self._name = ctypes.create_string_buffer(120)
        self._left = 10 * _MOST_CHILDREN

    def read(self, element: Any, above: Tag, depth: int) -> None:
        """All below one element."""
        if depth > _DEEPEST:
            return
        name = self._type(element)
        tag = self._tag(name, above)
        rows = 0
        for index in range(min(self._pdfium.FPDF_StructElement_CountChildren(element), _MOST_CHILDREN)):
            self._left -= 1
            if self._left < 0:
                return
            child = self._pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if not child:
                mark = self._pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
                if mark >= 0:
                    self.tags[mark] = tag
                elif name in _TEXT_HOLDERS:  # what is neither element nor content of this page stands on another one
                    self.torn.add(tag.block)
                continue
            inner = replace(tag, further=True) if name in _ITEM_PARTS and rows else self._placed(name, tag, index, rows)
            self.read(child, inner, depth + 1)
            rows += name != "LI" or self._type(child) != "Lbl"

    def _tag(self, name: str, above: Tag) -> Tag:
        if name == "Table":
            return replace(above, cell=(next(self._tables), 0, 0, False))
        if name in ("TOC", "TOCI"):
            above = replace(above, contents=True)
        if name == "L":
            return replace(above, list_level=0 if above.list_level is None else above.list_level + 1, further=False)
        if name in ("Note", "FENote"):
            above = replace(above, note=True)
        if name == "Sect":
            return replace(above, section=above.section + 1)
        if name == "H":
            return replace(above, block=next(self._blocks), outline=max(1, above.section))
        heading = _HEADING.match(name)
        if heading:
            return replace(above, block=next(self._blocks), outline=int(heading[1]))
        if name in _BLOCKS:
            return replace(above, block=next(self._blocks))
        return above

    def _placed(self, name: str, tag: Tag, index: int, seen: int) -> Tag:
        """The tag for a child: rows and cells count within what holds them."""
        if tag.cell is None or name not in ("Table", "THead", "TBody", "TFoot", "TR"):
            return tag
        table, row, column, head = tag.cell
        if name == "TR":
            return replace(tag, cell=(table, row, seen, head))
        return replace(tag, cell=(table, row + index, column, head or name == "THead"))

    def _type(self, element: Any) -> str:
        length = self._pdfium.FPDF_StructElement_GetType(element, self._name, len(self._name))
        return self._name.raw[: max(0, min(length, len(self._name)) - 2)].decode("utf-16-le", "replace")


def bookmarks_of(document: Any) -> list[Bookmark]:
    """The bookmarks that lead to a page of the file, in their order."""
    return [mark for mark, _ in zip(_bookmarks(document), range(_MOST_BOOKMARKS), strict=False)]


def _bookmarks(document: Any) -> Iterator[Bookmark]:
    for item in document.get_toc(max_depth=6):
        target = item.get_dest()
        title = folded(item.get_title())
        if target is not None and title:
            page = target.get_index()
            if page is not None:
                yield Bookmark(title, item.level + 1, page + 1)
