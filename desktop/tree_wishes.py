"""What the tree's actions do: they ask the document, and put the keyboard where one goes on."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from desktop import messages
from desktop.action_rows import TREE_CONTEXT_MENU
from desktop.actions import Actions
from desktop.document import ProgrammeDocument
from desktop.left_pane import LeftPane
from desktop.menu_letters import new_menu, show_once
from desktop.tree.outline import Entry, topmost
from desktop.widgets.toast import Toast
from programme.errors import TreeError, UserError
from programme.model import Gender, Level, Scheme
from programme.tree import Direction, level_below, move_towards

_DIRECTIONS = {
    "move_up": Direction.UP,
    "move_down": Direction.DOWN,
    "move_out": Direction.OUT,
    "move_in": Direction.IN,
}
_STRUCTURE = (*_DIRECTIONS, "add_sibling", "add_child", "duplicate", "delete", "cut", "paste")
"""What the lock of the structure forbids."""
MANY = 200
"""Chosen entries, from which on only the key itself asks whether their move leads anywhere: planning it takes its time."""
NEEDS_ENTRY = ("rename", "duplicate", "delete", "cut")
READS_ENTRY = ("copy", "export_part")


class TreeWishes(QObject):
    """Connects the actions of the tree with the document."""

    def __init__(self, actions: Actions, document: ProgrammeDocument, pane: LeftPane, toast: Toast) -> None:
        super().__init__(pane)
        self._actions = actions
        self._document = document
        self._pane = pane
        self._tree = pane.tree
        self._toast = toast
        self._going: set[Entry] = set()
        """What the store was asked to take into the bin, and is still in the tree."""
        actions.on("add_sibling", self.add_sibling)
        actions.on("add_child", self.add_child)
        actions.on("rename", self.rename)
        actions.on("duplicate", self.duplicate)
        actions.on("delete", self.delete)
        actions.on("lock", self.toggle_lock)
        for depth in range(3):
            actions.on(f"level_{depth + 1}", partial(pane.opening.open_to, depth))
        actions.on("expand_all", pane.opening.open_all)
        actions.on("collapse_all", pane.opening.close_all)
        for key, direction in _DIRECTIONS.items():
            actions.on(key, partial(self.move, direction))
        pane.first_wished.connect(self.add_sibling)
        pane.model.rename_wished.connect(document.edit)
        pane.model.drop_wished.connect(self._drop)
        self._tree.menu_wished.connect(self._menu)
        document.change_made.connect(lambda change: toast.outdate() if change else None)
        for told in (document.opened, document.closed):
            told.connect(toast.outdate)
        self._tree.selectionModel().selectionChanged.connect(lambda *_: self.adjust())
        self._tree.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that the lock has switched off would only move the cursor; it says why nothing happens."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._pane.model.locked:
            pressed = QKeySequence(event.keyCombination())
            if any(pressed in self._actions[key].shortcuts() for key in _STRUCTURE):
                self._say_locked()
                return True
        return super().eventFilter(watched, event)

    def _say_locked(self) -> None:
        """Where the store cannot be written, that cannot be opened; a strip says so."""
        offer = (self.tr("Entsperren"), lambda: self.lock(False)) if self._actions["lock"].isEnabled() else ("", None)
        self._toast.say(self.tr("Die Gliederung ist gesperrt."), *offer)

    def adjust(self) -> None:
        """Enables what is possible, and names what would be made."""
        outline = self._document.outline
        chosen = self._tree.chosen_entries()
        current = self._tree.current_entry()
        current = current if current is not None and outline is not None and current.id in outline else None
        free = outline is not None and not self._pane.model.locked
        self._actions.enable(NEEDS_ENTRY, free and bool(chosen))
        self._actions.enable(READS_ENTRY, bool(chosen))
        self._actions["paste"].setEnabled(free)
        self._actions["add_sibling"].setEnabled(free)
        below = level_under(outline.scheme, current.level) if outline and current else None
        self._actions["add_child"].setEnabled(free and below is not None)
        if outline is not None:
            own = current.level if current else outline.scheme.levels_below(None)[0]
            self._actions["add_sibling"].setText(new_words(outline.scheme, own))
            if below is not None:
                self._actions["add_child"].setText(
                    self.tr("{new} darunter").format(new=new_words(outline.scheme, below))
                )
        many = len(chosen) > MANY
        for key, direction in _DIRECTIONS.items():
            leads = bool(chosen) and (many or self._leads_somewhere(chosen, direction))
            self._actions[key].setEnabled(free and leads)

    def toggle_lock(self) -> None:
        """Titles and texts stay free; nothing can be added, moved or deleted by mistake."""
        self.lock(not self._pane.model.locked)

    def lock(self, locked: bool) -> None:
        """Locks or frees the structure."""
        self._pane.show_lock(locked)
        self._actions["lock"].setChecked(locked)
        self.adjust()

    def add_sibling(self) -> None:
        """A new entry right behind the current one; the first one in an empty programme."""
        outline, current = self._document.outline, self._tree.current_entry()
        if outline is None:
            return
        if current is None:
            self._document.add(None, None, then=self._edit_new)
        else:
            parent = current.parent.id if current.parent else None
            self._document.add(parent, outline.place(current) + 1, current.level, then=self._edit_new)

    def add_child(self) -> None:
        """A new entry below the current one, behind its others."""
        current = self._tree.current_entry()
        if current is not None:
            self._document.add(current.id, None, then=self._edit_new)

    def rename(self) -> None:
        """The title is edited in place, where there is one that may be."""
        index = self._tree.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable and not self._tree.is_renaming:
            self._tree.edit(index)

    def duplicate(self) -> None:
        """A copy behind the original becomes current."""
        ids = [entry.id for entry in topmost(self._tree.chosen_entries())]
        if ids:
            self._document.duplicate(ids, then=self._choose)

    def delete(self) -> None:
        """Into the bin; the neighbour becomes current, and undo offers itself."""
        outline, chosen = self._document.outline, topmost(self._tree.chosen_entries())
        chosen = [each for each in chosen if each not in self._going]
        if outline is None or not chosen:
            return
        self._going.update(chosen)
        words, follower = deleted_words(outline.scheme, chosen), self._follower(chosen)

        def removed() -> None:
            self._going.difference_update(chosen)
            self._toast.offer_here(words, self.tr("Rückgängig"), self._document.undo)

        def failed(error: UserError) -> None:
            self._going.difference_update(chosen)
            self._document.failed.emit(error)

        self._document.remove([entry.id for entry in chosen], removed, failed)
        if follower is not None:
            self._tree.choose(follower.id)

    def move(self, direction: Direction) -> None:
        """Alt with an arrow."""
        chosen = topmost(self._tree.chosen_entries())
        if chosen and self._leads_somewhere(chosen, direction):
            self._document.move_towards([entry.id for entry in chosen], direction, self._not_moved)

    def _not_moved(self, error: UserError) -> None:
        """A key may come before the move of the last one is seen: at the border it leads nowhere, as it would a moment later."""
        if not isinstance(error, TreeError):
            self._document.failed.emit(error)

    def _choose(self, entry_id: str) -> None:
        self._tree.choose(entry_id)

    def _edit_new(self, entry_id: str) -> None:
        self._tree.choose(entry_id, rename=True)

    def _drop(self, ids: list[str], parent: str | None, place: int, copy: bool) -> None:
        if copy:
            self._document.copy_to(ids, parent, place)
        else:
            self._document.move(ids, parent, place)

    def _menu(self, place: QPoint) -> None:
        menu = new_menu(self._tree)
        self._actions.fill(menu, TREE_CONTEXT_MENU)
        show_once(menu, place)

    def _leads_somewhere(self, chosen: list[Entry], direction: Direction) -> bool:
        outline = self._document.outline
        if outline is None:
            return False
        try:
            move_towards(outline, outline.scheme, [entry.id for entry in chosen], direction)
        except TreeError:
            return False
        return True

    def _follower(self, chosen: list[Entry]) -> Entry | None:
        """What becomes current when `chosen` goes: the next sibling that stays and that the filter shows, else the one before,
        else the parent."""
        last = chosen[-1]
        siblings = list(self._document.outline.siblings(last.parent)) if self._document.outline else []
        place = siblings.index(last)
        near = (each for each in siblings[place + 1 :] + siblings[:place][::-1] if each not in self._going)
        return next((each for each in near if self._pane.model.index_of(each.id).isValid()), last.parent)


def level_under(scheme: Scheme, level: Level) -> Level | None:
    """The level of a new entry below one of `level`; None below the last."""
    try:
        return level_below(scheme, level)
    except TreeError:
        return None


def new_words(scheme: Scheme, level: Level) -> str:
    """As "Neue Maßnahme", "Neues Handlungsfeld"."""
    definition = scheme.definition(level)
    kind = {Gender.FEMININE: "feminine", Gender.MASCULINE: "masculine", Gender.NEUTER: "neuter"}[definition.gender]
    return messages.text("entry", f"new_{kind}", {"level": definition.singular})


def deleted_words(scheme: Scheme, entries: list[Entry]) -> str:
    """As "Maßnahme gelöscht", "3 Maßnahmen gelöscht", "5 Einträge gelöscht"."""
    levels = {entry.level for entry in entries}
    if len(entries) == 1:
        return messages.text("entry", "deleted", {"level": scheme.definition(entries[0].level).singular})
    if len(levels) == 1:
        plural = scheme.definition(levels.pop()).plural
        return messages.text("entry", "deleted_alike", {"count": len(entries), "levels": plural})
    return messages.text("entry", "deleted_many", {"count": len(entries)})
