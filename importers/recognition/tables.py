"""Tables: sheets with a field in each row, lists with a measure in each row; both become blocks as if their words stood
in running text. Other tables keep their words row by row."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from importers.recognition.blocks import Block, Start, ends_sentence, starts_small
from importers.recognition.labels import folded_label, is_known
from importers.recognition.lines import Ledger
from importers.recognition.marks import number_mark
from importers.recognition.table_cells import Table, TableCell, heads_pairs, name_columns, row_key, split_row, tables_of
from importers.recognition.text import Text, joined
from importers.recognition.words import LevelWord, level_word
from programme.model import Level

_TITLES = frozenset("titel massnahme massnahmen massnahmentitel bezeichnung projekt projekttitel name kurztitel vorhaben"
                    " massnahmenbezeichnung titeldermassnahme handlung handlungsempfehlung forderung losung".split())  # fmt: skip
_NUMBERS = frozenset("nr nummer lfdnr lfd massnahmennr massnahmennummer kennung kurzel id".split())
_PARENTS = {
    **dict.fromkeys(("handlungsfeld", "themenfeld", "aktionsfeld", "bereich", "themenbereich", "kapitel", "sektor"), Level.HANDLUNGSFELD),
    **dict.fromkeys(("leitziel", "oberziel", "strategischesziel", "themenblock", "unterkapitel"), Level.LEITZIEL),
    **dict.fromkeys(("handlungsziel", "teilziel", "unterziel", "operativesziel", "abschnitt"), Level.HANDLUNGSZIEL),
}  # fmt: skip
_LONGEST_LABEL = 90
_BOLD = 0.85
_NEAR = 40  # blocks above a table among which its measure stands
_SHEET_SHARE = 0.5  # rows that begin with a field's name, from which on a table is a sheet
_SLASH = re.compile(r"\s*/\s+|\s+/\s*")
_CODE_AT_END = re.compile(r"(?<=\s)(?:\S{0,4}\d\S{0,6}|[A-ZÄÖÜ]{1,3}neu)$")
_VALUE_LABEL = re.compile(r"([A-ZÄÖÜ][^\W_]*(?:[ ./₂-]+[^\W_]+){0,3})\s*:\s*")


@dataclass(slots=True)
class _Sheet:
    """A measure while its table is read."""

    title: list[Block] = field(default_factory=list)
    number: str = ""
    number_blocks: list[Block] = field(default_factory=list)
    parents: list[tuple[Level, list[Block]]] = field(default_factory=list)
    fields: list[tuple[str, list[Block], list[Block]]] = field(default_factory=list)
    by_key: dict[str, list[Block]] = field(default_factory=dict)
    """Blocks of the fields of a row in a list, by their folded names."""


def with_tables(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """All blocks, those of tables turned into what their tables say. Names of columns that became names of fields or
    levels are told of in a finding."""
    tables = tables_of(blocks)
    repeated = _repeated_labels(tables.values())
    headers = Counter(row_key(table.rows[0]) for table in tables.values() if table.rows)
    result: list[Block] = []
    done: set[int] = set()
    for block in blocks:
        cell = block.source.cell
        if cell is None:
            result.append(block)
        elif cell.table not in done:
            done.add(cell.table)
            result += _converted(tables.pop(cell.table), repeated, headers, result)
    kept = {line.index for block in result for line in block.lines}
    heads = [
        line for block in blocks if block.source.cell is not None for line in block.lines if line.index not in kept
    ]
    ledger.drop("table_head", heads)
    return result


def _repeated_labels(tables: Iterable[Table]) -> Counter[str]:
    """In how many tables a text stands in the first column."""
    counts: Counter[str] = Counter()
    for table in tables:
        counts.update({folded_label(row[0].plain) for row in table.rows if len(row) > 1})
    return counts


def _converted(table: Table, repeated: Counter[str], headers: Counter[str], above: list[Block]) -> list[Block]:
    if not table.rows:
        return []
    header = headers[row_key(table.rows[0])] > 1 or _is_header(table.rows[0])
    labelled = [row for row in table.rows if len(row) > 1 and _is_label(row[0], repeated)]
    lone = len(labelled) == len(table.rows) == 1 and len(table.rows[0]) == 2 and not labelled[0][0].plain.endswith(":")
    if lone or len(labelled) >= max(2, _SHEET_SHARE * len(table.rows)):
        return _sheet_blocks(table, header, above)
    if header and len(table.rows) > 1 and table.columns > 1 and _has_meaning(table.rows[0]):
        return _list_blocks(table)
    return [_row_block(row) for row in table.rows]


def _is_label(cell: TableCell, repeated: Counter[str]) -> bool:
    plain = cell.plain
    if not plain or len(plain) > _LONGEST_LABEL or cell.column > 0:
        return False
    name = folded_label(plain)
    return (
        plain.endswith(":")
        or is_known(plain)
        or repeated[name] > 1
        or name in _PARENTS
        or name in _TITLES
        or level_word(plain) is not None
    )


def _is_header(row: Sequence[TableCell]) -> bool:
    """Short cells that name their columns."""
    if any(cell.header for cell in row):
        return True
    short = all(len(cell.plain) <= _LONGEST_LABEL and not ends_sentence(cell.plain.rstrip(".:")) for cell in row)
    return len(row) > 1 and short and _has_meaning(row)


def _has_meaning(row: Sequence[TableCell]) -> bool:
    """Whether a row names at least two things that measures have, one of them a title or a known field."""
    names = [folded_label(part) for cell in row for part in _SLASH.split(cell.plain)]
    known = [name in _TITLES or name in _NUMBERS or name in _PARENTS or is_known(name) for name in names]
    return sum(known) >= min(2, len(row)) and any(name in _TITLES or is_known(name) for name in names)


# ----------------------------------------------------------------------------------------------------------------- sheets


def _sheet_blocks(table: Table, header: bool, above: list[Block]) -> list[Block]:
    sheets = [_Sheet()]
    rows = iter(table.rows)
    if header and len(table.rows[0]) > 1 and not _is_plain_field(table.rows[0]):
        head = next(rows)
        if not heads_pairs(table.rows, is_known):
            _read_columns(sheets, head, next(rows, []))
    names = name_columns(table, is_known)
    for row in rows:
        if len(row) == 1 and not (table.columns > 1 == row[0].width and sheets[-1].fields and is_known(row[0].plain)):
            _single(sheets, row[0])
        else:
            for part in split_row(row, names):
                _read_pair(sheets, part[0], part[1:])
    return [block for sheet in sheets for block in _written(sheet, above)]


def _is_plain_field(row: Sequence[TableCell]) -> bool:
    """Whether a first row is a field with its value rather than the names of columns."""
    name = row[0].plain
    named = is_known(name) or folded_label(name) in _PARENTS or level_word(name) is not None
    return len(row) == 2 and named and not _has_meaning(row)


def _single(sheets: list[_Sheet], cell: TableCell) -> None:
    """A row of one cell: the measure's title, else text without a name."""
    word = level_word(cell.plain)
    if word is not None and word.level is not None and word.level is not Level.MASSNAHME:
        sheets[-1].parents.append((word.level, cell.blocks))
    elif not sheets[-1].title and not sheets[-1].fields:
        _set_title(sheets, cell.blocks)
    elif sheets[-1].fields:
        sheets[-1].fields[-1][1].extend(cell.blocks)
    else:
        sheets[-1].title.extend(cell.blocks)


