"""Small marks at the end of a tree line: progress, comments, findings. Each has a shape of its own, not only a colour."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.look.theme import colours
from desktop.tree.outline import Entry, field_value
from programme.conversations import has_open
from programme.model import FieldRole, Scheme


class Mark(StrEnum):
    """What can be marked."""

    OPEN = "offen"
    RUNNING = "laufend"
    DONE = "erledigt"
    POSTPONED = "zurückgestellt"
    COMMENT = "comment"
    FINDING = "finding"


PROGRESS_MARKS = (Mark.OPEN, Mark.RUNNING, Mark.DONE, Mark.POSTPONED)


class Marks:
    """Which marks an entry gets. `scheme` names the progress field of each level, `findings` the ids to look at."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self.findings: set[str] = set()

    def use_scheme(self, scheme: Scheme) -> None:
        """Looks up where the scheme keeps progress."""
        found = {level.level.value: level.field_by_role(FieldRole.PROGRESS) for level in scheme.levels}
        self._keys = {level: definition.key for level, definition in found.items() if definition}

    def of(self, entry: Entry) -> list[Mark]:
        """The marks of an entry, from the right."""
        marks = []
        key = self._keys.get(entry.level.value)
        progress = field_value(entry.fields, key).casefold() if key else ""
        if progress in PROGRESS_MARKS:
            marks.append(Mark(progress))
        if has_open(entry.comments):
            marks.append(Mark.COMMENT)
        if entry.id in self.findings:
            marks.append(Mark.FINDING)
        return marks


def paint_mark(painter: QPainter, mark: Mark, rect: QRect) -> None:
    """Draws `mark` into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _PAINTERS[mark](painter, QRectF(rect).adjusted(1, 1, -1, -1))
    painter.restore()


def _pen(painter: QPainter, colour: str, fill: bool = False) -> None:
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(colour) if fill else Qt.BrushStyle.NoBrush)


def _open(painter: QPainter, rect: QRectF) -> None:
    _pen(painter, colours().border)
    painter.drawEllipse(rect)


def _running(painter: QPainter, rect: QRectF) -> None:
    _pen(painter, colours().accent)
    painter.drawEllipse(rect)
    painter.setBrush(QColor(colours().accent))
    painter.drawPie(rect, -90 * 16, 180 * 16)


def _done(painter: QPainter, rect: QRectF) -> None:
    _pen(painter, colours().success, fill=True)
    painter.drawEllipse(rect)
    painter.setPen(QPen(QColor(colours().surface), 1.5))
    left, top, size = rect.left(), rect.top(), rect.width()
    points = [QPointF(left + size * x, top + size * y) for x, y in ((0.25, 0.52), (0.44, 0.72), (0.76, 0.32))]
    painter.drawPolyline(QPolygonF(points))


def _postponed(painter: QPainter, rect: QRectF) -> None:
    _pen(painter, colours().warning)
    painter.drawEllipse(rect)
    middle = rect.center().y()
    painter.drawLine(QPointF(rect.left() + 2.5, middle), QPointF(rect.right() - 2.5, middle))


def _comment(painter: QPainter, rect: QRectF) -> None:
    _pen(painter, colours().secondary)
    painter.drawRoundedRect(rect.adjusted(0, 0, 0, -2.5), 2, 2)
    tail = QPointF(rect.left() + 2.5, rect.bottom() - 2.5)
    painter.drawPolyline(
        QPolygonF([tail, QPointF(rect.left() + 2.5, rect.bottom()), QPointF(rect.left() + 5.5, rect.bottom() - 2.5)])
    )


def _finding(painter: QPainter, rect: QRectF) -> None:
    _pen(painter, colours().warning)
    painter.drawPolygon(QPolygonF([QPointF(rect.center().x(), rect.top()), rect.bottomRight(), rect.bottomLeft()]))


_PAINTERS: dict[Mark, Callable[[QPainter, QRectF], None]] = {
    Mark.OPEN: _open,
    Mark.RUNNING: _running,
    Mark.DONE: _done,
    Mark.POSTPONED: _postponed,
    Mark.COMMENT: _comment,
    Mark.FINDING: _finding,
}
