"""Word files (.docx), read from their XML: every paragraph with its style, outline level, computed number and place.

Tracked changes count as accepted. Paragraphs of our own Word files carry the ids of their nodes as bookmarks.
"""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from importers.layout_tables import without_layout_tables
from importers.office.docx_numbering import Numbering
from importers.office.docx_styles import ParagraphLook, RunLook, Style, Styles, W, paragraph_look, run_look, value
from importers.office.docx_tables import placed_cells
from importers.office.docx_text import (
    DEEPEST,
    DIAGRAM,
    A,
    R,
    TextReader,
    chosen,
    is_placeholder,
    local_name,
    node_id,
    torn_fields,
)
from importers.office.package import Package
from importers.pieces import Note, Part, Piece, lines_of, note_of, told
from importers.progress import Steps
from importers.safe_zip import SafeZip
from importers.source import Cell, LineEnd, LineRole, SourceDocument, SourceLine
from programme.errors import UnreadableFile, UnsafeFile
from programme.findings import Finding, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {
    "title": LineRole.TITLE,
    "titel": LineRole.TITLE,
    "subtitle": LineRole.SUBTITLE,
    "untertitel": LineRole.SUBTITLE,
}
_CONTENTS_STYLES = ("toc ", "verzeichnis ", "inhaltsverzeichnis")
_BODY_OUTLINE = 9
_LINE_HEIGHT = 1.2
_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent"}
_CHUNKS = {
    **dict.fromkeys(("htm", "html", "xhtml"), "importers.html_reader"),
    "rtf": "importers.rtf_reader",
    "txt": "importers.text_reader",
}
"""Readers of the kinds of files that may stand within a Word file, by ending; Word files themselves might hold one another."""
_PAGE = f"{W}lastRenderedPageBreak"
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def read_source(content: bytes, name: str) -> SourceDocument:
    """The paragraphs of a Word file. Raises `UnreadableFile` or `UnsafeFile`."""
    package = Package(SafeZip(content))
    main = package.main_part()
    if main is None:
        raise UnreadableFile("file_of_other_kind", expected="Word")
    body = package.body(main).find(f"{W}body")
    if body is None:
        raise UnreadableFile("file_of_other_kind", expected="Word")
    changes = sum(1 for _ in body.iter(*_CHANGES))
    reader = _Body(package, main, body)
    reader.read(body, None, 0)
    return SourceDocument(
        lines=(*reader.furniture(), *reader.all_lines()),
        name=name,
        meta=package.properties(),
        findings=tuple(reader.findings(changes)),
    )


