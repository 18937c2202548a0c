"""The pages of a PDF as one flow of lines and tables; a table that a page end tore is one table again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from importers.pdf.furniture import Furniture, furniture_of, margin_numbers, number_edges
from importers.pdf.lines import lines_in_order
from importers.pdf.pages import Page
from importers.pdf.rows import Row, rows_of, turned_rows
from importers.pdf.tables import Region, RuledTable, tables_of
from importers.pdf.words import TABLE_SIGN, Word
from importers.pieces import Look
from importers.source import Cell, LineRole

_SAME_COLUMN = 4.0
_FEWEST_EDGES = 3
_NUMBER_REACH = 0.6


@dataclass(slots=True)
class FlowLine:
    """A line with its place in the document."""

    row: Row
    page: int
    column: int | None = None
    role: LineRole = LineRole.TEXT
    cell: Cell | None = None
    margin_number: int | None = None
    node: str = ""
    """Id of the entry that begins here, in our own files."""


@dataclass(slots=True)
class FlowTable:
    """A table, maybe over several pages. `cells` by row and column, in that order."""

    columns: tuple[float, ...]
    cells: dict[tuple[int, int], list[FlowLine]] = field(default_factory=dict)
    shapes: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Width and height of each cell."""
    rows: int = 0

    def lowest(self) -> FlowLine | None:
        """The last line on its last page; None for a table without words."""
        return max(_lines_of(self), key=lambda line: (line.page, line.row.base), default=None)


Item = FlowLine | FlowTable


def flow_of(pages: Sequence[Page]) -> list[Item]:
    """Lines and tables in reading order; heads first and feet last on each page."""
    parted = []
    margins = number_edges([([word for word in page.words if not word.turn], page.across) for page in pages])
    places = list(dict.fromkeys(edge for edge in margins if edge is not None))
    for page, edge in zip(pages, margins, strict=True):
        upright = [word for word in page.words if not word.turn]
        numbers, words = margin_numbers(upright, page.across, [edge] if edge else places)
        page.words = [*words, *(word for word in page.words if word.turn)]
        tables, rest = tables_of(page)
        parted.append((page, numbers, tables, rest))
    furniture = furniture_of([(page, rest) for page, _, _, rest in parted])
    items: list[Item] = []
    for (page, numbers, tables, rest), edges in zip(parted, furniture, strict=True):
        own = list(_page_items(page, tables, rest, edges))
        _add_margin_numbers(own, numbers)
        _mark_entries(own, page.entries)
        _append_page(items, own)
    return items


def _page_items(page: Page, tables: Sequence[RuledTable], words: Sequence[Word], edges: Furniture) -> Iterator[Item]:
    yield from (FlowLine(row, page.number, role=LineRole.PAGE_HEAD) for row in edges.heads)
    upright = [word for word in words if not word.turn and id(word) not in edges.ids]
    for line in lines_in_order([*upright, *(_stand_in(number, table) for number, table in enumerate(tables))]):
        text = [word for word in line.row.words if not word.text.startswith(TABLE_SIGN)]
        if text:
            row = line.row if len(text) == len(line.row.words) else replace(line.row, words=text)
            yield FlowLine(row, page.number, line.column)
        for word in line.row.words:
            if word.text.startswith(TABLE_SIGN):
                yield _table(tables[int(word.text[1:])], page.number)
    for row in turned_rows(words):
        role = LineRole.PAGE_FOOT if id(row.words[0]) in edges.ids else LineRole.TEXT
        yield FlowLine(row, page.number, role=role)
    yield from (FlowLine(row, page.number, role=LineRole.PAGE_FOOT) for row in edges.feet)


def _stand_in(number: int, table: RuledTable) -> Word:
    """A word that holds the place of a table while lines are put in order."""
    left, right = table.columns[0], table.columns[-1]
    return Word(f"{TABLE_SIGN}{number}", left, right, table.top, table.bottom, table.top + 1, Look(size=10.0))


def _table(table: RuledTable, page: int) -> FlowTable:
    flow = FlowTable(table.columns)
    rows = sorted({region.row for region, words in table.cells if words})
    places = {row: place for place, row in enumerate(rows)}
    for region, words in table.cells:
        if region.row not in places:
            continue
        key = (places[region.row], _column(table.columns, region))
        found = [*rows_of(word for word in words if not word.turn), *turned_rows(words)]
        flow.cells.setdefault(key, []).extend(FlowLine(row, page) for row in found)  # wrong tags put two in one place
        flow.shapes.setdefault(key, (region.width, region.height))
    flow.rows = len(rows)
    return flow


def _column(columns: Sequence[float], region: Region) -> int:
    return min(range(len(columns)), key=lambda place: abs(columns[place] - region.left))


