"""The view "Maßnahmen": all measures as a table with filters, and a picture beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import Choice, button, clearable, growing_icons
from desktop.look.theme import colours, px, theme
from desktop.measures.chart import LevelWords, MeasuresChart
from desktop.measures.model import MeasuresFilter, MeasuresModel, word_of
from desktop.measures.table import MeasuresTable
from desktop.messages import numeral
from desktop.widgets.filter_field import FilterField
from programme.language.folding import fold
from programme.measures import MeasureQuery
from programme.model import FieldRole, Level, Programme

_UPWARDS = Qt.SortOrder.AscendingOrder
CHART_FROM = 1400
"""Pixels of the view from which on the picture stands beside the table, until someone shows or hides it herself."""
CHART_WIDTH = 320
BAR_NAME = 160
_ELIDED = Qt.TextElideMode.ElideRight


class MeasuresView(QWidget):
    """Emits wishes; the document changes the store, and `show_programmes` brings what came of it."""

    export_wished = Signal(object)
    """The `MeasureQuery` of what is shown; None for all."""
    edit_wished = Signal(str, str, str)
    """Node id, item and its new markup."""
    bulk_wished = Signal(dict)
    """Node id to items, for many at once; one step of undo."""
    scope_wished = Signal()
    """The measures of one programme or of all (`shows_all`)."""
    entry_wished = Signal(str, str)
    """Programme and node to be opened in the editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.model = MeasuresModel(self)
        self.filter = MeasuresFilter(self.model, self)
        self.programmes: Sequence[Programme] = ()
        self._bar = ("", "")  # the chosen bar of the picture: kind of chart and value
        self.words = FilterField(self)
        self.scope = Choice(self, 10)
        self.responsible = Choice(self, 10)
        self.progress = Choice(self, 10)
        self.count = QLabel(self)
        self.taken_back = button("", self._let_bar_go, "plain", self)
        self.picture = QToolButton(self)
        self.export = button(self.tr("Exportieren …"), lambda: self.export_wished.emit(self.wanted), parent=self)
        self.table = MeasuresTable(self.model, self.filter, self)
        self.chart = MeasuresChart(self)
        self.print_picture = button(self.tr("Bild drucken …"), self._print_picture, "plain", self)
        self.empty = QLabel(self)
        self.reset = button(self.tr("Filter zurücksetzen"), self._reset_filter, parent=self)
        self._build_filters()
        self._lay_out()
        self.model.edit_wished.connect(self.edit_wished)
        self.table.bulk_wished.connect(self.bulk_wished)
        self.table.entry_wished.connect(self.entry_wished)
        self.scope.activated.connect(lambda _row: self._scope_chosen())
        self.chart.bar_chosen.connect(self._bar_chosen)

    def show_programmes(self, programmes: Sequence[Programme], locked: bool = False) -> None:
        """Shows the measures of these programmes; keeps filter, order and the marked cells."""
        kept, order = self.table.marked(), self._order()
        if [each.id for each in programmes] != [each.id for each in self.programmes]:
            self._bar = ("", "")
        self.programmes = programmes
        self.model.locked = locked
        self.model.show(programmes)
        if self._order() != order:  # other columns
            self._use_order(*order)
        for box, role in ((self.responsible, FieldRole.RESPONSIBLE), (self.progress, FieldRole.PROGRESS)):
            self._fill(box, role)
        self._use_words()
        self.table.fit()
        self._ask()
        self.table.mark(kept)

    @property
    def shows_all(self) -> bool:
        """Whether the measures of all programmes are wanted."""
        return self.scope.currentIndex() == 1

    @property
    def wanted(self) -> MeasureQuery | None:
        """What filters and the chosen bar of the picture ask for at this moment; None where they ask for all."""
        query = self._query()
        return None if query == MeasureQuery() else query

    def state(self) -> dict[str, Any]:
        """Filter and order, by words and by what columns hold, for other programmes may have other columns."""
        column, order = self._order()
        boxes = {"responsible": self.responsible, "progress": self.progress}
        kept = {name: box.currentText() for name, box in boxes.items() if box.currentIndex() > 0}
        kept |= {"words": self.words.text(), "chart": self._bar[0], "bar": self._bar[1], "picture": self._picture_wish}
        if column and (column != self.model.columns[0].label or order is not _UPWARDS):
            kept |= {"sort": column, "down": str(order is not _UPWARDS)}
        kept |= {"scope": "all"} if self.shows_all else {}
        return {name: words for name, words in kept.items() if words}

    def use_state(self, state: Mapping[str, Any]) -> None:
        """Filter and order that `state` kept; what no longer fits is left out."""
        if self.shows_all != (state.get("scope") == "all"):
            self.scope.setCurrentIndex(0 if self.shows_all else 1)
            self._scope_chosen()
        self.words.setText(str(state.get("words", "")))
        self._bar = (str(state.get("chart", "")), str(state.get("bar", "")))
        self._picture_wish = str(state.get("picture", ""))
        self._adjust_picture()
        for name, box in (("responsible", self.responsible), ("progress", self.progress)):
            box.setCurrentIndex(max(0, box.findText(str(state.get(name, "")))) if name in state else 0)
        down = Qt.SortOrder.DescendingOrder if state.get("down") == "True" else _UPWARDS
        self._use_order(str(state.get("sort", "")), down)
        self._delay.stop()
        self._ask()

    def _order(self) -> tuple[str, Qt.SortOrder]:
        """The label of the column by which is sorted, "" before there is one."""
        header, columns = self.table.horizontalHeader(), self.model.columns
        place = header.sortIndicatorSection()
        return columns[place].label if place < len(columns) else "", header.sortIndicatorOrder()

    def _use_order(self, label: str, order: Qt.SortOrder) -> None:
        """By the first column where none is called so."""
        labels = [each.label for each in self.model.columns]
        self.table.sortByColumn(labels.index(label) if label in labels else 0, order)

    def _scope_chosen(self) -> None:
        """What is exported is one programme."""
        self.export.setEnabled(not self.shows_all)
        only_one = self.tr("Exportiert wird ein Programm: Wählen Sie „Dieses Programm“.")
        self.export.setToolTip(only_one if self.shows_all else "")
        self.scope_wished.emit()

    def _build_filters(self) -> None:
        clearable(self.words)
        self.scope.addItems([self.tr("Dieses Programm"), self.tr("Alle Programme")])
        self.scope.setAccessibleName(self.tr("Aus welchen Programmen"))
        self.responsible.setAccessibleName(self.tr("Verantwortliche Stelle"))
        self.progress.setAccessibleName(self.tr("Umsetzung"))
        self.count.setProperty("look", "secondary")
        self._delay = QTimer(self, singleShot=True, interval=120)
        self._delay.timeout.connect(self._ask)
        self.words.textChanged.connect(lambda _words: self._delay.start())
        self.words.left_down.connect(self._enter_table)
        self.responsible.activated.connect(lambda _row: self._body_chosen())
        self.progress.activated.connect(lambda _row: self._ask())
        self.taken_back.setToolTip(self.tr("Nicht mehr danach filtern"))
        self.picture.setText(self.tr("Bild"))
        self.picture.setToolTip(self.tr("Bild der Maßnahmen zeigen oder ausblenden"))
        self.picture.setCheckable(True)
        self.picture.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        growing_icons(self.picture)
        self._picture_wish = ""  # "shown", "hidden", or "" to go by the room
        self.picture.clicked.connect(self._wish_picture)
        theme().watch(self, self._paint_icons)
        self._paint_icons()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_S)
        bar.addWidget(self.words, 2)
        bar.addWidget(self.scope, 1)
        bar.addWidget(self.responsible, 1)
        bar.addWidget(self.progress, 1)
        bar.addWidget(self.taken_back)
        bar.addWidget(self.count)
        bar.addWidget(self.picture)
        bar.addWidget(self.export)
        scroller = QScrollArea(self)
        scroller.setWidgetResizable(True)
        scroller.setWidget(self.chart)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the picture takes the keyboard itself
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroller, 1)
        column.addWidget(self.print_picture, 0, Qt.AlignmentFlag.AlignLeft)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.table)
        splitter.addWidget(beside)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(SPACE_M)
        splitter.setProperty("look", "gap")
        splitter.setSizes([1000, CHART_WIDTH])
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("look", "secondary")
        self.empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(bar)
        layout.addWidget(self.empty)
        layout.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(splitter, 1)
        self._splitter, self._beside = splitter, beside
        self._adjust_picture()

    # ------------------------------------------------------------------------------------------------- widths and words

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adjust_picture()

    def _use_words(self) -> None:
        """The programme's own words for its levels."""
        one = word_of(self.programmes, Level.MASSNAHME, self.tr("Maßnahme"))
        several = word_of(self.programmes, Level.MASSNAHME, self.tr("Maßnahmen"), several=True)
        field = word_of(self.programmes, Level.HANDLUNGSFELD, self.tr("Handlungsfeld"))
        self._level_words = LevelWords(field, one, several)
        self.words.setPlaceholderText(self.tr("{measures} filtern …").format(measures=several))
        self.words.setAccessibleName(self.tr("{measures} filtern").format(measures=several))
        self.table.setAccessibleName(several)

    def _wish_picture(self) -> None:
        self._picture_wish = "shown" if self.picture.isChecked() else "hidden"
        self._adjust_picture()

    def _print_picture(self) -> None:
        from desktop.measures.chart_print import ask_and_print
        from desktop.widgets.message_dialog import MessageDialog

        titles = ", ".join(each.title for each in self.programmes)
        if not ask_and_print(titles, self.chart.charts, self):
            words = self.tr(
                "Prüfen Sie, ob der Drucker bereit ist oder ob die Datei an ihrem Ort geschrieben werden darf."
            )
            title, close = self.tr("Das Bild wurde nicht gedruckt"), self.tr("Schließen")
            MessageDialog(title, words, close, self.window()).exec()

    def _adjust_picture(self) -> None:
        shown = self._picture_wish == "shown" or (not self._picture_wish and self.width() >= px(CHART_FROM))
        self.picture.setChecked(shown)
        self._beside.setVisible(shown)

    def _paint_icons(self) -> None:
        self.picture.setIcon(icons.icon("chart"))
        self.taken_back.setIcon(icons.icon("close", colours().secondary))
        self.chart.setMinimumWidth(px(CHART_WIDTH - 80))

    def _fill(self, box: QComboBox, role: FieldRole) -> None:
        chosen = box.currentText() if box.currentIndex() > 0 else ""
        places = [at for at, each in enumerate(self.model.columns) if each.field and each.field.role is role]
        values = sorted({value for at in places for value in self.model.values(at)}, key=fold)
        if role is FieldRole.RESPONSIBLE:
            values = sorted({body for line in self.model.lines for body in line.row.bodies}, key=fold)
        everything = self.tr("Alle Stellen") if role is FieldRole.RESPONSIBLE else self.tr("Jede Umsetzung")
        box.clear()
        box.addItems([everything, *values])
        box.setCurrentIndex(values.index(chosen) + 1 if chosen in values else 0)
        box.setVisible(bool(places))

    def _ask(self) -> None:
        query = self._query()
        self.filter.ask(query)
        shown = self.filter.shown()
        total = self.model.rowCount()
        self._say_nothing(bool(total), bool(shown))
        self._splitter.setVisible(bool(total))
        self.count.setText(self.tr("{shown} von {all}").format(shown=numeral(len(shown)), all=numeral(total)))
        self.taken_back.setVisible(bool(self._bar[1]))
        self.taken_back.setText(self.taken_back.fontMetrics().elidedText(self._bar[1], _ELIDED, px(BAR_NAME)))
        self.taken_back.setAccessibleName(self.tr("Nicht mehr nach „{value}“ filtern").format(value=self._bar[1]))
        without = replace(query, handlungsfeld="", year="", body=self._chosen(self.responsible))
        rows = [line.row for line in self.model.lines if without.wants(line.row)]  # in reading order, however sorted
        self.chart.show_rows(rows, self._level_words)
        self.print_picture.setEnabled(bool(self.chart.charts))
        self.chart.mark(*self._bar)

    def _query(self) -> MeasureQuery:
        """What filters and the chosen bar of the picture ask for."""
        chart, value = self._bar
        return MeasureQuery(
            self.words.text().strip(),
            progress=self._chosen(self.progress),
            handlungsfeld=value if chart == "field" else "",
            year=value if chart == "deadline" else "",
            body=value if chart == "responsible" else self._chosen(self.responsible),
        )

    def _say_nothing(self, are_there: bool, are_shown: bool) -> None:
        nothing = self.tr(
            "Hier stehen die {measures} dieses Programms. Legen Sie in der Gliederung den ersten Eintrag an."
        )
        if self.shows_all:
            nothing = self.tr("Hier stehen die {measures} aller Programme außerhalb des Archivs. Noch gibt es keine.")
        words = self.tr("Nichts passt zum Filter.") if are_there else nothing
        self.empty.setText(words.format(measures=self._level_words.measures))
        self.empty.setVisible(not are_shown)
        self.reset.setVisible(are_there and not are_shown)

    def _reset_filter(self) -> None:
        for box in (self.responsible, self.progress):
            box.setCurrentIndex(0)
        self._bar = ("", "")
        self.words.clear()
        self._enter_table()

    def _enter_table(self) -> None:
        self._delay.stop()
        self._ask()
        if self.filter.rowCount():
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.filter.index(0, 0))

    @staticmethod
    def _chosen(box: QComboBox) -> str:
        return box.currentText() if box.currentIndex() > 0 else ""

    def _bar_chosen(self, chart: str, value: str) -> None:
        self._bar = (chart, value)
        if chart == "responsible":
            self.responsible.setCurrentIndex(0)
        self._ask()

    def _body_chosen(self) -> None:
        if self._bar[0] == "responsible":
            self._bar = ("", "")
        self._ask()

    def _let_bar_go(self) -> None:
        self._bar_chosen("", "")
        self.table.setFocus()
