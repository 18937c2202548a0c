"""Findings as a tree of two levels for the list of the checks pane: kinds, and below them the findings."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from desktop import messages
from desktop.checks.finding_groups import FindingGroup, FindingRow
from desktop.look import icons
from desktop.look.colours import ROW_HEIGHT, SPACE_M, SPACE_S, Colours
from desktop.look.fonts import scaled
from desktop.look.theme import colours, icon_side, px
from desktop.messages import numeral
from desktop.widgets.rows_model import ROW_ROLE, GroupsModel, Index
from programme.findings import Severity

_SIGNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}


class ChecksModel(GroupsModel[FindingGroup]):
    """`ROW_ROLE` gives a `FindingGroup` or a `FindingRow`."""

    def index_of(self, key: str) -> QModelIndex:
        """The place of a finding by its waiver key; an invalid index where it is not shown."""
        for place, group in enumerate(self.groups):
            for row, each in enumerate(group.rows):
                if each.key == key:
                    return self.index(row, 0, self.index(place, 0))
        return QModelIndex()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.item_at(index)
        if role == ROW_ROLE:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _said(item, role)
        return None


class ChecksDelegate(QStyledItemDelegate):
    """A kind with its count; a finding with its sign, its sentence and its place."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if not isinstance(row, FindingRow):
            return QSize(width, px(ROW_HEIGHT) + SPACE_S)
        metrics = option.fontMetrics
        words = metrics.boundingRect(QRect(0, 0, _text_width(width), 10_000), _WRAPPED, row.sentence)
        below = metrics.height() if _place_of(row) else 0
        return QSize(width, words.height() + below + SPACE_M)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, colour = index.data(ROW_ROLE), colours()
        rect = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour.selection if chosen else colour.hover))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 4, 4)
        if isinstance(row, FindingRow):
            _paint_finding(painter, rect, row, colour)
        else:
            is_open = isinstance(index, QModelIndex) and self._view.isExpanded(index)
            _paint_group(painter, rect, row, colour, is_open)
        painter.restore()


_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def _indent() -> int:
    return SPACE_M + icon_side() + SPACE_S


def _text_width(width: int) -> int:
    return max(width - _indent() - SPACE_M, 80)


def _place_of(row: FindingRow) -> str:
    return f"{row.place} · {row.waived.reason}" if row.waived and row.place else row.waived.reason if row.waived else row.place  # fmt: skip


def _paint_finding(painter: QPainter, rect: QRect, row: FindingRow, colour: Colours) -> None:
    inner = rect.adjusted(_indent(), SPACE_M // 2, -SPACE_M, -SPACE_M // 2)
    sign = icons.icon(_SIGNS[row.finding.severity], _sign_colour(row, colour))
    sign.paint(painter, QRect(rect.left() + SPACE_M, inner.top() + 1, icon_side(), painter.fontMetrics().height()))
    place = _place_of(row)
    below = painter.fontMetrics().height() if place else 0
    painter.setPen(QColor(colour.secondary if row.waived else colour.text))
    painter.drawText(inner.adjusted(0, 0, 0, -below), _WRAPPED, row.sentence)
    if place:
        painter.setPen(QColor(colour.secondary))
        words = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)


def _paint_group(painter: QPainter, rect: QRect, group: FindingGroup, colour: Colours, is_open: bool) -> None:
    arrow = icons.icon("chevron-down" if is_open else "chevron-right", colour.secondary)
    arrow.paint(painter, QRect(rect.left() + SPACE_M, rect.top(), icon_side(), rect.height()))
    inner = rect.adjusted(_indent(), 0, -SPACE_M, 0)
    count = numeral(len(group.rows))
    painter.setPen(QColor(colour.secondary))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
    room = inner.width() - painter.fontMetrics().horizontalAdvance(count) - SPACE_M
    painter.setFont(scaled(1.0, QFont.Weight.DemiBold))
    painter.setPen(QColor(colour.text))
    title = painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


def _sign_colour(row: FindingRow, colour: Colours) -> str:
    if row.waived:
        return colour.secondary
    return {Severity.ERROR: colour.danger, Severity.WARNING: colour.warning}.get(row.finding.severity, colour.secondary)


def _said(item: FindingGroup | FindingRow, role: int) -> str:
    if isinstance(item, FindingGroup):
        return f"{item.title}, {numeral(len(item.rows))}"
    if role == Qt.ItemDataRole.ToolTipRole and item.waived:
        return f"{item.sentence}\n{item.waived.reason}"
    parts = [messages.text("severity", item.finding.severity.value), item.sentence, _place_of(item)]
    return item.sentence if role == Qt.ItemDataRole.DisplayRole else ". ".join(part for part in parts if part)
