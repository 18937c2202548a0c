"""The view "Einlesen": where to begin, reading, why it stopped, or the review itself."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions import Actions
from desktop.review.board import ReviewBoard
from desktop.review.commands import ReviewCommands
from desktop.review.pages import StartPage, StoppedPage, WaitingPage
from desktop.review.state import Review
from programme.model import Scheme


class ReviewView(QStackedWidget):
    """Only shows; `desktop.review.wishes` reads and takes over."""

    file_wished = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = StartPage(self)
        self.waiting = WaitingPage(self)
        self.stopped = StoppedPage(self)
        self.board = ReviewBoard(actions, self)
        self.commands = ReviewCommands(self.board, actions)
        for page in (self.start, self.waiting, self.stopped, self.board):
            self.addWidget(page)
        self.start.file_wished.connect(self.file_wished)
        self.stopped.file_wished.connect(self.file_wished)
        self.show_start()

    def show_start(self) -> None:
        """Nothing to review."""
        self.board.leave()
        self._turn_to(self.start)

    def show_waiting(self, name: str) -> None:
        """A document is being read."""
        self.board.leave()
        self.waiting.begin(name)
        self._turn_to(self.waiting)

    def show_stopped(self, words: str, helper: str = "") -> None:
        """It was not read."""
        self.board.leave()
        self.stopped.tell(words, helper)
        self._turn_to(self.stopped)

    def show_review(self, review: Review, schemes: Sequence[Scheme] = ()) -> None:
        """It was read."""
        self.setCurrentWidget(self.board)
        self.board.show_review(review, schemes)
        self.commands.adjust()

    def focus(self) -> None:
        """Where the keyboard belongs on the page that is shown."""
        page = self.currentWidget()
        target = self.board.tree if page is self.board else page
        if target is not None:
            target.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.commands.adjust()
        if self.isVisible():
            page.setFocus()
