"""Heads of motions: "A3: Title", who moves it, when and where; and the words that structure its text."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from importers.recognition.blocks import Block, Motion, Start, ends_sentence
from importers.recognition.labels import folded_label
from importers.recognition.letters import FORMULA
from importers.recognition.lines import Ledger, Line
from importers.recognition.marks import number_mark
from importers.recognition.motion_meta import SUBJECT, SURE, Found, loose_lines, meta_blocks, unpacked
from importers.recognition.text import Text
from importers.source import LineRole

_CHANGED = r"(?:\s+(?:zu|an|bei)\s+(?:Antrag\s+)?[A-ZÄÖÜ]{0,4}[-. ]?\d+[\w/.-]*)?"  # what an amendment changes
_TITLE = re.compile(
    rf"(?:(?:Änderungs|Initiativ|Dringlichkeits|Leit)?[aA]ntrag\s+(?:Nr\.\s*)?(?P<named>[A-ZÄÖÜ]{{0,4}}[-. ]?\d+[\w/.-]*{_CHANGED})"
    rf"|(?P<short>[A-ZÄÖÜ]{{1,4}}[-.]?\d{{1,3}}(?:NEU\d*)?{_CHANGED}))\s*[:–-]?\s+(?=\S)"
)
_NUMBER_ALONE = re.compile(
    r"(?:(?:Änderungs|Initiativ|Dringlichkeits|Leit)?[aA]ntrag\s+(?:Nr\.\s*)?(?P<named>[A-ZÄÖÜ]{0,4}[-. ]?\d+[\w/.-]*)"
    r"|(?P<short>[A-ZÄÖÜ]{1,4}[-.]?\d{1,3}(?:NEU\d*)?))\s*:?$"
)
_AMENDMENT = re.compile(
    r"Änderungsantrag\s+(?P<number>(?:Nr\.\s*)?[ÄA]?-?\d+\s+(?:zu|an|bei)\s+(?:Antrag\s+)?[\w./-]+)\s*:?$"
)
_REASON = re.compile(r"(?:Antrags)?[bB]egründung\s*:$")
_PAPER = re.compile(r"((?:DS|Drs\.?|Drucksache|Vorlage|Antrag)\s*(?:Nr\.?\s*)?\w*\d\w*(?:[/-]\d+)+)\s*[:–-]?\s+(?=\S)")
_FEWEST_BY_FORMULA = 2
_LONGEST_TITLE = 250
_SECTIONS = re.compile(r"(?:Antrags)?[tT]ext\s*:?$|Beschlusstext\s*:?$")
_NEAR = 8  # blocks around a motion's title in which its head stands


def with_motions(blocks: Sequence[Block], ledger: Ledger) -> tuple[list[Block], Motion | None]:
    """Takes heads of motions off the text; each motion's title block holds its own. The second is a head without any
    title, whose metadata are those of the whole source."""
    found = meta_blocks(blocks)
    if not any(key in SURE for key, _, _ in found.values()):
        told = {place: each for place, each in found.items() if blocks[place].source.role is LineRole.META}
        rest = [block for place, block in enumerate(blocks) if place not in told]
        return _by_formula(rest), _motion("", list(told.values())) if told else None
    blocks = unpacked(blocks, found)
    titles = [place for place in range(len(blocks)) if _is_title(blocks, place, found)]
    blocks, titles = _named_by_subject(blocks, found, titles)
    owned: dict[int, list[tuple[str, str, tuple[Line, ...]]]] = defaultdict(list)
    for place, owner in _owners(titles, found):
        owned[owner].append(found[place])
    lines_below = {place: _title_below(blocks, place, found) for place in titles}
    below = {id(block) for block in lines_below.values()}
    result: list[Block] = []
    for place, block in enumerate(blocks):
        if place in found:
            continue
        if place in lines_below:
            result.append(_titled(block, owned[place], lines_below[place]))
        elif id(block) in below:
            continue
        elif titles and folded_label(block.start.label) == "begrundung":
            result += _reason(block)
        elif _SECTIONS.match(block.plain) and titles and block.source.outline is None:
            ledger.drop("motion_section", block.lines)
        elif titles and _REASON.match(block.whole.plain):
            result.append(Block(block.text.cut(0, len(block.plain) - 1), block.lines, block.start, block.space_below))
        else:
            result.append(block)
    return result, _motion("", owned[-1]) if owned[-1] else None


def _named_by_subject(
    blocks: Sequence[Block], found: Found, titles: Sequence[int]
) -> tuple[Sequence[Block], list[int]]:
    """The blocks with subjects ("Titel: Mehr Bäume") as the titles of motions that have no number, and the places of all
    titles; such subjects are metadata no more. Beside numbered motions only where these have heads of their own."""
    runs = list(_runs(sorted(found)))
    near = [{run[0] - 1, run[-1] + 1} & set(titles) for run in runs]
    if len(set().union(*near)) < len(titles):
        return blocks, list(titles)
    result, named = list(blocks), list[int]()
    for run, touched in zip(runs, near, strict=True):
        place = next((place for place in run if found[place][0] == SUBJECT and found[place][1]), None)
        is_head = any(found[each][0] in SURE for each in run)
        if place is not None and not touched and (is_head or not (titles or named)):
            _, subject, lines = found.pop(place)
            result[place] = Block(Text(subject), loose_lines(lines), space_below=blocks[place].space_below)
            named.append(place)
    return result, sorted((*titles, *named))


def _title_below(blocks: Sequence[Block], place: int, found: Found) -> Block | None:
    """The title on the line below "Antrag A1", or below who moves it, if nothing in its head names the subject."""
    if not _NUMBER_ALONE.match(blocks[place].whole.plain):
        return None
    after = place + 1
    while after in found:
        if found[after][0] == SUBJECT:
            return None
        after += 1
    below = blocks[after] if after < len(blocks) else None
    if below is None or below.start.end or len(below.plain) > _LONGEST_TITLE:
        return None
    names = after == place + 1 or not (ends_sentence(below.plain) or _SECTIONS.match(below.plain))
    return below if names and not FORMULA.search(below.plain) else None


def _reason(block: Block) -> list[Block]:
    """What "Begründung: …" says is a heading with its text."""
    head = Block(Text(block.start.label), block.lines[:1])
    return [head, Block(block.text, block.lines)] if block.text else [head]


def _is_title(blocks: Sequence[Block], place: int, found: Found) -> bool:
    block = blocks[place]
    if block.source.role is LineRole.MOTION:
        return True
    whole = block.whole.plain
    if block.source.role is LineRole.TITLE and any(each.source.node for each in blocks):
        return False  # the cover of our own file, in which the motion's heading is marked
    if place in found or block.source.cell is not None:
        return False
    if not (_TITLE.match(whole) or _NUMBER_ALONE.match(whole) or _is_above_text(blocks, place)) or FORMULA.search(
        whole
    ):
        return False  # no title, or the number once more, above what is moved
    near = (found.get(other, ("",))[0] for other in range(place - _NEAR, place + _NEAR + 1))
    return any(key in SURE for key in near) or _stands_below_head(blocks, place, found)


def _stands_below_head(blocks: Sequence[Block], place: int, found: Found) -> bool:
    """Whether a motion's head ends right above, however many cells its table has."""
    above = takewhile(lambda each: each in found or blocks[each].source.cell is not None, range(place - 1, -1, -1))
    return any(found[each][0] in SURE for each in above if each in found)


