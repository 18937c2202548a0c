"""Which blocks are headings, and by what sign: level word, outline level, number, capitals, size, weight, or only by
standing alone. Blocks with the same sign are of the same rank."""

from importers.recognition.blocks import NOTHING, Block, breaks_off, ends_sentence, starts_small
from importers.recognition.changes import tells_change
from importers.recognition.headings.context import Context, heads_as_call, is_full_line, may_be_heading, parts_lists
from importers.recognition.headings.looks import look_of
from importers.recognition.headings.phrases import (
    begins_address,
    counts_what_follows,
    is_lead_in,
    is_motto,
    is_reason,
    is_saying,
    may_name,
)
from importers.recognition.headings.signs import BARE_SECTION, MATTER, REASON, SHEET_NAME, WORD, Sign
from importers.recognition.labels import is_caption
from importers.recognition.marks import MarkKind, is_bare_section
from importers.recognition.starts import BLANK
from importers.recognition.words import is_back_or_front
from importers.source import SHEET, LineEnd, LineRole
from programme.markup import Run
from programme.model import Level

_LONGEST_NUMBERED = 200
_LONGEST_PLAIN = 110
_FEWEST_OUTLINES = 3  # headings by word of the format, from which on plain lines are none
_MEASURE_PREFIX = "M"


def sign_of(block: Block, above: Block | None, below: Block | None, context: Context) -> Sign | None:
    """The sign by which `block` is a heading; None where it is none."""
    if block.motion is not None and (block.motion.meta or block.source.role is LineRole.MOTION):
        return Sign(WORD, 1.0)
    if block.source.style == SHEET:
        return SHEET_NAME
    if block.start.word is not None:
        level = block.start.word.level
        return Sign(WORD, float(level.depth)) if level else Sign("named", detail=block.start.word.key)
    if is_bare_section(block.plain) and block.source.cell is None:
        return BARE_SECTION
    if not may_be_heading(block) or (context.marked and not block.source.node and block.source.outline is None):
        return None
    if block.source.outline is not None:
        depth = block.mark.depth if block.mark is not None and block.mark.kind is MarkKind.DECIMAL else 0
        return Sign("outline", float(max(block.source.outline, context.numbered.get(depth, 0))))
    if context.motions and is_reason(block.plain):
        return Sign(REASON)
    if above is not None and above.plain.endswith(":") and tells_change(above.plain):
        return None  # the words that an amendment puts there
    front = is_back_or_front(block.plain) and not context.contents.is_inner(block.plain)
    beside = front or context.contents.is_beside(block.plain)
    if beside and id(block) not in context.chapters:
        return Sign(MATTER)
    numbered = _number_sign(block, above, below, context)
    if numbered or (block.mark and block.mark.kind is not MarkKind.BULLET):
        return numbered
    if below is not None and begins_address(below.plain):
        return None
    return _look_sign(block, above, below, context)


def _number_sign(block: Block, above: Block | None, below: Block | None, context: Context) -> Sign | None:
    mark = block.mark
    if mark is None or mark.kind is MarkKind.BULLET or len(block.plain) > _LONGEST_NUMBERED:
        return None
    if id(block) in context.listed:
        return None
    look = look_of(block, context.body)
    strong = (
        look is not None
        or mark.number in context.alphabet
        or mark.prefix in context.alphabet
        or context.contents.depth(block.plain) is not None
        or id(block) in context.chapters
    )
    if mark.depth < 2 and not strong and not _stands_as_heading(block, above, below, context):
        return None
    is_text = len(block.plain) > _LONGEST_PLAIN or mark.depth in context.sentences
    if mark.depth >= 2 and ends_sentence(block.plain) and not strong and is_text:
        return None
    if mark.prefix == _MEASURE_PREFIX and mark.kind is MarkKind.LETTER_NUMBER:
        return Sign(WORD, float(Level.MASSNAHME.depth))
    detail = look.detail if look and mark.depth < 2 else ""
    if mark.kind is MarkKind.LETTER and mark.number in context.alphabet:
        return Sign(f"number:{MarkKind.LETTER_NUMBER.value}", 0.0, detail)
    kind = mark.kind.value + ("" if mark.prefix in context.alphabet else mark.prefix)
    return Sign(f"number:{kind}", float(mark.depth), detail)


