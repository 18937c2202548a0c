"""Lines become blocks: wrapped and torn lines are joined, hyphens at line ends resolved."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from importers.recognition.blocks import NOTHING, Block, Start, breaks_off, ends_sentence, font_family, starts_small
from importers.recognition.cleaning import SOFT_HYPHEN
from importers.recognition.contents import Contents
from importers.recognition.headings.phrases import begins_inside, is_caps
from importers.recognition.labels import Labels, is_caption
from importers.recognition.lines import Ledger, Line, quoted
from importers.recognition.lost_bullets import with_bullets_joined
from importers.recognition.marks import bullet_mark, number_mark
from importers.recognition.starts import BLANK, starts_of
from importers.recognition.text import Text
from importers.recognition.unmarked_lists import with_unmarked_items
from importers.recognition.wrapping import Wrapping, edge, wrapping_of
from importers.source import LineEnd, LineRole, SourceLine
from programme.findings import Severity
from programme.markup import Run

_TORN_WORD = re.compile(r"(?<=[^\W_])[-\u00ad]$|(?<=[“”\"«»])-$")
_KEPT_HYPHEN = re.compile(r"(?:\b[A-ZÄÖÜ0-9₂]{1,6}|\b\w|\d)-$")  # CO2-, E-, 15-
_SECOND_OF_PAIR = re.compile(r"(?:und|oder|bzw\.?|sowie|als|bis|wie|noch|statt|&|/)(?=\s|$)")
_TAIL = 20  # letters at a text's end that tell how it goes on
_BOLD = 0.85  # share of letters; a gender ending may be set plain
_SIZE_STEP = 0.6  # points between two lines that are no longer of one block
_OUTDENT = 1.5  # letters by which a line leaves an item
_WIDE_GAP = 1.5  # blank lines, from which on one is meant
_LONE_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[A-ZÄÖÜ]\d{1,2}[.:]?)$")  # "12.", and "A1" of a measure's sheet
_STRAY_REACH = 4  # blocks below a stray line where its paragraph may be
_LONGEST_STRAY = 60


def blocks_of(lines: Sequence[Line], labels: Labels, contents: Contents) -> list[Block]:
    """Blocks in reading order. A line that the contents list names stays alone, unless its format says that it goes on
    (contents lists cut long titles)."""
    split = _split_glued(with_unmarked_items(with_bullets_joined(with_numbers_joined(lines))), labels)
    starts = starts_of(split, labels)
    wrapping = wrapping_of(split, starts)
    blocks: list[Block] = []
    for line, start in zip(split, starts, strict=True):
        named = _is_named(line, blocks, contents) or (blocks and contents.depth(blocks[-1].plain) is not None)
        sure = bool(blocks) and blocks[-1].lines[-1].source.end is LineEnd.GOES_ON
        if blocks and (sure or not named) and _belongs(blocks[-1], line, start, wrapping):
            _append(blocks[-1], line)
        else:
            if blocks:
                blocks[-1].space_below = line.source.space_above
            blocks.append(Block(line.text.cut(start.end), [line], start))
    return blocks


def _is_named(line: Line, blocks: Sequence[Block], contents: Contents) -> bool:
    """Whether the contents list names a line. The last words of a sentence may be those of an entry."""
    if contents.depth(line.plain) is None:
        return False
    torn = line.plain.endswith(".") and line.source.space_above < BLANK
    return not (torn and blocks and not ends_sentence(blocks[-1].plain))


def with_numbers_joined(lines: Sequence[Line]) -> list[Line]:
    """Numbers that stand alone on their lines ("12.") are given to the line below, where a program that knows no columns
    has set it. Several in a row stay, since no one knows what they count."""
    result: list[Line] = []
    alone = [_is_lone_number(line) for line in lines]
    for place, line in enumerate(lines):
        taken = place > 0 and alone[place - 1] and not alone[place] and not (place > 1 and alone[place - 2])
        if taken and _may_take_number(line):
            number = result.pop()
            result.append(Line(number.index, number.text, replace(number.source, end=LineEnd.GOES_ON)))
            line = Line(line.index, line.text, replace(line.source, space_above=0.0))
        result.append(line)
    return result


def _may_take_number(line: Line) -> bool:
    source = line.source
    free = source.cell is None and not source.marker and source.outline is None and source.size is None
    return free and not starts_small(line.plain) and bullet_mark(line.plain) is None and number_mark(line.plain) is None


def _is_lone_number(line: Line) -> bool:
    return line.source.cell is None and bool(_LONE_NUMBER.match(line.plain))


def glue(before: str, after: str) -> tuple[int, str]:
    """How two pieces of a torn text are joined: letters to drop at the first one's end, and what comes between."""
    before = before[-_TAIL:]
    if before.endswith(SOFT_HYPHEN):
        return 1, ""
    if not (before.endswith("-") and _TORN_WORD.search(before)):
        return 0, " "
    if _SECOND_OF_PAIR.match(after):
        return 0, " "
    if not starts_small(after) or _KEPT_HYPHEN.search(before):
        return 0, ""
    return 1, ""


