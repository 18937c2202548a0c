"""Outline levels that a format states but other evidence contradicts: Markdown made of PDFs gives headings of one rank
different depths, or all of them the same one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from importers.recognition.blocks import Block, ends_sentence
from importers.recognition.entries import folded
from importers.recognition.headings.phrases import may_name
from importers.recognition.lines import Ledger
from importers.recognition.marks import MarkKind
from importers.recognition.starts import is_prose
from importers.recognition.words import is_back_or_front
from importers.source import LineRole

_COUNTING = (MarkKind.DECIMAL, MarkKind.ROMAN, MarkKind.LETTER)
_FEWEST_CHAPTERS = 2  # that count on, from which on numbers tell chapters from sections
_FEWEST_LARGER = 3  # larger lines above headings
_LARGER = 1.12  # times the size of the headings
_LONGEST_CHAPTER = 110


def with_larger_above(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where a format names inner headings only, as some programs write bookmarks, larger lines of one look that
    stand above them again and again are the chapters."""
    headed = [block for block in blocks if block.source.outline is not None]
    largest = max((block.source.size or 0.0 for block in headed), default=0.0)
    groups: dict[float, list[int]] = {}
    for place, block in enumerate(blocks):
        if largest and (block.source.size or 0.0) >= _LARGER * largest and _may_head_chapter(block):
            groups.setdefault(round(block.source.size or 0.0, 1), []).append(place)
    chapters = max(groups.values(), key=len, default=[])
    within = pairwise([*chapters, len(blocks)])
    over = sum(any(block.source.outline is not None for block in blocks[one:other]) for one, other in within)
    if len(chapters) < _FEWEST_LARGER or 3 * over < 2 * len(chapters):
        return list(blocks)
    top = min(map(_depth, headed))
    for block in headed:
        _set_depth(block, _depth(block) + 1)
    for place in chapters:
        _set_depth(blocks[place], top)
    return list(blocks)


def _may_head_chapter(block: Block) -> bool:
    source = block.source
    loose = source.outline is None and source.cell is None and source.role is LineRole.TEXT and not block.is_item
    return loose and len(block.plain) <= _LONGEST_CHAPTER and may_name(block.plain) and not ends_sentence(block.plain)


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
