"""Everything a person can ask for, as data. Menus, toolbars, context menus, palette and the list of keys come from here.

A new action is one row here and one handler in the window.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.action_rows import LINE, ActionRow, Scope, rows
from desktop.look import icons
from desktop.look.theme import theme
from desktop.messages import GERMAN, spoken

ONCE = frozenset({"delete", "paste", "duplicate", "add_sibling", "add_child"})
"""What a key that is held down does only once: the entry that is current behind it is another one."""


class Actions(QObject):
    """The actions of one window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.rows = {row.key: row for row in rows()}
        self._handlers: dict[str, list[Callable[[], object]]] = {key: [] for key in self.rows}
        self._make_rest: Callable[[], object] = lambda: None
        self._settle: Callable[[], object] = lambda: None
        self._actions = {key: self._made(row) for key, row in self.rows.items()}
        theme().changed.connect(self.paint_icons)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def on(self, key: str, handler: Callable[[], object]) -> None:
        """Calls `handler` when the action is asked for."""
        self._handlers[key].append(handler)

    def bring_with(self, make: Callable[[], object]) -> None:
        """`make` brings the handlers that are still missing: an action that is asked for before they are there calls it
        first, so that no key is lost."""
        self._make_rest = make

    def settle_with(self, settle: Callable[[], object]) -> None:
        """`settle` comes before each action but those of the text in which one writes: what was typed is in the store,
        whatever looks at it or takes it away."""
        self._settle = settle

    def enable(self, keys: tuple[str, ...], on: bool) -> None:
        """Enables or disables several actions."""
        for key in keys:
            self._actions[key].setEnabled(on)

    def attach(self, scope: Scope, widget: QWidget) -> None:
        """Makes the shortcuts of a scope work in `widget`."""
        widget.addActions([self._actions[key] for key, row in self.rows.items() if row.scope is scope])

    def fill(self, menu: QMenu, keys: tuple[str, ...]) -> None:
        """Adds actions to a menu; "-" is a line."""
        for key in keys:
            if key == LINE:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[key])

    def _made(self, row: ActionRow) -> QAction:
        action = QAction(row.label, self)
        action.setObjectName(row.key)
        action.setCheckable(row.checkable)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setShortcutContext(_CONTEXTS[row.scope])
        action.setToolTip(tip_of(row))
        action.setAutoRepeat(row.key not in ONCE)
        action.triggered.connect(lambda _checked=False: self._asked(row.key))
        if row.tip:
            action.setStatusTip(row.tip)
        if row.scope is Scope.WINDOW:
            self._window.addAction(action)
        return action

    def _asked(self, key: str) -> None:
        if not self._handlers[key]:
            self._make_rest()
        if self.rows[key].scope is not Scope.TEXT:
            self._settle()
        if self._actions[key].isEnabled():  # with what it needs it may have found that it cannot be done yet
            for handler in self._handlers[key]:
                handler()

    def button(self, key: str) -> QAction:
        """An action for a button that is seen at once: with its icon, which menus get later (`paint_icons`)."""
        action = self._actions[key]
        if self.rows[key].icon:
            action.setIcon(icons.icon(self.rows[key].icon))
        return action

    def paint_icons(self) -> None:
        """Gives every action its icon in the colour in use."""
        for key, row in self.rows.items():
            if row.icon:
                self._actions[key].setIcon(icons.icon(row.icon))


def tip_of(row: ActionRow) -> str:
    """What a button says when pointed at: its words and its key."""
    words = row.tip or row.label.replace("&", "").rstrip("…").strip()
    return f"{words} ({shown_keys(row)})" if row.keys else words


def shown_keys(row: ActionRow) -> str:
    """The first shortcut as people read it ("Strg+E")."""
    return german_keys(QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)) if row.keys else ""


def german_keys(text: str, always: bool = False) -> str:
    """Key names as German keyboards print them; as they are where the window speaks English, but for `always`."""
    if spoken() != GERMAN and not always:
        return text
    for english, german in _KEY_NAMES:
        text = text.replace(english, german)
    return text


_CONTEXTS = {
    Scope.WINDOW: Qt.ShortcutContext.WindowShortcut,
    Scope.TREE: Qt.ShortcutContext.WidgetShortcut,  # not in the field that renames an entry in place
    Scope.REVIEW: Qt.ShortcutContext.WidgetShortcut,
    Scope.TEXT: Qt.ShortcutContext.WidgetWithChildrenShortcut,
}
_KEY_NAMES = (
    ("Ctrl", "Strg"),
    ("Shift", "Umschalt"),
    ("Return", "Eingabe"),
    ("Del", "Entf"),
    ("Ins", "Einfg"),
    ("Up", "↑"),
    ("Down", "↓"),
    ("Left", "←"),
    ("Right", "→"),
)
