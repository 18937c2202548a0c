"""Reading documents: from file, clipboard or a drop into the view "Einlesen", and from there into the store."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.actions import Actions
from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.jobs import Jobs, LatestJob
from desktop.places import draft_path
from desktop.review import draft as review_draft
from desktop.review import edits
from desktop.review import taking as review_taking
from desktop.review.forest import Nodes
from desktop.review.keeper import ReviewKeeper
from desktop.review.lent_undo import ReviewUndo
from desktop.review.passage import passage_of, passage_target, shortened
from desktop.review.progress import TakingOver
from desktop.review.reading import READ_FILE, READ_PASSAGE, Reading
from desktop.review.state import Review, ReviewState
from desktop.review.target import Target, TargetDialog
from desktop.review.view import ReviewView
from desktop.start.library import Library
from desktop.store_thread import StoreThread
from desktop.tree.given_numbers import counting_on
from desktop.widgets.toast import Toast
from desktop.window_views import REVIEW, WRITE, WindowViews
from desktop.worker import JobCancelled
from programme.errors import IN_FILE, TreeError, UserError
from programme.model import Level, Programme, Scheme, walk

if TYPE_CHECKING:
    from database.store import Store


class ReviewWishes(QObject):
    """One document at a time is read and reviewed. Made when the first one is wished."""

    file_wished = Signal()
    freed = Signal(bool)
    """Whether nothing is read or reviewed (any more)."""
    shown = Signal()
    """A document stands in review; none that was left unfinished before can be resumed any more."""

    def __init__(
        self,
        window: QWidget,
        views: WindowViews,
        actions: Actions,
        library: Library,
        document: ProgrammeDocument,
        desk: DeskView,
        store: StoreThread,
        jobs: Jobs,
        toast: Toast,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._views = views
        self._library = library
        self._document = document
        self._desk = desk
        self._store = store
        self._reading = LatestJob(jobs)
        self._toast = toast
        self._path: Path | None = None
        self._target = Target()
        self._schemes: list[Scheme] = []
        self._taking = False
        self._of: tuple[Review, ReviewState] | None = None  # what is taken over, or was last
        self._over: TakingOver | None = None
        self.view = ReviewView(actions)
        self._undo = ReviewUndo(self.view.board)
        self.keeper = ReviewKeeper(self.view.board, lambda: self._target)
        self._connect()
        store.call(lambda inner: inner.library.schemes(), self._schemes.extend)

    @property
    def review(self) -> Review | None:
        """What is in review."""
        return self.view.board.review

    # ---------------------------------------------------------------------------------------------------------- reading

    def read(self, path: Path, with_helper: bool = False) -> bool:
        """Reads a document and shows what was recognised. Whether that begins: a person may keep the review at hand."""
        if not self.may_go():
            self._views.show(REVIEW)
            return False
        self._path = path
        self._begin(path.name)
        self._reading.run(
            READ_FILE, (path, with_helper), self._read, self._failed, self.view.waiting.tell, at_once=True
        )  # fmt: skip
        return True

    def resume(self) -> None:
        """Goes on with the review that was left unfinished."""
        kept = review_draft.kept(draft_path())
        if kept is not None:
            self._show(*kept)
        else:
            review_draft.put_aside(draft_path())
            self._toast.say(self.tr("Die Prüfung lässt sich nicht öffnen. Lesen Sie das Dokument noch einmal ein."))

    def read_clipboard(self) -> None:
        """Reviews what the clipboard holds."""
        self._read_passage(self._show_passage)

    def paste(self) -> None:
        """What the clipboard holds goes below the entry that is current now; what is not sure is reviewed first."""
        entry = self._desk.left.tree.current_entry()
        place = self._document.programme_id, entry.id if entry else None
        self._read_passage(lambda reading: self._paste_passage(reading, *place))

    def may_go(self) -> bool:
        """Whether a review that a person has worked on, be it at another start, may be given up; asks."""
        if self.review is not None:
            self.view.board.header.commit()
        left = None if self.review else review_draft.kept(draft_path())
        review = left[0] if left else self.review
        if review is None or not review.is_changed:
            return True
        words = self.tr("Die Prüfung von „{name}“ ist noch nicht übernommen.").format(name=review.reading.name)
        from desktop.widgets.message_dialog import QuestionDialog

        title, more = self.tr("Prüfung verwerfen?"), self.tr("Die Datei selbst bleibt, wie sie ist.")
        go, stay = self.tr("Verwerfen"), self.tr("Zurück zur Prüfung")
        may_go = bool(QuestionDialog(title, words, more, go, stay, self._window).exec())
        if left and not may_go:
            self._show(*left)
        return may_go

    def _begin(self, name: str) -> None:
        self.view.show_waiting(name)
        self._views.show(REVIEW)
        self.view.focus()

    def _read(self, reading: Reading) -> None:
        self._show(Review(reading), Target())

    def _failed(self, error: UserError) -> None:
        from importers.outside_programs import helper_for

        if isinstance(error, JobCancelled):
            self.view.show_start()
            return
        helper = helper_for(error) if self._path is not None else None
        names = dict.fromkeys({"path", *error.values} & {"path", IN_FILE}, self._path.name) if self._path else {}
        told = UserError(error.kind, **{**error.values, **names})
        self.view.show_stopped(messages.sentence(told), helper.value if helper else "")
        self.view.focus()

    def _show(self, review: Review, target: Target) -> None:
        self._set_target(target)
        self.view.show_review(review, self._schemes)
        self.keeper.keep()
        self._views.show(REVIEW)
        self._lend_undo()
        self.view.focus()
        self.shown.emit()

    # ---------------------------------------------------------------------------------------------------------- clipboard

    def _read_passage(self, then: object) -> None:
        assert callable(then)
        content, kind = passage_of(QGuiApplication.clipboard().mimeData())
        if not content.strip():
            self._toast.say(self.tr("Die Zwischenablage enthält keinen Text."))
            return
        self._path = None
        name = self.tr("Zwischenablage")
        if self.view.currentWidget() is self.view.waiting:  # for a file, which is given up
            self.view.show_start()
        self._reading.run(READ_PASSAGE, (content, kind, name), then, self._passage_failed)

    def _passage_failed(self, error: UserError) -> None:
        if not isinstance(error, JobCancelled):
            self._toast.say(messages.sentence(error))

    def _show_passage(self, reading: Reading) -> None:
        if self.may_go():
            self._show(Review(reading), self._target_here())

    def _paste_passage(self, reading: Reading, wanted: str, entry: str | None) -> None:
        """Meanwhile another programme may have been opened, where it does not belong."""
        review, outline = Review(reading), self._document.outline
        is_locked = self._desk.left.model.locked
        if outline is None or outline.id != wanted or is_locked or not review_taking.is_sure(review):
            self._show_passage(reading)
            return
        current = outline.find(entry)
        level = review_taking.level_below(outline.scheme, current.level if current else None)
        programme = replace(reading.programme, scheme=outline.scheme)
        nodes = review_taking.as_entries(programme, True, level, reading.name)
        place = passage_target(outline, current, nodes)
        self._views.show(WRITE)
        self._put(reading.programme, nodes, place.parent, place.index)

    def _target_here(self) -> Target:
        """Below the entry that is current in "Schreiben"; a new programme where none is open."""
        outline, entry = self._document.outline, self._desk.left.tree.current_entry()
        if outline is None:
            return Target()
        if entry is not None and entry.level is Level.MASSNAHME:
            entry = entry.parent
        title = outline.head.title
        if entry is None:
            return Target(outline.id, None, self.tr("In „{title}“").format(title=title))
        words = self.tr("In „{title}“ unter „{entry}“").format(
            title=shortened(title), entry=shortened(entry.plain_title)
        )
        return Target(outline.id, entry.id, words)

    # ---------------------------------------------------------------------------------------------------------- taking

    def _accept(self, only_part: bool) -> None:
        review = self.review
        if review is None or self._taking:
            return
        chosen = self.view.board.tree.chosen_ids() if only_part else []
        programme = review_taking.part(review, chosen) if only_part else review_taking.whole(review)
        self._taking, self._of = True, (review, review.state)
        if not self._target.programme:
            over = self._over = TakingOver(self.view.board.footer)
            self._library.take_in(programme, lambda made: self._taken(made, programme, only_part), over.on_step, self._not_taken)  # fmt: skip
        elif self._document.programme_id == self._target.programme:
            self._take_below(programme, only_part)
        else:
            self._document.open(self._target.programme, lambda: self._take_below(programme, only_part))

    def _take_below(self, programme: Programme, only_part: bool) -> None:
        review, outline = self.review, self._document.outline
        if review is None or outline is None:  # given up while the programme was opened
            self._stop_taking()
            return
        is_passage = review.reading.is_passage
        source = replace(programme, scheme=outline.scheme) if is_passage else programme
        nodes = programme.nodes if only_part else review_taking.as_entries(source, is_passage, name=review.reading.name)
        parent = outline.find(self._target.entry)
        self._put(programme, nodes, parent.id if parent else None, len(outline.siblings(parent)), only_part)

    def _put(self, source: Programme, nodes: Nodes, parent: str | None, index: int, stay: bool = False) -> None:
        """Entries into the open programme, whose scheme gets the fields that they bring."""
        outline = self._document.outline
        assert outline is not None
        above = outline.find(parent)
        try:
            nodes = edits.fitted(nodes, outline.scheme, above.level if above else None)
        except TreeError as error:
            self._refuse(error)
            return
        nodes = counting_on(nodes, source, outline.programme(), parent, index)
        wanted = review_taking.with_fields_of(outline.scheme, source.scheme, nodes)
        findings = review_taking.findings_of(source, nodes)
        fields = wanted if wanted != outline.scheme else None
        programme = outline.id
        count = sum(1 for _node in walk(nodes))

        def done(made: str) -> None:
            is_of_review = self._taking  # what was only pasted leaves a review alone
            self._stop_taking()
            stays = stay or (is_of_review and not self._is_as_taken())
            if is_of_review and not stays:
                self._finish()
            if not stays:
                self._desk.show_entry(made)
            words = self.tr("%Ln Einträge eingefügt.", None, count)
            self._toast.offer_here(words, self.tr("Rückgängig"), self._document.undo)

        over = self._over = TakingOver(self.view.board.footer)
        on_step = self._store.between(over.on_step, only_typed=True)
        self._document.change(
            lambda store: store.entries.paste(programme, parent, nodes, index, fields, findings, on_step),
            None, done, self._not_taken,
        )  # fmt: skip
        if findings:
            self._store.call(lambda store: store.library.findings(programme), self._document.take_findings)

    def _not_taken(self, error: UserError) -> None:
        """The review stays as it was."""
        self._stop_taking()
        if not isinstance(error, JobCancelled):
            self._document.failed.emit(error)

    def _refuse(self, error: TreeError) -> None:
        self._stop_taking()
        if self.review is None:
            self._toast.say(messages.sentence(error))
        else:
            self.view.board.say(messages.sentence(error))

    def _taken(self, made: str, programme: Programme, only_part: bool) -> None:
        self._stop_taking()
        count = sum(1 for _node in walk(programme.nodes))
        words = self.tr("„{title}“ ist eingelesen: %Ln Einträge.", None, count).format(title=programme.title)
        if not self._is_as_taken() or only_part:
            self._toast.say(words, self.tr("Öffnen"), lambda: self._open(made))
            return
        self._finish()
        self._document.open(made)
        self._toast.say(words)

    def _is_as_taken(self) -> bool:
        """Whether the review at hand is what was taken over. While that takes its time another document may have been read,
        or somebody gone on with this one: neither may be lost."""
        review = self.review
        if review is None or self._of is None or review is not self._of[0]:
            return False
        self.view.board.header.commit()
        if review.state is not self._of[1]:
            self.view.board.say(
                self.tr("Übernommen ist der Stand von vorhin; was Sie seither änderten, steht nur hier.")
            )
            return False
        return True

    def _open(self, programme_id: str) -> None:
        self._views.show(WRITE)
        self._document.open(programme_id)

    def _finish(self) -> None:
        if self._views.current == REVIEW:
            self._views.show(WRITE)
        self.keeper.forget()
        self.view.show_start()

    def _discard(self) -> None:
        review, target = self.review, self._target
        self.keeper.forget()
        self.view.show_start()
        if review is not None:
            words = self.tr("Die Prüfung von „{name}“ ist verworfen.").format(name=review.reading.name)
            self._toast.say(words, self.tr("Zurückholen"), lambda: self._show(review, target))
        self._lend_undo()

    def _stop_taking(self) -> None:
        self._taking = False
        if self._over is not None:
            self._over.over()
        self._over = None

    # ---------------------------------------------------------------------------------------------------------- target

    def _set_target(self, target: Target) -> None:
        self._target = target
        self.view.board.footer.show_target(target.words)
        self.keeper.soon()

    def _ask_target(self) -> None:
        def load(programme_id: str, then: object) -> None:
            assert callable(then)

            def work(store: "Store") -> Programme:
                return store.library.programme(programme_id)

            self._store.call(work, then, self._document.failed.emit)

        dialog = TargetDialog(self._target, self._library.programmes, load, self._window)
        if dialog.exec():
            self._set_target(dialog.target)

    # ---------------------------------------------------------------------------------------------------------- inside

    def _connect(self) -> None:
        view, footer = self.view, self.view.board.footer
        view.file_wished.connect(self.file_wished)
        view.currentChanged.connect(lambda _page: self.freed.emit(view.currentWidget() in (view.start, view.stopped)))
        view.start.clipboard_wished.connect(self.read_clipboard)
        view.waiting.cancel_wished.connect(self._cancel_by_hand)
        view.stopped.helper_wished.connect(self._read_with_helper)
        view.board.changed.connect(self._lend_undo)
        footer.accept_wished.connect(self._accept)
        footer.discard_wished.connect(self._discard)
        footer.target_wished.connect(self._ask_target)
        self._library.failed.connect(lambda _error: self._stop_taking())
        self._document.failed.connect(lambda _error: self._stop_taking())
        self._views.shown.connect(lambda _key: self._lend_undo())

    def _cancel_by_hand(self) -> None:
        self._reading.give_up()
        self.view.show_start()

    def _read_with_helper(self) -> None:
        if self._path is not None:
            self.read(self._path, with_helper=True)

    def _lend_undo(self) -> None:
        """While a review is looked at, "Rückgängig" means its edits."""
        is_here = self._views.current == REVIEW and self.review is not None
        self._desk.lend_undo(self._undo if is_here else None)
