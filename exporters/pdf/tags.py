"""The structure tree of a tagged PDF: which marked content belongs to which element.

`begin` is asked while pages are drawn; `objects` gives the tree when all pages stand. Nothing here knows reportlab.
"""

from collections.abc import Iterator

from exporters.pdf.file import literal
from exporters.typesetting.structure import PAGE_FOOT, PAGE_HEAD, Structure

_CONTENT_STEP = 1 << 16
_KEPT_EMPTY = frozenset({"TD", "TH"})  # a row has the same number of cells throughout
# Roles of a comparison, for readers that tell them; to all others they are spans.
_OWN_ROLES = frozenset({"Ins", "Del"})
_ROLE_MAP = b"/RoleMap<</Ins/Span/Del/Span>>"
_ARTIFACTS = {
    PAGE_HEAD: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    PAGE_FOOT: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}


class Tagger:
    """Collects marked content and annotations by element."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._kids: list[list[int]] = [[] for _ in structure.roles]
        self._annotations: dict[int, list[tuple[int, int]]] = {}
        self._placed: set[int] = set()
        self._boxes: dict[int, tuple[float, float, float, float]] = {}
        self._pages: list[list[int]] = []

    def begin_page(self) -> None:
        """What follows stands on the next page."""
        self._pages.append([])

    def begin(self, mark: int, meant: str = "") -> str:
        """The operator that begins content of an element, or of an artifact; `meant` is what content of an element
        stands for where that is not what is drawn."""
        if mark < 0:
            return _ARTIFACTS.get(mark, "/Artifact BMC")
        page = self._pages[-1]
        number = len(page)
        page.append(mark)
        self._attach(mark)
        # Content is kept as a negative number, children as their own: one list holds both in reading order.
        self._kids[mark].append(-((len(self._pages) - 1) * _CONTENT_STEP + number) - 1)
        if meant:  # poppler heeds it in a Span only
            return f"/Span<</MCID {number}/ActualText{literal(meant).decode('latin-1')}>>BDC"
        return f"/{self._structure.roles[mark]}<</MCID {number}>>BDC"

    def annotate(self, mark: int, number: int) -> None:
        """Takes annotation object `number` of this page into an element."""
        self._attach(mark)
        self._annotations.setdefault(mark, []).append((len(self._pages) - 1, number))

    def bound(self, mark: int, box: tuple[float, float, float, float]) -> None:
        """The rectangle of a picture: left, bottom, right, top in points."""
        self._boxes[mark] = box

    def _attach(self, mark: int) -> None:
        """Inline elements stand in their parent where they are first drawn."""
        while mark in self._structure.inline and mark not in self._placed:
            self._placed.add(mark)
            parent = self._structure.parents[mark]
            self._kids[parent].append(mark)
            mark = parent

    def objects(self, first: int, pages: list[int]) -> Iterator[tuple[int, bytes]]:
        """(number, body) of every object of the tree. `first` is the root's number, `pages` those of the pages.

        Numbers after `first` are the parent tree, the identifiers, then the elements.
        """
        alive = self._alive()
        elements = first + 3
        children = self._children(alive)
        tops = [mark for mark, parent in enumerate(self._structure.parents) if parent < 0 and alive[mark]]
        top = b" ".join(b"%d 0 R" % (elements + mark) for mark in tops)
        keys = len(self._pages) + sum(map(len, self._annotations.values()))
        role_map = _ROLE_MAP if _OWN_ROLES.intersection(self._structure.roles) else b""
        root = b"<</Type/StructTreeRoot/K[%b]/ParentTree %d 0 R/ParentTreeNextKey %d/IDTree %d 0 R%b>>"
        yield first, root % (top, first + 1, keys, first + 2, role_map)
        yield first + 1, self._parent_tree(elements)
        yield first + 2, self._identifiers(elements)
        for mark in range(len(self._structure.roles)):
            if alive[mark]:
                yield elements + mark, self._element(mark, first, children[mark], pages)

    def count(self) -> int:
        """How many object numbers `objects` needs."""
        return 3 + len(self._structure.roles)

    def annotation_keys(self) -> dict[int, int]:
        """Annotation object to its key in the parent tree."""
        start = len(self._pages)
        numbers = [number for places in self._annotations.values() for _, number in places]
        return {number: start + index for index, number in enumerate(numbers)}

    def _alive(self) -> list[bool]:
        structure = self._structure
        alive = [bool(kids) for kids in self._kids]
        for mark in range(len(alive) - 1, -1, -1):
            alive[mark] = alive[mark] or mark in self._annotations or structure.roles[mark] in _KEPT_EMPTY
            parent = structure.parents[mark]
            if alive[mark] and parent >= 0:
                alive[parent] = True
        return alive

    def _children(self, alive: list[bool]) -> list[list[int]]:
        """Content and inline children in the order drawn, then block children in the order of the structure."""
        structure = self._structure
        children = self._kids
        for mark, parent in enumerate(structure.parents):
            if parent >= 0 and alive[mark] and mark not in structure.inline:
                children[parent].append(mark)
        return children

    def _element(self, mark: int, first: int, children: list[int], pages: list[int]) -> bytes:
        structure, elements = self._structure, first + 3
        home = next((-child - 1 for child in children if child < 0), None)
        page = None if home is None else home // _CONTENT_STEP
        kids = b" ".join(self._kid(child, page, elements, pages) for child in children)
        for where, number in self._annotations.get(mark, ()):
            kids += b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (number, pages[where])
        parent = structure.parents[mark]
        return b"<</S/%b/P %d 0 R%b%b/K[%b]>>" % (
            structure.roles[mark].encode("ascii"),
            first if parent < 0 else elements + parent,
            b"" if page is None else b"/Pg %d 0 R" % pages[page],
            self._attributes(mark),
            kids,
        )

    def _kid(self, child: int, home: int | None, elements: int, pages: list[int]) -> bytes:
        if child >= 0:
            return b"%d 0 R" % (elements + child)
        page, number = divmod(-child - 1, _CONTENT_STEP)
        if page == home:
            return b"%d" % number
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[page], number)

    def _attributes(self, mark: int) -> bytes:
        structure = self._structure
        found = b""
        if mark in structure.scopes or mark in structure.spans:
            scope = b"/Scope/" + structure.scopes[mark].encode("ascii") if mark in structure.scopes else b""
            found += b"/A<</O/Table%b/ColSpan %d>>" % (scope, structure.spans.get(mark, 1))
        if mark in self._boxes:
            found += b"/A<</O/Layout/BBox[%.2f %.2f %.2f %.2f]>>" % self._boxes[mark]
        if mark in structure.numberings:
            found += b"/A<</O/List/ListNumbering/%b>>" % structure.numberings[mark].encode("ascii")
        if mark in structure.alternatives:
            found += b"/Alt" + literal(structure.alternatives[mark])
        if mark in structure.identifiers:
            found += b"/ID" + literal(structure.identifiers[mark])
        return found

    def _parent_tree(self, elements: int) -> bytes:
        entries = [
            b"%d[%b]" % (index, b" ".join(b"%d 0 R" % (elements + mark) for mark in page))
            for index, page in enumerate(self._pages)
        ]
        owners = [mark for mark, places in self._annotations.items() for _ in places]
        entries += [b"%d %d 0 R" % (len(self._pages) + index, elements + mark) for index, mark in enumerate(owners)]
        return b"<</Nums[%b]>>" % b"\n".join(entries)

    def _identifiers(self, elements: int) -> bytes:
        named = sorted((literal(name), mark) for mark, name in self._structure.identifiers.items())
        return b"<</Names[%b]>>" % b" ".join(b"%b %d 0 R" % (name, elements + mark) for name, mark in named)
