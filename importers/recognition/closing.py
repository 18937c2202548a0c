"""Where a programme ends, and what follows: it asks its readers to join or to give."""

import re
from collections.abc import Sequence

from importers.recognition.drafts import add_item
from importers.recognition.headings.pieces import Piece, Role
from importers.recognition.text import Text
from importers.recognition.tree import Tree
from programme.word_marks import CLOSING

_CLOSING = re.compile(
    r"\bBeitritt|Mitgliedsantrag|Mitglied werden|Aufnahmeantrag|^Spenden?\b|Spendenkonto|Unterstützen Sie|Werden (?:auch )?Sie"
    r"|^Mitmachen|Werde(?:n Sie)? aktiv",
    re.IGNORECASE,
)
_CLOSING_SHARE = 0.2
_LAST_PIECES = 5


def closing_start(pieces: Sequence[Piece]) -> int:
    """Place of the closing words that our own files mark, or of the heading near the end from which on readers are asked
    to join or to give; the number of pieces where there is none."""
    marked = next((place for place, piece in enumerate(pieces) if piece.block.source.node == CLOSING), None)
    if marked is not None:
        return marked
    first = max(1, min(len(pieces) - _LAST_PIECES, int(len(pieces) * (1 - _CLOSING_SHARE))))
    for place in range(first, len(pieces)):
        if pieces[place].role is Role.HEADING and _CLOSING.search(pieces[place].block.plain):
            return place
    return len(pieces)


def close_with(pieces: Sequence[Piece], tree: Tree) -> None:
    """Puts the closing words behind the tree."""
    for piece in pieces:
        block = piece.block
        if piece.role is Role.ITEM:
            add_item(tree.closing, block.text, piece.depth, None)
        elif block.text or block.start.label:
            named = Text(f"{block.start.label}: ").joined(block.text, "") if block.start.label else block.text
            tree.closing.append(named.paragraph())
        tree.closing_lines += [*block.lines, *(block.motion.lines if block.motion else ())]
