"""What stands in the side sheet, and how it follows the editor: findings, comments, history."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions import Actions
from desktop.checks.checking import Checking
from desktop.checks.finding_groups import FindingRow
from desktop.checks.pane import ChecksPane
from desktop.comments.anchors import passage_of
from desktop.comments.comments import Comments
from desktop.comments.margin import CommentMargin
from desktop.comments.pane import CommentsPane
from desktop.comments.threads import Thread, all_threads, may_differ, open_count
from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.history.pane import EVERYWHERE, HistoryPane
from desktop.history.rows import head_steps, node_steps, programme_steps
from desktop.store_thread import StoreThread
from desktop.tree.outline import Entry, Outline
from desktop.widgets.side_sheet import SideSheet
from programme.findings import Finding

if TYPE_CHECKING:
    from database.records import Change, HistoryEntry
    from database.store import Store

CHECKS, COMMENTS, HISTORY = "checks", "comments", "history"
FOLLOW_AFTER = 80  # milliseconds: panes follow the choice in the tree when it rests


class SidePanes(QObject):
    """Panes are filled when they are seen."""

    place_wished = Signal(str, dict)
    """Entry ("" for the programme) and the values of a finding that say where in it."""

    def __init__(
        self,
        sheet: SideSheet,
        desk: DeskView,
        actions: Actions,
        document: ProgrammeDocument,
        store: StoreThread,
        checking: Checking,
    ) -> None:
        super().__init__(sheet)
        self.sheet = sheet
        self._desk = desk
        self._document = document
        self._store = store
        self._entry = ""
        self._threads: list[Thread] | None = None  # to be read anew
        self._history_scope = ""
        self.checking = checking
        self.comments_of = Comments(document)
        self.checks = ChecksPane(sheet)
        self.comments = CommentsPane(sheet)
        self.history = HistoryPane(sheet)
        sheet.add_pane(CHECKS, self.tr("Hinweise"), "warning", self.checks)
        sheet.add_pane(COMMENTS, self.tr("Kommentare"), "comment", self.comments)
        sheet.add_pane(HISTORY, self.tr("Verlauf"), "history", self.history)
        self.margins = [CommentMargin(page) for page in (desk.editor.entry_page, desk.editor.branch_page)]
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_AFTER)
        self._follow.timeout.connect(self.fill)
        self._listing = QTimer(self, singleShot=True, interval=0)  # the answers to many keys may come at once
        self._listing.timeout.connect(self._list_threads)
        self._connect()
        actions.on("comment", self._comment)
        for key in (CHECKS, COMMENTS, HISTORY):
            actions.on(f"show_{key}", partial(self._show, key))
        if document.outline is not None:
            self._opened()

    def fill(self) -> None:
        """Brings the pane in front to what the editor shows."""
        outline = self._document.outline
        if outline is None:
            return
        entry = self._desk.editor.shown_entry(outline)
        self._entry = entry.id if entry else ""
        below = frozenset(each.id for each in entry.walk()) if entry else frozenset()
        shown = below if self._desk.editor.is_branch_shown else frozenset()
        self.comments.show_entry(self._entry, _name(outline, entry) if entry else "", shown)
        if self.sheet.is_seen(CHECKS):
            self.checks.show_entry(below)
        if self.sheet.is_seen(HISTORY):
            self._read_history()

    def _connect(self) -> None:
        self.sheet.pane_shown.connect(lambda _key: self.fill())
        self._desk.entry_shown.connect(self._follow.start)
        for margin in self.margins:
            self._desk.entry_shown.connect(margin.refresh)
            self._document.head_changed.connect(margin.refresh)
            margin.chosen.connect(self._open_thread)
        self._document.opened.connect(self._opened)
        self._document.closed.connect(self._closed)
        self._document.change_made.connect(self._changed)
        self.checking.checked.connect(self._checked)
        self.checking.under_way.connect(self.checks.show_share)
        self.checking.stopped.connect(self.checks.show_stopped)
        self.checks.strip.cancel_wished.connect(self.checking.cancel)
        self.checks.strip.again_wished.connect(self.checking.check_again)
        self.checks.place_wished.connect(self._go_to_finding)
        self.checks.waive_wished.connect(self.checking.waive)
        self.checks.unwaive_wished.connect(self.checking.unwaive)
        self.comments.add_wished.connect(self.comments_of.add)
        self.comments_of.refused.connect(self.comments.composer.take_back)
        self.comments.edit_wished.connect(self.comments_of.edit)
        self.comments.done_wished.connect(self.comments_of.set_done)
        self.comments.remove_wished.connect(self.comments_of.remove)
        self.comments.entry_wished.connect(self._desk.show_entry)
        self.history.entry_wished.connect(self._desk.show_entry)
        self.history.scope_chosen.connect(self._scope_chosen)
        self.history.restore_wished.connect(self._document.restore_words)

    def _opened(self) -> None:
        self._threads = None
        self.checks.show_findings(None)
        self._list_threads()
        self.fill()

    def _closed(self) -> None:
        self.checks.show_findings([])
        self.comments.show_threads([])
        self.comments.show_entry("", "")
        self.history.show_entry_steps([])
        self.history.show_programme_steps([])
        for key in (CHECKS, COMMENTS):
            self.sheet.set_count(key, None)

    def _changed(self, change: "Change | None") -> None:
        if may_differ(change):
            self._threads = None
        self._listing.start()
        self._follow.start()

    def _list_threads(self) -> None:
        outline = self._document.outline
        if outline is not None:
            if self._threads is None:
                self._threads = all_threads(outline)
                for margin in self.margins:
                    margin.show_threads(self._threads)
                self.sheet.set_count(COMMENTS, open_count(self._threads))
            self.comments.show_threads(self._threads, self._desk.left.model.locked)

    def _checked(self, rows: Sequence[FindingRow]) -> None:
        counting = [each for each in rows if each.waived is None]
        self.checks.show_findings(rows)
        self.sheet.set_count(CHECKS, len(counting))
        self._desk.mark_findings({each.finding.node for each in counting if each.finding.node})

    def _go_to_finding(self, finding: Finding) -> None:
        self.place_wished.emit(finding.node or "", dict(finding.values))

    def _scope_chosen(self, scope: str) -> None:
        self._history_scope = scope
        self.fill()

    def _read_history(self) -> None:
        """Of the whole programme, of the entry in the editor, or of the programme's own words; late answers are dropped."""
        outline, entry = self._document.outline, self._entry
        if outline is None:
            return
        programme, is_whole = outline.id, self._history_scope == EVERYWHERE
        definition = outline.scheme.definition(outline.entry(entry).level) if entry else None

        def read(store: "Store") -> "list[HistoryEntry]":
            if is_whole:
                return store.history.of_programme(programme)
            return store.history.of_node(entry) if entry else store.history.of_head(programme)

        def show(entries: "list[HistoryEntry]") -> None:
            locked = self._desk.left.model.locked
            if self._document.programme_id != programme:
                return
            if is_whole:
                self.history.show_programme_steps(programme_steps(entries, self._document.outline), locked)
            elif self._entry == entry:
                steps = node_steps(entries, definition) if definition else head_steps(entries, programme)
                self.history.show_entry_steps(steps, locked)

        self._store.call(read, show)

    def _show(self, key: str) -> None:
        self.sheet.show_pane(key)
        self.sheet.focus_pane()

    def _open_thread(self, entry: str, comment: str) -> None:
        """A bubble in the margin was picked: its conversation comes to the front."""
        self.sheet.show_pane(COMMENTS)
        self.fill()
        self.comments.show_thread(entry, comment)

    def _written_entry(self, outline: Outline) -> Entry | None:
        """The entry that the keyboard is in; on a page with a whole branch this may be the tree's, somewhere below."""
        editor = self._desk.editor
        in_tree = editor.is_branch_shown and editor.focused_text() is None
        return (self._desk.left.tree.current_entry() if in_tree else None) or editor.written_entry(outline)

    def _comment(self) -> None:
        outline, edit = self._document.outline, self._desk.editor.focused_text()
        entry = self._written_entry(outline) if outline else None
        passage = passage_of(edit) if edit else ""
        self.fill()
        self.sheet.show_pane(COMMENTS)  # for the programme itself, too: there it says that comments need an entry
        if outline is not None and entry is not None:
            self.comments.begin(passage, entry.id, _name(outline, entry))


def _name(outline: Outline, entry: Entry) -> str:
    return f"{outline.label(entry)}: {entry.short()}"
