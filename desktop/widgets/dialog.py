"""What all dialogs share: a heading, a body, one blue button, Escape for no."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import ParamSpec, override

from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from desktop.look.parts import button, label, set_look, wrapped
from desktop.look.theme import px
from desktop.widgets.still_wheel import StillWheel

LONG_TITLE = 40
"""Letters; a longer heading, as with the title of an entry, may need several lines."""

FRAME = 40
"""Pixels that the window's own frame takes of a screen's height."""

P = ParamSpec("P")


def is_asking() -> bool:
    """Whether a dialog is answered just now. One that opens only after the store has answered does not open over it: it
    would be the same one, asked for twice, or stand before what was begun meanwhile."""
    return QApplication.activeModalWidget() is not None


class Dialog(QDialog):
    """Subclasses fill `body` and call `add_buttons`. One that was answered goes: what comes for it later is to be taken
    `while_there`. Where the screen has the room it is `tall` at least, in pixels at the usual size of letters."""

    tall = 0

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        on_screen = self.screen().availableGeometry().width() - 2 * SPACE_XL
        self.setMinimumWidth(min(max(width, px(width)), on_screen))
        self._sized, self._scrolled, self._wanted = False, False, 0
        self._still = StillWheel(self)
        self.heading = label(title, size=1.3, bold=True, parent=self)
        self.heading.setWordWrap(len(title) > LONG_TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL - 8, SPACE_XL, SPACE_XL - 8)
        column.setSpacing(SPACE_M)
        column.addWidget(self.heading)
        if words:
            column.addWidget(wrapped(words, "secondary", self))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_M)
        column.addLayout(self.body, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(SPACE_S)
        self._foot.setContentsMargins(0, SPACE_L, 0, 0)
        column.addLayout(self._foot)

    def add_buttons(self, accept: str, reject: str, left: QWidget | None = None) -> QPushButton:
        """The row at the foot; gives the blue button. `left` stands at its left end."""
        if left is not None:
            self._foot.addWidget(left)
        self._foot.addStretch(1)
        self.no = button(reject, self.reject, parent=self)
        self.no.setAutoDefault(False)
        self.yes = button(accept, self.accept, "primary", self)
        self.yes.setDefault(True)
        self._foot.addWidget(self.no)
        self._foot.addWidget(self.yes)
        return self.yes

    def prefer_no(self) -> None:
        """The blue button takes something away: it turns red, and the other one has the keyboard."""
        set_look(self.yes, "danger")
        self.prefer_nothing()
        self.no.setDefault(True)
        self.no.setFocus()

    def prefer_nothing(self) -> None:
        """Return belongs to the list that has the keyboard, and presses no button beside."""
        for each in self.findChildren(QPushButton):
            each.setDefault(False)
            each.setAutoDefault(False)

    def while_there(self, take: Callable[P, object]) -> Callable[P, None]:
        """`take`, which does nothing when the dialog is gone: for answers of the store and of jobs."""

        def taken(*given: P.args, **named: P.kwargs) -> None:
            if isValid(self):
                take(*given, **named)

        return taken

    @override
    def exec(self) -> int:
        """Else each would live, paint and hold its programme for as long as its window does."""
        answer = super().exec()
        self.deleteLater()
        return answer

    @override
    def event(self, event: QEvent) -> bool:
        """Words that get longer, as those of an error do, get the lines that they need."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._sized:
            self._keep_buttons_in_sight()
            more = self._wanted_height() - self._wanted
            if more > 0:
                self._wanted += more
                self.resize(self.width(), self.height() + more)
        return done

    def _wanted_height(self) -> int:
        """For all that is shown, at the width that there is; not more than the screen has, for its buttons are below."""
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()  # else words that wrap would get room for none
        height = layout.totalHeightForWidth(self.width()) if layout is not None and wraps else 0
        wanted = max(height or self.sizeHint().height(), px(self.tall))
        return self._room().height() if self._scrolled else min(wanted, self._room().height())

    def _room(self) -> QSize:
        return self.screen().availableGeometry().size() - QSize(0, FRAME)

    def _keep_buttons_in_sight(self) -> None:
        """What cannot become as small as the screen is scrolled above the buttons: else they would lie below its edge."""
        column, room = self.layout(), self._room()
        if self._scrolled or not isinstance(column, QVBoxLayout):
            return
        least = column.totalMinimumSize()
        wraps = column.hasHeightForWidth()
        height = column.totalMinimumHeightForWidth(self.width()) if wraps else least.height()
        if max(height, self.minimumHeight()) <= room.height() and least.width() <= room.width():
            return
        self._scrolled = True
        focus = self.focusWidget()
        self.setMinimumHeight(0)
        column.insertWidget(0, _scrolling(column, self), 1)
        if focus is not None:
            focus.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Sizes are right only now that the style sheet has been applied."""
        if not self._sized:
            self._sized = True
            self._keep_buttons_in_sight()
            self._wanted = self._wanted_height()
            self.resize(self.width(), self._wanted)
            self._still.hold(self)
        super().showEvent(event)

    def set_modal_to_window(self) -> None:
        """Blocks its window only; `open` returns at once."""
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def _scrolling(column: QVBoxLayout, parent: QWidget) -> QScrollArea:
    """An area with all of `column` but its last line."""
    page = QWidget(parent)
    page.setProperty("look", "page")
    inner = QVBoxLayout(page)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(column.spacing())
    while column.count() > 1 and (item := column.takeAt(0)) is not None:
        widget, layout = item.widget(), item.layout()
        if widget is not None:
            inner.addWidget(widget)
        elif layout is not None:
            inner.addLayout(layout, 1)
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab brings each field into view
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
