"""Opens all branches of the tree, or those down to a depth: the rows that are looked at first, the others in slices.

Qt asks for each row that comes, so that 50,000 take a quarter of a second. A branch that opens while all behind it are
still closed moves few rows, so that one after the other takes no longer than all at once.
"""

import sys
from collections.abc import Iterator
from itertools import chain, islice

from PySide6.QtCore import QModelIndex, QObject, QPoint

from desktop.spare_time import SpareTime, advance
from desktop.tree.outline import Entry, Outline
from desktop.tree.view import OutlineTree


class Opening(QObject):
    """Belongs to one tree. Another programme or a filter ends its work."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._model = tree.outline_model
        self._depth = 0
        self._spare_time = SpareTime(self)
        self._model.modelAboutToBeReset.connect(self._spare_time.stop)

    @property
    def depth(self) -> int:
        """Down to which depth branches are still being opened; 0 where none are."""
        return self._depth if self._spare_time.is_used else 0

    def open_all(self) -> None:
        """Opens every branch; the current row, or the first that is seen, stays where it is."""
        self.go_on(sys.maxsize)

    def open_to(self, depth: int) -> None:
        """Opens this many levels and closes all below, but for what stands above the current entry."""
        self.close_all()
        current = self._tree.currentIndex()
        if current.isValid():
            self._tree.scrollTo(current)
        self.go_on(depth)

    def close_all(self) -> None:
        """In one piece: only the outermost rows are left."""
        self._spare_time.stop()
        self._tree.collapseAll()

    def go_on(self, depth: int) -> None:
        """Opens this many levels and closes nothing; what is seen first opens at once."""
        outline = self._model.outline
        if outline is None or not depth:
            return
        self._depth = depth
        slices = self._slices(self._opened(outline, depth))
        if next(slices, False):
            self._spare_time.use(slices, is_awaited=True)

    def _slices(self, work: Iterator[None]) -> Iterator[bool]:
        """One a step, each with one picture at its end, in which the row that is held has not moved."""
        is_more = True
        while is_more:
            self._tree.executeDelayedItemsLayout()  # else Qt only takes note, and lays out everything in one piece
            held = self._held()
            top = self._tree.visualRect(held).top()
            with self._tree.kept_back():
                is_more = advance(work)
            bar = self._tree.verticalScrollBar()
            bar.setValue(bar.value() + self._tree.visualRect(held).top() - top)
            if is_more:
                yield True

    def _held(self) -> QModelIndex:
        """The current row where it is seen, else the first that is."""
        tree, current = self._tree, self._tree.currentIndex()
        is_seen = current.isValid() and tree.viewport().rect().contains(tree.visualRect(current))
        return current if is_seen else tree.indexAt(QPoint(0, 0))

    def _opened(self, outline: Outline, depth: int) -> Iterator[None]:
        """One branch a step, each once: who closes it again has it closed."""
        first = self._model.entry_at(self._held())  # it can stay where it is when rows follow it
        seen = self._tree.viewport().height() // max(1, self._tree.sizeHintForRow(0))
        looked_at = islice(_onwards(outline, first, depth), seen) if first else ()
        done = set[int]()
        for entry in chain(looked_at, _branches(outline.top, 0, depth)):
            if entry.key not in done:
                done.add(entry.key)
                self._tree.expand_ids([entry.id])
                yield


def _branches(entries: list[Entry], above: int, depth: int) -> Iterator[Entry]:
    """The branches among the entries, which have so many above them, and below, as they are when reached; in reading order."""
    for entry in list(entries) if above < depth else ():
        if entry.children:
            yield entry
            yield from _branches(entry.children, above + 1, depth)


def _onwards(outline: Outline, entry: Entry, depth: int) -> Iterator[Entry]:
    """The branches from an entry on, in reading order."""
    line = [*entry.ancestors(), entry]
    yield from _branches(line[-1:], len(line) - 1, depth)
    for above, each in reversed([*enumerate(line)]):
        yield from _branches(outline.siblings(each.parent)[outline.place(each) + 1 :], above, depth)