def _append_page(items: list[Item], own: Sequence[Item]) -> None:
    """Adds a page; its first table goes on with the one that ended the page before."""
    last = next((item for item in reversed(items) if not _is_furniture(item)), None)
    first = next((item for item in own if not _is_furniture(item)), None)
    if isinstance(last, FlowTable) and isinstance(first, FlowTable) and _goes_on(last, first):
        _join(last, first)
        own = [item for item in own if item is not first]
    items += own


def _is_furniture(item: Item) -> bool:
    return isinstance(item, FlowLine) and item.role in (LineRole.PAGE_HEAD, LineRole.PAGE_FOOT)


def _goes_on(last: FlowTable, first: FlowTable) -> bool:
    """The same outer edges, and no head of its own."""
    same = (
        abs(last.columns[0] - first.columns[0]) <= _SAME_COLUMN
        and abs(last.columns[-1] - first.columns[-1]) <= _SAME_COLUMN
    )
    fit = (same and _columns_fit(last, first)) or _same_starts(last, first)
    return fit and _row_text(first, 0) != _row_text(last, 0)


def _columns_fit(last: FlowTable, first: FlowTable) -> bool:
    """Whether all columns of the later table are among those of the earlier one."""
    return all(any(abs(edge - other) <= _SAME_COLUMN for other in last.columns) for edge in first.columns)


def _same_starts(last: FlowTable, first: FlowTable) -> bool:
    """Whether as many columns begin at the same places; without rulings the last one ends where its words do."""
    if len(last.columns) != len(first.columns) or len(first.columns) < _FEWEST_EDGES:
        return False
    pairs = zip(last.columns[:-1], first.columns[:-1], strict=True)
    return all(abs(one - other) <= _SAME_COLUMN for one, other in pairs)


def _row_text(table: FlowTable, row: int) -> str:
    cells = [lines for (place, _), lines in sorted(table.cells.items()) if place == row]
    return "|".join(" ".join(line.row.text() for line in lines) for lines in cells)


def _join(last: FlowTable, first: FlowTable) -> None:
    """Adds the rows of `first`; a row whose label stands on one page only was torn."""
    torn = _is_torn(last, first)
    offset = last.rows - 1 if torn else last.rows
    for (row, column), lines in first.cells.items():
        moved = min(range(len(last.columns)), key=lambda place: abs(last.columns[place] - first.columns[column]))
        key = (row + offset, moved)
        last.cells.setdefault(key, []).extend(lines)
        last.shapes.setdefault(key, first.shapes[row, column])
    last.rows += first.rows - torn


def _is_torn(last: FlowTable, first: FlowTable) -> bool:
    below = {column: lines for (row, column), lines in first.cells.items() if row == 0}
    above = {column: lines for (row, column), lines in last.cells.items() if row == last.rows - 1}
    if len(below) != len(above) or len(below) < 2:
        return False
    label_below, label_above = below[min(below)], above[min(above)]
    rest_below, rest_above = below[max(below)], above[max(above)]
    return bool(rest_below and rest_above) and not (label_below and label_above)


def _add_margin_numbers(items: Sequence[Item], numbers: dict[float, int]) -> None:
    """Each number to the line at its height; with two columns to the left one."""
    if not numbers:
        return
    lines = [item for item in items if isinstance(item, FlowLine) and item.role is LineRole.TEXT]
    for base, number in numbers.items():
        near = min(lines, key=lambda line: abs(line.row.base - base), default=None)
        if near is not None and abs(near.row.base - base) <= _NUMBER_REACH * near.row.size and not near.column:
            near.margin_number = number


def _mark_entries(items: Sequence[Item], entries: Mapping[float, str]) -> None:
    """Each entry to the first line below the height at which it begins."""
    lines = [line for item in items for line in _lines_of(item) if line.role is LineRole.TEXT] if entries else []
    for top, node in entries.items():
        below = [line for line in lines if line.row.base > top and not line.node]
        if below:
            min(below, key=lambda line: (round(line.row.base), line.row.left)).node = node


def _lines_of(item: Item) -> Iterable[FlowLine]:
    return [item] if isinstance(item, FlowLine) else [line for cell in item.cells.values() for line in cell]


def usual_pitch(items: Sequence[Item]) -> float:
    """Distance of neighbouring lines of one size as a multiple of the font size; the most frequent one."""
    counts: dict[float, int] = {}
    lines = [item for item in items if isinstance(item, FlowLine)]
    for one, other in pairwise(lines):
        if one.page != other.page or one.column != other.column or one.row.size != other.row.size:
            continue
        pitch = round((other.row.base - one.row.base) / other.row.size, 1)
        if 0.8 <= pitch <= 2.4:
            counts[pitch] = counts.get(pitch, 0) + 1
    return max(counts, key=lambda pitch: (counts[pitch], -pitch)) if counts else 1.2
