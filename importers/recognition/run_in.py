"""Headings that run into their paragraph ("**Wohnen.** Wir wollen …")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.recognition.blocks import NOTHING, Block, breaks_off
from importers.recognition.headings.phrases import says_we
from importers.recognition.lines import Line
from importers.recognition.text import Text
from importers.source import LineEnd, LineRole
from programme.markup import Run

_FEWEST = 5  # from which on they are the habit of a text
_LONGEST, _MOST_WORDS = 70, 9
_SHORTEST_TEXT = 20  # letters behind a heading
_FEW_OTHERS = 0.2  # times as many bold words inside of paragraphs at most, where people stress words
_NONE = (0, 0)
_DASH_AT_END = re.compile(r"\s+[–—]$")
_DASH_AT_START = re.compile(r"\s*[–—]\s+")


def with_run_in_headings(blocks: Sequence[Block]) -> list[Block]:
    """Splits paragraphs that begin with a bold heading where a text in pages does so regularly and each time with other
    words: closed by a full stop or a dash, or by its weight alone. A colon ("**Wichtig:** …") makes a lead-in, which
    stays in its text."""
    cuts = {id(block): _heading_end(block) for block in blocks if block.source.page is not None}
    heads = [block.plain[: cuts[id(block)][0]] for block in blocks if cuts.get(id(block), _NONE)[0]]
    stressed = sum(not cuts[id(block)][0] and _stresses(block) for block in blocks if id(block) in cuts)
    if len(heads) < _FEWEST or len(set(heads)) < len(heads) or stressed > _FEW_OTHERS * len(heads):
        return list(blocks)
    result: list[Block] = []
    for block in blocks:
        head, text = cuts.get(id(block), _NONE)
        result += _split(block, head, text) if head else [block]
    return result


def _heading_end(block: Block) -> tuple[int, int]:
    """Where the words of the heading at the start of a paragraph end, and where its text begins; zeros where there is none."""
    inlines = block.text.inlines
    first = inlines[0] if inlines else None
    if block.start is not NOTHING or block.motion or block.source.role is not LineRole.TEXT or block.source.cell:
        return _NONE
    if not isinstance(first, Run) or not first.bold or first.link or block.source.outline is not None:
        return _NONE
    end, start = _parted(first.text, block.plain[len(first.text) :])
    head = block.plain[:end]
    if not head[:1].isupper() or len(head) > _LONGEST or len(head.split()) > _MOST_WORDS:
        return _NONE
    return _NONE if len(block.plain) - start < _SHORTEST_TEXT or _is_bold(inlines[1:]) else (end, start)


def _parted(bold: str, rest: str) -> tuple[int, int]:
    """The end of a heading and the start of its text, by full stop, dash or weight; zeros where the sentence goes on."""
    head = bold.rstrip()
    if head.endswith(".") and not head.endswith(".."):
        return len(head) - 1, len(head)
    if dash := _DASH_AT_END.search(head):
        return dash.start(), len(head)
    if dash := _DASH_AT_START.match(rest):
        return len(head), len(bold) + dash.end()
    goes_on = not head or not (head[-1].isalnum() or head[-1] in "!?)") or says_we(head) or breaks_off(head)
    return _NONE if goes_on or not rest.lstrip()[:1].isupper() else (len(head), len(bold))


def item_lead(text: Text) -> tuple[int, int]:
    """Where the bold name at the start of an item ends, and where what it says begins ("**Mehr Grün:** Wir pflanzen …");
    zeros where there is none."""
    first = text.inlines[0] if text.inlines else None
    if not isinstance(first, Run) or not first.bold or first.link or _is_bold(text.inlines[1:]):
        return _NONE
    rest = text.plain[len(first.text) :]
    outside = rest[:1] if rest[:1] in ".:" else ""
    head = (first.text + outside).rstrip()
    name = head.rstrip(".:").rstrip()
    closed = head.endswith((".", ":", "!", "?")) or _DASH_AT_START.match(rest) or rest[:1] == "\n"
    if not closed or not name[:1].isupper() or len(name) > _LONGEST or len(name.split()) > _MOST_WORDS:
        return _NONE
    start = (
        len(head) if head.endswith((".", ":", "!", "?")) else len(first.text) + len(rest) - len(rest.lstrip(" –—\n"))
    )
    return (len(name), start) if len(text.plain) - start >= _SHORTEST_TEXT else _NONE


def _stresses(block: Block) -> bool:
    return block.bold < 1 and _is_bold(block.text.inlines)


def _is_bold(inlines: Sequence[object]) -> bool:
    return any(isinstance(run, Run) and run.bold and run.text.strip() for run in inlines)


def _split(block: Block, end: int, start: int) -> list[Block]:
    line = block.first
    source = replace(line.source, bold=1.0, end=LineEnd.PARAGRAPH)
    head = block.text.cut(0, end)
    rest = replace(line.source, bold=0.0, space_above=0.0)
    lines = [Line(line.index, line.text.cut(start), rest), *block.lines[1:]]
    return [
        Block(head, [Line(line.index, head, source)]),
        Block(block.text.cut(start), lines, space_below=block.space_below),
    ]