def _read_columns(sheets: list[_Sheet], head: Sequence[TableCell], values: Sequence[TableCell]) -> None:
    """A row of names above a row of values. A name over several columns, or several names in one cell ("Titel /
    Zuständigkeit"), are matched part by part where their numbers agree."""
    for cell in head:
        names = [part for part in _SLASH.split(cell.plain) if part]
        below = [each for each in values if cell.column <= each.column < cell.column + max(1, cell.width)]
        if len(below) == len(names):
            for name, each in zip(names, below, strict=True):
                _read_named(sheets, name, each.blocks, [*cell.blocks])
        elif len(below) == 1 and len(below[0].blocks) == len(names):
            for name, block in zip(names, below[0].blocks, strict=True):
                _read_named(sheets, name, [block], [*cell.blocks])
        elif len(below) == 1 and len(names) == 2 and folded_label(names[1]) in _NUMBERS:
            for name, block in zip(names, _split_code(below[0]), strict=False):
                _read_named(sheets, name, [block], [*cell.blocks])
        else:
            for each in below:
                _read_named(sheets, cell.plain, each.blocks, [*cell.blocks])


def _split_code(cell: TableCell) -> list[Block]:
    """Name and number that stand in one paragraph ("Verkehr V3")."""
    text = joined(block.whole for block in cell.blocks)
    lines = [line for block in cell.blocks for line in block.lines]
    match = _CODE_AT_END.search(text.plain)
    if match is None:
        return [Block(text, lines)]
    return [Block(text.cut(0, match.start()), lines), Block(text.cut(match.start()), lines)]


