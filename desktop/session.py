"""Where one left off: the window's place, and per programme what was chosen, open and scrolled."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollBar, QWidget

from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.settings import Settings
from desktop.spare_time import SpareTime
from desktop.tree.filter import facets_from
from desktop.widgets.side_sheet import SideSheet
from desktop.window_views import MEASURES, VERSIONS, WindowViews

MOST_EXPANDED = 2_000
KEPT_EVERY = 3_000
"""Milliseconds between two glances: what is the same in two of them, and was not kept yet, is kept."""
ROOM_FOR_SHEET = 1_200
FIRST_SIZE = QSize(1280, 800)
FRAME = QSize(16, 48)  # at least as much as the window managers of our systems put around a window
_PATIENCE = 2_000  # milliseconds; later on, scrolling would take somebody away from where she is


class Session(QObject):
    """Reads and keeps the states of one window."""

    def __init__(
        self,
        window: QWidget,
        settings: Settings,
        document: ProgrammeDocument,
        desk: DeskView,
        sheet: SideSheet,
        views: WindowViews,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._document = document
        self._desk = desk
        self._sheet = sheet
        self._views = views
        self.read_only = False
        self._at_start = True
        self._has_sheet = False
        self._glances = QTimer(self, interval=KEPT_EVERY)
        self._glances.timeout.connect(self._keep_rested)
        document.leaving.connect(self.save_programme)
        self._seen: tuple[object, ...] = ()
        self._kept: tuple[object, ...] = ()

    def keep_on(self) -> None:
        """From now on states are kept soon after they changed, for no computer or program asks before it dies."""
        self._kept = self._glance()
        self._glances.start()

    def restore_window(self) -> None:
        """Size, place and division of the window."""
        geometry = self._settings.bytes_of("window/geometry")
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            self._first_size()
        desk = self._settings.bytes_of("window/desk")
        state = self._settings.state("sheet")
        self._sheet.fold(bool(state.get("folded", self._window.width() < ROOM_FOR_SHEET)))
        if not desk.isEmpty():
            self._desk.restoreState(desk)
        self._desk.use_branch(self._settings.text("window/page") == "branch")
        self._desk.left.programmes.heading.setChecked(self._settings.text("window/programmes") != "folded")

    def _first_size(self) -> None:
        """The whole screen where it has no room for the usual size and its frame, whose size nobody knows before it shows."""
        room = self._window.screen().availableSize() - FRAME
        self._window.resize(FIRST_SIZE.boundedTo(room))
        if FIRST_SIZE.boundedTo(room) != FIRST_SIZE:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def restore_sheet(self) -> None:
        """Which pane of the side sheet was in front."""
        self._has_sheet = True
        state = self._settings.state("sheet")
        if state:
            self._sheet.restore(state | {"folded": self._sheet.folded})

    @property
    def last_programme(self) -> str:
        """The programme that was open last; "" for none."""
        return self._settings.text("window/programme")

    def restore_programme(self) -> bool:
        """Choice, open branches and scroll of the open programme; False where nothing is known."""
        desk, outline = self._desk, self._document.outline
        state = self._settings.state(outline.id) if outline else {}
        if outline is None or not state:
            return False
        tree = desk.left.tree
        tree.expand_ids([each for each in state.get("expanded", []) if isinstance(each, str)])
        chosen = state.get("chosen")
        desk.show_entry("")  # a branch above, shown at opening, would stay where the chosen one is to come
        if isinstance(chosen, str) and chosen in outline:
            desk.show_entry(chosen)
        desk.tree_wishes.lock(bool(state.get("locked")) or self.read_only)
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            _scroll(tree.verticalScrollBar(), scroll)
        desk.left.use_filter(_words(state.get("filter")), facets_from(state.get("facets")))
        self._views.use_measures_state(state.get("measures"))
        if self._at_start and state.get("view") in (MEASURES, VERSIONS):
            self._views.show(state["view"])
        self._at_start = False
        page, place = desk.editor.page(), state.get("page_scroll")
        if page is not None and isinstance(place, int):
            _scroll(page.verticalScrollBar(), place)
        return True

    def save_programme(self) -> None:
        """Keeps the state of the open programme."""
        self._keep_programme(self._desk.left.tree.expanded_ids)

    def save(self) -> None:
        """Keeps everything."""
        self.save_programme()
        self._keep_window()
        self._settings.save()

    def _keep_rested(self) -> None:
        """As `save`, but quick: of the open branches only those that can be seen; Qt writes the file when it has time."""
        before, self._seen = self._seen, self._glance()
        is_hidden = self._desk.left.isHidden()  # the parts of the window are put away only to come back
        if self._document.outline is None or is_hidden or self._seen != before or self._seen == self._kept:
            return
        if not SpareTime.is_hand_at_rest():  # thousands of open branches take as long as a key may
            return
        self._kept = self._seen
        self._keep_programme(partial(self._desk.left.tree.open_ids, MOST_EXPANDED))
        self._keep_window()

    def _glance(self) -> tuple[object, ...]:
        """Differs where anything does that is kept. Branches that open or close change how far the tree can be scrolled."""
        length = self._desk.left.tree.verticalScrollBar().maximum()
        return self._document.programme_id, self._programme_state(), length, self._window_state(), self._sheet.state()

    def _keep_programme(self, open_branches: Callable[[], list[str]]) -> None:
        outline = self._document.outline
        if outline is not None:
            state = self._settings.state(outline.id) | self._programme_state()
            if not self._desk.left.model.is_filtered:
                state["expanded"] = open_branches()[:MOST_EXPANDED]
            self._settings.set_state(outline.id, state)

    def _programme_state(self) -> dict[str, Any]:
        """Without the open branches, which take longer."""
        desk, outline = self._desk, self._document.outline
        entry, page = desk.editor.shown_entry(outline) if outline else None, desk.editor.page()
        return {
            "chosen": entry.id if entry else "",
            "locked": desk.left.model.locked and not self.read_only,
            "scroll": desk.left.tree.verticalScrollBar().value(),
            "page_scroll": page.verticalScrollBar().value() if page else 0,
            "filter": desk.left.filter.text(),
            "facets": desk.left.finder.facets.state(),
            "measures": self._views.measures_state(),
            "view": self._views.current,
        }

    def _keep_window(self) -> None:
        self._settings.set_text("window/programme", self._document.programme_id)
        for key, value in self._window_state().items():
            if isinstance(value, str):
                self._settings.set_text(key, value)
            else:
                self._settings.set_bytes(key, value)
        if self._has_sheet:  # else the window was closed before its panes were there
            self._settings.set_state("sheet", self._sheet.state())

    def _window_state(self) -> dict[str, QByteArray | str]:
        return {
            "window/geometry": self._window.saveGeometry(),
            "window/desk": self._desk.saveState(),
            "window/programmes": "" if self._desk.left.programmes.heading.isChecked() else "folded",
            "window/page": "branch" if self._desk.editor.as_branch else "",
        }


def _scroll(bar: QScrollBar, place: int) -> None:
    """Scrolls there, also where the page is not laid out yet: then as soon as it is long enough."""
    bar.setValue(place)
    if bar.value() == place:
        return
    patience = QTimer(bar, singleShot=True, interval=_PATIENCE)

    def end() -> None:
        bar.rangeChanged.disconnect(go)
        patience.stop()
        patience.deleteLater()

    def go(_least: int, most: int) -> None:
        if most >= place:
            end()
            bar.setValue(place)

    bar.rangeChanged.connect(go)
    patience.timeout.connect(end)
    patience.start()


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
