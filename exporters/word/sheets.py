"""Tables that fill pages: the Maßnahmentabelle and the sheets of one measure each."""

from exporters.block_types import EMPTY_FIELD, FieldRow, MeasureTable, Sheet, TableGroup, TableRow
from exporters.composing.sheets import NOTES_TITLE, brief_name
from exporters.design import Design, MeasureForm
from exporters.kept_rows import kept_rows
from exporters.list_texts import flat_items
from exporters.table_shape import fitting, numbers
from exporters.word.flow import Flow
from exporters.word.look import colour, points, text_width, twips
from exporters.word.rooms import SheetRoom
from exporters.word.runs import styled_run
from exporters.word.tables import KEEP_NEXT
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
_LINE_BREAK = "<w:r><w:br/></w:r>"


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
        if isinstance(row, TableGroup):
            rows.append(_group(flow, row, widths))
        else:
            rows.append(_measure(flow, row, numbers(table, row), widths))
    description = f"{table.caption} mit den Spalten {', '.join(table.columns)}"
    flow.table(_table(widths, "".join(rows), table.caption, description))


def sheet(flow: Flow, block: Sheet, room: SheetRoom) -> None:
    """One measure as in the PDF: where it stands, statement and text, fields, and room for notes. The first row is
    repeated overleaf; where the sheet goes on there, the row names the measure too."""
    width = text_width(flow.design)
    left = round(width * flow.design.label_share)
    widths = [left, width - left]
    statement = styled_run(block.label, '<w:rPr><w:rStyle w:val="Blattzeichen"/></w:rPr>') + _LINE_BREAK
    title = flow.anchored(block.anchor, flow.runs.runs(block.inlines), block.comments)
    below = _borders(flow.design, "bottom")
    path = [("Blattkopf", _step(flow, step)) for step in block.path]
    if room.goes_on:
        path.append(("Blattkopf", styled_run(brief_name(block), "")))
    kept = kept_rows(block.rows)
    rows = [
        _wide(widths, path, _HEAD_ROW, below) if path else "",
        _wide(widths, [("Blatttitel", statement + title), *_texts(flow, block.blocks, "BodyText")], "", ""),
        *(_field(flow, row, widths, KEEP_NEXT if place in kept else "") for place, row in enumerate(block.rows)),
        _notes(widths, room.notes, below) if room.notes else "",
    ]
    description = "Wo die Maßnahme steht, Maßnahme, Angaben und Platz für Notizen"
    flow.table(_table(widths, "".join(rows), block.label, description, style="Blatt"))


def _step(flow: Flow, step: tuple[str, tuple[Inline, ...]]) -> str:
    label, inlines = step
    return styled_run(f"{label}: ", '<w:rPr><w:rStyle w:val="Feldtitel"/></w:rPr>') + flow.runs.runs(inlines)


def _group(flow: Flow, group: TableGroup, widths: list[int]) -> str:
    label = styled_run(f"{group.label} ", "") if group.label else ""
    style = f"Tabellengruppe{min(group.rank, 3)}"
    fill = colour(flow.design.shade or "#F2F2F2")
    ground = tag("shd", val="clear", color="auto", fill=fill) if group.rank == 1 else ""
    return _wide(widths, [(style, label + flow.runs.runs(group.inlines))], _WHOLE_ROW, ground)


def _measure(flow: Flow, row: TableRow, before: tuple[str, ...], widths: list[int]) -> str:
    """`before` as `numbers` gives it."""
    count = len(before)
    title = flow.anchored(row.anchor, flow.runs.runs(row.inlines), ())
    cells = "".join(_cell(widths[0], [("Tabellenzelle", styled_run(number, ""))]) for number in before)
    cells += _cell(widths[count], [("Tabellenzelle", title), *_texts(flow, row.blocks, "Tabellenzelle")])
    for width, inlines in zip(widths[count + 1 :], row.cells, strict=True):
        cells += _cell(width, [("Tabellenzelle", flow.runs.runs(inlines))])
    return f"<w:tr>{'' if _is_long(flow.design, row, widths[count:]) else _WHOLE_ROW}{cells}</w:tr>"


def _is_long(design: Design, row: TableRow, widths: list[int]) -> bool:
    """Whether a row may fill half a page, so that it has to be split: a rough count of lines is enough. `widths` from that
    of the statement on."""
    lengths = [sum(len(plain_of(inlines)) + 20 for inlines in (row.inlines, *paragraphs(row.blocks)))]
    lengths += [len(plain_of(inlines)) for inlines in row.cells]
    look, page = design.field_value, design.page
    characters = [width / points(look.size * _CHARACTER) for width in widths]
    lines = max(length / room for length, room in zip(lengths, characters, strict=True))
    return lines * points(look.leading) > twips(page.height - page.top - page.bottom) / 2


def _field(flow: Flow, row: FieldRow, widths: list[int], keep: str) -> str:
    """Label and value in the form that the design says."""
    label, value = row
    content = flow.runs.runs(value) or styled_run(EMPTY_FIELD, "")
    whole = _WHOLE_ROW if len(content) < _SPLITTABLE else ""
    form = flow.design.measure_form
    if form is MeasureForm.STACKED:
        return _wide(widths, [("Blattfeld", styled_run(label, "")), ("Feldzeile", content)], whole, "", keep)
    if form is MeasureForm.QUIET:
        named = styled_run(f"{label}: ", '<w:rPr><w:rStyle w:val="Feldzeichen"/></w:rPr>')
        return _wide(widths, [("Feldzeile", named + content)], whole, "", keep)
    lines = _borders(flow.design, "top", "bottom")
    cells = _cell(widths[0], [("Feldname", styled_run(label, ""))], lines, keep)
    return f"<w:tr>{whole}{cells}{_cell(widths[1], [('Feldwert', content)], lines, keep)}</w:tr>"


def _notes(widths: list[int], room: float, below: str) -> str:
    height = tag("trPr", "<w:cantSplit/>" + tag("trHeight", val=points(room), hRule="atLeast"))
    return _wide(widths, [("Blattnotizen", styled_run(NOTES_TITLE, ""))], height, below)


def _borders(design: Design, *sides: str) -> str:
    line = {"val": "single", "sz": 4, "space": 0, "color": colour(design.rule)}
    return tag("tcBorders", "".join(tag(side, "", line) for side in sides))


def _texts(flow: Flow, blocks: tuple[Block, ...], style: str) -> list[tuple[str, str]]:
    """Paragraphs and lists for a cell; the signs of lists are text there."""
    return [
        (style, (styled_run(f"{marker} ", "") if marker else "") + flow.runs.runs(inlines))
        for inlines, _, marker in flat_items(blocks)
    ]


def _wide(widths: list[int], paragraphs: list[tuple[str, str]], properties: str, look: str, keep: str = "") -> str:
    """A row of one cell; `look` are its borders or its ground."""
    return f"<w:tr>{properties}{_cell(sum(widths), paragraphs, val('gridSpan', len(widths)) + look, keep)}</w:tr>"


def _cell(width: int, paragraphs: list[tuple[str, str]], properties: str = "", keep: str = "") -> str:
    content = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{runs}</w:p>' for style, runs in paragraphs
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _table(widths: list[int], rows: str, caption: str, description: str, style: str = "Tabelle") -> str:
    grid = "".join(tag("gridCol", w=width) for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_FIRST_ROW_IS_HEAD}'
        f'<w:tblCaption w:val="{escape(caption)}"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
