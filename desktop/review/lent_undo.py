"""What "Rückgängig" and "Wiederholen" mean while a review is looked at: its edits."""

from desktop.review.board import ReviewBoard


class ReviewUndo:
    """Of the review that `board` shows, if any."""

    def __init__(self, board: ReviewBoard) -> None:
        self._board = board

    @property
    def undo_label(self) -> str | None:
        """What "Rückgängig" would take back; None for nothing."""
        review = self._board.review
        return review.undo_label if review else None

    @property
    def redo_label(self) -> str | None:
        """What "Wiederholen" would do again; None for nothing."""
        review = self._board.review
        return review.redo_label if review else None

    def undo(self) -> None:
        """Takes the last edit of the review back."""
        if self._board.review is not None:
            self._board.change(lambda review: review.undo())

    def redo(self) -> None:
        """Does it again."""
        if self._board.review is not None:
            self._board.change(lambda review: review.redo())
