"""One programme as a card: title, kind, size, when it was changed, and how far its measures are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import messages
from desktop.german_values import day_and_clock
from desktop.look.colours import SPACE_L, SPACE_M
from desktop.look.parts import label, wrapped
from desktop.look.theme import colours, theme

if TYPE_CHECKING:
    from database.records import ProgrammeInfo

BAR = 6
TITLE_LINES = 2
DONE, RUNNING, POSTPONED = "erledigt", "laufend", "zurückgestellt"


class ProgrammeCard(QPushButton):
    """A click opens; the context menu has the rest."""

    menu_wished = Signal(str, QPoint)

    def __init__(self, info: "ProgrammeInfo", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.programme_id = info.id
        self.setProperty("look", "tile")
        self.setAutoDefault(True)
        self.setAccessibleName(info.title)
        self.setToolTip(info.title)
        title = wrapped(info.title or self.tr("(ohne Titel)"), parent=self)
        font = title.font()
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        title.setFixedHeight(title.fontMetrics().lineSpacing() * TITLE_LINES)
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = self.tr("{scheme} · %Ln Einträge", None, info.nodes)
        self._kind = words.format(scheme=info.scheme)
        self.kind = label(self._kind, "secondary", 0.93)
        self.changed = label(day_and_clock(info.changed), "secondary", 0.93)
        self.setAccessibleDescription(f"{self.kind.text()}, {self.changed.text()}")
        self.progress = ProgressBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(4)
        for widget in (title, self.kind, self.changed, self.progress):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # all cards are equally wide
            column.addWidget(widget)
        self.setMinimumHeight(column.sizeHint().height() + 2 * SPACE_M)

    def show_progress(self, shares: Sequence[tuple[str, int]]) -> None:
        """Words of progress and how many measures have them."""
        self.progress.show_shares(shares)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A long scheme gives way to the number behind it."""
        super().resizeEvent(event)
        room = self.contentsRect().width() - 2 * SPACE_L
        self.kind.setText(self.kind.fontMetrics().elidedText(self._kind, Qt.TextElideMode.ElideMiddle, room))

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wished.emit(self.programme_id, event.globalPos())


class ProgressBar(QWidget):
    """A thin bar; done is full, running is hatched, so that colour is not all that tells them apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(BAR)
        self._shares: Sequence[tuple[str, int]] = ()
        theme().changed.connect(self.update)

    def show_shares(self, shares: Sequence[tuple[str, int]]) -> None:
        """Nothing is drawn where no measure says how far it is."""
        self._shares = [each for each in shares if each[1]]
        words = ", ".join(f"{count} {word or messages.text('measure', 'not_said')}" for word, count in self._shares)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(count for _word, count in self._shares)
        if not total or not any(word for word, _count in self._shares):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().line))
        painter.drawRoundedRect(self.rect(), BAR / 2, BAR / 2)
        counts = dict(self._shares)
        left = 0.0
        for word, brush in (
            (DONE, QBrush(QColor(colours().success))),
            (RUNNING, QBrush(QColor(colours().accent), Qt.BrushStyle.BDiagPattern)),
        ):
            width = self.width() * counts.get(word, 0) / total
            painter.setBrush(brush)
            painter.drawRect(QRectF(left, 0, width, BAR))
            left += width
        painter.end()
