"""The words of one node as parts that can be cut and glued: the title, each paragraph, each outermost list item.

Parts are counted from 0 for the title; those of a preface begin at 1, since it has none. Knows no Qt.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from programme import markup
from programme.markup import Block, Inline, LineBreak, ListBlock, ListItem, Paragraph, Run

_SMALL_START = re.compile(r"(?!(?:und|oder|bzw|sowie|als|noch)\b)[a-zäöüß]")


@dataclass(frozen=True, slots=True)
class Cut:
    """What a text falls into: the blocks that stay, the title of what is new, and its blocks."""

    before: tuple[Block, ...]
    title: tuple[Inline, ...]
    after: tuple[Block, ...]


def parts_of(text: str) -> list[str]:
    """The plain words of each part of a text, without the title."""
    return [_plain(part) for part in _parts(markup.parse(text))]


def cut_text(text: str, part: int, offset: int = 0) -> Cut | None:
    """`text` cut before part number `part` (from 1), or inside its first paragraph before sign number `offset`; None
    where there is nothing behind the cut."""
    parts = _parts(markup.parse(text))
    if not 1 <= part <= len(parts):
        return None
    cut = parts[part - 1]
    head, *rest = _blocks_of(cut)
    inlines = head.inlines if isinstance(head, Paragraph) else ()
    left, right = cut_inlines(inlines, offset)
    if not right:
        return cut_text(text, part + 1) if not rest else None
    before = [*_whole(parts[: part - 1]), *([_like(cut, left)] if left else [])]
    return Cut(markup.tidy_blocks(before), right, markup.tidy_blocks((*rest, *_whole(parts[part:]))))


def cut_inlines(inlines: Sequence[Inline], offset: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Runs before and behind sign number `offset` of their plain text; a footnote stays whole."""
    left: list[Inline] = []
    right: list[Inline] = []
    at = 0
    for inline in inlines:
        length = len(markup.plain_of((inline,)))
        inside = offset - at
        if isinstance(inline, Run) and 0 < inside < length:
            left.append(replace(inline, text=inline.text[:inside]))
            right.append(replace(inline, text=inline.text[inside:]))
        else:
            (left if at + length <= offset and offset else right).append(inline)
        at += length
    return markup.tidy(left), markup.tidy(right)


def glued(before: Sequence[Inline], after: Sequence[Inline]) -> tuple[Inline, ...]:
    """Two runs of words as one line; a word torn by a hyphen at the end of the first is whole again."""
    left, right = tuple(before), tuple(after)
    first, last = markup.plain_of(right)[:20], left[-1] if left else None
    if isinstance(last, Run) and last.text.endswith("-") and len(last.text) > 1 and last.text[-2].isalpha():
        if _SMALL_START.match(first):
            left = (*left[:-1], replace(last, text=last.text[:-1]))
            return markup.tidy((*left, *right))
        if not first[:1].islower():
            return markup.tidy((*left, *right))
    return markup.tidy((*left, Run(" "), *right)) if left else markup.tidy(right)


def glued_text(text: str, inlines: Sequence[Inline]) -> tuple[Block, ...]:
    """The blocks of a text with more words at its very end."""
    return _glued_blocks(markup.parse(text), inlines)


def _glued_blocks(blocks: tuple[Block, ...], inlines: Sequence[Inline]) -> tuple[Block, ...]:
    if not blocks:
        return (Paragraph(tuple(inlines)),)
    last = blocks[-1]
    if isinstance(last, Paragraph):
        return (*blocks[:-1], Paragraph(glued(last.inlines, inlines)))
    item = ListItem(_glued_blocks(last.items[-1].blocks, inlines))
    return (*blocks[:-1], replace(last, items=(*last.items[:-1], item)))


def items_of(text: str) -> tuple[tuple[Block, ...], list[ListItem]]:
    """The blocks of a text that are no lists, and the items of those that are."""
    blocks = markup.parse(text)
    rest = tuple(block for block in blocks if not isinstance(block, ListBlock))
    return rest, [item for block in blocks if isinstance(block, ListBlock) for item in block.items]


def title_of(item: ListItem) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """The words of an item as title, and the blocks behind them."""
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return item.blocks[0].inlines, item.blocks[1:]
    return (), item.blocks


_Part = Paragraph | ListBlock
"""A paragraph, or a list of one item."""


def _parts(blocks: Iterable[Block]) -> list[_Part]:
    parts: list[_Part] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(block)
        else:
            parts += [replace(block, items=(each,), start=block.start + at) for at, each in enumerate(block.items)]
    return parts


def _blocks_of(part: _Part) -> tuple[Block, ...]:
    if isinstance(part, Paragraph):
        return (part,)
    blocks = part.items[0].blocks
    return blocks if blocks and isinstance(blocks[0], Paragraph) else (Paragraph(()), *blocks)


def _like(part: _Part, inlines: tuple[Inline, ...]) -> Block:
    words = Paragraph(inlines)
    return words if isinstance(part, Paragraph) else replace(part, items=(ListItem((words,)),))


def _whole(parts: Iterable[_Part]) -> list[Block]:
    return list(parts)


def _plain(part: _Part) -> str:
    return " ".join(markup.plain_of(each) for each in markup.paragraphs((part,)))


__all__ = ["Cut", "LineBreak", "cut_inlines", "cut_text", "glued", "glued_text", "items_of", "parts_of", "title_of"]
