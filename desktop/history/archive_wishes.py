"""What becomes of `.programm` files in the window: saved, given away, opened, taken in, merged.

The only caller of the store's exchange. Opening changes nothing: an unknown programme comes in as it is, a known one is
shown as a merge that a person has to take.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop import messages
from desktop.german_values import day_and_clock
from desktop.history.password_dialog import PasswordDialog
from desktop.places import documents_folder
from desktop.start.library import TAKING_IN
from programme.errors import UserError
from programme.merge_values import ConflictKey, Side

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from database.exchange import ArchiveInfo, MergePreview, SaveOptions
    from database.records import Change
    from database.store import Store
    from desktop.actions import Actions
    from desktop.desk_view import DeskView
    from desktop.document import ProgrammeDocument
    from desktop.history.archive_dialog import ArchiveDialog
    from desktop.history.compare_rows import Comparison
    from desktop.history.merge_dialog import KnownDialog, MergeDialog
    from desktop.jobs import Jobs
    from desktop.settings import Settings
    from desktop.start.library import Library
    from desktop.store_thread import StoreThread
    from desktop.widgets.toast import Toast

NEEDS_PROGRAMME = ("give_away", "save_archive")
_FILES = "files"  # what one file asks comes before what the next one does
_ASKS = ("archive_needs_password", "archive_wrong_password")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that could be read, with the password that opened it."""

    path: Path
    password: str
    info: "ArchiveInfo"


