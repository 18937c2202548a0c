"""Numbers of one part that count chapters, told from those of lists by what counts with them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from importers.recognition.blocks import NOTHING, Block, ends_sentence
from importers.recognition.marks import Mark, MarkKind, number_mark
from importers.recognition.starts import BLANK, is_prose

_LONGEST = 110
_LONGEST_UNSIGNED = 60  # of a chapter whose number has no sign, or that ends with a full stop
_LONGEST_THESIS = 200
_FEWEST = 3  # chapters that count on through a whole text
_FEWEST_OF_A_PASSAGE = 2
_SINGLE = 1.2  # times as many numbers of a kind as the chapters have at most
_HEADED = 0.9  # share of numbers above a paragraph, from which on they may count sections
_HOLDING = 0.3  # share of those that hold a list
_APART = 0.8  # share of chapters with text between them and the next


def counting_chapters(blocks: Sequence[Block]) -> frozenset[int]:
    """Identities of the blocks that are chapters by their number: "2." before "2.1", and numbers of a kind that count on
    through the whole text with text between them; sentences that do so, each above a paragraph of its own."""
    parted = frozenset(_before_sections(blocks))
    return parted | frozenset(_running(blocks, parted)) | frozenset(_theses(blocks))


def _before_sections(blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers right before their first section's, which may do without a sign, and may end with a full stop."""
    last: Block | None = None
    for block in blocks:
        mark = block.mark or _number_of_measure(block)
        if mark is None or mark.kind is not MarkKind.DECIMAL:
            continue
        if mark.depth == 1:
            last = block if _may_be_chapter(block, short=len(block.plain) <= _LONGEST_UNSIGNED) else None
        elif last is not None and last.mark is not None and mark.parts[:2] == (last.mark.parts[0], 1):
            yield id(last)
            last = None


def _number_of_measure(block: Block) -> Mark | None:
    """The number of a measure whose table names it ("2.1")."""
    return number_mark(f"{block.start.word.number} ") if block.start.word and block.start.word.number else None


def _running(blocks: Sequence[Block], parted: frozenset[int]) -> Iterator[int]:
    """`parted` are chapters by their sections: one of them is as good as a third that counts on."""
    listed = listed_below_colons(blocks)
    for kind in (MarkKind.DECIMAL, MarkKind.ROMAN, MarkKind.LETTER, MarkKind.SECTION):
        found = [
            (place, block)
            for place, block in enumerate(blocks)
            if id(block) not in listed and _may_be_chapter(block, kind)
        ]
        chapters = _counting_through(found, parted)
        if not chapters:
            by_indent: dict[int, list[tuple[int, Block]]] = defaultdict(list)
            for place, block in found:
                by_indent[_indent(block)].append((place, block))
            chapters = [each for group in by_indent.values() for each in _counting_through(group, parted)]
        yield from map(id, chapters)


def listed_below_colons(blocks: Sequence[Block]) -> frozenset[int]:
    """Identities of numbered blocks that count on right below a colon, with no text between them."""
    return frozenset(_below_colons(blocks))


def _below_colons(blocks: Sequence[Block]) -> Iterator[int]:
    wanted = 0
    for block in blocks:
        if block.mark is None or block.mark.kind is MarkKind.BULLET:
            wanted = 1 if block.plain.endswith(":") else 0
        elif wanted and block.mark.depth == 1 and block.mark.parts == (wanted,) and block.space_above < BLANK:
            yield id(block)
            wanted += 1
        else:
            wanted = 0


def _counting_through(found: Sequence[tuple[int, Block]], parted: frozenset[int]) -> list[Block]:
    """The blocks that count 1, 2, 3 with text between them, where hardly others have such numbers. A text that begins with a
    number is a passage out of another: it may count from there, and two are enough."""
    begins = bool(found) and not found[0][0] and not parted
    chain = list(_chain(found, found[0][1].mark.parts[0] if begins and found[0][1].mark else 1))
    apart = sum(other - one > 1 for (one, _), (other, _) in pairwise(chain))
    fewest = _FEWEST_OF_A_PASSAGE if begins else _FEWEST
    enough = len(chain) >= fewest or any(id(block) in parted for _, block in chain)
    counts = enough and len(found) <= _SINGLE * len(chain) and apart >= _APART * (len(chain) - 1)
    return [block for _, block in chain] if counts else []


