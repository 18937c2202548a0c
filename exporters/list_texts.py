"""Lists as a row of paragraphs, each with the sign that hangs before it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from programme.markup import Block, Inline, Paragraph

BULLET = "•"


class FlatItem(NamedTuple):
    """A paragraph, the number of lists around it, and the sign before it: "•", "3." or ""."""

    inlines: tuple[Inline, ...]
    lists: int
    marker: str


def flat_items(blocks: Iterable[Block], lists: int = 0) -> Iterator[FlatItem]:
    """The paragraphs of `blocks`, which stand in `lists` lists themselves, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield FlatItem(block.inlines, lists, "")
            continue
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}." if block.ordered else BULLET
            for leaf in flat_items(item.blocks, lists + 1):
                yield leaf if leaf.marker else leaf._replace(marker=marker)
                marker = ""
