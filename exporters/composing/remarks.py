"""What the first page says of itself: where an excerpt is from, how lines are counted."""

from collections.abc import Iterator
from dataclasses import replace

from exporters.block_types import ExcerptNote, Remark
from exporters.composing.looks import paragraph_style, run_style
from exporters.composing.texts import TextComposer
from exporters.design import Look
from exporters.typesetting.flow import Element, Paragraph
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks

_BETWEEN = " · "


def excerpt_elements(block: ExcerptNote, texts: TextComposer, section: int) -> Iterator[Element]:
    """The first part in bold, below it the rest on one line."""
    design = texts.design
    title, *rest = block.parts
    look = replace(design.path, colour=design.text.colour, after=0.0)
    yield _paragraph(title, texts, section, replace(look, size=design.text.size, bold=True))
    if rest:
        yield _paragraph(_BETWEEN.join(rest), texts, section, replace(look, after=design.text.leading))


def remark(block: Remark, texts: TextComposer, section: int) -> Paragraph:
    """A small paragraph."""
    return _paragraph(block.text, texts, section, texts.design.path)


def _paragraph(text: str, texts: TextComposer, section: int, look: Look) -> Paragraph:
    element = texts.structure.add("P", section)
    return Paragraph((Span(text, run_style(texts.design, look)),), paragraph_style(look), Marks(element))
