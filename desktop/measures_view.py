"""The view "Maßnahmen": all measures as a table with filters, and a picture beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.look.colours import ROW_HEIGHT, SPACE_M, SPACE_S
from desktop.look.parts import button
from desktop.measures_chart import MeasuresChart
from desktop.measures_delegate import MeasuresDelegate
from desktop.measures_model import ROW_ROLE, Line, MeasuresFilter, MeasuresModel, as_table, from_table
from desktop.messages import numeral
from programme.markup import escape_inline
from programme.measures import MeasureQuery
from programme.model import FieldRole, Programme

_UPWARDS = Qt.SortOrder.AscendingOrder
_WIDTHS = {0: 80, 1: 320}


class MeasuresView(QWidget):
    """Emits wishes; the document changes the store, and `show_programmes` brings what came of it."""

    export_wished = Signal(object)
    """The `MeasureQuery` of what is shown."""
    edit_wished = Signal(str, dict)
    """Node id and its items with new markup."""
    bulk_wished = Signal(dict)
    """Node id to items, for many at once; one step of undo."""
    entry_wished = Signal(str, str)
    """Programme and node to be opened in the editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.model = MeasuresModel(self)
        self.filter = MeasuresFilter(self.model, self)
        self._year = self._field = ""
        self.words = QLineEdit(self)
        self.responsible = QComboBox(self)
        self.progress = QComboBox(self)
        self.count = QLabel(self)
        self.export = button(self.tr("Exportieren …"), lambda: self.export_wished.emit(self.filter.query), parent=self)
        self.table = QTableView(self)
        self.chart = MeasuresChart(self)
        self.empty = QLabel(self.tr("Dieses Programm hat noch keine Maßnahmen. Legen Sie in der Gliederung eine an."))
        self._build_filters()
        self._build_table()
        self._lay_out()
        self.model.edit_wished.connect(self.edit_wished)
        self.chart.bar_chosen.connect(self._bar_chosen)

    def show_programmes(self, programmes: Sequence[Programme], locked: bool = False) -> None:
        """Shows the measures of these programmes; keeps filter, order and the cell that the keyboard is on."""
        kept = self._current()
        self.model.locked = locked
        self.model.show(programmes)
        for box, role in ((self.responsible, FieldRole.RESPONSIBLE), (self.progress, FieldRole.PROGRESS)):
            self._fill(box, role)
        for place, width in _WIDTHS.items():
            if self.table.columnWidth(place) == self.table.horizontalHeader().defaultSectionSize():
                self.table.setColumnWidth(place, width)
        self._ask()
        self._choose(*kept)

    def state(self) -> dict[str, Any]:
        """Filter and order, by words and by what columns hold, for other programmes may have other columns."""
        header = self.table.horizontalHeader()
        column = self.model.columns[header.sortIndicatorSection()] if self.model.columns else None
        boxes = {"responsible": self.responsible, "progress": self.progress}
        kept = {name: box.currentText() for name, box in boxes.items() if box.currentIndex() > 0}
        kept |= {"words": self.words.text(), "field": self._field, "year": self._year}
        if column is not None and (header.sortIndicatorSection() or header.sortIndicatorOrder() is not _UPWARDS):
            kept |= {"sort": column.label, "down": str(header.sortIndicatorOrder() is not _UPWARDS)}
        return {name: words for name, words in kept.items() if words}

    def use_state(self, state: Mapping[str, Any]) -> None:
        """Filter and order that `state` kept; what no longer fits is left out."""
        self.words.setText(str(state.get("words", "")))
        self._field, self._year = str(state.get("field", "")), str(state.get("year", ""))
        for name, box in (("responsible", self.responsible), ("progress", self.progress)):
            box.setCurrentIndex(max(0, box.findText(str(state.get(name, "")))) if name in state else 0)
        labels = [each.label for each in self.model.columns]
        column = labels.index(state["sort"]) if state.get("sort") in labels else 0
        self.table.sortByColumn(column, Qt.SortOrder.DescendingOrder if state.get("down") == "True" else _UPWARDS)
        self._delay.stop()
        self._ask()

    def _build_filters(self) -> None:
        self.words.setPlaceholderText(self.tr("Maßnahmen filtern …"))
        self.words.setAccessibleName(self.tr("Maßnahmen filtern"))
        self.words.setClearButtonEnabled(True)
        self.responsible.setAccessibleName(self.tr("Verantwortliche Stelle"))
        self.progress.setAccessibleName(self.tr("Umsetzung"))
        self.count.setProperty("look", "secondary")
        self._delay = QTimer(self, singleShot=True, interval=120)
        self._delay.timeout.connect(self._ask)
        self.words.textChanged.connect(lambda _words: self._delay.start())
        self.responsible.activated.connect(lambda _row: self._ask())
        self.progress.activated.connect(lambda _row: self._ask())

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.filter)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setProperty("look", "framed")
        table.setAccessibleName(self.tr("Maßnahmen"))
        table.setItemDelegate(MeasuresDelegate(table))
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT + 4)
        table.horizontalHeader().setSectionsMovable(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setDefaultSectionSize(160)
        table.setWordWrap(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.doubleClicked.connect(lambda index: None if index.column() else self._open(index.data(ROW_ROLE)))
        for keys, handler in ((QKeySequence.StandardKey.Copy, self.copy), (QKeySequence.StandardKey.Paste, self.paste)):
            action = QAction(table, shortcut=QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
            table.addAction(action)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_S)
        bar.addWidget(self.words, 2)
        bar.addWidget(self.responsible, 1)
        bar.addWidget(self.progress, 1)
        bar.addWidget(self.count)
        bar.addWidget(self.export)
        scroller = QScrollArea(self)
        scroller.setWidgetResizable(True)
        scroller.setWidget(self.chart)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the picture takes the keyboard itself
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.table)
        splitter.addWidget(scroller)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([840, 300])
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("look", "secondary")
        self.empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(bar)
        layout.addWidget(self.empty)
        layout.addWidget(splitter, 1)
        self._splitter = splitter

    def _fill(self, box: QComboBox, role: FieldRole) -> None:
        chosen = box.currentText() if box.currentIndex() > 0 else ""
        places = [at for at, each in enumerate(self.model.columns) if each.field and each.field.role is role]
        values = sorted({value for at in places for value in self.model.values(at)})
        everything = self.tr("Alle Stellen") if role is FieldRole.RESPONSIBLE else self.tr("Jede Umsetzung")
        box.clear()
        box.addItems([everything, *values])
        box.setCurrentIndex(values.index(chosen) + 1 if chosen in values else 0)
        box.setVisible(bool(places))

    def _ask(self) -> None:
        responsible = self.responsible.currentText() if self.responsible.currentIndex() > 0 else ""
        progress = self.progress.currentText() if self.progress.currentIndex() > 0 else ""
        self.filter.ask(MeasureQuery(self.words.text().strip(), responsible, "", progress, self._field, self._year))
        shown = self.filter.shown()
        total = self.model.rowCount()
        self.empty.setVisible(not total)
        self._splitter.setVisible(bool(total))
        self.count.setText(self.tr("{shown} von {all}").format(shown=numeral(len(shown)), all=numeral(total)))
        if self.chart.chosen is None:
            self.chart.show_rows([line.row for line in shown])

    def _bar_chosen(self, chart: str, value: str) -> None:
        self._field = value if chart == "field" else ""
        self._year = value if chart == "deadline" else ""
        wanted = self.responsible.findText(value) if chart == "responsible" else 0
        if chart == "responsible" and wanted < 0:  # one of several bodies in a cell
            self.words.setText(value)
        self.responsible.setCurrentIndex(max(wanted, 0))
        self._ask()

    def copy(self) -> None:
        """The marked cells onto the clipboard, as a spreadsheet takes them."""
        rows: dict[int, dict[int, str]] = {}
        for index in self.table.selectedIndexes():
            rows.setdefault(index.row(), {})[self._shown_place(index.column())] = str(index.data())
        places = sorted({place for cells in rows.values() for place in cells})
        text = as_table([rows[row].get(place, "") for place in places] for row in sorted(rows))
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Cells of a spreadsheet into the table, from the current cell on; one value into all marked cells."""
        cells = from_table(QGuiApplication.clipboard().text())
        marked = self.table.selectedIndexes()
        if not cells or not marked or self.model.locked:
            return
        if len(cells) == 1 and len(cells[0]) == 1:
            self._set_all({(index.row(), index.column()): cells[0][0] for index in marked})
            return
        first = self.table.currentIndex()
        shown = self._shown_place(first.column())
        header = self.table.horizontalHeader()
        self._set_all(
            {
                (first.row() + down, header.logicalIndex(shown + right)): value
                for down, line in enumerate(cells)
                for right, value in enumerate(line)
            }
        )

    def _set_all(self, values: dict[tuple[int, int], str]) -> None:
        edits: dict[str, dict[str, str]] = {}
        for (row, place), value in values.items():
            line = self.filter.index(row, 0).data(ROW_ROLE)
            if not isinstance(line, Line) or not 0 <= place < len(self.model.columns):
                continue
            column = self.model.columns[place]
            if column.item and line.value(column) != value.strip():
                edits.setdefault(line.row.node.id, {})[column.item] = escape_inline(value.strip())
        if edits:
            self.bulk_wished.emit(edits)

    def _menu(self, point: QPoint) -> None:
        index = self.table.indexAt(point)
        if not index.isValid():
            return
        menu = QMenu(self)
        line = index.data(ROW_ROLE)
        menu.addAction(self.tr("Im Editor öffnen"), lambda: self._open(line))
        menu.addAction(self.tr("Kopieren"), self.copy)
        column = self.model.columns[index.column()]
        if column.item.startswith("fields.") and not self.model.locked:
            values = (
                column.field.choices if column.field and column.field.choices else self.model.values(index.column())
            )
            several = menu.addMenu(self.tr("Für alle markierten setzen"))
            for value in [*values[:20], ""]:
                words = value or self.tr("(leer)")
                several.addAction(words, lambda value=value: self._set_marked(index.column(), value))
        menu.exec(self.table.viewport().mapToGlobal(point))

    def _set_marked(self, place: int, value: str) -> None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        self._set_all({(row, place): value for row in rows})

    def _open(self, line: object) -> None:
        if isinstance(line, Line):
            self.entry_wished.emit(line.programme.id, line.row.node.id)

    def _shown_place(self, place: int) -> int:
        return self.table.horizontalHeader().visualIndex(place)

    def _current(self) -> tuple[str, int]:
        index = self.table.currentIndex()
        line = index.data(ROW_ROLE)
        return (line.row.node.id, index.column()) if isinstance(line, Line) else ("", 0)

    def _choose(self, node: str, place: int) -> None:
        for row, line in enumerate(self.filter.shown()):
            if line.row.node.id == node:
                self.table.setCurrentIndex(self.filter.index(row, place))
                return
