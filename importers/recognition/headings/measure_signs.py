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
_FIELDS_OF_ONE = 3  # fields of the only heading of a sign, from which on it is a measure
_LONGEST_DESCRIPTION = 4  # paragraphs
_MOST_FIELDS = 20  # fields of a measure that are looked at


def sheet_signs(pieces: Sequence[Piece]) -> list[Sign]:
    """Signs whose headings bear what only measures have: who, until when, at what cost. Where measures are named as
    such, a line that only stands alone is none; a single heading needs several fields."""
    named = any(piece.sign == Sign(WORD, float(Level.MASSNAHME.depth)) for piece in pieces)
    total, sheets, most = Counter[Sign](), Counter[Sign](), Counter[Sign]()
    for place, piece in enumerate(pieces):
        if piece.sign is not None and piece.sign.family != WORD and not (named and is_plain(piece)):
            total[piece.sign] += 1
            fields = _fields_below(pieces[place + 1 : place + 1 + _MOST_FIELDS])
            sheets[piece.sign] += any(role_of(name) is not None for name in fields)
            most[piece.sign] = max(most[piece.sign], len(fields))
    return [
        sign
        for sign in total
        if (total[sign] > 1 or most[sign] >= _FIELDS_OF_ONE) and sheets[sign] > _SHEETS * total[sign]
    ]


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


def _fields_below(below: Sequence[Piece]) -> list[str]:
    """The names of the fields right below a heading, with single paragraphs between them: what a name stands above, or the
    rest of a value. Where paragraphs that describe the measure come first, several fields follow them."""
    described = sum(1 for _ in takewhile(lambda piece: piece.role is Role.PARAGRAPH, below[:_LONGEST_DESCRIPTION]))
    names: list[str] = []
    for before, piece in zip([None, *below[described:]], below[described:], strict=False):
        if piece.role is Role.FIELD:
            names.append(piece.block.start.label)
        elif not names or piece.role is not Role.PARAGRAPH or before is None or before.role is not Role.FIELD:
            break
    return names if not described or len(names) >= _FIELDS_OF_ONE else []
