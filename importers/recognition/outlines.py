"""Outline levels that a format states but other evidence contradicts: Markdown made of PDFs gives headings of one rank
different depths, or all of them the same one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from importers.recognition.blocks import Block
from importers.recognition.entries import folded
from importers.recognition.lines import Ledger
from importers.recognition.marks import MarkKind
from importers.recognition.starts import is_prose
from importers.recognition.words import is_back_or_front

_COUNTING = (MarkKind.DECIMAL, MarkKind.ROMAN, MarkKind.LETTER)
_FEWEST_CHAPTERS = 2  # that count on, from which on numbers tell chapters from sections


def with_outlines_mended(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """The blocks; outlines of headings follow their numbers where these tell otherwise. Chapters that pages name again are
    dropped with a finding."""
    headed = [block for block in blocks if block.source.outline is not None]
    again = {id(block): block for block in _named_again(headed)}
    ledger.drop("title_repeated", [line for block in again.values() for line in block.lines])
    headed = [block for block in headed if id(block) not in again]
    _count_on(headed)
    _part_flat(headed)
    _raise_foreword(headed)
    _raise_early(blocks, headed)
    return [block for block in blocks if id(block) not in again]


def _named_again(headed: Sequence[Block]) -> Iterator[Block]:
    """Headings of one part that say number and words of the chapter in which they stand once more."""
    for one, other in pairwise(block for block in headed if _counts(block)):
        if other.mark == one.mark and folded(other.plain) == folded(one.plain) and other.motion is None:
            yield other


def _count_on(headed: Sequence[Block]) -> None:
    """A number that counts on from the last one of its kind, with none before it on its own depth, is of that one's rank:
    "A" and "B" as chapters, "C" by mistake as a section."""
    last: dict[MarkKind, Block] = {}
    for block in headed:
        if not _counts(block) or block.mark is None:
            continue
        above = last.get(block.mark.kind)
        if above is not None and _is_next(above, block) and _depth(above) < _depth(block):
            _set_depth(block, _depth(above))
        last[block.mark.kind] = block


def _part_flat(headed: Sequence[Block]) -> None:
    """Where all headings have one depth and some of them count, those without numbers between them are sections."""
    if len({_depth(block) for block in headed}) != 1:
        return
    counted = [block for block in headed if _counts(block)]
    rest = [block for block in headed if block.mark is None and not is_back_or_front(block.plain)]
    ordered = len(counted) >= _FEWEST_CHAPTERS and all(_is_next(one, other) for one, other in pairwise(counted))
    if not ordered or len(rest) < len(counted):
        return
    inner = {id(block) for block in rest}
    for block in headed[headed.index(counted[0]) :]:
        if id(block) in inner:
            _set_depth(block, _depth(block) + 1)


def _raise_foreword(headed: Sequence[Block]) -> None:
    """A foreword before the first chapter stands beside it, whatever its depth."""
    top = min(map(_depth, headed), default=1)
    for block in headed:
        if _depth(block) == top:
            return
        if is_back_or_front(block.plain):
            _set_depth(block, top)


def _raise_early(blocks: Sequence[Block], headed: Sequence[Block]) -> None:
    """Several headings before the first chapter, each right above its text, are chapters of their own."""
    top = min(map(_depth, headed), default=1)
    early = list(takewhile(lambda block: _depth(block) > top, headed))
    below = {id(one): other for one, other in pairwise(blocks)}
    if len(early) >= _FEWEST_CHAPTERS and all(is_prose(below[id(block)]) for block in early if id(block) in below):
        for block in early:
            _set_depth(block, top)


def _counts(block: Block) -> bool:
    return block.mark is not None and block.mark.kind in _COUNTING and block.mark.depth == 1


def _is_next(one: Block, other: Block) -> bool:
    if one.mark is None or other.mark is None or one.mark.kind is not other.mark.kind:
        return False
    return other.mark.parts[0] == one.mark.parts[0] + 1


def _depth(block: Block) -> int:
    return block.source.outline or 1


def _set_depth(block: Block, depth: int) -> None:
    block.lines = [replace(line, source=replace(line.source, outline=depth)) for line in block.lines]