def joined_pieces(before: Text, after: Text) -> Text:
    """Two pieces of a torn text as one."""
    drop, between = glue(before.plain, after.plain)
    return (before.cut(0, len(before.plain) - drop) if drop else before).joined(after, between)


def _append(block: Block, line: Line) -> None:
    block.text = joined_pieces(block.text, line.text)
    block.lines.append(line)


def _belongs(block: Block, line: Line, start: Start, wrapping: Wrapping) -> bool:
    """Whether `line` goes on with `block`."""
    last = block.lines[-1]
    if last.source.end is LineEnd.GOES_ON and last.source.cell == line.source.cell:
        return True
    if start is NOTHING and _goes_on_with_dash(last, line):
        return True
    if _begins_in_capitals(last, line):
        return False
    if is_caption(line.plain) and (ends_sentence(last.plain) or is_caption(block.plain)):
        return False
    if start is not NOTHING or last.source.end is LineEnd.PARAGRAPH or last.source.cell != line.source.cell:
        return False
    if not _same_look(block, last, line) or _begins_bold_overleaf(block, last, line):
        return False
    if line.source.cell is not None:
        return line.source.space_above < BLANK and not (number_mark(f"{line.plain} ") and len(line.plain) <= 6)
    if block.start.word is not None and not block.text:
        return False
    if _is_torn_word(last, line):
        return True
    if last.source.end is LineEnd.BREAK:
        return starts_small(line.plain) and not ends_sentence(last.plain)
    if (
        _is_torn_title(block, line)
        or _goes_on_in_capitals(last, line)
        or (line.plain.startswith(("– ", "— ")) and line.source.space_above < BLANK)
    ):
        return True
    if line.source.space_above >= BLANK or _leaves_item(block, line):
        torn = not ends_sentence(last.plain) and starts_small(line.plain)
        return (torn and _crosses_page(last, line)) or (wrapping.wrapped and _is_torn_scan(last, line))
    return wrapping.breaks_off(last, line) or not wrapping.ends_paragraph(last, line)


def _goes_on_with_dash(last: Line, line: Line) -> bool:
    """Whether a heading goes on behind a dash that begins the line right below, which is no item."""
    loose = line.source.cell is None and line.source.space_above < BLANK and line.source.outline is None
    return loose and last.source.outline is not None and line.plain.startswith(("– ", "— "))


def _begins_in_capitals(last: Line, line: Line) -> bool:
    """Whether a line of several words in capitals stands below a finished sentence, in a text without looks."""
    loose = line.source.size is None and line.source.cell is None and " " in line.plain
    return loose and ends_sentence(last.plain) and is_caps(line.plain) and not is_caps(last.plain)


def _same_look(block: Block, last: Line, line: Line) -> bool:
    one, other = last.source, line.source
    if one.outline != other.outline or one.role is not other.role or one.role is not LineRole.TEXT:
        return False
    if other.list_level is not None and not other.goes_on:
        return False
    if one.size is not None and other.size is not None and abs(one.size - other.size) > _SIZE_STEP:
        return False
    if (one.underlined >= _BOLD) != (other.underlined >= _BOLD) and min(one.underlined, other.underlined) < 0.1:
        return starts_small(line.plain) and not ends_sentence(last.plain)
    if _other_face(one, other) and not starts_small(line.plain):
        return False
    if (one.bold >= _BOLD) != (other.bold >= _BOLD) and min(one.bold, other.bold) < 0.1:
        return starts_small(line.plain) and not ends_sentence(last.plain) and block.bold < 0.9
    return one.outline is None or one.outline == other.outline


def _other_face(one: SourceLine, other: SourceLine) -> bool:
    """Whether two lines of a page differ in colour or in the family of their font."""
    if one.page is None or other.page is None or one.cell is not None:
        return False
    return one.colour != other.colour or font_family(one.font) != font_family(other.font)


def _is_torn_scan(last: Line, line: Line) -> bool:
    """Scanners see blank lines where there are none: a line that breaks off goes on below the gap."""
    loose = last.source.end is LineEnd.WRAP and last.source.page == line.source.page and last.source.size is None
    return loose and breaks_off(last.plain) and line.source.space_above < _WIDE_GAP


