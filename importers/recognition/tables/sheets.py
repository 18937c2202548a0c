"""Tables with a field in each row: a sheet for each measure."""

import re
from collections.abc import Sequence

from importers.recognition.blocks import Block
from importers.recognition.labels import folded_label, is_known
from importers.recognition.marks import number_mark
from importers.recognition.tables.cells import Table, TableCell, heads_pairs, name_columns, split_row
from importers.recognition.tables.measures import Sheet, read_named, set_title, written
from importers.recognition.tables.names import NUMBERS, SLASH, is_plain_field
from importers.recognition.text import joined
from importers.recognition.words import level_word
from programme.model import Level

_CODE_AT_END = re.compile(r"(?<=\s)(?:\S{0,4}\d\S{0,6}|[A-ZÄÖÜ]{1,3}neu)$")


def sheet_blocks(table: Table, header: bool, above: list[Block]) -> list[Block]:
    """The measures of a sheet. A measure without title takes the last block off `above` where that names it."""
    sheets = [Sheet()]
    rows = iter(table.rows)
    if header and len(table.rows[0]) > 1 and not is_plain_field(table.rows[0]):
        head = next(rows)
        if not heads_pairs(table.rows, is_known):
            _read_columns(sheets, head, next(rows, []))
    names = name_columns(table, is_known)
    for row in rows:
        if len(row) == 1 and not (
            table.columns > 1 == row[0].place.width and sheets[-1].fields and is_known(row[0].plain)
        ):
            _single(sheets, row[0])
        else:
            for part in split_row(row, names):
                _read_pair(sheets, part[0], part[1:])
    return [block for sheet in sheets for block in written(sheet, above)]


def _single(sheets: list[Sheet], cell: TableCell) -> None:
    """A row of one cell: the measure's title, else text without a name."""
    word = level_word(cell.plain)
    if word is not None and word.level is not None and word.level is not Level.MASSNAHME:
        sheets[-1].parents.append((word.level, cell.blocks))
    elif not sheets[-1].title and not sheets[-1].fields:
        set_title(sheets, cell.blocks)
    elif sheets[-1].fields:
        sheets[-1].fields[-1][1].extend(cell.blocks)
    else:
        sheets[-1].title.extend(cell.blocks)


def _read_columns(sheets: list[Sheet], head: Sequence[TableCell], values: Sequence[TableCell]) -> None:
    """A row of names above a row of values. A name over several columns, or several names in one cell ("Titel /
    Zuständigkeit"), are matched part by part where their numbers agree."""
    for cell in head:
        names = [part for part in SLASH.split(cell.plain) if part]
        below = [each for each in values if cell.column <= each.column < cell.column + max(1, cell.place.width)]
        if len(below) == len(names):
            for name, each in zip(names, below, strict=True):
                read_named(sheets, name, each.blocks, [*cell.blocks])
        elif len(below) == 1 and len(below[0].blocks) == len(names):
            for name, block in zip(names, below[0].blocks, strict=True):
                read_named(sheets, name, [block], [*cell.blocks])
        elif len(below) == 1 and len(names) == 2 and folded_label(names[1]) in NUMBERS:
            for name, block in zip(names, _split_code(below[0]), strict=False):
                read_named(sheets, name, [block], [*cell.blocks])
        else:
            for each in below:
                read_named(sheets, cell.plain, each.blocks, [*cell.blocks])


def _split_code(cell: TableCell) -> list[Block]:
    """Name and number that stand in one paragraph ("Verkehr V3")."""
    text = joined(block.whole for block in cell.blocks)
    lines = [line for block in cell.blocks for line in block.lines]
    match = _CODE_AT_END.search(text.plain)
    if match is None:
        return [Block(text, lines)]
    return [Block(text.cut(0, match.start()), lines), Block(text.cut(match.start()), lines)]


def _read_pair(sheets: list[Sheet], label: TableCell, values: Sequence[TableCell]) -> None:
    blocks = [block for cell in values for block in cell.blocks]
    word = level_word(label.plain)
    if word is not None and word.level is not None:
        if word.level is Level.MASSNAHME:
            set_title(sheets, blocks, word.number)
            sheets[-1].number_blocks += label.blocks
        else:
            sheets[-1].parents.append((word.level, blocks))
    elif number := _number_alone(label.plain, again=bool(sheets[-1].title)):
        set_title(sheets, blocks, number)
        sheets[-1].number_blocks += label.blocks
    else:
        read_named(sheets, label.plain, blocks, label.blocks)


def _number_alone(plain: str, again: bool) -> str:
    """The number of a measure in a cell of its own ("M 1.1"); "" where there is none. `again` where the sheet has a title
    already, so that "1." would rather count its steps."""
    mark = number_mark(f"{plain} ")
    if mark is None or mark.end <= len(plain):
        return ""
    return mark.number if not again or mark.depth > 1 or mark.prefix else ""
