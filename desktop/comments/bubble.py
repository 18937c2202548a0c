"""A comment beside the line that it is about: a small card, or only its sign where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from desktop.comments.threads import Thread
from desktop.look import icons
from desktop.look.colours import RADIUS, SPACE_S
from desktop.look.fonts import scaled
from desktop.look.theme import colours, grown, px, theme

WIDTH = 216
MARK = 22
_LINES = 3
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CommentBubble(QAbstractButton):
    """Says author and first words; the whole conversation stands in the pane "Kommentare"."""

    def __init__(self, thread: Thread, parent: QWidget) -> None:
        super().__init__(parent)
        self.thread_shown = thread
        self.is_mark = False
        self.is_chosen = False
        first = thread.first
        kind = self.tr("Aufgabe") if first.todo else self.tr("Kommentar")
        author = first.author or self.tr("Unbekannt")
        answers = self.tr("%Ln Antworten", None, len(thread.answers)) if thread.answers else ""
        self._head = ", ".join(filter(None, (author, self.tr("Aufgabe") if first.todo else "", answers)))
        about = self.tr(" zu „{passage}“").format(passage=first.passage) if first.passage else ""
        said = self.tr("{kind} von {author}{about}: {text}").format(
            kind=kind, author=author, about=about, text=first.text
        )
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme().watch(self, self.update)

    def show_as(self, is_mark: bool, is_chosen: bool) -> None:
        """A sign or a card; the chosen one has a stronger border."""
        self.is_mark, self.is_chosen = is_mark, is_chosen
        self.resize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if self.is_mark:
            return QSize(grown(MARK), grown(MARK))
        width, line = px(WIDTH), self.fontMetrics().height()
        room = QRect(0, 0, width - 2 * SPACE_S, 10_000)
        words = self.fontMetrics().boundingRect(room, _FLAGS, self.thread_shown.first.text)
        return QSize(width, line + min(words.height(), _LINES * line) + 2 * SPACE_S)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colours()
        strong = self.hasFocus() or self.is_chosen
        painter.setPen(QPen(QColor(colour.accent if strong else colour.border), 2 if strong else 1))
        painter.setBrush(QColor(colour.hover if self.underMouse() else colour.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if self.is_mark:
            name = "check" if self.thread_shown.first.todo else "comment"
            size = grown(MARK - 6)
            picture = icons.pixmap(name, colour.text, size, self.devicePixelRatioF())
            painter.drawPixmap(QPoint((self.width() - size) // 2, (self.height() - size) // 2), picture)
            return
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        inner = self.rect().adjusted(SPACE_S, SPACE_S, -SPACE_S, -SPACE_S)
        line = self.fontMetrics().height()
        painter.setFont(scaled(1.0, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours().text))
        head = painter.fontMetrics().elidedText(self._head, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line), Qt.AlignmentFlag.AlignVCenter, head)
        painter.setFont(self.font())
        below = inner.adjusted(0, line, 0, 0)
        painter.setClipRect(QRect(below.left(), below.top(), below.width(), below.height() // line * line))
        painter.drawText(below, _FLAGS, self.thread_shown.first.text)
