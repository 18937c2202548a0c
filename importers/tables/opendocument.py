"""OpenDocument tables (.ods), read from their XML. Cells show the text that LibreOffice wrote beside their values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from importers.limits import require_few
from importers.office.odt_styles import FO, OFFICE, STYLE, TABLE, TEXT, count_of
from importers.office.odt_text import paragraph_text
from importers.safe_zip import SafeZip
from importers.tables.formats import in_german
from importers.tables.grid import Grid, GridCell, hidden_findings
from programme.findings import Finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_NUMBERS = ("float", "percentage", "currency", "date", "time")
_BOLD = ("bold", "600", "700", "800", "900")
_TAGS = (f"{STYLE}style", f"{TABLE}table-column", f"{TABLE}table-row", f"{TABLE}table")


def sheets_of(archive: SafeZip) -> tuple[list[Grid], tuple[Finding, ...]]:
    """The sheets that people see, in their order, and what is hidden. Raises `UnreadableFile` or `UnsafeFile`."""
    reader = _Tables()
    for name in ("styles.xml", "content.xml"):
        if name in archive:
            reader.read(archive.elements(name, *_TAGS))
    return [sheet for sheet in reader.sheets if sheet.rows], reader.findings()


@dataclass(slots=True)
class _Sheet:
    """A sheet as far as it is read. What a person hid is left out; what a filter or a folded outline hides stays."""

    grid: Grid = field(default_factory=Grid)
    row: int = 0
    column: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)
    """Those of `hidden_columns` that hold anything."""
    hidden: int = 0
    kept: int = 0

    def note_column(self, column: "_Element") -> None:
        """Columns, of which only hidden ones matter."""
        width = count_of(column, f"{TABLE}number-columns-repeated", 1, _MOST_COLUMNS)
        if _is_out_of_sight(column) and not _is_folded(column):
            last = min(self.column + width, _MOST_COLUMNS)
            self.hidden_columns.update(range(self.column, last))
        self.column += width

    def take(self, row: "_Element", cells: dict[int, GridCell], times: int) -> None:
        """A row that holds anything, and its repetitions."""
        if _is_out_of_sight(row) and not _is_folded(row):
            self.hidden += times
            return
        self.kept += times if _is_out_of_sight(row) or row.get(f"{TABLE}visibility") == "filter" else 0
        self.grid.rows |= dict.fromkeys(range(self.row + 1, self.row + times + 1), cells)


@dataclass(slots=True)
class _Tables:
    """All sheets, as far as they are read."""

    sheets: list[Grid] = field(default_factory=list)
    _sheet: _Sheet = field(default_factory=_Sheet)
    _bold: set[str] = field(default_factory=set)
    _unseen: set[str] = field(default_factory=set)
    """Styles of hidden sheets."""
    _count: int = 0
    _hidden: int = 0
    _hidden_sheets: int = 0
    _kept: int = 0

    def read(self, elements: "Iterable[_Element]") -> None:
        """What ends, one after the other: styles, then of each sheet its columns and rows, then the sheet itself."""
        for element in elements:
            if element.tag == f"{STYLE}style":
                self._note_style(element)
            elif element.tag == f"{TABLE}table":
                if _is_sheet(element):
                    self._end_sheet(element)
            elif _is_sheet(next(element.iterancestors(f"{TABLE}table"), None)):
                if element.tag == f"{TABLE}table-row":
                    self._read_row(element)
                else:
                    self._sheet.note_column(element)

    def findings(self) -> tuple[Finding, ...]:
        """What is hidden."""
        return hidden_findings(self._hidden_sheets, self._hidden, self._kept)

    def _note_style(self, style: "_Element") -> None:
        name = style.get(f"{STYLE}name", "")
        looks, table = style.find(f"{STYLE}text-properties"), style.find(f"{STYLE}table-properties")
        if looks is not None and looks.get(f"{FO}font-weight") in _BOLD:
            self._bold.add(name)
        if table is not None and table.get(f"{TABLE}display") == "false":
            self._unseen.add(name)

    def _end_sheet(self, element: "_Element") -> None:
        sheet, self._sheet = self._sheet, _Sheet()
        if element.get(f"{TABLE}style-name") in self._unseen:
            self._hidden_sheets += 1
        else:
            self._hidden += sheet.hidden + len(sheet.left_out)
            self._kept += sheet.kept
            self.sheets.append(Grid(element.get(f"{TABLE}name", ""), sheet.grid.rows))

    def _read_row(self, element: "_Element") -> None:
        """A row and its repetitions; the empty ones that fill a sheet to its end only count."""
        times = count_of(element, f"{TABLE}number-rows-repeated", 1, _MOST_ROWS)
        cells = self._cells(element)
        if cells:
            self._count += len(cells) * times
            require_few(self._count)
            self._sheet.take(element, cells, times)
        self._sheet.row += times

    def _cells(self, row: "_Element") -> dict[int, GridCell]:
        cells: dict[int, GridCell] = {}
        column, hidden = 0, self._sheet.hidden_columns
        for element in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = count_of(element, f"{TABLE}number-columns-repeated", 1, _MOST_COLUMNS)
            cell = self._cell(element) if element.tag == f"{TABLE}table-cell" else None
            if cell is not None:
                require_few(self._count + len(cells) + times)
                places = range(column, column + times)
                cells |= dict.fromkeys((place for place in places if place not in hidden), cell)
                self._sheet.left_out.update(hidden.intersection(places))
            column += times
        return cells

    def _cell(self, element: "_Element") -> GridCell | None:
        text = "\n".join(paragraph_text(each) for each in element.iterchildren(f"{TEXT}p")) or _value(element)
        if not text.strip():
            return None
        return GridCell(
            _in_german(text, element),
            element.get(f"{TABLE}style-name") in self._bold,
            element.get(f"{OFFICE}value-type") in _NUMBERS,
            count_of(element, f"{TABLE}number-columns-spanned", 1, _MOST_COLUMNS),
            count_of(element, f"{TABLE}number-rows-spanned", 1, _MOST_ROWS),
        )


def _value(element: "_Element") -> str:
    """Of a cell whose text its maker left to the reader."""
    values = (element.get(f"{OFFICE}{kind}") for kind in ("string-value", "date-value", "value"))
    return next(filter(None, values), "")


def _in_german(text: str, element: "_Element") -> str:
    """The text of a cell; dates and numbers as Germans write them, in whatever language the file was made."""
    value = element.get(f"{OFFICE}date-value") or element.get(f"{OFFICE}value") or ""
    return in_german(text, value) if value else text


def _is_sheet(table: "_Element | None") -> bool:
    """Not a table within a cell, nor one that only tracked changes or links keep."""
    parent = None if table is None else table.getparent()
    return parent is not None and parent.tag == f"{OFFICE}spreadsheet"


def _is_out_of_sight(element: "_Element") -> bool:
    """Whether a row or column does not show; what a filter hides is told apart by the file."""
    return element.get(f"{TABLE}visibility") == "collapse"


def _is_folded(element: "_Element") -> bool:
    """Whether it is a group around it that does not show, and not the row or column itself."""
    groups = element.iterancestors(f"{TABLE}table-row-group", f"{TABLE}table-column-group")
    return any(group.get(f"{TABLE}display") == "false" for group in groups)