def _stands_as_heading(block: Block, above: Block | None, below: Block | None, context: Context) -> bool:
    """A number of one part on a line of its own, short, with text below, and no item of a list."""
    calls = block.plain.endswith(("?", "!"))
    if (ends_sentence(block.plain) and not calls) or len(block.plain) > _LONGEST_PLAIN or below is None:
        return False
    if context.flowing and len(below.plain) > _LONGEST_PLAIN and below.start.mark is None:
        return True
    if (above is not None and block.space_above < BLANK) or context.body.has_look:
        return False
    if _is_next(block, below) or (above is not None and _is_next(above, block)):
        return False
    return block.source.list_level is None


def _is_next(one: Block, other: Block) -> bool:
    """Whether the two are neighbours in a numbered list."""
    if one.mark is None or other.mark is None or one.mark.kind is not other.mark.kind:
        return False
    return one.mark.depth == other.mark.depth and other.mark.parts[-1:] == (
        one.mark.parts[-1:] and (one.mark.parts[-1] + 1,)
    )


def _look_sign(block: Block, above: Block | None, below: Block | None, context: Context) -> Sign | None:
    depth = context.contents.depth(block.plain)
    look = look_of(block, context.body)
    if depth is not None and (look is None or not context.looks_part):
        return Sign("contents", float(depth))
    if look is not None:
        return None if is_lead_in(block, below) and look.family in ("bold", "underlined") else look
    if context.body.has_look or context.outlines >= _FEWEST_OUTLINES:
        return None
    between = context.between_lists and above is not None and below is not None and parts_lists(above, block, below)
    called = context.calls_head and above is not None and below is not None and heads_as_call(above, block, below)
    alone = _stands_alone(block, above, below, context.flowing) and not is_full_line(block, context.full)
    return Sign("plain") if between or called or alone else None


def _leaves_list(block: Block, above: Block) -> bool:
    """Whether a line begins further left than the item above it."""
    return above.is_item and (block.source.left or 0.0) < (above.source.left or 0.0)


def _is_link(block: Block) -> bool:
    """Whether a block is nothing but a link ("Mehr erfahren")."""
    runs = block.text.runs()
    return bool(runs) and all(isinstance(run, Run) and run.link is not None for run in runs)


def _stands_alone(block: Block, above: Block | None, below: Block | None, flowing: bool) -> bool:
    """A short line without closing sign, with text below it, in a source that knows no looks. Without a gap above it
    follows on a finished sentence."""
    plain = block.plain
    if above is not None and above.start.label and not above.plain:  # the value of the field above
        return False
    if (
        above is not None
        and block.space_above < BLANK
        and not flowing
        and not (ends_sentence(above.plain) or above.source.end is LineEnd.PARAGRAPH or _leaves_list(block, above))
    ):
        return False
    calls = plain.endswith("!") and above is not None and block.space_above < BLANK
    if not may_name(plain) or is_caption(plain) or calls or (ends_sentence(plain) and plain[-1] not in "!?"):
        return False
    close = sum(line.source.space_above < BLANK for line in block.lines[1:])
    if below is None or len(plain) > _LONGEST_PLAIN or close > 1 or block.is_item:
        return False
    if above is not None and is_saying(above.plain) and not counts_what_follows(plain):  # who said it
        return False
    if above is not None and is_motto(plain) and above.mark is not None and not above.is_item:
        return False  # a chapter's motto
    if below.start is NOTHING and starts_small(below.plain):
        return False
    if _is_link(block) or breaks_off(plain) or plain.endswith((".", ",", ";", ":", "…")) or is_lead_in(block, below):
        return False
    return below.source.cell is None or _parts_sheets(above, below)


def _parts_sheets(above: Block | None, below: Block) -> bool:
    """Whether a line stands between two tables, of which the second begins with a measure."""
    one, other = above.source.cell if above is not None else None, below.source.cell
    measure = below.start.word is not None and below.start.word.level is Level.MASSNAHME
    return measure and one is not None and other is not None and one.table != other.table