def _read_pair(sheets: list[_Sheet], label: TableCell, values: Sequence[TableCell]) -> None:
    blocks = [block for cell in values for block in cell.blocks]
    word = level_word(label.plain)
    if word is not None and word.level is not None:
        if word.level is Level.MASSNAHME:
            _set_title(sheets, blocks, word.number)
            sheets[-1].number_blocks += label.blocks
        else:
            sheets[-1].parents.append((word.level, blocks))
    elif number := _number_alone(label.plain, again=bool(sheets[-1].title)):
        _set_title(sheets, blocks, number)
        sheets[-1].number_blocks += label.blocks
    else:
        _read_named(sheets, label.plain, blocks, label.blocks)


def _number_alone(plain: str, again: bool) -> str:
    """The number of a measure in a cell of its own ("M 1.1"); "" where there is none. `again` where the sheet has a title
    already, so that "1." would rather count its steps."""
    mark = number_mark(f"{plain} ")
    if mark is None or mark.end <= len(plain):
        return ""
    return mark.number if not again or mark.depth > 1 or mark.prefix else ""


def _read_named(sheets: list[_Sheet], name: str, blocks: list[Block], label: list[Block]) -> None:
    """What stands beside or below a name goes where the name says."""
    key = folded_label(name)
    if key in _PARENTS:
        sheets[-1].parents.append((_PARENTS[key], blocks))
    elif key in _NUMBERS:
        sheets[-1].number, sheets[-1].number_blocks = " ".join(each.whole.plain for each in blocks), [*blocks]
    elif key in _TITLES:
        _set_title(sheets, blocks)
    elif len(blocks) == 1 and (own := _VALUE_LABEL.match(blocks[0].whole.plain)) and folded_label(own[1]) in key:
        sheets[-1].fields.append((own[1], [_without_label(blocks[0], own.end())], label))
    else:
        sheets[-1].fields.append((name.strip(" :"), list(blocks), label))


def _without_label(block: Block, end: int) -> Block:
    return Block(block.whole.cut(end), block.lines)


def _set_title(sheets: list[_Sheet], blocks: list[Block], number: str = "") -> None:
    """A title, and with a second one the next measure."""
    if sheets[-1].title:
        sheets.append(_Sheet())
    sheets[-1].title = list(blocks)
    sheets[-1].number = number or sheets[-1].number


def _written(sheet: _Sheet, above: list[Block]) -> Iterator[Block]:
    """The blocks of a measure: its parents, its title, its fields."""
    head = None
    if not (sheet.title or sheet.number) and sheet.fields and above and _may_head(above):
        head = above.pop()
    for level, blocks in sheet.parents:
        yield from _headed(level, "", blocks, [])
    if sheet.title or sheet.number:
        yield from _headed(Level.MASSNAHME, sheet.number, sheet.title, sheet.number_blocks)
    elif head is not None:
        yield _as_measure(head)
    for name, blocks, label in sheet.fields:
        yield from _field_blocks(name, blocks, label)


def _headed(level: Level, number: str, blocks: Sequence[Block], extra: Sequence[Block]) -> Iterator[Block]:
    text = joined(block.whole for block in blocks)
    lines = [line for block in (*extra, *blocks) for line in block.lines]
    if not lines:
        return
    word = level_word(text.plain)
    if word is not None and word.level is level:
        number, text = number or word.number, text.cut(word.end)
    elif not number and (mark := number_mark(text.plain)):
        number, text = mark.number, text.cut(mark.end)
    yield Block(text.unmarked(), lines, Start(word=LevelWord(_NAMES[level], level, number.strip(" .:"), 0)))