class ArchiveWishes(QObject):
    """Dialogs block the window only; everything that reads or writes runs in the store's thread."""

    open_wished = Signal(str)
    """The id of a programme that came in or was merged."""
    failed = Signal(object)

    def __init__(
        self,
        window: "QWidget",
        actions: "Actions",
        document: "ProgrammeDocument",
        library: "Library",
        store: "StoreThread",
        jobs: "Jobs",
        settings: "Settings",
        toast: "Toast",
        desk: "DeskView",
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._library = window, document, library
        self._store, self._jobs, self._settings, self._toast = store, jobs, settings, toast
        self._commit = desk.editor.commit
        self.dialog: ArchiveDialog | PasswordDialog | MergeDialog | KnownDialog | None = None
        actions.on("give_away", lambda: self.ask_save(is_gift=True))
        actions.on("save_archive", lambda: self.ask_save(is_gift=False))
        actions.on("open_archive", self.ask_open)
        document.opened.connect(lambda: actions.enable(NEEDS_PROGRAMME, True))
        document.closed.connect(lambda: actions.enable(NEEDS_PROGRAMME, False))
        actions.enable(NEEDS_PROGRAMME, document.outline is not None)

    # -------------------------------------------------------------------------------------------------------------- save

    def ask_save(self, is_gift: bool) -> None:
        """Asks what goes along and where to."""
        from desktop.history.archive_dialog import ENDING, ArchiveDialog
        from desktop.pages.export_target import file_name

        outline = self._document.outline
        if outline is None:
            return
        programme, title = outline.id, outline.head.title
        target = Path(self._folder()) / (file_name(title) + ENDING)
        dialog = ArchiveDialog(title, target, is_gift, self._window)
        dialog.save_wished.connect(lambda options, path: self._save(dialog, programme, options, path))
        self._show(dialog)

    def _save(self, dialog: "ArchiveDialog", programme: str, options: "SaveOptions", target: Path) -> None:
        self._commit()

        def done(_change: "Change") -> None:
            self._settings.set_text("folder/archive", str(target.parent))
            dialog.while_there(dialog.accept)()
            self._say_saved(target)

        on_step = self._store.between()
        self._store.call(
            lambda store: store.exchange.save(programme, target, options, on_step),
            done,
            lambda error: self._tell(dialog, error),
            alone=_FILES,
        )

    def _say_saved(self, target: Path) -> None:
        from desktop.start.file_wishes import show_in_folder

        words = self.tr("„{name}“ ist geschrieben.").format(name=target.name)
        self._toast.say(words, self.tr("Im Ordner zeigen"), lambda: show_in_folder(target))

    # -------------------------------------------------------------------------------------------------------------- open

    def ask_open(self) -> None:
        """Asks for a file and opens it."""
        kind = self.tr("Programmdatei (*.programm)")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, self.tr("Programmdatei öffnen"), self._folder(), kind)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path, password: str = "") -> None:
        """Looks into a file; what it holds decides what is asked next."""
        self._settings.set_text("folder/archive", str(path.parent))
        asking = self.dialog if password else None

        def is_given_up() -> bool:
            """Whether the question for the password was closed meanwhile."""
            return asking is not None and self.dialog is not asking

        def looked(info: "ArchiveInfo") -> None:
            if not is_given_up():
                self._looked(Opened(path, password, info))

        def failed(error: UserError) -> None:
            if is_given_up():
                return
            if error.kind in _ASKS:
                self._ask_password(path, messages.sentence(error) if password else "")
            else:
                self._refuse(error)

        on_step = self._store.between()
        self._store.call(
            lambda store: store.exchange.look(path, password, on_step),
            looked,
            failed,
            alone=_FILES,
        )

    def _ask_password(self, path: Path, refused: str) -> None:
        if isinstance(self.dialog, PasswordDialog):
            self.dialog.refuse(refused)
            return
        dialog = PasswordDialog(path.name, self._window)
        dialog.given.connect(lambda password: self.open(path, password))
        self._show(dialog)

    def _refuse(self, error: UserError) -> None:
        if isinstance(self.dialog, PasswordDialog):
            self.dialog.reject()
        self.failed.emit(error)

    def _looked(self, opened: Opened) -> None:
        if isinstance(self.dialog, PasswordDialog):
            self.dialog.accept()
        if not opened.info.is_known:
            self._take_in(opened)
        elif opened.info.can_merge:
            self._preview(opened)
        else:
            self._offer_copy(opened)

    def _take_in(self, opened: Opened, dialog: "MergeDialog | None" = None) -> None:
        """`dialog` is where it was wished, if that still stands."""
        is_copy, title = opened.info.is_known, opened.info.title
        on_step = self._store.between()

        def work(store: "Store") -> str:
            made = store.exchange.take_in(opened.path, opened.password, on_step).made
            if is_copy:
                store.library.edit(made, {"title": f"{title} (Kopie)"})
            return made

        def done(made: str) -> None:
            self._close()
            self._library.refresh()
            self.open_wished.emit(made)
            words = self.tr("„{title}“ ist als Kopie da.") if is_copy else self.tr("„{title}“ ist da. {origin}.")
            self._toast.say(words.format(title=title, origin=self._origin(opened.info)))

        failed = self._refuse if dialog is None else lambda error: self._tell(dialog, error)
        self._store.call(work, done, failed, alone=TAKING_IN)

    def _offer_copy(self, opened: Opened) -> None:
        """Known, but in the bin or without a common state."""
        from desktop.history.merge_dialog import KnownDialog

        title = opened.info.title
        here = bool(self._library.title_of(opened.info.programme))
        error = messages.text("error", "archive_no_common_state", {"title": title})
        gone = self.tr("Ihr eigenes Programm dieser Herkunft liegt im Papierkorb. Holen Sie es zurück, um beide zusammenzuführen, oder nehmen Sie die Datei als Kopie auf.")  # fmt: skip
        dialog = KnownDialog(title, self._origin(opened.info), error if here else gone, self._window)
        dialog.accepted.connect(lambda: self._take_in(opened))
        self._show(dialog)

    # ------------------------------------------------------------------------------------------------------------- merge

    def _preview(self, opened: Opened) -> None:
        from desktop.history.merge_dialog import MergeDialog
        from desktop.history.merge_rows import conflict_rows
        from desktop.history.pane_jobs import COMPARE

        self._commit()
        dialog = MergeDialog(opened.info.title, self._origin(opened.info), self._window)
        dialog.merge_wished.connect(lambda choices: self._merge(opened, dialog, choices))
        dialog.copy_wished.connect(lambda: self._take_in(opened, dialog))
        self._show(dialog)

        def show(preview: "MergePreview", comparison: "Comparison") -> None:
            if self.dialog is dialog:
                dialog.show_merge(comparison, conflict_rows(preview.conflicts, preview.result, preview.theirs))

        def compare(preview: "MergePreview") -> None:
            states = (preview.base, preview.theirs)
            self._jobs.run(COMPARE, states, lambda found: show(preview, found), lambda error: self._tell(dialog, error))

        on_step = self._store.between()
        self._store.call(
            lambda store: store.exchange.preview_merge(opened.path, opened.password, on_step=on_step),
            compare,
            lambda error: self._tell(dialog, error),
        )

    def _merge(self, opened: Opened, dialog: "MergeDialog", choices: Mapping[ConflictKey, Side]) -> None:
        programme, on_step = opened.info.programme, self._store.patient()

        def done() -> None:
            self._close()
            self._library.refresh()
            self.open_wished.emit(programme)
            self._say_merged(programme)

        def work(store: "Store") -> "Change":
            return store.exchange.merge(opened.path, opened.password, choices, on_step, expected=opened.info.state)

        def failed(error: UserError) -> None:
            self._tell(dialog, error)

        if programme == self._document.programme_id:
            self._document.change(work, done=done, failed=failed)
        else:
            self._document.saving.emit()
            self._store.call(work, lambda _change: done(), failed)

    def _say_merged(self, programme: str) -> None:
        def undo() -> None:
            if self._document.programme_id == programme:
                self._document.undo()

        self._toast.offer_here(self.tr("Die Fassungen sind zusammengeführt."), self.tr("Rückgängig"), undo)

    # ------------------------------------------------------------------------------------------------------------ inside

    def _origin(self, info: "ArchiveInfo") -> str:
        who = self.tr("Gesichert von {author} am {when}") if info.author else self.tr("Gesichert am {when}")
        return who.format(author=info.author, when=day_and_clock(info.saved))

    def _show(self, dialog: "ArchiveDialog | PasswordDialog | MergeDialog | KnownDialog") -> None:
        self.dialog = dialog
        dialog.set_modal_to_window()
        dialog.finished.connect(lambda _code: self._closed(dialog))
        dialog.open()

    def _tell(self, dialog: "ArchiveDialog | MergeDialog", error: UserError) -> None:
        """In the dialog; in a box of its own where that was closed meanwhile."""
        if self.dialog is dialog:
            dialog.say_failed(messages.sentence(error))
        else:
            self.failed.emit(error)

    def _closed(self, dialog: object) -> None:
        if self.dialog is dialog:
            self.dialog = None

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _folder(self) -> str:
        known = self._settings.text("folder/archive")
        if known and Path(known).is_dir():
            return known
        return str(documents_folder())
