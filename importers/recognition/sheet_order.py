"""Forms name a measure by its number, give its title as a field, and then the field of action that it belongs to: the
tree needs the title with the number, and the parent before both."""

import re
from collections.abc import Sequence

from importers.recognition.blocks import Block
from importers.recognition.marks import MarkKind
from programme.model import Level

_FEWEST = 2  # forms that are no accident
_SHARE = 0.6  # of the named parents that stand below a measure's title
_LONGEST_TITLE = 300
_TITLE_FIELD = re.compile(
    r"(?:Titel|Kurztitel|Bezeichnung|Maßnahmentitel|(?:Titel|Name|Bezeichnung) der Maßnahme)\s*:\s*(?=\S)"
)


def with_titles_from_fields(blocks: Sequence[Block]) -> list[Block]:
    """All blocks; what a field right below a measure's bare number says is its title ("Maßnahmenblatt 3", "Titel: …")."""
    result: list[Block] = []
    for block in blocks:
        title = _TITLE_FIELD.match(block.whole.plain)
        if title and result and _is_bare_measure(result[-1]):
            name = result[-1]
            text = block.whole.cut(title.end())
            result[-1] = Block(text, [*name.lines, *block.lines], name.start, block.space_below)
        else:
            result.append(block)
    return result


def _is_bare_measure(block: Block) -> bool:
    return block.start.word is not None and block.start.word.level is Level.MASSNAHME and not block.text


def with_parents_first(blocks: Sequence[Block]) -> list[Block]:
    """All blocks; a parent ("Handlungsfeld: Mobilität") between a measure's title and its fields goes before the title."""
    places = [place for place in range(1, len(blocks) - 1) if _is_inside_form(blocks, place)]
    named = sum(_names_parent(block) for block in blocks)
    if len(places) < _FEWEST or len(places) < _SHARE * named:
        return list(blocks)
    result = list(blocks)
    for place in places:
        result[place - 1], result[place] = result[place], result[place - 1]
    return result


def _is_inside_form(blocks: Sequence[Block], place: int) -> bool:
    return _names_parent(blocks[place]) and _is_title(blocks[place - 1]) and bool(blocks[place + 1].start.label)


def _names_parent(block: Block) -> bool:
    word = block.start.word
    return word is not None and word.level not in (None, Level.MASSNAHME) and bool(block.plain)


def _is_title(block: Block) -> bool:
    """A measure by its word or number, or a short paragraph set bold."""
    if block.start.label or block.source.cell is not None or not block.plain or len(block.plain) > _LONGEST_TITLE:
        return False
    if block.start.word is not None:
        return block.start.word.level is Level.MASSNAHME
    numbered = block.mark is not None and block.mark.kind is not MarkKind.BULLET
    return numbered or block.bold > 0.85