_NAMES = {
    Level.HANDLUNGSFELD: "Handlungsfeld",
    Level.LEITZIEL: "Leitziel",
    Level.HANDLUNGSZIEL: "Handlungsziel",
    Level.MASSNAHME: "Maßnahme",
}


def _field_blocks(name: str, blocks: Sequence[Block], label: Sequence[Block]) -> Iterator[Block]:
    """A field's first paragraph bears its name, further ones repeat it."""
    lines = [line for block in label for line in block.lines]
    for place, block in enumerate(blocks):
        own = [*lines, *block.lines] if place == 0 else list(block.lines)
        text = block.whole
        yield Block(text if text.plain else Text(""), own, Start(label=name))


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
    if block.start.label:
        return False  # a field of the table that goes on overleaf
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


# ------------------------------------------------------------------------------------------------------------------ lists


def _list_blocks(table: Table) -> list[Block]:
    """A measure for each row. A row with one cell is a heading, a row without title goes on with the one above."""
    head, body = table.rows[0], table.rows[1:]
    names = {cell.column: cell for cell in head}
    title = _title_column(table)
    sheet: _Sheet | None = None
    result: list[Block] = []
    tall: list[TableCell] = []
    for row in body:
        heads = len(row) == 1 and row[0].column == 0 and table.columns > 2
        if not heads and row_key(row) == row_key(head):
            continue
        if sheet is not None and (heads or any(cell.column == title for cell in row)):
            result += list(_written(sheet, result))
            sheet = None
        if heads:
            result += _heading_row(row[0])
            continue
        if sheet is None:
            sheet = _Sheet()
            tall = [cell for cell in tall if row[0].rows.start in cell.rows]
            for cell in tall:
                _read_cell(sheet, cell, names, title)
            tall += [cell for cell in row if len(cell.rows) > 1 and _is_shared(cell, names, title)]
        for cell in row:
            _read_cell(sheet, cell, names, title)
    return [*result, *_written(sheet, result)] if sheet is not None else result


def _is_shared(cell: TableCell, names: dict[int, TableCell], title: int) -> bool:
    """Whether a cell over several rows holds a field of each of their measures, not what stands above or before them."""
    name = folded_label(names[cell.column].plain) if cell.column in names else ""
    return cell.column != title and bool(name) and name not in _PARENTS and name not in _NUMBERS


def _read_cell(sheet: _Sheet, cell: TableCell, names: dict[int, TableCell], title: int) -> None:
    name = names[cell.column].plain if cell.column in names else ""
    if cell.column == title:
        sheet.title += cell.blocks
        return
    if (known := sheet.by_key.get(folded_label(name))) is not None:
        known.extend(cell.blocks)
        return
    before = len(sheet.fields)
    _read_named([sheet], name or "Weiteres", cell.blocks, [])
    for label, blocks, _ in sheet.fields[before:]:
        sheet.by_key.setdefault(folded_label(label), blocks)


def _heading_row(cell: TableCell) -> Iterator[Block]:
    word = level_word(cell.plain)
    yield from _headed(word.level if word and word.level else Level.HANDLUNGSFELD, "", cell.blocks, [])


def _title_column(table: Table) -> int:
    """The column that is named as the title's, else the one with the longest texts among those without a known name."""
    names = {cell.column: folded_label(cell.plain) for cell in table.rows[0]}
    for column, name in names.items():
        if name in _TITLES:
            return column
    lengths: Counter[int] = Counter()
    for row in table.rows[1:]:
        lengths.update({cell.column: len(cell.plain) for cell in row})
    free = [
        column for column, name in names.items() if name not in _NUMBERS and name not in _PARENTS and not is_known(name)
    ]
    return max(free or list(names), key=lambda column: lengths[column])


def _row_block(row: Sequence[TableCell]) -> Block:
    """The words of a row, cells parted by bars."""
    text = joined((joined(block.whole for block in cell.blocks) for cell in row), " | ")
    return Block(text, [line for cell in row for block in cell.blocks for line in block.lines])
