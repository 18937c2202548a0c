"""Tables of a PDF page, rebuilt from the rulings drawn on it: which regions are cells, and in which row and column."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from importers.pdf.drawing import Ruling
from importers.pdf.lined_tables import columns_between, row_groups, runs_of, top_of
from importers.pdf.pages import Page
from importers.pdf.stacked_forms import StackedForm, stacked_forms
from importers.pdf.words import Word

_Item = TypeVar("_Item")

_NEAR = 3.0
"""Points within which two rulings are one, or touch."""
_MOST_RULINGS = 3_000
_MOST_GRID = 10_000
_WALL = 0.6
"""Share of a cell's side that a ruling must cover to part it from its neighbour."""
_FEWEST_EDGES = 3
_FULL_ROWS = 0.7
"""Share of rows with words in more than one column, from which on lines between rows make a table."""
_FRAME_SHARE = 0.6
"""Share of a page's words in one region from which on the rulings are a frame around text."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cell on the page: its place in the table's grid and on the page."""

    row: int
    column: int
    height: int
    width: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class RuledTable:
    """A table and the words of its cells. `columns` are the places of its vertical rulings."""

    columns: tuple[float, ...]
    top: float
    bottom: float
    cells: list[tuple[Region, list[Word]]]


def tables_of(page: Page) -> tuple[list[RuledTable], list[Word]]:
    """The tables of a page, top down, and the words outside of them: by rulings, by tags, by lines between
    rows, or as forms with names above values."""
    ruled, words = _ruled_tables(page)
    tagged, words = _tagged_tables(page, words)
    lined, words = _lined_tables(page, words) if not ruled and not tagged else ([], words)
    if not (ruled or tagged or lined):
        lined = [_stacked_table(form) for form in stacked_forms(words)]
        words = _outside(lined, words)
    return sorted([*ruled, *tagged, *lined], key=lambda table: table.top), words


def _ruled_tables(page: Page) -> tuple[list[RuledTable], list[Word]]:
    across = _merged(page.across[:_MOST_RULINGS])
    down = _merged(page.down[:_MOST_RULINGS])
    words = page.words
    tables: list[RuledTable] = []
    for group_across, group_down in _connected(across, down):
        regions = _regions(group_across, group_down)
        if not _is_grid(regions):
            continue
        inside, outside = _parted(words, regions)
        if _is_table(inside, len(page.words)):
            columns = tuple(sorted({region.left for region in regions} | {region.right for region in regions}))
            top, bottom = min(each.top for each in regions), max(each.bottom for each in regions)
            tables.append(RuledTable(columns, top, bottom, inside))
            words = outside
    return tables, words


def _lined_tables(page: Page, words: Sequence[Word]) -> tuple[list[RuledTable], list[Word]]:
    """Tables with lines between their rows and none between their columns."""
    tables: list[RuledTable] = []
    rest = list(words)
    for group in row_groups(_merged(page.across[:_MOST_RULINGS]), page.width):
        for rulings in runs_of(group, rest):
            table = _lined_table(rulings, rest)
            if table is not None and _is_table(table.cells, len(page.words)) and _has_full_rows(table.cells):
                tables.append(table)
                rest = _outside([table], rest)
    return tables, rest


def _outside(tables: Sequence[RuledTable], words: Sequence[Word]) -> list[Word]:
    inside = {id(word) for table in tables for _, held in table.cells for word in held}
    return [word for word in words if id(word) not in inside]


def _stacked_table(form: StackedForm) -> RuledTable:
    """A form as a table of names and values."""
    left, right = min(row.left for row in form.rows), max(row.right for row in form.rows)
    top, bottom = form.rows[0].top, form.rows[-1].bottom
    columns = (left, (left + right) / 2, right)
    cells = [
        (Region(row, column, 1, 1, columns[column], top, columns[column + 1], bottom), words)
        for row, pair in enumerate(form.fields)
        for column, words in enumerate(pair)
    ]
    return RuledTable(columns, top, bottom, cells)


