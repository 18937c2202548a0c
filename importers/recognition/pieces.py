"""Blocks with their role in the tree: heading of a level, item, field, paragraph."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise, takewhile, zip_longest

from importers.recognition.blocks import NOTHING, Block, ends_sentence
from importers.recognition.contents import Contents
from importers.recognition.evidence import (
    BARE_SECTION,
    RUN_IN,
    WORD,
    Context,
    Sign,
    context_of,
    is_lead_in,
    is_signature,
    says_we,
    sign_of,
)
from importers.recognition.labels import role_of
from importers.recognition.marks import MarkKind
from importers.recognition.nesting import depths_of, edges_of
from importers.recognition.ranks import Heading, levels_of, tiers_of
from importers.recognition.starts import BLANK, LONG_LINE
from importers.recognition.text import joined
from programme.model import Level

_FEWEST_SURE = 3  # headings of a kind, from which on the kind is no accident
_TITLES_BELOW = 0.8  # share of a kind of heading right below names of chapters, from which on it says what they are
_SHEETS = 0.6  # share of a sign's headings with the fields of measures, from which on they are measures
_MOST_NAME_WORDS = 6
_FEWEST_NAMES = 3  # short lines without a gap below a first one, from which on they are names or an address
_LONGEST_NAME = 50
_LONGEST_LEAD_IN = 80
_MOST_FIELDS = 20  # fields of a measure that are looked at
_FEWEST_OF_A_GAP = 2  # headings with a gap above, from which on it means something
_STANDING = 1.25  # times as many headings of a kind as stand like headings at most
_MOSTLY = 9  # times as many bold lines in front of text as alone, in one style
_LOOKS = ("size", "bold", "caps", "underlined", "face")
_SURE = ("number", "word", "named", "outline", "contents")  # families of signs that no body text has


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


def pieces_of(
    blocks: Sequence[Block], contents: Contents, chapter: Block | None = None, before: Sequence[Block] = ()
) -> list[Piece]:
    """Roles and levels of all blocks, in reading order. `chapter` is a title that heads them all, `before` the other
    lines of title pages."""
    context = context_of(blocks, contents)
    pieces = _with_titles_below([_piece(blocks, place, context) for place in range(len(blocks))])
    if chapter:
        sign = Sign("plain") if _is_like_others(chapter, pieces) else Sign("title")
        pieces = [Piece(chapter, Role.HEADING, sign), *pieces]
    for sign in _sheet_signs(pieces):
        for piece in pieces:
            piece.sign = Sign(WORD, float(Level.MASSNAHME.depth)) if piece.sign == sign else piece.sign
    _demote_lists(pieces)
    _drop_amounts(pieces)
    _promote_lead_ins(pieces)
    _settle_run_ins(pieces)
    _part_by_gaps(pieces, "caps")
    _part_by_gaps(pieces, "bold")
    _drop_trailing_plain(pieces)
    _part_flat_contents(pieces)
    _drop_leading(pieces)
    levels = dict(levels_of(_headings(pieces)))
    levels |= dict.fromkeys(_bare_signs(pieces), Level.MASSNAHME)
    for piece in pieces:
        if piece.sign is not None:
            piece.level = levels.get(piece.sign)
    _nest(pieces)
    return [*(Piece(block, Role.PARAGRAPH) for block in before), *pieces]


def _is_like_others(chapter: Block, pieces: Sequence[Piece]) -> bool:
    """Whether a first line stands as the headings below do in a text without gaps: the first of them, no title of all."""
    heads = [chapter, *(piece.block for piece in pieces if _is_plain(piece))]
    return len(heads) > 2 and all(max(block.space_below, block.space_above) < BLANK for block in heads)


def _piece(blocks: Sequence[Block], place: int, context: Context) -> Piece:
    block = blocks[place]
    above = blocks[place - 1] if place else None
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if block.start.label:
        return Piece(block, Role.FIELD)
    sign = sign_of(block, above, below, context)
    if sign is not None:
        return Piece(block, Role.HEADING, sign)
    if block.is_item or block.mark is not None:
        return Piece(block, Role.ITEM)
    return Piece(block, Role.LEAD_IN if is_lead_in(block, below) else Role.PARAGRAPH)


def _with_titles_below(pieces: Sequence[Piece]) -> list[Piece]:
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
    return plain and piece.sign is not None and piece.sign.family in (*_LOOKS, "outline", "contents")


def _demote_lists(pieces: Sequence[Piece]) -> None:
    """Numbered headings of one part that restart again and again are items of lists, not chapters."""
    families: dict[Sign, list[Piece]] = {}
    standing: Counter[Sign] = Counter()
    for piece, below in _with_below(pieces):
        if piece.sign and piece.sign.family.startswith("number") and piece.sign.order == 1:
            families.setdefault(piece.sign, []).append(piece)
            standing[piece.sign] += _stands_as_heading(piece, below)
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


def _drop_amounts(pieces: Sequence[Piece]) -> None:
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


def _promote_lead_ins(pieces: Sequence[Piece]) -> None:
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


def _settle_run_ins(pieces: Sequence[Piece]) -> None:
    """Bold lines in front of their text are deeper than bold paragraphs, where nothing surer tells the ranks apart; a
    bold paragraph in the style of such lines is one of them."""
    bold = [piece for piece in pieces if piece.sign is not None and piece.sign.family == "bold"]
    run_in = Counter(piece.block.source.style for piece in bold if piece.sign and piece.sign.detail.endswith(RUN_IN))
    alone = Counter(piece.block.source.style for piece in bold if piece.sign and not piece.sign.detail.endswith(RUN_IN))
    sure = sum(piece.sign is not None and piece.sign.family.startswith(_SURE) for piece in pieces)
    split = sure < _FEWEST_SURE and min(sum(run_in.values()), sum(alone.values())) >= _FEWEST_SURE
    for piece in bold:
        assert piece.sign is not None
        style = piece.block.source.style
        inner = run_in[style] > _MOSTLY * alone[style] if split else False
        deep = split and (piece.sign.detail.endswith(RUN_IN) or inner)
        piece.sign = replace(piece.sign, detail=piece.sign.detail.removesuffix(RUN_IN) + (RUN_IN if deep else ""))


def _drop_trailing_plain(pieces: Sequence[Piece]) -> None:
    """A line that only stands alone is no heading where nothing follows it, nor right below another one (a slogan). Of
    two such lines with a gap between them the first is the outer one, where that comes again."""
    signed = False  # below "Musterstadt, 3.5.2026"
    for place, (above, (piece, below)) in enumerate(zip([None, *pieces], _with_below(pieces), strict=False)):
        slogan = above is not None and _is_plain(above) and piece.block.space_above < BLANK
        signed = (signed and len(piece.block.plain) <= _LONGEST_NAME) or is_signature(piece.block.plain)
        if _is_plain(piece) and (
            below is None or slogan or signed or _names(pieces[place : place + 1 + _FEWEST_NAMES])
        ):
            piece.role, piece.sign = Role.PARAGRAPH, None
    tops = _top_orders(pieces)
    for piece, below in pairwise(pieces):
        if _is_plain(piece) and below.sign is not None and tops.get(below.sign.family) == below.sign.order:
            piece.role, piece.sign = Role.PARAGRAPH, None
    _part_by_gaps(pieces, "plain")
    outer = [piece for piece, below in pairwise(pieces) if _is_plain(piece) and _is_plain(below)]
    inner = sum(map(_is_plain, pieces)) - len(outer)
    for piece in outer if 1 < len(outer) <= inner else []:
        piece.sign = Sign("plain", -1.0)
    first = list(takewhile(_is_plain, pieces))
    for piece in first[:-1] if not 1 < len(outer) <= inner else []:  # a cover's lines
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


def _part_flat_contents(pieces: Sequence[Piece]) -> None:
    """Where a contents list tells no chapters from sections, those that only head the next one are chapters, and so is
    what comes before them."""
    listed = [piece for piece in pieces if piece.sign is not None and piece.sign.family == "contents"]
    if len({piece.sign for piece in listed}) != 1:
        return
    known = {id(piece) for piece in listed}
    outer = [one for one, below in pairwise(pieces) if id(one) in known and id(below) in known]
    if not 1 < len(outer) <= len(listed) - len(outer):
        return
    before = list(takewhile(lambda piece: piece is not outer[0], listed))
    for piece in (*before, *outer):
        piece.sign = Sign("contents", -1.0)


def _part_by_gaps(pieces: Sequence[Piece], family: str) -> None:
    """Headings without other evidence of their rank: those that more empty lines part from what is above are the outer
    ones. Gaps below lists and below paragraphs are compared apart, as people leave them by different habits."""
    found = [
        (piece, above)
        for above, piece in pairwise(pieces)
        if piece.sign is not None and piece.sign.family == family and piece.block.source.size is None
    ]
    first = next((piece for piece in pieces if piece.sign is not None and piece.sign.family == family), None)
    wide: list[Piece] = [first] if first is not None and first.block.source.size is None else []
    kinds = 0
    for kind in (Role.ITEM, Role.PARAGRAPH):
        gaps = {
            id(piece): piece.block.space_above for piece, above in found if above.role is kind and piece is not first
        }
        usual = Counter(gaps.values()).most_common(1)[0][0] if gaps else 0.0
        wider = [piece for piece, _ in found if gaps.get(id(piece), 0.0) >= usual + 1]
        if min(len(wider), len(gaps) - len(wider)) >= _FEWEST_OF_A_GAP:
            wide += wider
            kinds += 1
    for piece in wide if kinds else []:
        assert piece.sign is not None
        piece.sign = replace(piece.sign, order=-1.0)


def _top_orders(pieces: Sequence[Piece]) -> dict[str, float]:
    """The outermost order of each sure family."""
    tops: dict[str, float] = {}
    for piece in pieces:
        if piece.sign is not None and _is_sure(piece.sign):
            tops[piece.sign.family] = min(piece.sign.order, tops.get(piece.sign.family, piece.sign.order))
    return tops


def _drop_leading(pieces: Sequence[Piece]) -> None:
    """Where chapters have numbers, what comes before the first of them heads nothing: lines that only stand alone, and
    looks that never come again. Where levels have their words, standing alone never makes a heading."""
    surest = [place for place, piece in enumerate(pieces) if piece.sign and _is_sure(piece.sign)]
    words = sum(piece.sign is not None and piece.sign.family == WORD and piece.sign.order < 4 for piece in pieces)
    if not surest:
        return
    later = {piece.sign for piece in pieces[surest[0] :]}
    for place, piece in enumerate(pieces):
        early = place < surest[0] and piece.sign not in later
        if _is_plain(piece) and (place < surest[0] or words > 1):
            piece.role, piece.sign = Role.PARAGRAPH, None
        elif early and piece.sign and piece.sign.family in _LOOKS:
            piece.role, piece.sign = Role.BOLD, None


def _is_sure(sign: Sign) -> bool:
    """Whether a sign marks a heading above the measures that no body text could be."""
    return sign.family.startswith(_SURE) and not (sign.family == WORD and sign.order >= Level.MASSNAHME.depth)


def _is_plain(piece: Piece) -> bool:
    return piece.sign is not None and piece.sign.family == "plain"


def _with_below(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece | None]]:
    """Each piece with the one below it."""
    return zip_longest(pieces, pieces[1:]) if pieces else iter(())


def _headings(pieces: Sequence[Piece]) -> list[Heading]:
    headings = []
    for piece, below in _with_below(pieces):
        if piece.sign is not None:
            headings.append(Heading(piece.sign, below is not None and below.sign is not None))
    return headings


def _sheet_signs(pieces: Sequence[Piece]) -> list[Sign]:
    """Signs whose headings bear what only measures have: who, until when, at what cost. Where measures are named as
    such, a line that only stands alone is none."""
    named = any(piece.sign == Sign(WORD, float(Level.MASSNAHME.depth)) for piece in pieces)
    total, sheets = Counter[Sign](), Counter[Sign]()
    for place, piece in enumerate(pieces):
        if piece.sign is not None and piece.sign.family != WORD and not (named and _is_plain(piece)):
            total[piece.sign] += 1
            sheets[piece.sign] += _has_measure_field(pieces[place + 1 : place + 1 + _MOST_FIELDS])
    return [sign for sign in total if total[sign] > 1 and sheets[sign] > _SHEETS * total[sign]]


def _bare_signs(pieces: Sequence[Piece]) -> list[Sign]:
    """Where a source lists nothing, the innermost headings that stand without any text are what it has to say."""
    if any(piece.role in (Role.ITEM, Role.FIELD) for piece in pieces):
        return []
    total, bare = Counter[Sign](), Counter[Sign]()
    for piece, below in _with_below(pieces):
        if piece.sign is not None:
            total[piece.sign] += 1
            bare[piece.sign] += below is None or below.role is Role.HEADING
    tiers = tiers_of(_headings(pieces))
    return [sign for sign in tiers[-1] if total[sign] > 2 and bare[sign] == total[sign]] if len(tiers) > 1 else []


def _has_measure_field(below: Sequence[Piece]) -> bool:
    """Whether one of the fields right below a heading has a role."""
    fields = takewhile(lambda piece: piece.role is Role.FIELD, below)
    return any(role_of(piece.block.start.label) is not None for piece in fields)


def _nest(pieces: Sequence[Piece]) -> None:
    """Depth of items, list by list; paragraphs between items do not end a list. Entries that our own files mark are no
    items of the lists in their text."""
    edges = edges_of(piece.block for piece in pieces)
    run: list[Piece] = []
    for piece in [*pieces, None]:
        item = piece is not None and piece.role is Role.ITEM
        if run and (not item or _is_entry(piece) != _is_entry(run[-1])) and not _is_between(piece):
            for each, depth in zip(run, depths_of([one.block for one in run], edges), strict=True):
                each.depth = depth
            run = []
        if piece is not None and item:
            run.append(piece)


def _is_entry(piece: Piece | None) -> bool:
    return piece is not None and bool(piece.block.source.node)


def _is_between(piece: Piece | None) -> bool:
    return piece is not None and (piece.role is Role.PARAGRAPH or piece.block.source.goes_on)
