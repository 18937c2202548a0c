"""Keeps the unfinished review on the disk while a person works on it, and offers it again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.language import tr
from desktop.places import draft_path
from desktop.review import draft as review_draft
from desktop.review.board import ReviewBoard
from desktop.review.target import Target
from desktop.widgets.notices import Notices

DELAY = 500  # milliseconds after an edit
KEY = "review"


class ReviewKeeper(QObject):
    """Writes soon after each change of the review that `board` shows; `target` tells where it is to go."""

    def __init__(self, board: ReviewBoard, target: Callable[[], Target], path: Path | None = None) -> None:
        super().__init__(board)
        self._board = board
        self._target = target
        self._path = path or draft_path()
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.keep)
        board.changed.connect(self.soon)

    @property
    def name(self) -> str:
        """Of the document whose review is kept; "" for none."""
        return review_draft.kept_name(self._path)

    def soon(self) -> None:
        """The review has changed."""
        self._timer.start()

    def keep(self) -> None:
        """Writes what is in review now."""
        self._timer.stop()
        if self._board.review is not None:
            review_draft.keep(self._board.review, self._target(), self._path)

    def forget(self) -> None:
        """The review is over."""
        self._timer.stop()
        review_draft.forget(self._path)


def offer_kept(notices: Notices, resume: Callable[[], object]) -> None:
    """Says at the start that a review was left unfinished; nothing where none was."""
    path = draft_path()
    name = review_draft.kept_name(path)
    if not name:
        return

    def go_on() -> None:
        notices.drop(KEY)
        resume()

    def give_up() -> None:
        notices.drop(KEY)
        review_draft.forget(path)

    words = tr("Die Prüfung von „{name}“ ist noch nicht übernommen. Alles daran ist noch da.")
    offers = ((tr("Weiter prüfen"), go_on), (tr("Verwerfen"), give_up))
    notices.show_notice(KEY, words.format(name=name), *offers)
