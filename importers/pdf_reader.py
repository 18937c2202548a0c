"""PDF files with text: lines by place, columns in order, tables from rulings, heads and feet by repetition, tags."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from importers.limits import expect_pages
from importers.pdf.flow import FlowLine, FlowTable, Item, flow_of, usual_pitch
from importers.pdf.insets import with_insets_behind
from importers.pdf.leads import spots_of
from importers.pdf.marks import Bookmark, bookmarks_of, folded
from importers.pdf.notes import tied_notes
from importers.pdf.pages import Page, read_page
from importers.pdf.paragraphs import Tagging, tagging_of
from importers.pdf.rows import Row, separator
from importers.pdf.titles import with_titles
from importers.pdf.underlines import mark_underlined
from importers.pdf.words import Word
from importers.pieces import Note, Piece, has_text, line_look
from importers.progress import tell
from importers.properties import useful_properties
from importers.source import Cell, LineEnd, LineRole, SourceDocument, SourceLine, SourcePage
from programme.errors import UnreadableFile, UnsafeFile
from programme.findings import Finding, Severity

_PROPERTIES = {"Title": "title", "Subject": "subtitle", "Author": "author", "CreationDate": "created"}
_FEWEST_LETTERS_A_PAGE = 15
_MOST_PAGES = 5_000
_PASSWORD_ERROR = 4
_SHARE_OF_PAGES = 0.7
"""Of the work; the rest finds lines, tables and the order of reading."""
_LINES_OF_TITLE = 4
_LONGEST_NUMBER = 6
_FEWEST_TAGGED = 8
"""Lines that must be called headings before they can be too many: a page of a title and a chapter may be nothing else."""
_NUMBER = re.compile(r"(?:[a-z]?\d+|[ivx]+|[a-z])$")


def read_source(content: bytes, name: str) -> SourceDocument:
    """The lines of a PDF. Raises `UnreadableFile`, also where there are only pictures of pages, and `UnsafeFile` for too many
    pages or words."""
    document = _opened(content)
    try:
        if len(document) > _MOST_PAGES:
            raise UnsafeFile("file_with_too_many_pages", limit=_MOST_PAGES)
        expect_pages(len(document), len(content))
        pages, findings = _pages(document)
        bookmarks = bookmarks_of(document)
        meta = _properties(document)
    finally:
        document.close()
    _require_text(pages)
    return document_of(pages, name, meta, findings, bookmarks)


def document_of(
    pages: Sequence[Page],
    name: str,
    meta: Mapping[str, str],
    findings: Sequence[Finding],
    bookmarks: Sequence[Bookmark] = (),
) -> SourceDocument:
    """The lines of pages in reading order."""
    items = with_insets_behind(flow_of(pages))
    lines = with_titles(list(_Writer(pages, items, bookmarks).lines()), dict(meta))
    shapes = tuple(SourcePage(page.number, page.width, page.height, page.turn) for page in pages)
    return SourceDocument(tuple(lines), name, dict(meta), tuple(findings), pages=shapes)


def _opened(content: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).casefold()
        kind = "file_with_password" if locked else "file_broken"
        raise UnreadableFile(kind, part="") from error


def _pages(document: Any) -> tuple[list[Page], list[Finding]]:
    """All pages; those that are damaged or hold only pictures are told."""
    import pypdfium2

    pages: list[Page] = []
    findings: list[Finding] = []
    count = len(document)
    spots = spots_of(document)
    for number in range(1, count + 1):
        tell(number - 1, count / _SHARE_OF_PAGES)
        kind = ""
        try:
            pages.append(read_page(document, number, spots))
            mark_underlined(pages[-1])
            kind = "page_without_text" if pages[-1].has_picture and not pages[-1].words else ""
        except pypdfium2.PdfiumError:
            kind = "page_unreadable"
        if kind:
            findings.append(Finding(kind, Severity.WARNING, {"page": number}, page=number))
    if not pages:
        raise UnreadableFile("file_broken", part="")
    return pages, findings


def _require_text(pages: Sequence[Page]) -> None:
    letters = sum(sum([len(word.text) for word in page.words]) for page in pages)
    if letters < _FEWEST_LETTERS_A_PAGE * len(pages) and (letters == 0 or any(page.has_picture for page in pages)):
        raise UnreadableFile("file_without_text")


def _properties(document: Any) -> dict[str, str]:
    found = document.get_metadata_dict(skip_empty=True)
    return useful_properties((key, found.get(name)) for name, key in _PROPERTIES.items())


class _Writer:
    """Flow -> source lines."""

    def __init__(self, pages: Sequence[Page], items: Sequence[Item], bookmarks: Sequence[Bookmark]) -> None:
        self._items = items
        self._tagging = tagging_of(pages, items)
        self._notes = tied_notes(items)
        self._outlines = _outlines(items, bookmarks, self._tagging)
        self._pitch = usual_pitch(items)
        self._number = self._tables = 0

    def lines(self) -> Iterator[SourceLine]:
        """All lines of the document."""
        before: FlowLine | None = None
        for item in self._items:
            if isinstance(item, FlowTable):
                yield from self._table(item)
                before = item.lowest()
            elif id(item) not in self._notes.gone:
                yield from self._line(item, before)
                before = item if item.role is LineRole.TEXT else before

    def _line(self, item: FlowLine, before: FlowLine | None, last: bool = False) -> Iterator[SourceLine]:
        self._number += 1
        tag = self._tagging.place(item)
        parts = list(self._parts(item.row))
        if not has_text(parts):
            return
        yield SourceLine(
            number=self._number,
            end=LineEnd.PARAGRAPH if last or item.row.ends else LineEnd.GOES_ON if item.row.goes_on else tag.end,
            role=LineRole.CONTENTS if tag.contents else item.role,
            page=item.page,
            column=item.column,
            outline=self._outlines.get(id(item)),
            list_level=tag.list_level,
            goes_on=tag.goes_on,
            cell=item.cell,
            left=round(item.row.left, 1),
            right=round(item.row.right, 1),
            top=round(item.row.top, 1),
            bottom=round(item.row.bottom, 1),
            space_above=self._space(item, before),
            margin_number=item.margin_number,
            node=item.node,
            **line_look(parts),
        )

    def _table(self, table: FlowTable) -> Iterator[SourceLine]:
        index, self._tables = self._tables, self._tables + 1
        for (row, column), lines in sorted(table.cells.items()):
            width, height = table.shapes[row, column]
            before: FlowLine | None = None
            for line in lines:
                line.cell = Cell(index, row, column, width, height)
                yield from self._line(line, before, last=line is lines[-1])
                before = line

    def _space(self, item: FlowLine, before: FlowLine | None) -> float:
        """Line heights above beyond the usual distance; 0 at the start of a page or column."""
        if before is None or before.page != item.page or before.column != item.column:
            return 0.0
        distance = item.row.base - before.row.base
        usual = self._pitch * max(item.row.size, (item.row.size + before.row.size) / 2)
        return round(max(0.0, distance / usual - 1.0), 2)

    def _parts(self, row: Row) -> Iterator[Piece | Note]:
        """Words with their blanks, neighbours of one look in one piece."""
        text, last, marks = "", row.words[0], self._notes.marks
        if all(word.look is last.look and word.link is None and id(word) not in marks for word in row.words):
            yield Piece(row.text(), last.look)
            return
        for word in _with_bullet(row.words):
            note = marks.get(id(word))
            between = "" if not text and last is row.words[0] else separator(last, word, row.size)
            if note is not None or (word.look, word.link) != (last.look, last.link):
                if word.link is not None:  # the blank before a link is none of its words
                    text, between = text + between, ""
                yield Piece(text, last.look, last.link)
                text = ""
            if note is not None:
                yield Note(note)
            else:
                text += between + word.text
            last = word
        yield Piece(text, last.look, last.link)


def _with_bullet(words: Sequence[Word]) -> Sequence[Word]:
    """Word's second bullet is an "o" in a typewriter font."""
    first = words[0]
    if first.text == "o" and len(words) > 1 and "courier" in first.look.font.casefold() and first.look != words[1].look:
        return [replace(first, text="◦"), *words[1:]]
    return words


