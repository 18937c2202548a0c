"""The source of a review as the pages it stands on: what became of each line is laid over the pictures."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget
from typing_extensions import override

from desktop.look.colours import LIGHT, SPACE_M, SPACE_S
from desktop.look.fonts import scaled
from desktop.look.theme import colours, theme
from desktop.review.pictures import SheetPictures
from desktop.review.source import SourceView

if TYPE_CHECKING:
    from desktop.review.reading import SourceRow
    from importers.source import SourcePage

STEP = 1.2
SMALLEST, LARGEST = 0.3, 5.0
"""Logical pixels for a point."""
_GAP = 26  # above each page, where its number stands
_BAR = 3
_MARGIN = 2.0  # points that a mark is larger than its line
_NEIGHBOURS = 1
_DELAY = 40  # milliseconds before pictures are asked for: scrolling past a page draws nothing


class SheetsView(QAbstractScrollArea):
    """Shows what `source`, the same lines as text, is told to mark; a line that is clicked on is told to it."""

    line_clicked = Signal(int)
    menu_wished = Signal(QPoint)

    def __init__(self, source: SourceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._rows: Sequence[SourceRow] = ()
        self._pages: Sequence[SourcePage] = ()
        self._lines: dict[int, list[int]] = {}
        self._tops: list[float] = []
        self._zoom = 0.0
        self.pictures = SheetPictures(self)
        self.pictures.came.connect(self.viewport().update)
        self._asking = QTimer(self, singleShot=True, interval=_DELAY)
        self._asking.timeout.connect(self._ask)
        self.setProperty("look", "desk")
        self.setAccessibleName(self.tr("Seiten des Originals"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        source.marks_changed.connect(self._marks_changed)
        source.went_to.connect(self.bring)
        theme().watch(self, self.viewport().update)

    def show_pages(self, rows: "Sequence[SourceRow]", pages: "Sequence[SourcePage]") -> None:
        """Another source; no pages where it has none that can be shown."""
        self._rows, self._pages, self._zoom = rows, pages, 0.0
        self._lines = {}
        for index, row in enumerate(rows):
            if row.box is not None and row.page is not None:
                self._lines.setdefault(row.page, []).append(index)
        self._adjust()
        self.verticalScrollBar().setValue(0)

    def bring(self, index: int) -> None:
        """Scrolls to a line unless it is in sight."""
        place = self.place_of(index)
        if place is None or not self.isVisible():
            return
        height, width = self.viewport().height(), self.viewport().width()
        if place.top() < _GAP or place.bottom() > height - _GAP:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + place.top() - height / 3))
        if place.right() < 0 or place.left() > width:
            across = self.horizontalScrollBar()
            across.setValue(round(across.value() + place.left() - SPACE_M))

    def place_of(self, index: int) -> QRectF | None:
        """Where a line stands in the area now; None for one without a place."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        if row is None or row.box is None:
            return None
        number = next((at for at, page in enumerate(self._pages) if page.number == row.page), None)
        return self._placed(row.box, self._sheet(number)) if number is not None else None

    def line_at(self, point: QPointF) -> int | None:
        """The line at a place of the area, or the nearest one at its height on the page."""
        for number in self._in_sight():
            sheet = self._sheet(number)
            if sheet.contains(point):
                x, y = ((point.x() - sheet.left()) / self.scale, (point.y() - sheet.top()) / self.scale)
                return self._nearest(self._lines.get(self._pages[number].number, ()), x, y)
        return None

    def _nearest(self, lines: Iterable[int], x: float, y: float) -> int | None:
        found: list[tuple[float, int]] = []
        for index in lines:
            left, top, right, bottom = self._rows[index].box or (0.0, 0.0, 0.0, 0.0)
            if top - _MARGIN <= y <= bottom + _MARGIN:
                found.append((max(left - x, x - right, 0.0) + max(top - y, y - bottom, 0.0), index))
        return min(found)[1] if found else None

    # ----------------------------------------------------------------------------------------------------------- sizes

    @property
    def scale(self) -> float:
        """Logical pixels for a point; the widest page fits the area unless zoomed."""
        widest = max((page.width for page in self._pages), default=1.0)
        return min(max(self._zoom or (self.viewport().width() - 2 * SPACE_M) / widest, SMALLEST), LARGEST)

    def zoom(self, scale: float) -> None:
        """Another size; 0 fits the width. The place in the middle stays there."""
        bar, half = self.verticalScrollBar(), self.viewport().height() / 2
        before, place = self.scale, bar.value() + half
        number = max(bisect_right(self._tops, place) - 1, 0)
        share = (place - self._tops[number]) / before if self._tops else 0.0
        self._zoom = min(max(scale, SMALLEST), LARGEST) if scale else 0.0
        self._adjust()
        if self._tops:
            bar.setValue(round(self._tops[number] + share * self.scale - half))

    def _adjust(self) -> None:
        """After a change of size, zoom or pages."""
        scale, top = self.scale, 0.0
        self._tops = []
        for page in self._pages:
            self._tops.append(top + _GAP)
            top += _GAP + page.height * scale
        widest = max((page.width for page in self._pages), default=0.0) * scale + 2 * SPACE_M
        for bar, whole, seen in (
            (self.verticalScrollBar(), top + SPACE_M, self.viewport().height()),
            (self.horizontalScrollBar(), widest, self.viewport().width()),
        ):
            bar.setRange(0, max(0, round(whole - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(24)
        self.viewport().update()

    def _sheet(self, number: int) -> QRectF:
        """Where a page lies in the area."""
        page, scale = self._pages[number], self.scale
        spare = max(self.viewport().width() - page.width * scale, 2.0 * SPACE_M)
        left = round(spare / 2) - self.horizontalScrollBar().value()
        top = round(self._tops[number]) - self.verticalScrollBar().value()
        return QRectF(left, top, page.width * scale, page.height * scale)

    def _placed(self, box: tuple[float, float, float, float], sheet: QRectF) -> QRectF:
        left, top, right, bottom = box
        scale = self.scale
        return QRectF(
            sheet.left() + (left - _MARGIN) * scale,
            sheet.top() + top * scale,
            (right - left + 2 * _MARGIN) * scale,
            (bottom - top) * scale,
        )

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        return range(first, bisect_right(self._tops, top + self.viewport().height()))

    def _ask(self) -> None:
        seen = self._in_sight()
        near = [seen.stop + at for at in range(_NEIGHBOURS)] + [seen.start - 1 - at for at in range(_NEIGHBOURS)]
        wanted = [*seen, *(each for each in near if 0 <= each < len(self._pages))]
        self.pictures.want(wanted, self.scale * self.devicePixelRatioF())

    # --------------------------------------------------------------------------------------------------------- drawing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(colours().raised))
        for number in self._in_sight():
            self._paint_sheet(painter, number)
        painter.end()
        self._asking.start()

    def _paint_sheet(self, painter: QPainter, number: int) -> None:
        sheet, page = self._sheet(number), self._pages[number]
        painter.setPen(QColor(colours().secondary))
        painter.setFont(scaled(0.88))
        head = QRectF(max(sheet.left(), 0.0), sheet.top() - _GAP, sheet.width(), _GAP)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.tr("Seite {number}").format(number=page.number))
        painter.fillRect(sheet, QColor(LIGHT.surface))
        picture = self.pictures.picture(number)
        if picture is not None:
            painter.drawPixmap(sheet, picture, QRectF(picture.rect()))
        self._paint_lines(painter, number, sheet, picture is None)
        painter.setPen(QColor(colours().line))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_lines(self, painter: QPainter, number: int, sheet: QRectF, is_bare: bool) -> None:
        """Grounds are multiplied with the picture, so that its letters keep their contrast."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        words = is_bare and self.pictures.is_refused(number)
        for index in self._lines.get(self._pages[number].number, ()):
            row = self._rows[index]
            if row.box is None:
                continue
            place = self._placed(row.box, sheet)
            ground = self._ground(index) or (LIGHT.raised if is_bare and not words else "")
            if ground:
                painter.fillRect(place, QColor(ground))
            if words:
                painter.setPen(QColor(LIGHT.text))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, row.text)
            if index in self._source.marked:
                painter.fillRect(QRectF(place.left() - _BAR, place.top(), _BAR, place.height()), QColor(LIGHT.accent))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _ground(self, index: int) -> str:
        if index == self._source.spotted:
            return LIGHT.mark
        if index in self._source.marked:
            return LIGHT.selection
        return LIGHT.warning_soft if self._source.is_lacking_line(index) else ""

    def _marks_changed(self) -> None:
        index = self._source.current_line()
        self.setAccessibleDescription(self._rows[index].text if index is not None and index < len(self._rows) else "")
        self.viewport().update()

    # ------------------------------------------------------------------------------------------------------------ hand

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = bisect_right(self._tops, self.verticalScrollBar().value()) - 1
        share = (self.verticalScrollBar().value() - self._tops[top]) / self._tops[top] if top > 0 else 0.0
        self._adjust()
        if top > 0:
            self.verticalScrollBar().setValue(round(self._tops[top] * (1 + share)))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        index = self._source.current_line()
        if index is not None:
            self.bring(index)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(self.scale * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        bar, key = self.verticalScrollBar(), Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if key in steps and not event.modifiers():
            self._step(steps[key])
        elif key in ends:
            bar.setValue(ends[key])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next line above or below that stands on a page."""
        index = (self._source.current_line() or 0) + by
        while 0 <= index < len(self._rows):
            if self._rows[index].box is not None:
                self.line_clicked.emit(index)
                return
            index += by

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.line_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.line_clicked.emit(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_line = self.line_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_line else Qt.CursorShape.ArrowCursor)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            current = self.place_of(self._source.current_line() or 0) or QRectF(SPACE_S, SPACE_S, 0, 0)
            place = self.viewport().mapToGlobal(current.bottomLeft().toPoint())
        else:
            index = self.line_at(QPointF(event.pos()))
            if index is not None:
                self.line_clicked.emit(index)
        self.menu_wished.emit(place)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.line_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._source.tip_of(index) if index is not None else "", self)
            return True
        return super().viewportEvent(event)
