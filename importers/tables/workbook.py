"""Excel workbooks (.xlsx), read from their XML: shared strings, number formats, merged cells. Formulas show their value."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from posixpath import join, normpath
from typing import TYPE_CHECKING

from importers.limits import require_few
from importers.progress import part
from importers.safe_zip import SafeZip
from importers.tables.formats import shown
from importers.tables.grid import Grid, GridCell, hidden_findings
from programme.errors import UnreadableFile
from programme.findings import Finding

if TYPE_CHECKING:
    from lxml.etree import _Element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_MOST_COLUMNS = 16_384
_TRUE = ("1", "true")


def sheets_of(archive: SafeZip) -> tuple[list[Grid], tuple[Finding, ...]]:
    """The sheets that people see, in their order, and what is hidden. Raises `UnreadableFile` or `UnsafeFile`."""
    if "xl/workbook.xml" not in archive:
        raise UnreadableFile("file_of_other_kind", expected="Excel")
    reader = _Workbook(archive)
    grids = [grid for grid in reader.grids() if grid.rows]
    return grids, reader.findings()


class _Workbook:
    """The parts that all sheets share."""

    def __init__(self, archive: SafeZip) -> None:
        self._archive = archive
        self._strings = self._shared_strings()
        self._formats, self._bold = self._styles()
        self._count = self._hidden_sheets = self.hidden = self.folded = 0

    def grids(self) -> list[Grid]:
        """All sheets that are not hidden."""
        targets = self._targets()
        sheets = list(self._archive.xml("xl/workbook.xml").iter(f"{S}sheet"))
        grids = []
        for place, sheet in enumerate(sheets):
            target = targets.get(sheet.get(_R, ""), "")
            if sheet.get("state", "visible") != "visible":
                self._hidden_sheets += 1
            elif target in self._archive:
                with part(place / len(sheets), (place + 1) / len(sheets)):
                    grids.append(self._grid(sheet.get("name", ""), target))
        return grids

    def findings(self) -> tuple[Finding, ...]:
        """What is hidden."""
        return hidden_findings(self._hidden_sheets, self.hidden, self.folded)

    def _targets(self) -> dict[str, str]:
        name = "xl/_rels/workbook.xml.rels"
        if name not in self._archive:
            return {}
        relations = self._archive.xml(name).iter("{*}Relationship")
        return {
            each.get("Id", ""): normpath(join("/xl", each.get("Target", ""))).lstrip("/")
            for each in relations
            if each.get("TargetMode") != "External"
        }

    def _shared_strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._archive:
            return []
        return [_text(item) for item in self._archive.xml("xl/sharedStrings.xml").iterchildren(f"{S}si")]

    def _styles(self) -> tuple[list[tuple[str, int]], list[bool]]:
        """Per cell style its number format (code and built-in number) and whether it is bold."""
        if "xl/styles.xml" not in self._archive:
            return [], []
        root = self._archive.xml("xl/styles.xml")
        codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter(f"{S}numFmt")}
        fonts = root.find(f"{S}fonts")
        bold = [] if fonts is None else [_is_bold(font) for font in fonts.iterchildren(f"{S}font")]
        styles = root.find(f"{S}cellXfs")
        formats: list[tuple[str, int]] = []
        weights: list[bool] = []
        for style in () if styles is None else styles.iterchildren(f"{S}xf"):
            number, font = style.get("numFmtId", "0"), _whole(style.get("fontId"))
            formats.append((codes.get(number, ""), _whole(number)))
            weights.append(font < len(bold) and bold[font])
        return formats, weights

    def _grid(self, name: str, target: str) -> Grid:
        """One sheet. Only at its end it says which cells are merged and whether a filter hides rows."""
        sheet = _Sheet(Grid(name))
        for element in self._archive.elements(target, *(f"{S}{tag}" for tag in ("row", *_MARKS))):
            tag = str(element.tag).rpartition("}")[2]
            if tag == "row":
                self._row(sheet, element)
            else:
                _MARKS[tag](sheet, element)
        self.hidden += sheet.leave_out()
        self.folded += sheet.folded
        for place, (width, height) in sheet.merged.items():
            cell = sheet.grid.rows.get(place[0], {}).get(place[1])
            if cell is not None:
                sheet.grid.rows[place[0]][place[1]] = replace(cell, width=width, height=height)
        return sheet.grid

    def _row(self, sheet: "_Sheet", row: "_Element") -> None:
        number = sheet.row = _whole(row.get("r")) or sheet.row + 1
        sheet.note_row(row)
        column = -1
        for element in row.iterchildren(f"{S}c"):
            place = _PLACE.match(element.get("r", ""))
            column = _column(place[1]) if place else column + 1
            cell = self._cell(element)
            if cell is not None and column in sheet.hidden_columns:
                sheet.left_out.add(column)
            elif cell is not None:
                self._count += 1
                require_few(self._count)
                sheet.grid.rows.setdefault(number, {})[column] = cell

    def _cell(self, element: "_Element") -> GridCell | None:
        style = _whole(element.get("s"))
        bold = style < len(self._bold) and self._bold[style]
        kind, value = element.get("t", "n"), element.findtext(f"{S}v") or ""
        if kind == "inlineStr":
            text = "".join(_text(each) for each in element.iterchildren(f"{S}is"))
        elif kind == "s":
            index = _whole(value)
            text = self._strings[index] if value.isdecimal() and index < len(self._strings) else ""
        elif kind == "b":
            text = "ja" if value == "1" else "nein"
        elif kind == "n":
            return self._number(value, style, bold)
        else:
            text = value
        return GridCell(text, bold) if text.strip() else None

    def _number(self, value: str, style: int, bold: bool) -> GridCell | None:
        try:
            number = float(value)
        except ValueError:
            return GridCell(value, bold) if value.strip() else None
        if not math.isfinite(number):
            return None
        code, built_in = self._formats[style] if style < len(self._formats) else ("", 0)
        return GridCell(shown(number, code, built_in), bold, True)


def _text(item: "_Element") -> str:
    """The text of a string, without the reading aid that Japanese ones carry."""
    return "".join(
        each.text or ""
        for each in item.iter(f"{S}t")
        if (parent := each.getparent()) is not None and parent.tag != f"{S}rPh"
    )


@dataclass(slots=True)
class _Sheet:
    """A sheet as far as it is read. What a person hid is left out; what a filter or a folded outline hides stays."""

    grid: Grid
    row: int = 0
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Width and height by the place of the first cell."""
    hidden_columns: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)
    """Those of `hidden_columns` that hold anything."""
    hidden_rows: list[int] = field(default_factory=list)
    folded: int = 0
    filtered: bool = False

    def note_row(self, row: "_Element") -> None:
        """Whether the row that begins is hidden."""
        if row.get("hidden") in _TRUE:
            if _whole(row.get("outlineLevel")):
                self.folded += 1
            else:
                self.hidden_rows.append(self.row)

    def note_columns(self, columns: "_Element") -> None:
        """Columns that are hidden and not only folded."""
        if columns.get("hidden") in _TRUE and not _whole(columns.get("outlineLevel")):
            first, last = _whole(columns.get("min")), min(_whole(columns.get("max")), _MOST_COLUMNS)
            self.hidden_columns.update(range(first - 1, last))

    def note_filter(self, _: "_Element") -> None:
        """A column by which rows are filtered at present."""
        self.filtered = True

    def note_merge(self, merge: "_Element") -> None:
        """A cell over several rows or columns."""
        first, _, last = merge.get("ref", "").partition(":")
        one, other = _PLACE.match(first), _PLACE.match(last)
        if one and other:
            column, row = _column(one[1]), int(one[2])
            self.merged[row, column] = (max(1, _column(other[1]) - column + 1), max(1, int(other[2]) - row + 1))

    def leave_out(self) -> int:
        """Drops what is hidden and says how many rows and columns that hold anything were."""
        written = [row for row in self.hidden_rows if row in self.grid.rows]
        if self.filtered:
            self.folded += len(written)
            return len(self.left_out)
        for row in written:
            del self.grid.rows[row]
        return len(written) + len(self.left_out)


_MARKS: "dict[str, Callable[[_Sheet, _Element], None]]" = {
    "col": _Sheet.note_columns,
    "filterColumn": _Sheet.note_filter,
    "mergeCell": _Sheet.note_merge,
}


def _is_bold(font: "_Element") -> bool:
    element = font.find(f"{S}b")
    return element is not None and element.get("val", "1") not in ("0", "false")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
