"""What a search over all programmes found, in a list below the search field."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop import messages
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.fonts import scaled
from desktop.look.theme import colours, px
from desktop.widgets.rows_model import ROW_ROLE, Index, RowsModel

if TYPE_CHECKING:
    from database.records import Hit

WIDTH = 560
MOST_ROWS = 7
ROW = 56
FADE = 40


class SearchPane(QFrame):
    """Emits programme and entry ("" for the programme itself) of the hit that was chosen."""

    told = Signal(str)
    """How many hits there are, in words."""
    chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "popup")
        self.model = HitsModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setAccessibleName(self.tr("Suchergebnisse"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.count = QLabel(self)
        self.count.setProperty("look", "caption")
        self.count.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(self.count)
        column.addWidget(self.list)
        self.hide()

    def show_hits(self, words: str, hits: "Sequence[Hit]", titles: dict[str, str], below: QWidget) -> None:
        """Shows hits right below a widget; `titles` are those of the programmes."""
        self.model.titles = titles
        self.model.show(hits)
        self.list.setVisible(bool(hits))
        if hits:
            self.count.setText(self.tr("%Ln Treffer", None, len(hits)))
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self.count.setText(self.tr("Nichts gefunden zu „{words}“.").format(words=words))
        rows = min(MOST_ROWS, len(hits))
        below_list = (
            self.window().height() - below.mapTo(self.window(), QPoint(0, below.height())).y() - 3 * px(ROW) // 2
        )
        rows = max(1, min(rows, below_list // px(ROW)))
        self.list.setFixedHeight(rows * px(ROW) + 4 if hits else 0)
        self.setFixedWidth(min(max(below.width(), px(WIDTH)), self.window().width() - 2 * SPACE_S))
        self.adjustSize()
        corner = below.mapTo(self.window(), QPoint(0, below.height() + 4))
        self.move(min(corner.x(), self.window().width() - self.width() - SPACE_S), corner.y())
        self.show()
        self.raise_()
        self.told.emit(self.count.text())

    def step_into(self) -> None:
        """The keyboard goes to the hits."""
        if self.model.rowCount():
            self.list.setFocus()

    def pick(self) -> None:
        """Opens the current hit."""
        if not self.isHidden():
            self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(ROW_ROLE)
        if hit is not None:
            self.hide()
            self.chosen.emit(hit.programme, hit.node or "")


class HitsModel(RowsModel["Hit"]):
    """Hits as rows. `titles` are those of the programmes by id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles: Mapping[str, str] = {}

    @override
    def words(self, row: "Hit") -> str:
        return f"{row.number} {row.title}, {self.titles.get(row.programme, '')}".strip()


class HitDelegate(QStyledItemDelegate):
    """Two lines: number and title, then the words around the hit; programme at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(ROW_ROLE)
        model = index.model()
        if hit is None or not isinstance(model, HitsModel):
            return
        painter.save()
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = colours().selection if selected else colours().surface
        if selected:
            painter.setBrush(QColor(colours().selection))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
        inner = rect.adjusted(SPACE_M, 6, -SPACE_M, -6)
        programme = painter.fontMetrics().elidedText(
            model.titles.get(hit.programme, ""), Qt.TextElideMode.ElideRight, px(160)
        )
        painter.setPen(QColor(colours().secondary))
        painter.setFont(scaled(0.9))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, programme)
        room = painter.fontMetrics().horizontalAdvance(programme) + SPACE_M
        number = f"{escape(hit.number)}  " if hit.number else ""
        _draw(painter, inner.adjusted(0, 0, -room, 0), number + marked(hit.title, hit.title_marks), ground, bold=True)
        _draw(
            painter,
            inner.adjusted(0, inner.height() // 2 + 1, 0, 0),
            marked(hit.snippet, hit.marks) or _kind(hit),
            ground,
        )
        painter.restore()


def _kind(hit: "Hit") -> str:
    """What a hit is, where no words but its title were found."""
    return hit.kind or messages.text("kind", "programme")


def marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` as HTML with its hits marked."""
    parts, place = [], 0
    for start, end in spans:
        parts.append(escape(text[place:start]))
        parts.append(f'<span style="background:{colours().mark}">{escape(text[start:end])}</span>')
        place = end
    parts.append(escape(text[place:]))
    return "".join(parts)


def _draw(painter: QPainter, rect: QRect, html: str, ground: str, bold: bool = False) -> None:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(scaled(1.0 if bold else 0.93, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    colour = colours().text if bold else colours().secondary
    document.setHtml(f'<p style="color:{colour}; white-space:pre">{html}</p>')
    painter.save()
    painter.translate(rect.topLeft())
    painter.setClipRect(QRect(0, 0, rect.width(), rect.height() + 4))
    document.drawContents(painter)
    if document.idealWidth() > rect.width():  # words that go on beyond the edge fade out
        fade = QLinearGradient(rect.width() - FADE, 0, rect.width(), 0)
        clear = QColor(ground)
        clear.setAlpha(0)
        fade.setColorAt(0, clear)
        fade.setColorAt(1, QColor(ground))
        painter.fillRect(QRect(rect.width() - FADE, 0, FADE, rect.height() + 4), fade)
    painter.restore()
