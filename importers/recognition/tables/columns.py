"""Where a table with a measure in each row has its head, and what its columns hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importers.recognition.labels import folded_label
from importers.recognition.marks import number_mark
from importers.recognition.tables.cells import Table, TableCell, row_key
from importers.recognition.tables.heads import Meaning, meaning_of
from importers.recognition.tables.names import are_names, has_meaning

_BOLD = 0.85
_COUNTING = 0.8  # of rows that begin with a number
_FEWEST_COLUMNS = 3  # of a table whose head is told by single words of its names
_UNNAMED = "Weiteres"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its name as written, and folded."""

    name: str
    key: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: how many rows end with it, the columns by their places, the rows that may be repeated
    overleaf, and what stands above it over the whole width."""

    rows: int
    columns: dict[int, Column]
    keys: tuple[tuple[str, ...], ...]
    caption: TableCell | None

    def column(self, place: int) -> Column:
        """The column at a place; one without a name holds further words."""
        return self.columns.get(place) or _column(_UNNAMED)


def head_of(table: Table, is_repeated: bool) -> Head | None:
    """None where no row names what measures have. `is_repeated` says that other tables begin with the same row."""
    above = 1 if _is_caption(table) else 0
    rows = table.rows[above:]
    if len(rows) < 2 or table.columns < 2 or not _names_columns(rows, is_repeated):
        return None
    two = len(rows) > 2 and _goes_on(rows[0], rows[1])
    columns = dict(_columns(rows[0], rows[1] if two else ()))
    depth = 2 if two else 1
    keys = tuple(row_key(row) for row in rows[:depth])
    return Head(above + depth, columns, keys, table.rows[0][0] if above else None)


def _is_caption(table: Table) -> bool:
    """Whether the first row is one cell over the whole width, and names stand below it."""
    return len(table.rows) > 2 and len(table.rows[0]) == 1 and table.rows[0][0].column == 0 and len(table.rows[1]) > 1


def _names_columns(rows: Sequence[Sequence[TableCell]], is_repeated: bool) -> bool:
    """Whether the first row is a head: by names that action plans commonly have; by words of its names; by one such word
    where it looks like a head above rows that count."""
    head = rows[0]
    named = len(head) > 1 and are_names(head)
    marked = is_repeated or any(cell.place.header for cell in head)
    if has_meaning(head):
        return named or marked
    meanings = [meaning_of(cell.plain) for cell in head]
    known = sum(meaning != Meaning() for meaning in meanings)
    if not named or not any(meaning.counts for meaning in meanings) or not _has_titles(head, rows[1]):
        return False
    looks = marked or all(block.bold > _BOLD for cell in head for block in cell.blocks)
    if known >= max(2, len(head) / 2) and (looks or len(head) >= _FEWEST_COLUMNS):
        return True
    fields = any(meaning.is_field for meaning in meanings)
    return fields and looks and len(head) >= _FEWEST_COLUMNS and _counts(rows[1:])


def _has_titles(head: Sequence[TableCell], below: Sequence[TableCell]) -> bool:
    """Whether a column is named as the one of titles, or one that is not known holds words: a table of figures has none."""
    free = {cell.column for cell in head if not any(meaning_of(cell.plain))}
    words = any(cell.column in free and any(map(str.isalpha, cell.plain)) for cell in below)
    return words or any(meaning_of(cell.plain).is_title for cell in head)


def _counts(rows: Sequence[Sequence[TableCell]]) -> bool:
    """Whether nearly all rows with several cells begin with a number."""
    firsts = [row[0] for row in rows if len(row) > 1]
    return sum(_is_number(cell) for cell in firsts) >= max(2, _COUNTING * len(firsts))


def _is_number(cell: TableCell) -> bool:
    plain = cell.plain
    if cell.column > 0 or not plain:
        return False
    mark = number_mark(f"{plain} ")
    return plain.isdigit() or (mark is not None and mark.end > len(plain))


def _goes_on(head: Sequence[TableCell], below: Sequence[TableCell]) -> bool:
    """Whether the second row names the parts of wide cells above it, and stands below these only."""
    reach = dict(_reaches(head, below))
    wide = {place for cell in head if len(reach[cell.column]) > 1 for place in reach[cell.column]}
    return bool(wide) and all(cell.column in wide for cell in below) and len(below) > 1 and are_names(below)


def _reaches(head: Sequence[TableCell], below: Sequence[TableCell]) -> Iterator[tuple[int, range]]:
    """For each cell of a head the places that it stands above: those of its width, and where formats know no width all up to
    the next one."""
    ends = [cell.column for cell in head[1:]]
    last = max((cell.column for cell in below), default=head[-1].column) + 1
    for cell, end in zip(head, [*ends, max(last, head[-1].column + 1)], strict=True):
        own = cell.column + max(1, cell.place.width)
        yield cell.column, range(cell.column, max(own, end if cell.place.width == 1 else own))


def _columns(head: Sequence[TableCell], below: Sequence[TableCell]) -> Iterator[tuple[int, Column]]:
    """The columns by their places. A name of a part that says nothing alone ("2027") has the name above before it."""
    reach = dict(_reaches(head, below))
    parts = {cell.column: cell.plain for cell in below}
    for cell in head:
        for place in reach[cell.column] if below else range(cell.column, cell.column + max(1, cell.place.width)):
            part = parts.get(place, "")
            alone = part and meaning_of(part) != Meaning()
            yield place, _column(part if alone else f"{cell.plain} {part}".strip())


def _column(name: str) -> Column:
    return Column(name.strip(" :"), folded_label(name), meaning_of(name))
