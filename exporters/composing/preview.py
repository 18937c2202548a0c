"""Pages while a programme is being written: laid out as far as they are looked at, and anew from where it changed."""

import time
from collections.abc import Iterator
from dataclasses import replace

from exporters.block_types import Contents, ContentsEntry
from exporters.blocks import has_contents
from exporters.composing.chunks import Chunk, ChunkBook
from exporters.composing.composer import Composer, Scene
from exporters.composing.cover import set_cover
from exporters.composing.debate_chunks import DebateBook
from exporters.composing.document import furniture, line_setter, pictures_of
from exporters.composing.front import ContentsComposer
from exporters.composing.furniture import Furnisher
from exporters.composing.looks import frame
from exporters.composing.measure_chunks import SheetBook, TableBook
from exporters.composing.pictures import CoverPicture
from exporters.debate_look import debate_page
from exporters.design import Design
from exporters.options import Edition, ExportOptions
from exporters.typesetting.flow import Element, Table
from exporters.typesetting.items import Page
from exporters.typesetting.lazy import LazyPages
from exporters.typesetting.lines import LineSetter
from exporters.typesetting.pages import Frame
from exporters.typesetting.setting import element_strips, set_pages
from exporters.typesetting.strips import Strip, StripMaker
from exporters.typesetting.structure import Structure
from exporters.typesetting.tables import head_strips, rows_below
from programme.model import Attachment, Programme


class _AnyAnchor:
    """In a preview every reference may lead somewhere."""

    def __contains__(self, _: object) -> bool:
        return True


def is_laid_out_by_parts(options: ExportOptions) -> bool:
    """Whether `Preview` knows an edition; comparisons, excerpts and lines that were printed once are laid out as a whole."""
    return options.edition is not Edition.COMPARISON and not options.parts and options.line_record is None


