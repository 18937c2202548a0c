"""Lines with a colon that are headings: above lists where nothing else is one, and above paragraphs where that is a habit."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from importers.recognition.blocks import NOTHING, ends_sentence
from importers.recognition.headings.nesting import depths_of, edges_of
from importers.recognition.headings.phrases import may_name, says_we
from importers.recognition.headings.pieces import Piece, Role, is_plain, with_below
from importers.recognition.headings.signs import Sign
from importers.recognition.starts import BLANK, is_prose

_MOST_NAME_WORDS = 6
_LONGEST_LEAD_IN = 80
_FEWEST_SECTIONS = 3
_FEWEST_BEHIND = 2
_PARTING = 0.6  # share of lines in the same words that stand between the same lists
_BOLD = 0.9
_FEWEST_OUTER = 3  # outer items, from which on they are no accident


def promote_lead_ins(pieces: Sequence[Piece]) -> None:
    """Where nothing else is a heading, the outer items of a nested list are, or items above sentences, different short names with a colon above
    lists ("Bildung:"), or whatever stands apart above each list."""
    headings = [piece for piece in pieces if piece.role is Role.HEADING]
    alone = len(headings) < 2 and all(map(is_plain, headings))
    if (alone and (_promote_outer_items(pieces) or _promote_names(pieces))) or headings:
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


def promote_names_of_sections(pieces: Sequence[Piece]) -> None:
    """Makes headings of lines with a colon right above paragraphs ("Kinderrechte stärken:"), in a text without looks where
    several different ones stand so."""
    named = [piece for piece, below in with_below(pieces) if below is not None and _names_section(piece, below)]
    if len({piece.block.plain for piece in named}) < max(_FEWEST_SECTIONS, len(named)):
        return
    for piece in named:
        piece.role, piece.sign = Role.HEADING, Sign("colon")
        piece.block.text = piece.block.text.cut(0, len(piece.block.plain) - 1)


def promote_bold_names(pieces: Sequence[Piece]) -> None:
    """Makes headings of different bold lines with a colon above lists ("**Anfrage zum Hafen:**"), where several stand right
    behind the list of another: as text they would belong to its last item."""
    named = [
        (above, piece)
        for above, piece in pairwise(pieces)
        if piece.role is Role.LEAD_IN and _is_bold_name(piece) and not piece.block.source.node
    ]
    behind = [piece for above, piece in named if above.role is Role.ITEM]
    if len(behind) < _FEWEST_BEHIND or len({piece.block.plain for _, piece in named}) < len(named):
        return
    for _, piece in named:
        piece.role, piece.sign = Role.HEADING, Sign("colon")
        piece.block.text = piece.block.text.cut(0, len(piece.block.plain) - 1)


def promote_parting_lines(pieces: Sequence[Piece]) -> None:
    """Makes headings of lines that part the lists of each chapter in the same words ("Das haben wir erreicht", "Das haben wir
    vor"): as text, the second would belong to the last item of the first list."""
    pairs, total = Counter[tuple[str, str]](), Counter[str]()
    words = above = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.role is Role.HEADING:
            words = ""
        elif piece.role is Role.LEAD_IN:
            behind = before is not None and before.role is Role.ITEM
            above, words = words if behind else "", _wording(piece)
            total[words] += 1
            pairs[above, words] += bool(above and words)
    found = {
        each
        for (one, other), count in pairs.items()
        if one != other and count >= _FEWEST_SECTIONS and count >= _PARTING * max(total[one], total[other])
        for each in (one, other)
    }
    for piece in pieces:
        if piece.role is Role.LEAD_IN and _wording(piece) in found:
            piece.role, piece.sign = Role.HEADING, Sign("colon")
            piece.block.text = piece.block.text.cut(0, len(piece.block.plain.rstrip(" :")))


def _wording(piece: Piece) -> str:
    """The words of a short line above a list that stands apart; "" for others."""
    plain = piece.block.plain.rstrip(" :")
    short = len(plain) <= _LONGEST_LEAD_IN and piece.block.space_above >= BLANK and plain[-1:].isalnum()
    return plain.casefold() if short and not piece.block.source.node else ""


def _is_bold_name(piece: Piece) -> bool:
    plain = piece.block.plain
    return piece.block.bold >= _BOLD and plain.endswith(":") and len(plain) <= _LONGEST_LEAD_IN and not says_we(plain)


def _names_section(piece: Piece, below: Piece) -> bool:
    block, plain = piece.block, piece.block.plain
    if piece.role is not Role.PARAGRAPH or block.source.size is not None or len(block.lines) > 1:
        return False
    above_text = below.role is Role.PARAGRAPH and is_prose(below.block) and len(below.block.lines) > 1
    apart = block.space_above >= BLANK > block.space_below and block.start is NOTHING
    short = plain.endswith(":") and len(plain) <= _LONGEST_LEAD_IN and may_name(plain)
    return above_text and apart and short and not says_we(plain)


def _promote_outer_items(pieces: Sequence[Piece]) -> bool:
    """Makes headings of the outer items of the only list, where each names what the inner ones below it say."""
    items = [piece for piece in pieces if piece.role is Role.ITEM]
    depths = depths_of([piece.block for piece in items], edges_of(piece.block for piece in pieces))
    outer = [place for place, depth in enumerate(depths) if not depth]
    named = all(depths[place + 1 : place + 2] == [1] and _is_title(items[place]) for place in outer)
    if len(outer) < _FEWEST_OUTER or not named or pieces[-1] is not items[-1]:
        return False
    if len(items) < len(pieces) - pieces.index(items[0]) or items[0].block.source.node:  # text between, or our own file
        return False
    for place in outer:
        items[place].role, items[place].sign = Role.HEADING, Sign("outer")
    return True


def _promote_names(pieces: Sequence[Piece]) -> bool:
    """Makes headings of all items, where each names in a few words what the sentences right below it say."""
    items = [(piece, below) for piece, below in with_below(pieces) if piece.role is Role.ITEM]
    named = all(_is_title(piece) and below is not None and _is_its_text(below) for piece, below in items)
    if len(items) < _FEWEST_OUTER or not named or any(piece.block.source.node for piece, _ in items):
        return False
    for piece, _ in items:
        piece.role, piece.sign = Role.HEADING, Sign("outer")
    return True


def _is_its_text(below: Piece) -> bool:
    return below.role is Role.PARAGRAPH and below.block.space_above < BLANK and is_prose(below.block)


def _is_title(piece: Piece) -> bool:
    return len(piece.block.plain) <= _LONGEST_LEAD_IN and not ends_sentence(piece.block.plain)


def _is_name(plain: str) -> bool:
    return plain.endswith(":") and len(plain.split()) <= _MOST_NAME_WORDS and not says_we(plain)
