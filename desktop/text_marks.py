"""Draws the one sign that stands for a footnote or a reference without words."""

from typing import ClassVar, cast

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat
from typing_extensions import override

from desktop.look.theme import colours
from desktop.rich_text import MARK_PROPERTY
from programme import markup
from programme.markup import Footnote, Run


class MarkPainter(QPyTextObject):
    """A footnote shows as a small raised "Fn", a reference as an arrow and the number that `names` gives."""

    names: ClassVar[dict[str, str]] = {}
    """Node id to shown number; set by the window when the programme or its numbers change."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(_font(doc))
        return QSizeF(metrics.horizontalAdvance(_words(format)) + 8, metrics.ascent())

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font(doc))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().selection))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, -1, -1, 2), 3, 3)
        painter.setPen(QColor(colours().accent))
        painter.drawText(QPointF(rect.left() + 4, rect.bottom()), _words(format))
        painter.restore()


def _font(document: QTextDocument) -> QFont:
    font = QFont(document.defaultFont())
    font.setPointSizeF(font.pointSizeF() * 0.8)
    return font


def _words(form: QTextFormat) -> str:
    inlines = markup.parse_inline(str(form.property(MARK_PROPERTY)))
    if inlines and isinstance(inlines[0], Footnote):
        return "Fn"
    run = cast(Run, inlines[0]) if inlines else Run("")
    target = (run.link or "").removeprefix("#")
    return "→ " + (MarkPainter.names.get(target) or "?")
