"""Pictures of the measures: progress per Handlungsfeld, measures per responsible body, deadlines per year."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from desktop import messages
from desktop.look.colours import SPACE_M, SPACE_S, Colours
from desktop.look.theme import colours, theme
from programme.measures import MeasureRow, by_responsible, deadline_of, progress_by_field
from programme.schemes import PROGRESS_CHOICES

BAR = 14
ROW = 44
HEAD = 28
LEGEND = 24
SWATCH = 12
MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar. `tone` counts the patterns that tell the pieces apart without colour."""

    label: str
    count: int
    tone: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `value` is what a click on it asks the table for, `chart` the kind of question."""

    chart: str
    label: str
    value: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """The measures of the bar."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """A heading and its bars."""

    title: str
    bars: tuple[Bar, ...]


def charts(rows: Sequence[MeasureRow]) -> list[Chart]:
    """The three pictures; one without anything to show is left out."""
    fields = progress_by_field(rows)
    progress = tuple(
        Bar("field", title or not_said(), title, _progress_parts(tally)) for title, tally in fields.items()
    )
    bodies = by_responsible(rows).most_common(MOST_ROWS)
    responsible = tuple(Bar("responsible", name, name, (Part(name, count),)) for name, count in bodies)
    found = [
        Chart(messages.text("measure", "chart_progress"), progress),
        Chart(messages.text("measure", "chart_responsible"), responsible),
        Chart(messages.text("measure", "chart_deadlines"), _deadline_bars(rows)),
    ]
    return [chart for chart in found if chart.bars]


def not_said() -> str:
    """What stands where a measure says nothing."""
    return messages.text("measure", "not_said")


def _progress_parts(tally: "dict[str, int]") -> tuple[Part, ...]:
    order = [*reversed(PROGRESS_CHOICES[:3]), *PROGRESS_CHOICES[3:]]  # done first, then under way, then open
    known = [name for name in order if tally.get(name)]
    others = sorted(name for name in tally if name and name not in PROGRESS_CHOICES)
    names = [*known, *others, *([""] if tally.get("") else [])]
    return tuple(Part(name or not_said(), tally[name], _tone(name)) for name in names)


def _tone(name: str) -> int:
    return PROGRESS_CHOICES.index(name) if name in PROGRESS_CHOICES else len(PROGRESS_CHOICES)


def _deadline_bars(rows: Sequence[MeasureRow]) -> tuple[Bar, ...]:
    years: dict[str, int] = {}
    for row in rows:
        day = deadline_of(row.deadline)
        if day:
            years[str(day.year)] = years.get(str(day.year), 0) + 1
    return tuple(Bar("deadline", year, year, (Part(year, years[year]),)) for year in sorted(years))


class MeasuresChart(QWidget):
    """Draws the charts below each other. A bar can be clicked, or chosen with the arrow keys and Return."""

    bar_chosen = Signal(str, str)
    """Kind of chart ("field", "responsible", "deadline") and value; "" and "" when the choice is taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: list[Chart] = []
        self._places: list[tuple[QRectF, Bar]] = []
        self._current = -1
        self.chosen: Bar | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Bild der Maßnahmen"))
        self.setMouseTracking(True)
        theme().changed.connect(self.update)

    def show_rows(self, rows: Sequence[MeasureRow]) -> None:
        """Draws these measures."""
        self._charts = charts(rows)
        self._current = -1
        lines = [f"{bar.label}: {bar.total}" for chart in self._charts for bar in chart.bars]
        self.setAccessibleDescription("; ".join(lines))
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        height = sum(HEAD + LEGEND * bool(_legend(chart)) + ROW * len(chart.bars) + SPACE_M for chart in self._charts)
        return QSize(320, max(height, 80))

    def paint_on(self, painter: QPainter, width: float, colour: Colours) -> list[tuple[QRectF, Bar]]:
        """Draws everything `width` wide from the painter's origin and gives the places of the bars; for print, too."""
        top, places = 0.0, []
        for chart in self._charts:
            top = _paint_head(painter, top, width, chart, colour)
            most = max(bar.total for bar in chart.bars)
            for bar in chart.bars:
                place = QRectF(0, top, width, ROW)
                _paint_bar(painter, place, bar, most, colour)
                places.append((place, bar))
                top += ROW
            top += SPACE_M
        return places

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._places = self.paint_on(painter, self.width() - SPACE_S, colours())
        for number, (place, bar) in enumerate(self._places):
            focused = self.hasFocus() and number == self._current
            if focused or bar == self.chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours().accent), 2 if focused else 1))
                painter.drawRoundedRect(place.adjusted(0, 1, -1, -3), 4, 4)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number >= 0:
            self._current = number
            self._choose()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self._places:
            self._current = min(max(self._current + steps[key], 0), len(self._places) - 1)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self._choose()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _said(self._places[number][1]) if number >= 0 else "", self)
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> int:
        return next((number for number, (place, _) in enumerate(self._places) if place.contains(point)), -1)

    def _choose(self) -> None:
        bar = self._places[self._current][1]
        self.chosen = None if bar == self.chosen else bar
        self.bar_chosen.emit(*((bar.chart, bar.value) if self.chosen else ("", "")))
        self.update()


