"""Lines that were printed for deliberation, kept for ever: stored as they were, never computed again.

A record belongs to the state of the programme that was printed. It is plain data for JSON:
`{"rule": 1, "width": 80, "whole_programme": false, "blocks": [[node, motion, part, key, place, depth, width, first,
[length, …]], …]}`; a negative length is that of a line where a word was cut.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from programme.errors import FormatError
from programme.lines import RULE_VERSION, Line, LineSettings, LineSpan, NumberedBlock, Part, deal, number_lines
from programme.markup import Inline, LineBreak, Run
from programme.model import Programme

Record = Mapping[str, Any]


def line_record(blocks: Iterable[NumberedBlock], settings: LineSettings) -> dict[str, Any]:
    """What `restored_lines` needs beside the programme that `blocks` were counted in."""
    return {
        "rule": RULE_VERSION,
        "width": settings.width,
        "whole_programme": settings.whole_programme,
        "blocks": [_row(block) for block in blocks],
    }


def restored_lines(programme: Programme, record: Record) -> list[NumberedBlock]:
    """The recorded blocks with their lines and numbers, whatever today's rule would make of them.

    `programme` is the state that was printed. Raises `FormatError` where the record is not one of it.
    """
    texts = {_place(block): _inlines(block.lines) for block in _long_lines(programme)}
    try:
        return [_restored(row, texts) for row in record["blocks"]]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise FormatError("line_record_broken", title=programme.title) from error


def _row(block: NumberedBlock) -> list[Any]:
    lengths = [_length(line.inlines) * (-1 if line.hyphenated else 1) for line in block.lines]
    places = [block.node, block.motion, block.part.value, block.key, block.place]
    return [*places, block.depth, block.width, block.first, lengths]


def _restored(row: Sequence[Any], texts: Mapping[tuple[Any, ...], Sequence[Inline]]) -> NumberedBlock:
    node, motion, part, key, place, depth, width, first, lengths = row
    inlines = texts[node, part, key, place]
    lines = deal(inlines, list(_spans(inlines, lengths)))
    return NumberedBlock(node, motion, Part(part), key, place, depth, width, first, lines)


def _spans(inlines: Iterable[Inline], lengths: Iterable[int]) -> Iterator[LineSpan]:
    text = "".join(map(_flat, inlines))
    start = 0
    for number, length in enumerate(lengths):
        start += bool(number and text[start : start + 1] == "\n")
        yield start, start + abs(length), length < 0
        start += abs(length)
    if start != len(text.removesuffix("\n")) and start != len(text):
        raise ValueError(start)


def _long_lines(programme: Programme) -> list[NumberedBlock]:
    """The programme's blocks in the fewest possible lines: one for each stretch between forced breaks."""
    return number_lines(programme, replace(LineSettings(), width=10**9))


def _inlines(lines: Sequence[Line]) -> list[Inline]:
    inlines: list[Inline] = []
    for number, line in enumerate(lines):
        inlines += [LineBreak()] * bool(number) + list(line.inlines)
    return inlines


def _place(block: NumberedBlock) -> tuple[Any, ...]:
    return block.node, block.part.value, block.key, block.place


def _length(inlines: Iterable[Inline]) -> int:
    return sum(len(each.text) for each in inlines if isinstance(each, Run))


def _flat(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    return "\n" if isinstance(inline, LineBreak) else ""
