"""Tables: sheets with a field in each row, lists with a measure in each row; both become blocks as if their words stood
in running text. Other tables keep their words row by row."""

from collections import Counter
from collections.abc import Iterable, Sequence

from importers.recognition.blocks import Block
from importers.recognition.labels import folded_label
from importers.recognition.lines import Ledger
from importers.recognition.tables.cells import Table, TableCell, row_key, tables_of
from importers.recognition.tables.columns import head_of
from importers.recognition.tables.lists import list_blocks
from importers.recognition.tables.names import has_meaning, is_header, is_label
from importers.recognition.tables.sheets import sheet_blocks
from importers.recognition.text import joined

_SHEET_SHARE = 0.5  # rows that begin with a field's name, from which on a table is a sheet
_FEWEST_COLUMNS = 3  # of a row that is none of a sheet


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


def _converted(
    table: Table, repeated: Counter[str], headers: Counter[tuple[str, ...]], above: list[Block]
) -> list[Block]:
    if not table.rows:
        return []
    is_repeated = headers[row_key(table.rows[0])] > 1
    head = head_of(table, is_repeated)
    is_list = head is not None and _is_wide(table.rows[head.rows :]) and any(map(has_meaning, table.rows[: head.rows]))
    if _is_sheet(table, Counter() if is_list else repeated):
        return sheet_blocks(table, is_repeated or is_header(table.rows[0]), above)
    return list_blocks(table, head) if head else [_row_block(row) for row in table.rows]


def _is_wide(rows: Sequence[Sequence[TableCell]]) -> bool:
    """Whether most rows hold more than a name and its value."""
    return 2 * sum(len(row) >= _FEWEST_COLUMNS for row in rows) > len(rows)


def _is_sheet(table: Table, repeated: Counter[str]) -> bool:
    """Whether rows begin with the names of fields. That the same words begin rows of several tables counts for less than a
    head above rows of several cells: areas and dates come again, too."""
    labelled = [row for row in table.rows if len(row) > 1 and is_label(row[0], repeated)]
    lone = len(labelled) == len(table.rows) == 1 and len(table.rows[0]) == 2 and not labelled[0][0].plain.endswith(":")
    return lone or len(labelled) >= max(2, _SHEET_SHARE * len(table.rows))


def _row_block(row: Sequence[TableCell]) -> Block:
    """The words of a row, cells parted by bars."""
    text = joined((joined(block.whole for block in cell.blocks) for cell in row), " | ")
    return Block(text, [line for cell in row for block in cell.blocks for line in block.lines])
