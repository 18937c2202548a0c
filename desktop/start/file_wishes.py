"""What the actions on programmes and files do: new, read, delete, bin, identity.

Dialogs are imported when first opened: the window is up before them.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.actions import Actions
from desktop.document import ProgrammeDocument
from desktop.exception_hook import show_error
from desktop.menu_letters import new_menu, show_once
from desktop.places import documents_folder
from desktop.settings import Settings
from desktop.start.library import Library
from desktop.start.shelf_wishes import ShelfWishes
from desktop.widgets.dialog import is_asking
from desktop.widgets.toast import Toast
from programme.errors import UserError
from programme.model import Scheme

if TYPE_CHECKING:
    from database.records import BinEntry, Change

NEEDS_PROGRAMME = ("export", "programme_details", "scheme", "delete_programme")


class FileWishes(QObject):
    """Dialogs open on the window; what they decide goes to library and document."""

    read_wished = Signal(object)
    """The paths of documents, at least one."""
    open_wished = Signal(str)
    begun = Signal()
    """A new programme without entries is open."""

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        library: Library,
        document: ProgrammeDocument,
        settings: Settings,
        toast: Toast,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._library = library
        self._document = document
        self._settings = settings
        self._toast = toast
        handlers: dict[str, Callable[[], object]] = {
            "new_programme": self.new_programme,
            "import": self.ask_import,
            "delete_programme": self.delete_programme,
            "bin": self.show_bin,
            "identity": self.ask_identity,
            "keys": self.show_keys,
            "about": self.show_about,
        }
        for key, handler in handlers.items():
            actions.on(key, handler)
        self.shelves = ShelfWishes(window, actions, library, document, toast)
        library.removed.connect(self._removed)
        library.restored.connect(self._restored)

    def new_programme(self) -> None:
        """Asks for title and scheme, and opens what is made."""
        self._library.own_schemes(self._ask_new)

    def _ask_new(self, own: list[Scheme]) -> None:
        from desktop.start.new_programme_dialog import NewProgrammeDialog

        if is_asking():
            return
        dialog = NewProgrammeDialog(own, parent=self._window)
        if dialog.exec():
            self._library.create(dialog.title, dialog.scheme, lambda made: self._document.open(made, self.begun.emit))

    def ask_import(self) -> None:
        """Asks for documents and reads them, one after the other."""
        from importers.registry import kinds

        endings = " ".join(f"*.{each}" for each in (*kinds(), "programm"))
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Dokumente einlesen"),
            self._folder("import"),
            self.tr("Dokumente ({endings})").format(endings=endings),
        )
        if chosen:
            self._wish([Path(each) for each in chosen])

    def read(self, path: Path) -> None:
        """Wishes a document to be read."""
        self._wish([path])

    def _wish(self, paths: list[Path]) -> None:
        self._settings.set_text("folder/import", str(paths[0].parent))
        self.read_wished.emit(paths)

    def delete_programme(self) -> None:
        """The open programme goes to the bin; no question, since it comes back with one click."""
        outline = self._document.outline
        if outline is not None:
            self._library.remove(outline.id, outline.head.title)

    def show_bin(self) -> None:
        """What was deleted."""
        from desktop.start.bin_dialog import BinDialog

        dialog = BinDialog(self._window)
        titles = {each.id: each.title for each in self._library.programmes}

        def fill(entries: "list[BinEntry]") -> None:
            dialog.show_entries(entries, titles)

        def purged(left: list[Path]) -> None:
            dialog.show_leftovers(left)
            read()

        def read() -> None:
            self._library.bin_contents(dialog.while_there(fill))

        dialog.restore_wished.connect(lambda entry_id: self._library.restore(entry_id, read))
        take_purged = dialog.while_there(purged)
        dialog.purge_wished.connect(
            lambda ids, versions, backups: self._library.purge(ids, versions, backups, take_purged)
        )
        read()
        dialog.exec()

    def ask_identity(self) -> None:
        """Who writes. At the first start no answer is one, too."""
        from desktop.start.identity_dialog import IdentityDialog

        dialog = IdentityDialog(self._settings.identity, self._window)
        dialog.exec()
        self._settings.identity = dialog.identity
        self._library.set_author(dialog.identity.author)

    def show_keys(self) -> None:
        """All shortcuts."""
        from desktop.help.info_dialogs import KeysDialog

        KeysDialog(self._window).exec()

    def show_about(self) -> None:
        """Version, licences, places."""
        from desktop.help.info_dialogs import AboutDialog

        AboutDialog(self._settings.text("store/path"), self._window).exec()

    def programme_menu(self, programme_id: str, place: QPoint) -> None:
        """The context menu of a line in the list of programmes."""
        title = self._library.title_of(programme_id)
        menu = new_menu(self._window)
        menu.addAction(self.tr("Öffnen"), lambda: self.open_wished.emit(programme_id))
        menu.addAction(self.tr("Als Vorlage für ein neues"), lambda: self.shelves.copy(programme_id))
        menu.addSeparator()
        self.shelves.add_to(menu, programme_id)
        menu.addSeparator()
        menu.addAction(self.tr("In den Papierkorb"), lambda: self._library.remove(programme_id, title))
        show_once(menu, place)

    def _removed(self, programme_id: str, title: str) -> None:
        if self._document.programme_id == programme_id:
            self._document.close()
        words = self.tr("„{title}“ liegt im Papierkorb.").format(title=title)
        self._toast.say(
            words,
            self.tr("Zurückholen"),
            lambda: self._library.restore(programme_id, lambda: self._document.open(programme_id)),
        )

    def _restored(self, change: "Change") -> None:
        if self._document.programme_id in change.programmes:
            self._document.reload()

    def _folder(self, kind: str) -> str:
        known = self._settings.text(f"folder/{kind}")
        if known and Path(known).is_dir():
            return known
        return str(documents_folder())


def open_file(path: Path) -> None:
    """Opens a file in the program that the system has for it; says so where there is none."""
    _open(path, path)


def show_in_folder(path: Path) -> None:
    """Opens the file's folder in the system's file manager."""
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(["explorer", "/select,", str(path)])
    else:
        _open(path.parent, path)


def _open(what: Path, named: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(what))):
        show_error(UserError("file_not_opened", path=named), QApplication.activeWindow())
