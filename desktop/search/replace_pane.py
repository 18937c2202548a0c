"""Find and replace in the open programme or in all of them, with a preview of every hit and one step of undo."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.theme import colours, px
from desktop.messages import numeral
from desktop.search.replace_model import FOUND_ROLE, Found, ReplaceModel, Wish
from programme.model import Programme
from programme.replacing import Query

Index = QModelIndex | QPersistentModelIndex
ROW = 48
BOX = 28
LINE = 20


class HitDelegate(QStyledItemDelegate):
    """Two lines: the hit among its words, struck out with what replaces it; below, where it stands."""

    replacement = ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, px(ROW))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the ring and the tick are Qt's; the words are drawn apart."""
        super().initStyleOption(option, index)
        option.text = ""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        found = index.data(FOUND_ROLE)
        if not isinstance(found, Found):
            return
        rect: QRect = option.rect
        painter.save()
        box, height = px(BOX), px(LINE)
        line = QRect(rect.left() + box + SPACE_S, rect.top() + 4, rect.width() - box - 2 * SPACE_S, height)
        self._paint_hit(painter, line, found)
        painter.setPen(QColor(colours().secondary))
        where = painter.fontMetrics().elidedText(found.where, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line.translated(0, height), Qt.AlignmentFlag.AlignVCenter, where)
        painter.restore()

    def _paint_hit(self, painter: QPainter, line: QRect, found: Found) -> None:
        metrics = painter.fontMetrics()
        before = metrics.elidedText(found.hit.before.lstrip(), Qt.TextElideMode.ElideLeft, line.width() // 3)
        left = line.left()
        parts = [(before, "", False), (found.hit.found, colours().mark, bool(self.replacement))]
        if self.replacement:
            parts.append((self.replacement, colours().success_soft, False))
        for words, ground, struck in [*parts, (found.hit.after, "", False)]:
            width = metrics.horizontalAdvance(words)
            room = QRect(left, line.top(), min(width, line.right() - left), line.height())
            if ground:
                painter.fillRect(room, QColor(ground))
            font = painter.font()
            font.setStrikeOut(struck)
            painter.setFont(font)
            painter.setPen(QColor(colours().text))
            if width > room.width():  # Qt shortens what fits exactly, too
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            left += width
            if left >= line.right():
                break


class _Page(QWidget):
    """What is scrolled. Qt leaves its parts where they were when letters grow while it is being shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.setGeometry(self.rect())


class ReplacePane(QWidget):
    """Emits wishes; `show_programmes` brings the words to search."""

    replace_wished = Signal()
    """To be answered with what `wish` gives."""
    place_wished = Signal(str, str)
    """Programme and node to show ("" for words of the programme itself)."""
    scope_changed = Signal(bool)
    """Whether all programmes are wanted."""
    words_begun = Signal()
    """There are words to search now, and were none before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._programmes: Sequence[Programme] = ()
        self._was_asked = False
        self.words, self.replacement = QLineEdit(self), QLineEdit(self)
        self.match_case = QCheckBox(self.tr("Groß- und Kleinschreibung"), self)
        self.whole_words = QCheckBox(self.tr("Nur ganze Wörter"), self)
        self.everywhere = QCheckBox(self.tr("In allen Programmen"), self)
        self.count = QLabel(self)
        self.all_ticks = QCheckBox(self.tr("Alle auswählen"), self)
        self.button = QPushButton(self.tr("Ersetzen"), self)
        self.button.setAutoDefault(True)
        self.model = ReplaceModel(self)
        self.list = QListView(self)
        self.delegate = HitDelegate(self.list)
        self._delay = QTimer(self, singleShot=True, interval=150)
        self._prepare()
        self._lay_out()
        self._connect()

    def show_programmes(self, programmes: Sequence[Programme]) -> None:
        """Searches in these programmes from now on."""
        self._programmes = programmes
        self._search()

    def wish(self) -> Wish:
        """What is to be replaced, as it is shown and ticked now."""
        return self.model.wish(self.replacement.text())

    def begin(self, words: str = "") -> None:
        """Puts the keyboard into the field, with `words` (a marked passage) in it where given."""
        if words:
            self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus()

    def _prepare(self) -> None:
        self.words.setPlaceholderText(self.tr("Suchen nach …"))
        self.words.setAccessibleName(self.tr("Suchen nach"))
        self.replacement.setPlaceholderText(self.tr("Ersetzen durch …"))
        self.replacement.setAccessibleName(self.tr("Ersetzen durch"))
        self.count.setProperty("look", "secondary")
        self.button.setProperty("look", "primary")
        self.all_ticks.setChecked(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setProperty("look", "framed")
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(2 * ROW)
        self.list.setAccessibleName(self.tr("Fundstellen"))

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(SPACE_S)
        for field in (self.words, self.replacement):
            fields.addWidget(field)
        boxes = QVBoxLayout()
        boxes.setSpacing(SPACE_S // 2)  # below each other: beside each other large letters would be cut
        for box in (self.match_case, self.whole_words, self.everywhere):
            boxes.addWidget(box)
        fields.addLayout(boxes)
        above = QHBoxLayout()
        above.addWidget(self.all_ticks)
        above.addStretch()
        above.addWidget(self.count)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.button)
        page = _Page(self)
        area = QScrollArea(self)  # in a low window with large letters the parts would lie over each other
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        for part in (fields, above):
            layout.addLayout(part)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self._delay.timeout.connect(self._search)
        self.words.textChanged.connect(self._typed)
        self.words.returnPressed.connect(self._search)
        self.replacement.textChanged.connect(self._preview)
        self.match_case.toggled.connect(lambda _on: self._search())
        self.whole_words.toggled.connect(lambda _on: self._search())
        self.everywhere.toggled.connect(self.scope_changed)
        self.all_ticks.clicked.connect(self.model.tick_all)
        self.model.ticks_changed.connect(self._count)
        self.list.activated.connect(self._show_place)
        self.list.clicked.connect(self._show_place)
        self.button.clicked.connect(lambda _on: self.replace_wished.emit())

    @property
    def is_asked(self) -> bool:
        """Whether there are words to search."""
        return bool(self.words.text().strip())

    def _typed(self) -> None:
        self._delay.start()
        was_asked, self._was_asked = self._was_asked, self.is_asked
        if self.is_asked and not was_asked:
            self.words_begun.emit()
        self._count()  # the hits are those of other words

    def _search(self) -> None:
        self._delay.stop()
        query = Query(self.words.text(), self.match_case.isChecked(), self.whole_words.isChecked())
        self.model.search(self._programmes, query)

    def _preview(self, words: str) -> None:
        self.delegate.replacement = words
        self.list.viewport().update()

    def _count(self) -> None:
        hits, ticked, whole = len(self.model.found), len(self.model.ticked()), self.model.is_whole
        if not self.is_asked:
            self.count.setText("")
        elif not hits:
            self.count.setText(self.tr("Nichts gefunden") if whole else self.tr("Sucht …"))
        else:
            self.count.setText(self.tr("{ticked} von {hits}").format(ticked=numeral(ticked), hits=numeral(hits)))
        self.all_ticks.setChecked(bool(hits) and ticked == hits)
        self.all_ticks.setEnabled(bool(hits) and whole)
        self.button.setEnabled(bool(ticked) and whole and not self._delay.isActive())

    def _show_place(self, index: QModelIndex) -> None:
        found = index.data(FOUND_ROLE)
        if isinstance(found, Found):
            self.place_wished.emit(found.programme.id, found.hit.place.node or "")
