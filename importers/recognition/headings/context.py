"""What all blocks of a document together say about its headings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from string import ascii_uppercase

from importers.properties import FILE_ENDING
from importers.recognition.blocks import Block, ends_sentence
from importers.recognition.changes import tells_change
from importers.recognition.contents import Contents
from importers.recognition.counting import counted_sections, counting_chapters, listed_below_colons
from importers.recognition.headings.looks import Body, body_of, look_of
from importers.recognition.headings.phrases import has_letters, is_way_to_reach, is_writer, may_name
from importers.recognition.labels import is_caption
from importers.recognition.letters import FORMULA
from importers.recognition.marks import MarkKind
from importers.recognition.starts import BLANK, full_width, is_flowing
from importers.source import LineRole
from programme.word_marks import CLOSING

_FEWEST_BETWEEN = 3  # lines between lists, from which on they are a habit
_FEWEST_CALLS = 2
_FEWEST_SENTENCES = 5  # behind numbers
_CLOSED = 0.6  # share of the numbered blocks that are sentences, with nothing below
_LONGEST_BETWEEN = 80
_NEARLY_FULL = 0.8  # times the letters of a full line
_SAYS = re.compile(
    r"\b(?:[wW]ir|[uU]ns|[iI]ch|[eE]s|ist|sind|muss|müssen|darf|dürfen|soll|sollen|kann|können|wird|werden|hat|haben)\b"
    r"|^(?:Das|Dies|So|Also|Nein|Ja|Und|Doch|Aber|Denn|Deshalb|Darum|Stattdessen|Bitte|Jetzt|Schluss)\b"
)
_LONGEST = 300
_LONGEST_NAMED = 600  # letters of a heading by word of the format


@dataclass(frozen=True, slots=True)
class Context:
    """What a document's headings are measured by."""

    contents: Contents
    body: Body
    outlines: int
    numbered: Mapping[int, int]
    """The deepest outline level by parts of a number: "8.1" below an unnumbered block ranks as "9.1" without one."""
    alphabet: frozenset[str]
    """Letters that count before digits (A1, B1)."""
    motions: bool
    chapters: frozenset[int]
    """Identities of blocks whose number of one part counts chapters."""
    sections: frozenset[int]
    """Identities of those whose number begins anew in each chapter."""
    listed: frozenset[int]
    """Identities of blocks whose number counts items right below a colon."""
    sentences: frozenset[int]
    """Parts of the numbers that stand before sentences and head nothing."""
    flowing: bool
    """Whether every line is a paragraph, though nothing in the format says so."""
    marked: bool
    """Whether our own file says where entries begin."""
    between_lists: bool = False
    """Whether short lines right between items, without any gap, are a habit: nothing else can part the lists."""
    calls_head: bool = False
    """Whether calls on a line of their own between wrapped paragraphs are a habit."""
    full: int = 0
    """Letters of a full line where lines are wrapped by a width; 0 where they are not."""
    looks_part: bool = False
    """Whether entries of a contents list without depths differ by their looks in the text."""


def context_of(blocks: Sequence[Block], contents: Contents) -> Context:
    """Statistics of all blocks."""
    outlines = sum(block.source.outline is not None for block in blocks)
    motions = any(block.motion is not None or FORMULA.search(block.plain) for block in blocks)
    numbered = _numbered_outlines(blocks)
    lines = [line for block in blocks for line in block.lines]
    sections = counted_sections(blocks)
    context = Context(
        contents,
        body_of(blocks),
        outlines,
        numbered,
        _alphabet(blocks),
        motions,
        counting_chapters(blocks) | sections,
        sections,
        listed_below_colons(blocks),
        _numbered_sentences(blocks),
        is_flowing(lines),
        any(block.source.node not in ("", CLOSING) for block in blocks),
        _has_lines_between_lists(blocks),
        sum(heads_as_call(*each) for each in zip(blocks, blocks[1:], blocks[2:], strict=False)) >= _FEWEST_CALLS,
        full_width(lines),
    )
    return replace(context, looks_part=contents.is_flat and _looks_part(blocks, context))


def _numbered_sentences(blocks: Sequence[Block]) -> frozenset[int]:
    """The parts of numbers ("2.1.3" has three) behind which nearly always a whole sentence stands, and mostly right above
    the next number or heading: what has text below it heads that."""
    total, closed, bare = Counter[int](), Counter[int](), Counter[int]()
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.mark is not None and block.mark.kind is MarkKind.DECIMAL and block.source.outline is None:
            total[block.mark.depth] += 1
            closed[block.mark.depth] += block.plain.endswith(".") and ends_sentence(block.plain)
            bare[block.mark.depth] += below is None or below.mark is not None or below.source.outline is not None
    frequent = (parts for parts in total if total[parts] >= _FEWEST_SENTENCES)
    return frozenset(parts for parts in frequent if min(closed[parts], bare[parts]) > _CLOSED * total[parts])


