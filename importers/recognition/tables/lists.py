"""Tables with a measure in each row."""

from collections import Counter
from collections.abc import Iterator

from importers.recognition.blocks import Block
from importers.recognition.labels import folded_label, is_known
from importers.recognition.tables.cells import Table, TableCell, row_key
from importers.recognition.tables.measures import Sheet, headed, read_named, written
from importers.recognition.tables.names import NUMBERS, PARENTS, TITLES
from importers.recognition.words import level_word
from programme.model import Level


def list_blocks(table: Table) -> list[Block]:
    """A measure for each row. A row with one cell is a heading, a row without title goes on with the one above."""
    head, body = table.rows[0], table.rows[1:]
    names = {cell.column: cell for cell in head}
    title = _title_column(table)
    sheet: Sheet | None = None
    result: list[Block] = []
    tall: list[TableCell] = []
    for row in body:
        heads = len(row) == 1 and row[0].column == 0 and table.columns > 2
        if not heads and row_key(row) == row_key(head):
            continue
        if sheet is not None and (heads or any(cell.column == title for cell in row)):
            result += list(written(sheet, result))
            sheet = None
        if heads:
            result += _heading_row(row[0])
            continue
        if sheet is None:
            sheet = Sheet()
            tall = [cell for cell in tall if row[0].rows.start in cell.rows]
            for cell in tall:
                _read_cell(sheet, cell, names, title)
            tall += [cell for cell in row if len(cell.rows) > 1 and _is_shared(cell, names, title)]
        for cell in row:
            _read_cell(sheet, cell, names, title)
    return [*result, *written(sheet, result)] if sheet is not None else result


def _is_shared(cell: TableCell, names: dict[int, TableCell], title: int) -> bool:
    """Whether a cell over several rows holds a field of each of their measures, not what stands above or before them."""
    name = folded_label(names[cell.column].plain) if cell.column in names else ""
    return cell.column != title and bool(name) and name not in PARENTS and name not in NUMBERS


def _read_cell(sheet: Sheet, cell: TableCell, names: dict[int, TableCell], title: int) -> None:
    name = names[cell.column].plain if cell.column in names else ""
    if cell.column == title:
        sheet.title += cell.blocks
        return
    if (known := sheet.by_key.get(folded_label(name))) is not None:
        known.extend(cell.blocks)
        return
    before = len(sheet.fields)
    read_named([sheet], name or "Weiteres", cell.blocks, [])
    for label, blocks, _ in sheet.fields[before:]:
        sheet.by_key.setdefault(folded_label(label), blocks)


def _heading_row(cell: TableCell) -> Iterator[Block]:
    word = level_word(cell.plain)
    yield from headed(word.level if word and word.level else Level.HANDLUNGSFELD, "", cell.blocks, [])


def _title_column(table: Table) -> int:
    """The column that is named as the title's, else the one with the longest texts among those without a known name."""
    names = {cell.column: folded_label(cell.plain) for cell in table.rows[0]}
    for column, name in names.items():
        if name in TITLES:
            return column
    lengths: Counter[int] = Counter()
    for row in table.rows[1:]:
        lengths.update({cell.column: len(cell.plain) for cell in row})
    free = [
        column for column, name in names.items() if name not in NUMBERS and name not in PARENTS and not is_known(name)
    ]
    return max(free or list(names), key=lambda column: lengths[column])
