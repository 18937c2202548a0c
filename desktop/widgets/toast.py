"""A short word at the lower edge of the window, with what can be done about it. F6 leads there, Escape back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import button, icon_button
from desktop.look.theme import colours, px, theme

ABOVE = 88
"""Pixels below it: the buttons at the foot of a view stay free."""
SHOWN_FOR = 10_000
"""Milliseconds; while mouse or keyboard are in it, it stays."""


class Toast(QFrame):
    """Sits above the status bar; a new one replaces the last."""

    told = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "toast")
        self._words = QLabel(self)
        self._acts: list[Callable[[], object] | None] = [None, None]
        self._is_of_now = False
        self.is_new = False
        """Whether it offers something that the keyboard has not been at."""
        self._before: QWidget | None = None
        self.offer = button("", lambda: self._do(0), "link", self)
        self.second = button("", lambda: self._do(1), "link", self)
        self._close = icon_button("close", self.tr("Schließen"), self.hide, self)
        self._close.setIcon(icons.icon("close", colours().paper))
        theme().watch(self, lambda: self._close.setIcon(icons.icon("close", colours().paper)))
        for each in (self.offer, self.second, self._close):  # a click leaves the keyboard where one writes
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self._time_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_M)
        for widget in (self._words, self.offer, self.second, self._close):
            row.addWidget(widget)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        words: str,
        offer: str = "",
        act: Callable[[], object] | None = None,
        second: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Shows `words` for some seconds; `act` is what the button `offer` does, `second` another one with its deed."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._acts = [act, second[1] if second else None]
        for each, name in ((self.offer, offer), (self.second, second[0] if second else "")):
            each.setText(name)
            each.setVisible(bool(name))
        self.setFocusProxy(self.offer if offer else self._close)
        self.is_new = bool(offer)
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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @override
    def hide(self) -> None:
        """The keyboard goes back to where it came from; Qt would give it to whatever comes next."""
        before, self.is_new = self.came_from, False
        super().hide()
        if before is not None:
            before.setFocus()

    def take_keyboard(self) -> None:
        """To what it offers."""
        self.is_new, self._before = False, self.window().focusWidget()
        self.setFocus()

    @property
    def came_from(self) -> QWidget | None:
        """Where the keyboard was before it came here; None while it is elsewhere."""
        return self._before if self._has_keyboard() and self._before is not None and isValid(self._before) else None

    def _has_keyboard(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _time_out(self) -> None:
        if self.underMouse() or self._has_keyboard():
            self._timer.start()
        else:
            self.hide()

    def _do(self, which: int) -> None:
        act = self._acts[which]
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        self.adjustSize()
        parent = self.window()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - px(ABOVE))
