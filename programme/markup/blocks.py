"""Block markup read and written: paragraphs and nested lists."""

import re
from collections.abc import Iterable, Sequence

from programme.markup import inline
from programme.markup.tree import Block, ListBlock, ListItem, Paragraph, tidy_blocks

_MARKER = re.compile(r"( {0,3})([-*+]|\d{1,9}\.)( +|$)")
_LOOKS_LIKE_MARKER = re.compile(r"(?m)^(?:([-+])(?= |$)|(\d{1,9})(?=\.(?: |$)))")
_DEEPEST = 16


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of `text`. Never fails."""
    return tidy_blocks(_blocks(text.expandtabs(4).split("\n"), _DEEPEST))


def serialise(blocks: Iterable[Block]) -> str:
    """Markup of tidy blocks, without a line end at its end."""
    return "\n\n".join(_written(block) for block in blocks)


def _blocks(lines: Sequence[str], depth: int) -> list[Block]:
    blocks: list[Block] = []
    place = 0
    while place < len(lines):
        if not lines[place].strip():
            place += 1
        elif depth and _MARKER.match(lines[place]):
            found, place = _list(lines, place, depth)
            blocks.append(found)
        else:
            paragraph, place = _paragraph(lines, place, depth)
            blocks.append(paragraph)
    return blocks


def _paragraph(lines: Sequence[str], place: int, depth: int) -> tuple[Paragraph, int]:
    start = place
    while place < len(lines) and lines[place].strip():
        if place > start and depth and _MARKER.match(lines[place]):
            break
        place += 1
    text = "\n".join(line.lstrip(" ") if line.endswith("\\") else line.strip(" ") for line in lines[start:place])
    return Paragraph(inline.parse(text)), place


def _list(lines: Sequence[str], place: int, depth: int) -> tuple[ListBlock, int]:
    first = _MARKER.match(lines[place])
    assert first is not None
    ordered = first[2][-1] == "."
    items: list[ListItem] = []
    while place < len(lines):
        marker = _MARKER.match(lines[place])
        if marker is None or (marker[2][-1] == ".") != ordered:
            break
        body, place = _item_lines(lines, place, marker)
        items.append(ListItem(tuple(_blocks(body, depth - 1))))
        while place < len(lines) and not lines[place].strip():
            place += 1
    return ListBlock(tuple(items), ordered, int(first[2][:-1]) if ordered else 1), place


def _item_lines(lines: Sequence[str], place: int, marker: re.Match[str]) -> tuple[list[str], int]:
    """The lines of one item without their indentation, and the place after them."""
    offset = len(marker[1]) + len(marker[2]) + 1
    body = [lines[place][marker.end() :]]
    place += 1
    while place < len(lines):
        line = lines[place]
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip():
            following = _next_words(lines, place)
            if following == len(lines) or not lines[following].startswith(" " * min(offset, 2)):
                break
            body += [""] * (following - place)
            place = following
            continue
        if indent < min(offset, 2) and (_MARKER.match(line) or not body[-1].strip()):
            break
        body.append(line[min(indent, offset) :])
        place += 1
    return body, place


def _next_words(lines: Sequence[str], place: int) -> int:
    """The place of the first line from `place` on that is not blank."""
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place


def _written(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _LOOKS_LIKE_MARKER.sub(_escaped_marker, inline.serialise(block.inlines))
    return "\n".join(_written_item(item, number, block.ordered) for number, item in enumerate(block.items, block.start))


def _escaped_marker(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\"


def _written_item(item: ListItem, number: int, ordered: bool) -> str:
    marker = f"{number}. " if ordered else "- "
    parts = [_written(item.blocks[0])]
    for block in item.blocks[1:]:
        parts.append(("\n" if isinstance(block, ListBlock) else "\n\n") + _written(block))
    lines = "".join(parts).split("\n")
    indent = " " * len(marker)
    return "\n".join([marker + lines[0], *(indent + line if line else "" for line in lines[1:])])
