"""A pane of the review: a heading, some words beside it, tools at its right end, and what it holds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyleOption, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.actions import Actions
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import label, line
from desktop.review.tool_row import ToolRow


class Detail(QLabel):
    """Words that give way: what has no room is left out at the end and stands in the tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "secondary")
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        self.setToolTip("" if words == self.text() else self.text())
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(painter, self.rect(), align, option.palette, True, words, self.foregroundRole())
        painter.end()


class ReviewPane(QWidget):
    """`detail` is what stands beside the heading."""

    def __init__(self, title: str, actions: Actions, keys: tuple[str, ...], body: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label(title, bold=True, parent=self)
        self.detail = Detail(self)
        self.tools = ToolRow(actions, keys, self)
        head = self._head = QHBoxLayout()
        head.setContentsMargins(SPACE_M, 4, SPACE_S, 4)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addSpacing(SPACE_S)
        head.addWidget(self.detail, 1)
        head.addWidget(self.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line(self))
        column.addWidget(body, 1)
        self.setFocusProxy(body)

    def add_controls(self, controls: QWidget) -> None:
        """Further tools, before the others."""
        self._head.insertWidget(self._head.count() - 1, controls)
