"""Tables cut into strips: a row is one strip, unless it is longer than half a page."""

from collections.abc import Iterator

from exporters.typesetting.flow import Cell, Row, Table
from exporters.typesetting.items import DECORATION, Item, PlacedLine, PlacedRule
from exporters.typesetting.strips import Strip, StripMaker, moved

_KEPT_LINES = 2  # of what follows stay with a head row
_UNDIVIDED = 0.5  # of the page's height: longer rows may be divided


def table_strips(table: Table, maker: StripMaker) -> list[Strip]:
    """The strips of a table, each with the head rows that it repeats where it begins a page."""
    heads = head_strips(table, maker)
    strips = [*heads, *rows_below(table, heads, maker)]
    if strips:
        strips[0] = strips[0]._replace(before=table.before, anchors=(*table.anchors, *strips[0].anchors))
        strips[-1] = strips[-1]._replace(after=table.after)
    return strips


def head_strips(table: Table, maker: StripMaker) -> tuple[Strip, ...]:
    """The strips of the head rows alone."""
    rows = (_row_strips(table, row, maker, first=not number) for number, row in enumerate(table.rows[: table.heads]))
    heads = [strip for strips in rows for strip in strips]
    return tuple(strip._replace(breaks=not number, keeps=_KEPT_LINES) for number, strip in enumerate(heads))


def rows_below(table: Table, heads: tuple[Strip, ...], maker: StripMaker, begins: bool = True) -> Iterator[Strip]:
    """The strips of the other rows, which repeat `heads`. Where the table `begins`, no page ends before the first."""
    repeated = decorative(heads)
    for number, row in enumerate(table.rows[table.heads :]):
        parts = bool(number or not heads or not begins)
        for strip in _row_strips(table, row, maker, first=not number and not heads):
            yield strip._replace(heads=repeated, breaks=strip.breaks and parts)


def decorative(heads: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Head rows as they are repeated: the structure has them once."""
    return tuple(
        strip._replace(
            items=tuple(
                item._replace(marks=DECORATION) if isinstance(item, PlacedLine) else item for item in strip.items
            ),
            anchors=(),
            notes=(),
        )
        for strip in heads
    )


def _row_strips(table: Table, row: Row, maker: StripMaker, first: bool) -> list[Strip]:
    columns = list(_cells(table, row, maker))
    height = max((sum([strip[0] for strip in strips]) for _, strips in columns), default=0.0) + 2 * table.padding
    if height <= maker.height * _UNDIVIDED:
        return [_whole_row(table, row, columns, height, first)]
    return list(_divided_row(table, row, columns, first))


def _cells(table: Table, row: Row, maker: StripMaker) -> Iterator[tuple[float, list[Strip]]]:
    """(x, strips) of each cell; spaces between paragraphs are made part of the strips."""
    x, column = table.left, 0
    for cell in row.cells:
        width = sum(table.widths[column : column + cell.columns])
        left = 0.0 if table.flush and not column else table.padding
        column += cell.columns
        right = 0.0 if table.flush and column == len(table.widths) else table.padding
        yield x, _stack(cell, maker, width - left - right, x + left)
        x += width


def _stack(cell: Cell, maker: StripMaker, width: float, left: float) -> list[Strip]:
    """The strips of a cell; the space between two paragraphs is part of the second one's first strip."""
    if len(cell.paragraphs) == 1:
        return list(maker.paragraph(cell.paragraphs[0], width, left))
    stacked: list[Strip] = []
    for paragraph in cell.paragraphs:
        for strip in maker.paragraph(paragraph, width, left):
            gap = max(stacked[-1].after, strip.before) if stacked else 0.0
            items = tuple(moved(item, 0.0, gap) for item in strip.items) if gap else strip.items
            stacked.append(strip._replace(height=strip.height + gap, items=items))
    return stacked


def _whole_row(table: Table, row: Row, columns: list[tuple[float, list[Strip]]], height: float, first: bool) -> Strip:
    items: list[Item] = list(_ground(table, row, height))
    for _, strips in columns:
        y = table.padding
        for strip in strips:
            items += [moved(item, 0.0, y) for item in strip.items]
            y += strip.height
    items += _rules(table, row, height, top=first, bottom=True)
    weight = max((len(strips) for _, strips in columns), default=1)
    return Strip(
        height,
        tuple(items),
        keeps=row.keeps,
        opens=True,
        weight=max(weight, 1),
        anchors=tuple(anchor for _, strips in columns for strip in strips for anchor in strip.anchors),
        notes=tuple(note for _, strips in columns for strip in strips for note in strip.notes),
    )


def _divided_row(table: Table, row: Row, columns: list[tuple[float, list[Strip]]], first: bool) -> Iterator[Strip]:
    """Line by line across the cells (a page orders them cell by cell again); two lines at least stay on each side of a division."""
    count = max(len(strips) for _, strips in columns)
    for number in range(count):
        level = [strips[number] for _, strips in columns if number < len(strips)]
        top = table.padding if not number else 0.0
        height = max(strip.height for strip in level) + top + (table.padding if number == count - 1 else 0.0)
        items: list[Item] = list(_ground(table, row, height))
        for strip in level:
            items += [moved(item, 0.0, top) for item in strip.items]
        items += _rules(table, row, height, top=first and not number, bottom=number == count - 1)
        yield Strip(
            height,
            tuple(items),
            breaks=number not in {1, count - 1},
            parts_word=any(strip.parts_word for strip in level),
            across=True,
            anchors=tuple(anchor for strip in level for anchor in strip.anchors),
            notes=tuple(note for strip in level for note in strip.notes),
        )


def _ground(table: Table, row: Row, height: float) -> Iterator[PlacedRule]:
    if row.shade:
        yield PlacedRule(table.left, 0.0, sum(table.widths), height, row.shade)
    x, column = table.left, 0
    for cell in row.cells:
        width = sum(table.widths[column : column + cell.columns])
        if cell.shade:
            yield PlacedRule(x, 0.0, width, height, cell.shade)
        x, column = x + width, column + cell.columns


def _rules(table: Table, row: Row, height: float, top: bool, bottom: bool) -> Iterator[PlacedRule]:
    width, thick = sum(table.widths), table.rule_width
    if top:
        yield PlacedRule(table.left, -thick / 2, width, thick, table.rule)
    if bottom:
        yield PlacedRule(table.left, height - thick / 2, width, thick, table.rule)
    if table.upright:
        x, column = table.left, 0
        for cell in row.cells[:-1]:
            x += sum(table.widths[column : column + cell.columns])
            column += cell.columns
            yield PlacedRule(x - thick / 2, 0.0, thick, height, table.rule)
