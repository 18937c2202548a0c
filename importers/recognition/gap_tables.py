"""Tables that a text sets with blanks, as `pdftotext -layout` writes them: names of fields, a wide gap, their values. Their
lines become cells, so that they are read as the tables that they were."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from importers.recognition.blocks import starts_small
from importers.recognition.cleaning import cleaned
from importers.recognition.joining import glue
from importers.recognition.labels import is_known
from importers.recognition.lines import Line
from importers.recognition.motion_meta import is_head, name_key
from importers.recognition.starts import BLANK
from importers.recognition.text import Text
from importers.source import Cell, LineEnd

_PIECE = re.compile(r"\S+(?: \S+)*")
_SLACK = 1  # letters by which a column's lines may begin apart
_FEWEST_FIELDS = 3  # different names of fields that make a form
_LONGEST_NAME = 45
_MOST_BETWEEN = 6  # lines at a page's foot and head
_LONGEST_NUMBER = 8  # letters of "M 2.3", which stands beside a measure's title


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between wide gaps and the letter at which they begin."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The letter behind them."""
        return self.start + len(self.text)


@dataclass(slots=True)
class _Row:
    """A row while it grows: its cells' pieces by column, each with its line."""

    cells: list[list[tuple[Line, _Piece]]]
    starts: list[int]

    @property
    def name(self) -> str:
        """The words of its first cell."""
        return _joined([piece.text for _, piece in self.cells[0]]) if self.cells else ""

    @property
    def names(self) -> list[str]:
        """The words of the cells that stand before values."""
        return [_joined([piece.text for _, piece in cell]) for cell in self.cells[::2]]


@dataclass(slots=True)
class _Form:
    """Rows one below the other whose values begin at the same letter. `waiting` are lines of a value that stand above its
    name."""

    left: int
    value: int
    rows: list[_Row] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


