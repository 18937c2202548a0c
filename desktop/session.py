"""Where one left off: the window's place, and per programme what was chosen, open and scrolled."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.settings import Settings
from desktop.side_sheet import SideSheet

MOST_EXPANDED = 2_000
ROOM_FOR_SHEET = 1_200


class Session(QObject):
    """Reads and keeps the states of one window."""

    def __init__(
        self, window: QWidget, settings: Settings, document: ProgrammeDocument, desk: DeskView, sheet: SideSheet
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._document = document
        self._desk = desk
        self._sheet = sheet
        self.read_only = False

    def restore_window(self) -> None:
        """Size, place and division of the window."""
        geometry = self._settings.bytes_of("window/geometry")
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            self._window.resize(1280, 800)
        desk = self._settings.bytes_of("window/desk")
        state = self._settings.state("sheet")
        self._sheet.fold(bool(state.get("folded", self._window.width() < ROOM_FOR_SHEET)))
        if not desk.isEmpty():
            self._desk.restoreState(desk)
        self._desk.left.programmes.heading.setChecked(self._settings.text("window/programmes") != "folded")

    def restore_sheet(self) -> None:
        """Which pane of the side sheet was in front."""
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
        desk.show_entry(chosen if isinstance(chosen, str) and chosen in outline else "")
        desk.tree_wishes.lock(bool(state.get("locked")) or self.read_only)
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            tree.verticalScrollBar().setValue(scroll)
        page, place = desk.editor.page(), state.get("page_scroll")
        if page is not None and isinstance(place, int):
            page.verticalScrollBar().setValue(place)
        return True

    def save_programme(self) -> None:
        """Keeps the state of the open programme."""
        desk, outline = self._desk, self._document.outline
        if outline is None:
            return
        entry, page = desk.editor.shown_entry(outline), desk.editor.page()
        state = {
            "chosen": entry.id if entry else "",
            "locked": desk.left.model.locked and not self.read_only,
            "scroll": desk.left.tree.verticalScrollBar().value(),
            "page_scroll": page.verticalScrollBar().value() if page else 0,
        }
        if not desk.left.model.is_filtered:
            state["expanded"] = desk.left.tree.expanded_ids()[:MOST_EXPANDED]
        self._settings.set_state(outline.id, {**self._settings.state(outline.id), **state})

    def save(self) -> None:
        """Keeps everything."""
        self.save_programme()
        self._settings.set_text("window/programme", self._document.programme_id)
        self._settings.set_bytes("window/geometry", self._window.saveGeometry())
        self._settings.set_bytes("window/desk", self._desk.saveState())
        self._settings.set_state("sheet", self._sheet.state())
        folded = not self._desk.left.programmes.heading.isChecked()
        self._settings.set_text("window/programmes", "folded" if folded else "")
        self._settings.save()
