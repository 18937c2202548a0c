"""The views of the window beside "Schreiben": made when first wished, filled when seen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions import Actions, shown_keys
from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.jobs import Jobs
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.top_bar import TopBar
from desktop.widgets.toast import Toast

if TYPE_CHECKING:
    from desktop.history.versions_wishes import VersionsWishes
    from desktop.measures.wishes import MeasuresWishes
    from programme.measures import MeasureQuery

START, WRITE, MEASURES, VERSIONS = "view_start", "view_write", "view_measures", "view_versions"
REVIEW = "view_review"
VIEWS = (START, WRITE, MEASURES, VERSIONS, REVIEW)
WITHOUT_PROGRAMME = {START, WRITE, REVIEW}
FILL_AFTER = 150  # milliseconds after the last change


class WindowViews(QObject):
    """Switches; a view that is not seen costs nothing."""

    entry_wished = Signal(str, str)
    """Programme and entry to be opened in "Schreiben"."""
    export_wished = Signal(object)
    """The `MeasureQuery` of the measures to be exported; None for all."""
    words_written = Signal(str, str, str)
    """Entry, item and its new markup, written in a table."""
    shown = Signal(str)

    def __init__(
        self,
        stack: QStackedWidget,
        top: TopBar,
        actions: Actions,
        document: ProgrammeDocument,
        snapshot: Snapshot,
        store: StoreThread,
        jobs: Jobs,
        toast: Toast,
        desk: QWidget,
    ) -> None:
        super().__init__(stack)
        self._stack, self._top = stack, top
        self._actions = actions
        self._document = document
        self._snapshot = snapshot
        self._store = store
        self._jobs = jobs
        self._toast = toast
        self._made: dict[str, QWidget] = {WRITE: desk}
        self._makers: dict[str, Callable[[], QWidget]] = {MEASURES: self._make_measures, VERSIONS: self._make_versions}
        self._fill_later = QTimer(self, singleShot=True, interval=FILL_AFTER)
        self._fill_later.timeout.connect(self.fill)
        self._versions: VersionsWishes
        self._measures: MeasuresWishes | None = None
        self._kept_measures: dict[str, Any] = {}
        self.locked = False
        self.current = WRITE
        stack.addWidget(desk)
        for key in VIEWS:
            top.add_view(key, actions[key].text(), shown_keys(actions.rows[key]))
            actions.on(key, partial(self.show, key))
        top.view_wished.connect(self.show)
        document.opened.connect(self._later)
        document.opened.connect(self._greet)
        document.closed.connect(lambda: self.show(START if START in self._makers else WRITE))
        for told in (document.change_made, document.entries_changed):
            told.connect(lambda _what: self._later())
        self.show(WRITE)

    def show(self, key: str) -> None:
        """Brings a view to the front."""
        if key not in WITHOUT_PROGRAMME and self._document.outline is None:
            key = START if START in self._makers else WRITE
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self._stack.addWidget(self._made[key])
        self.current = key
        self._turn_to(self._made[key])
        self._top.mark_view(key)
        for each in VIEWS:
            self._actions[each].setChecked(each == key)
        self.fill()
        self.shown.emit(key)

    def _turn_to(self, view: QWidget) -> None:
        """The keyboard comes along: Qt would hand it to the search in the bar above. Only the row of views keeps it."""
        held: QWidget | None = self._stack.window().focusWidget()
        is_new = self._stack.currentWidget() is not view
        kept: QWidget | None = view.focusWidget()
        self._stack.setCurrentWidget(view)
        if is_new and (held is None or not self._top.views.isAncestorOf(held)):
            self._give_keyboard(view, kept)

    def _greet(self) -> None:
        """A programme was opened, perhaps from somewhere else than the desk."""
        if self.current == START:
            self.show(WRITE)
        held: QWidget | None = self._stack.window().focusWidget()
        if held is None or not self._stack.isAncestorOf(held):
            self._give_keyboard(self._made[self.current], None)

    def _give_keyboard(self, view: QWidget, kept: QWidget | None) -> None:
        target = kept if _can_take(kept, view) else self._first_stop(view)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_stop(self, view: QWidget) -> QWidget | None:
        """Where work goes on in a view that did not have the keyboard yet."""
        if isinstance(view, DeskView):
            return view.left.stop
        stop = view.nextInFocusChain()
        while stop is not None and stop is not view and not _can_take(stop, view):
            stop = stop.nextInFocusChain()
        return stop if stop is not view else None

    def offer(self, key: str, maker: Callable[[], QWidget]) -> None:
        """How a view is made that this class does not know; its key is one of `VIEWS`."""
        self._makers[key] = maker

    def view(self, key: str) -> QWidget:
        """A view that was shown before."""
        return self._made[key]

    def fill(self) -> None:
        """Brings the view in front to what the document holds."""
        outline = self._document.outline
        if outline is None:
            return
        if self.current == MEASURES:
            assert self._measures is not None
            self._measures.locked = self.locked
            self._measures.fill()
        elif self.current == VERSIONS:
            self._versions.begin()

    def _later(self) -> None:
        if self.current != WRITE:
            self._fill_later.start()

    # ---------------------------------------------------------------------------------------------------------- measures

    def measures_state(self) -> dict[str, Any]:
        """Filter and order of the table of measures, as `use_measures_state` takes them."""
        return self._measures.state() if self._measures else self._kept_measures

    def use_measures_state(self, state: object) -> None:
        """Filter and order that were left, for the programme that is open now."""
        if self._measures:
            self._measures.use_state(state)
        else:
            self._kept_measures = state if isinstance(state, dict) else {}

    def filtered_measures(self) -> "MeasureQuery | None":
        """What the table of measures shows; None where it is not in front, or shows all."""
        return self._measures.wanted if self._measures and self.current == MEASURES else None

    def _make_measures(self) -> QWidget:
        from desktop.measures.view import MeasuresView
        from desktop.measures.wishes import MeasuresWishes

        view = MeasuresView()
        self._measures = MeasuresWishes(view, self._document, self._snapshot, self._store, self._toast)
        if self._kept_measures:
            self._measures.use_state(self._kept_measures)
        self._measures.fill_wished.connect(self._later)
        view.edit_wished.connect(self.words_written)
        view.entry_wished.connect(self.entry_wished)
        view.export_wished.connect(self.export_wished)
        return view

    # ---------------------------------------------------------------------------------------------------------- versions

    def _make_versions(self) -> QWidget:
        from desktop.history.versions_view import VersionsView
        from desktop.history.versions_wishes import VersionsWishes

        view = VersionsView()
        self._versions = VersionsWishes(self._document, self._snapshot, self._store, self._jobs, view, self._toast)
        self._versions.is_locked = self.locked
        view.entry_wished.connect(lambda node: self.entry_wished.emit(self._document.programme_id, node))
        return view


def _can_take(widget: QWidget | None, view: QWidget) -> bool:
    if widget is None or not view.isAncestorOf(widget) or not widget.isEnabled():
        return False
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.isVisibleTo(view)
