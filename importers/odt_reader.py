"""OpenDocument text (.odt, also the flat form .fodt), read from its XML. Tracked changes count as accepted."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from importers.layout_tables import without_layout_tables
from importers.limits import expect_paragraphs
from importers.office.docx_styles import rank_of_name
from importers.office.list_labels import Counts, ListLevel
from importers.office.odt_styles import DRAW, LOEXT, OFFICE, STYLE, TABLE, TEXT, NamedStyle, Styles, count_of
from importers.office.odt_text import DEEPEST, TextReader, boxes_of, is_hidden, plain_paragraphs
from importers.pieces import lines_of, told
from importers.progress import Steps
from importers.properties import useful_properties
from importers.safe_zip import SafeZip, parsed_xml
from importers.source import Cell, LineEnd, LineRole, SourceDocument, SourceLine
from programme.errors import UnreadableFile, UnsafeFile
from programme.findings import Finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {
    "Title": LineRole.TITLE,
    "Titel": LineRole.TITLE,
    "Subtitle": LineRole.SUBTITLE,
    "Untertitel": LineRole.SUBTITLE,
}
_PROPERTIES = {"title": "title", "subject": "subtitle", "initial-creator": "author", "creation-date": "created"}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LINE_HEIGHT = 1.2
_MOST_CELLS = 200
_INDEXES = (
    f"{TEXT}table-of-content", f"{TEXT}illustration-index", f"{TEXT}table-index", f"{TEXT}alphabetical-index",
    f"{TEXT}user-index", f"{TEXT}object-index", f"{TEXT}bibliography",
)  # fmt: skip


def read_source(content: bytes, name: str) -> SourceDocument:
    """The paragraphs of an OpenDocument text. Raises `UnreadableFile` or `UnsafeFile`."""
    roots = _roots(content)
    text = next((found for root in roots if (found := root.find(f"{OFFICE}body/{OFFICE}text")) is not None), None)
    if text is None:
        raise UnreadableFile("file_of_other_kind", expected="OpenDocument-Text")
    reader = _Body(Styles(roots), Steps(sum(1 for _ in text.iter(f"{TEXT}p", f"{TEXT}h"))))
    reader.read(text, None, 0)
    furniture = [line for root in roots for line in _furniture(root)]
    return SourceDocument(
        lines=(*furniture, *reader.all_lines()),
        name=name,
        meta=_properties(roots),
        findings=tuple(reader.findings(sum(1 for _ in text.iter(f"{TEXT}changed-region")))),
    )


def _roots(content: bytes) -> "list[_Element]":
    """The parts that matter, styles first; a flat file is all of them in one."""
    if content.removeprefix(BOM_UTF8).lstrip()[:5] in (b"<?xml", b"<offi"):
        expect_paragraphs(content)
        return [parsed_xml(content)]
    archive = SafeZip(content)
    archive.refuse_encrypted()
    if "content.xml" not in archive:
        raise UnreadableFile("file_of_other_kind", expected="OpenDocument-Text")
    styles = [archive.xml(name) for name in ("styles.xml", "meta.xml") if name in archive]
    return [*styles, archive.body("content.xml")]


@dataclass(slots=True)
class _ListPlace:
    """Where in a list the walk stands. `fresh` until the first paragraph of the item took its label."""

    levels: dict[int, ListLevel]
    counts: Counts
    depth: int = 0
    fresh: bool = False
    labelled: bool = True
    start: int | None = None


@dataclass(slots=True)
class _Lists:
    """Counters of lists that others may continue, by id and by style."""

    by_id: dict[str, Counts] = field(default_factory=dict)
    by_style: dict[str, Counts] = field(default_factory=dict)

    def counts(self, element: "_Element", style: str) -> Counts:
        """The counters that a list of the outermost level goes on with."""
        continued, own = element.get(f"{TEXT}continue-list"), element.get(_ID)
        counts = self.by_id.get(continued) if continued else None
        if counts is None and element.get(f"{TEXT}continue-numbering") == "true":
            counts = self.by_style.get(style)
        counts = counts or Counts()
        if own:
            self.by_id[own] = counts
        self.by_style[style] = counts
        return counts


class _Body:
    """Walks the text and gathers its lines."""

    def __init__(self, styles: Styles, steps: Steps) -> None:
        self._lines: list[SourceLine] = []
        self._steps = steps
        self._styles = styles
        self._text = TextReader(styles)
        self._lists = _Lists()
        self._headings = Counts()
        self._number = self._tables = 0
        self._empty = self._after = 0.0
        self._contents = False
        self._inside: dict[int, Cell] = {}

    def all_lines(self) -> list[SourceLine]:
        """What was read; without pages where the file notes none."""
        lines = without_layout_tables(self._lines, self._inside)
        return lines if self._text.pages else [replace(line, page=None) for line in lines]

    def findings(self, changes: int) -> Iterator[Finding]:
        """What a person should know of the reading; `changes` is the number of tracked changes."""
        return told(self._text.hidden, changes, self._text.struck)

    def read(self, container: "_Element", cell: Cell | None, depth: int, place: _ListPlace | None = None) -> None:
        """All blocks of a text, section, cell, frame or list item."""
        if depth > DEEPEST:
            raise UnsafeFile("file_nested_too_deep")
        for child in container.iterchildren():
            tag = child.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, cell, depth, place)
            elif tag == f"{TEXT}list":
                self._list(child, cell, depth, place)
            elif tag == f"{TABLE}table":
                self._table(child, cell, depth)
            elif tag in _INDEXES:
                self._index(child, cell, depth)
            elif tag == f"{TEXT}soft-page-break":
                self._text.pages += 1
            elif isinstance(tag, str) and tag.startswith(DRAW):
                for box in boxes_of(child):
                    self.read(box, cell, depth + 1)
            elif tag == f"{TEXT}numbered-paragraph":
                self.read(child, cell, depth + 1, self._numbered(child))
            elif tag == f"{TEXT}section" and is_hidden(child):
                self._text.hidden += sum(1 for _ in plain_paragraphs(child))
            elif tag in (f"{TEXT}section", f"{TEXT}index-title", f"{TEXT}index-body"):
                self.read(child, cell, depth + 1, place)

    def _numbered(self, element: "_Element") -> "_ListPlace":
        """The place of a paragraph that is an item without standing in a list."""
        style = element.get(f"{TEXT}style-name") or self._style_of_first(element)
        own = element.get(f"{TEXT}list-id", "")
        counts = self._lists.by_id.setdefault(own, Counts())
        depth = count_of(element, f"{TEXT}level", 1, 10) - 1
        return _ListPlace(self._styles.levels(style), counts, depth, fresh=True, start=_start_of(element))

    def _paragraph(self, element: "_Element", cell: Cell | None, depth: int, place: _ListPlace | None) -> None:
        self._steps.step()
        self._number += 1
        style = self._styles.paragraph(element.get(f"{TEXT}style-name"))
        page = self._text.pages + 1
        parts = self._text.parts(element, style.look)
        frame = replace(self._frame(element, style, place), cell=cell, page=page)
        marks = self._text.marks
        node = marks[0] if marks else ""
        lines = lines_of(parts, replace(frame, space_above=frame.space_above + self._empty, node=node))
        self._empty = 0.0 if lines else self._empty + 1.0
        if lines:
            marks.clear()
        self._lines += lines
        self._asides(cell, depth)

    def _frame(self, element: "_Element", style: NamedStyle, place: _ListPlace | None) -> SourceLine:
        look = style.look
        outline = self._outline(element, style)
        marker, level, goes_on = self._label(element, outline, place)
        above = max(look.above or 0.0, self._after) / ((look.size or 12.0) * _LINE_HEIGHT)
        self._after = look.below or 0.0
        indent = level.left if level and level.left is not None else look.left or 0.0
        return SourceLine(
            "",
            self._number,
            LineEnd.PARAGRAPH,
            role=LineRole.CONTENTS if self._contents else _ROLES.get(style.name, LineRole.TEXT),
            style=style.name,
            outline=outline,
            list_level=place.depth if place else None,
            marker=marker,
            goes_on=goes_on,
            align=look.align or "",
            left=indent + (0.0 if level else look.first or 0.0),
            space_above=round(above, 2),
        )

    def _outline(self, element: "_Element", style: NamedStyle) -> int | None:
        if element.tag == f"{TEXT}h":  # a heading may be put higher for its place in the outline and keep its look
            return max(count_of(element, f"{TEXT}outline-level", 1, 10), (rank_of_name(style.name) or 0) + 1)
        return style.look.outline or None

    def _label(
        self, element: "_Element", outline: int | None, place: _ListPlace | None
    ) -> tuple[str, ListLevel | None, bool]:
        """Label, list level, and whether the paragraph only goes on in its item."""
        written = element.find(f"{TEXT}number")
        stated = "".join(written.itertext()).strip()[:40] if written is not None else ""
        if place is not None:
            level = place.levels.get(place.depth)
            if not place.fresh:
                return "", level, place.labelled
            place.fresh = False
            if place.labelled and not _counts(level):
                place.counts.enter(place.depth)
            counted = place.labelled and _counts(level)
            label = place.counts.next_label(place.levels, place.depth, place.start) if counted else ""
            return stated or label, level, False
        if outline and element.tag == f"{TEXT}h" and element.get(f"{TEXT}is-list-header") != "true":
            counted = _counts(self._styles.outline.get(outline - 1))
            if element.get(f"{TEXT}restart-numbering") == "true":
                self._headings.restart(outline - 1)
            start = _start_of(element)
            label = self._headings.next_label(self._styles.outline, outline - 1, start) if counted else ""
            return stated or label, None, False
        return stated, None, False

    def _list(self, element: "_Element", cell: Cell | None, depth: int, outer: _ListPlace | None) -> None:
        style = element.get(f"{TEXT}style-name") or self._style_of_first(element)
        levels = self._styles.levels(style) if outer is None or style else outer.levels
        if outer is None:
            place = _ListPlace(levels, self._lists.counts(element, style))
        else:
            place = _ListPlace(levels, outer.counts, min(outer.depth + 1, 9))
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            place.fresh, place.labelled = True, item.tag == f"{TEXT}list-item"
            place.start = _start_of(item)
            own = item.get(f"{TEXT}style-override")
            place.levels = self._styles.levels(own) if own else levels
            self.read(item, cell, depth + 1, place)

    def _style_of_first(self, element: "_Element") -> str:
        """The list style that the first paragraph of a list names, where the list itself names none."""
        first = next(element.iter(f"{TEXT}p", f"{TEXT}h"), None)
        name = None if first is None else first.get(f"{TEXT}style-name")
        return self._styles.paragraph(name).look.list_style or ""

    def _index(self, element: "_Element", cell: Cell | None, depth: int) -> None:
        self._contents, before = True, self._contents
        for body in element.iterchildren(f"{TEXT}index-body"):
            self.read(body, cell, depth + 1)
        self._contents = before

    def _asides(self, cell: Cell | None, depth: int) -> None:
        boxes, self._text.boxes = self._text.boxes, []
        comments, self._text.comments = self._text.comments, []
        for box in boxes:
            self.read(box, cell, depth + 1)
        for comment in comments:
            author = comment.findtext("{http://purl.org/dc/elements/1.1/}creator") or ""
            text = "\n".join(plain_paragraphs(comment))
            self._lines.append(SourceLine(text, self._number, LineEnd.PARAGRAPH, role=LineRole.COMMENT, label=author))

    def _table(self, element: "_Element", cell: Cell | None, depth: int) -> None:
        table, self._tables = self._tables, self._tables + 1
        if cell is not None:
            self._inside[table] = cell
        row = -1
        for element_of_row, header in _rows(element, False, 0):
            if element_of_row.tag == f"{TEXT}soft-page-break":
                self._text.pages += 1
                continue
            row, column = row + 1, 0
            for each in element_of_row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                width = count_of(each, f"{TABLE}number-columns-spanned", 1, _MOST_CELLS)
                height = count_of(each, f"{TABLE}number-rows-spanned", 1, 10_000)
                if each.tag == f"{TABLE}table-cell":
                    self.read(each, Cell(table, row, column, width, height, header), depth + 1)
                column += count_of(each, f"{TABLE}number-columns-repeated", 1, _MOST_CELLS)


def _counts(level: ListLevel | None) -> bool:
    """Levels without a number do not count; in lists deeper ones begin anew below them."""
    return level is not None and level.form != "none"


def _start_of(element: "_Element") -> int | None:
    """The number that an item states itself."""
    start = element.get(f"{TEXT}start-value", "")
    return int(start) if start.isdecimal() and len(start) < 6 else None


def _rows(element: "_Element", header: bool, depth: int) -> "Iterator[tuple[_Element, bool]]":
    """Rows, with whether they are repeated as heads, and the page ends between them."""
    for child in element.iterchildren():
        if child.tag in (f"{TABLE}table-row", f"{TEXT}soft-page-break"):
            yield child, header
        elif child.tag == f"{TABLE}table-header-rows" and depth < DEEPEST:
            yield from _rows(child, True, depth + 1)
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group") and depth < DEEPEST:
            yield from _rows(child, header, depth + 1)


def _furniture(root: "_Element") -> Iterator[SourceLine]:
    for kind, role in (("header", LineRole.PAGE_HEAD), ("footer", LineRole.PAGE_FOOT)):
        kinds = (f"{STYLE}{kind}", f"{STYLE}{kind}-left", f"{STYLE}{kind}-first", f"{LOEXT}{kind}-first")
        texts = dict.fromkeys(text for element in root.iter(*kinds) for text in plain_paragraphs(element))
        yield from (SourceLine(text, 1, LineEnd.PARAGRAPH, role=role) for text in texts)


def _properties(roots: "list[_Element]") -> dict[str, str]:
    found: list[tuple[str, str | None]] = []
    for root in roots:
        for meta in root.iter(f"{OFFICE}meta"):
            for element in meta.iterchildren("{*}*"):
                key = _PROPERTIES.get(str(element.tag).rpartition("}")[2])
                if key:
                    found.append((key, element.text))
    return useful_properties(found)
