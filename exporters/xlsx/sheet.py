"""A sheet, its table and its styles as SpreadsheetML."""

from collections.abc import Sequence
from datetime import date

from exporters.xlsx.table import Amount, SheetTable, Value
from exporters.xml_text import XML_HEAD, escape

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TEXT, _HEAD, DATE_STYLE, MONEY_STYLE, _NUMBER = "01234"
"""Places of the cell formats in `styles_xml`."""
EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's calendar."""
_NARROWEST, _WIDEST = 8, 46
_LARGEST_CELL = 32767


class SharedStrings:
    """The texts of a workbook, each kept once."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._uses = 0

    def place(self, text: str) -> int:
        """Where `text` stands among them."""
        self._uses += 1
        return self._places.setdefault(text[:_LARGEST_CELL], len(self._places))

    def xml(self) -> str:
        """The part."""
        items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self._places)
        return f'{XML_HEAD}<sst {_MAIN} count="{self._uses}" uniqueCount="{len(self._places)}">{items}</sst>'


def sheet_xml(table: SheetTable, strings: SharedStrings) -> str:
    """The sheet: head fixed on screen and repeated on paper, landscape, as wide as one page."""
    head = "".join(_text(place, 1, name, _HEAD, strings) for place, name in enumerate(table.columns))
    rows = [f'<row r="1">{head}</row>']
    for number, values in enumerate(table.rows, 2):
        cells = "".join(_cell(place, number, value, strings) for place, value in enumerate(values) if value != "")
        rows.append(f'<row r="{number}">{cells}</row>')
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(_widths(table), 1)
    )
    part = '<tableParts count="1"><tablePart r:id="rIdTable"/></tableParts>' if table.rows else ""
    return (
        f'{XML_HEAD}<worksheet {_MAIN} {_RELATIONS}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{_range(table)}"/><sheetViews><sheetView workbookViewId="0" tabSelected="1">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;RSeite &amp;P von &amp;N</oddFooter></headerFooter>{part}</worksheet>"
    )


def table_xml(table: SheetTable) -> str:
    """The table with its filters."""
    columns = "".join(
        f'<tableColumn id="{place}" name="{_column_name(name)}"/>' for place, name in enumerate(table.columns, 1)
    )
    area = _range(table)
    return (
        f'{XML_HEAD}<table {_MAIN} id="1" name="Massnahmen" displayName="Massnahmen" ref="{area}" totalsRowShown="0">'
        f'<autoFilter ref="{area}"/><tableColumns count="{len(table.columns)}">{columns}</tableColumns>'
        '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        'showColumnStripes="0"/></table>'
    )


def styles_xml() -> str:
    """Cell formats in the order of the constants above: text, head, date, money, number."""
    wrapped = '<alignment vertical="top" wrapText="1"/>'
    formats = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyAlignment="1">{wrapped}</xf>'
        for number, font in ((0, 0), (0, 1), (165, 0), (164, 0), (0, 0))
    )
    font = '<sz val="10"/><name val="Calibri"/><family val="2"/>'
    return (
        f'{XML_HEAD}<styleSheet {_MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/>'
        '<numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="5">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Standard" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def column_letters(place: int) -> str:
    """The name of the column at `place` (from 0): A, B, … AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cell(place: int, row: int, value: Value, strings: SharedStrings) -> str:
    if isinstance(value, date):
        return _number(place, row, str((value - EPOCH).days), DATE_STYLE)
    if isinstance(value, Amount):
        return _number(
            place,
            row,
            repr(value.value),
            MONEY_STYLE if value.money else _NUMBER,
        )
    return _text(place, row, value, _TEXT, strings)


def _number(place: int, row: int, value: str, style: str) -> str:
    return f'<c r="{column_letters(place)}{row}" s="{style}"><v>{value}</v></c>'


def _text(place: int, row: int, text: str, style: str, strings: SharedStrings) -> str:
    # A text that begins like a formula stays text: it is stored as a string, never computed.
    return f'<c r="{column_letters(place)}{row}" s="{style}" t="s"><v>{strings.place(text)}</v></c>'


def _column_name(name: str) -> str:
    return escape(name).replace("\n", "_x000a_")


def _range(table: SheetTable) -> str:
    return f"A1:{column_letters(len(table.columns) - 1)}{len(table.rows) + 1}"


def _widths(table: SheetTable) -> Sequence[float]:
    widths = []
    for place, name in enumerate(table.columns):
        lengths = sorted(_length(row[place]) for row in table.rows)
        usual = lengths[len(lengths) * 3 // 4] if lengths else 0
        widths.append(min(max(usual + 2.0, len(name) + 4.0, _NARROWEST), _WIDEST))
    return widths


def _length(value: Value) -> int:
    if isinstance(value, str):
        return len(value)
    return 10 if isinstance(value, date) else len(f"{value.value:,.2f}") + 2
