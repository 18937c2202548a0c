"""All measures of one or several programmes as a table, editable in place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from typing_extensions import override

from desktop.tree.outline import editable_title, title_from_field
from programme.language.folding import fold
from programme.markup import plain_inline
from programme.measures import MeasureQuery, MeasureRow, deadline_of, measure_rows
from programme.model import FieldDefinition, FieldKind, FieldRole, Level, Programme

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*))([\t\n]|\Z)')
"""What was quoted, what was not, and what ends it."""
_UNITS = {"Tsd": 1e3, "Mio": 1e6, "Mrd": 1e9}
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,9}))?(?:\s*(Tsd|Mio|Mrd))?")
"""A number in German notation."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `item` is what an edit changes ("title", "fields.KEY"), "" where nothing can be edited; `is_owner` is
    that of the programme's title."""

    label: str
    item: str = ""
    field: FieldDefinition | None = None
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One measure with the programme that it belongs to."""

    programme: Programme
    row: MeasureRow

    def value(self, column: Column) -> str:
        """The plain words of a cell."""
        if column.field is not None:
            return self.row.plain_field(column.field.key)
        if column.item == "title":
            return self.row.title
        return ""

    def takes(self, column: Column) -> bool:
        """Whether a cell can be written in: the programme knows the field, or the measure brought it along."""
        if column.field is None:
            return bool(column.item)
        definition = self.programme.scheme.definition(Level.MASSNAHME)
        return definition.field_by_key(column.field.key) is not None or column.field.key in self.row.node.fields

    def markup(self, column: Column) -> str:
        """What the store holds of a cell that can be edited."""
        node = self.row.node
        return node.fields.get(column.field.key, "") if column.field is not None else node.title

    def with_markup(self, column: Column, markup: str) -> "Line":
        """The same with other words in a cell, as they will be once the store has them."""
        node = self.row.node
        if column.field is None:
            return replace(self, row=replace(self.row, node=replace(node, title=markup), title=plain_inline(markup)))
        fields = {**node.fields, column.field.key: markup}
        return replace(self, row=replace(self.row, node=replace(node, fields=fields)))


class MeasuresModel(QAbstractTableModel):
    """Columns: number, measure, the programme of several, progress, other fields of all schemes shown, Handlungsfeld."""

    edit_wished = Signal(str, str, str)
    """Node id, item and its new markup, as the store takes them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self.columns: list[Column] = []
        self._several = False
        self.locked = False

    def show(self, programmes: Sequence[Programme]) -> None:
        """Takes the measures of these programmes."""
        self.beginResetModel()
        self._several = len(programmes) > 1
        self.lines = [Line(programme, row) for programme in programmes for row in measure_rows(programme)]
        self.columns = self._columns(programmes)
        self.endResetModel()

    def values(self, column: int) -> list[str]:
        """What stands in a column, each once, sorted: for completion and filters."""
        found = {line.value(self.columns[column]) for line in self.lines}
        return sorted(found - {""}, key=fold)

    def frequent(self, column: int, most: int) -> list[str]:
        """At most so many of what stands in a column, those that stand there most often; sorted."""
        found = Counter(value for line in self.lines if (value := line.value(self.columns[column])))
        return sorted((value for value, _times in found.most_common(most)), key=fold)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].label if section < len(self.columns) else None
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole and column.item:
            return editable_title(line.markup(column))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(line, index.column(), column)
        if role == SORT_ROLE:
            return self._sort_key(line, index, column)
        return line if role == ROW_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        line, column, words = self.lines[index.row()], self.columns[index.column()], str(value).strip()
        before = line.markup(column)
        if words != editable_title(before):
            after = title_from_field(words, before)
            self.lines[index.row()] = line.with_markup(column, after)
            self.dataChanged.emit(index, index)
            self.edit_wished.emit(line.row.node.id, column.item, after)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.locked and self.lines[index.row()].takes(self.columns[index.column()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _columns(self, programmes: Sequence[Programme]) -> list[Column]:
        columns = [Column(self.tr("Nr.")), Column(word_of(programmes, Level.MASSNAHME, self.tr("Maßnahme")), "title")]
        known: set[str] = set()
        for programme in programmes:
            for definition in programme.scheme.definition(Level.MASSNAHME).fields:
                if definition.key not in known:
                    known.add(definition.key)
                    columns.append(Column(definition.label, f"fields.{definition.key}", definition))
        columns[2:] = sorted(columns[2:], key=_is_not_progress)  # how far it is stands beside what it is
        columns.append(Column(word_of(programmes, Level.HANDLUNGSFELD, self.tr("Handlungsfeld"))))
        if self._several:
            columns.insert(2, Column(self.tr("Programm"), is_owner=True))
        return columns

    def _words(self, line: Line, place: int, column: Column) -> str:
        if place == 0:
            return line.row.full_number
        if column.item:
            return line.value(column)
        if column.is_owner:
            return line.programme.title
        field = line.row.handlungsfeld
        return plain_inline(field.title) if field else ""

    def _sort_key(self, line: Line, index: Index, column: Column) -> Any:
        if index.column() == 0:
            return index.row()  # reading order
        words = self._words(line, index.column(), column)
        definition = column.field
        if definition is not None and (definition.kind is FieldKind.DATE or definition.role is FieldRole.DEADLINE):
            day = deadline_of(words)
            return day.isoformat() if day else "9999"
        if definition is not None and definition.kind in (FieldKind.MONEY, FieldKind.NUMBER):
            return _amount_key(words)
        if definition is not None and definition.choices and words in definition.choices:
            return f"{definition.choices.index(words):03}"
        return fold(words) or "\uffff"  # empty cells last


class MeasuresFilter(QSortFilterProxyModel):
    """Sorts by what a cell means (dates, reading order) and shows what a query wants."""

    def __init__(self, source: MeasuresModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = MeasureQuery()
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)

    def ask(self, query: MeasureQuery) -> None:
        """Shows only the measures that `query` wants."""
        self.beginFilterChange()
        self.query = query
        self.endFilterChange()

    def shown(self) -> list[Line]:
        """The measures that are shown, in the order shown."""
        return [self.index(row, 0).data(ROW_ROLE) for row in range(self.rowCount())]

    @override
    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        source = self.sourceModel()
        return isinstance(source, MeasuresModel) and self.query.wants(source.lines[row].row)


def _is_not_progress(column: Column) -> bool:
    return column.field is None or column.field.role is not FieldRole.PROGRESS


def word_of(programmes: Sequence[Programme], level: Level, plain: str, several: bool = False) -> str:
    """What the programmes call a level, one entry or `several`; `plain` where they do not agree."""
    found = [each.scheme.definition(level) for each in programmes]
    words = {each.plural if several else each.singular for each in found}
    return words.pop() if len(words) == 1 else plain


def _amount_key(words: str) -> str:
    """Orders by the first number named, then what names none, empty cells last."""
    found = _AMOUNT.search(words)
    if found is None:
        return f"~{fold(words)}" if words else "\uffff"
    whole, rest, unit = found.groups()
    amount = float(f"{whole.replace('.', '')}.{rest or 0}") * _UNITS.get(unit, 1)
    return f"{amount:024.2f}"


def as_table(lines: Iterable[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them from the clipboard: tabs between cells, a line for each row. A cell that begins
    with a quote is quoted, else it would be taken for one that is."""
    return "\n".join("\t".join(_quoted(as_cell(cell)) for cell in line) for line in lines)


def from_table(text: str) -> list[list[str]]:
    """Cells as a spreadsheet puts them on the clipboard, also empty ones, so that the others keep their rows; none where
    there are no words. A quoted cell may hold line ends; a quote that ends before its cell does is one of its words."""
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return []
    text = text.removesuffix("\n")
    rows: list[list[str]] = [[]]
    for cell in _CELL.finditer(text):
        quoted, plain, end = cell.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        if end == "\n":
            rows.append([])
        if not end:
            break
    return rows


def as_cell(words: str) -> str:
    """Words as a spreadsheet holds them: in one line."""
    return " ".join(words.split())


def _quoted(words: str) -> str:
    return f'"{words.replace(chr(34), chr(34) * 2)}"' if words.startswith('"') else words
