"""What looked like a heading on its own and is none beside the others: items, amounts, slogans, lines of a cover."""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import groupby, pairwise, takewhile

from importers.recognition.blocks import NOTHING, ends_sentence
from importers.recognition.contents import Contents
from importers.recognition.headings.parted import part_by_gaps
from importers.recognition.headings.phrases import counts_what_follows, is_signature
from importers.recognition.headings.pieces import Piece, Role, is_plain, is_sure, with_below
from importers.recognition.headings.signs import LOOKS, MATTER, WORD, Sign
from importers.recognition.marks import MarkKind
from importers.recognition.starts import BLANK, LONG_LINE, is_prose

_FEWEST_NAMES = 3  # short lines without a gap below a first one, from which on they are names or an address
_LONGEST_NAME = 50
_FRAGMENT = 6  # letters of a line
_FEWEST_FRAGMENTS = 6
_FEWEST_LISTED = 5  # entries of a contents list
_FEWEST_ON_COVER = 2
_STANDING = 1.25  # times as many headings of a kind as stand like headings at most


def demote_lists(pieces: Sequence[Piece], sections: Set[int]) -> None:
    """Numbered headings of one part that restart again and again are items of lists, not chapters. `sections` are the
    identities of blocks that are none."""
    families: dict[Sign, list[Piece]] = {}
    standing: Counter[Sign] = Counter()
    for piece, below in with_below(pieces):
        if piece.sign and piece.sign.family.startswith("number") and piece.sign.order == 1:
            families.setdefault(piece.sign, []).append(piece)
            standing[piece.sign] += id(piece.block) in sections or _stands_as_heading(piece, below)
    for sign, members in families.items():
        if len(members) <= _STANDING * standing[sign]:
            continue
        firsts = sum(member.block.mark is not None and member.block.mark.parts[:1] == (1,) for member in members)
        if firsts > 2 and all(member.block.mark and member.block.mark.kind is MarkKind.DECIMAL for member in members):
            for member in members:
                member.role, member.sign = Role.ITEM, None


def _stands_as_heading(piece: Piece, below: Piece | None) -> bool:
    """Whether a numbered line looks like a heading, or stands short and apart between other texts."""
    block = piece.block
    if ends_sentence(block.plain) or block.source.list_level is not None:
        return False
    if piece.sign is not None and piece.sign.detail:
        return True
    apart = block.space_above >= BLANK and block.space_below >= BLANK
    prose = below is not None and below.role is Role.PARAGRAPH and len(below.block.first.plain) > LONG_LINE
    return (apart or prose) and below is not None and below.role is not Role.ITEM and below.sign != piece.sign


def drop_amounts(pieces: Sequence[Piece]) -> None:
    """A number without a sign behind it ("500 Wohnungen") counts only where the one before it was met."""
    seen: set[int] = set()
    for piece in pieces:
        mark = piece.block.mark
        if mark is None or mark.kind is not MarkKind.DECIMAL or mark.depth > 1 or piece.block.source.marker:
            continue
        number = mark.parts[0]
        if mark.sign or piece.block.source.outline is not None or (piece.sign and (not seen or number - 1 in seen)):
            seen.add(number)
        else:
            piece.role, piece.sign = Role.PARAGRAPH, None
            piece.block.text, piece.block.start = piece.block.whole, NOTHING


def drop_trailing_plain(pieces: Sequence[Piece]) -> None:
    """A line that only stands alone is no heading where nothing follows it, nor right below another one (a slogan). Of
    two such lines with a gap between them the first is the outer one, where that comes again. What says how many things
    stand below it ("Unsere 10 Punkte") heads them."""
    signed = False  # below "Musterstadt, 3.5.2026"
    for place, (above, (piece, below)) in enumerate(zip([None, *pieces], with_below(pieces), strict=False)):
        slogan = above is not None and is_plain(above) and piece.block.space_above < BLANK
        signed = (signed and len(piece.block.plain) <= _LONGEST_NAME) or is_signature(piece.block.plain)
        if is_plain(piece) and (below is None or slogan or signed or _names(pieces[place : place + 1 + _FEWEST_NAMES])):
            piece.role, piece.sign = Role.PARAGRAPH, None
    tops = _top_orders(pieces)
    for piece, below in pairwise(pieces):
        if not is_plain(piece) or below.sign is None or tops.get(below.sign.family) != below.sign.order:
            continue
        counted = below.block.mark is not None and below.block.mark.parts[:1] == (1,)
        if counted and counts_what_follows(piece.block.plain):
            piece.sign = Sign("named", detail="count")
        else:
            piece.role, piece.sign = Role.PARAGRAPH, None
    part_by_gaps(pieces, "plain")
    outer = [piece for piece, below in pairwise(pieces) if is_plain(piece) and is_plain(below)]
    inner = sum(map(is_plain, pieces)) - len(outer)
    for piece in outer if 1 < len(outer) <= inner else []:
        piece.sign = Sign("plain", -1.0)
    first = list(takewhile(is_plain, pieces))
    after = pieces[len(first)].sign if len(first) < len(pieces) else None
    covers = len(first) - (after is None or after.family != MATTER)  # a foreword begins the text
    for piece in first[: max(covers, 0)] if not 1 < len(outer) <= inner else []:  # a cover's lines
        piece.role, piece.sign = Role.PARAGRAPH, None


