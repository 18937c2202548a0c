"""Tools beside each other; those that have no room stand in a menu at the end."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from desktop.action_rows import LINE
from desktop.actions import Actions
from desktop.look.colours import SPACE_S
from desktop.look.parts import growing_icons, icon_button
from desktop.look.theme import theme
from desktop.menu_letters import new_menu

GAP = 2


class ToolRow(QWidget):
    """Never asks for more room than the way to its menu, so that no pane is widened by its tools."""

    def __init__(self, actions: Actions, keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._actions, self._keys = actions, tuple(keys)
        self.tools = {key: self._tool(key) for key in keys if key != LINE}
        self.more = icon_button("more", self.tr("Weitere Werkzeuge"), parent=self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(new_menu(self, fill=self._fill))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """All of them."""
        return QSize(self._width(self._keys), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        """The way to the menu; the only tool where there is but one."""
        widths = [each.sizeHint().width() for each in self.tools.values()]
        return QSize(self.more.sizeHint().width() if len(widths) > 1 else sum(widths), self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def hidden_keys(self) -> tuple[str, ...]:
        """What stands in the menu, with its lines."""
        out = self._keys[self._shown() :]
        return out[1:] if out[:1] == (LINE,) else out

    def _shown(self) -> int:
        """How many of the keys have room."""
        if self._width(self._keys) <= self.width():
            return len(self._keys)
        room = self.width() - self.more.sizeHint().width() - GAP
        return max(
            count for count in range(len(self._keys) + 1) if not count or self._width(self._keys[:count]) <= room
        )

    def _width(self, keys: Sequence[str]) -> int:
        return sum(SPACE_S if key == LINE else self.tools[key].sizeHint().width() + GAP for key in keys) - GAP

    def _height(self) -> int:
        return max(each.sizeHint().height() for each in (*self.tools.values(), self.more))

    def _place(self) -> None:
        shown, left = self._shown(), 0
        for place, key in enumerate(self._keys):
            if key == LINE:
                left += SPACE_S
                continue
            tool = self.tools[key]
            tool.setVisible(place < shown)
            left = self._put(tool, left) if place < shown else left
        self.more.setVisible(shown < len(self._keys))
        self._put(self.more, self.width() - self.more.sizeHint().width())

    def _put(self, tool: QToolButton, left: int) -> int:
        size = tool.sizeHint()
        tool.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
        return left + size.width() + GAP

    def _fill(self) -> None:
        menu = self.more.menu()
        menu.clear()
        self._actions.fill(menu, self.hidden_keys())

    def _tool(self, key: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setDefaultAction(self._actions.button(key))
        growing_icons(tool)
        tool.setAccessibleName(self._actions[key].text())
        theme().watch(self._actions, lambda: self._actions.button(key))
        return tool
