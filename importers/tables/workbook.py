"""Excel workbooks (.xlsx), read from their XML: shared strings, number formats, merged cells. Formulas show their value."""

import math
import re
from posixpath import join, normpath
from typing import TYPE_CHECKING

from importers.limits import require_few
from importers.safe_zip import SafeZip
from importers.tables.formats import shown
from importers.tables.grid import Grid, GridCell
from programme.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_MOST_SHEETS = 60


def sheets_of(content: bytes) -> list[Grid]:
    """The sheets that people see, in their order. Raises `UnreadableFile` or `UnsafeFile`."""
    archive = SafeZip(content)
    if "xl/workbook.xml" not in archive:
        raise UnreadableFile("file_of_other_kind", expected="Excel")
    reader = _Workbook(archive)
    return [grid for grid in reader.grids() if grid.rows]


class _Workbook:
    """The parts that all sheets share."""

    def __init__(self, archive: SafeZip) -> None:
        self._archive = archive
        self._strings = self._shared_strings()
        self._formats, self._bold = self._styles()
        self._count = 0

    def grids(self) -> list[Grid]:
        """All sheets that are not hidden."""
        targets = self._targets()
        sheets = self._archive.xml("xl/workbook.xml").iter(f"{S}sheet")
        grids = []
        for sheet, _ in zip(sheets, range(_MOST_SHEETS), strict=False):
            target = targets.get(sheet.get(_R, ""), "")
            if sheet.get("state", "visible") == "visible" and target in self._archive:
                grids.append(self._grid(sheet.get("name", ""), self._archive.xml(target)))
        return grids

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

    def _grid(self, name: str, root: "_Element") -> Grid:
        grid = Grid(name)
        merged = _merged(root)
        row_number = 0
        for row in root.iter(f"{S}row"):
            row_number = _whole(row.get("r")) or row_number + 1
            column = -1
            for element in row.iterchildren(f"{S}c"):
                place = _PLACE.match(element.get("r", ""))
                column = _column(place[1]) if place else column + 1
                width, height = merged.get((row_number, column), (1, 1))
                cell = self._cell(element, width, height)
                if cell is not None:
                    self._count += 1
                    require_few(self._count)
                    grid.rows.setdefault(row_number, {})[column] = cell
        return grid

    def _cell(self, element: "_Element", width: int, height: int) -> GridCell | None:
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
            return self._number(value, style, bold, width, height)
        else:
            text = value
        return GridCell(text, bold, False, width, height) if text.strip() else None

    def _number(self, value: str, style: int, bold: bool, width: int, height: int) -> GridCell | None:
        try:
            number = float(value)
        except ValueError:
            return GridCell(value, bold, False, width, height) if value.strip() else None
        if not math.isfinite(number):
            return None
        code, built_in = self._formats[style] if style < len(self._formats) else ("", 0)
        return GridCell(shown(number, code, built_in), bold, True, width, height)


def _text(item: "_Element") -> str:
    """The text of a string, without the reading aid that Japanese ones carry."""
    return "".join(
        each.text or ""
        for each in item.iter(f"{S}t")
        if (parent := each.getparent()) is not None and parent.tag != f"{S}rPh"
    )


def _merged(root: "_Element") -> dict[tuple[int, int], tuple[int, int]]:
    """Width and height by the place of the first cell."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for element in root.iter(f"{S}mergeCell"):
        first, _, last = element.get("ref", "").partition(":")
        one, other = _PLACE.match(first), _PLACE.match(last)
        if one and other:
            column, row = _column(one[1]), int(one[2])
            found[row, column] = (max(1, _column(other[1]) - column + 1), max(1, int(other[2]) - row + 1))
    return found


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
