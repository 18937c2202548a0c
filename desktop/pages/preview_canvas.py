"""Pages below each other, drawn as they come: the scrolling area of the preview."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop.look.colours import LIGHT, SPACE_M
from desktop.look.theme import colours, theme

if TYPE_CHECKING:
    from desktop.pages.page_painter import PagePainter
    from exporters.typesetting.items import Page

A4 = (595.28, 841.89)
STEP = 1.2
SMALLEST, LARGEST = 0.3, 4.0
"""Logical pixels for a point."""
PICTURES_KEPT = 8
_HALF_WORD = ("\u00ad", "\u200b")
"""What ends a line in the middle of a word."""
_UNSEEN = dict.fromkeys(map(ord, _HALF_WORD))
_MARK = (3.0, 16.0)  # width in pixels and height in points of the sign beside the entry that is being written


class PreviewCanvas(QAbstractScrollArea):
    """Knows the pages that it was given; asks for those that come into sight."""

    pages_wished = Signal(list)
    """Indices of pages in sight that are missing or out of date."""
    page_changed = Signal(int)
    """Index of the page in the middle."""
    entry_wished = Signal(str)
    """The entry that was clicked on."""
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "desk")
        self.setAccessibleName(self.tr("Vorschau der Seiten"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._painter: PagePainter | None = None
        self._pages: dict[int, Page] = {}
        self._fresh: set[int] = set()
        self._pictures: dict[int, QPixmap] = {}
        self._mark: tuple[int, float] | None = None
        self._zoom = 0.0
        self._shown = -1
        self.count = 0
        self.size_of_page = A4
        self._laid_out = float(SPACE_M + A4[1])
        """From one page to the next as it was when sizes were counted last, in pixels."""
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        theme().watch(self, self.viewport().update)

    # --------------------------------------------------------------------------------------------------------- filling

    def use_painter(self, painter: "PagePainter | None") -> None:
        """Another design, or (None) no programme: all pages are forgotten."""
        self._painter = painter
        self._pages.clear()
        self._fresh.clear()
        self._pictures.clear()
        self._mark = None
        self.count = 0
        self._adjust()

    def set_count(self, count: int) -> None:
        """How many pages there are."""
        if count != self.count:
            self.count = count
            self._adjust()

    def renew(self) -> None:
        """All pages may look different now; they are drawn as they were until they come."""
        self._fresh.clear()

    def take(self, pages: "dict[int, Page]") -> None:
        """Pages as they look now."""
        for index, page in pages.items():
            self._pages[index] = page
            self._fresh.add(index)
            self._pictures.pop(index, None)
        if pages:
            largest = tuple(
                max(side) for side in zip(*((page.width, page.height) for page in self._pages.values()), strict=True)
            )
            if largest != self.size_of_page:
                self.size_of_page = (largest[0], largest[1])
                self._adjust()
            self.viewport().update()

    def show_place(self, place: tuple[int, float] | None, follow: bool = True) -> None:
        """Marks the place of an entry (page, points from its top); scrolls there if it is not in sight."""
        self._mark = place
        self.viewport().update()
        if place is None or not follow:
            return
        y = self._top(place[0]) + place[1] * self.scale
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= y - SPACE_M <= bar.value() + height - 6 * SPACE_M:
            bar.setValue(round(y - height / 4))

    def wanted(self) -> tuple[int, ...]:
        """The pages in sight."""
        return tuple(self._in_sight())

    def missing(self) -> list[int]:
        """The pages in sight that are not there, or not as they look now."""
        return [index for index in self._in_sight() if index not in self._fresh]

    def words_of(self, index: int) -> str:
        """What a page says in reading order, for screen readers; "" for one that is not there."""
        from exporters.typesetting.items import PlacedLine

        page = self._pages.get(index)
        lines = [item.line.text for item in page.items if isinstance(item, PlacedLine)] if page else []
        return "".join(line if line.endswith(_HALF_WORD) else f"{line.rstrip()}\n" for line in lines).translate(_UNSEEN)

    @property
    def middle(self) -> int:
        """Index of the page in the middle of the area, -1 without pages."""
        y = self.verticalScrollBar().value() + self.viewport().height() / 2
        return min(max(int(y / self._pitch), 0), self.count - 1)

    # ----------------------------------------------------------------------------------------------------------- sizes

    @property
    def scale(self) -> float:
        """Logical pixels for a point; as wide as the area unless zoomed."""
        fitting = (self.viewport().width() - 2 * SPACE_M) / self.size_of_page[0]
        return min(max(self._zoom or fitting, SMALLEST), LARGEST)

    def zoom(self, scale: float) -> None:
        """Another size; 0 fits the width. The place in the middle stays there."""
        bar = self.verticalScrollBar()
        place = (bar.value() + self.viewport().height() / 2) / self._pitch
        self._zoom = min(max(scale, SMALLEST), LARGEST) if scale else 0.0
        self._adjust()
        bar.setValue(round(place * self._pitch - self.viewport().height() / 2))
        self.zoomed.emit()

    @property
    def _pitch(self) -> float:
        return self.size_of_page[1] * self.scale + SPACE_M

    def _top(self, index: int) -> float:
        return SPACE_M + index * self._pitch

    def _adjust(self) -> None:
        """After a change of size, zoom or count."""
        self._laid_out = self._pitch
        self._pictures.clear()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        height, width = SPACE_M + self.count * self._pitch, self.size_of_page[0] * self.scale + 2 * SPACE_M
        down.setRange(0, max(0, round(height - self.viewport().height())))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(24)
        across.setRange(0, max(0, round(width - self.viewport().width())))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(24)
        self._scrolled()

    def _scrolled(self) -> None:
        self.viewport().update()
        if self.middle != self._shown:
            self._shown = self.middle
            self.page_changed.emit(self._shown)

    def _in_sight(self) -> range:
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        first = max(int((top - SPACE_M) / self._pitch), 0)
        return range(first, min(int((top + height - SPACE_M) / self._pitch) + 1, self.count))

    def _ask(self) -> None:
        missing = self.missing()
        if missing:
            self.pages_wished.emit(missing)

    # --------------------------------------------------------------------------------------------------------- drawing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours().raised))
        for index in self._in_sight():
            self._paint_page(painter, index, self._place(index))
            if index not in self._fresh:
                self._asking.start()
        painter.end()

    def _place(self, index: int) -> QRectF:
        page = self._pages.get(index)
        size = (page.width, page.height) if page else self.size_of_page
        width, height = (length * self.scale for length in size)
        spare = max(self.viewport().width() - width, 2 * SPACE_M)
        left = spare / 2 - self.horizontalScrollBar().value()
        return QRectF(round(left), round(self._top(index) - self.verticalScrollBar().value()), width, height)

    def _paint_page(self, painter: QPainter, index: int, place: QRectF) -> None:
        painter.fillRect(place, QColor("#FFFFFF"))
        picture = self._picture(index)
        if picture is not None:
            painter.drawPixmap(place.topLeft(), picture)
        painter.setPen(QColor(colours().line))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._mark is not None and self._mark[0] == index:
            width, height = _MARK
            top = place.top() + (self._mark[1]) * self.scale
            painter.fillRect(QRectF(place.left() + 4, top, width, height * self.scale), QColor(LIGHT.accent))

    def _picture(self, index: int) -> QPixmap | None:
        if index not in self._pictures and index in self._pages and self._painter is not None:
            while len(self._pictures) >= PICTURES_KEPT:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[index] = self._painter.picture(self._pages[index], self.scale, self.devicePixelRatioF())
        return self._pictures.get(index)

    # ------------------------------------------------------------------------------------------------------------ hand

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that become wider become longer, too: the marked place, else what is at the top, stays where it is."""
        super().resizeEvent(event)
        bar, before, mark = self.verticalScrollBar(), self._laid_out, self._mark
        place, y = bar.value() / before, -1.0
        if mark is not None:
            y = SPACE_M + mark[0] * before + mark[1] * (before - SPACE_M) / self.size_of_page[1] - bar.value()
        self._adjust()
        if mark is not None and 0 <= y <= event.oldSize().height():
            bar.setValue(round(self._top(mark[0]) + mark[1] * self.scale - y))
        else:
            bar.setValue(round(place * self._pitch))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(self.scale * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        elif key in turns:
            self.turn_to(self.middle + turns[key])
        else:
            super().keyPressEvent(event)

    def turn_to(self, index: int) -> None:
        """Brings a page to the top of the area."""
        self.verticalScrollBar().setValue(round(self._top(min(max(index, 0), self.count - 1)) - SPACE_M))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            anchor = self._anchor_at(event.position())
            if anchor:
                self.entry_wished.emit(anchor)

    def _anchor_at(self, point: QPointF) -> str:
        """What begins last above a point, on its page or on one before."""
        index = next((each for each in self._in_sight() if self._place(each).contains(point)), -1)
        if index < 0:
            return ""
        y = (point.y() - self._place(index).top()) / self.scale
        for each in range(index, -1, -1):
            page = self._pages.get(each)
            above = [name for name, top in page.anchors if each < index or top <= y + 2] if page else []
            if above:
                return above[-1]
        return ""
