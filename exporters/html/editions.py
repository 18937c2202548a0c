"""HTML of the blocks that only one edition has: numbered lines, the table of measures, sheets, comparisons."""

from collections.abc import Iterable
from html import escape

from exporters.block_types import (
    EMPTY_FIELD,
    ComparedText,
    FieldRow,
    LineRole,
    Mark,
    MarkedRuns,
    MeasureTable,
    NumberedLines,
    TableGroup,
)
from exporters.html.inline import HtmlInline
from exporters.list_texts import FlatItem, flat_items
from exporters.table_shape import numbers

DEEPEST = 6
_MARKS = {Mark.KEPT: "", Mark.ADDED: "ins", Mark.REMOVED: "del"}


def numbered_lines(inline: HtmlInline, block: NumberedLines) -> str:
    """Each computed line on one line of its own; its number is no part of the text, nor is a hyphen that divides a word.
    Where a forced break ends a line, a line feed keeps its last word apart from the next."""
    lines = []
    for place, line in enumerate(block.lines):
        marker = f"{escape(block.marker)} " if block.marker and not place else ""
        name = "line divided" if line.hyphenated else "line"
        text = inline.text(line.inlines)
        end = "\n" if line.forced else ""
        lines.append(f'<span class="{name}" data-line="{block.first + place}">{marker}{text}</span>{end}')
    name = f"h{min(block.rank + 1, DEEPEST)}" if block.role is LineRole.HEADING else "p"
    indent = f' style="margin-left:{1.5 * block.lists:g}em"' if block.lists else ""
    return f'<{name}{_id(block.anchor)} class="lines"{indent}>{"".join(lines)}</{name}>\n'


def measure_table(inline: HtmlInline, table: MeasureTable) -> str:
    """A table with heads for columns, and for the groups of rows."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = []
    for row in table.rows:
        if isinstance(row, TableGroup):
            label = f"{escape(row.label)} " if row.label else ""
            title = f"{label}{inline.text(row.inlines)}"
            rows.append(f'<tr><th scope="colgroup" colspan="{len(table.columns)}">{title}</th></tr>\n')
        else:
            statement = inline.text(row.inlines) + paragraphs(inline, flat_items(row.blocks))
            cells = "".join(f"<td>{inline.text(cell)}</td>" for cell in row.cells)
            number = "".join(f"<td>{escape(number)}</td>" for number in numbers(table, row))
            rows.append(f"<tr{_id(row.anchor)}>{number}<td>{statement}</td>{cells}</tr>\n")
    caption = f"<caption>{escape(table.caption)}</caption>"
    content = f"{caption}\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>"
    region = f'<div class="wide" tabindex="0" role="region" aria-label="{escape(table.caption)}">'
    return f"{region}<table>\n{content}\n</table></div>\n"


def paragraphs(inline: HtmlInline, items: Iterable[FlatItem]) -> str:
    """Texts in a cell, the signs of lists as text."""
    return "".join(f"<br>{escape(marker)} {inline.text(inlines)}" for inlines, _, marker in items)


def field_table(inline: HtmlInline, caption: str, rows: Iterable[FieldRow]) -> str:
    """Two columns: the label heads its row."""
    content = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{inline.text(value) or EMPTY_FIELD}</td></tr>\n'
        for label, value in rows
    )
    return f"<table>\n<caption>{escape(caption)}</caption>\n<tbody>\n{content}</tbody>\n</table>\n"


def compared(inline: HtmlInline, block: ComparedText) -> str:
    """What came in `ins`, what went in `del`."""
    text = "".join(_marked(inline, piece) for piece in block.pieces)
    label = f"<strong>{escape(block.label)}{'' if block.anchor else ':'}</strong> " if block.label else ""
    note = f"<em>{escape(block.remark)}</em> " if block.remark else ""
    marker = f"{escape(block.marker)} " if block.marker else ""
    name = f"h{min(block.rank + 1, DEEPEST)}" if block.role is LineRole.HEADING else "p"
    indent = f' style="margin-left:{1.5 * block.lists:g}em"' if block.lists else ""
    return f"<{name}{_id(block.anchor)}{indent}>{marker}{note}{label}{text}</{name}>\n"


def _marked(inline: HtmlInline, piece: MarkedRuns) -> str:
    name = _MARKS[piece.mark]
    text = inline.text(piece.inlines)
    return f"<{name}>{text}</{name}>" if name else text


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
