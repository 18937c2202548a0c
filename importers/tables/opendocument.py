"""OpenDocument tables (.ods), read from their XML. Cells show the text that LibreOffice wrote beside their values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from importers.limits import require_few
from importers.office.odt_styles import FO, OFFICE, STYLE, TABLE, TEXT, count_of
from importers.office.odt_text import paragraph_text
from importers.safe_zip import SafeZip
from importers.tables.grid import Grid, GridCell
from programme.findings import Finding, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_SHEETS = 60
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
class _Tables:
    """All sheets, as far as they are read. Marked rows, columns and sheets are left out; filtered and folded ones stay."""

    sheets: list[Grid] = field(default_factory=list)
    _sheet: Grid = field(default_factory=Grid)
    _row: int = 0
    _column: int = 0
    _hidden_columns: set[int] = field(default_factory=set)
    _left_out: set[int] = field(default_factory=set)
    """Those of `_hidden_columns` that hold anything."""
    _bold: set[str] = field(default_factory=set)
    _unseen: set[str] = field(default_factory=set)
    """Styles of hidden sheets."""
    _count: int = 0
    _hidden: int = 0
    _hidden_sheets: int = 0
    _filtered: int = 0

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
                    self._note_column(element)

    def findings(self) -> tuple[Finding, ...]:
        """What is hidden, as of Excel's workbooks."""
        counts = {
            ("hidden_sheets_left_out", Severity.WARNING): self._hidden_sheets,
            ("hidden_cells_left_out", Severity.WARNING): self._hidden,
            ("filtered_rows_kept", Severity.HINT): self._filtered,
        }
        return tuple(Finding(kind, worth, {"count": count}) for (kind, worth), count in counts.items() if count)

    def _note_style(self, style: "_Element") -> None:
        name = style.get(f"{STYLE}name", "")
        looks, table = style.find(f"{STYLE}text-properties"), style.find(f"{STYLE}table-properties")
        if looks is not None and looks.get(f"{FO}font-weight") in _BOLD:
            self._bold.add(name)
        if table is not None and table.get(f"{TABLE}display") == "false":
            self._unseen.add(name)

    def _note_column(self, column: "_Element") -> None:
        width = count_of(column, f"{TABLE}number-columns-repeated", 1, _MOST_COLUMNS)
        if _is_hidden(column):
            last = min(self._column + width, _MOST_COLUMNS)
            self._hidden_columns.update(range(self._column, last))
        self._column += width

    def _end_sheet(self, sheet: "_Element") -> None:
        name = sheet.get(f"{TABLE}name", "")
        self._hidden += len(self._left_out)
        if sheet.get(f"{TABLE}style-name") in self._unseen:
            self._hidden_sheets += 1
        elif len(self.sheets) < _MOST_SHEETS:
            self.sheets.append(Grid(name, self._sheet.rows))
        self._sheet, self._row, self._column = Grid(), 0, 0
        self._hidden_columns, self._left_out = set(), set()

    def _read_row(self, element: "_Element") -> None:
        """A row and its repetitions; the empty ones that fill a sheet to its end only count."""
        times = count_of(element, f"{TABLE}number-rows-repeated", 1, _MOST_ROWS)
        cells = self._cells(element)
        if cells and _is_hidden(element):
            self._hidden += times
        elif cells:
            self._filtered += times if element.get(f"{TABLE}visibility") == "filter" else 0
            self._count += len(cells) * times
            require_few(self._count)
            for row in range(self._row + 1, self._row + times + 1):
                self._sheet.rows[row] = cells
        self._row += times

    def _cells(self, row: "_Element") -> dict[int, GridCell]:
        cells: dict[int, GridCell] = {}
        column = 0
        for element in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = count_of(element, f"{TABLE}number-columns-repeated", 1, _MOST_COLUMNS)
            cell = self._cell(element) if element.tag == f"{TABLE}table-cell" else None
            if cell is not None:
                require_few(self._count + len(cells) + times)
                places = range(column, column + times)
                cells |= dict.fromkeys((place for place in places if place not in self._hidden_columns), cell)
                self._left_out.update(self._hidden_columns.intersection(places))
            column += times
        return cells

    def _cell(self, element: "_Element") -> GridCell | None:
        text = "\n".join(paragraph_text(each) for each in element.iterchildren(f"{TEXT}p"))
        if not text.strip():
            return None
        return GridCell(
            text,
            element.get(f"{TABLE}style-name") in self._bold,
            element.get(f"{OFFICE}value-type") in _NUMBERS,
            count_of(element, f"{TABLE}number-columns-spanned", 1, _MOST_COLUMNS),
            count_of(element, f"{TABLE}number-rows-spanned", 1, _MOST_ROWS),
        )


def _is_sheet(table: "_Element | None") -> bool:
    """Not a table within a cell, nor one that only tracked changes or links keep."""
    parent = None if table is None else table.getparent()
    return parent is not None and parent.tag == f"{OFFICE}spreadsheet"


def _is_hidden(element: "_Element") -> bool:
    """Whether a person hid a row or column. Those of a folded group are marked alike, but on the group, too."""
    parent = element.getparent()
    folded = parent is not None and parent.get(f"{TABLE}display") == "false"
    return element.get(f"{TABLE}visibility") == "collapse" and not folded
