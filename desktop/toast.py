"""A short word at the lower edge of the window, with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import button, icon_button
from desktop.look.theme import colours, px, theme

ABOVE = 88
"""Pixels below it: the buttons at the foot of a view stay free."""
SHOWN_FOR = 10_000  # milliseconds; what it offers is in the menus, too


class Toast(QFrame):
    """Sits above the status bar; a new one replaces the last."""

    told = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "toast")
        self._words = QLabel(self)
        self._act: Callable[[], object] | None = None
        self._is_of_now = False
        self.offer = button("", self._do, "link", self)
        self._close = icon_button("close", self.tr("Schließen"), self.hide, self)
        self._close.setIcon(icons.icon("close", colours().paper))
        theme().watch(self, lambda: self._close.setIcon(icons.icon("close", colours().paper)))
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_M)
        for widget in (self._words, self.offer, self._close):
            row.addWidget(widget)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, offer: str = "", act: Callable[[], object] | None = None) -> None:
        """Shows `words` for some seconds; `act` is what the button `offer` does."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self._act = act
        self._is_of_now = False
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self.told.emit(words)

    def offer_here(self, words: str, offer: str, act: Callable[[], object]) -> None:
        """As `say`, for what makes sense only now and in the open programme: `outdate` withdraws the offer."""
        self.say(words, offer, act)
        self._is_of_now = True

    def outdate(self) -> None:
        """A newer step was made or another programme opened: taking back would mean that one."""
        if self._is_of_now:
            self.hide()

    @property
    def words(self) -> str:
        """What is shown; "" while nothing is."""
        return "" if self.isHidden() else self._words.text()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _place(self) -> None:
        self.adjustSize()
        parent = self.window()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - px(ABOVE))