def _said(bar: Bar) -> str:
    if len(bar.parts) == 1 and bar.parts[0].label == bar.label:
        return f"{bar.label}: {bar.total}"
    return f"{bar.label}: " + ", ".join(f"{part.count} {part.label}" for part in bar.parts)


def _legend(chart: Chart) -> list[Part]:
    """One part of each kind, where the bars have several."""
    parts = {part.label: part for bar in chart.bars for part in bar.parts}
    return list(parts.values()) if chart.bars[0].chart == "field" else []


def _paint_head(painter: QPainter, top: float, width: float, chart: Chart, colour: Colours) -> float:
    """Title and legend; gives where the bars begin."""
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colour.text))
    painter.drawText(QRectF(SPACE_S, top, width, HEAD), Qt.AlignmentFlag.AlignVCenter, chart.title)
    font.setBold(False)
    painter.setFont(font)
    top += HEAD
    left = float(SPACE_S)
    for part in _legend(chart):
        _paint_piece(painter, QRectF(left, top + 6, SWATCH, SWATCH), part.tone, colour)
        painter.setPen(QColor(colour.secondary))
        room = painter.fontMetrics().horizontalAdvance(part.label)
        painter.drawText(QRectF(left + SWATCH + 4, top, room + 2, LEGEND), Qt.AlignmentFlag.AlignVCenter, part.label)
        left += SWATCH + 4 + room + SPACE_M
    return top + (LEGEND if _legend(chart) else 0)


def _paint_piece(painter: QPainter, piece: QRectF, tone: int, colour: Colours) -> None:
    fill, pattern = _tones(colour)[tone]
    painter.fillRect(piece, QColor(fill))
    if pattern is not Qt.BrushStyle.SolidPattern:  # no colour alone: each piece has a pattern of its own
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(piece, QBrush(QColor(colour.surface), pattern))


def _paint_bar(painter: QPainter, place: QRectF, bar: Bar, most: int, colour: Colours) -> None:
    painter.setPen(QColor(colour.text))
    count = str(bar.total)
    count_width = painter.fontMetrics().horizontalAdvance(count) + SPACE_S
    label_room = QRectF(place.left() + SPACE_S, place.top() + 2, place.width() - count_width - 2 * SPACE_S, 20)
    label = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, int(label_room.width()))
    painter.drawText(label_room, Qt.AlignmentFlag.AlignVCenter, label)
    painter.setPen(QColor(colour.secondary))
    count_room = QRectF(place.left(), place.top() + 2, place.width() - SPACE_S, 20)
    painter.drawText(count_room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
    left, room = place.left() + SPACE_S, place.width() - 2 * SPACE_S
    for part in bar.parts:
        width = room * part.count / most
        piece = QRectF(left, place.top() + 23, max(width - 1, 2), BAR)
        _paint_piece(painter, piece, part.tone, colour)
        left += width


def _tones(colour: Colours) -> tuple[tuple[str, Qt.BrushStyle], ...]:
    """Colour and pattern of offen, laufend, erledigt, zurückgestellt, and everything else."""
    return (
        (colour.accent, Qt.BrushStyle.SolidPattern),
        (colour.warning, Qt.BrushStyle.BDiagPattern),
        (colour.success, Qt.BrushStyle.SolidPattern),
        (colour.border, Qt.BrushStyle.DiagCrossPattern),
        (colour.line, Qt.BrushStyle.SolidPattern),
    )