def _outlines(items: Sequence[Item], bookmarks: Sequence[Bookmark], tagging: Tagging) -> dict[int, int]:
    """Heading levels of lines by identity: from tags, unless they call most of the words headings or far fewer lines than
    the bookmarks do; else from bookmarks."""
    lines = [item for item in items if isinstance(item, FlowLine) and item.role is LineRole.TEXT]
    levels = ((line, tagging.place(line).outline) for line in lines)
    tagged = {id(line): level for line, level in levels if level is not None}
    headed = sum(line.row.letters for line in lines if id(line) in tagged)
    if len(tagged) >= _FEWEST_TAGGED and 2 * headed > sum(line.row.letters for line in lines):
        tagged = {}
    marked = _marked(lines, bookmarks)
    return tagged if 2 * len(tagged) >= len(marked) else marked


def _marked(lines: Sequence[FlowLine], bookmarks: Sequence[Bookmark]) -> dict[int, int]:
    """Lines whose words are those of a bookmark to their page. Few hits mean that the bookmarks are something else."""
    by_page: dict[int, list[FlowLine]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    found: dict[int, int] = {}
    hits = 0
    for bookmark in bookmarks:
        matched = _matching(by_page.get(bookmark.page, []), bookmark.folded)
        hits += bool(matched)
        found |= {id(line): bookmark.depth for line in matched}
    return found if 2 * hits >= len(bookmarks) else {}


def _matching(lines: Sequence[FlowLine], title: str) -> list[FlowLine]:
    """The neighbouring lines that together read as `title`; the bookmark may leave out a number before it."""
    texts = [folded(line.row.text()) for line in lines]
    for start in range(len(lines)):
        read = ""
        for end in range(start, min(start + _LINES_OF_TITLE, len(lines))):
            read += texts[end]
            if not texts[start] or len(read) > len(title) + _LONGEST_NUMBER:
                break
            if read == title or (read.endswith(title) and _NUMBER.match(read[: -len(title)])):
                return list(lines[start : end + 1])
    return []
