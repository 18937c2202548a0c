"""Parts of the window that its first picture does not need: the panes of the side sheet, checks, replacing, palette,
backups, handbook. Each is imported and made by itself, so that no key waits for all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.actions import Actions
    from desktop.checks.checking import Checking
    from desktop.desk_view import DeskView
    from desktop.document import ProgrammeDocument
    from desktop.editor.spelling import Spelling
    from desktop.figures import Figures
    from desktop.help.handbook import Handbook
    from desktop.history.archive_wishes import ArchiveWishes
    from desktop.history.backups_wishes import BackupsWishes
    from desktop.jobs import Jobs
    from desktop.pages.export_wishes import ExportWishes
    from desktop.pages.preview_wishes import PreviewWishes
    from desktop.schemes.wishes import SchemeWishes
    from desktop.search.palette_wishes import PaletteWishes
    from desktop.search.replacing import Replacing
    from desktop.settings import Settings
    from desktop.side_panes import SidePanes
    from desktop.snapshot import Snapshot
    from desktop.start.library import Library
    from desktop.store_thread import StoreThread
    from desktop.widgets.side_sheet import SideSheet
    from desktop.widgets.toast import Toast


class LateParts(QObject):
    """Made by `steps`, before or after a programme is opened: each part takes over the one that is open."""

    entry_wished = Signal(str, str)
    """Programme and entry ("" for the programme itself)."""

    preview: "PreviewWishes"
    figures: "Figures"
    spelling: "Spelling"
    checking: "Checking"
    panes: "SidePanes"
    replacing: "Replacing"
    palette: "PaletteWishes"
    backups: "BackupsWishes"
    exports: "ExportWishes"
    schemes: "SchemeWishes"
    archives: "ArchiveWishes"

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
        self._window, self._actions, self._document, self._library = window, actions, document, library
        self._snapshot, self._store, self._jobs, self._desk = snapshot, store, jobs, desk
        self._sheet, self._settings, self._toast = sheet, settings, toast
        self.handbook: Handbook | None = None
        self._helped = ""

    def steps(self) -> Iterator[bool]:
        """Makes them one after the other; True after each. Panes come in the order of their tabs."""
        makers = (
            self._make_palette,
            self._make_figures,
            self._make_spelling,
            self._make_checking,
            self._make_preview,
            self._make_panes,
            self._make_replacing,
            self._make_exports,
            self._make_archives,
            self._make_rest,
        )
        for make in makers:
            make()
            yield True

    @contextmanager
    def kept_back(self) -> Iterator[None]:
        """While panes are put into the sheet, none of them comes into sight: the one in front at the end does."""
        self._sheet.setUpdatesEnabled(False)
        self._sheet.stack.hide()
        yield
        self._sheet.stack.show()
        self._sheet.setUpdatesEnabled(True)

    def _make_palette(self) -> None:
        from desktop.search.palette_wishes import PaletteWishes

        self.palette = PaletteWishes(
            self._window, self._actions, self._document, self._library, self._desk.editor.commit
        )
        self.palette.entry_wished.connect(self.entry_wished)

    def _make_figures(self) -> None:
        from desktop.figures import Figures

        self.figures = Figures(self._document, self._desk)
        self.figures.told.connect(self._desk.counted)

    def _make_spelling(self) -> None:
        from desktop.editor.spelling import Spelling
        from desktop.editor.spelling_marks import mark_page

        self.spelling = Spelling(self._jobs, self._store, self)
        for page in self._desk.editor.pages():
            mark_page(page, self.spelling)
        self._document.opened.connect(self.spelling.read_own_words)
        if self._document.outline is not None:
            self.spelling.read_own_words()
        self.spelling.learned.connect(self._say_learned)
        self._actions.on("own_words", self._show_own_words)

    def _show_own_words(self) -> None:
        from desktop.editor.own_words import look_through

        look_through(self.spelling, self._window)

    def _say_learned(self, word: str) -> None:
        """It may have been the wrong one."""
        words = self.tr("„{word}“ gilt jetzt als richtig.").format(word=word)
        self._toast.say(words, self.tr("Rückgängig"), lambda: self.spelling.forget(word))

    def _make_checking(self) -> None:
        from desktop.checks.checking import Checking

        self.checking = Checking(self._document, self._snapshot, self._store, self._jobs, self)
        self.spelling.words_changed.connect(lambda: self.checking.use_words(self.spelling.own_words))

    def _make_preview(self) -> None:
        from desktop.pages.preview_wishes import preview_in

        self.preview = preview_in(
            self._sheet,
            self._desk,
            self._actions,
            self._document,
            self._snapshot,
            self._jobs,
            self._settings,
            self._store,
        )

    def _make_panes(self) -> None:
        from desktop.side_panes import SidePanes

        self.panes = SidePanes(self._sheet, self._desk, self._actions, self._document, self._store, self.checking)
        self.panes.place_wished.connect(self._desk.show_place)
        self.panes.checks.learn_wished.connect(self.spelling.learn)

    def _make_replacing(self) -> None:
        from desktop.search.replacing import Replacing

        self.replacing = Replacing(self._sheet, self._desk, self._actions, self._document, self._snapshot, self._store)
        self.replacing.entry_wished.connect(self.entry_wished)

    def _make_exports(self) -> None:
        from desktop.pages.export_wishes import ExportWishes

        self.exports = ExportWishes(
            self._window,
            self._actions,
            self._document,
            self._desk,
            self._store,
            self._jobs,
            self._settings,
            self._toast,
        )

    def _make_archives(self) -> None:
        from desktop.history.archive_wishes import ArchiveWishes

        self.archives = ArchiveWishes(
            self._window,
            self._actions,
            self._document,
            self._library,
            self._store,
            self._jobs,
            self._settings,
            self._toast,
            self._desk,
        )

    def _make_rest(self) -> None:
        from desktop.history.backups_wishes import BackupsWishes
        from desktop.schemes.wishes import SchemeWishes

        self.backups = BackupsWishes(self._window, self._document, self._library, self._store, self._jobs, self._toast)
        self.schemes = SchemeWishes(self._window, self._document, self._library)
        self._actions.on("scheme", self.schemes.edit)
        self._actions.on("backups", self.backups.open)
        self._actions.on("handbook", self.show_handbook)

    def show_handbook(self) -> None:
        """Opens the handbook beside the window: at what helps here, or where it was left if that was asked for here."""
        from desktop.help.handbook import Handbook
        from desktop.help_topic import topic_of

        if self.handbook is None:
            self.handbook = Handbook(self._window)
        topic = topic_of(self._window, self._actions, self._desk, self._sheet)
        if topic != self._helped:
            self._helped = topic
            self.handbook.show_chapter(topic)
        self.handbook.show()
        self.handbook.raise_()
        self.handbook.activateWindow()
