"""Draws what is no letter of the text: the one sign of a footnote or a reference without words, and bullets."""

from typing import ClassVar, cast

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)
from typing_extensions import override

from desktop.editor.rich_text import MARK_PROPERTY, list_of
from desktop.look.theme import colours
from programme import markup
from programme.markup import Footnote, Run

BULLETS = "•–·"
"""By depth, the last one for all that is deeper; as in print."""
GAP = 0.4
"""Between a bullet and its text, as a share of a line's height."""


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


def draw_bullets(painter: QPainter, document: QTextDocument, area: QRectF) -> None:
    """Draws the signs of list items without numbers that lie in `area` (of the document), in the painter's colour."""
    layout, block = document.documentLayout(), document.begin()
    painter.setFont(document.defaultFont())
    gap = QFontMetricsF(document.defaultFont()).height() * GAP
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() > area.bottom():
            return
        sign = bullet_of(block)
        if sign and place.bottom() >= area.top() and block.layout().lineCount():
            line = block.layout().lineAt(0)
            width = painter.fontMetrics().horizontalAdvance(sign)
            start = block.layout().position() + QPointF(line.x(), line.y() + line.ascent())
            painter.drawText(start - QPointF(gap + width, 0), sign)
        block = block.next()


def bullet_of(block: QTextBlock) -> str:
    """The sign before a list item; "" where it has a number, or is none."""
    listed = list_of(block)
    if listed is None or listed.format().style() == QTextListFormat.Style.ListDecimal:
        return ""
    return BULLETS[min(max(listed.format().indent(), 1), len(BULLETS)) - 1]


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
