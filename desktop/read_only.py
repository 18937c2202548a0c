"""Where the store may only be read, nothing on the desk can be changed: fields, tree, table, panes, actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.actions import Actions

if TYPE_CHECKING:
    from desktop.desk_view import DeskView
    from desktop.window_views import WindowViews

CHANGING = (
    "new_programme", "import", "open_archive", "give_away", "save_archive", "paste_read", "scheme", "delete_programme",
    "as_template", "to_folder", "archived", "undo", "redo", "replace", "lock", "comment", "own_words",
)  # fmt: skip
"""Actions that write into the store. Those on tree and text are off because their widgets are locked."""


class ReadOnly(QObject):
    """Locks and frees one window."""

    def __init__(self, actions: Actions, desk: "DeskView", views: "WindowViews") -> None:
        super().__init__(desk)
        self._actions, self._desk, self._views = actions, desk, views
        self.on = False
        for each in CHANGING:
            if each in set(actions):
                action = actions[each]
                action.changed.connect(lambda action=action: self._hold(action))

    def set(self, on: bool) -> None:
        """Locks everything, or frees it again."""
        self.on = on
        for page in self._desk.editor.pages():
            page.set_read_only(on)
        self._desk.tree_wishes.lock(on)
        self._views.locked = on
        self._views.fill()
        for each in CHANGING:
            if each in set(self._actions):
                self._actions[each].setEnabled(not on)

    def _hold(self, action: QAction) -> None:
        """Whoever enables an action does not know that the store cannot be written."""
        if self.on and action.isEnabled():
            action.setEnabled(False)
