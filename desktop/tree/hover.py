"""A drag that rests on a closed branch opens it; what only the drag opened closes again when it is over."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QTreeView

DELAY = 600
"""Milliseconds. Qt's own delay would also close the open branches that a drag rests on."""


class HoverOpener(QObject):
    """Belongs to one tree, whose drag events tell it where the drag is."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._pointed = QPersistentModelIndex()
        self._opened: list[QPersistentModelIndex] = []
        self._rest = QTimer(self, singleShot=True, interval=DELAY)
        self._rest.timeout.connect(self._open)

    def move(self, index: QModelIndex) -> None:
        """The drag is over this row, or over none."""
        if index != self._pointed:
            self._pointed = QPersistentModelIndex(index)
            self._rest.start()

    def end(self, target: QPersistentModelIndex | None = None) -> None:
        """The drag is over; what leads to `target`, where it was let go, stays open."""
        self._rest.stop()
        kept: set[QPersistentModelIndex] = set()
        while target is not None and target.isValid():
            kept.add(target)
            target = QPersistentModelIndex(target.parent())
        opened, self._opened = self._opened, []
        self._pointed = QPersistentModelIndex()
        for each in reversed(opened):
            if each.isValid() and each not in kept:
                self._tree.collapse(each)

    def _open(self) -> None:
        index = self._pointed
        model = self._tree.model()
        if index.isValid() and model.hasChildren(index) and not self._tree.isExpanded(index):
            self._tree.expand(index)
            self._opened.append(index)
