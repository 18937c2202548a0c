"""The list of a review's findings: kinds as headings, below them one line for each, worst first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from desktop import messages
from desktop.look import icons
from desktop.look.colours import ROW_HEIGHT, SPACE_M, SPACE_S, Colours
from desktop.look.fonts import scaled, tabular
from desktop.look.theme import colours, icon_side, theme
from desktop.messages import numeral
from desktop.review.findings import ReviewGroup, ReviewRow
from desktop.widgets.rows_model import GroupsModel, Index
from programme.findings import Severity

ITEM_ROLE = Qt.ItemDataRole.UserRole
OPEN_AT_MOST = 40
"""Kinds with more findings begin folded, unless they are worse than a hint."""
_SIGNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
_PLACE_SAMPLE = "S. 888, Z. 88.888"


class FindingsModel(GroupsModel[ReviewGroup]):
    """`ITEM_ROLE` gives a `ReviewGroup` or a `ReviewRow`; a kind with one finding is that finding, without a heading."""

    def index_of(self, finding: int) -> QModelIndex:
        """The place of a finding; an invalid index where it is not shown."""
        for place, group in enumerate(self.groups):
            for at, row in enumerate(group.rows):
                if row.index == finding:
                    return self.index(at, 0, self.index(place, 0)) if len(group.rows) > 1 else self.index(place, 0)
        return QModelIndex()

    @override
    def below(self, group: ReviewGroup) -> Sequence[ReviewRow]:
        return group.rows if len(group.rows) > 1 else ()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item: ReviewRow | ReviewGroup = self.item_at(index)
        if isinstance(item, ReviewGroup) and len(item.rows) == 1:
            item = item.rows[0]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title if isinstance(item, ReviewGroup) else item.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _heard(item)
        return item.words if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, ReviewRow) else None


class FindingsList(QTreeView):
    """`place_wished` comes for the finding that a person goes to; keys that act on it go to the pane."""

    went_to = Signal(object)
    """A `ReviewRow`, a `ReviewGroup`, or None."""
    key_pressed = Signal(str)
    """"space", "shift+space", "return" or a digit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded: dict[str, bool] = {}
        self._quiet = False
        self.findings = FindingsModel(self)
        self.setModel(self.findings)
        self.setItemDelegate(FindingsDelegate(self))
        self.setAccessibleName(self.tr("Hinweise"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(lambda *_: self._current_changed())
        self.collapsed.connect(lambda index: self._fold(index, True))
        self.expanded.connect(lambda index: self._fold(index, False))
        theme().watch(self, self.viewport().update)

    def show_groups(self, groups: Sequence[ReviewGroup]) -> None:
        """Takes other findings; what is current stays so where it is still there, else the next one is."""
        before = self.current()
        at = self.currentIndex()
        place, above = at.row(), at.parent().row()
        self._quiet = True
        self.findings.show(groups)
        for row, group in enumerate(groups):
            usual = len(group.rows) > OPEN_AT_MOST and group.severity is Severity.HINT and len(groups) > 1
            self.setExpanded(self.findings.index(row, 0), not self._folded.get(group.kind, usual))
        index = self.findings.index_of(before.index) if isinstance(before, ReviewRow) else QModelIndex()
        if not index.isValid() and before is not None:
            index = self._near(before, above, place)
        self.setCurrentIndex(index)
        self._quiet = False

    def forget(self) -> None:
        """Another document: folding by hand is forgotten."""
        self._folded.clear()

    def current(self) -> ReviewRow | ReviewGroup | None:
        """What the keyboard is on."""
        found = self.currentIndex().data(ITEM_ROLE)
        return found if isinstance(found, (ReviewRow, ReviewGroup)) else None

    def step(self, by: int) -> None:
        """To the next or previous finding, over the headings; in again at the other end."""
        rows = [row for group in self.findings.groups for row in group.rows]
        if not rows:
            return
        now = self.current()
        at = next((place for place, row in enumerate(rows) if row is now), -1 if by > 0 else 0)
        index = self.findings.index_of(rows[(at + by) % len(rows)].index)
        self.setExpanded(index.parent(), True)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.went_to.emit(self.current())

    def _near(self, before: ReviewRow | ReviewGroup, above: int, place: int) -> QModelIndex:
        kind = before.kind if isinstance(before, ReviewGroup) else before.finding.kind
        for row, group in enumerate(self.findings.groups):
            if group.kind == kind and len(group.rows) > 1:
                parent = self.findings.index(row, 0)
                at = min(place, len(group.rows) - 1)
                return self.findings.index(at, 0, parent) if isinstance(before, ReviewRow) else parent
        return self.findings.index(min(max(above, 0), max(len(self.findings.groups) - 1, 0)), 0)

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        group = index.data(ITEM_ROLE)
        if not self._quiet and isinstance(group, ReviewGroup):
            self._folded[group.kind] = folded

    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(ITEM_ROLE), ReviewGroup):
            self.setExpanded(index, not self.isExpanded(index))
        self.went_to.emit(self.current())

    def _current_changed(self) -> None:
        if not self._quiet:
            self.went_to.emit(self.current())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space:
            self.key_pressed.emit("shift+space" if shift else "space")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.key_pressed.emit("return")
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 and not event.modifiers():
            self.key_pressed.emit(chr(event.key()))
        else:
            super().keyPressEvent(event)


class FindingsDelegate(QStyledItemDelegate):
    """Sign, place, words, and what was decided."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(ROW_HEIGHT, option.fontMetrics.height() + SPACE_S))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, colour = index.data(ITEM_ROLE), colours()
        rect = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colour.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour.selection if chosen else colour.hover))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 4, 4)
        inner = rect.adjusted(SPACE_M, 0, -SPACE_M, 0)
        if isinstance(item, ReviewRow):
            _paint_row(painter, inner, item, colour, not index.parent().isValid())
        elif isinstance(item, ReviewGroup):
            _paint_group(painter, inner, item, colour, self._is_open(index))
        painter.restore()

    def _is_open(self, index: Index) -> bool:
        return self._view.isExpanded(self._view.model().index(index.row(), 0))


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _paint_group(painter: QPainter, rect: QRect, group: ReviewGroup, colour: Colours, is_open: bool) -> None:
    arrow = icons.icon("chevron-down" if is_open else "chevron-right", colour.secondary)
    arrow.paint(painter, QRect(rect.left(), rect.top(), icon_side() - 2, rect.height()))
    sign = icons.icon(_SIGNS[group.severity], _sign_colour(group.severity, colour))
    sign.paint(painter, QRect(rect.left() + icon_side() + 4, rect.top(), icon_side(), rect.height()))
    words = rect.adjusted(2 * icon_side() + SPACE_M, 0, 0, 0)
    painter.setFont(scaled(1.0, QFont.Weight.DemiBold))
    painter.setPen(QColor(colour.text))
    painter.drawText(words, _LEFT, group.title)
    left = painter.fontMetrics().horizontalAdvance(group.title) + SPACE_S
    painter.setFont(tabular(scaled(1.0)))
    painter.setPen(QColor(colour.secondary))
    painter.drawText(words.adjusted(left, 0, 0, 0), _LEFT, numeral(len(group.rows)))


def _paint_row(painter: QPainter, rect: QRect, row: ReviewRow, colour: Colours, alone: bool) -> None:
    """`alone` gives it the sign that else stands at its heading."""
    if alone:
        severity = row.finding.severity
        sign = icons.icon(_SIGNS[severity], colour.secondary if row.decided else _sign_colour(severity, colour))
        sign.paint(painter, QRect(rect.left() + icon_side() + 4, rect.top(), icon_side(), rect.height()))
    painter.setFont(tabular(scaled(1.0)))
    room = painter.fontMetrics().horizontalAdvance(_PLACE_SAMPLE)
    painter.setPen(QColor(colour.secondary))
    place = rect.adjusted(2 * icon_side() + SPACE_M, 0, 0, 0)
    painter.drawText(place, _LEFT, row.place)
    words = place.adjusted(room + SPACE_S, 0, 0, 0)
    if row.decided:
        painter.drawText(words, _RIGHT, row.decided)
        words.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(row.decided) - SPACE_M, 0)
    painter.setPen(QColor(colour.secondary if row.decided else colour.text))
    painter.drawText(words, _LEFT, painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, words.width()))  # fmt: skip


def _sign_colour(severity: Severity, colour: Colours) -> str:
    return {Severity.ERROR: colour.danger, Severity.WARNING: colour.warning}.get(severity, colour.secondary)


def _heard(item: ReviewRow | ReviewGroup) -> str:
    if isinstance(item, ReviewGroup):
        return f"{item.title}, {numeral(len(item.rows))}"
    return ". ".join(
        filter(None, (messages.text("severity", item.finding.severity.value), item.words, item.place, item.decided))
    )
