"""The pictures of the measures on paper: in the colours of the light look, as lines and letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.look.colours import LIGHT, SPACE_L, SPACE_S
from desktop.look.theme import px
from desktop.measures.chart import Chart, legend_of
from desktop.measures.chart_bars import ROW, Bar, Part, legend_places, paint_bar, paint_legend

SCREEN = 96
"""Dots of an inch in which bars are measured."""
HEAD = 28
LETTERS = 13
TITLE = 19


@dataclass(frozen=True, slots=True)
class _Row:
    """`below` is the room for what it heads, which stands on the same page."""

    height: float
    draw: Callable[[QRectF], None]
    below: float = 0


def ask_and_print(title: str, charts: Sequence[Chart], parent: QWidget) -> bool:
    """Shows the system's print dialog; False where the printer did not take the pictures."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    is_wished = dialog.exec()
    dialog.deleteLater()
    return not is_wished or print_charts(printer, title, charts)


def print_charts(printer: QPrinter, title: str, charts: Sequence[Chart]) -> bool:
    """Heads, legends and bars below each other; a bar is never torn, a head stands with what it heads."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / SCREEN
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    width, height, top = page.width() / scale, page.height() / scale, 0.0
    painter.scale(scale, scale)
    for row in _Rows(painter, width).of(title, charts):
        if top and top + row.height + row.below > height:
            printer.newPage()
            top = 0.0
        row.draw(QRectF(0, top, width, row.height))
        top += row.height
    return painter.end()


class _Rows:
    def __init__(self, painter: QPainter, width: float) -> None:
        self._painter = painter
        self._width = width

    def of(self, title: str, charts: Sequence[Chart]) -> list[_Row]:
        rows = [_Row(px(HEAD) + SPACE_S, partial(self._words, title, TITLE))]
        for chart in charts:
            parts, most = legend_of(chart), max(bar.total for bar in chart.bars)
            self._use(LETTERS)
            places = legend_places(parts, self._painter.fontMetrics(), self._width)
            legend = places[-1].bottom() if places else 0.0
            rows.append(_Row(px(HEAD), partial(self._words, chart.title, LETTERS), legend + px(ROW)))
            rows.append(_Row(legend, partial(self._legend, parts), px(ROW)))
            rows += [_Row(px(ROW), partial(self._bar, bar, most)) for bar in chart.bars]
            rows.append(_Row(SPACE_L, lambda _place: None))
        return rows

    def _words(self, words: str, size: int, place: QRectF) -> None:
        self._use(size, QFont.Weight.DemiBold)
        self._painter.setPen(QColor(LIGHT.text))
        room = place.adjusted(SPACE_S, 0, -SPACE_S, 0)
        shown = self._painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        self._painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _legend(self, parts: list[Part], place: QRectF) -> None:
        self._use(LETTERS)
        paint_legend(self._painter, place, parts, LIGHT)

    def _bar(self, bar: Bar, most: int, place: QRectF) -> None:
        self._use(LETTERS)
        paint_bar(self._painter, place, bar, most, LIGHT)

    def _use(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        """Letters in the bars' own pixels: points would grow with the printer's dots once more."""
        font = QFont(self._painter.font())
        font.setPixelSize(px(size))
        font.setWeight(weight)
        self._painter.setFont(font)
