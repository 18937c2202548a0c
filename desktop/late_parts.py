"""Parts of the window that its first picture does not need: the panes of the side sheet, checks, replacing, palette,
backups, handbook. Each is imported and made by itself, so that no key waits for all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
    from desktop.window_views import WindowViews


@dataclass(frozen=True, slots=True)
class Ground:
    """What the window is made of before, and what they stand on."""

    window: "QWidget"
    actions: "Actions"
    document: "ProgrammeDocument"
    library: "Library"
    snapshot: "Snapshot"
    store: "StoreThread"
    jobs: "Jobs"
    desk: "DeskView"
    sheet: "SideSheet"
    settings: "Settings"
    toast: "Toast"
    views: "WindowViews"


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

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground.window)
        self._ground = ground
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
        on = self._ground
        on.sheet.setUpdatesEnabled(False)
        on.sheet.body.hide()
        yield
        on.sheet.body.show()
        on.sheet.setUpdatesEnabled(True)

    def _make_palette(self) -> None:
        from desktop.search.palette_wishes import PaletteWishes

        on = self._ground
        self.palette = PaletteWishes(on.window, on.actions, on.document, on.library, on.desk.editor.commit)
        self.palette.entry_wished.connect(self.entry_wished)

    def _make_figures(self) -> None:
        from desktop.figures import Figures

        on = self._ground
        self.figures = Figures(on.document, on.desk)
        self.figures.told.connect(on.desk.counted)

    def _make_spelling(self) -> None:
        from desktop.editor.spelling import Spelling
        from desktop.editor.spelling_marks import mark_page

        on = self._ground
        self.spelling = Spelling(on.jobs, on.store, self)
        for page in on.desk.editor.pages():
            mark_page(page, self.spelling)
        on.document.opened.connect(self.spelling.read_own_words)
        if on.document.outline is not None:
            self.spelling.read_own_words()
        self.spelling.learned.connect(self._say_learned)
        on.actions.on("own_words", self._show_own_words)

    def _show_own_words(self) -> None:
        from desktop.editor.own_words import look_through

        on = self._ground
        look_through(self.spelling, on.window)

    def _say_learned(self, word: str) -> None:
        """It may have been the wrong one."""
        on = self._ground
        words = self.tr("„{word}“ gilt jetzt als richtig.").format(word=word)
        on.toast.say(words, self.tr("Rückgängig"), lambda: self.spelling.forget(word))

    def _make_checking(self) -> None:
        from desktop.checks.checking import Checking

        on = self._ground
        self.checking = Checking(on.document, on.snapshot, on.store, on.jobs, self)
        self.spelling.words_changed.connect(lambda: self.checking.use_words(self.spelling.own_words))

    def _make_preview(self) -> None:
        from desktop.pages.preview_wishes import preview_in

        on = self._ground
        self.preview = preview_in(
            on.sheet,
            on.desk,
            on.actions,
            on.document,
            on.snapshot,
            on.jobs,
            on.settings,
            on.store,
        )

    def _make_panes(self) -> None:
        from desktop.comments.kept_drafts import KeptDrafts
        from desktop.side_panes import SidePanes

        on = self._ground
        self.panes = SidePanes(on.sheet, on.desk, on.actions, on.document, on.store, self.checking)
        KeptDrafts(self.panes.comments.composer, on.settings)
        self.panes.place_wished.connect(on.desk.show_place)
        self.panes.checks.learn_wished.connect(self.spelling.learn)
        self.panes.checks.strip.told.connect(on.toast.told)

    def _make_replacing(self) -> None:
        from desktop.search.replacing import Replacing

        on = self._ground
        self.replacing = Replacing(on.sheet, on.desk, on.actions, on.document, on.snapshot, on.store, on.toast)
        self.replacing.entry_wished.connect(self.entry_wished)

    def _make_exports(self) -> None:
        from desktop.pages.export_wishes import ExportWishes

        on = self._ground
        self.exports = ExportWishes(
            on.window,
            on.actions,
            on.document,
            on.desk,
            on.store,
            on.jobs,
            on.settings,
            on.toast,
            on.views.filtered_measures,
        )
        self.exports.designs_edited.connect(self.preview.renew_designs)

    def _make_archives(self) -> None:
        from desktop.history.archive_wishes import ArchiveWishes

        on = self._ground
        self.archives = ArchiveWishes(
            on.window,
            on.actions,
            on.document,
            on.library,
            on.store,
            on.jobs,
            on.settings,
            on.toast,
            on.desk,
        )

    def _make_rest(self) -> None:
        from desktop.history.backups_wishes import BackupsWishes
        from desktop.schemes.wishes import SchemeWishes

        on = self._ground
        self.backups = BackupsWishes(on.window, on.document, on.library, on.store, on.jobs, on.toast)
        self.schemes = SchemeWishes(on.window, on.document, on.library)
        on.actions.on("scheme", self.schemes.edit)
        on.actions.on("backups", self.backups.open)
        on.actions.on("handbook", self.show_handbook)

    def show_handbook(self) -> None:
        """Opens the handbook beside the window: at what helps here, or where it was left if that was asked for here."""
        from desktop.help.handbook import Handbook
        from desktop.help_topic import topic_of

        on = self._ground
        if self.handbook is None:
            self.handbook = Handbook(on.window)
        topic = topic_of(on.window, on.actions, on.desk, on.sheet)
        if topic != self._helped:
            self._helped = topic
            self.handbook.show_chapter(topic)
        self.handbook.show()
        self.handbook.raise_()
        self.handbook.activateWindow()
