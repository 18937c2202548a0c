"""Headings of one sign that their places part into outer and inner ones."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from statistics import median

from importers.recognition.headings.pieces import SURE, Piece, Role
from importers.recognition.headings.signs import INNER, LOOKS, Sign
from importers.recognition.labels import folded_label
from importers.recognition.marks import MarkKind

_FEWEST_SURE = 3  # headings of a kind, from which on the kind is no accident
_FEWEST_OF_A_GAP = 2  # headings with a gap above, from which on it means something
_FEWEST_OPENINGS = 4  # headings with the same line below them, from which on it is no accident
_LONGEST_OPENING = 60
_FEWEST_PAGES = 6
_FEWEST_LINES = 12  # of a usual page, below which none is full
_MOST_OF_ONE = 0.8  # share of the headings that have the same sign
_SHORT_PAGE = 0.75  # times the lines of most pages, below which one was left before it was full
_MOSTLY = 9  # times as many bold lines in front of text as alone, in one style


def settle_run_ins(pieces: Sequence[Piece]) -> None:
    """Bold lines in front of their text are deeper than bold paragraphs, where nothing surer tells the ranks apart; a
    bold paragraph in the style of such lines is one of them."""
    bold = [piece for piece in pieces if piece.sign is not None and piece.sign.family == "bold"]
    run_in = Counter(piece.block.source.style for piece in bold if piece.sign and piece.sign.detail.endswith(INNER))
    alone = Counter(piece.block.source.style for piece in bold if piece.sign and not piece.sign.detail.endswith(INNER))
    sure = sum(piece.sign is not None and piece.sign.family.startswith(SURE) for piece in pieces)
    split = sure < _FEWEST_SURE and min(sum(run_in.values()), sum(alone.values())) >= _FEWEST_SURE
    for piece in bold:
        assert piece.sign is not None
        style = piece.block.source.style
        inner = run_in[style] > _MOSTLY * alone[style] if split else False
        deep = split and (piece.sign.detail.endswith(INNER) or inner)
        piece.sign = replace(piece.sign, detail=piece.sign.detail.removesuffix(INNER) + (INNER if deep else ""))


def part_by_closing_signs(pieces: Sequence[Piece]) -> None:
    """Where numbers of one part are closed in two ways ("2." and "1)"), those that count anew between chapters which count
    on are the sections of these."""
    groups: dict[Sign, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.sign is not None and piece.sign.family == f"number:{MarkKind.DECIMAL.value}" and piece.sign.order == 1:
            groups[piece.sign].append(piece)
    for sign, own in groups.items():
        runs = [list(run) for _, run in groupby(own, key=_closing_sign)]
        outer = [piece for run in runs[::2] for piece in run]
        apart = len({_closing_sign(piece) for piece in own}) == 2 and all(
            _first_number(run[0]) == 1 for run in runs[1::2]
        )
        if apart and _counts_on(outer) and all(map(_counts_on, runs[1::2])):
            for piece in (each for run in runs[1::2] for each in run):
                piece.sign = replace(sign, detail=sign.detail + INNER)


def _closing_sign(piece: Piece) -> str:
    return piece.block.mark.sign if piece.block.mark else ""


def _first_number(piece: Piece) -> int:
    return piece.block.mark.parts[0] if piece.block.mark else 0


def _counts_on(pieces: Sequence[Piece]) -> bool:
    return all(_first_number(one) < _first_number(other) for one, other in pairwise(pieces))


def part_by_openings(pieces: Sequence[Piece]) -> None:
    """Where most headings that look alike are opened by the same short line ("Wir wollen:", "Auf einen Blick"), two or more in
    a row without it, before the next with it, are the sections of the one above them."""
    below = {id(piece): other for piece, other in pairwise(pieces)}
    for sign in {piece.sign for piece in pieces if piece.sign is not None and piece.sign.family in (*LOOKS, "plain")}:
        own = [piece for piece in pieces if piece.sign == sign]
        openings = [_opening(below.get(id(piece)), sign) for piece in own]
        line, count = Counter(filter(None, openings)).most_common(1)[0] if any(openings) else ("", 0)
        if count < _FEWEST_OPENINGS or 2 * count < len(own):
            continue
        beside = below[id(own[openings.index(line)])].sign or replace(sign, detail=sign.detail + INNER)
        places = [place for place, opening in enumerate(openings) if opening == line]
        for place, following in pairwise(places):
            for piece in own[place + 1 : following] if following - place > 2 else []:
                piece.sign = beside


def _opening(piece: Piece | None, sign: Sign) -> str:
    """What a line right below a heading of a sign says where it is all of a short paragraph or another heading; else ""."""
    if piece is None or piece.sign == sign or len(piece.block.plain) > _LONGEST_OPENING:
        return ""
    alone = piece.role in (Role.PARAGRAPH, Role.LEAD_IN, Role.HEADING)
    return folded_label(piece.block.plain) if alone else ""


def part_flat_contents(pieces: Sequence[Piece]) -> None:
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


def part_by_pages(pieces: Sequence[Piece]) -> None:
    """Headings of a text without looks that nearly all have one sign, as no other of its kind: those that begin pages
    behind such as were left before they were full are the chapters."""
    headings = [piece for piece in pieces if piece.sign is not None and piece.block.source.size is None]
    signs = Counter(each.sign for each in headings if each.sign and each.sign.family in ("contents", "caps", "plain"))
    lines = Counter(line.source.page for piece in pieces for line in piece.block.lines)
    if not signs or None in lines or len(lines) < _FEWEST_PAGES:
        return
    (sign, count), *others = signs.most_common()
    if any(other.family == sign.family for other, _ in others) or count < _MOST_OF_ONE * signs.total():
        return
    own = [piece for piece in headings if piece.sign == sign]
    usual = median(lines.values())
    full = _SHORT_PAGE * usual if usual >= _FEWEST_LINES else 0.0
    above = {id(piece): one for one, piece in pairwise(pieces)}
    tops = [piece for piece in own if _begins_part(piece, above.get(id(piece)), lines, full)]
    if len(tops) < _FEWEST_SURE or len(own) - len(tops) < _FEWEST_SURE or tops[0] is not own[0]:
        return
    for piece in tops:
        piece.sign = replace(sign, order=-1.0)


def _begins_part(piece: Piece, above: Piece | None, lines: Mapping[int | None, int], full: float) -> bool:
    if above is None:
        return True
    page, before = piece.block.source.page, above.block.lines[-1].source.page
    return page is not None and before is not None and (page > before + 1 or (page > before and lines[before] < full))


def part_by_gaps(pieces: Sequence[Piece], family: str) -> None:
    """Headings without other evidence of their rank: those that more empty lines part from what is above are the outer
    ones. Gaps below lists and below paragraphs are compared apart, as people leave them by different habits; one at the top
    of a page says nothing."""
    found = [
        (piece, above)
        for above, piece in pairwise(pieces)
        if piece.sign is not None and piece.sign.family == family and piece.block.source.size is None
        if piece.block.source.page == above.block.lines[-1].source.page
    ]
    first = next((piece for piece in pieces if piece.sign is not None and piece.sign.family == family), None)
    wide: list[Piece] = [first] if first is not None and first.block.source.size is None else []
    kinds = 0
    for kind in (Role.ITEM, Role.PARAGRAPH):
        gaps = {
            id(piece): piece.block.space_above for piece, above in found if above.role is kind and piece is not first
        }
        usual = min((gap for gap, count in Counter(gaps.values()).items() if count >= _FEWEST_OF_A_GAP), default=0.0)
        wider = [piece for piece, _ in found if gaps.get(id(piece), 0.0) >= usual + 1]
        if min(len(wider), len(gaps) - len(wider)) >= _FEWEST_OF_A_GAP:
            wide += wider
            kinds += 1
    for piece in wide if kinds else []:
        assert piece.sign is not None
        piece.sign = replace(piece.sign, order=-1.0)