def _names(pieces: Sequence[Piece]) -> bool:
    """Whether short lines without gaps follow the first, none of them a sentence: who signed, or where to write."""
    return len(pieces) > _FEWEST_NAMES and all(
        piece.role is Role.PARAGRAPH
        and piece.block.space_above < BLANK
        and len(piece.block.plain) <= _LONGEST_NAME
        and not ends_sentence(piece.block.plain)
        for piece in pieces[1:]
    )


def _top_orders(pieces: Sequence[Piece]) -> dict[str, float]:
    """The outermost order of each sure family."""
    tops: dict[str, float] = {}
    for piece in pieces:
        if piece.sign is not None and is_sure(piece.sign):
            tops[piece.sign.family] = min(piece.sign.order, tops.get(piece.sign.family, piece.sign.order))
    return tops


def drop_fragments(pieces: Sequence[Piece]) -> None:
    """Letters below each other, as words that stand upright in a margin come, neither head nor count anything."""
    for is_short, run in groupby(pieces, key=_is_fragment):
        fragments = list(run)
        if is_short and len(fragments) >= _FEWEST_FRAGMENTS:
            for piece in fragments:
                piece.role, piece.sign = Role.PARAGRAPH, None
                piece.block.text, piece.block.start = piece.block.whole, NOTHING


def _is_fragment(piece: Piece) -> bool:
    source = piece.block.source
    loose = source.outline is None and source.cell is None and not source.marker and source.size is None
    loose = loose and piece.block.motion is None  # whose metadata would be lost
    return loose and len(piece.block.whole.plain) <= _FRAGMENT


def drop_before_contents(pieces: Sequence[Piece], contents: Contents) -> None:
    """What stands before a contents list that names chapters heads nothing but forewords: lines of covers. A list behind
    most of the text tells nothing."""
    if contents.start is None or len(contents.depths) < _FEWEST_LISTED:
        return
    early = [piece for piece in pieces if piece.block.first.index < contents.start]
    if 2 * len(early) > len(pieces):
        return
    for piece in early:
        if (
            piece.role is Role.HEADING
            and piece.sign is not None
            and piece.sign.family in ("plain", "colon", "contents", *LOOKS)
        ):
            piece.role, piece.sign = Role.BOLD if piece.sign.family in LOOKS else Role.PARAGRAPH, None


def drop_leading(pieces: Sequence[Piece]) -> None:
    """Where chapters have numbers, what comes before the first of them heads nothing: lines that only stand alone, and
    looks that never come again. A single line above paragraphs heads these, a foreword. Where levels have their words,
    standing alone never makes a heading."""
    _drop_cover_looks(pieces)
    surest = [place for place, piece in enumerate(pieces) if piece.sign and is_sure(piece.sign)]
    words = sum(piece.sign is not None and piece.sign.family == WORD and piece.sign.order < 4 for piece in pieces)
    if not surest:
        return
    later = {piece.sign for piece in pieces[surest[0] :]}
    foreword = _foreword(pieces[: surest[0]]) if words < 2 else None
    for place, piece in enumerate(pieces):
        early = place < surest[0] and piece.sign not in later
        if piece is foreword and early:
            piece.sign = Sign(MATTER)
        elif is_plain(piece) and (place < surest[0] or words > 1):
            piece.role, piece.sign = Role.PARAGRAPH, None
        elif early and piece.sign and piece.sign.family in LOOKS:
            piece.role, piece.sign = Role.BOLD, None


def _drop_cover_looks(pieces: Sequence[Piece]) -> None:
    """Several lines that look like headings before the first paragraph, as none does later, are those of a cover, and so
    are the lines among them that only stand alone, but for what heads that paragraph."""
    text = next((place for place, piece in enumerate(pieces) if is_prose(piece.block)), 0)
    later = {piece.sign for piece in pieces[text:]}
    early = [piece for piece in pieces[:text] if piece.sign and piece.sign.family in LOOKS and piece.sign not in later]
    if len(early) < _FEWEST_ON_COVER or not any(sign is not None for sign in later):
        return
    for piece in (*early, *filter(is_plain, pieces[: text - 1])):
        piece.role, piece.sign = Role.BOLD, None


def _foreword(early: Sequence[Piece]) -> Piece | None:
    """What heads the text before the first chapter: the only line there that may be a heading, with paragraphs below."""
    heads = [piece for piece in early if piece.sign is not None]
    if len(heads) != 1 or not (is_plain(heads[0]) or (heads[0].sign and heads[0].sign.family in LOOKS)):
        return None
    below = early[early.index(heads[0]) + 1 :]
    prose = below and all(piece.role is Role.PARAGRAPH for piece in below) and is_prose(below[0].block)
    return heads[0] if prose and sum(len(piece.block.plain) for piece in below) > LONG_LINE else None
