"""The view "Schreiben": tree and editor side by side, following the document."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop import messages
from desktop.actions import Actions, shown_keys
from desktop.clip_wishes import ClipWishes
from desktop.desk_panes import DeskPanes
from desktop.document import ProgrammeDocument
from desktop.editor.pane import EditorPane
from desktop.editor.text_marks import MarkPainter
from desktop.left_pane import LeftPane
from desktop.look.parts import button
from desktop.tree.outline import Entry
from desktop.tree_wishes import TreeWishes
from desktop.visited import Visited
from desktop.widgets.toast import Toast

if TYPE_CHECKING:
    from database.records import Change, UndoState


class UndoTaker(Protocol):
    """A view with an undo of its own. A label says what the next step would take back or do again; None for nothing."""

    @property
    def undo_label(self) -> str | None:
        """For undo."""
        ...

    @property
    def redo_label(self) -> str | None:
        """For redo."""
        ...

    def undo(self) -> None:
        """One step back."""
        ...

    def redo(self) -> None:
        """One step forth."""
        ...


class DeskView(DeskPanes):
    """Connects tree and editor with the document. The window hears what concerns it by signals."""

    import_wished = Signal()
    new_wished = Signal()
    shown = Signal(bool)
    """A programme was opened (True) or there is none now (False); before anything of it is chosen."""
    title_changed = Signal(str)
    counted = Signal(str)
    entry_shown = Signal()
    """The editor shows another entry, or the programme."""

    def __init__(self, actions: Actions, document: ProgrammeDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._document = document
        self._undo_state: UndoState | None = None
        self._taker: UndoTaker | None = None
        self._chosen_before: list[str] | None = (
            None  # while a change moves entries: the current one and what was chosen
        )
        self._visited = Visited()
        self.left = LeftPane(actions, self)
        self.editor = EditorPane(actions, self)
        self.take_in(self.left, self.editor)

    def connect_all(self, toast: Toast) -> None:
        """To be called when the window stands."""
        self._toast = toast
        self.tree_wishes = TreeWishes(self._actions, self._document, self.left, toast)
        self.clip_wishes = ClipWishes(self._actions, self._document, self.left.tree, toast)
        self._connect_document()
        self._connect_panes()
        self.show_nothing()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lead_into_tree)

    def _lead_into_tree(self) -> None:
        """Qt gives the keyboard of a view that goes to the first stop of the one that comes; nobody chose that."""
        if self.left.programmes.heading.hasFocus() and self.left.stop.isVisible():
            self.left.stop.setFocus()

    # ------------------------------------------------------------------------------------------------------ what is shown

    def show_entry(self, entry_id: str) -> None:
        """Chooses an entry of the open programme in the tree and in the editor; "" is the programme itself."""
        outline = self._document.outline
        if outline is None:
            return
        if not entry_id:
            self.left.tree.clearSelection()
            self.left.tree.setCurrentIndex(self.left.model.index_of(None))
            self.editor.show_programme(outline)
            self._visited.note("")
            self.entry_shown.emit()
        elif entry_id in outline and not self.left.tree.choose(entry_id):
            self.left.show_all()
            self.left.tree.choose(entry_id)

    def show_place(self, entry_id: str, place: dict[str, object]) -> None:
        """Shows where a finding stands: `place` holds "part", "start" and "end", or nothing of them."""
        self.show_entry(entry_id)
        self.editor.select_place(entry_id, str(place.get("part", "")), place.get("start"), place.get("end"))

    def show_nothing(self) -> None:
        """No programme is open."""
        self.left.model.show(None)
        self.left.show_outline()
        self.shown.emit(False)
        self._undo_state = None
        self._name_undo()
        self.tree_wishes.adjust()
        self.editor.show_empty(
            self.tr("Womit möchten Sie beginnen?"),
            self.tr("Öffnen Sie links ein Programm, lesen Sie ein Dokument ein oder legen Sie ein neues an."),
            button(self.tr("Dokument einlesen"), self.import_wished.emit),
            button(self.tr("Neues Programm"), self.new_wished.emit, "primary"),
        )
        self.counted.emit("")

    def mark_findings(self, ids: set[str]) -> None:
        """These entries get a mark in the tree."""
        self.left.finder.findings = ids
        marks = self.left.tree.marks_delegate.marks
        if marks.findings != ids:
            marks.findings = ids
            self.left.tree.viewport().update()

    def opened(self) -> None:
        """The document has another programme; what of it is chosen follows from `shown`."""
        outline = self._document.outline
        assert outline is not None
        self.left.model.show(outline)
        self.left.show_outline()
        self._use_numbers()
        self._visited = Visited()
        self.editor.show_programme(outline)
        self.title_changed.emit(outline.head.title)
        self.shown.emit(True)
        self.tree_wishes.adjust()
        if self.window().focusWidget() is None:  # a start that goes on where one left off
            self.left.stop.setFocus()

    # ---------------------------------------------------------------------------------------------------------- document

    def _connect_document(self) -> None:
        document = self._document
        document.leaving.connect(self._leave)
        document.opened.connect(self.opened)
        document.closed.connect(self.show_nothing)
        document.entry_added.connect(self._added)
        document.entry_removed.connect(self._removed)
        document.entry_moved.connect(self._moved)
        document.entries_changed.connect(self._changed)
        document.head_changed.connect(self._head_changed)
        document.structure_changed.connect(self._structure_changed)
        document.undo_changed.connect(self._undo_changed)
        self._actions.on("undo", self.undo)
        self._actions.on("redo", self.redo)

    def _leave(self) -> None:
        """What is still in a field belongs to the programme that goes."""
        self.left.tree.end_renaming()
        self.editor.commit()

    def _added(self, entry_id: str) -> None:
        outline = self._document.outline
        if outline is not None:
            self.left.tree.add(entry_id)
            self.left.changed(each.id for each in outline.entry(entry_id).walk())

    def _removed(self, entry: Entry) -> None:
        gone = [each.id for each in entry.walk()]
        self._visited.leave(gone)
        self.left.tree.remove(entry)
        self.left.changed(gone)
        for each in gone:
            MarkPainter.names.pop(each, None)

    def _changed(self, ids: list[str]) -> None:
        outline = self._document.outline
        if outline is not None:
            self.left.model.entries_changed(ids)
            self.left.changed(ids)
            self._use_numbers(ids)
            self.editor.refresh(outline, set(ids))

    def _moved(self, entry_id: str) -> None:
        """What was chosen is so again when all have moved (`_structure_changed`)."""
        tree = self.left.tree
        if tree.outline_model.is_settled(entry_id):
            return
        if self._chosen_before is None:
            current = tree.current_entry()
            self._chosen_before = [each.id for each in (current, *tree.chosen_entries()) if each is not None]
        tree.move_entry(entry_id)

    def _choose_as_before(self) -> None:
        chosen, self._chosen_before = self._chosen_before, None
        if chosen:
            self.left.tree.choose(chosen[0])
            self.left.tree.choose_too(chosen[1:])

    def _structure_changed(self) -> None:
        outline = self._document.outline
        if outline is not None:
            subjects = (self.editor.entry_page.subject, self.editor.branch_page.subject)
            if any(each and each not in outline for each in subjects):
                self._leave_gone()
            self.editor.refresh(outline)
            self.left.changed()
            self.left.update_empty()
            self._choose_as_before()
            self.tree_wishes.adjust()

    def _leave_gone(self) -> None:
        """What the editor shows is in the bin: nobody may write there. Where nothing else is chosen, the programme comes."""
        current = self._current_id()
        if current:
            self._choose(current)
        else:
            self.show_entry("")

    def _head_changed(self) -> None:
        outline = self._document.outline
        if outline is not None:
            self.left.tree.marks_delegate.marks.use_scheme(outline.scheme)
            self.editor.refresh(outline)
            self.title_changed.emit(outline.head.title)

    def _undo_changed(self, state: "UndoState") -> None:
        self._undo_state = state if self._document.outline is not None else None  # it was closed meanwhile
        self._name_undo()

    def lend_undo(self, taker: UndoTaker | None) -> None:
        """Undo and redo mean `taker` from now on; None: the programme again."""
        self._taker = taker
        self._name_undo()

    def _name_undo(self) -> None:
        state = self._undo_state
        labels = [messages.text("history", each.kind, each.values) if each else None for each in (state.undo, state.redo)] if state else [None, None]  # fmt: skip
        if self._taker is not None:
            labels = [self._taker.undo_label, self._taker.redo_label]
        for key, words, label in (("undo", self.tr("Rückgängig"), labels[0]), ("redo", self.tr("Wiederholen"), labels[1])):  # fmt: skip
            action, said = self._actions[key], f"{words}: {label}" if label else words
            action.setEnabled(label is not None)
            action.setText(said.replace("&", "&&"))
            action.setToolTip(f"{said} ({shown_keys(self._actions.rows[key])})")

    def undo(self) -> None:
        """Takes the newest change back; words not saved yet are saved first."""
        if self._taker is not None:
            self._taker.undo()
            return
        self.editor.commit()
        if self.editor.take_back():
            return
        self.editor.end_sittings()
        if self._document.outline is not None:
            self._document.undo()

    def redo(self) -> None:
        """Does it again."""
        if self._taker is not None:
            self._taker.redo()
            return
        self.editor.commit()
        self.editor.end_sittings()
        if self._document.outline is not None:
            self._document.redo()

    def _follow_change(self, change: "Change | None") -> None:
        if change:
            self.editor.follow_change(change.edited, change.edited_items | frozenset(change.programme_items))

    def _walked(self, change: "Change", is_undo: bool) -> None:
        """Shows what became other, wherever it stands: a step that one does not see looks like none."""
        outline = self._document.outline
        if outline is None:
            return
        placed = [each for each in (*change.added, *change.moved) if each in outline]
        worded = [each for each in (*change.edited, *change.commented) if each in outline]
        shown = self.editor.shown_entry(outline)
        if placed:
            self.left.tree.scrollTo(self.left.model.index_of(placed[0]))
        elif worded and (shown is None or shown.id not in worded):
            self.show_entry(worded[0])
        elif change.programme_items and not (worded or change.removed) and shown is not None:
            self.show_entry("")
        back = self._visited.back(change.removed, lambda each: not each or each in outline)
        if is_undo and back is not None:
            self.show_entry(back)
        words = self.tr("Rückgängig: {step}") if is_undo else self.tr("Wiederholt: {step}")
        self._toast.say(words.format(step=messages.text("history", change.label.kind, change.label.values)))

    def _nothing_left(self, is_undo: bool) -> None:
        nothing = self.tr("Es gibt nichts mehr, das sich rückgängig machen lässt.")
        self._toast.say(nothing if is_undo else self.tr("Es gibt nichts zu wiederholen."))

    # ------------------------------------------------------------------------------------------------------------- panes

    def _connect_panes(self) -> None:
        self.left.tree.chosen.connect(self._choose)
        self.left.head_wished.connect(lambda: self.show_entry(""))
        self._actions.on("programme_details", lambda: self.show_entry(""))
        self._actions.on("filter", self._focus_filter)
        self.editor.entry_edit_wished.connect(self._document.edit)
        self.editor.head_edit_wished.connect(self._document.edit_head)
        self.editor.crumb_chosen.connect(self.show_entry)
        self.editor.undo_wished.connect(self.undo)
        self.editor.redo_wished.connect(self.redo)
        self._document.walked.connect(self._walked)
        self._document.nothing_left.connect(self._nothing_left)
        self._document.change_made.connect(self._follow_change)
        self.editor.tree_wished.connect(self.left.take_keyboard)
        self.editor.join_wished.connect(self._offer_join)
        self._actions.on("branch", self._switch_branch)

    def use_branch(self, on: bool) -> None:
        """From the next entry on: its whole branch, or the entry alone."""
        self.editor.as_branch = on
        self._actions["branch"].setChecked(on)

    def _switch_branch(self) -> None:
        """One entry with its fields, or the whole branch as continuous text; in the field in which one writes."""
        outline = self._document.outline
        entry = self.editor.written_entry(outline) if outline else None
        self.editor.commit()
        if outline is not None and entry is not None:
            with self.editor.keyboard_kept(entry.id):
                self.left.tree.choose(entry.id)  # whom one wrote in within a branch was not chosen
                self.use_branch(not self.editor.as_branch)
                self.editor.show_entry(outline, entry)
            self.entry_shown.emit()
        else:
            self.use_branch(not self.editor.as_branch)

    def _offer_join(self, entry_id: str, before_id: str) -> None:
        """A border goes only when somebody says so."""
        outline = self._document.outline
        if outline is None or self.left.model.locked:
            return
        entry, before = outline.entry(entry_id), outline.entry(before_id)
        if entry.children:
            self._toast.say(self.tr("Dieser Eintrag hat Untereinträge; er kann nicht angehängt werden."))
            return
        words = self.tr("An „{title}“ anhängen?").format(title=before.short())

        def join() -> None:
            self.editor.commit()
            self._document.join(entry_id, before_id)

        self._toast.offer_here(words, self.tr("Anhängen"), join)

    def _choose(self, entry_id: str) -> None:
        outline = self._document.outline
        entry = outline.find(entry_id) if outline else None
        if outline is not None and entry is not None:
            self.editor.show_entry(outline, entry)
            self._visited.note(entry_id)
            self.entry_shown.emit()
        elif outline is not None and not outline.size:
            self.editor.show_programme(outline)
            self.entry_shown.emit()
        self.tree_wishes.adjust()

    def _current_id(self) -> str:
        entry = self.left.tree.current_entry()
        return entry.id if entry else ""

    def _focus_filter(self) -> None:
        self.left.filter.setFocus()
        self.left.filter.selectAll()

    def _use_numbers(self, ids: list[str] | None = None) -> None:
        """Takes over the shown numbers of these entries, of all for None."""
        outline = self._document.outline
        if outline is None:
            return
        if ids is None:
            MarkPainter.names = {each.id: each.shown_number for each in outline.walk() if each.shown_number}
            return
        for entry in filter(None, map(outline.find, ids)):
            MarkPainter.names[entry.id] = entry.shown_number
            if not entry.shown_number:
                del MarkPainter.names[entry.id]
