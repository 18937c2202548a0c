"""The open programme as a value, for work that takes time elsewhere: kept per branch, built in slices the window
does not feel, and with branches that did not change being the same objects as before."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.document import ProgrammeDocument
from desktop.spare_time import SpareTime, advance
from desktop.tree.outline import Entry, Outline, as_node
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
        self._stale: set[Entry] = set()
        self._is_whole = self._is_made = False
        self._begun: Entry | None = None
        self._waiting: list[Then] = []
        self._spare_time = SpareTime(self)
        document.opened.connect(self._forget)
        document.closed.connect(self._forget)
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
        deque(self._build_changed(outline), maxlen=0)
        if len(self._branches) > len(outline.top):
            self._branches = {each.id: self._branches[each.id] for each in outline.top}
        return replace(outline.head, nodes=tuple(self._branches[each.id] for each in outline.top))

    def _forget(self) -> None:
        self._branches.clear()
        self._stale.clear()
        self._is_made = self._is_whole = False
        self._begun = None
        self._waiting.clear()
        self._spare_time.stop()

    def _touch_many(self, ids: list[str]) -> None:
        """Words are others; what came, went or moved the outline says itself."""
        outline = self._document.outline
        for entry in filter(None, map(outline.find, ids)) if outline else ():
            line = entry.ancestors()
            self._stale.add(line[0] if line else entry)

    def _build_all(self) -> Iterator[None]:
        """In short steps; at the end also what was touched meanwhile."""
        outline = self._document.outline
        if outline is not None:
            yield from self._build_changed(outline)
        programme, waiting = self.take_now(), self._waiting
        self._waiting = []
        self._spare_time.stop()  # who takes it now may ask again
        if programme and not self._is_made:
            self._is_made = True
            self.made.emit()
        for then in waiting if programme else ():
            then(programme)  # type: ignore[arg-type] # not None, see the line above

    def _build_changed(self, outline: Outline) -> Iterator[None]:
        """Only what changed is looked at: a programme may have thousands of branches, and it is asked for after each pause."""
        if self._begun is not None:  # whoever began it may not go on for a while
            self._stale.add(self._begun)
        if not self._is_whole:
            self._stale.update(outline.top)
        while changed := list(self._stale | outline.take_changed()):
            self._stale.update(changed)
            for entry in changed:
                if outline.find(entry.id) is entry and entry.parent is None:
                    yield from self._build(entry)
                else:
                    self._stale.discard(entry)
        self._is_whole = True

    def _build(self, entry: Entry) -> Iterator[None]:
        """A branch below a step: thousands of entries may stand below the outermost."""
        self._stale.discard(entry)  # touched between two steps, it is built once more
        self._begun = entry
        known = self._branches.get(entry.id)
        before = {each.id: each for each in known.children} if known else {}
        below = []
        for child in list(entry.children):
            node, kept = as_node(child), before.get(child.id)
            below.append(kept if kept is not None and kept == node else node)
            yield
        made = as_node(entry, tuple(below))
        if self._begun is not entry:  # built by who could not wait
            return
        self._begun = None
        if known != made:
            self._branches[entry.id] = made