def _lined_table(rulings: Sequence[Ruling], words: Sequence[Word]) -> RuledTable | None:
    if len(rulings) < _FEWEST_EDGES:
        return None
    left, right = rulings[0].start - _NEAR, rulings[0].end + _NEAR
    ys = _places([each.place for each in rulings])
    inside = [word for word in words if left <= word.left <= right and ys[0] <= word.base <= ys[-1]]
    xs = columns_between(inside, left, right)
    top = top_of(words, rulings[0], xs)
    ys = [top - 1, *ys] if top < ys[0] else ys
    if len(xs) < _FEWEST_EDGES:
        return None
    regions = [
        Region(row, column, 1, 1, xs[column], ys[row], xs[column + 1], ys[row + 1])
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    ]
    return RuledTable(tuple(xs), ys[0], ys[-1], _parted(words, regions)[0])


def _has_full_rows(cells: Sequence[tuple[Region, list[Word]]]) -> bool:
    """Whether most rows say something in more than one column."""
    filled: dict[int, int] = defaultdict(int)
    for region, words in cells:
        filled[region.row] += bool(words)
    return sum(count > 1 for count in filled.values()) > _FULL_ROWS * len(filled)


def _tagged_tables(page: Page, words: Sequence[Word]) -> tuple[list[RuledTable], list[Word]]:
    """Tables that the file itself marks as such."""
    cells: dict[int, dict[tuple[int, int], list[Word]]] = defaultdict(lambda: defaultdict(list))
    outside: list[Word] = []
    for word in words:
        tag = page.tags.get(word.mark)
        if tag is None or tag.cell is None:
            outside.append(word)
        else:
            cells[tag.cell[0]][tag.cell[1:3]].append(word)
    tables: list[RuledTable] = []
    for own in cells.values():
        table = _tagged_table(own)
        if _is_table(table.cells, len(page.words)) or len(table.cells) == len({column for _, column in own}) > 1:
            tables.append(table)
        else:
            outside += [word for _, inside in table.cells for word in inside]
    return tables, outside


