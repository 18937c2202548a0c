"""Which paragraphs a Word file keeps with the next one beyond its headings, so that its pages end where the PDF's do."""

from collections.abc import Sequence
from itertools import pairwise

from exporters.block_types import BulletMeasure, FieldLine, Heading, MeasureBlock, PrintBlock, Text
from exporters.composing.looks import font_set
from exporters.design import Design
from exporters.word.look import text_width, twips
from programme.markup import Paragraph, plain_of

_CHARACTER = 0.46
"""Mean width of a character, in em."""
_NARROW = 0.3
"""Hardly a text of so narrow characters, in em, that it is not worth measuring."""
_TWIPS = 20
_Kept = BulletMeasure | FieldLine | Text


def kept_with_next(blocks: Sequence[PrintBlock], design: Design) -> set[int]:
    """Places of blocks whose paragraph stays with the next one: a single line below a heading, since headings keep two,
    and the last but one of a list, since its last item does not stand alone."""
    found: set[int] = set()
    for place, (block, following) in enumerate(pairwise(blocks)):
        if isinstance(block, BulletMeasure) and block.blocks:
            continue
        below_heading = place > 0 and isinstance(blocks[place - 1], Heading)
        stays = below_heading and isinstance(following, _Kept | Heading | MeasureBlock)
        if stays and isinstance(block, _Kept) and _is_one_line(block, design):
            found.add(place)
        if isinstance(block, BulletMeasure) and isinstance(following, BulletMeasure | FieldLine):
            after = blocks[place + 2] if place + 2 < len(blocks) else None
            if not isinstance(after, BulletMeasure) and len(_shown(block)) < 2 * _fitting(design, _CHARACTER):
                found.add(place)
    return found


def _is_one_line(block: _Kept, design: Design) -> bool:
    text = _shown(block)
    if not text or len(text) > _fitting(design, _NARROW):
        return False
    look = design.lead if isinstance(block, Text) else design.text
    indent = twips(design.list_indent) if isinstance(block, BulletMeasure) else 0
    width = font_set(design)[f"{look.family}-regular"].text(text) * look.size / 1000
    return width <= (text_width(design) - indent) / _TWIPS


def _fitting(design: Design, character: float) -> float:
    """How many characters of that width, in em, a line has."""
    return text_width(design) / _TWIPS / (design.text.size * character)


def _shown(block: _Kept) -> str:
    """The paragraph; "" for several of them and for lists."""
    if isinstance(block, Text):
        [first, *more] = block.blocks or [None]
        return plain_of(first.inlines) if isinstance(first, Paragraph) and not more else ""
    return f"{block.label}: {plain_of(block.inlines)}" if isinstance(block, FieldLine) else plain_of(block.inlines)
