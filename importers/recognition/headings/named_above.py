"""Chapters that are named on a line above their title."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from importers.recognition.blocks import NOTHING
from importers.recognition.headings.pieces import Piece, Role
from importers.recognition.headings.signs import BARE_SECTION, LOOKS
from importers.recognition.text import joined

_TITLES_BELOW = 0.8  # share of a kind of heading right below names of chapters, from which on it says what they are


def with_titles_below(pieces: Sequence[Piece]) -> list[Piece]:
    """Where chapters are named on a line of their own ("Kapitel I") and a heading right below says what each is about,
    the two are one. A kind of heading that also stands elsewhere is that of the sections."""
    pairs = [(one, other) for one, other in pairwise(pieces) if _is_bare_name(one) and _may_be_its_title(other)]
    behind = Counter(other.sign for _, other in pairs)
    total = Counter(piece.sign for piece in pieces)
    titles = {id(other): one for one, other in pairs if behind[other.sign] >= _TITLES_BELOW * total[other.sign]}
    for piece in pieces:
        if (name := titles.get(id(piece))) is not None:
            name.block.text = joined([name.block.text, piece.block.text], " ") if name.block.text else piece.block.text
            name.block.lines = [*name.block.lines, *piece.block.lines]
    return [piece for piece in pieces if id(piece) not in titles]


def _is_bare_name(piece: Piece) -> bool:
    named = piece.block.start.word is not None and not piece.block.text
    return piece.role is Role.HEADING and (named or piece.sign == BARE_SECTION)


def _may_be_its_title(piece: Piece) -> bool:
    plain = piece.block.start is NOTHING and piece.block.motion is None
    return plain and piece.sign is not None and piece.sign.family in (*LOOKS, "outline", "contents")
