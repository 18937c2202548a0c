"""The open programme: the only caller of the store's operations on it. Wishes come in, facts go out as signals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.answers import Following
from desktop.awaited import Awaited
from desktop.store_thread import StoreThread
from desktop.tree import follow as following
from desktop.tree.outline import Outline
from programme import tree as rules
from programme.errors import UserError
from programme.findings import Finding
from programme.model import Level, Node, Programme, Scheme
from programme.tree import Direction

if TYPE_CHECKING:
    from database.backend import OnStep
    from database.records import Change, UndoState
    from database.store import Store

NOTHING_LEFT = ("nothing_to_undo", "nothing_to_redo")
Apply = Callable[["Change"], Iterable[following.Step]]
Failed = Callable[[UserError], None]


class ProgrammeDocument(QObject):
    """Facts come after the store has them on the disk. Signals carry ids."""

    leaving = Signal()
    """Another programme comes in a moment, or none; what was typed into this one can still be handed over."""
    opened = Signal()
    closed = Signal()
    entry_added = Signal(str)
    entry_removed = Signal(object)
    """The entry that was."""
    entry_moved = Signal(str)
    entries_changed = Signal(list)
    head_changed = Signal()
    structure_changed = Signal()
    """After any change that is more than words; once per change."""
    saving = Signal()
    saved = Signal(str)
    """The moment, UTC in ISO 8601."""
    undo_changed = Signal(object)
    """An `UndoState`."""
    change_made = Signal(object)
    """The store's `Change`, after all views have followed; None where anything may be another by now."""
    edit_failed = Signal(str, str, object)
    """Id of the entry or of a programme, item, error; the words are still in their field."""
    failed = Signal(object)
    walked = Signal(object, bool)
    """The `Change` that undo (True) or redo made."""
    nothing_left = Signal(bool)
    """Undo (True) or redo had nothing to do."""

    def __init__(self, store: StoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.outline: Outline | None = None
        self.reading_findings: tuple[Finding, ...] = ()
        """What its reader was unsure of and nobody decided in the review."""
        self.awaited = Awaited()
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self.count_numbers)

    # ------------------------------------------------------------------------------------------------- open and close

    def open(self, programme_id: str, then: Callable[[], None] | None = None, failed: Failed | None = None) -> None:
        """Reads a programme; `opened` follows."""

        def take(found: tuple[Programme, "UndoState"]) -> None:
            self.leaving.emit()
            before, self.outline = self.outline, Outline(found[0])
            self.reading_findings = found[0].findings
            self.opened.emit()
            if before is not None:
                before.dissolve()
            self.undo_changed.emit(found[1])
            if then is not None:
                then()

        self._store.call(_whole(programme_id, self._store.between()), take, failed or self.failed.emit, alone="opening")

    def take_findings(self, found: tuple[Finding, ...]) -> None:
        """What came with entries that were read into the open programme."""
        self.reading_findings = found

    def close(self) -> None:
        """Shows no programme any more."""
        self.leaving.emit()
        self.outline = None
        self.closed.emit()

    @property
    def programme_id(self) -> str:
        """Empty while none is open."""
        return self.outline.id if self.outline else ""

    # -------------------------------------------------------------------------------------------------------- entries

    def add(
        self,
        parent: str | None,
        index: int | None = None,
        level: Level | None = None,
        title: str = "",
        then: Callable[[str], None] | None = None,
    ) -> None:
        """A new entry; `then` gets its id."""
        outline = self._open()

        def apply(change: "Change") -> Iterable[following.Step]:
            above = outline.find(parent)
            own = level or rules.level_below(outline.scheme, above.level if above else None)
            siblings = outline.siblings(above)
            place = len(siblings) if index is None else max(0, min(index, len(siblings)))
            outline.insert(Node(change.made, own, title), above, place)
            yield following.Added(change.made)

        self.change(lambda store: store.entries.add(outline.id, parent, level, index, title=title), apply, then)

    def duplicate(self, ids: list[str], then: Callable[[str], None] | None = None) -> None:
        """A copy of each subtree right behind it, under new ids; `then` gets the first one's."""
        told = self._store.patient()
        self.change(lambda store: store.entries.duplicate(ids, told), None, then)

    def copy_to(
        self, ids: list[str], parent: str | None, index: int, then: Callable[[str], None] | None = None
    ) -> None:
        """Copies of subtrees below `parent`; `then` as in `paste`."""
        programme, told = self.programme_id, self._store.patient()

        def work(store: "Store") -> "Change":
            nodes = [store.entries.node(each) for each in ids]
            return store.entries.paste(programme, parent, nodes, index, on_step=told)

        self.change(work, None, then)

    def paste(self, nodes: Sequence[Node], parent: str | None, index: int, then: Callable[[str], None]) -> None:
        """Copies of branches under new ids; `then` gets the first one's."""
        programme, told = self.programme_id, self._store.patient()
        self.change(lambda store: store.entries.paste(programme, parent, nodes, index, on_step=told), None, then)

    def move_here(
        self, ids: list[str], parent: str | None, index: int, then: Callable[[], None], failed: Failed
    ) -> None:
        """Branches of any programme, ids kept, into this one."""
        programme = self.programme_id
        self.change(lambda store: store.entries.move(ids, parent, index, programme), None, failed=failed, done=then)

    def move(self, ids: list[str], parent: str | None, index: int | None) -> None:
        """Drag and drop: `index` counts the children as they stand now."""
        outline = self._open()
        self.change(
            lambda store: store.entries.move(ids, parent, index, outline.id),
            lambda _change: following.apply_move(outline, rules.move_to(outline, outline.scheme, ids, parent, index)),
        )

    def move_towards(self, ids: list[str], direction: Direction, failed: Failed | None = None) -> None:
        """Alt with an arrow."""
        outline = self._open()
        self.change(
            lambda store: store.entries.move_towards(ids, direction),
            lambda _change: following.apply_move(outline, rules.move_towards(outline, outline.scheme, ids, direction)),
            failed=failed,
        )

    def remove(self, ids: list[str], done: Callable[[], None] | None = None, failed: Failed | None = None) -> None:
        """Into the bin, with all below."""
        outline = self._open()
        self.change(
            lambda store: store.entries.remove(ids),
            lambda change: following.remove(outline, filter(None, map(outline.find, change.removed))),
            failed=failed,
            done=done,
        )

    def join(self, entry_id: str, before_id: str) -> None:
        """The words of an entry without children follow those of another; then it goes into the bin."""
        self.change(lambda store: store.entries.join(entry_id, before_id))

    def edit(self, entry_id: str, item: str, value: str, sitting: str | None = None) -> None:
        """Sets one item of an entry of any programme ("title", "text", "short_title", "number", "fields.KEY"); "" empties
        it."""

        def apply(_change: "Change") -> Iterable[following.Step]:
            if self.outline is not None and entry_id in self.outline:
                following.apply_words(self.outline.entry(entry_id), {item: value})
                yield following.Edited(entry_id, counts=item == "number")

        self._type(lambda store: store.entries.edit(entry_id, {item: value}, sitting=sitting), entry_id, item, apply)

    def edit_many(
        self,
        edits: Mapping[str, Mapping[str, str | None]],
        kind: str,
        values: Mapping[str, object],
        heads: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """Several entries, also of other programmes, and heads of programmes as one step; `kind` names the history's
        sentence."""
        outline, told = self._open(), self._store.patient()

        def work(store: "Store") -> "Change":
            from database.records import Label

            return store.entries.edit_many(edits, Label(kind, values), heads, told)

        def apply(change: "Change") -> Iterable[following.Step]:
            for entry_id in change.edited:  # without those in which was typed meanwhile
                if entry_id in outline:
                    following.apply_words(outline.entry(entry_id), edits[entry_id])
                    yield following.Edited(entry_id)

        self.change(work, None if heads else apply)

    # ------------------------------------------------------------------------------------------------------ programme

    def edit_head(self, programme: str, item: str, value: str, sitting: str | None = None) -> None:
        """Sets one item of a programme ("title", "subtitle", "preface", "closing", "meta.KEY"), which need not be open."""
        self._type(lambda store: store.library.edit(programme, {item: value}, sitting=sitting), programme, item, None)

    def _type(self, work: "Callable[[Store], Change]", owner: str, item: str, apply: Apply | None) -> None:
        """Words that somebody types: of those for the same item only the last come back into the field."""
        self.awaited.add(owner, item)

        def failed(error: UserError) -> None:
            self.awaited.answered(owner, item)
            self.edit_failed.emit(owner, item, error)

        self.change(work, apply, failed=failed, settle=lambda: self.awaited.answered(owner, item), is_typed=True)

    def set_scheme(self, scheme: Scheme) -> None:
        """Another scheme, or the same one changed."""
        programme = self.programme_id
        self.change(lambda store: store.library.set_scheme(programme, scheme), None)

    # ----------------------------------------------------------------------------------------------------------- undo

    def undo(self, change: "Change | None" = None) -> None:
        """Takes the newest change back that there is something to see of: in the open programme, or where `change` was
        made in others only, there."""
        programme, told = self.programme_id, self._store.patient()
        if change is not None and programme not in change.programmes:
            programme = change.programmes[0]
        self._walk(lambda store: store.history.undo(programme, told), is_undo=True)

    def redo(self) -> None:
        """Does it again."""
        programme, told = self.programme_id, self._store.patient()
        self._walk(lambda store: store.history.redo(programme, told), is_undo=False)

    def _walk(self, step: "Callable[[Store], Change]", is_undo: bool) -> None:
        """Words that were typed and taken back in their field are a step that changes nothing: it is passed over."""
        made: list[Change] = []

        def work(store: "Store") -> "Change":
            made.append(step(store))
            while not made[-1]:
                made.append(step(store))
            return made[-1]

        def failed(error: UserError) -> None:
            if error.kind in NOTHING_LEFT:
                self.nothing_left.emit(is_undo)
                self.refresh_undo()
            else:
                self.failed.emit(error)

        self.change(work, done=lambda: self.walked.emit(made[-1], is_undo), failed=failed)

    def refresh_undo(self) -> None:
        """Reads anew what undo and redo would do."""
        programme = self.programme_id
        if programme:
            self._store.call(lambda store: store.history.state(programme), self.undo_changed.emit, self.failed.emit)

    def restore_words(self, owner: str, seq: int, item: str) -> None:
        """Gives an entry or the programme the words that it had right after a row of its history; all, or one item's."""
        self.change(lambda store: store.history.restore(owner, seq, item))

    def reload(self) -> None:
        """Follows whatever happened to the programme by other hands (bin, import, restore)."""
        programme = self.programme_id
        self._store.call(_whole(programme), lambda found: self._follow_whole(programme, *found), self.failed.emit)

    def count_numbers(self) -> None:
        """Counts anew; `entries_changed` names the entries whose number is another one now."""
        changed = self.outline.count_numbers() if self.outline is not None else []
        if changed:
            self.entries_changed.emit(changed)

    # --------------------------------------------------------------------------------------------------------- inside

    def change(
        self,
        work: "Callable[[Store], Change]",
        apply: Apply | None = None,
        then: Callable[[str], None] | None = None,
        failed: Failed | None = None,
        settle: Callable[[], bool] | None = None,
        done: Callable[[], None] | None = None,
        is_typed: bool = False,
    ) -> None:
        """Runs `work` in the store's thread; the outline follows by `apply`, or by what the store holds afterwards.

        Also for comments and versions of the open programme. `then` gets `Change.made`; `done` comes in any case.
        """
        programme, told = self.programme_id, self._store.between(only_typed=True)

        def both(store: "Store") -> "tuple[Change, following.News, UndoState]":
            change = work(store)
            news = following.News() if apply else following.read_news(store, change, programme, told)
            return change, news, store.history.state(programme)

        def finish(found: "tuple[Change, following.News, UndoState]") -> Following:
            change, news, state = found
            wanted = settle() if settle else True
            if self.outline is not None and self.outline.id == programme and (change or apply) and wanted:
                yield from self._tell(apply(change) if apply else following.follow(self.outline, news))
            if change:
                self.saved.emit(change.moment)
            if self.programme_id == programme:  # not words of one that was left
                self.undo_changed.emit(state)
            self.change_made.emit(change)
            if then is not None and change.made:
                then(change.made)
            if done is not None:
                done()

        self.saving.emit()
        self._store.call(both, finish, failed or self.failed.emit, is_typed=is_typed)

    def _tell(self, steps: Iterable[following.Step | None]) -> Following:
        """Tells the views of each step; behind it others may have their turn."""
        outline, edited, structural, counts = self.outline, [], False, False
        for step in steps:
            if self.outline is not outline or outline is None:  # closed meanwhile
                return
            if isinstance(step, following.Edited):
                edited.append(step.id)
                if step.counts:
                    counts = True
                    outline.recount(outline.entry(step.id))
            elif step is not None:
                structural = True
                self._tell_structure(step)
            yield None
        if edited:
            self.entries_changed.emit(edited)
        if structural:
            self.structure_changed.emit()
        if structural or counts:
            self._counting.start()

    def _tell_structure(self, step: following.StructuralStep) -> None:
        if isinstance(step, following.Added):
            self.entry_added.emit(step.id)
        elif isinstance(step, following.Removed):
            self.entry_removed.emit(step.entry)
        elif isinstance(step, following.Moved):
            self.entry_moved.emit(step.id)
        else:
            self.head_changed.emit()

    def _follow_whole(self, programme: str, whole: Programme, state: "UndoState") -> Following:
        if self.outline is not None and self.outline.id == programme:
            yield from self._tell(following.reconcile(self.outline, whole))
            self.undo_changed.emit(state)
            self.change_made.emit(None)

    def _open(self) -> Outline:
        assert self.outline is not None, "no programme is open"
        return self.outline


def _whole(programme: str, on_step: "OnStep | None" = None) -> "Callable[[Store], tuple[Programme, UndoState]]":
    """How a programme is read with what can be undone in it."""
    return lambda store: (store.library.programme(programme, on_step), store.history.state(programme))
