"""The first page: title and subtitle, publisher and date at its foot, colour, picture and logo as the design says."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from exporters.block_types import Cover
from exporters.composing.looks import POINTS, frame, paragraph_style, run_style
from exporters.composing.pictures import LOGO, PICTURE, CoverPicture
from exporters.design import Design, Look
from exporters.typesetting.flow import Element, Paragraph, Space
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks, Page, PlacedPicture, PlacedRule
from exporters.typesetting.lines import LineSetter
from exporters.typesetting.pages import Frame
from exporters.typesetting.setting import set_pages
from exporters.typesetting.structure import ARTIFACT, Structure

PICTURE_SHARE = 0.42
"""How much of the page's height a picture takes; its width is that of the page."""
GROUND_BELOW_PICTURE = 0.36
"""The ground's share of the page's height where a picture is above it."""
TITLE_BELOW_PICTURE = 36.0
"""Points from the picture to the title."""
_LOGO_HEIGHT = 28.0  # mm at most
_LOGO_GAP = 14.0
_DOCUMENT = 0


def set_cover(
    covers: list[Cover],
    design: Design,
    setter: LineSetter,
    structure: Structure,
    pictures: Mapping[str, CoverPicture],
) -> list[Page]:
    """The first page, if there is one; what stands on it belongs to the structure's first element. `pictures` are
    already cut to their boxes."""
    page_frame = frame(design.page)
    return [page for cover in covers for page in _Cover(cover, design, structure, page_frame, pictures).pages(setter)]


def picture_box(design: Design) -> tuple[float, float]:
    """Width and height of the cover's picture in points."""
    page_frame = frame(design.page)
    return page_frame.width, page_frame.height * PICTURE_SHARE


def logo_size(logo: CoverPicture, design: Design) -> tuple[float, float]:
    """Width and height of the logo in points: as wide as the design says, but not too high."""
    scale = min(design.cover.logo_width * POINTS / logo.width, _LOGO_HEIGHT * POINTS / logo.height)
    return logo.width * scale, logo.height * scale


class _Cover:
    def __init__(
        self, cover: Cover, design: Design, structure: Structure, page: Frame, pictures: Mapping[str, CoverPicture]
    ) -> None:
        self._cover = cover
        self._design = design
        self._structure = structure
        self._frame = page
        self._picture = pictures.get(PICTURE)
        self._logo = pictures.get(LOGO)

    def pages(self, setter: LineSetter) -> list[Page]:
        pages = set_pages(self._elements(), self._frame, setter)
        if pages:
            pages[0].items[:0] = [*self._ground(), *self._pictures()]
        return pages

    def _elements(self) -> Iterator[Element]:
        looks, cover = self._design.cover, self._cover
        top = looks.top * POINTS
        if self._picture:
            top = self._frame.height * PICTURE_SHARE - self._frame.top + TITLE_BELOW_PICTURE
        yield Space(top)
        for text, look in ((cover.title, looks.title), (cover.subtitle, looks.subtitle)):
            if text:
                yield self._line(text, look)
        yield Space(0.0, fill=True)
        for text in (cover.edition, cover.publisher, f"Stand: {cover.stand}" if cover.stand else ""):
            if text:
                yield self._line(text, looks.line, self._logo_size()[0] + _LOGO_GAP if self._logo else 0.0)

    def _line(self, text: str, look: Look, right: float = 0.0) -> Paragraph:
        element = self._structure.add("P", _DOCUMENT)
        style = replace(paragraph_style(look, balanced=True), right=right)
        return Paragraph((Span(text, run_style(self._design, look)),), style, Marks(element))

    def _ground(self) -> Iterator[PlacedRule]:
        look, page = self._design.cover, self._frame
        if look.ground:
            top = page.height * PICTURE_SHARE if self._picture else 0.0
            share = GROUND_BELOW_PICTURE if self._picture else look.ground_height
            yield PlacedRule(-page.left(0), top, page.width, page.height * share, look.ground)

    def _pictures(self) -> Iterator[PlacedPicture]:
        page = self._frame
        if self._picture:
            element = self._figure(self._picture.description)
            yield PlacedPicture(-page.left(0), 0.0, page.width, page.height * PICTURE_SHARE, PICTURE, element)
        if self._logo:
            width, height = self._logo_size()
            element = self._figure(self._logo.description or f"Logo {self._cover.publisher}".strip())
            y = page.height - page.bottom - height
            yield PlacedPicture(page.text_width - width, y, width, height, LOGO, element)

    def _figure(self, description: str) -> int:
        if not description:
            return ARTIFACT
        return self._structure.add("Figure", _DOCUMENT, alternative=description)

    def _logo_size(self) -> tuple[float, float]:
        assert self._logo is not None
        return logo_size(self._logo, self._design)
