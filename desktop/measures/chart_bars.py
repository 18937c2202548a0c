"""What the pictures of the measures are drawn from: a bar that is a button, and the legend above bars of several pieces."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_M, SPACE_S, Colours
from desktop.look.theme import colours, px, theme

BAR = 14
ROW = 44
WORDS = 20
LEGEND = 24
SWATCH = 12
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
EVER = 1_000_000
"""More steps than any picture has bars: to the first and to the last one."""


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

    @property
    def said(self) -> str:
        """The bar in words."""
        if len(self.parts) == 1 and self.parts[0].label == self.label:
            return f"{self.label}: {self.total}"
        return f"{self.label}: " + ", ".join(f"{part.count} {part.label}" for part in self.parts)


class BarButton(QPushButton):
    """A bar that can be pressed. Only one of a picture is reached by Tab, the others by the arrow keys from there."""

    step_wished = Signal(int)
    """How many bars further the keyboard should go."""

    def __init__(self, bar: Bar, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = bar
        self._most = most
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(bar.said)
        self.setToolTip(bar.said)
        self.setAccessibleDescription(self.tr("Zeigt nur diese in der Tabelle"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(200), px(ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(ROW))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step_wished.emit(STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step_wished.emit(EVER if key == Qt.Key.Key_End else -EVER)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -3)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour.selection if self.isChecked() else colour.hover))
            painter.drawRoundedRect(frame, 4, 4)
        paint_bar(painter, QRectF(self.rect()), self.bar, self._most, colour)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour.accent), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(frame, 4, 4)


class Legend(QWidget):
    """What the patterns of a chart mean; begins a new line where one is full."""

    def __init__(self, parts: list[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._adjust()
        theme().watch(self, self._adjust)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adjust()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_legend(QPainter(self), QRectF(self.rect()), self._parts, colours())

    def _adjust(self) -> None:
        places = legend_places(self._parts, self.fontMetrics(), self.width())
        self.setFixedHeight(round(places[-1].bottom()) if places else 0)
        self.update()


def legend_places(parts: list[Part], metrics: QFontMetrics, width: float) -> list[QRectF]:
    """Where the swatch and words of each part stand in a legend of that width, from its left top."""
    places, left, top = [], float(SPACE_S), 0.0
    for part in parts:
        needed = px(SWATCH) + 4 + metrics.horizontalAdvance(part.label)
        if left > SPACE_S and left + needed > width:
            left, top = float(SPACE_S), top + px(LEGEND)
        places.append(QRectF(left, top, needed, px(LEGEND)))
        left += needed + SPACE_M
    return places


def paint_legend(painter: QPainter, where: QRectF, parts: list[Part], colour: Colours) -> None:
    """What each pattern means."""
    for part, own in zip(parts, legend_places(parts, painter.fontMetrics(), where.width()), strict=True):
        place = own.translated(where.topLeft())
        swatch = QRectF(place.left(), place.center().y() - px(SWATCH) / 2, px(SWATCH), px(SWATCH))
        _paint_piece(painter, swatch, part.tone, colour)
        painter.setPen(QColor(colour.secondary))
        painter.drawText(place.adjusted(px(SWATCH) + 4, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, part.label)


def _paint_piece(painter: QPainter, piece: QRectF, tone: int, colour: Colours) -> None:
    fill, pattern = _tones(colour)[tone]
    painter.fillRect(piece, QColor(fill))
    if pattern is not Qt.BrushStyle.SolidPattern:  # no colour alone: each piece has a pattern of its own
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(piece, QBrush(QColor(colour.surface), pattern))


def paint_bar(painter: QPainter, place: QRectF, bar: Bar, most: int, colour: Colours) -> None:
    """Name and count above, and its pieces; a bar of `most` measures is as wide as the place."""
    metrics, height, top = painter.fontMetrics(), px(WORDS), place.top() + 2
    count = str(bar.total)
    room = place.width() - metrics.horizontalAdvance(count) - 3 * SPACE_S
    painter.setPen(QColor(colour.text))
    words = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(place.left() + SPACE_S, top, room, height), Qt.AlignmentFlag.AlignVCenter, words)
    painter.setPen(QColor(colour.secondary))
    right = QRectF(place.left(), top, place.width() - SPACE_S, height)
    painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
    left, room = place.left() + SPACE_S, place.width() - 2 * SPACE_S
    for part in bar.parts:
        width = room * part.count / most
        _paint_piece(painter, QRectF(left, top + height + 1, max(width - 1, 2), px(BAR)), part.tone, colour)
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
