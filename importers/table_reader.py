"""Tables of measures as Excel, OpenDocument or CSV files, and the CSV export of OpenSlides with its motions."""

from dataclasses import replace

from importers.decoding import decoded
from importers.openslides_reader import is_openslides, motions_of
from importers.safe_zip import SafeZip, is_locked
from importers.source import SHEET, LineEnd, SourceDocument, SourceLine
from importers.tables import opendocument, workbook
from importers.tables.grid import Grid, grid_lines
from importers.tables.separated import grid_of
from programme.errors import UnreadableFile
from programme.findings import Finding

_OLE_MARK = b"\xd0\xcf\x11\xe0"
_GENERAL_NAMES = ("tabelle", "sheet", "blatt", "table")


def read_source(content: bytes, name: str) -> SourceDocument:
    """The cells of all sheets. Raises `UnreadableFile` or `UnsafeFile`."""
    findings: tuple[Finding, ...] = ()
    if content.startswith(_OLE_MARK) and not is_locked(content):
        raise UnreadableFile("file_of_other_kind", expected="Excel")
    if content.startswith((b"PK", _OLE_MARK)):
        grids, findings = _sheets_of(SafeZip(content))
    else:
        text, findings = decoded(content, name)
        grids = [grid_of(text)]
    if not any(grid.rows for grid in grids):
        raise UnreadableFile("file_empty", path=name)
    if is_openslides(grids[0]):
        return SourceDocument(tuple(motions_of(grids[0])), name, findings=findings)
    lines = [line for table, grid in enumerate(grids) for line in _sheet_lines(grid, table, len(grids) > 1)]
    return SourceDocument(_with_rising_numbers(lines), name, findings=findings)


def _sheets_of(archive: SafeZip) -> tuple[list[Grid], tuple[Finding, ...]]:
    archive.refuse_encrypted()
    if "content.xml" in archive:
        return opendocument.sheets_of(archive)
    return workbook.sheets_of(archive)


def _sheet_lines(grid: Grid, table: int, one_of_many: bool) -> list[SourceLine]:
    """A sheet with a name of its own is a heading."""
    lines = list(grid_lines(grid, table))
    general = grid.name.casefold().rstrip("0123456789 ") in _GENERAL_NAMES
    if one_of_many and grid.name and not general:
        lines.insert(0, SourceLine(grid.name, 1, LineEnd.PARAGRAPH, style=SHEET, outline=1))
    return lines


def _with_rising_numbers(lines: list[SourceLine]) -> tuple[SourceLine, ...]:
    """Rows count anew in each sheet; findings cite lines that never fall, so that later sheets go on."""
    result: list[SourceLine] = []
    offset = last = 0
    for line in lines:
        if line.number + offset < last:
            offset = last
        last = line.number + offset
        result.append(replace(line, number=last) if offset else line)
    return tuple(result)
