"""A branch that was open when it was taken away is open again when it comes back, by undo or out of the bin."""

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QTreeView

from desktop.tree.model import OutlineModel


class Reopening(QObject):
    """Belongs to one tree, and hears after it what comes and goes. What is open below a closed branch is not kept."""

    def __init__(self, tree: QTreeView, model: OutlineModel) -> None:
        super().__init__(tree)
        self._tree = tree
        self._model = model
        self._outline = model.outline
        self._open: set[str] = set()
        model.rowsAboutToBeRemoved.connect(self._note)
        model.rowsInserted.connect(self._open_again)
        model.modelReset.connect(self._forget)

    def _note(self, parent: QModelIndex, first: int, last: int) -> None:
        waiting = self._branches(parent, first, last)
        while waiting:
            index = waiting.pop()
            if self._tree.isExpanded(index):
                entry = self._model.entry_at(index)
                assert entry is not None
                self._open.add(entry.id)
                waiting += self._branches(index, 0, self._model.rowCount(index) - 1)

    def _open_again(self, parent: QModelIndex, first: int, last: int) -> None:
        waiting = self._branches(parent, first, last) if self._open else []
        while waiting:
            index = waiting.pop()
            entry = self._model.entry_at(index)
            if entry is not None and entry.id in self._open:
                self._open.discard(entry.id)
                self._tree.expand(index)
                waiting += self._branches(index, 0, self._model.rowCount(index) - 1)

    def _branches(self, parent: QModelIndex, first: int, last: int) -> list[QModelIndex]:
        """Those of the rows that have entries below; most have none, and Qt's own way to ask takes long."""
        entries = self._model.entries_between(parent, first, last)
        return [self._model.index(row, 0, parent) for row, entry in enumerate(entries, first) if entry.children]

    def _forget(self) -> None:
        if self._model.outline is not self._outline:
            self._outline = self._model.outline
            self._open.clear()
