"""Chapters that are named on a line above their title."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from importers.recognition.blocks import NOTHING, ends_sentence
from importers.recognition.headings.phrases import begins_inside
from importers.recognition.headings.pieces import Piece, Role, is_plain
from importers.recognition.headings.signs import BARE_SECTION, LOOKS
from importers.recognition.labels import folded_label
from importers.recognition.starts import BLANK
from importers.recognition.text import joined

_TITLES_BELOW = 0.8  # share of a kind of heading right below names of chapters, from which on it says what they are
_LISTED_BELOW = 0.5  # that share of those from a contents list, where forewords stand beside chapters
_FEWEST_MOTTOES = 3  # headings in the same words
_LONGEST_LINE = 110


def with_titles_below(pieces: Sequence[Piece]) -> list[Piece]:
    """Where chapters are named on a line of their own ("Kapitel I") and a heading right below says what each is about,
    the two are one. A kind of heading that also stands elsewhere is that of the sections."""
    pairs = [(one, other) for one, other in pairwise(pieces) if _is_bare_name(one) and _may_be_its_title(other)]
    behind = Counter(other.sign for _, other in pairs)
    total = Counter(piece.sign for piece in pieces)
    share = {sign: _LISTED_BELOW if sign and sign.family == "contents" else _TITLES_BELOW for sign in behind}
    titles = {id(other): one for one, other in pairs if behind[other.sign] >= share[other.sign] * total[other.sign]}
    for piece in pieces:
        if (name := titles.get(id(piece))) is not None:
            name.block.text = joined([name.block.text, piece.block.text], " ") if name.block.text else piece.block.text
            name.block.lines = [*name.block.lines, *piece.block.lines]
            if piece.sign is not None and piece.sign.family == "contents":  # the list knows its rank
                name.sign = piece.sign
    return [piece for piece in pieces if id(piece) not in titles]


def with_lines_below(pieces: Sequence[Piece]) -> list[Piece]:
    """Joins headings with what stands right below them and is no list: themselves again, as below a page that only names
    a chapter, a motto above the title, and a phrase behind a dash."""
    return _with_mottoes(_with_dashes_below(_with_twins(pieces)))


def _with_twins(pieces: Sequence[Piece]) -> list[Piece]:
    """Headings that say nothing but what the one right above says."""
    result: list[Piece] = []
    for piece in pieces:
        above = result[-1] if result else None
        heads = above is not None and above.role is piece.role is Role.HEADING and above.sign == piece.sign
        heads = heads and piece.block.motion is None
        if above is not None and heads and above.block.whole.plain.casefold() == piece.block.whole.plain.casefold():
            above.block.lines = [*above.block.lines, *piece.block.lines]
            above.block.space_below = piece.block.space_below
        else:
            result.append(piece)
    return result


def _with_dashes_below(pieces: Sequence[Piece]) -> list[Piece]:
    """An item that is the only one of its list, right below a heading, and begins in the middle of a phrase."""
    gone: set[int] = set()
    for head, item, below in zip(pieces, pieces[1:], pieces[2:], strict=False):
        alone = item.role is Role.ITEM and below.role is not Role.ITEM and _is_apart(item)
        if head.role is Role.HEADING and alone and item.block.plain[:1].islower() and begins_inside(item.block.plain):
            head.block.text = joined([head.block.text, item.block.text], " – ")
            head.block.lines = [*head.block.lines, *item.block.lines]
            head.block.space_below = item.block.space_below
            gone.add(id(item))
    return [piece for piece in pieces if id(piece) not in gone]


def _is_apart(item: Piece) -> bool:
    """Whether an item stands right below the line above and apart from the text below."""
    return item.block.space_above < BLANK <= item.block.space_below and not ends_sentence(item.block.plain)


def _with_mottoes(pieces: Sequence[Piece]) -> list[Piece]:
    """Where the same heading comes again and again, each time with another short line right below it, the two are one: a
    motto above the title."""
    heads = Counter(folded_label(piece.block.plain) for piece in pieces if is_plain(piece))
    pairs = [(one, other) for one, other in pairwise(pieces) if is_plain(one) and _is_line_below(other)]
    lines = Counter(folded_label(one.block.plain) for one, _ in pairs)
    motto = {words for words, count in lines.items() if count >= _FEWEST_MOTTOES and count == heads[words]}
    gone = {id(other): one for one, other in pairs if folded_label(one.block.plain) in motto}
    if len({folded_label(piece.block.plain) for piece in pieces if id(piece) in gone}) < len(gone):
        return list(pieces)
    for piece in pieces:
        if (head := gone.get(id(piece))) is not None:
            head.block.text = joined([head.block.text, piece.block.text], " ")
            head.block.lines = [*head.block.lines, *piece.block.lines]
            head.block.space_below = piece.block.space_below
    return [piece for piece in pieces if id(piece) not in gone]


def _is_line_below(piece: Piece) -> bool:
    block = piece.block
    close = block.space_above < BLANK <= block.space_below
    short = len(block.lines) == 1 and len(block.plain) <= _LONGEST_LINE and not block.plain.endswith((":", ","))
    return close and short and block.start is NOTHING and piece.role in (Role.PARAGRAPH, Role.HEADING)


def _is_bare_name(piece: Piece) -> bool:
    named = piece.block.start.word is not None and not piece.block.text
    return piece.role is Role.HEADING and (named or piece.sign == BARE_SECTION)


def _may_be_its_title(piece: Piece) -> bool:
    plain = piece.block.start is NOTHING and piece.block.motion is None
    return plain and piece.sign is not None and piece.sign.family in (*LOOKS, "outline", "contents")
