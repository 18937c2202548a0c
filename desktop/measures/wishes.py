"""The table of measures and what it shows: the open programme's, or those of all programmes outside the archive."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.document import ProgrammeDocument
from desktop.known_programmes import KnownProgrammes
from desktop.measures.view import MeasuresView
from desktop.snapshot import Snapshot
from desktop.start.shelves import SETTING, shelves_from
from desktop.store_thread import StoreThread
from desktop.widgets.toast import Toast
from programme.model import Programme

if TYPE_CHECKING:
    from database.records import Change
    from database.store import Store
    from programme.measures import MeasureQuery
READING = "measures of all"
"""One reading of all programmes does not come in the middle of another."""


class MeasuresWishes(QObject):
    """Fills the table where nobody writes in a cell, and takes what is written there to the store."""

    fill_wished = Signal()
    """The table is not what it should be, a moment from now or at once."""

    def __init__(
        self,
        view: MeasuresView,
        document: ProgrammeDocument,
        snapshot: Snapshot,
        store: StoreThread,
        toast: Toast,
    ) -> None:
        super().__init__(view)
        self.view = view
        self.locked = False
        self._document, self._snapshot, self._store, self._toast = document, snapshot, store, toast
        self._kept: dict[str, Any] = {}
        self._known = KnownProgrammes()
        self._is_due = False
        view.edit_wished.connect(document.edit)
        view.bulk_wished.connect(self._edit_many)
        view.scope_wished.connect(self.fill_wished)
        view.table.told.connect(toast.say)
        view.table.editing_ended.connect(lambda: QTimer.singleShot(0, self, self._fill_if_due))
        document.edit_failed.connect(
            lambda *_what: self.fill_wished.emit()
        )  # the cell shows what the store did not take
        document.change_made.connect(self._tell_elsewhere)

    def fill(self) -> None:
        """Brings the table to what the store holds, later where somebody writes in a cell, which would be lost."""
        self._is_due = self.view.table.is_editing
        if self._is_due:
            return
        if self.view.shows_all:
            self._snapshot.take(self._read_others)
        else:
            self._store.call(self._known.forget)
            self._snapshot.take(lambda programme: self._show(programme, []))

    def state(self) -> dict[str, Any]:
        """Filter and order, as `use_state` takes them."""
        return self._kept or self.view.state()

    def use_state(self, state: object) -> None:
        """Filter and order that were left, for the programme that is open now."""
        self._kept = state if isinstance(state, dict) else {}
        if not self._kept:
            self.view.use_state({})

    @property
    def wanted(self) -> "MeasureQuery | None":
        """What filters ask for of the open programme; None for all."""
        return None if self.view.shows_all else self.view.wanted

    def _fill_if_due(self) -> None:
        if self._is_due:
            self.fill()

    def _read_others(self, own: Programme) -> None:
        """The same programmes at the same time, or those of a moment later: the table is filled again then."""
        on_step = self._store.between()

        def work(store: "Store") -> list[Programme]:
            archived = shelves_from(store.settings.value(SETTING)).archived
            return self._known.read(store, lambda info: info.id not in archived and info.id != own.id, on_step)

        def show(found: list[Programme]) -> None:
            if own.id == self._document.programme_id:
                self._show(own, sorted(found, key=lambda each: each.title.casefold()))

        self._store.call(work, show, self._document.failed.emit, alone=READING)

    def _show(self, own: Programme, others: list[Programme]) -> None:
        self._is_due = self.view.table.is_editing
        if self._is_due:
            return
        self.view.show_programmes([own, *others], self.locked)
        if self._kept:
            kept, self._kept = self._kept, {}
            self.view.use_state(kept)

    def _edit_many(self, edits: dict[str, dict[str, str | None]]) -> None:
        self._document.edit_many(edits, "nodes_edited", {"count": len(edits)})

    def _tell_elsewhere(self, change: "Change | None") -> None:
        """What changed only in programmes that are not open is out of reach of "Rückgängig", which means the open one."""
        if not change or not change.edited or self._document.programme_id in change.programmes:
            return
        if not self.view.isVisible() or not self.view.shows_all:
            return
        titles = [each.title for each in self.view.programmes if each.id in change.programmes]
        if titles:
            words = self.tr("Geändert in „{title}“.").format(title="“, „".join(titles))
            self._toast.offer_here(words, self.tr("Rückgängig"), partial(self._document.undo, change))
