"""What the view "Start" needs and wishes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QPushButton

from desktop.actions import Actions
from desktop.menu_letters import new_menu, show_once
from desktop.start.library import Library
from desktop.start.view import StartView
from desktop.store_thread import StoreThread

if TYPE_CHECKING:
    from database.records import ProgrammeInfo
    from database.store import Store

MOST_READ = 12
"""Of so many programmes the progress is shown; reading all of a big store would keep the others waiting."""
LARGEST = 4_000
Shares = dict[str, tuple[tuple[str, int], ...]]


class StartWishes(QObject):
    """Follows the library; asks for progress when the view has been filled."""

    open_wished = Signal(str)

    def __init__(self, view: StartView, actions: Actions, library: Library, store: StoreThread) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._library = library
        self._store = store
        self._later = QTimer(self, singleShot=True, interval=200)
        self._later.timeout.connect(self._read_progress)
        library.listed.connect(lambda _programmes: self.fill())
        library.shelves_changed.connect(self.fill)
        view.seen.connect(self._later.start)
        view.open_wished.connect(self.open_wished)
        view.way_wished.connect(self._go)
        if store.is_open:
            self.fill()

    def fill(self) -> None:
        """Shows what the library knows."""
        self._view.show_programmes(self._library.programmes, self._library.shelves)
        if self._library.programmes:
            self._later.start()

    def _go(self, key: str) -> None:
        if key in ("import", "new_programme"):
            self._actions[key].trigger()
        elif key == "samples":
            self._library.take_in_samples(self.open_wished.emit)
        else:
            self._offer_old()

    def _offer_old(self) -> None:
        menu = new_menu(self._view)
        for each in self._library.programmes[:20]:
            title = each.title.replace("&", "&&")
            menu.addAction(title, partial(self._copy, each))
        if menu.isEmpty():
            menu.addAction(self.tr("Es gibt noch kein Programm.")).setEnabled(False)
        tile = self._view.findChild(QPushButton, "way_from_old")
        show_once(menu, tile.mapToGlobal(QPoint(0, tile.height())) if tile else QCursor.pos())

    def _copy(self, programme: "ProgrammeInfo") -> None:
        title = self.tr("Neu: {title}").format(title=programme.title)
        self._library.take_in_copy(programme.id, title, self.open_wished.emit)

    def _read_progress(self) -> None:
        if not self._view.isVisible() or not self._store.is_open:
            return
        ids = [each.id for each in self._library.programmes if each.nodes <= LARGEST][:MOST_READ]
        self._store.call(lambda store: _progress(store, ids), self._view.show_progress)


def _progress(store: "Store", ids: list[str]) -> Shares:
    from collections import Counter

    from programme.measures import measure_rows

    shares: Shares = {}
    for programme in ids:
        rows = measure_rows(store.library.programme(programme))
        shares[programme] = tuple(Counter(row.progress for row in rows).items())
    return shares
