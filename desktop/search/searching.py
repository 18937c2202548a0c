"""The search over all programmes: from the field in the bar above to the hits below it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions import Actions
from desktop.search.pane import SearchPane
from desktop.start.library import Library
from desktop.top_bar import SearchField

if TYPE_CHECKING:
    from database.records import Hit

AFTER = 120  # milliseconds after the last key


class Searching(QObject):
    """Asks when the fingers rest; what comes for older words is dropped. `before` brings to the store what was typed."""

    def __init__(
        self, field: SearchField, hits: SearchPane, actions: Actions, library: Library, before: Callable[[], object]
    ) -> None:
        super().__init__(field)
        self._field, self._hits, self._library, self._before = field, hits, library, before
        self._asked = ""
        self._delay = QTimer(self, singleShot=True, interval=AFTER)
        self._delay.timeout.connect(self._ask)
        field.textChanged.connect(lambda _words: self._delay.start())
        field.left.connect(hits.hide)
        field.down.connect(hits.step_into)
        field.picked.connect(hits.pick)
        actions.on("search", self._begin)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Hits stand before the keyboard only: they go when it goes elsewhere, and come back with it."""
        if now is None or now.window() is not self._field.window():
            return  # another window, or another program: what is open stays so
        if now is self._field:
            if self._hits.isHidden() and self._field.text().strip() and before is not self._hits.list:
                self._delay.start()
        elif not self._hits.isAncestorOf(now):
            self._delay.stop()
            self._asked = ""
            self._hits.hide()

    def _begin(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def _ask(self) -> None:
        words = self._field.text().strip()
        if not words:
            self._hits.hide()
            return
        self._asked = words
        self._before()
        self._library.search(words, None, lambda found: self._show(words, found))

    def _show(self, words: str, found: "list[Hit]") -> None:
        if self._asked == words == self._field.text().strip():
            titles = {each.id: each.title for each in self._library.programmes}
            self._hits.show_hits(words, found, titles, self._field)
