"""Where a programme ends: what follows asks its readers to join or to give."""

import re
from collections.abc import Sequence

from importers.recognition.pieces import Piece, Role
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
