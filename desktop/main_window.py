"""The window: puts views and panes together and connects wishes with facts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import messages
from desktop.action_rows import menus
from desktop.actions import Actions
from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.editor.focus_mode import FocusMode
from desktop.editor.text_wishes import TextWishes
from desktop.editor.unsaved import Unsaved
from desktop.exception_hook import show_error
from desktop.german_values import clock
from desktop.incoming import Incoming
from desktop.jobs import Jobs
from desktop.language_wishes import LanguageWishes
from desktop.menu_letters import new_menu
from desktop.places import draft_path
from desktop.read_only import ReadOnly
from desktop.review.actions import KEYS as REVIEW_KEYS
from desktop.search.pane import SearchPane
from desktop.search.searching import Searching
from desktop.session import Session
from desktop.settings import Settings
from desktop.snapshot import Snapshot
from desktop.start.file_wishes import NEEDS_PROGRAMME, FileWishes
from desktop.start.library import Library
from desktop.store_thread import StoreThread
from desktop.top_bar import TopBar
from desktop.view_wishes import ViewWishes
from desktop.widgets.notices import Notices
from desktop.widgets.side_sheet import SideSheet
from desktop.widgets.toast import Toast
from desktop.window_views import REVIEW, START, WRITE, WindowViews
from programme.errors import UserError

if TYPE_CHECKING:
    from database.records import ProgrammeInfo
    from desktop.review.wishes import ReviewWishes
    from programme.measures import MeasureQuery

LEAST_SIZE = QSize(800, 520)
"""Where the screen has room for it."""
ROOM_FOR_THREE = 1_100
"""Pixels; below, tree, text and side sheet do not fit beside each other."""


class MainWindow(QMainWindow):
    """Works from the moment it stands; the store comes when it is open (`store_opened`)."""

    closed = Signal()
    completed = Signal()
    """All parts are there (`complete`)."""

    def __init__(self, store: StoreThread, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("Programmwerk")
        self.setMinimumSize(LEAST_SIZE.boundedTo(self.screen().availableSize()))
        self.settings = settings
        self.store = store
        self.jobs = jobs
        self.actions_table = Actions(self)
        self.document = ProgrammeDocument(store, self)
        self.library = Library(store, self)
        self.snapshot = Snapshot(self.document, self)
        self.top = TopBar(self.actions_table, self)
        self.desk = DeskView(self.actions_table, self.document, self)
        self.left, self.editor = self.desk.left, self.desk.editor
        self.sheet = SideSheet(self)
        self.stack = QStackedWidget(self)
        self.counts = QLabel(self)
        self.notices = Notices(self)
        self._lay_out()
        self.hits = SearchPane(self)
        self.toast = Toast(self)
        self._unsaved: list[UserError] = []
        self._folded_for_room = False
        self._review: ReviewWishes | None = None
        self._completing = self._complete()
        self.is_complete = False
        self._make_wishes(jobs)
        self._build_menus()
        self._connect()
        self.desk.connect_all(self.toast)
        self.session.restore_window()

    # ------------------------------------------------------------------------------------------------------ what happens

    def store_opened(self, read_only: bool = False) -> None:
        """The store can be asked from now on."""
        identity = self.settings.identity
        if identity is not None and identity.author:
            self.library.set_author(identity.author)
        self.library.refresh()
        if read_only:
            self._lock(True)

    def show_opening(self) -> None:
        """Until the programme comes that was open last: nobody is asked what to begin with."""
        self.editor.show_empty(self.tr("Das Programm wird geöffnet …"), "")

    def complete(self) -> None:
        """Everything that the first picture did not need; nothing happens the second time."""
        while self.complete_some():
            pass

    def complete_some(self) -> bool:
        """The next part of it, made between two keys; whether there is more."""
        return next(self._completing, False)

    def _complete(self) -> Iterator[bool]:
        from desktop.late_parts import Ground, LateParts

        ground = Ground(
            window=self,
            actions=self.actions_table,
            document=self.document,
            library=self.library,
            snapshot=self.snapshot,
            store=self.store,
            jobs=self.jobs,
            desk=self.desk,
            sheet=self.sheet,
            settings=self.settings,
            toast=self.toast,
            views=self.views,
        )
        self.late = LateParts(ground)
        with self.late.kept_back():  # one picture when all panes are there, and no work for one that is not restored
            yield from self.late.steps()
            self._connect_late()
            self.session.restore_sheet()
        yield True
        self._announce()
        self.actions_table.paint_icons()
        if self._review is None and draft_path().exists():
            from desktop.review.keeper import offer_kept

            offer_kept(self.notices, lambda: self.review.resume())  # noqa: PLW0108 - `review` is made when it is first asked for
        self.is_complete = True
        self.session.keep_on()
        self.completed.emit()

    def _connect_late(self) -> None:
        from desktop.data_wishes import DataWishes

        self.late.entry_wished.connect(self.go_to)
        self.late.archives.open_wished.connect(self._open_from_start)
        self.late.archives.failed.connect(lambda error: show_error(error, self))
        self.data = DataWishes(
            self, self.actions_table, self.store, self.settings, self.notices, self.toast, self.editor.commit
        )
        self.data.moved.connect(lambda _path: self._lock(False))

    def _announce(self) -> None:
        from desktop.announcements import Announcements

        self.announcements = Announcements(self, self.actions_table, self.document)
        self.toast.told.connect(self.announcements.say)
        self.hits.told.connect(self.announcements.say_later)
        self.left.told.connect(self.announcements.say_later)
        self.unsaved.refused.connect(self.announcements.say_error)
        self.document.refresh_undo()

    def _lock(self, on: bool) -> None:
        """The store can only be read, or be written again."""
        self.session.read_only = on
        self.read_only.set(on)

    def flush(self) -> None:
        """Brings everything that was typed to the disk, and waits for it."""
        self.unsaved.retry()
        self.store.flush()

    def go_to(self, programme_id: str, entry_id: str) -> None:
        """Opens an entry of any programme; "" is the programme itself."""
        self.views.show(WRITE)
        if programme_id != self.document.programme_id:
            self._open_programme(programme_id, entry_id)
        else:
            self.desk.show_entry(entry_id)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._review is not None:
            self._review.keeper.keep()
        self._unsaved.clear()
        self.flush()
        if self._unsaved and not self._close_anyway(self._unsaved[-1]):
            event.ignore()
            return
        self.actions_table["focus"].setChecked(False)
        self.session.save()
        event.accept()
        self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window becomes too narrow for three panes, the side sheet folds away first; it comes back with room."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < ROOM_FOR_THREE
        if is_narrow != (0 <= event.oldSize().width() < ROOM_FOR_THREE):
            if is_narrow and not self.sheet.folded:
                self._folded_for_room = True
                self.sheet.fold(True)
            elif not is_narrow and self._folded_for_room:
                self._folded_for_room = False
                self.sheet.fold(False)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.editor.commit()

    # --------------------------------------------------------------------------------------------------------- connecting

    def _make_wishes(self, jobs: Jobs) -> None:
        actions, document, store = self.actions_table, self.document, self.store
        self.views = WindowViews(
            self.stack, self.top, actions, document, self.snapshot, store, jobs, self.toast, self.desk
        )
        actions.settle_with(self.editor.commit)
        self.unsaved = Unsaved(self.editor, document, store, self.notices)
        self.left.model.rename_wished.connect(self.unsaved.hand_words)
        self.views.words_written.connect(self.unsaved.hand_words)
        self.read_only = ReadOnly(actions, self.desk, self.views)
        self.text_wishes = TextWishes(self.actions_table, self.editor)
        self.file_wishes = FileWishes(self, self.actions_table, self.library, self.document, self.settings, self.toast)
        notices, toast = self.notices, self.toast
        self.incoming = Incoming(self, notices, toast, self.read_only, self._open_archive, self._read_document)
        self.view_wishes = ViewWishes(self, self.actions_table, self.settings, self.editor, self.toast)
        self.view_wishes.panes = (self.top.search, *self.left.panes, self.editor, self.sheet)
        self.language_wishes = LanguageWishes(self, actions, self.settings, self.toast)
        self.session = Session(self, self.settings, document, self.desk, self.sheet, self.views)
        self.searching = Searching(self.top.search, self.hits, actions, self.library, self.editor.commit)
        parts = (self.menuBar(), self.top, self.left, self.sheet, self.statusBar())
        self.focus_mode = FocusMode(self, actions["focus"], self.editor, parts)
        self.focus_mode.told.connect(self.toast.say)
        self.focus_mode.ended.connect(self.toast.hide)

    def _connect(self) -> None:
        document = self.document
        document.saving.connect(self.top.show_saving)
        self.store.progressed.connect(self.top.show_progress)
        self.top.cancel_wished.connect(self.store.give_up)
        document.failed.connect(self._refused)
        document.structure_changed.connect(self._sized)
        self.desk.shown.connect(self._programme_shown)
        self.desk.title_changed.connect(self._title_changed)
        self.desk.counted.connect(self.counts.setText)
        self.unsaved.refused.connect(self._not_saved)
        self.unsaved.settled.connect(lambda moment: self.top.show_saved(clock(moment)))
        self.desk.import_wished.connect(self.file_wishes.ask_import)
        self.desk.new_wished.connect(self.file_wishes.new_programme)
        self.library.listed.connect(self._listed)
        self.library.shelves_changed.connect(lambda: self._listed(self.library.programmes))
        self.library.failed.connect(lambda error: show_error(error, self))
        self.left.programmes.open_wished.connect(self._open_programme)
        self.left.programmes.new_wished.connect(self.file_wishes.new_programme)
        self.left.programmes.menu_wished.connect(self.file_wishes.programme_menu)
        self.actions_table.bring_with(self.complete)
        self.actions_table.on("quit", self.close)
        self.views.export_wished.connect(self._export_measures)
        self.views.entry_wished.connect(self.go_to)
        self.views.offer(START, self._make_start)
        self.views.offer(REVIEW, lambda: self.review.view)
        self.file_wishes.read_wished.connect(self.incoming.read_all)
        self.file_wishes.begun.connect(self.left.take_keyboard)
        self.file_wishes.open_wished.connect(self._open_from_start)
        self.actions_table.on("paste_read", lambda: self.review.paste())  # noqa: PLW0108 - made when it is first asked for
        self.actions_table.enable(REVIEW_KEYS, False)
        self.views.shown.connect(lambda _key: self.editor.commit())
        # the start page tells what was typed last
        self.views.shown.connect(lambda key: self.library.refresh() if key == START else None)
        self.views.shown.connect(lambda key: self.counts.setVisible(key not in (START, REVIEW)))  # another programme's
        self.actions_table.on("side_sheet", lambda: self.sheet.fold(not self.sheet.folded))
        self.actions_table["side_sheet"].setChecked(not self.sheet.folded)
        self.sheet.folded_changed.connect(lambda folded: self.actions_table["side_sheet"].setChecked(not folded))
        self.hits.chosen.connect(self.go_to)

    def _make_start(self) -> QWidget:
        from desktop.start.view import StartView
        from desktop.start.wishes import StartWishes

        view = StartView()
        self.start = StartWishes(view, self.actions_table, self.library, self.store)
        self.start.open_wished.connect(self._open_from_start)
        view.menu_wished.connect(self.file_wishes.programme_menu)
        return view

    @property
    def review(self) -> "ReviewWishes":
        """Reading and reviewing, made when first wished."""
        if self._review is None:
            from desktop.review.wishes import ReviewWishes

            self._review = ReviewWishes(
                self, self.views, self.actions_table, self.library, self.document, self.desk, self.store, self.jobs, self.toast
            )  # fmt: skip
            self._review.file_wished.connect(self.file_wishes.ask_import)
            self._review.freed.connect(self.incoming.set_free)
            self._review.shown.connect(lambda: self.notices.drop("review"))
            self.view_wishes.panes = (*self.view_wishes.panes, *self._review.view.board.panes())
        return self._review

    def _open_archive(self, path: Path) -> None:
        self.complete()
        self.late.archives.open(path)

    def _read_document(self, path: Path) -> bool:
        return self.review.read(path)

    def _export_measures(self, query: "MeasureQuery | None") -> None:
        self.complete()
        self.late.exports.export_measures(query)

    def _open_from_start(self, programme_id: str) -> None:
        self.views.show(WRITE)
        self._open_programme(programme_id)

    def _programme_shown(self, is_open: bool) -> None:
        self.left.programmes.mark_open(self.document.programme_id)
        self.actions_table.enable(NEEDS_PROGRAMME, is_open)
        self.sheet.use_programme(is_open)
        if not is_open:
            self.toast.hide()
            self.setWindowTitle("Programmwerk")
        elif not self.session.restore_programme():
            self.desk.tree_wishes.lock(self.session.read_only)
            self.left.tree.expandToDepth(1)

    def _title_changed(self, title: str) -> None:
        self.setWindowTitle(f"{title} – Programmwerk")
        if self.library.title_of(self.document.programme_id) not in ("", title):
            self.library.refresh()

    def _sized(self) -> None:
        if self.document.outline is not None:
            self.left.programmes.use_size(self.document.programme_id, self.document.outline.size)

    def _open_programme(self, programme_id: str, entry_id: str = "") -> None:
        if programme_id == self.document.programme_id:
            return
        self.document.open(programme_id, (lambda: self.desk.show_entry(entry_id)) if entry_id else None)

    def _listed(self, programmes: "list[ProgrammeInfo]") -> None:
        shown = [each for each in programmes if each.id not in self.library.shelves.archived]
        self.left.programmes.show_list(shown)

    # -------------------------------------------------------------------------------------------------------------- saved

    def _refused(self, error: UserError) -> None:
        if error.kind == "job_cancelled":
            self.toast.say(messages.sentence(error))
        else:
            show_error(error, self)

    def _not_saved(self, error: UserError) -> None:
        self._unsaved.append(error)
        self.top.show_unsaved(self.tr("Nicht gespeichert"))

    def _close_anyway(self, error: UserError) -> bool:
        from desktop.widgets.message_dialog import QuestionDialog

        more = self.tr(
            "Was Sie zuletzt geschrieben haben, ist nicht gespeichert. Kopieren Sie es, bevor Sie schließen."
        )
        title, go, stay = self.tr("Nicht gespeichert"), self.tr("Trotzdem schließen"), self.tr("Weiter bearbeiten")
        return bool(QuestionDialog(title, messages.sentence(error), more, go, stay, self).exec())

    # -------------------------------------------------------------------------------------------------------------- frame

    def _lay_out(self) -> None:
        self.desk.add_sheet(self.sheet)
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(central)
        self.statusBar().addWidget(self.counts)
        self.statusBar().setSizeGripEnabled(False)

    def _build_menus(self) -> None:
        for row in menus():
            menu = new_menu(self, row.label)
            menu.setObjectName(row.key)
            self.actions_table.fill(menu, row.actions)
            self.menuBar().addMenu(menu)
