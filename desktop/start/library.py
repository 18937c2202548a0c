"""The programmes of the store as the window knows them: the only caller of the store's library and bin."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.start.samples import bundled_samples
from desktop.start.shelves import SETTING, Shelves, shelves_from
from desktop.store_thread import StoreThread
from programme.errors import UserError
from programme.model import Programme, Scheme

if TYPE_CHECKING:
    from pathlib import Path

    from database.records import BinEntry, Change, Hit, ProgrammeInfo, SearchFilter
    from database.store import Store

Then = Callable[[str], None]
_SEARCH = "search"  # one search does not come in the middle of another, where they would pile up
TAKING_IN = "taking in"
"""One programme does not come in the middle of another, which may have the same ids."""


class Library(QObject):
    """Every change is followed by a fresh `listed`."""

    listed = Signal(list)
    """`ProgrammeInfo`s, the last changed first."""
    removed = Signal(str, str)
    """Id and title of a programme that went to the bin."""
    shelves_changed = Signal()
    restored = Signal(object)
    """The `Change` that brought something back from the bin."""
    failed = Signal(object)

    def __init__(self, store: StoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.programmes: list[ProgrammeInfo] = []
        self.shelves = Shelves()

    def refresh(self) -> None:
        """Reads list and folders anew."""

        def work(store: "Store") -> "tuple[list[ProgrammeInfo], Any]":
            return store.library.overview(), store.settings.value(SETTING)

        def take(found: "tuple[list[ProgrammeInfo], Any]") -> None:
            self.shelves = shelves_from(found[1])
            self._take_list(found[0])

        self._store.call(work, take, self.failed.emit)

    def change_shelves(self, change: Callable[[Shelves], Shelves], done: Callable[[], None]) -> None:
        """Other folders, another archive: changed as they are in the store by then, for one wish may follow another
        before that is kept."""

        def work(store: "Store") -> Shelves:
            changed = change(shelves_from(store.settings.value(SETTING)))
            store.settings.set(SETTING, changed.data())
            return changed

        def take(changed: Shelves) -> None:
            self.shelves = changed
            self.shelves_changed.emit()
            done()

        self._store.call(work, take, self.failed.emit)

    def take_in_samples(self, then: Then) -> None:
        """The bundled samples that are not here yet; `then` gets the first one's id, new or old."""

        def work(store: "Store") -> "tuple[str, list[ProgrammeInfo]]":
            known = {each.title: each.id for each in store.library.overview()}
            first = ""
            for each in bundled_samples():
                made = known.get(each.title) or store.library.take_in(each).made
                first = first or made
            return first, store.library.overview()

        def take(found: "tuple[str, list[ProgrammeInfo]]") -> None:
            self._take_list(found[1])
            if found[0]:
                then(found[0])

        self._store.call(work, take, self.failed.emit)

    def create(self, title: str, scheme: Scheme, then: Then) -> None:
        """An empty programme; `then` gets its id."""
        self._change(lambda store: store.library.create(title, scheme), lambda change: then(change.made))

    def set_scheme(self, programme_id: str, scheme: Scheme) -> None:
        """Of a programme that is not open; the document has the one that is."""
        self._change(lambda store: store.library.set_scheme(programme_id, scheme), lambda _change: None)

    def own_schemes(self, then: "Callable[[list[Scheme]], None]") -> None:
        """Schemes that users made to start new programmes from, by name."""
        self._store.call(lambda store: store.library.schemes(), then, self.failed.emit)

    def keep_scheme(self, scheme: Scheme) -> None:
        """Offers a scheme for new programmes, or offers it changed."""
        self._store.call(lambda store: store.library.save_scheme(scheme), None, self.failed.emit)

    def forget_scheme(self, key: str) -> None:
        """Programmes that have the scheme keep it."""
        self._store.call(lambda store: store.library.remove_scheme(key), None, self.failed.emit)

    def take_in(
        self,
        programme: Programme,
        then: Then,
        on_step: Callable[[int, int], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """A programme from a file; findings of its reading are kept with it. `on_step` as in the store; what is typed
        meanwhile is saved at once."""
        told = self._store.between(on_step)
        self._change(
            lambda store: store.library.take_in(programme, told), lambda change: then(change.made), failed, TAKING_IN
        )

    def take_in_copy(self, programme_id: str, title: str, then: Then) -> None:
        """A copy of a programme, to start a new one from."""
        on_step = self._store.between()

        def work(store: "Store") -> "Change":
            return store.library.take_in(replace(store.library.programme(programme_id, on_step), title=title), on_step)

        self._change(work, lambda change: then(change.made), alone=TAKING_IN)

    def remove(self, programme_id: str, title: str) -> None:
        """Into the bin."""
        self._change(
            lambda store: store.library.remove(programme_id), lambda _change: self.removed.emit(programme_id, title)
        )

    def bin_contents(self, then: "Callable[[list[BinEntry]], None]") -> None:
        """What can come back."""
        self._store.call(lambda store: store.bin.contents(), then, self.failed.emit)

    def restore(self, entry_id: str, then: Callable[[], None] | None = None) -> None:
        """Out of the bin."""

        def done(change: "Change") -> None:
            self.restored.emit(change)
            if then is not None:
                then()

        self._change(lambda store: store.bin.restore(entry_id), done)

    def purge(self, entries: list[str], versions: bool, backups: bool, then: "Callable[[list[Path]], None]") -> None:
        """Out of the bin for good, with all traces; `versions` and `backups` lose the words, too. `then` gets what is
        left of moves of the store, which keeps them."""

        def done(change: "Change") -> None:
            self.restored.emit(change)  # undo of the programmes ends here
            self._store.call(lambda store: store.leftovers(), then, self.failed.emit)
            self._store.call(lambda store: store.search.refresh(on_step), None, self.failed.emit, alone=_SEARCH)

        on_step = self._store.between()
        self._change(lambda store: store.bin.purge(entries, versions=versions, backups=backups), done, alone=True)

    def search(self, words: str, narrowed: "SearchFilter | None", then: "Callable[[list[Hit]], None]") -> None:
        """Over all programmes, best first. What is typed while the index catches up is saved at once."""
        on_step = self._store.between()

        def work(store: "Store") -> "list[Hit]":
            return store.search.find(words, narrowed, on_step=on_step)

        self._store.call(work, then, self.failed.emit, alone=_SEARCH)

    def set_author(self, author: str) -> None:
        """Who makes the changes that follow."""

        def work(store: "Store") -> None:
            store.author = author

        self._store.call(work)

    def title_of(self, programme_id: str) -> str:
        """The title in the last list; "" for an unknown id."""
        return next((each.title for each in self.programmes if each.id == programme_id), "")

    def _take_list(self, found: "list[ProgrammeInfo]") -> None:
        self.programmes = found
        self.listed.emit(found)

    def _change(
        self,
        work: "Callable[[Store], Change]",
        then: "Callable[[Change], None]",
        failed: Callable[[UserError], None] | None = None,
        alone: bool | str = False,
    ) -> None:
        def both(store: "Store") -> "tuple[Change, list[ProgrammeInfo]]":
            return work(store), store.library.overview()

        def done(found: "tuple[Change, list[ProgrammeInfo]]") -> None:
            self._take_list(found[1])
            then(found[0])

        self._store.call(both, done, failed or self.failed.emit, alone)
