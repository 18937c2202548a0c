"""The table of measures: widths that fit, cells to and from a spreadsheet, one value for many."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from desktop.look.colours import ROW_HEIGHT
from desktop.look.theme import px, theme
from desktop.measures.columns import Measured, first_widths
from desktop.measures.delegate import Index, MeasuresDelegate
from desktop.measures.model import ROW_ROLE, Column, Line, MeasuresFilter, MeasuresModel, as_cell, as_table, from_table
from desktop.menu_letters import new_menu, show_once, submenu
from desktop.messages import numeral
from desktop.widgets.home_end import choosing
from desktop.widgets.message_dialog import WordsDialog
from programme.control_signs import without_controls
from programme.markup import escape_inline

MOST_VALUES, WIDEST = 20, 320
"""Values in the menu, and pixels of each at the usual size of letters."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Which cells are marked, by node and column; the keyboard is on `current` ("" and 0 for none)."""

    current: tuple[str, int]
    cells: frozenset[tuple[str, int]]


class MeasuresTable(QTableView):
    """Shows a filter of the model; the columns fill the room until someone draws one to a width of her own."""

    bulk_wished = Signal(dict)
    """Node id to items, for many at once; one step of undo."""
    entry_wished = Signal(str, str)
    """Programme and node to be opened in the editor."""
    editing_ended = Signal()
    """An editor in a cell is closed."""
    told = Signal(str)
    """What was pasted or set and is not in the table: beyond it, or in fields that a programme does not have."""

    def __init__(self, model: MeasuresModel, shown: MeasuresFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._filter = model, shown
        self._fitted_columns: list[Column] = []
        self._is_ours = True  # the columns are still as wide as we made them
        self._fitting = False
        self.setModel(shown)
        self._build()
        self._offer_keys()
        theme().watch(self, self._paint)
        self._paint()

    def fit(self) -> None:
        """Columns that fill the room; other columns than before begin anew."""
        if self._model.columns != self._fitted_columns:
            self._fitted_columns, self._is_ours = self._model.columns, True
        room = self.viewport().width()
        if not self._is_ours or room < 100:
            return
        self._fitting = True
        numbers = [line.row.full_number for line in self._model.lines]
        measured = Measured(room, theme().zoom, self.fontMetrics().horizontalAdvance)
        for place, width in enumerate(first_widths(self._model.columns, numbers, measured)):
            self.setColumnWidth(place, width)
        self._fitting = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit)

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        return choosing(event, super().selectionCommand(index, event))

    @property
    def is_editing(self) -> bool:
        """Whether somebody writes in a cell."""
        return self.state() == QTableView.State.EditingState

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.editing_ended.emit()

    def marked(self) -> Marked:
        """What `mark` takes, when the model was filled again."""
        nodes = [line.row.node.id for line in self._filter.shown()]
        current = self.currentIndex()
        return Marked(
            (nodes[current.row()], current.column()) if current.isValid() else ("", 0),
            frozenset((nodes[each.row()], each.column()) for each in self.selectedIndexes()),
        )

    def mark(self, kept: Marked) -> None:
        """The keyboard and the marks go on where they were, as far as these nodes are shown."""
        chosen = QItemSelection()
        columns: dict[str, list[int]] = {}
        for node, place in kept.cells:
            columns.setdefault(node, []).append(place)
        for row, line in enumerate(self._filter.shown()):
            for place in columns.get(line.row.node.id, ()):
                chosen.select(self._filter.index(row, place), self._filter.index(row, place))
            if line.row.node.id == kept.current[0]:
                self.setCurrentIndex(self._filter.index(row, kept.current[1]))
        if len(kept.cells) > 1:
            self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def copy(self) -> None:
        """The marked cells onto the clipboard, as a spreadsheet takes them."""
        rows: dict[int, dict[int, str]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), {})[self._shown_place(index.column())] = str(index.data())
        places = sorted({place for cells in rows.values() for place in cells})
        text = as_table([rows[row].get(place, "") for place in places] for row in sorted(rows))
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Cells of a spreadsheet into the table, from the first marked cell on; one value into all marked cells."""
        cells = from_table(QGuiApplication.clipboard().text())
        marked = self.selectedIndexes()
        if not cells or not marked or self._model.locked:
            return
        if len(cells) == 1 and len(cells[0]) == 1:
            self._set_all({(index.row(), index.column()): cells[0][0] for index in marked})
            return
        header = self.horizontalHeader()
        top = min(index.row() for index in marked)
        left = min(self._shown_place(index.column()) for index in marked)
        columns = left + max(map(len, cells)) - len(self._model.columns)
        self._set_all(
            {
                (top + down, header.logicalIndex(left + right)): value
                for down, line in enumerate(cells)
                for right, value in enumerate(line)
            },
            self._beyond(top + len(cells) - self._filter.rowCount(), columns),
        )

    def _beyond(self, rows: int, columns: int) -> list[str]:
        said = []
        if rows > 0:
            words = self.tr("Unter der letzten Zeile der Tabelle ist kein Platz mehr; nicht eingefügte Zeilen: {rows}")
            said.append(words.format(rows=numeral(rows)))
        if columns > 0:
            words = self.tr("Rechts der letzten Spalte ist kein Platz mehr; nicht eingefügte Spalten: {columns}")
            said.append(words.format(columns=numeral(columns)))
        return said

    def _set_all(self, values: dict[tuple[int, int], str], said: Iterable[str] = ()) -> None:
        edits: dict[str, dict[str, str]] = {}
        foreign = fixed = 0
        for (row, place), value in values.items():
            line = self._filter.index(row, 0).data(ROW_ROLE)
            if not isinstance(line, Line) or not 0 <= place < len(self._model.columns):
                continue
            column = self._model.columns[place]
            if as_cell(line.value(column)) == as_cell(value):
                continue
            if line.takes(column):
                edits.setdefault(line.row.node.id, {})[column.item] = escape_inline(_in_one_line(value))
            foreign += column.field is not None and not line.takes(column)
            fixed += not column.item
        told = list(said)
        if foreign:
            told.append(self.tr("%Ln Zellen bleiben leer: Ihr Programm hat dieses Feld nicht.", None, foreign))
        if fixed:
            told.append(
                self.tr("%Ln Zellen bleiben, wie sie sind: Nummern und Namen folgen der Gliederung.", None, fixed)
            )
        if told:
            self.told.emit("\n".join(told))
        if edits:
            self.bulk_wished.emit(edits)

    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            return
        menu = new_menu(self)
        line = index.data(ROW_ROLE)
        menu.addAction(self.tr("Im Editor öffnen"), lambda: self._open(line))
        menu.addActions([self._copying, self._pasting])
        self._pasting.setEnabled(not self._model.locked and bool(QGuiApplication.clipboard().text().strip()))
        menu.aboutToHide.connect(lambda: self._pasting.setEnabled(True))  # the key asks the clipboard itself
        if self._model.columns[index.column()].item.startswith("fields.") and not self._model.locked:
            self._offer_values(submenu(menu, self.tr("Für alle markierten setzen")), index.column())
        show_once(menu, self.viewport().mapToGlobal(point))

    def _offer_values(self, menu: QMenu, place: int) -> None:
        field = self._model.columns[place].field
        choices = field.choices if field else ()
        for value in [*(choices or self._model.frequent(place, MOST_VALUES)), ""]:
            words = menu.fontMetrics().elidedText(value, Qt.TextElideMode.ElideRight, px(WIDEST)).replace("&", "&&")
            menu.addAction(words or self.tr("(leer)"), partial(self._set_marked, place, value))
        menu.addSeparator()
        menu.addAction(self.tr("Anderer Wert …"), partial(self._set_other, place))

    def _set_other(self, place: int) -> None:
        label = self._model.columns[place].label
        dialog = WordsDialog(
            self.tr("Für alle markierten setzen"), label, self.tr("Setzen"), self.tr("Abbrechen"), self
        )
        words = dialog.ask()
        if words:
            self._set_marked(place, words)

    def _set_marked(self, place: int, value: str) -> None:
        rows = {index.row() for index in self.selectedIndexes()}
        self._set_all({(row, place): value for row in rows})

    def _open(self, line: object) -> None:
        if isinstance(line, Line):
            self.entry_wished.emit(line.programme.id, line.row.node.id)

    def _shown_place(self, place: int) -> int:
        return self.horizontalHeader().visualIndex(place)

    def _build(self) -> None:
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setProperty("look", "framed")
        self.setItemDelegate(MeasuresDelegate(self))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultSectionSize(160)
        self.horizontalHeader().sectionResized.connect(self._drawn)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(lambda index: None if index.column() else self._open(index.data(ROW_ROLE)))

    def _offer_keys(self) -> None:
        keys = QKeySequence.StandardKey
        self._copying = self._keyed(self.tr("Kopieren"), keys.Copy, self.copy)
        self._pasting = self._keyed(self.tr("Einfügen"), keys.Paste, self.paste)

    def _keyed(self, words: str, keys: QKeySequence.StandardKey, handler: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: handler())
        self.addAction(action)
        return action

    def _paint(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT + 4))
        self.fit()

    def _drawn(self, place: int, _before: int, _after: int) -> None:
        header = self.horizontalHeader()
        if not self._fitting and header.underMouse() and header.visualIndex(place) < header.count() - 1:
            self._is_ours = False


def _in_one_line(words: str) -> str:
    """A spreadsheet's cell may hold several, and signs that no font shows."""
    return without_controls(words, " ").replace("\n", " ").strip()
