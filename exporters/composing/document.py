"""A programme in a design as pages: what PDF, preview and page numbers are made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from exporters.block_types import Contents, Cover, ExcerptNote, MeasureTable, NumberedLines, PrintBlock
from exporters.blocks import print_blocks
from exporters.composing.composer import Composer, Scene
from exporters.composing.cover import picture_box, set_cover
from exporters.composing.front import CONTENTS_ANCHOR, CONTENTS_TITLE, ContentsComposer
from exporters.composing.furniture import Furnisher, Furniture
from exporters.composing.looks import font_set, frame
from exporters.composing.pictures import PICTURE, CoverPicture, cover_pictures, cut
from exporters.debate_look import DebateLook, debate_look
from exporters.design import Design
from exporters.options import Edition, ExportOptions
from exporters.typesetting.flow import Element
from exporters.typesetting.fonts import FontSet
from exporters.typesetting.items import Bookmark, Layout, Page
from exporters.typesetting.lines import LineSetter
from exporters.typesetting.pages import Frame
from exporters.typesetting.setting import set_pages
from exporters.typesetting.structure import Structure
from programme.bulk import collector_paused
from programme.language.hyphenation import hyphenator
from programme.model import Programme
from resources.paths import hyphenation_files

Progress = Callable[[float], None]


DRAFT = "Entwurf"
_REMEMBERED = 60_000
"""Paragraphs: nearly three times those of the longest programme; some 2.5 kB each."""


def lay_out(
    programme: Programme,
    options: ExportOptions,
    design: Design,
    setter: LineSetter | None = None,
    places: Mapping[str, int] | None = None,
) -> Layout:
    """The pages of an edition. `setter` remembers lines from one call to the next, as `line_setter` does.

    An excerpt names the pages on which it stands in a print of the whole: `places` (from 0, by anchor), or the whole is
    laid out before.
    """
    setter = setter or line_setter(design)
    with collector_paused():
        if options.parts and places is None:
            places = lay_out(programme, replace(options, parts=()), design, setter).page_of()
        blocks = print_blocks(programme, options, places)
        pictures = pictures_of(programme, design) if options.cover else {}
        return DocumentSetter(design, setter, options).layout(blocks, furniture(programme, options, design), pictures)


def pictures_of(programme: Programme, design: Design) -> dict[str, CoverPicture]:
    """The pictures of the cover, cut to their boxes. Raises `FormatError` for one that cannot be read."""
    pictures = cover_pictures(programme, design)
    if PICTURE in pictures:
        pictures[PICTURE] = cut(pictures[PICTURE], *picture_box(design))
    return pictures


def line_setter(design: Design) -> LineSetter:
    """The setter with the fonts of a design and German hyphenation. Kept, as its fonts are: preview and exports of one
    programme set each paragraph once. Not to be used by two threads at once."""
    return _line_setter(font_set(design))


@lru_cache(maxsize=2)
def _line_setter(fonts: FontSet) -> LineSetter:
    return LineSetter(fonts, hyphenator(*hyphenation_files()).positions, _REMEMBERED)


def furniture(programme: Programme, options: ExportOptions, design: Design) -> Furniture:
    """Head and foot as the design wants them; page numbers are still to be filled in. Its {stand} is the version where
    there is one."""
    stand = f"Stand: {options.stand}" if options.stand else ""
    right = options.version or stand
    if options.edition is Edition.DEBATE:
        right = " – ".join(part for part in (DRAFT, stand, options.version) if part)
    known = {"{titel}": programme.title, "{stand}": right, "{herausgeber}": programme.meta.get("Herausgeber", "")}
    templates = (design.head_left, design.head_right, design.foot_left, design.foot_right)
    return Furniture(*(_filled(template, known) for template in templates))


def _filled(template: str, known: Mapping[str, str]) -> str:
    for name, value in known.items():
        template = template.replace(name, value)
    return template


class DocumentSetter:
    """Sets one document. `options` say how the Beratungsfassung is printed; which edition it is, the blocks say.
    `run_in` as in `Scene`."""

    def __init__(
        self, design: Design, setter: LineSetter, options: ExportOptions | None = None, run_in: bool = False
    ) -> None:
        self._run_in = run_in
        self._design = design
        self._setter = setter
        self._options = options or ExportOptions()
        self._frame = frame(design.page)
        self._structure = Structure()
        self._document = self._structure.add("Document")

    def layout(
        self, blocks: list[PrintBlock], texts: Furniture, pictures: Mapping[str, CoverPicture] = MappingProxyType({})
    ) -> Layout:
        """The pages of blocks with head and foot; `pictures` are those of the cover (`pictures_of`)."""
        self._setter.missing.clear()
        debate = self._debate_look(blocks)
        landscape = any(isinstance(block, MeasureTable) for block in blocks)
        body_frame = frame(debate.page if debate else self._design.page, landscape)
        covers = [block for block in blocks if isinstance(block, Cover)]
        cover = set_cover(covers, self._design, self._setter, self._structure, pictures)
        composer = Composer(self._scene(blocks, body_frame, debate))
        before, contents, after = _parted(blocks)
        front = [*composer.elements(before)]
        listing = ContentsComposer(contents, self._design, self._structure, self._document) if contents else None
        body = set_pages(composer.elements(after), body_frame, self._setter)
        listed = self._contents(front, listing, body, len(cover)) if listing else []
        pages = [*cover, *listed, *body]
        notes = debate is not None and self._options.notes_margin
        self._finish(pages, len(cover), len(listed), body_frame, texts, notes)
        bookmarks = [Bookmark(1, CONTENTS_TITLE, CONTENTS_ANCHOR)] if listed else []
        missing = frozenset(self._setter.missing)
        contents_of = {name: picture.content for name, picture in pictures.items()} if cover else {}
        return Layout(pages, self._structure, [*bookmarks, *composer.sections.bookmarks], missing, contents_of)

    def _debate_look(self, blocks: list[PrintBlock]) -> DebateLook | None:
        if not any(isinstance(block, NumberedLines) for block in blocks):
            return None
        return debate_look(blocks, self._design, self._setter.fonts, self._options.notes_margin)

    def _scene(self, blocks: list[PrintBlock], body_frame: Frame, debate: DebateLook | None) -> Scene:
        return Scene(
            self._design,
            self._structure,
            self._document,
            frozenset(_anchors(blocks)),
            body_frame.text_width,
            debate,
            self._options.line_step,
            run_in=self._run_in,
            is_excerpt=any(isinstance(block, ExcerptNote) for block in blocks),
        )

    def _contents(
        self, front: Sequence[Element], listing: ContentsComposer, body: list[Page], before: int
    ) -> list[Page]:
        """The pages before the body. How many they are does not depend on the numbers in them: where it is more than
        one, they are set again."""
        places = {name: index for index, page in reversed([*enumerate(body, before + 1)]) for name, _ in page.anchors}

        def numbered(count: int) -> list[Page]:
            numbers = {name: str(place + count) for name, place in places.items()}
            return set_pages([*front, *listing.elements(numbers)], self._frame, self._setter)

        pages = numbered(1)
        return pages if len(pages) == 1 else numbered(len(pages))

    def _finish(self, pages: list[Page], covers: int, listed: int, body: Frame, texts: Furniture, notes: bool) -> None:
        plain = Furnisher(self._design, self._frame, self._setter, texts)
        turned = Furnisher(self._design, body, self._setter, texts, notes)
        for index, page in enumerate(pages):
            furnisher = plain if index < covers + listed else turned
            page.left = furnisher.frame.left(index)
            if index >= covers:
                furnisher.furnish(page, index + 1, len(pages))


def _parted(blocks: Iterable[PrintBlock]) -> tuple[list[PrintBlock], Contents | None, list[PrintBlock]]:
    """What comes before the contents on their page (where an excerpt is from), the contents, and the body."""
    inner: list[PrintBlock] = [block for block in blocks if not isinstance(block, Cover)]
    for place, block in enumerate(inner):
        if isinstance(block, Contents):
            return inner[:place], block, inner[place + 1 :]
    return [], None, inner


def _anchors(blocks: Iterable[PrintBlock]) -> Iterator[str]:
    """The names that can be led to."""
    for block in blocks:
        anchor = getattr(block, "anchor", None)
        if anchor:
            yield anchor
        if isinstance(block, MeasureTable):
            yield from (row.anchor for row in block.rows)