def _has_lines_between_lists(blocks: Sequence[Block]) -> bool:
    """One is enough where the text holds nothing but such lines and their lists, as a passage that was copied does."""
    triples = zip(blocks, blocks[1:], blocks[2:], strict=False)
    count = sum(parts_lists(above, block, below) for above, block, below in triples)
    lines = sum(not block.is_item for block in blocks)
    return count >= _FEWEST_BETWEEN or 0 < count == lines - (not blocks[0].is_item)


def parts_lists(above: Block, block: Block, below: Block) -> bool:
    """Whether a short line that begins as a title does and ends no sentence stands right between two items, in a text
    without looks where neither stands further right."""
    plain, source = block.plain, block.source
    if not (above.is_item and below.is_item) or block.is_item or block.mark is not None or source.size is not None:
        return False
    close = max(block.space_above, below.space_above) < BLANK and len(block.lines) == 1
    flush = (source.left or 0.0) <= min(above.source.left or 0.0, below.source.left or 0.0)
    return close and flush and len(plain) <= _LONGEST_BETWEEN and may_name(plain) and plain[-1].isalnum()


def heads_as_call(above: Block, block: Block, below: Block) -> bool:
    """Whether a call without a sentence's words ("Wohnen, auch auf dem Land!") has a line of its own between paragraphs of
    several lines, in a text without looks and gaps."""
    wrapped = min(len(above.lines), len(below.lines)) > 1 and not (above.is_item or below.is_item or block.is_item)
    plain = block.plain
    if not wrapped or len(block.lines) > 1 or not plain.endswith("!") or len(plain) > _LONGEST_BETWEEN:
        return False
    close = max(block.space_above, below.space_above) < BLANK and ends_sentence(above.plain)
    return close and block.source.size is None and may_name(plain) and not _SAYS.search(plain)


def is_full_line(block: Block, full: int) -> bool:
    """Whether a line about as long as wrapped ones (`full` letters) begins a sentence that goes on right below, where its
    next word just did not fit."""
    close = len(block.lines) == 1 and block.space_below < BLANK
    return close and len(block.plain) > _NEARLY_FULL * full > 0 and _SAYS.search(block.plain) is not None


def _looks_part(blocks: Sequence[Block], context: Context) -> bool:
    listed = [block for block in blocks if context.contents.depth(block.plain) is not None and may_be_heading(block)]
    looks = Counter(look for block in listed if (look := look_of(block, context.body)) is not None)
    return sum(count > 1 for count in looks.values()) > 1


def may_be_heading(block: Block) -> bool:
    """Whether a block is running text short enough for a heading, no cell, field, caption or bullet, no closing words,
    nor what begins a motion's text."""
    plain = block.plain
    named = block.source.outline is not None
    if block.source.cell is not None or block.start.label or block.source.role is not LineRole.TEXT:
        return False
    if block.source.node == CLOSING:
        return False
    if not named and (is_way_to_reach(plain) or FILE_ENDING.search(plain)):
        return False
    if not has_letters(plain) or (len(plain) > (_LONGEST_NAMED if named else _LONGEST) and not block.source.node):
        return False
    others = is_writer(plain) or FORMULA.search(plain) or is_caption(plain) or tells_change(plain)
    return named or not (block.start.is_bullet or others)


def _alphabet(blocks: Sequence[Block]) -> frozenset[str]:
    """Letters before digits that begin with A and leave none out. Others name a kind ("M 2.3")."""
    prefixes = {block.mark.prefix for block in blocks if block.mark and block.mark.kind is MarkKind.LETTER_NUMBER}
    letters = list(takewhile(prefixes.__contains__, ascii_uppercase))
    return frozenset(letters) if len(letters) > 1 else frozenset()


def _numbered_outlines(blocks: Sequence[Block]) -> dict[int, int]:
    deepest: dict[int, int] = {}
    for block in blocks:
        if block.source.outline is not None and block.mark is not None and block.mark.kind is MarkKind.DECIMAL:
            depth = block.mark.depth
            deepest[depth] = max(deepest.get(depth, 0), block.source.outline)
    return {depth: outline for depth, outline in deepest.items() if depth > 1}
