"""Pages that are filled as far as they are asked for, and again from where something changed."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from exporters.typesetting.items import Page
from exporters.typesetting.pages import AT_THE_BEGINNING, Frame, PageFiller, PageStart, Place
from exporters.typesetting.strips import Strip

_PAGES_BEFORE = 2  # a page may end elsewhere because of what comes on the next one


class LazyPages:
    """The pages of a number of chunks; `strips` gives those of a chunk by its index. Pages are never changed."""

    def __init__(self, frame: Frame, strips: Callable[[int], Sequence[Strip]]) -> None:
        self._frame = frame
        self._strips = strips
        self._count = 0
        self.pages: list[Page] = []
        self.finished = True
        self._starts: list[PageStart] = [AT_THE_BEGINNING]
        self._known: dict[Place, int] = {}
        self._before: tuple[list[Page], list[PageStart], int, bool] = ([], [], 0, False)
        self._filler = PageFiller(frame)
        self._taken = 0
        self._next: int = 0
        self._first: int = 0

    def change(self, count: int, first: int, same_at_end: int) -> int:
        """There are `count` chunks now; those before `first` and the last `same_at_end` are as they were. Returns how
        many pages are sure to stay."""
        if count == self._count and first >= count:
            return len(self.pages)
        places = [start.place for start in self._starts]
        kept = max(0, min(bisect_left(places, (first, 0)) - 1 - _PAGES_BEFORE, len(self.pages)))
        shift = count - self._count
        self._known = {
            (start.place[0] + shift, start.place[1]): index
            for index, start in enumerate(self._starts[: len(self.pages)])
            if start.place[0] >= self._count - same_at_end and not start.carried
        }
        self._before = (self.pages, self._starts, shift, self.finished)
        self.pages, self._starts = self.pages[:kept], self._starts[: kept + 1]
        self._count, self.finished = count, False
        self._resume(self._starts[-1])
        return kept

    def ensure(self, index: int) -> bool:
        """Fills pages up to that index; False where there are not so many."""
        while len(self.pages) <= index and not self.finished:
            self.step()
        return len(self.pages) > index

    def step(self) -> None:
        """Fills what the next chunk fills."""
        if self._next < self._count:
            chunk, first = self._next, self._first
            self._next, self._first = chunk + 1, 0
            self._filler.add(self._strips(chunk)[first:], (chunk, first))
        if self._next >= self._count:
            self._filler.end_page()
            self.finished = True
        self._take_pages()

    def _take_pages(self) -> None:
        for page in self._filler.pages[self._taken :]:
            self._taken += 1
            self.pages.append(page)
            self._starts.append(self._filler.starts[self._taken])
            index = self._known.get(self._starts[-1].place)
            if index is not None and not self._starts[-1].carried:
                self._take_old(index)
                return

    def _take_old(self, index: int) -> None:
        """A page begins where one began before the change: the rest is as it was."""
        pages, starts, shift, finished = self._before
        self._known = {}
        self.pages += pages[index:]
        self._starts += [
            PageStart((start.place[0] + shift, start.place[1]), start.carried) for start in starts[index + 1 :]
        ]
        self.finished = finished
        if not finished:
            self._resume(self._starts[-1])

    def _resume(self, start: PageStart) -> None:
        self._filler = PageFiller(self._frame, start)
        self._taken = 0
        self._next, self._first = start.place