def _is_torn_word(last: Line, line: Line) -> bool:
    plain = last.plain
    if plain.endswith(SOFT_HYPHEN):
        return True
    torn = plain.endswith("-") and _TORN_WORD.search(plain[-_TAIL:]) is not None
    return torn and starts_small(line.plain) and not _looks_like_dash(plain)


def _is_torn_title(block: Block, line: Line) -> bool:
    """A title over lines that end with a dash or in the middle of a phrase, whatever gap an extracting program left between."""
    loose = block.source.cell is None and block.source.size is None
    single = loose and block.start.word is None and not block.start.label and not block.is_item
    short = max(len(block.plain), len(line.plain)) <= _LONGEST_STRAY and line.source.space_above < _WIDE_GAP
    if not single or not short or ends_sentence(line.plain) or ends_sentence(block.plain):
        return False
    open_start = starts_small(line.plain) and breaks_off(line.plain)
    return _looks_like_dash(block.plain) or breaks_off(block.plain) or open_start


def _goes_on_in_capitals(last: Line, line: Line) -> bool:
    """Whether two lines in capitals are one heading: the first breaks off, or the second begins in the middle of a phrase;
    across a gap only with a word that joins."""
    if not (is_caps(last.plain) and is_caps(line.plain)) or ends_sentence(last.plain):
        return False
    if line.source.space_above >= BLANK:
        return line.source.space_above < _WIDE_GAP and _SECOND_OF_PAIR.match(line.plain.casefold()) is not None
    open_end = last.plain.endswith(",") or breaks_off(last.plain.casefold())
    return open_end or begins_inside(line.plain)


def _looks_like_dash(plain: str) -> bool:
    return plain.endswith((" -", " –"))


def _crosses_page(last: Line, line: Line) -> bool:
    return last.source.page != line.source.page or last.source.column != line.source.column


def _begins_bold_overleaf(block: Block, last: Line, line: Line) -> bool:
    """Whether a page or column begins with bold words below a finished sentence in plain ones."""
    if not _crosses_page(last, line) or not ends_sentence(last.plain) or not line.text.inlines:
        return False
    first, before = line.text.inlines[0], block.text.runs()[-1:]
    bold = isinstance(first, Run) and first.bold
    return bold and not any(isinstance(run, Run) and run.bold for run in before)


def _leaves_item(block: Block, line: Line) -> bool:
    """Whether `line` stands further left than the mark of the item before it."""
    if block.mark is None or block.source.left is None or line.source.left is None:
        return False
    width = max(1.0, (edge(block.first) - block.source.left) / max(1, len(block.first.plain)))
    return line.source.left < block.source.left - _OUTDENT * width


def _split_glued(lines: Sequence[Line], labels: Labels) -> list[Line]:
    """A field name in the middle of a line begins a line of its own."""
    result: list[Line] = []
    for line in lines:
        rest = line
        apart = line.source.marker or line.source.cell is not None
        while not apart and (place := labels.glued(rest.plain)) is not None:
            result.append(Line(line.index, rest.text.cut(0, place), replace(rest.source, end=LineEnd.PARAGRAPH)))
            rest = Line(line.index, rest.text.cut(place), replace(rest.source, space_above=0.0, end=line.source.end))
        result.append(rest)
    return result


def with_strays_moved(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """Scanners read the last short line of a paragraph before the paragraph. Such an end of a sentence, alone between
    two finished things, goes to the next paragraph nearby that was left unfinished."""
    result = list(blocks)
    for place, block in enumerate(blocks):
        if place and _is_stray(block, blocks[place - 1]):
            target = _unfinished(blocks[place + 1 : place + 1 + _STRAY_REACH])
            if target is not None:
                target.text = joined_pieces(target.text, block.text)
                target.lines += block.lines
                result.remove(block)
                ledger.note(
                    "line_moved", Severity.WARNING, block.first, text=quoted(block.plain), to=target.first.number
                )
    return result


def _is_stray(block: Block, above: Block) -> bool:
    plain = block.plain
    fragment = len(block.lines) == 1 and block.start is NOTHING and len(plain) <= _LONGEST_STRAY
    return fragment and starts_small(plain) and ends_sentence(plain) and ends_sentence(above.plain)


def _unfinished(below: Sequence[Block]) -> Block | None:
    """A paragraph without its end, right above a heading or a field."""
    for block, after in pairwise(below):
        prose = block.start is NOTHING or (
            block.start.word is not None and bool(block.start.word.number and block.text)
        )
        if prose and not ends_sentence(block.plain) and (after.start.word is not None or after.start.label):
            return block
    return None
