"""Headings that are measures: those with the fields of measures, and the innermost where nothing is listed."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from importers.recognition.headings.pieces import Piece, Role, is_plain, with_below
from importers.recognition.headings.ranks import headings_of, tiers_of
from importers.recognition.headings.signs import WORD, Sign
from importers.recognition.labels import role_of
from programme.model import Level

_SHEETS = 0.6  # share of a sign's headings with the fields of measures, from which on they are measures
_MOST_FIELDS = 20  # fields of a measure that are looked at


def sheet_signs(pieces: Sequence[Piece]) -> list[Sign]:
    """Signs whose headings bear what only measures have: who, until when, at what cost. Where measures are named as
    such, a line that only stands alone is none."""
    named = any(piece.sign == Sign(WORD, float(Level.MASSNAHME.depth)) for piece in pieces)
    total, sheets = Counter[Sign](), Counter[Sign]()
    for place, piece in enumerate(pieces):
        if piece.sign is not None and piece.sign.family != WORD and not (named and is_plain(piece)):
            total[piece.sign] += 1
            sheets[piece.sign] += _has_measure_field(pieces[place + 1 : place + 1 + _MOST_FIELDS])
    return [sign for sign in total if total[sign] > 1 and sheets[sign] > _SHEETS * total[sign]]


def bare_signs(pieces: Sequence[Piece]) -> list[Sign]:
    """Where a source lists nothing, the innermost headings that stand without any text are what it has to say."""
    if any(piece.role in (Role.ITEM, Role.FIELD) for piece in pieces):
        return []
    total, bare = Counter[Sign](), Counter[Sign]()
    for piece, below in with_below(pieces):
        if piece.sign is not None:
            total[piece.sign] += 1
            bare[piece.sign] += below is None or below.role is Role.HEADING
    tiers = tiers_of(headings_of(pieces))
    return [sign for sign in tiers[-1] if total[sign] > 2 and bare[sign] == total[sign]] if len(tiers) > 1 else []


def _has_measure_field(below: Sequence[Piece]) -> bool:
    """Whether one of the fields right below a heading has a role."""
    fields = takewhile(lambda piece: piece.role is Role.FIELD, below)
    return any(role_of(piece.block.start.label) is not None for piece in fields)
