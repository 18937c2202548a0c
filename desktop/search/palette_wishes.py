"""The command palette: what can be chosen in it now, and what choosing does."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.actions import Actions, shown_keys
from desktop.document import ProgrammeDocument
from desktop.menu_letters import bare
from desktop.search.command_palette import CommandPalette
from desktop.search.palette_match import PaletteItem
from desktop.spare_time import SpareTime
from desktop.start.library import Library

LEFT_OUT = frozenset({"palette"})
_LET_GO_AT_ONCE = 500


class PaletteWishes(QObject):
    """Actions that are possible now, entries of the open programme, all programmes."""

    entry_wished = Signal(str, str)
    """Programme and entry."""

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        document: ProgrammeDocument,
        library: Library,
        before: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._document = document
        self._library = library
        self._before = before
        self._entries: list[PaletteItem] = []
        self._spare_time = SpareTime(self)
        self.palette = CommandPalette(window)
        self.palette.chosen.connect(self._chosen)
        actions.on("palette", self.open)
        document.opened.connect(self._forget)
        document.structure_changed.connect(self._forget)
        document.entries_changed.connect(lambda _ids: self._forget())

    def open(self) -> None:
        """Shows the palette; scopes of tree and text are as they were before it took the keyboard."""
        self._before()
        self.palette.open([*self._action_items(), *self._programme_items(), *self._entry_items()])

    def _action_items(self) -> list[PaletteItem]:
        return [
            self._action_item(key) for key in self._actions if key not in LEFT_OUT and self._actions[key].isEnabled()
        ]

    def _action_item(self, key: str) -> PaletteItem:
        row = self._actions.rows[key]
        other = messages.text("other_words", key) if key in messages.known_kinds("other_words") else ""
        return PaletteItem.made("action", key, bare(self._actions[key].text()), shown_keys(row), f"{row.tip} {other}")

    def _programme_items(self) -> list[PaletteItem]:
        return [
            PaletteItem.made("programme", each.id, each.title, self.tr("Programm"))
            for each in self._library.programmes
            if each.id != self._document.programme_id
        ]

    def _entry_items(self) -> list[PaletteItem]:
        outline = self._document.outline
        if outline is None:
            return []
        if not self._entries:
            for entry in outline.walk():
                words = f"{entry.shown_number} {entry.shown}".strip()
                place = entry.parent.short() if entry.parent else outline.scheme.definition(entry.level).singular
                self._entries.append(PaletteItem.made("entry", entry.id, words, place))
        return self._entries

    def _forget(self) -> None:
        """Tens of thousands of items go in slices: all at once they would hold up the key after which they are old."""
        if self._entries:
            gone, self._entries = self._entries, []
            self._spare_time.use(_let_go(gone))

    def _chosen(self, kind: str, key: str) -> None:
        if kind == "action":
            self._actions[key].trigger()
        elif kind == "entry":
            self.entry_wished.emit(self._document.programme_id, key)
        else:
            self.entry_wished.emit(key, "")


def _let_go(items: list[PaletteItem]) -> Iterator[None]:
    while items:
        del items[-_LET_GO_AT_ONCE:]
        yield
