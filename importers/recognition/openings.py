"""Titles in front of the words that open every list of a text ("Mobil ohne Auto. Wir wollen:")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from importers.recognition.blocks import NOTHING, Block, ends_sentence
from importers.recognition.headings.phrases import says_we
from importers.recognition.lines import Line
from importers.recognition.starts import BLANK
from importers.source import LineEnd, LineRole

_FEWEST = 2  # lists with the same words before them
_LONGEST_TITLE = 120
_SPLIT = re.compile(
    r"(?P<title>[^.!?:]{6,200})[.!?:]\s+(?P<opening>(?:Wir|Deshalb|Darum|Dafür|Daher|Dazu)\b[^.!?:]{2,60}:)$"
)


def with_titles_before_openings(blocks: Sequence[Block]) -> list[Block]:
    """Parts the titles from the words that open several lists in the same way."""
    found = {id(block): match for block, match in _openings(blocks)}
    counts = Counter(match["opening"] for match in found.values())
    result: list[Block] = []
    for block in blocks:
        match = found.get(id(block))
        result += _parted(block, match) if match and counts[match["opening"]] >= _FEWEST else [block]
    return result


def _openings(blocks: Sequence[Block]) -> Iterator[tuple[Block, re.Match[str]]]:
    """Paragraphs above lists that may hold a title, and below no other heading."""
    for above, (block, below) in zip([None, *blocks], zip_longest(blocks, blocks[1:]), strict=False):
        free = block.start is NOTHING and block.source.role is LineRole.TEXT and block.source.cell is None
        if not free or below is None or not below.is_item or block.space_above < BLANK:
            continue
        ended = above is None or above.is_item or ends_sentence(above.plain) or len(above.plain) > _LONGEST_TITLE
        match = _SPLIT.match(block.plain) if ended else None
        if match and len(match["title"]) <= _LONGEST_TITLE and not says_we(match["title"]):
            yield block, match


def _parted(block: Block, match: re.Match[str]) -> list[Block]:
    first, last = block.lines[0], block.lines[-1]
    title = block.text.cut(0, match.end("title"))
    opening = block.text.cut(match.start("opening"))
    heads = [*block.lines[:-1], Line(last.index, last.text, replace(last.source, end=LineEnd.PARAGRAPH))]
    below = Line(last.index, opening, replace(last.source, space_above=BLANK, left=first.source.left))
    return [Block(title, heads, space_below=BLANK), Block(opening, [below], space_below=block.space_below)]