def _tagged_table(cells: dict[tuple[int, int], list[Word]]) -> RuledTable:
    held = []
    for (row, column), words in sorted(cells.items()):
        left, right = min(word.left for word in words), max(word.right for word in words)
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        held.append((Region(row, column, 1, 1, left, top, right, bottom), words))
    edges = {region.column: region.left for region, _ in reversed(held)}
    lefts = [min(region.left for region, _ in held if region.column == column) for column in sorted(edges)]
    columns = (*lefts, max(region.right for region, _ in held))
    placed = [(replace(region, left=lefts[sorted(edges).index(region.column)]), words) for region, words in held]
    return RuledTable(columns, min(r.top for r, _ in held), max(r.bottom for r, _ in held), placed)


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Pieces of one line as one, sorted by place."""
    merged: list[Ruling] = []
    for group in _clusters(sorted(rulings, key=lambda each: each.place), lambda each: each.place):
        place = sum(each.place for each in group) / len(group)
        pieces = sorted((each.start, each.end) for each in group)
        start, end = pieces[0]
        for low, high in pieces[1:]:
            if low > end + _NEAR:
                merged.append(Ruling(start, end, place))
                start, end = low, high
            end = max(end, high)
        merged.append(Ruling(start, end, place))
    return merged


def _clusters(items: Sequence[_Item], place: Callable[[_Item], float]) -> list[list[_Item]]:
    """Sorted items in groups whose members lie near the first one."""
    groups: list[list[_Item]] = []
    for item in items:
        if groups and place(item) - place(groups[-1][0]) <= _NEAR:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _connected(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of rulings that touch each other."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    places = [each.place for each in across]
    for number, ruling in enumerate(down):
        first = bisect_left(places, ruling.start - _NEAR)
        last = bisect_right(places, ruling.end + _NEAR)
        for index in range(first, last):
            if across[index].start - _NEAR <= ruling.place <= across[index].end + _NEAR:
                parents[root(index)] = root(len(across) + number)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for index, ruling in enumerate((*across, *down)):
        groups[root(index)][index >= len(across)].append(ruling)
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


def _regions(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Region]:
    """The closed fields of a grid; those without a wall between them are one."""
    xs = _places([each.place for each in down])
    ys = _places([each.place for each in across])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > _MOST_GRID:
        return []
    walls = _Walls(across, down)
    owner = [[row * columns + column for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if column and not walls.down_at(xs[column], ys[row], ys[row + 1]):
                _join(owner, row, column, owner[row][column - 1])
            if row and not walls.across_at(ys[row], xs[column], xs[column + 1]):
                _join(owner, row, column, owner[row - 1][column])
    return _hulls(owner, xs, ys)


def _join(owner: list[list[int]], row: int, column: int, other: int) -> None:
    """All fields of one owner go to the other; owners lie near each other, so that only the rows above are searched."""
    own = owner[row][column]
    if own == other:
        return
    for line in owner[: row + 1]:
        if own in line or other in line:
            line[:] = [min(own, other) if each in (own, other) else each for each in line]


def _hulls(owner: Sequence[Sequence[int]], xs: Sequence[float], ys: Sequence[float]) -> list[Region]:
    fields: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, line in enumerate(owner):
        for column, key in enumerate(line):
            fields[key].append((row, column))
    regions = []
    for places in fields.values():
        top, left = min(row for row, _ in places), min(column for _, column in places)
        bottom, right = max(row for row, _ in places) + 1, max(column for _, column in places) + 1
        regions.append(Region(top, left, bottom - top, right - left, xs[left], ys[top], xs[right], ys[bottom]))
    return sorted(regions, key=lambda each: (each.row, each.column))


def _places(values: list[float]) -> list[float]:
    return [sum(group) / len(group) for group in _clusters(sorted(values), lambda value: value)]


class _Walls:
    """Whether a ruling runs along a side of a field."""

    def __init__(self, across: Sequence[Ruling], down: Sequence[Ruling]) -> None:
        self._across, self._down = across, down
        self._across_places = [each.place for each in across]
        self._down_places = [each.place for each in down]

    def across_at(self, y: float, left: float, right: float) -> bool:
        """Along the upper side from `left` to `right`."""
        return _covered(self._across, self._across_places, y, left, right)

    def down_at(self, x: float, top: float, bottom: float) -> bool:
        """Along the left side from `top` to `bottom`."""
        return _covered(self._down, self._down_places, x, top, bottom)


def _covered(rulings: Sequence[Ruling], places: Sequence[float], place: float, start: float, end: float) -> bool:
    near = rulings[bisect_left(places, place - _NEAR) : bisect_right(places, place + _NEAR)]
    share = sum(max(0.0, min(each.end, end) - max(each.start, start)) for each in near)
    return share >= _WALL * (end - start)


def _is_grid(regions: Sequence[Region]) -> bool:
    """Whether a row has cells side by side and there is more than one row."""
    rows: dict[int, int] = defaultdict(int)
    for region in regions:
        rows[region.row] += 1
    return len(rows) > 1 and max(rows.values()) > 1


def _parted(words: Sequence[Word], regions: Sequence[Region]) -> tuple[list[tuple[Region, list[Word]]], list[Word]]:
    """The words of each region by their middle, and those outside."""
    held: list[tuple[Region, list[Word]]] = [(region, []) for region in regions]
    top, bottom = min(each.top for each in regions), max(each.bottom for each in regions)
    left, right = min(each.left for each in regions), max(each.right for each in regions)
    outside: list[Word] = []
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        target = None
        if left <= x <= right and top <= y <= bottom:
            target = next((own for each, own in held if _holds(each, x, y)), None)
        (outside if target is None else target).append(word)
    return held, outside


def _holds(region: Region, x: float, y: float) -> bool:
    return region.left <= x <= region.right and region.top <= y <= region.bottom


def _is_table(cells: Sequence[tuple[Region, list[Word]]], words_on_page: int) -> bool:
    """Words in at least two columns, and not a frame around running text."""
    filled = [(region, len(words)) for region, words in cells if words]
    if len({region.column for region, _ in filled}) < 2 or len(filled) < 3:
        return False
    region, largest = max(filled, key=lambda each: each[1])
    framed = largest > _FRAME_SHARE * words_on_page and region.bottom - region.top > 300
    return not framed
