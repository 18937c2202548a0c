"""Lines above lists that are headings where nothing else is."""

from collections.abc import Sequence

from importers.recognition.headings.phrases import says_we
from importers.recognition.headings.pieces import Piece, Role
from importers.recognition.headings.signs import Sign
from importers.recognition.starts import BLANK

_MOST_NAME_WORDS = 6
_LONGEST_LEAD_IN = 80


def promote_lead_ins(pieces: Sequence[Piece]) -> None:
    """Where nothing else is a heading, different short names with a colon above lists are ("Bildung:"), else
    whatever stands apart above each list."""
    if any(piece.role is Role.HEADING for piece in pieces):
        return
    lead_ins = [piece for piece in pieces if piece.role is Role.LEAD_IN and piece.block.plain.endswith(":")]
    names = [piece for piece in lead_ins if _is_name(piece.block.plain)]
    apart = [
        piece for piece in lead_ins if piece.block.space_above >= BLANK and len(piece.block.plain) <= _LONGEST_LEAD_IN
    ]
    names = names or (apart if len(apart) == len(lead_ins) else [])
    if len({piece.block.plain for piece in names}) < max(2, len(names)):
        return
    for piece in names:
        piece.role, piece.sign = Role.HEADING, Sign("plain")
        piece.block.text = piece.block.text.cut(0, len(piece.block.plain) - 1)


def _is_name(plain: str) -> bool:
    return plain.endswith(":") and len(plain.split()) <= _MOST_NAME_WORDS and not says_we(plain)
