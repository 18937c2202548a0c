"""A pane of the review: a heading, some words beside it, tools at its right end, and what it holds."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.action_rows import LINE
from desktop.actions import Actions
from desktop.look.colours import ICON_SIZE, SPACE_M, SPACE_S
from desktop.look.parts import label
from desktop.look.theme import theme


class ReviewPane(QWidget):
    """`detail` is what stands beside the heading."""

    def __init__(self, title: str, actions: Actions, keys: tuple[str, ...], body: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label(title, bold=True, parent=self)
        self.detail = label("", "secondary", parent=self)
        self.tools: dict[str, QToolButton] = {}
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_M, 4, SPACE_S, 4)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addSpacing(SPACE_S)
        head.addWidget(self.detail, 1)
        for key in keys:
            if key == LINE:
                head.addSpacing(SPACE_S)
            else:
                head.addWidget(self._tool(actions, key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        line = QFrame(self)
        line.setProperty("look", "line")
        column.addWidget(line)
        column.addWidget(body, 1)
        self.setFocusProxy(body)

    def _tool(self, actions: Actions, key: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setDefaultAction(actions.button(key))
        tool.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        tool.setAccessibleName(actions[key].text())
        theme().watch(tool, lambda: actions.button(key))
        self.tools[key] = tool
        return tool
