"""Tables that fill pages: the Maßnahmentabelle and the sheets of one measure each."""

from exporters.block_types import MeasureTable, Sheet, TableGroup, TableRow
from exporters.design import Design
from exporters.docx_flow import Flow
from exporters.docx_look import colour, points, text_width, twips
from exporters.docx_runs import styled_run
from exporters.docx_tables import EMPTY_FIELD
from exporters.list_texts import flat_items
from exporters.table_shape import fitting
from exporters.xml_text import escape, tag, val
from programme.markup import Block, Inline, paragraphs, plain_of

_FIRST_ROW_IS_HEAD = tag(
    "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
)
_HEAD_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_SPLITTABLE = 1500
_CHARACTER = 0.52
"""Mean width of a character, in em."""
_NOTES_HEIGHT = 45.0
_NOTES = "Notizen"


def measure_table(flow: Flow, table: MeasureTable) -> None:
    """The whole table; its head is repeated on every page and rows stay whole."""
    table = fitting(table, flow.design)
    width = text_width(flow.design)
    widths = [round(share * width) for share in table.shares]
    head = "".join(
        _cell(cell, [("Tabellenkopf", styled_run(name, ""))]) for name, cell in zip(table.columns, widths, strict=True)
    )
    rows = [f"<w:tr>{_HEAD_ROW}{head}</w:tr>"]
    for row in table.rows:
        rows.append(_group(flow, row, widths) if isinstance(row, TableGroup) else _measure(flow, row, widths))
    description = f"{table.caption} mit den Spalten {', '.join(table.columns)}"
    flow.table(_table(widths, "".join(rows), table.caption, description))


def sheet(flow: Flow, block: Sheet) -> None:
    """One measure: where it stands, statement and text, fields, room for notes. The first row is repeated overleaf."""
    width = text_width(flow.design)
    left = round(width * flow.design.label_share)
    widths = [left, width - left]
    statement = styled_run(f"{block.label} ", '<w:rPr><w:rStyle w:val="Feldzeichen"/></w:rPr>')
    title = flow.anchored(block.anchor, flow.runs.runs(block.inlines), block.comments)
    rows = [
        _wide(widths, [("Blattkopf", _step(flow, step)) for step in block.path], _HEAD_ROW, flow) if block.path else "",
        _wide(widths, [("Blatttitel", statement + title), *_texts(flow, block.blocks, "BodyText")], ""),
        *(_field(flow, label, value, widths) for label, value in block.rows),
        _notes(widths),
    ]
    description = "Wo die Maßnahme steht, Maßnahme, Angaben und Platz für Notizen"
    flow.table(_table(widths, "".join(rows), block.label, description, borders=True))


def _step(flow: Flow, step: tuple[str, tuple[Inline, ...]]) -> str:
    label, inlines = step
    return styled_run(f"{label}: ", '<w:rPr><w:rStyle w:val="Feldtitel"/></w:rPr>') + flow.runs.runs(inlines)


def _group(flow: Flow, group: TableGroup, widths: list[int]) -> str:
    label = styled_run(f"{group.label} ", "") if group.label else ""
    style = f"Tabellengruppe{min(group.rank, 3)}"
    return _wide(
        widths, [(style, label + flow.runs.runs(group.inlines))], _WHOLE_ROW, flow if group.rank == 1 else None
    )


def _measure(flow: Flow, row: TableRow, widths: list[int]) -> str:
    title = flow.anchored(row.anchor, flow.runs.runs(row.inlines), ())
    cells = _cell(widths[0], [("Tabellenzelle", styled_run(row.number, ""))])
    cells += _cell(widths[1], [("Tabellenzelle", title), *_texts(flow, row.blocks, "Tabellenzelle")])
    for width, inlines in zip(widths[2:], row.cells, strict=True):
        cells += _cell(width, [("Tabellenzelle", flow.runs.runs(inlines))])
    return f"<w:tr>{'' if _is_long(flow.design, row, widths) else _WHOLE_ROW}{cells}</w:tr>"


def _is_long(design: Design, row: TableRow, widths: list[int]) -> bool:
    """Whether a row may fill half a page, so that it has to be split: a rough count of lines is enough."""
    lengths = [sum(len(plain_of(inlines)) + 20 for inlines in (row.inlines, *paragraphs(row.blocks)))]
    lengths += [len(plain_of(inlines)) for inlines in row.cells]
    look, page = design.field_value, design.page
    characters = [width / points(look.size * _CHARACTER) for width in widths[1:]]
    lines = max(length / room for length, room in zip(lengths, characters, strict=True))
    return lines * points(look.leading) > twips(page.height - page.top - page.bottom) / 2


def _field(flow: Flow, label: str, value: tuple[Inline, ...], widths: list[int]) -> str:
    content = flow.runs.runs(value) or styled_run(EMPTY_FIELD, "")
    cells = _cell(widths[0], [("Feldname", styled_run(label, ""))]) + _cell(widths[1], [("Feldwert", content)])
    return f"<w:tr>{_WHOLE_ROW if len(content) < _SPLITTABLE else ''}{cells}</w:tr>"


def _notes(widths: list[int]) -> str:
    height = tag("trPr", "<w:cantSplit/>" + tag("trHeight", val=twips(_NOTES_HEIGHT), hRule="atLeast"))
    return _wide(widths, [("Feldname", styled_run(_NOTES, ""))], height)


def _texts(flow: Flow, blocks: tuple[Block, ...], style: str) -> list[tuple[str, str]]:
    """Paragraphs and lists for a cell; the signs of lists are text there."""
    return [
        (style, (styled_run(f"{marker} ", "") if marker else "") + flow.runs.runs(inlines))
        for inlines, _, marker in flat_items(blocks)
    ]


def _wide(widths: list[int], paragraphs: list[tuple[str, str]], properties: str, shaded_by: Flow | None = None) -> str:
    """A row of one cell."""
    shade = ""
    if shaded_by is not None:
        shade = tag("shd", val="clear", color="auto", fill=colour(shaded_by.design.shade or "#F2F2F2"))
    return f"<w:tr>{properties}{_cell(sum(widths), paragraphs, val('gridSpan', len(widths)) + shade)}</w:tr>"


def _cell(width: int, paragraphs: list[tuple[str, str]], properties: str = "") -> str:
    content = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>' for style, runs in paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _table(widths: list[int], rows: str, caption: str, description: str, borders: bool = False) -> str:
    grid = "".join(tag("gridCol", w=width) for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{"Blatt" if borders else "Tabelle"}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_FIRST_ROW_IS_HEAD}'
        f'<w:tblCaption w:val="{escape(caption)}"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
