"""Which paragraphs a Word file keeps with the next one beyond its headings, so that its pages end where the PDF's do."""

from collections.abc import Sequence
from itertools import pairwise

from exporters.block_types import BulletMeasure, FieldLine, Heading, PrintBlock
from exporters.design import Design
from exporters.docx_look import text_width
from programme.markup import plain_of

_CHARACTER = 0.46
"""Mean width of a character, in em."""
_TWIPS = 20


def kept_with_next(blocks: Sequence[PrintBlock], design: Design) -> set[int]:
    """Places of blocks whose paragraph stays with the next one: a single line below a heading, since headings keep two,
    and the last but one of a list, since its last item does not stand alone."""
    found: set[int] = set()
    fitting = text_width(design) / _TWIPS / (design.text.size * _CHARACTER)
    for place, (block, following) in enumerate(pairwise(blocks)):
        if not isinstance(block, BulletMeasure | FieldLine) or not isinstance(following, BulletMeasure | FieldLine):
            continue
        if isinstance(block, BulletMeasure) and block.blocks:
            continue
        below_heading = place > 0 and isinstance(blocks[place - 1], Heading)
        after = blocks[place + 2] if place + 2 < len(blocks) else None
        ends = isinstance(block, BulletMeasure) and not isinstance(after, BulletMeasure)
        if (ends and _length(block) < 2 * fitting) or (below_heading and _length(block) < fitting):
            found.add(place)
    return found


def _length(block: BulletMeasure | FieldLine) -> int:
    """Characters of the paragraph, about."""
    return len(plain_of(block.inlines)) + len(block.label)
