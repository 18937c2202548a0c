"""The order of heading signs, outermost first, and the levels that they get."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from importers.recognition.headings.pieces import Piece, with_below
from importers.recognition.headings.signs import MATTER, REASON, SHEET_NAME, WORD, Sign
from importers.recognition.marks import MarkKind
from programme.model import Level

_RUNNING_ON = tuple(f"number:{kind.value}" for kind in (MarkKind.DECIMAL, MarkKind.LETTER_NUMBER, MarkKind.ROMAN))
_HEADING_LEVELS = (Level.HANDLUNGSFELD, Level.LEITZIEL, Level.HANDLUNGSZIEL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the ranking sees it. `bare` says that no text stands between it and the next heading."""

    sign: Sign
    bare: bool


def headings_of(pieces: Sequence[Piece]) -> list[Heading]:
    """All headings among the pieces, in their order."""
    return [
        Heading(piece.sign, below is not None and below.sign is not None)
        for piece, below in with_below(pieces)
        if piece.sign is not None
    ]


def levels_of(headings: Sequence[Heading]) -> Mapping[Sign, Level | None]:
    """The level of each sign; None for signs that lie deeper than a programme's headings go."""
    tiers = tiers_of([heading for heading in headings if heading.sign.family not in (MATTER, REASON)])
    fixed = {sign: list(Level)[int(sign.order) - 1] for tier in tiers for sign in tier if sign.family == WORD}
    fixed = _with_room_for_sheets(tiers, fixed)
    found = _around(tiers, fixed) if fixed else _alone(tiers)
    headed = any(heading.sign in (Sign(WORD, 1.0), Sign("title")) for heading in headings)
    reason = Level.LEITZIEL if headed else Level.HANDLUNGSFELD
    return {Sign(MATTER): Level.HANDLUNGSFELD, Sign(REASON): reason, **fixed, **found}


def tiers_of(headings: Sequence[Heading]) -> list[list[Sign]]:
    """Signs of equal rank together, outermost first."""
    direct = _direct_followers(headings)
    tiers: list[list[Sign]] = []
    current = -1
    for heading in headings:
        known = _tier(tiers, heading.sign)
        twin = None if known is not None else _twin(tiers, heading.sign, current, headings)
        if twin is not None:
            tiers[twin].append(heading.sign)
        place = known if known is not None else twin
        current = place if place is not None else _insert(tiers, heading.sign, current, direct)
    return tiers


def _twin(tiers: Sequence[Sequence[Sign]], sign: Sign, current: int, headings: Sequence[Heading]) -> int | None:
    """The tier right below `current` where another notation counts what this one counts in other chapters."""
    if current + 1 >= len(tiers) or current < 0 or not sign.family.startswith("number"):
        return None
    others = set(tiers[current + 1])
    if not all(other.family.startswith("number") and other.family != sign.family for other in others):
        return None
    outer = {each for tier in tiers[: current + 1] for each in tier}
    seen: set[Sign] = set()
    for heading in headings:
        seen = set() if heading.sign in outer else seen | {heading.sign}
        if sign in seen and not others.isdisjoint(seen):
            return None
    return current + 1


def _direct_followers(headings: Sequence[Heading]) -> Counter[tuple[Sign, Sign]]:
    """How often a heading of one sign stands right above one of another."""
    return Counter((one.sign, other.sign) for one, other in pairwise(headings) if one.bare and one.sign != other.sign)


def _tier(tiers: Sequence[Sequence[Sign]], sign: Sign) -> int | None:
    return next((place for place, tier in enumerate(tiers) if sign in tier), None)


def _insert(tiers: list[list[Sign]], sign: Sign, current: int, direct: Mapping[tuple[Sign, Sign], int]) -> int:
    """Places a new sign: between the outer and the deeper ones of its family, there above the signs that it stands
    right above of, else one deeper than the heading before it."""
    for place, tier in enumerate(tiers):
        if any(_equal(sign, other) for other in tier):
            tier.append(sign)
            return place
    kin = [(place, other.order) for place, tier in enumerate(tiers) for other in tier if other.family == sign.family]
    first = max((place + 1 for place, order in kin if order < sign.order), default=0)
    last = min((place for place, order in kin if order > sign.order), default=len(tiers))
    wanted = _above_followers(tiers, sign, direct)
    place = min(max(current + 1 if wanted is None else wanted, first), max(first, last))
    tiers.insert(place, [sign])
    return place


def _equal(sign: Sign, other: Sign) -> bool:
    same_order = sign.family == other.family and sign.order == other.order
    return same_order and (sign.family == WORD or sign.detail == other.detail)


def _above_followers(
    tiers: Sequence[Sequence[Sign]], sign: Sign, direct: Mapping[tuple[Sign, Sign], int]
) -> int | None:
    for place, tier in enumerate(tiers):
        for other in tier:
            if direct.get((sign, other), 0) > direct.get((other, sign), 0):
                return place
    return None


def _alone(tiers: Sequence[Sequence[Sign]]) -> dict[Sign, Level | None]:
    """Levels where no level word is found. Two tiers of which the second is numbered are chapter and section, as
    numbers run on through unnumbered blocks; letters begin anew below each chapter."""
    levels: dict[Sign, Level | None] = {}
    for place, tier in enumerate(tiers):
        level = _HEADING_LEVELS[place] if place < len(_HEADING_LEVELS) else None
        if len(tiers) == 2 and place == 1 and all(sign.family in _RUNNING_ON for sign in tier):
            level = Level.HANDLUNGSZIEL
        levels.update(dict.fromkeys(tier, level))
    return levels


def _with_room_for_sheets(tiers: Sequence[Sequence[Sign]], fixed: Mapping[Sign, Level]) -> dict[Sign, Level]:
    """The names of sheets head the fields of action that a column names: these go one level deeper where one is free."""
    depths = {level.depth for level in fixed.values()}
    free = next((level.depth for level in Level if level.depth not in depths), None)
    if free is None or Level.HANDLUNGSFELD.depth not in depths or not any(SHEET_NAME in tier for tier in tiers):
        return dict(fixed)
    return {sign: list(Level)[level.depth] if level.depth < free else level for sign, level in fixed.items()}


def _around(tiers: Sequence[Sequence[Sign]], fixed: Mapping[Sign, Level]) -> dict[Sign, Level | None]:
    """Levels of the other signs: deeper than the fixed one above them, outside the fixed one below them."""
    levels: dict[Sign, Level | None] = {}
    depth = 0
    for place, tier in enumerate(tiers):
        own = [fixed[sign].depth for sign in tier if sign in fixed]
        if own:
            depth = max(depth, min(own))
            continue
        below = [fixed[sign].depth for after in tiers[place + 1 :] for sign in after if sign in fixed]
        room = min(below) - 1 if below else len(_HEADING_LEVELS)
        level = _HEADING_LEVELS[depth] if depth < min(room, len(_HEADING_LEVELS)) else None
        depth = level.depth if level else depth
        levels.update(dict.fromkeys(tier, level))
    return levels
