"""The open programme as a value, for work that takes time elsewhere: kept per branch, built in slices the window
does not feel, and with branches that did not change being the same objects as before."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.document import ProgrammeDocument
from desktop.spare_time import SpareTime, advance
from desktop.tree.outline import Entry, as_node
from programme.model import Node, Programme

Then = Callable[[Programme], None]


class Snapshot(QObject):
    """Follows a document; `take` hands out its present state."""

    made = Signal()
    """All branches of a programme are there for the first time."""

    def __init__(self, document: ProgrammeDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._branches: dict[str, Node] = {}
        self._stale: set[str] = set()
        self._is_made = False
        self._waiting: list[Then] = []
        self._spare_time = SpareTime(self)
        document.opened.connect(self._forget)
        document.closed.connect(self._forget)
        document.entry_added.connect(self._touch)
        document.entry_moved.connect(lambda _id: self._touch_all())
        document.entry_removed.connect(lambda entry: self._touch_entry(entry.parent or entry))
        document.entries_changed.connect(self._touch_many)

    def take(self, then: Then) -> None:
        """Hands the programme over, at the latest when its changed branches are built; never while none is open."""
        self._waiting.append(then)
        if not self._spare_time.is_used:
            work = self._build_all()
            if advance(work):
                self._spare_time.use(work)

    def take_now(self) -> Programme | None:
        """The programme at once, however long that takes; None while none is open."""
        outline = self._document.outline
        if outline is None:
            return None
        for entry in outline.top:
            deque(self._build(entry), maxlen=0)
        return replace(outline.head, nodes=tuple(self._branches[entry.id] for entry in outline.top))

    def _forget(self) -> None:
        self._branches.clear()
        self._stale.clear()
        self._is_made = False
        self._waiting.clear()
        self._spare_time.stop()

    def _touch(self, entry_id: str) -> None:
        outline = self._document.outline
        entry = outline.find(entry_id) if outline else None
        if entry is not None:
            self._touch_entry(entry)

    def _touch_many(self, ids: list[str]) -> None:
        for each in ids:
            self._touch(each)

    def _touch_entry(self, entry: Entry) -> None:
        while entry.parent is not None:
            entry = entry.parent
        self._stale.add(entry.id)

    def _touch_all(self) -> None:
        """A moved entry no longer says where it was."""
        self._stale |= self._branches.keys()

    def _build_all(self) -> Iterator[None]:
        """In short steps; at the end also what was touched meanwhile."""
        outline = self._document.outline
        for entry in list(outline.top) if outline else ():
            yield from self._build(entry)
        programme, waiting = self.take_now(), self._waiting
        self._waiting = []
        self._spare_time.stop()  # who takes it now may ask again
        if programme and not self._is_made:
            self._is_made = True
            self.made.emit()
        for then in waiting if programme else ():
            then(programme)  # type: ignore[arg-type] # not None, see the line above

    def _build(self, entry: Entry) -> Iterator[None]:
        """A branch below a step: thousands of entries may stand below the outermost."""
        if entry.id in self._branches and entry.id not in self._stale:
            return
        self._stale.discard(entry.id)  # touched between two steps, it is built once more
        known = self._branches.get(entry.id)
        before = {each.id: each for each in known.children} if known else {}
        below = []
        for child in list(entry.children):
            node, kept = as_node(child), before.get(child.id)
            below.append(kept if kept is not None and kept == node else node)
            yield
        made = as_node(entry, tuple(below))
        if known != made:
            self._branches[entry.id] = made
