"""Tables with a measure in each row."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from importers.recognition.blocks import Block
from importers.recognition.tables.cells import Table, TableCell, says_again
from importers.recognition.tables.columns import Head
from importers.recognition.tables.measures import Sheet, add_field, headed, set_title, written
from importers.recognition.words import level_word

_FEWEST_COLUMNS = 3  # of a table where a row of one cell is no measure without values
_CAPTION = re.compile(r"(?:Tabelle|Tab\.|Übersicht|Anlage|Abbildung)\s*\d")


def list_blocks(table: Table, head: Head) -> list[Block]:
    """A measure for each row. A row with one cell is a heading, a row without title goes on with the one above."""
    return _List(table, head).blocks()


class _List:
    """Walks over the rows; each is let go once it is read, since a table may be the whole document."""

    def __init__(self, table: Table, head: Head) -> None:
        self._rows, self._head = table.rows, head
        self._width = table.columns
        self._title = _title_column(table, head)
        self._tall: list[TableCell] = []
        self._group = ""

    def blocks(self) -> list[Block]:
        """All blocks in their order."""
        result = list(self._caption())
        sheet: Sheet | None = None
        for place in range(self._head.rows, len(self._rows)):
            row, self._rows[place] = self._rows[place], []
            heads = self._heads(row)
            if not heads and any(says_again(row, key) for key in self._head.keys):
                continue
            if sheet is not None and (heads or any(cell.column == self._title for cell in row)):
                result += list(written(sheet, result))
                sheet = None
            if heads:
                result += self._heading(row[0])
                continue
            if sheet is None:
                sheet = self._begun(row)
            for cell in row:
                self._read(sheet, cell)
        return [*result, *written(sheet, result)] if sheet is not None else result

    def _heads(self, row: list[TableCell]) -> bool:
        """Whether a row is one cell that heads the rows below."""
        if len(row) > 1 or row[0].column > 0:
            return False
        return self._width >= _FEWEST_COLUMNS or row[0].place.width == self._width

    def _caption(self) -> Iterator[Block]:
        """What stands above the head: a heading, unless it names the table or others follow in the table."""
        cell = self._head.caption
        if cell is None:
            return
        named = level_word(cell.plain)
        grouped = any(self._heads(row) for row in self._rows[self._head.rows :])
        if _CAPTION.match(cell.plain) or (grouped and not (named and named.level)):
            yield from cell.blocks
        else:
            yield from self._heading(cell)

    def _heading(self, cell: TableCell) -> Iterator[Block]:
        """A heading, once where it is repeated overleaf."""
        if cell.plain != self._group:
            self._group = cell.plain
            word = level_word(cell.plain)
            yield from headed(word.level if word else None, "", cell.blocks, [])

    def _begun(self, row: list[TableCell]) -> Sheet:
        """A measure with what cells over several rows say of it."""
        sheet = Sheet()
        number = row[0].place.row
        self._tall = [cell for cell in self._tall if cell.reaches(number)]
        for cell in self._tall:
            self._read(sheet, TableCell(cell.place, [replace(block) for block in cell.blocks]))
        self._tall += [cell for cell in row if cell.place.height > 1 and self._is_shared(cell)]
        return sheet

    def _is_shared(self, cell: TableCell) -> bool:
        """Whether a cell over several rows holds a field of each of their measures, not what stands above or before them."""
        meaning = self._head.column(cell.column).meaning
        return (
            cell.column in self._head.columns
            and cell.column != self._title
            and not (meaning.parent or meaning.is_number)
        )

    def _read(self, sheet: Sheet, cell: TableCell) -> None:
        column = self._head.column(cell.column)
        meaning, blocks = column.meaning, cell.blocks
        if cell.column == self._title:
            sheet.title += blocks
        elif meaning.parent is not None:
            sheet.parents.append((meaning.parent, blocks))
        elif meaning.is_number:
            sheet.number, sheet.number_blocks = " ".join(each.whole.plain for each in blocks), [*blocks]
        elif meaning.is_title and not sheet.title:
            set_title([sheet], blocks)
        elif (known := sheet.by_key.get(column.key)) is not None:
            known.extend(blocks)
        else:
            add_field(sheet, column.name, column.key, blocks, [])
            sheet.by_key[column.key] = sheet.fields[-1][1]


def _title_column(table: Table, head: Head) -> int:
    """The column that is named as the title's, else the one with the longest texts among those without a known name."""
    for place, column in head.columns.items():
        if column.meaning.is_title:
            return place
    lengths: Counter[int] = Counter()
    for row in table.rows[head.rows :]:
        for cell in row:
            lengths[cell.column] += len(cell.plain)
    free = [place for place, column in head.columns.items() if not any(column.meaning)]
    return max(free or list(head.columns), key=lambda place: lengths[place])
