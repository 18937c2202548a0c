"""The view "Vergleichen": two states side by side, only what differs or everything."""

from html import escape

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
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
from desktop.history.compare_rows import CompareRow, Comparison, Passage, What
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S, Colours
from desktop.look.fonts import use_letters
from desktop.look.theme import colours, theme
from desktop.messages import numeral
from desktop.widgets.rows_model import ROW_ROLE, Index, RowsModel
from programme.word_difference import Edit

GAP = SPACE_L
_SIGNS = {What.ADDED: "+", What.REMOVED: "−", What.CHANGED: "≠", What.MOVED: "↕", What.MOVED_AND_CHANGED: "↕ ≠", What.SAME: ""}  # fmt: skip


def said_of(what: What) -> str:
    """What happened, in words; "" for nothing."""
    return "" if what is What.SAME else messages.text("comparison", what.value)


class CompareModel(RowsModel[CompareRow]):
    """The rows that are shown."""

    @override
    def words(self, row: CompareRow) -> str:
        return f"{row.after or row.before} {said_of(row.what)}".strip()


class CompareDelegate(QStyledItemDelegate):
    """Two columns of text; what went is struck out on the left, what came is underlined on the right."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._documents: dict[tuple[str, int], QTextDocument] = {}

    def forget(self) -> None:
        """After a change of width, colours or rows."""
        self._documents.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        width = self._column_width()
        heights = [self._document(row, side, width).size().height() for side in (0, 1)]
        return QSize(2 * width + GAP, int(max(heights)) + SPACE_M)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect, width = index.data(ROW_ROLE), option.rect, self._column_width()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours().selection))
        for side in (0, 1):
            painter.save()
            painter.translate(QPointF(rect.left() + SPACE_S + side * (width + GAP), rect.top() + SPACE_S / 2))
            self._document(row, side, width).drawContents(painter)
            painter.restore()
        painter.setPen(QColor(colours().line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        middle = rect.left() + SPACE_S + width + GAP // 2
        painter.drawLine(middle, rect.top(), middle, rect.bottom())
        painter.restore()

    def _column_width(self) -> int:
        return max((self._view.viewport().width() - GAP - 2 * SPACE_S) // 2, 120)

    def _document(self, row: CompareRow, side: int, width: int) -> QTextDocument:
        key = (row.node or "", side)
        if key not in self._documents:
            document = QTextDocument()  # without a parent, so that `forget` frees it
            document.setDefaultFont(self._view.font())
            document.setDocumentMargin(4)
            document.setHtml(row_html(row, side, colours()))
            document.setTextWidth(width)
            self._documents[key] = document
        return self._documents[key]


class CompareView(QWidget):
    """Emits `entry_wished` with the id of the entry that is double-clicked or chosen with Return."""

    entry_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self._comparison = Comparison(())
        self.names = (QLabel(self), QLabel(self))
        self.summary = QLabel(self)
        self.everything = QCheckBox(self.tr("Auch Unverändertes zeigen"), self)
        self.empty = QLabel(self.tr("Die beiden Stände werden verglichen …"), self)
        self.list = QListView(self)
        self.model = CompareModel(self)
        self.delegate = CompareDelegate(self.list)
        self._prepare()
        self._lay_out()

    def wait(self) -> None:
        """Other states are being compared: whether they are the same is not known."""
        self.empty.setText(self.tr("Die beiden Stände werden verglichen …"))

    def show_comparison(self, comparison: Comparison, before: str, after: str) -> None:
        """Shows what differs between the states named `before` and `after`."""
        self.empty.setText(self.tr("Die beiden Stände sind gleich."))
        self._comparison = comparison
        for label, name in zip(self.names, (before, after), strict=True):
            label.setText(name)
        counts = [
            f"{numeral(comparison.counts[what])} {said_of(what)}"
            for what in What
            if what is not What.SAME and comparison.counts.get(what)
        ]
        self.summary.setText(", ".join(counts))
        self._fill()

    def _prepare(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("look", "framed")
        self.list.setAccessibleName(self.tr("Unterschiede"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.activated.connect(self._wish)
        self.summary.setProperty("look", "secondary")
        self.empty.setProperty("look", "secondary")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.everything.toggled.connect(lambda _on: self._fill())
        theme().changed.connect(self._fill)

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setContentsMargins(SPACE_S + 5, 0, 0, 0)  # where the words below begin
        heads.setSpacing(SPACE_M)
        for label in self.names:
            use_letters(label, 1.0, QFont.Weight.DemiBold)
            heads.addWidget(label, 1)
        bar = QHBoxLayout()
        bar.addWidget(self.summary)
        bar.addStretch()
        bar.addWidget(self.everything)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addLayout(bar)
        layout.addLayout(heads)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.delegate.forget()
        self.list.scheduleDelayedItemsLayout()

    def _fill(self) -> None:
        every = self.everything.isChecked()
        self.delegate.forget()
        self.model.show([row for row in self._comparison.rows if every or row.what is not What.SAME])
        self.empty.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))

    def _wish(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, CompareRow) and row.node and row.what is not What.REMOVED:
            self.entry_wished.emit(row.node)


def row_html(row: CompareRow, side: int, colour: Colours) -> str:
    """One column of a row: side 0 is before, 1 after."""
    name = row.after if side else row.before
    if not name:
        return f'<p style="color:{colour.secondary}">—</p>'
    place = row.place_after if side else row.place_before
    said = f"{_SIGNS[row.what]} {said_of(row.what)}".strip()
    head = f'<p style="color:{colour.secondary}">{escape(name.partition(": ")[0])}'
    head += f" · {escape(said)}" if said and (side or row.what is What.REMOVED) else ""
    head += f" ({'nach' if side else 'von'}: {escape(place)})" if place else ""
    return head + "</p>" + "".join(_passage_html(passage, side, colour) for passage in row.passages)


def _passage_html(passage: Passage, side: int, colour: Colours) -> str:
    hidden, marked = (Edit.DELETE, Edit.INSERT) if side else (Edit.INSERT, Edit.DELETE)
    ground, line = (colour.success_soft, "underline") if side else (colour.danger_soft, "line-through")
    parts = []
    for segment in passage.segments:
        words = escape(segment.text).replace("\n", "<br>")
        if segment.edit is marked:
            parts.append(f'<span style="background:{ground};text-decoration:{line}">{words}</span>')
        elif segment.edit is not hidden:
            parts.append(words)
    name = f'<span style="color:{colour.secondary}">{escape(passage.name)}: </span>' if passage.name else ""
    return f"<p>{name}{''.join(parts)}</p>" if parts else ""