def with_gap_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of such tables as their cells."""
    table = max((line.source.cell.table for line in lines if line.source.cell), default=-1)
    result: list[Line] = []
    place = 0
    for forms in _torn_forms(lines):
        if not _is_table(forms):
            continue
        table, row = table + 1, 0
        for form in forms:
            result += [*lines[place : form.places[0]], *_cells(form, Cell(table, row, 0))]
            place, row = form.places[-1] + 1, row + len(form.rows)
    return [*result, *lines[place:]]


def _torn_forms(lines: Sequence[Line]) -> Iterator[list[_Form]]:
    """The parts of each form that ends of pages tore."""
    parts: list[_Form] = []
    for form in _forms(lines):
        if parts and not _continues(parts[-1], form, lines):
            yield parts
            parts = []
        parts.append(form)
    if parts:
        yield parts


def _continues(above: _Form, form: _Form, lines: Sequence[Line]) -> bool:
    """Whether a form goes on with the last sheet of the one above, which the end of a page tore: its first name is none of
    those above."""
    last, first = lines[above.places[-1]].source.page, lines[form.places[0]].source.page
    if last is None or first != last + 1 or form.places[0] - above.places[-1] > _MOST_BETWEEN or form.waiting:
        return False
    begins = [place for place, row in enumerate(above.rows) if _is_number(row.name)]
    sheet = {name.casefold() for row in above.rows[begins[-1] if begins else 0 :] for name in row.names}
    name = form.rows[0].name
    return _is_name(name) and name.casefold() not in sheet


def _forms(lines: Sequence[Line]) -> Iterator[_Form]:
    """Runs of lines that may be such a table."""
    form: _Form | None = None
    for place, line in enumerate(lines):
        pieces = _pieces(line)
        if form is not None and pieces and _goes_on(form, line, pieces, lines[place + 1 : place + 4]):
            form.places.append(place)
            continue
        if form is not None:
            yield form
        form = None
        if len(pieces) > 1 and _may_name(pieces[0].text):
            form = _Form(pieces[0].start, pieces[1].start)
            _add_row(form, line, pieces)
            form.places.append(place)
    if form is not None:
        yield form


def _pieces(line: Line) -> list[_Piece]:
    """The words between wide gaps; nothing for lines of formats that know where their words stand."""
    source = line.source
    loose = source.cell is None and source.size is None and source.outline is None and not source.marker
    if not loose or source.left is None or "\t" in source.text or source.inlines:
        return []
    left = int(source.left)
    return [_Piece(left + match.start(), match[0]) for match in _PIECE.finditer(source.text)]


def _may_name(plain: str) -> bool:
    return 0 < len(plain) <= _LONGEST_NAME and (not plain.endswith((".", ";", ",")) or bool(name_key(plain)))


def _goes_on(form: _Form, line: Line, pieces: Sequence[_Piece], below: Sequence[Line]) -> bool:
    """Whether a line goes on with a form; it is taken up where it does."""
    first = pieces[0]
    if abs(first.start - form.value) <= _SLACK or (form.rows and first.start in _near(form.rows[-1].starts[1:])):
        if (line.source.space_above >= BLANK and _stands_above_name(form, below)) or form.waiting:
            form.waiting.append(line)
        else:
            _add_pieces(form.rows[-1], line, pieces)
        return True
    if abs(first.start - form.left) > _SLACK or first.end >= form.value or not _may_name(first.text):
        return False
    if len(pieces) > 1 and abs(pieces[1].start - form.value) > _SLACK:
        return False
    if line.source.space_above < BLANK and not form.waiting and _is_torn_name(form.rows[-1].name, first.text):
        _add_pieces(form.rows[-1], line, pieces)
    elif len(pieces) > 1 or form.waiting or is_known(first.text):
        _add_row(form, line, pieces)
    else:
        return False
    return True


def _near(starts: Sequence[int]) -> set[int]:
    return {start + step for start in starts for step in range(-_SLACK, _SLACK + 1)}


def _stands_above_name(form: _Form, below: Sequence[Line]) -> bool:
    """Whether a value's first line stands above its name, which is set in the middle of the row: a name follows without a
    gap."""
    for line in below:
        pieces = _pieces(line)
        if not pieces or line.source.space_above >= BLANK:
            return False
        if abs(pieces[0].start - form.left) <= _SLACK:
            return pieces[0].end < form.value
    return False


def _is_torn_name(name: str, rest: str) -> bool:
    """Whether the rest of a name stands on the line below its first words."""
    if is_known(rest) and not name.endswith("-"):
        return False
    known = is_known(_joined([name, rest])) or bool(name_key(_joined([name, rest])))
    return known or name.endswith(("-", "/", "und", "oder", "&")) or starts_small(rest)


def _joined(parts: Sequence[str]) -> str:
    whole = ""
    for part in parts:
        drop, between = glue(whole, part) if whole else (0, "")
        whole = f"{whole[: len(whole) - drop]}{between}{part}"
    return whole


def _add_row(form: _Form, line: Line, pieces: Sequence[_Piece]) -> None:
    """A row: a name, its value, and further names with theirs beside them. Words behind a wide gap that are no name go on
    with the value before."""
    row = _Row([[(line, pieces[0])]], [pieces[0].start])
    for place, piece in enumerate(pieces[1:], 1):
        begins = place == 1 or (_is_name(piece.text) and place + 1 < len(pieces)) or _is_name(pieces[place - 1].text)
        if begins:
            row.cells.append([(line, piece)])
            row.starts.append(piece.start)
        else:
            row.cells[-1].append((line, piece))
    for above in form.waiting:
        _add_pieces(row, above, _pieces(above), first=True)
    form.waiting = []
    form.rows.append(row)


def _is_name(plain: str) -> bool:
    return is_known(plain.removesuffix(":")) or bool(name_key(plain))


def _add_pieces(row: _Row, line: Line, pieces: Sequence[_Piece], first: bool = False) -> None:
    """More words of a row's cells, each in the last column that begins no further right."""
    for piece in pieces:
        column = sum(start <= piece.start + _SLACK for start in row.starts) - 1
        cell = row.cells[max(0, column)]
        before = sum(above.index < line.index for above, _ in cell) if first else len(cell)
        cell.insert(before, (line, piece))


def _is_table(forms: Sequence[_Form]) -> bool:
    """Whether enough rows begin with names that forms and motions have."""
    rows = [row for form in forms for row in form.rows]
    names = [row.name for row in rows if len(row.cells) > 1 and not _is_number(row.name)]
    fields = [name.casefold() for name in names if is_known(name)]
    keys = [key for name in names if (key := name_key(name))]
    if any(form.waiting for form in forms) or 2 * max(len(fields), len(keys)) < len(names):
        return False
    return len(set(fields)) >= _FEWEST_FIELDS or (len(keys) > 1 and is_head(keys))


def _is_number(name: str) -> bool:
    """Whether a row begins with the number of a measure, whose title stands beside it."""
    return len(name) <= _LONGEST_NUMBER and any(map(str.isdigit, name))


def _cells(form: _Form, first: Cell) -> Iterator[Line]:
    for number, row in enumerate(form.rows, first.row):
        for column, cell in enumerate(row.cells):
            for line, piece in cell:
                yield _in_cell(line, piece, Cell(first.table, number, column))


def _in_cell(line: Line, piece: _Piece, cell: Cell) -> Line:
    left, right = float(piece.start), float(piece.end)
    source = replace(line.source, text=piece.text, cell=cell, left=left, right=right, end=LineEnd.WRAP)
    return Line(line.index, cleaned(Text(piece.text)), source)
