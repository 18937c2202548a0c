"""Pictures of the pages of a source: drawn by a process of its own, a few at a time, kept up to a limit of memory."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop.jobs import Jobs
from desktop.review.reading import PICTURES, stamp_of
from programme.errors import UserError

if TYPE_CHECKING:
    from importers.pdf.pictures import PagePicture
    from importers.source import SourcePage

MOST_BYTES = 96 * 1024 * 1024
AT_ONCE = 2
PATIENCE = 20_000  # milliseconds for two pages, the start of the process included
_DEPTH = 4  # bytes a dot takes
_LIKE = 0.02


class SheetPictures(QObject):
    """`want` says what is in sight; `came` tells that a picture is there. The process lives as long as the document."""

    came = Signal()
    lost = Signal()
    """The file is gone, or not the one that was read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: Jobs | None = None
        self._path = Path()
        self._stamp = (0, 0)
        self._pages: Sequence[SourcePage] = ()
        self._kept: dict[int, tuple[float, QPixmap]] = {}
        self._refused: set[int] = set()
        self._wanted: tuple[int, ...] = ()
        self._scale = 1.0
        self._job = 0
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._give_up)

    def open(self, path: Path, stamp: tuple[int, int], pages: "Sequence[SourcePage]") -> None:
        """Another document."""
        self.close()
        self._path, self._stamp, self._pages = path, stamp, pages
        self._jobs = Jobs(self)

    def close(self) -> None:
        """Ends the process and forgets all pictures."""
        self._patience.stop()
        if self._jobs is not None:
            self._jobs.close()
            self._jobs.deleteLater()
        self._jobs, self._job, self._wanted = None, 0, ()
        self._kept.clear()
        self._refused.clear()

    def picture(self, index: int) -> QPixmap | None:
        """The picture of a page, maybe for another size than the one wanted now."""
        found = self._kept.get(index)
        return found[1] if found else None

    def is_refused(self, index: int) -> bool:
        """Whether a page cannot be drawn."""
        return index in self._refused

    @property
    def bytes_kept(self) -> int:
        """What the pictures take."""
        return sum(each.width() * each.height() * _DEPTH for _scale, each in self._kept.values())

    def want(self, indexes: Sequence[int], scale: float) -> None:
        """Pages in the order in which they are needed, with `scale` dots for a point."""
        self._wanted, self._scale = tuple(indexes), scale
        self._next()

    # ---------------------------------------------------------------------------------------------------------- inside

    def _next(self) -> None:
        missing = [each for each in self._wanted if not self._is_fresh(each) and each not in self._refused][:AT_ONCE]
        if self._jobs is None or self._job or not missing:
            return
        if stamp_of(self._path) != self._stamp:
            self.lost.emit()
            return
        jobs, scale = self._jobs, self._scale
        arguments = (self._path, tuple(self._pages[each] for each in missing), scale)

        def done(found: "list[PagePicture]") -> None:
            if jobs is self._jobs:
                self._take(missing, found, scale)

        def failed(_error: UserError) -> None:
            if jobs is self._jobs:
                self._take(missing, [], scale)

        self._job = jobs.run(PICTURES, arguments, done, failed)
        self._patience.start()

    def _take(self, asked: Sequence[int], found: "Sequence[PagePicture]", scale: float) -> None:
        self._patience.stop()
        self._job = 0
        by_number = {each.number: each for each in found}
        for index in asked:
            made = by_number.get(self._pages[index].number)
            if made is None:
                self._refused.add(index)
                continue
            image = QImage(made.data, made.width, made.height, made.stride, QImage.Format.Format_RGB888)
            self._kept.pop(index, None)
            self._kept[index] = scale, QPixmap.fromImage(image)
        self._make_room()
        self.came.emit()
        self._next()

    def _make_room(self) -> None:
        """The oldest pictures go, those wanted now last of all."""
        for index in sorted(self._kept, key=lambda each: each in self._wanted):
            if self.bytes_kept <= MOST_BYTES or len(self._kept) == 1:
                return
            del self._kept[index]

    def _is_fresh(self, index: int) -> bool:
        found = self._kept.get(index)
        return found is not None and abs(found[0] - self._scale) <= _LIKE * self._scale

    def _give_up(self) -> None:
        if self._jobs is not None and self._job:
            self._jobs.cancel(self._job)
