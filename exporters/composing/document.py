"""A programme in a design as pages: what PDF, preview and page numbers are made from."""

from collections.abc import Callable
from dataclasses import dataclass

from exporters.block_types import Contents, Cover, PrintBlock
from exporters.blocks import print_blocks
from exporters.composing.composer import Composer
from exporters.composing.front import CONTENTS_ANCHOR, CONTENTS_TITLE, ContentsComposer, cover_elements
from exporters.composing.furniture import Furnisher, Furniture
from exporters.composing.looks import font_set, frame
from exporters.design import Design
from exporters.options import ExportOptions
from exporters.typesetting.bulk import collector_paused
from exporters.typesetting.items import Bookmark, Layout, Page, PlacedRule
from exporters.typesetting.lines import LineSetter
from exporters.typesetting.setting import set_pages
from exporters.typesetting.structure import Structure
from programme.language.hyphenation import hyphenator
from programme.model import Programme
from resources.paths import resources_dir

Progress = Callable[[float], None]


@dataclass(slots=True)
class _Parts:
    cover: list[Page]
    contents: list[Page]
    body: list[Page]


def lay_out(programme: Programme, options: ExportOptions, design: Design, setter: LineSetter | None = None) -> Layout:
    """The pages of an edition. `setter` remembers lines from one call to the next; without it nothing is kept."""
    with collector_paused():
        blocks = print_blocks(programme, options)
        return DocumentSetter(design, setter or line_setter(design)).layout(blocks, furniture(programme, options))


def line_setter(design: Design) -> LineSetter:
    """A setter with the fonts of a design and German hyphenation."""
    return LineSetter(font_set(design), hyphenator(resources_dir() / "hyphenation" / "de_1996.pat").positions)


def furniture(programme: Programme, options: ExportOptions) -> Furniture:
    """Head and foot: title left, version or "Stand" right; publisher left, page right."""
    right = options.version or (f"Stand: {options.stand}" if options.stand else "")
    return Furniture(programme.title, right, programme.meta.get("Herausgeber", ""))


class DocumentSetter:
    """Sets one document."""

    def __init__(self, design: Design, setter: LineSetter) -> None:
        self._design = design
        self._setter = setter
        self._frame = frame(design)
        self._structure = Structure()
        self._document = self._structure.add("Document")

    def layout(self, blocks: list[PrintBlock], texts: Furniture) -> Layout:
        """The pages of blocks with head and foot."""
        self._setter.missing.clear()
        anchors = frozenset(anchor for block in blocks if (anchor := getattr(block, "anchor", None)))
        cover = self._cover([block for block in blocks if isinstance(block, Cover)])
        contents = [
            ContentsComposer(block, self._design, self._structure, self._document)
            for block in blocks
            if isinstance(block, Contents)
        ]
        composer = Composer(self._design, self._structure, self._document, anchors, self._frame.text_width)
        rest = [block for block in blocks if not isinstance(block, Cover | Contents)]
        body = set_pages(composer.elements(rest), self._frame, self._setter)
        listed = self._contents(contents, body, len(cover))
        pages = [*cover, *listed, *body]
        self._finish(pages, len(cover), texts)
        bookmarks = [Bookmark(1, CONTENTS_TITLE, CONTENTS_ANCHOR)] if listed else []
        return Layout(pages, self._structure, [*bookmarks, *composer.bookmarks], frozenset(self._setter.missing))

    def _cover(self, covers: list[Cover]) -> list[Page]:
        pages: list[Page] = []
        for cover in covers:
            elements = cover_elements(cover, self._design, self._structure, self._document)
            pages += set_pages(elements, self._frame, self._setter)
        if pages and self._design.cover.ground:
            height = self._frame.height * self._design.cover.ground_height
            ground = PlacedRule(-pages[0].left, 0.0, self._frame.width, height, self._design.cover.ground)
            pages[0].items.insert(0, ground)
        return pages

    def _contents(self, composers: list[ContentsComposer], body: list[Page], before: int) -> list[Page]:
        """Set twice: how many pages the contents take does not depend on the numbers in them."""
        if not composers:
            return []
        first = self._set_contents(composers, {})
        offset = before + len(first) + 1
        numbers = {
            name: str(index + offset) for index, page in reversed([*enumerate(body)]) for name, _ in page.anchors
        }
        return self._set_contents(composers, numbers)

    def _set_contents(self, composers: list[ContentsComposer], numbers: dict[str, str]) -> list[Page]:
        elements = (element for composer in composers for element in composer.elements(numbers))
        return set_pages(elements, self._frame, self._setter)

    def _finish(self, pages: list[Page], covers: int, texts: Furniture) -> None:
        furnisher = Furnisher(self._design, self._frame, self._setter, texts)
        for index, page in enumerate(pages):
            page.left = self._frame.left(index)
            if index >= covers:
                furnisher.furnish(page, index + 1, len(pages))