def counted_sections(blocks: Sequence[Block]) -> frozenset[int]:
    """Identities of the blocks whose numbers begin with 1 again and again and count sections: a paragraph stands below
    each, and lists below several, as no items of lists have it."""
    runs = [run for run in _counted_runs(blocks) if run]
    places = [place for run in runs for place in run]
    headed = [place for place in places if _may_be_chapter(blocks[place]) and _is_above_text(blocks, place)]
    lists = sum(_holds_list(blocks, place) for place in headed)
    again = len(runs) >= _FEWEST_OF_A_PASSAGE and len(places) > len(runs)
    if not again or len(headed) < _HEADED * len(places) or lists < max(_FEWEST, _HOLDING * len(places)):
        return frozenset()
    return frozenset(id(blocks[place]) for place in headed)


def _is_above_text(blocks: Sequence[Block], place: int) -> bool:
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    return below is not None and below.start is NOTHING and below.source.cell is None and is_prose(below)


def _holds_list(blocks: Sequence[Block], place: int) -> bool:
    """Whether bullets stand below a number, text between them, before the next number."""
    following = (blocks[each] for each in range(place + 1, len(blocks)))
    below = takewhile(lambda block: block.mark is None or block.start.is_bullet, following)
    return any(block.start.is_bullet for block in below)


def _theses(blocks: Sequence[Block]) -> Iterator[int]:
    """Numbered sentences that count on, each apart from a paragraph below that says why."""
    for run in _counted_runs(blocks):
        if len(run) >= _FEWEST and all(_heads_paragraph(blocks, place) for place in run):
            yield from (id(blocks[place]) for place in run)


def _counted_runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Places of the numbers of one part that count 1, 2, 3 with no other number between them."""
    run: list[int] = []
    for place, block in enumerate(blocks):
        mark = block.mark
        if mark is None or mark.kind is MarkKind.BULLET:
            continue
        number = mark.parts[0] if mark.kind is MarkKind.DECIMAL and mark.depth == 1 and mark.sign else 0
        if number != len(run) + 1:
            yield run
            run = []
        if number == len(run) + 1:
            run.append(place)
    yield run


def _heads_paragraph(blocks: Sequence[Block], place: int) -> bool:
    """Whether a number stands apart, and a paragraph below it: apart as well, or right below a line that is one sentence."""
    block, below = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    if (
        below is None
        or below.start is not NOTHING
        or below.source.cell is not None
        or len(block.plain) > _LONGEST_THESIS
    ):
        return False
    loose = block.source.list_level is None and block.source.cell is None
    close = below.space_above < BLANK and len(block.lines) == 1 and len(block.plain) <= _LONGEST and is_prose(below)
    return loose and (below.space_above >= BLANK or close) and (place == 0 or block.space_above >= BLANK)


def _indent(block: Block) -> int:
    """Blanks before a number in a text without looks, -1 for one that stood on a line of its own: lists stand apart."""
    if block.source.size is not None or block.source.left is None:
        return 0
    return -1 if block.start.end >= len(block.first.plain) else round(block.source.left)


def _chain(found: Sequence[tuple[int, Block]], wanted: int) -> Iterator[tuple[int, Block]]:
    """Those that count on from `wanted`."""
    for place, block in found:
        if block.mark is not None and block.mark.parts[:1] == (wanted,):
            yield place, block
            wanted += 1


def _may_be_chapter(block: Block, kind: MarkKind = MarkKind.DECIMAL, short: bool = False) -> bool:
    """Whether a block may be a chapter by its number; `short` where neither a number without a sign nor a full stop at its
    end speaks against it."""
    mark = block.mark
    if mark is None or mark.kind is not kind or mark.depth != 1 or block.source.cell is not None:
        return False
    calls = block.plain.endswith(("?", "!"))
    named = short or (bool(mark.sign) and (calls or not ends_sentence(block.plain)))
    return not block.source.list_level and len(block.plain) <= _LONGEST and named
