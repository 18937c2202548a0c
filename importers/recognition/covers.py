"""What covers do to text: numbers of chapters that stand alone in large figures, and titles that begin with an amount."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from importers.recognition.blocks import NOTHING, Block, Start
from importers.recognition.marks import Mark, MarkKind

_LONE_NUMBER = re.compile(r"(?:Kapitel\s+)?0?([1-9]\d?)\.?$")
_LONGEST = 110
_LARGE = 1.3  # times the body's size
_FEWEST = 2  # lone numbers that count on, from which on they are no accident


def body_size_of(blocks: Sequence[Block]) -> float | None:
    """Font size of most of the letters; None where the source knows no sizes."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.source.size is not None:
            sizes[round(block.source.size, 1)] += len(block.plain)
    return sizes.most_common(1)[0][0] if sizes else None


def with_lone_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Large figures that count 1, 2, 3 on lines of their own become the numbers of the large lines below them."""
    body = body_size_of(blocks)
    found: dict[int, int] = {}
    wanted = 1
    for place, (block, below) in enumerate(pairwise(blocks)) if body is not None else ():
        match = _LONE_NUMBER.match(block.whole.plain)
        if match and int(match[1]) == wanted and _is_large(block, body) and _may_have_number(below, body):
            found[place] = wanted
            wanted += 1
    if len(found) < _FEWEST:
        return list(blocks)
    result: list[Block] = []
    for place, block in enumerate(blocks):
        if place - 1 in found:
            mark = Mark(MarkKind.DECIMAL, str(found[place - 1]), 0)
            lines = [*block.lines, *blocks[place - 1].lines]
            result.append(Block(block.text, lines, Start(mark), block.space_below, block.motion))
        elif place not in found:
            result.append(block)
    return result


def _is_large(block: Block, body: float | None) -> bool:
    return body is not None and (block.source.size or 0.0) >= _LARGE * body


def _may_have_number(block: Block, body: float | None) -> bool:
    return _is_large(block, body) and 0 < len(block.plain) <= _LONGEST and not block.start.end


def without_leading_amount(blocks: Sequence[Block]) -> list[Block]:
    """A number at the very top ("50 Punkte für Musterstadt") counts things, not chapters: nothing counts on from there."""
    first = next(iter(blocks), None)
    mark = first.mark if first else None
    if first is None or mark is None or mark.kind is not MarkKind.DECIMAL or mark.sign or mark.depth > 1:
        return list(blocks)
    number = mark.parts[0]
    later = (block.mark for block in blocks[1:] if block.mark is not None and block.mark.kind is MarkKind.DECIMAL)
    if number == 1 or any(_goes_on(number, other) for other in later):
        return list(blocks)
    return [Block(first.whole, first.lines, NOTHING, first.space_below, first.motion), *blocks[1:]]


def _goes_on(number: int, other: Mark) -> bool:
    """Whether another number is the next one, or one below."""
    return (other.depth == 1 and not other.sign and other.parts[0] == number + 1) or (
        other.depth > 1 and other.parts[0] == number
    )
