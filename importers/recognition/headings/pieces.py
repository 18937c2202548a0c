"""Blocks with their role in the tree: heading of a level, item, field, paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from importers.recognition.blocks import Block
from importers.recognition.headings.signs import WORD, Sign
from programme.model import Level

SURE = ("number", "word", "named", "outline", "contents")  # families of signs that no body text has


class Role(Enum):
    """What a block is in the tree."""

    HEADING = "heading"
    ITEM = "item"
    FIELD = "field"
    PARAGRAPH = "paragraph"
    LEAD_IN = "lead_in"
    BOLD = "bold"


@dataclass(slots=True, eq=False)
class Piece:
    """A block and its role. `level` is set for headings; None for one that lies too deep. `depth` nests items, from 0."""

    block: Block
    role: Role
    sign: Sign | None = None
    level: Level | None = None
    depth: int = 0


def is_plain(piece: Piece) -> bool:
    """Whether nothing but standing alone makes it a heading."""
    return piece.sign is not None and piece.sign.family == "plain"


def is_sure(sign: Sign) -> bool:
    """Whether a sign marks a heading above the measures that no body text could be."""
    return sign.family.startswith(SURE) and not (sign.family == WORD and sign.order >= Level.MASSNAHME.depth)


def with_below(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece | None]]:
    """Each piece with the one below it."""
    return zip_longest(pieces, pieces[1:]) if pieces else iter(())


def with_motions_kept(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; the head of a motion whose title is none in the end stays as paragraphs below it."""
    result: list[Piece] = []
    for piece in pieces:
        result.append(piece)
        motion = piece.block.motion
        if motion is not None and (piece.role is not Role.HEADING or piece.level is None):
            result += [Piece(Block(line.text, [line]), Role.PARAGRAPH) for line in motion.lines if line.plain]
    return result
