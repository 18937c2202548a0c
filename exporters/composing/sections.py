"""The structure that a document grows while it is composed: sections, lists over several blocks, bookmarks."""

from exporters.typesetting.items import Bookmark
from exporters.typesetting.structure import Structure
from programme.model import shortened

_DEEPEST_HEADING = 6


class Sections:
    """Nested sections, one for each heading, and the bookmarks that follow them."""

    def __init__(self, structure: Structure, document: int) -> None:
        self._structure = structure
        self._open = [document]
        self._asked: list[int] = []
        self.bookmarks: list[Bookmark] = []

    @property
    def current(self) -> int:
        """The innermost open section."""
        return self._open[-1]

    def open(self, rank: int) -> int:
        """Opens the section of a heading; returns the rank that it gets: as asked, but never skipping one, as PDF/UA
        wants it. Headings that ask for the same are siblings, however deep an excerpt begins."""
        rank = min(rank, _DEEPEST_HEADING)
        while self._asked and self._asked[-1] >= rank:
            self._asked.pop()
            self._open.pop()
        self._asked.append(rank)
        self._open.append(self._structure.add("Sect", self._open[-1]))
        return len(self._asked)

    def heading(self, rank: int, title: str, anchor: str, label: str = "") -> int:
        """Opens a section with a bookmark, which cuts a long title; returns the element of its heading."""
        rank = self.open(rank)
        self.bookmarks.append(Bookmark(rank, f"{label} {shortened(title)}".strip(), anchor))
        return self._structure.add(f"H{rank}", self.current)


class Lists:
    """Lists whose items come as blocks of their own, each with its depth."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._open: list[_OpenList] = []

    def close(self) -> None:
        """What follows is no item of the lists so far."""
        self._open.clear()

    def paragraph(self, depth: int, marker: str, section: int) -> tuple[int, int | None]:
        """The element of a paragraph in `depth` lists, and that of its marker; one without marker goes on in its
        item. At depth 0 lists end."""
        if not depth:
            self.close()
            return self._structure.add("P", section), None
        if not marker:
            return self._structure.add("P", self.body(depth, section)), None
        return self._item(depth, marker, section)

    def body(self, depth: int, section: int) -> int:
        """The element of the latest item in `depth` lists; `section` where none is open."""
        return self._open[min(depth, len(self._open)) - 1].body if depth and self._open else section

    def _item(self, depth: int, marker: str, section: int) -> tuple[int, int]:
        numbering = "Decimal" if marker[0].isalnum() else "Disc"
        del self._open[depth:]
        if len(self._open) == depth and self._open[-1].numbering != numbering:
            self._open.pop()
        while len(self._open) < depth:
            self._begin(numbering, section)
        opened = self._open[-1]
        item = self._structure.add("LI", opened.element)
        label = self._structure.add("Lbl", item)
        opened.body = self._structure.add("LBody", item)
        return self._structure.add("P", opened.body), label

    def _begin(self, numbering: str, section: int) -> None:
        parent = section
        if self._open:
            above = self._open[-1]
            if above.body < 0:
                above.body = self._structure.add("LBody", self._structure.add("LI", above.element))
            parent = above.body
        element = self._structure.add("L", parent)
        self._structure.numberings[element] = numbering
        self._open.append(_OpenList(element, numbering))


class _OpenList:
    """A list and the body of its latest item (-1 before the first)."""

    __slots__ = ("body", "element", "numbering")

    def __init__(self, element: int, numbering: str) -> None:
        self.element = element
        self.numbering = numbering
        self.body = -1