class Preview:
    """An edition page by page, counted from 0, the cover first. After `update` the same page is laid out anew
    in some 30 ms however long the programme is; `advance` lays out the rest bit by bit.

    `setter` may be shared with exports in the same design. Nothing here may be used by two threads at once.
    """

    def __init__(
        self, programme: Programme, options: ExportOptions, design: Design, setter: LineSetter | None = None
    ) -> None:
        assert is_laid_out_by_parts(options)
        self.options = options
        self._design = design
        self._setter = setter or line_setter(design)
        self._frame = frame(design.page)
        self._body_frame = self._frame_of_body()
        self._maker = StripMaker(self._setter, self._body_frame.text_width, self._body_frame.text_height)
        self._book = self._book_of_edition()
        self._body = LazyPages(self._body_frame, self._strips)
        self._heads: tuple[tuple[object, ...], tuple[Strip, ...]] = ((), ())
        self._contents: dict[bool, tuple[tuple[ContentsEntry, ...], list[Page]]] = {}
        self._attachments: tuple[Attachment, ...] = ()
        self._pictures: dict[str, CoverPicture] | None = None
        self._changes = 0
        self.update(programme)

    @property
    def pictures(self) -> dict[str, bytes]:
        """JPEG or PNG by the names of placed pictures."""
        return {name: picture.content for name, picture in (self._pictures or {}).items()}

    def update(self, programme: Programme) -> int:
        """Takes a new state of the programme; returns the first page that may look different, besides the contents."""
        look = self._book.look
        first, same_at_end = self._book.update(programme)
        if self._book.look != look:
            self._forget_strips()
            first = same_at_end = 0
        self._texts = furniture(programme, self.options, self._design)
        if self._pictures is None or programme.attachments != self._attachments:
            self._attachments = programme.attachments
            self._pictures = pictures_of(programme, self._design)
        self._cover = set_cover(self._book.cover, self._design, self._setter, Structure(), self._pictures)
        self._contents.pop(True, None)
        self._changes += 1
        kept = self._body.change(len(self._book.chunks), first, same_at_end)
        return self.front + kept

    @property
    def state(self) -> tuple[int, bool]:
        """Another one as soon as pages that were given before may look different."""
        return self._changes, self.finished

    @property
    def finished(self) -> bool:
        """Whether all pages are laid out: then `count` is exact, and the contents have their numbers."""
        return self._body.finished

    @property
    def count(self) -> int:
        """How many pages are laid out so far."""
        return self.front + len(self._body.pages)

    @property
    def front(self) -> int:
        """How many pages come before the body; it does not depend on page numbers."""
        return len(self._cover) + len(self._contents_set(numbered=False))

    def advance(self, seconds: float) -> bool:
        """Lays out further pages for about so long; True when all are there."""
        end = time.perf_counter() + seconds
        while not self._body.finished and time.perf_counter() < end:
            if self._book.is_measured:
                self._body.step()
            else:
                self._measure()
        return self._body.finished

    def page(self, index: int) -> Page | None:
        """A page with head and foot, laid out now if need be; None behind the last one. Until all that decides on type
        sizes is measured (`advance`), they may change later on."""
        covers, front = len(self._cover), self.front
        if index < covers:
            return self._placed(self._cover[index], index, 0)
        if index < front:
            return self._placed(self._contents_pages()[index - covers], index, self.count)
        if not self._body.ensure(index - front):
            return None
        return self._placed(self._body.pages[index - front], index, self.count)

    def page_of(self, anchor: str) -> int | None:
        """The page on which a node begins, laid out now if need be; None for a node that is not printed."""
        index = 0
        while self._body.ensure(index):
            if any(name == anchor for name, _ in self._body.pages[index].anchors):
                return self.front + index
            index += 1
        return None

    def places(self) -> dict[str, int]:
        """The page of each anchor that is laid out so far."""
        found: dict[str, int] = {}
        for index, page in enumerate(self._body.pages, self.front):
            for name, _ in page.anchors:
                found.setdefault(name, index)
        return found

    def _placed(self, page: Page, index: int, total: int) -> Page:
        """A copy with its margins, and (with a `total`) its head and foot."""
        in_body = index >= self.front
        turned = self._body_frame if in_body else self._frame
        placed = replace(page, left=turned.left(index), items=list(page.items))
        if total:
            notes = in_body and self.options.edition is Edition.DEBATE and self.options.notes_margin
            Furnisher(self._design, turned, self._setter, self._texts, notes).furnish(placed, index + 1, total)
        return placed

    def _contents_pages(self) -> list[Page]:
        return self._contents_set(numbered=self._body.finished)

    def _contents_set(self, numbered: bool) -> list[Page]:
        entries = self._book.entries()
        if not has_contents(entries, self.options):
            return []
        known = self._contents.get(numbered)
        if known and known[0] == entries:
            return known[1]
        composer = ContentsComposer(Contents(entries), self._design, Structure(), 0)
        pages = set_pages(composer.elements(self._numbers() if numbered else {}), self._frame, self._setter)
        self._contents[numbered] = (entries, pages)
        return pages

    def _numbers(self) -> dict[str, str]:
        """The printed page number of each anchor."""
        return {name: str(index + 1) for name, index in self.places().items()}

    # ---------------------------------------------------------------------------------------------------------- editions

    def _frame_of_body(self) -> Frame:
        if self.options.edition is Edition.DEBATE:
            return frame(debate_page(self._design, self.options.notes_margin)[0])
        return frame(self._design.page, landscape=self.options.edition is Edition.TABLE)

    def _book_of_edition(self) -> ChunkBook:
        if self.options.edition is Edition.DEBATE:
            return DebateBook(self.options, self._design, self._setter.fonts)
        kinds = {Edition.SHEETS: SheetBook, Edition.TABLE: TableBook}
        return kinds.get(self.options.edition, ChunkBook)(self.options)

    def _measure(self) -> None:
        """Measures a bit; the pages so far go when that changes type sizes."""
        look = self._book.look
        self._book.measure()
        if self._book.look != look:
            self._forget_strips()
            self._body.change(len(self._book.chunks), 0, 0)
            self._changes += 1

    def _forget_strips(self) -> None:
        """Every line of the body has another size now."""
        for chunk in self._book.chunks:
            chunk.strips = None

    def _strips(self, index: int) -> list[Strip]:
        chunk = self._book.chunks[index]
        if chunk.strips is None:
            elements = self._elements(chunk)
            if chunk.visit and chunk.context.table:
                chunk.strips = self._rows([*elements][-1], chunk.context.begins)
            else:
                chunk.strips = [strip for element in elements for strip in element_strips(element, self._maker)]
        return chunk.strips

    def _elements(self, chunk: Chunk) -> Iterator[Element]:
        blocks, context, structure = self._book.blocks(chunk), chunk.context, Structure()
        scene = Scene(
            self._design,
            structure,
            structure.add("Document"),
            _AnyAnchor(),
            self._body_frame.text_width,
            self._book.look,
            self.options.line_step,
            context.notes_before,
        )
        return Composer(scene).elements(blocks, context.list_before, context.list_after)

    def _rows(self, table: Element, begins: bool) -> list[Strip]:
        """Rows of a table whose caption and heads stand in a chunk of their own."""
        assert isinstance(table, Table)
        shape = (table.widths, table.rows[: table.heads])
        if self._heads[0] != shape:
            self._heads = (shape, head_strips(table, self._maker))
        return list(rows_below(table, self._heads[1], self._maker, begins))
