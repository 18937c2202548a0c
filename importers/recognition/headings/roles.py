"""The role of each block, from its own evidence and from what all of them together show."""

from collections.abc import Sequence
from itertools import pairwise

from importers.recognition.blocks import Block
from importers.recognition.contents import Contents
from importers.recognition.headings.context import Context, context_of
from importers.recognition.headings.evidence import sign_of
from importers.recognition.headings.lead_ins import (
    promote_bold_names,
    promote_lead_ins,
    promote_names_of_sections,
    promote_parting_lines,
)
from importers.recognition.headings.measure_signs import bare_signs, sheet_signs
from importers.recognition.headings.named_above import with_lines_below, with_titles_below
from importers.recognition.headings.nesting import depths_of, edges_of
from importers.recognition.headings.parted import (
    part_by_closing_signs,
    part_by_gaps,
    part_by_openings,
    part_by_pages,
    part_flat_contents,
    settle_run_ins,
)
from importers.recognition.headings.phrases import is_lead_in
from importers.recognition.headings.pieces import Piece, Role, is_plain
from importers.recognition.headings.ranks import headings_of, levels_of
from importers.recognition.headings.signs import LOOKS, MATTER, WORD, Sign
from importers.recognition.headings.taken_back import (
    demote_lists,
    drop_amounts,
    drop_before_contents,
    drop_fragments,
    drop_leading,
    drop_trailing_plain,
)
from importers.recognition.starts import BLANK
from programme.model import Level

_SENTENCE = 60  # letters of a paragraph that is no title
_FEWEST_ALIKE = 3
_MOSTLY_ALIKE = 0.8
_MOSTLY_CLOSE = 0.6  # share of headings right above their text, from which on a first line like them is no title


def pieces_of(
    blocks: Sequence[Block], contents: Contents, chapter: Block | None = None, before: Sequence[Block] = ()
) -> list[Piece]:
    """Roles and levels of all blocks, in reading order. `chapter` is a title that heads them all, `before` the other
    lines of title pages."""
    context = context_of(blocks, contents)
    pieces = with_lines_below(with_titles_below([_piece(blocks, place, context) for place in range(len(blocks))]))
    if chapter:
        other = Sign("plain") if _is_like_others(chapter, pieces) else Sign("title")
        sign = sign_above_sheets(chapter, pieces) or other
        pieces = [Piece(chapter, Role.HEADING, sign), *pieces]
    for sign in sheet_signs(pieces):
        for piece in pieces:
            piece.sign = Sign(WORD, float(Level.MASSNAHME.depth)) if piece.sign == sign else piece.sign
    drop_fragments(pieces)
    drop_before_contents(pieces, contents)
    demote_lists(pieces, context.sections)
    drop_amounts(pieces)
    promote_lead_ins(pieces)
    promote_bold_names(pieces)
    promote_names_of_sections(pieces)
    promote_parting_lines(pieces)
    settle_run_ins(pieces)
    part_by_closing_signs(pieces)
    part_by_openings(pieces)
    part_by_gaps(pieces, "caps")
    part_by_gaps(pieces, "bold")
    part_by_pages(pieces)
    drop_trailing_plain(pieces)
    part_flat_contents(pieces)
    drop_leading(pieces)
    levels = dict(levels_of(headings_of(pieces)))
    levels |= dict.fromkeys(bare_signs(pieces), Level.MASSNAHME)
    for piece in pieces:
        if piece.sign is not None:
            piece.level = levels.get(piece.sign)
    _raise_deep(pieces)
    _lower_below_matter(pieces)
    _nest(pieces)
    return [*(Piece(block, Role.PARAGRAPH) for block in before), *pieces]


def _raise_deep(pieces: Sequence[Piece]) -> None:
    """Headings too deep for a programme's levels are one level below a chapter that has none of the levels between."""
    above = Level.HANDLUNGSZIEL
    for piece in pieces:
        if piece.sign is None or piece.role is not Role.HEADING:
            continue
        if piece.level is not None:
            above = piece.level
        elif above.depth < Level.HANDLUNGSZIEL.depth:
            piece.level = list(Level)[above.depth]


def _lower_below_matter(pieces: Sequence[Piece]) -> None:
    """What stands right below the word for a foreword, with no text between, heads the foreword's text."""
    for piece, below in pairwise(pieces):
        named = piece.sign == Sign(MATTER) and below.sign is not None and below.sign.family in ("plain", *LOOKS)
        if named and below.level is Level.HANDLUNGSFELD:
            below.level = Level.LEITZIEL


def _is_like_others(chapter: Block, pieces: Sequence[Piece]) -> bool:
    """Whether a first line stands as the headings below do, right above its text: the first of them, no title of all.
    Where gaps part the headings from what is above, those of two lines may have one below."""
    heads = [piece.block for piece in pieces if is_plain(piece)]
    close = [block for block in (chapter, *heads) if block.space_below < BLANK]
    if heads_list_as_others(chapter, pieces):
        return True
    if len(heads) < 2 or chapter not in close:
        return False
    apart = [block for block in heads if block.space_above >= BLANK]
    return len(close) > len(heads) if not apart else len(close) > _MOSTLY_CLOSE * len(heads)


def heads_list_as_others(chapter: Block, pieces: Sequence[Piece]) -> bool:
    """Whether the text is nothing but lists below lines like the first one: a passage of several chapters without a title."""
    heads = [(piece, below) for piece, below in pairwise(pieces) if piece.role is Role.HEADING]
    others = sum(piece.role is not Role.ITEM for piece in pieces)
    if not heads or pieces[0].role is not Role.ITEM or len(heads) != others:
        return False
    gaps = {chapter.space_below >= BLANK, *(piece.block.space_below >= BLANK for piece, _ in heads)}
    return len(gaps) == 1 and all(is_plain(piece) and below.role is Role.ITEM for piece, below in heads)


def opens_as_others(chapter: Block, pieces: Sequence[Piece]) -> bool:
    """Whether a first line stands right above a paragraph, and so do nearly all lines that are headings by nothing else, each
    apart from what is above it: a title of all would stand apart from the text below it."""
    plain = [(piece, below) for piece, below in pairwise(pieces) if is_plain(piece)]
    like = sum(piece.block.space_above >= BLANK and _is_close_above(piece.block, below) for piece, below in plain)
    return len(plain) >= _FEWEST_ALIKE and like >= _MOSTLY_ALIKE * len(plain) and _is_close_above(chapter, pieces[0])


def _is_close_above(block: Block, below: Piece) -> bool:
    return block.space_below < BLANK and below.role is Role.PARAGRAPH and len(below.block.plain) > _SENTENCE


def sign_above_sheets(chapter: Block, pieces: Sequence[Piece]) -> Sign | None:
    """The sign of the headings that look like a first line, where all of them stand right above a measure's sheet as it
    does; else None."""
    measure = Sign(WORD, float(Level.MASSNAHME.depth))
    heads = [(piece.sign, below.sign) for piece, below in pairwise(pieces) if _looks_like(piece, chapter)]
    if not heads or pieces[0].sign != measure or any(below != measure for _, below in heads):
        return None
    return heads[0][0] if len({sign for sign, _ in heads}) == 1 else None


def _looks_like(piece: Piece, chapter: Block) -> bool:
    sign = piece.sign
    return sign is not None and sign.family in ("plain", *LOOKS) and piece.block.source.size == chapter.source.size


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
