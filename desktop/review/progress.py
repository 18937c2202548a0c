"""Taking a review over into the store: how far it is, and its end on wish."""

import threading

from PySide6.QtCore import QObject, Signal

from desktop.review.footer import ReviewFooter
from desktop.worker import JobCancelled


class TakingOver(QObject):
    """One such work, shown by `footer`. `on_step` is called in the store's thread, between pieces of the work."""

    _told = Signal(float)

    def __init__(self, footer: ReviewFooter) -> None:
        super().__init__(footer)
        self._footer = footer
        self._ended = threading.Event()
        self._is_over = False
        self._told.connect(self._show)
        footer.cancel_wished.connect(self._ended.set)

    def on_step(self, left: int, total: int) -> None:
        """Raises `JobCancelled` once a person wished the end; then the store takes all of it back."""
        if self._ended.is_set():
            raise JobCancelled("job_cancelled")
        self._told.emit(1.0 - left / max(1, total))

    def over(self) -> None:
        """It is done, or was ended."""
        self._is_over = True
        self._footer.show_progress(None)
        self.deleteLater()

    def _show(self, share: float) -> None:
        if not self._is_over:  # what was told may come after the answer
            self._footer.show_progress(share)