def _is_above_text(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line that bears no number stands between a motion's head and the word above its text."""
    block, below = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    if below is None or not _SECTIONS.match(below.plain) or block.start.is_bullet:
        return False
    return 0 < len(block.plain) <= _LONGEST_TITLE and not _SECTIONS.match(block.plain)


def _by_formula(blocks: Sequence[Block]) -> list[Block]:
    """Several motions without heads, each a title right above what a council decides, with a reason; else unchanged."""
    titles = {id(one) for one, below in pairwise(blocks) if _heads_formula(one, below)}
    reasons = [block for block in blocks if _is_reason(block)]
    if len(titles) < _FEWEST_BY_FORMULA or len(reasons) < len(titles):
        return list(blocks)
    result: list[Block] = []
    for block in blocks:
        if id(block) in titles:
            number = _PAPER.match(block.whole.plain)
            text = block.whole.cut(number.end()) if number else block.whole
            found = _motion(number[1] if number else "", ())
            result.append(Block(text, block.lines, Start(), block.space_below, found))
        else:
            result += _reason(block) if folded_label(block.start.label) == "begrundung" else [block]
    return result


def _heads_formula(block: Block, below: Block) -> bool:
    if block.source.cell is not None or block.start.label or not FORMULA.search(below.plain):
        return False
    plain = block.whole.plain
    return 0 < len(plain) <= _LONGEST_TITLE and not ends_sentence(plain) and not FORMULA.search(plain)


def _is_reason(block: Block) -> bool:
    return folded_label(block.start.label) == "begrundung" or bool(_REASON.match(block.whole.plain))


def _owners(titles: Sequence[int], found: Found) -> Iterator[tuple[int, int]]:
    """Each place of metadata with that of its title: the one right below its run, else the last one above, else the
    first; -1 where there is none."""
    heads = set(titles)
    for run in _runs(sorted(found)):
        last = bisect(titles, run[0])
        owner = titles[max(last - 1, 0)] if titles else -1
        if run[-1] + 1 in heads and run[0] - 1 not in heads:
            owner = run[-1] + 1
        yield from ((place, owner) for place in run)


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Places that follow each other."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _titled(block: Block, found: Sequence[tuple[str, str, tuple[Line, ...]]], below: Block | None) -> Block:
    if below is not None:
        alone = _NUMBER_ALONE.match(block.whole.plain)
        motion = _motion((alone["named"] or alone["short"]) if alone else "", found)
        return Block(below.text, [*block.lines, *below.lines], Start(), below.space_below, motion)
    subject = next((each for each in found if each[0] == SUBJECT and each[1]), None)
    alone = _NUMBER_ALONE.match(block.whole.plain)
    if alone and subject is not None:
        motion = _motion(alone["named"] or alone["short"], [each for each in found if each is not subject])
        return Block(Text(subject[1]), [*block.lines, *subject[2]], Start(), block.space_below, motion)
    if alone and block.source.role is not LineRole.MOTION:
        motion = _motion(alone["named"] or alone["short"], found)
        return Block(block.whole, block.lines, Start(), block.space_below, motion)
    if amendment := _AMENDMENT.match(block.whole.plain):
        return Block(block.whole, block.lines, Start(), block.space_below, _motion(amendment["number"], found))
    match = _TITLE.match(block.whole.plain)
    number = block.source.marker
    text = block.text
    if match and block.source.role is not LineRole.MOTION:
        number = match["named"] or match["short"]
        offset = len(block.whole.plain) - len(block.plain)
        text = block.text.cut(max(0, match.end() - offset))
    mark = number_mark(text.plain)
    start = Start(mark, end=mark.end) if mark else Start()
    return Block(text.cut(start.end), block.lines, start, block.space_below, _motion(number, found))


def _motion(number: str, found: Sequence[tuple[str, str, tuple[Line, ...]]]) -> Motion:
    values: dict[str, list[str]] = defaultdict(list)
    known: dict[str, set[str]] = defaultdict(set)
    for key, value, _ in found:
        if value and value not in known[key]:
            values[key].append(value)
            known[key] |= {value, *value.split("; ")}
    meta = {key: "; ".join(each) for key, each in values.items()}
    if number:
        meta["Antrag"] = number
    return Motion(number, meta, tuple(line for _, _, lines in found for line in lines))
