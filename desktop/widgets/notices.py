"""Strips below the top bar for what must not be missed: they stay until somebody answers them, and hold nothing up."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.look import icons
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import button, label, wrapped
from desktop.look.theme import colours, theme

Offer = tuple[str, Callable[[], object]]
"""The words of a button and what it does; the strip stays."""

WARNING = "warning"


class Notice(QFrame):
    """One strip: a sign, words, and what can be done."""

    def __init__(self, words: str, offers: tuple[Offer, ...], sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setProperty("look", "strip")
        self.sign = label(parent=self)
        self.words = wrapped(words, parent=self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(words)
        self.buttons = [button(name, act, parent=self) for name, act in offers]
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        row.setSpacing(SPACE_M)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        for each in self.buttons:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        theme().watch(self, self._paint)
        self._paint()

    def _paint(self) -> None:
        colour = colours().warning if self._sign == WARNING else colours().accent
        self.sign.setPixmap(icons.pixmap(self._sign, colour, scale=self.devicePixelRatioF()))


class Notices(QWidget):
    """The strips, one for each key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_notice(self, key: str, words: str, *offers: Offer, sign: str = WARNING) -> Notice:
        """Shows a strip, in place of the one with the same key; `sign` names its icon."""
        self.drop(key)
        notice = self._notices[key] = Notice(words, offers, sign, self)
        self._column.addWidget(notice)
        self.show()
        return notice

    def drop(self, key: str) -> None:
        """Takes a strip away."""
        notice = self._notices.pop(key, None)
        if notice is not None:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._notices))

    def notice(self, key: str) -> Notice | None:
        """The strip with this key; None where it is not shown."""
        return self._notices.get(key)
