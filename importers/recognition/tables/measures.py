"""Measures while their table is read, and the blocks that they become."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from importers.recognition.blocks import NOTHING, Block, Start, ends_sentence, starts_small
from importers.recognition.headings.signs import ROW
from importers.recognition.labels import folded_label
from importers.recognition.marks import number_mark
from importers.recognition.tables.names import NUMBERS, PARENTS, TITLES
from importers.recognition.text import joined
from importers.recognition.words import LevelWord, level_word
from programme.model import Level

_BOLD = 0.85
_NEAR = 40  # blocks above a table among which its measure stands
_VALUE_LABEL = re.compile(r"([A-ZÄÖÜ][^\W_]*(?:[ ./₂-]+[^\W_]+){0,3})\s*:\s*")
_LEVEL_NAMES = {
    Level.HANDLUNGSFELD: "Handlungsfeld",
    Level.LEITZIEL: "Leitziel",
    Level.HANDLUNGSZIEL: "Handlungsziel",
    Level.MASSNAHME: "Maßnahme",
}


@dataclass(slots=True)
class Sheet:
    """A measure while its table is read."""

    title: list[Block] = field(default_factory=list)
    number: str = ""
    number_blocks: list[Block] = field(default_factory=list)
    parents: list[tuple[Level, list[Block]]] = field(default_factory=list)
    fields: list[tuple[str, list[Block], list[Block]]] = field(default_factory=list)
    by_key: dict[str, list[Block]] = field(default_factory=dict)
    """Blocks of the fields of a row in a list, by the folded names of their columns."""


def read_named(sheets: list[Sheet], name: str, blocks: list[Block], label: list[Block]) -> None:
    """What stands beside or below a name goes where the name says."""
    key = folded_label(name)
    if key in PARENTS:
        sheets[-1].parents.append((PARENTS[key], blocks))
    elif key in NUMBERS:
        sheets[-1].number, sheets[-1].number_blocks = " ".join(each.whole.plain for each in blocks), [*blocks]
    elif key in TITLES:
        set_title(sheets, blocks)
    else:
        add_field(sheets[-1], name.strip(" :"), key, blocks, label)


def add_field(sheet: Sheet, name: str, key: str, blocks: list[Block], label: list[Block]) -> None:
    """A field of a measure. A value that says the name or its last part again ("Potenzial: 5" below "CO2-Potenzial") does so
    once; one that begins with another part ("Kosten: 5 Euro" below "Kosten und Finanzierung") is called by that."""
    first = blocks[0].whole.plain if blocks else ""
    own = _VALUE_LABEL.match(first) if ":" in first else None
    if own is not None and key.endswith(folded_label(own[1])):
        sheet.fields.append((name, [_without_label(blocks[0], own.end()), *blocks[1:]], label))
    elif own is not None and len(blocks) == 1 and ":" in blocks[0].plain and folded_label(own[1]) in key:
        sheet.fields.append((own[1], [_without_label(blocks[0], own.end())], label))
    else:
        sheet.fields.append((name, list(blocks), label))


def _without_label(block: Block, end: int) -> Block:
    return Block(block.whole.cut(end), block.lines)


def set_title(sheets: list[Sheet], blocks: list[Block], number: str = "") -> None:
    """A title, and with a second one the next measure."""
    if sheets[-1].title:
        sheets.append(Sheet())
    sheets[-1].title = list(blocks)
    sheets[-1].number = number or sheets[-1].number


def written(sheet: Sheet, above: list[Block]) -> Iterator[Block]:
    """The blocks of a measure: its parents, its title, its fields."""
    head = None
    if not (sheet.title or sheet.number) and sheet.fields and above and _may_head(above):
        head = above.pop()
    for level, blocks in sheet.parents:
        yield from headed(level, "", blocks, [])
    if sheet.title or sheet.number:
        yield from headed(Level.MASSNAHME, sheet.number, sheet.title, sheet.number_blocks)
    elif head is not None:
        yield _as_measure(head)
    for name, blocks, label in sheet.fields:
        yield from _field_blocks(name, blocks, label)


def headed(level: Level | None, number: str, blocks: Sequence[Block], extra: Sequence[Block]) -> Iterator[Block]:
    """The block of a level's heading; none where there are no words. `extra` are blocks whose lines belong to it. None is
    the level of a row that heads others, which what stands above the table decides."""
    text = joined(block.whole for block in blocks)
    lines = [line for block in (*extra, *blocks) for line in block.lines]
    if not lines:
        return
    word = level_word(text.plain)
    if word is not None and level is not None and word.level is level:
        number, text = number or word.number, text.cut(word.end)
    elif not number and (mark := number_mark(text.plain)):
        number, text = mark.number, text.cut(mark.end)
    yield Block(
        text.unmarked(),
        lines,
        Start(word=LevelWord(_LEVEL_NAMES[level] if level else ROW.detail, level, number.strip(" .:"), 0)),
    )


def _field_blocks(name: str, blocks: Sequence[Block], label: Sequence[Block]) -> Iterator[Block]:
    """A field's first paragraph bears its name, further ones repeat it. Of large tables each block that stays as it is
    saves a copy."""
    start = _named(name)
    lines = [line for block in label for line in block.lines]
    for place, block in enumerate(blocks):
        own = [*lines, *block.lines] if place == 0 and lines else block.lines
        if own is block.lines and block.start is NOTHING:
            block.start = start
            yield block
        else:
            yield Block(block.whole, own, start)


@lru_cache(maxsize=64)
def _named(name: str) -> Start:
    return Start(label=name)


def _may_head(above: Sequence[Block]) -> bool:
    """Whether the last block above a table of fields names what they belong to. Where our own files mark entries, only
    an entry does; the last item of a list that a sentence announces does not."""
    marked = any(block.source.node for block in above[-_NEAR:])
    return bool(above[-1].source.node) if marked else _may_name(above[-1]) and not _ends_list(above)


def _ends_list(above: Sequence[Block]) -> bool:
    kind = above[-1].mark.kind if above[-1].mark else None
    for place in range(len(above) - 1, max(-1, len(above) - _NEAR), -1):
        mark = above[place].mark
        if kind is None or mark is None or mark.kind is not kind:
            return kind is not None and above[place].plain.endswith(":")
    return False


def _may_name(block: Block) -> bool:
    if block.start.label or block.motion is not None:
        return False  # a field of the table that goes on overleaf, or what has a head of its own
    if block.start.word is not None or not block.plain or len(block.plain) > 200:
        return block.start.word is not None and block.start.word.level is Level.MASSNAHME and bool(block.plain)
    return not starts_small(block.plain) and (
        block.mark is not None or block.bold > _BOLD or not ends_sentence(block.plain)
    )


def _as_measure(block: Block) -> Block:
    if block.start.word is not None:
        return block
    number = block.mark.number if block.mark else ""
    return Block(block.text, block.lines, Start(word=LevelWord("Maßnahme", Level.MASSNAHME, number, 0)))
