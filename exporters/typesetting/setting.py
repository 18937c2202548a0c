"""Elements to pages: the one loop over a document."""

from collections.abc import Iterable

from exporters.typesetting.flow import Element, Entry, Headed, NewPage, NoteRoom, Paragraph, Picture, Space
from exporters.typesetting.items import Page
from exporters.typesetting.lines import LineSetter
from exporters.typesetting.pages import Frame, PageFiller
from exporters.typesetting.strips import Strip, StripMaker
from exporters.typesetting.tables import decorative, table_strips


def set_pages(elements: Iterable[Element], frame: Frame, setter: LineSetter) -> list[Page]:
    """The pages of a document, without heads and feet."""
    maker = StripMaker(setter, frame.text_width, frame.text_height)
    filler = PageFiller(frame)
    for element in elements:
        filler.add(element_strips(element, maker))
    filler.end_page()
    return filler.pages


def element_strips(element: Element, maker: StripMaker) -> Iterable[Strip]:
    """The strips of an element, from top to bottom."""
    if isinstance(element, Paragraph):
        return maker.paragraph(element, maker.width)
    if isinstance(element, Entry):
        return maker.entry(element)
    if isinstance(element, Space):
        return (Strip(element.height, fill=element.fill, weight=0),)
    if isinstance(element, NewPage):
        return (Strip(0.0, new_page=True, weight=0),)
    if isinstance(element, Picture):
        return (maker.picture(element),)
    if isinstance(element, NoteRoom):
        return (maker.note_room(element),)
    if isinstance(element, Headed):
        return _headed(element, maker)
    return table_strips(element, maker)


def _headed(element: Headed, maker: StripMaker) -> list[Strip]:
    heads = _head_strips(element.head, maker)
    repeated = decorative((*heads, *_head_strips(element.continued, maker)))
    body = [strip for each in element.elements for strip in element_strips(each, maker)]
    return [*heads, *(strip._replace(heads=(*repeated, *strip.heads)) for strip in body)]


def _head_strips(paragraphs: Iterable[Paragraph], maker: StripMaker) -> list[Strip]:
    return [
        strip._replace(keeps=paragraph.style.keep_lines)
        for paragraph in paragraphs
        for strip in maker.paragraph(paragraph, maker.width)
    ]
