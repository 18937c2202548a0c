"""Parts of the window that its first picture does not need: the panes of the side sheet, checks, replacing, palette,
backups, handbook."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.archive_wishes import ArchiveWishes
from desktop.backups_wishes import BackupsWishes
from desktop.checking import Checking
from desktop.export_wishes import ExportWishes
from desktop.figures import Figures
from desktop.palette_wishes import PaletteWishes
from desktop.preview_wishes import preview_in
from desktop.replacing import Replacing
from desktop.scheme_wishes import SchemeWishes
from desktop.side_panes import SidePanes
from desktop.spelling import Spelling
from desktop.spelling_marks import mark_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.actions import Actions
    from desktop.desk_view import DeskView
    from desktop.document import ProgrammeDocument
    from desktop.handbook import Handbook
    from desktop.jobs import Jobs
    from desktop.library import Library
    from desktop.settings import Settings
    from desktop.side_sheet import SideSheet
    from desktop.snapshot import Snapshot
    from desktop.store_thread import StoreThread
    from desktop.toast import Toast


class LateParts(QObject):
    """Made right after the window is shown."""

    entry_wished = Signal(str, str)
    """Programme and entry ("" for the programme itself)."""

    def __init__(
        self,
        window: "QWidget",
        actions: "Actions",
        document: "ProgrammeDocument",
        library: "Library",
        snapshot: "Snapshot",
        store: "StoreThread",
        jobs: "Jobs",
        desk: "DeskView",
        sheet: "SideSheet",
        settings: "Settings",
        toast: "Toast",
    ) -> None:
        super().__init__(window)
        self._window = window
        self.handbook: Handbook | None = None
        self.preview = preview_in(sheet, desk, actions, document, snapshot, jobs, settings)
        self.figures = Figures(document, desk)
        self.figures.told.connect(desk.counted)
        self.spelling = Spelling(jobs, store, self)
        for page in desk.editor.pages():
            mark_page(page, self.spelling)
        document.opened.connect(self.spelling.read_own_words)
        self.checking = Checking(document, snapshot, store, jobs, self)
        self.spelling.words_changed.connect(lambda: self.checking.use_words(self.spelling.own_words))
        self.panes = SidePanes(sheet, desk, actions, document, store, self.checking)
        self.replacing = Replacing(sheet, desk, actions, document, snapshot, store)
        self.palette = PaletteWishes(window, actions, document, library, desk.editor.commit)
        self.backups = BackupsWishes(window, document, library, store, jobs, toast)
        self.exports = ExportWishes(window, actions, document, desk.left.tree, store, jobs, settings, toast)
        self.schemes = SchemeWishes(window, document, library)
        actions.on("scheme", self.schemes.edit)
        self.archives = ArchiveWishes(window, actions, document, library, store, jobs, settings, toast, desk)
        actions.on("backups", self.backups.open)
        actions.on("handbook", self.show_handbook)
        self.panes.place_wished.connect(desk.show_place)
        self.replacing.entry_wished.connect(self.entry_wished)
        self.palette.entry_wished.connect(self.entry_wished)

    def show_handbook(self) -> None:
        """Opens the handbook beside the window, where it was left."""
        from desktop.handbook import Handbook

        if self.handbook is None:
            self.handbook = Handbook(self._window)
        self.handbook.show()
        self.handbook.raise_()
        self.handbook.activateWindow()
