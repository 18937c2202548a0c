"""Headings that run into their paragraph ("**Wohnen.** Wir wollen …")."""

from collections.abc import Sequence
from dataclasses import replace

from importers.recognition.blocks import NOTHING, Block
from importers.recognition.lines import Line
from importers.source import LineEnd, LineRole
from programme.markup import Run

_FEWEST = 5  # from which on they are the habit of a text
_LONGEST, _MOST_WORDS = 70, 9
_SHORTEST_TEXT = 20  # letters behind a heading
_FEW_OTHERS = 0.2  # times as many bold words inside of paragraphs at most, where people stress words


def with_run_in_headings(blocks: Sequence[Block]) -> list[Block]:
    """Splits paragraphs that begin with a bold heading, closed by a full stop, where a text in pages does so regularly
    and each time with other words. A colon ("**Wichtig:** …") makes a lead-in, which stays in its text."""
    ends = {id(block): _heading_end(block) for block in blocks if block.source.page is not None}
    heads = [block.plain[: ends[id(block)]] for block in blocks if ends.get(id(block))]
    stressed = sum(not ends[id(block)] and _stresses(block) for block in blocks if id(block) in ends)
    if len(heads) < _FEWEST or len(set(heads)) < len(heads) or stressed > _FEW_OTHERS * len(heads):
        return list(blocks)
    result: list[Block] = []
    for block in blocks:
        end = ends.get(id(block), 0)
        result += _split(block, end) if end else [block]
    return result


def _heading_end(block: Block) -> int:
    """Where the heading at the start of a paragraph ends, its full stop counted; 0 where there is none."""
    inlines = block.text.inlines
    first = inlines[0] if inlines else None
    if block.start is not NOTHING or block.motion or block.source.role is not LineRole.TEXT or block.source.cell:
        return 0
    if not isinstance(first, Run) or not first.bold or first.link or block.source.outline is not None:
        return 0
    plain = first.text.rstrip()
    named = plain.endswith(".") and not plain.endswith("..") and plain[:1].isupper() and len(plain) <= _LONGEST
    if not named or len(plain.split()) > _MOST_WORDS or len(block.plain) - len(plain) < _SHORTEST_TEXT:
        return 0
    return 0 if _is_bold(inlines[1:]) else len(plain)


def _stresses(block: Block) -> bool:
    return block.bold < 1 and _is_bold(block.text.inlines)


def _is_bold(inlines: Sequence[object]) -> bool:
    return any(isinstance(run, Run) and run.bold and run.text.strip() for run in inlines)


def _split(block: Block, end: int) -> list[Block]:
    line = block.first
    source = replace(line.source, bold=1.0, end=LineEnd.PARAGRAPH)
    head = block.text.cut(0, end - 1)
    rest = replace(line.source, bold=0.0, space_above=0.0)
    lines = [Line(line.index, line.text.cut(end), rest), *block.lines[1:]]
    return [
        Block(head, [Line(line.index, head, source)]),
        Block(block.text.cut(end), lines, space_below=block.space_below),
    ]
