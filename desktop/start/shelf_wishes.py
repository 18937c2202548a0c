"""Folders, the archive and old programmes as models for new ones: for the open programme and for a line of the list."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions import Actions
from desktop.document import ProgrammeDocument
from desktop.menu_letters import submenu
from desktop.start.library import Library
from desktop.start.shelves import Shelves
from desktop.widgets.toast import Toast

NEEDS_PROGRAMME = ("as_template", "to_folder", "archived")


class ShelfWishes(QObject):
    """Actions work on the open programme, the entries of context menus on the one that they are asked for."""

    def __init__(
        self, window: QWidget, actions: Actions, library: Library, document: ProgrammeDocument, toast: Toast
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._library, self._document, self._toast = (
            window,
            actions,
            library,
            document,
            toast,
        )
        actions.on("as_template", lambda: self.copy(document.programme_id))
        actions.on("to_folder", lambda: self.ask_folder(document.programme_id))
        actions.on(
            "archived", lambda: self.archive(document.programme_id, not self._is_archived(document.programme_id))
        )
        for told in (library.shelves_changed, library.failed, document.opened, document.closed):
            told.connect(self.adjust)
        self.adjust()

    def adjust(self) -> None:
        """Offers what is possible for the open programme, and shows whether it lies in the archive."""
        self._actions.enable(NEEDS_PROGRAMME, self._document.outline is not None)
        self._actions["archived"].setChecked(self._is_archived(self._document.programme_id))

    def copy(self, programme_id: str) -> None:
        """A new programme with all that this one holds is opened; the old one stays as it is."""
        title = self.tr("Neu: {title}").format(title=self._library.title_of(programme_id))
        self._library.take_in_copy(programme_id, title, self._document.open)

    def ask_folder(self, programme_id: str) -> None:
        """Asks where it shall lie."""
        from desktop.start.folder_dialog import FolderDialog

        shelves, title = self._library.shelves, self._library.title_of(programme_id)
        dialog = FolderDialog(title, shelves.names(), shelves.folder_of(programme_id), self._window)
        if dialog.exec():
            self.file_away(programme_id, dialog.folder)

    def file_away(self, programme_id: str, folder: str) -> None:
        """Into a folder; "" takes it out of the one where it lies. Said with a way back, for the list changes its order."""
        before = self._library.shelves.folder_of(programme_id)
        if folder == before:
            return
        title = self._library.title_of(programme_id)
        words = (
            self.tr("„{title}“ liegt in „{folder}“.") if folder else self.tr("„{title}“ liegt in keinem Ordner mehr.")
        )
        self._keep(
            programme_id, folder, words.format(title=title, folder=folder), partial(self._keep, programme_id, before)
        )

    def archive(self, programme_id: str, on: bool) -> None:
        """Into the archive, where the start page shows it last, or out of it."""
        title = self._library.title_of(programme_id)
        words = self.tr("„{title}“ liegt im Archiv.") if on else self.tr("„{title}“ liegt nicht mehr im Archiv.")
        self._put(programme_id, on, words.format(title=title), partial(self._put, programme_id, not on))

    def add_to(self, menu: QMenu, programme_id: str) -> None:
        """The same for a line of the list or a tile of the start page."""
        shelves = self._library.shelves
        folders = submenu(menu, self.tr("In Ordner"))
        own = shelves.folder_of(programme_id)
        for name in shelves.names():
            action = folders.addAction(name.replace("&", "&&"), partial(self.file_away, programme_id, name))
            action.setCheckable(True)
            action.setChecked(name == own)
        folders.addAction(self.tr("Neuer Ordner …"), partial(self.ask_folder, programme_id))
        if own:
            folders.addAction(self.tr("Aus dem Ordner nehmen"), partial(self.file_away, programme_id, ""))
        archived = self._is_archived(programme_id)
        words = self.tr("Aus dem Archiv holen") if archived else self.tr("Ins Archiv")
        menu.addAction(words, partial(self.archive, programme_id, not archived))

    def _is_archived(self, programme_id: str) -> bool:
        return programme_id in self._library.shelves.archived

    def _keep(self, programme_id: str, folder: str, words: str = "", back: Callable[[], None] | None = None) -> None:
        self._change(lambda shelves: shelves.with_folder(programme_id, folder), words, back)

    def _put(self, programme_id: str, on: bool, words: str = "", back: Callable[[], None] | None = None) -> None:
        self._change(lambda shelves: shelves.with_archived(programme_id, on), words, back)

    def _change(self, change: Callable[[Shelves], Shelves], words: str, back: Callable[[], None] | None) -> None:
        """Said only when it is so: the store may refuse."""

        def done() -> None:
            self.adjust()
            if back is not None:
                self._toast.say(words, self.tr("Rückgängig"), back)

        self._library.change_shelves(change, done)
