"""Find and replace in the side sheet: which programmes are searched, and how the edits reach the store."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions import Actions
from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.known_programmes import KnownProgrammes
from desktop.search.replace_model import Wish
from desktop.search.replace_pane import ReplacePane
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.widgets.side_sheet import SideSheet
from desktop.widgets.toast import Toast
from programme.model import Programme

if TYPE_CHECKING:
    from database.records import Change
    from database.store import Store

REPLACE = "replace"
REPLACED = "words_replaced"  # the history's sentence
FILL_AFTER = 200  # milliseconds after the last change


class Replacing(QObject):
    """Fills the pane while it is seen."""

    entry_wished = Signal(str, str)
    """Programme and entry ("" for the programme itself)."""

    def __init__(
        self,
        sheet: SideSheet,
        desk: DeskView,
        actions: Actions,
        document: ProgrammeDocument,
        snapshot: Snapshot,
        store: StoreThread,
        toast: Toast,
    ) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._desk = desk
        self._document = document
        self._snapshot = snapshot
        self._store = store
        self._toast = toast
        self._going = ""
        """What is said once the store has replaced."""
        self._everywhere = False
        self._asked = 0
        self._known = KnownProgrammes()
        self.pane = ReplacePane(sheet)
        sheet.add_pane(REPLACE, self.tr("Ersetzen"), "replace", self.pane)
        self._later = QTimer(self, singleShot=True, interval=FILL_AFTER)
        self._later.timeout.connect(self.fill)
        sheet.pane_shown.connect(lambda _key: self.fill())
        document.opened.connect(self._later.start)
        document.closed.connect(self.fill)
        document.change_made.connect(self._changed)
        self.pane.place_wished.connect(self.entry_wished)
        self.pane.scope_changed.connect(self._scope_changed)
        self.pane.words_begun.connect(self.fill)
        self.pane.replace_wished.connect(self._replace)
        actions.on("replace", self.begin)
        if document.outline is not None:
            self._later.start()

    def begin(self) -> None:
        """Opens the pane with the marked words in it."""
        edit = self._desk.editor.focused_text()
        words = edit.textCursor().selectedText() if edit else ""
        self._sheet.show_pane(REPLACE)
        self.pane.begin("" if "\u2029" in words else words)

    def fill(self) -> None:
        """Gives the pane the words to search, if it is seen; what was asked for before is dropped."""
        self._asked += 1
        asked = self._asked

        def take(found: list[Programme]) -> None:
            if asked == self._asked:
                self.pane.show_programmes(found)

        if self._sheet.is_seen(REPLACE):
            self._read(take)

    def _read(self, then: Callable[[list[Programme]], None]) -> None:
        """The programmes that are searched, as they are now."""
        if self._document.outline is None:
            then([])
        elif self._everywhere:
            self._store.call(self._known.read if self.pane.is_asked else self._known.forget, then)
        else:
            self._snapshot.take(lambda programme: then([programme]))

    def _scope_changed(self, everywhere: bool) -> None:
        self._everywhere = everywhere
        if not everywhere:
            self._store.call(self._known.forget, lambda _none: None)
        self.fill()

    def _replace(self) -> None:
        """What is typed comes first: once the store has it, the hits in texts that are still the same are replaced."""
        wish = self.pane.wish()
        self._desk.editor.commit()
        chosen = {found.programme.id for found in wish.found}

        def today(store: "Store") -> list[Programme]:
            return [store.library.programme(each.id) for each in store.library.overview() if each.id in chosen]

        if self._everywhere:
            self._store.call(today, lambda found: self._replace_in(wish, found))
        else:
            self._store.call(lambda _store: None, lambda _none: self._read(lambda found: self._replace_in(wish, found)))

    def _replace_in(self, wish: Wish, today: list[Programme]) -> None:
        edits, heads = wish.edits(today)
        if edits or heads:
            self._going = self.tr("%Ln Stellen ersetzt.", None, wish.count_in(edits, heads))
            self._document.edit_many(edits, REPLACED, {"count": len(edits) + len(heads)}, heads)
        else:
            self.fill()

    def _changed(self, change: "Change | None") -> None:
        """Every change may make new hits; the one that was wished is told, with the way back."""
        self._later.start()
        if self._going and change is not None and change.label.kind == REPLACED:
            self._toast.offer_here(self._going, self.tr("Rückgängig"), partial(self._document.undo, change))
            self._going = ""