class _Body:
    """Walks the body and gathers its lines."""

    def __init__(self, package: Package, main: str, body: "_Element") -> None:
        self._lines: list[SourceLine] = []
        self._package, self._main = package, main
        self._styles = Styles(package.related(main, "styles"))
        self._numbering = Numbering(package.related(main, "numbering"))
        self._notes: dict[str, dict[str, _Element]] = {}
        self._comments = _by_id(package.related(main, "comments"), "comment")
        self._text = TextReader(self._styles, package.links(main), self._note, torn_fields(body))
        self._paged = any(sign.tag == _PAGE or sign.get(f"{W}type") == "page" for sign in body.iter(_PAGE, f"{W}br"))
        self._steps = Steps(sum(1 for _ in body.iter(f"{W}p")))
        self._number = self._tables = self._unread = 0
        self._empty = self._after = 0.0
        self._node = ""
        self._pending: list[Part] = []
        self._inside: dict[int, Cell] = {}

    def read(self, container: "_Element", cell: Cell | None, depth: int) -> None:
        """All blocks of a body, cell or text box."""
        if depth > DEEPEST:
            raise UnsafeFile("file_nested_too_deep")
        for child in container.iterchildren():
            name = local_name(child)
            if name == "p":
                self._paragraph(child, cell, depth)
                child.clear()  # a table of many cells takes more room as elements than as lines
            elif name == "tbl":
                self._table(child, cell, depth)
            elif name == "bookmarkStart":
                self._node = node_id(child.get(f"{W}name")) or self._node
            elif name in _WRAPPERS:
                if name == "sdt":
                    self._node = node_id(value(child.find(f"{W}sdtPr"), "tag")) or self._node
                    if is_placeholder(child):
                        continue
                self.read(chosen(child) if name == "AlternateContent" else child, cell, depth + 1)
            elif name == "altChunk":
                self._chunk(child.get(f"{R}id", ""), cell)

    def all_lines(self) -> list[SourceLine]:
        """What was read."""
        self._emit([], SourceLine("", self._number, LineEnd.PARAGRAPH))
        return without_layout_tables(self._lines, self._inside)

    def furniture(self) -> Iterator[SourceLine]:
        """Running heads and feet, each wording once."""
        for kind, role in (("header", LineRole.PAGE_HEAD), ("footer", LineRole.PAGE_FOOT)):
            seen: set[str] = set()
            for part in self._package.all_related(self._main, kind):
                for text in self._plain_paragraphs(part):
                    if text not in seen:
                        seen.add(text)
                        yield SourceLine(text, 1, LineEnd.PARAGRAPH, role=role)

    def findings(self, changes: int) -> Iterator[Finding]:
        """What a person should know of the reading; `changes` is the number of tracked changes."""
        yield from told(self._text.hidden, changes, self._text.struck)
        if self._unread:
            yield Finding("embedded_files_left_out", Severity.WARNING, {"count": self._unread})

    def _paragraph(self, element: "_Element", cell: Cell | None, depth: int) -> None:
        self._number += 1
        self._steps.step()
        properties = element.find(f"{W}pPr")
        style_id = value(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        text = self._text
        in_contents = text.in_contents
        parts = text.parts(element, style.run)
        if _goes_on(properties):
            self._pending += parts
        else:
            listed = in_contents or text.in_contents or style.name.casefold().startswith(_CONTENTS_STYLES)
            role = LineRole.CONTENTS if listed else _ROLES.get(style.name.casefold(), LineRole.TEXT)
            self._emit(parts, self._frame(properties, style_id, style, cell, role))
        self._asides(cell, depth)

    def _emit(self, parts: list[Part], frame: SourceLine) -> None:
        marks = self._text.marks
        node = marks[0] if marks else self._node
        if node or self._empty:
            frame = replace(frame, space_above=frame.space_above + self._empty, node=node)
        lines = lines_of([*self._pending, *parts], frame)
        self._pending = []
        marks.clear()
        self._empty = 0.0 if lines else self._empty + 1.0
        if lines:
            self._node = ""
        self._lines += lines

    def _frame(
        self, properties: "_Element | None", style_id: str | None, style: Style, cell: Cell | None, role: LineRole
    ) -> SourceLine:
        own = paragraph_look(properties)
        list_id, depth = self._list_place(own, style, style_id)
        level = self._numbering.level(list_id, depth) if list_id else None
        look = own.over(ParagraphLook(left=level.left if level else None).over(style.paragraph))
        marker = self._numbering.next_label(list_id, depth) if list_id else ""
        outline = look.outline if look.outline is not None else style.rank
        size = style.run.size or 10.0
        above = max(look.before or 0.0, self._after) / (size * _LINE_HEIGHT)
        self._after = look.after or 0.0
        return SourceLine(
            "",
            self._number,
            LineEnd.PARAGRAPH,
            role=role,
            page=self._text.page if self._paged else None,
            style=style.name,
            outline=outline + 1 if outline is not None and 0 <= outline < _BODY_OUTLINE else None,
            list_level=depth if level else None,
            marker=marker,
            cell=cell,
            align=look.align or "",
            left=(look.left or 0.0) + (0.0 if level else look.first or 0.0) or 0.0,
            space_above=round(above, 2) or 0.0,
        )

    def _list_place(self, own: ParagraphLook, style: Style, style_id: str | None) -> tuple[str, int]:
        """Id and level of the list that a paragraph stands in; "" for none."""
        if own.list_id is not None:
            list_id, depth = own.list_id, own.list_level
        else:
            list_id, depth = style.paragraph.list_id or "", own.list_level
            if list_id and depth is None:
                bound = self._numbering.of_style(self._styles.numbered(style_id or ""))
                depth = bound[1] if bound else style.paragraph.list_level
        return ("" if list_id == "0" else list_id), max(0, min(8, depth or 0))

    def _asides(self, cell: Cell | None, depth: int) -> None:
        """Text boxes and comments of the paragraph just read, after it."""
        boxes, self._text.boxes = self._text.boxes, []
        comments, self._text.comments = self._text.comments, []
        for box in boxes:
            if box.tag in (f"{A}p", DIAGRAM):
                self._lettering(box, cell)
            else:
                self.read(box, cell, depth + 1)
        for key in comments:
            comment = self._comments.get(key)
            if comment is not None:
                text = "\n".join(self._plain_paragraphs(comment))
                author = comment.get(f"{W}author", "")
                self._lines.append(
                    SourceLine(text, self._number, LineEnd.PARAGRAPH, role=LineRole.COMMENT, label=author)
                )

    def _chunk(self, key: str, cell: Cell | None) -> None:
        """A whole file in the place of a paragraph: Word shows its text there."""
        found = self._package.chunk(self._main, key)
        reader = None if found is None else _CHUNKS.get(found[0])
        if found is None or reader is None:
            self._unread += 1
            return
        self._emit_pending()
        numbers, tables = self._number, self._tables
        for line in importlib.import_module(reader).read_source(found[1], "").lines:
            if line.role is LineRole.TEXT:
                self._number = numbers + line.number
                own = line.cell and replace(line.cell, table=tables + line.cell.table)
                self._tables = own.table + 1 if own else self._tables
                self._lines.append(replace(line, number=self._number, cell=cell or own))

    def _lettering(self, element: "_Element", cell: Cell | None) -> None:
        """The words of a shape or diagram."""
        root = self._package.part(self._main, element.get(f"{R}dm", "")) if element.tag == DIAGRAM else element
        for paragraph in () if root is None else root.iter(f"{A}p"):
            text = "".join(each.text or "" for each in paragraph.iter(f"{A}t"))
            self._emit([Piece(text)], SourceLine("", self._number, LineEnd.PARAGRAPH, cell=cell))

    def _plain_paragraphs(self, root: "_Element") -> Iterator[str]:
        """The paragraphs of what is no text of the programme, without looks."""
        reader = TextReader(self._styles, {}, lambda *_: None)
        waiting = list(_paragraphs(root))
        while waiting:
            parts = reader.parts(waiting.pop(0), RunLook())
            text = "".join(part.text if isinstance(part, Piece) else "\n" for part in parts).strip()
            if text:
                yield text
            waiting[:0] = [each for box in reader.boxes for each in _paragraphs(box)]
            reader.boxes.clear()

    def _table(self, element: "_Element", cell: Cell | None, depth: int) -> None:
        self._emit_pending()
        table, self._tables = self._tables, self._tables + 1
        if cell is not None:
            self._inside[table] = cell
        for place, content in placed_cells(element, table):
            self.read(content, place, depth + 1)
            self._emit_pending()

    def _emit_pending(self) -> None:
        """A paragraph whose end is deleted goes on in the next one, but never into a table or out of its cell."""
        if self._pending:
            self._emit([], SourceLine("", self._number, LineEnd.PARAGRAPH))

    def _note(self, kind: str, key: str) -> Note | None:
        if kind not in self._notes:
            self._notes[kind] = _by_id(self._package.related(self._main, f"{kind}s"), kind)
        element = self._notes[kind].get(key)
        if element is None:
            return None
        links = self._package.links(self._package.target(self._main, f"{kind}s"))
        reader = TextReader(self._styles, links, lambda *_: None)
        base = self._styles.paragraph(None).run
        return note_of(reader.parts(paragraph, base) for paragraph in element.iter(f"{W}p"))


def _by_id(root: "_Element | None", name: str) -> "dict[str, _Element]":
    elements: Iterable[_Element] = () if root is None else root.iterchildren(f"{W}{name}")
    return {element.get(f"{W}id", ""): element for element in elements}


def _paragraphs(element: "_Element") -> "Iterator[_Element]":
    """Paragraphs in or below `element`, but not those within paragraphs."""
    for child in element.iterchildren():
        if child.tag == f"{W}p":
            yield child
        else:
            yield from _paragraphs(chosen(child) if local_name(child) == "AlternateContent" else child)


def _goes_on(properties: "_Element | None") -> bool:
    """Whether the next paragraph goes on with this one: its end is deleted, moved away or hidden, or it is the large letter
    that one begins with. A heading that its text runs into ends all the same."""
    if properties is None:
        return False
    mark, frame = properties.find(f"{W}rPr"), properties.find(f"{W}framePr")
    stated = set() if mark is None else {local_name(each) for each in mark.iterchildren()}
    hidden = mark is not None and bool(run_look(mark).hidden) and "specVanish" not in stated
    deleted = hidden or bool(stated & {"del", "moveFrom"})
    return deleted or (frame is not None and frame.get(f"{W}dropCap", "none") != "none")
