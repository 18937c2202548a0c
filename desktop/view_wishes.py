"""What the actions of the menu "Ansicht" do: panes by key, size of letters, light and dark."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions import Actions
from desktop.editor.pane import EditorPane
from desktop.look.colours import Mode
from desktop.look.fonts import WRITING_SIZE
from desktop.look.theme import px, theme
from desktop.settings import Settings
from desktop.widgets.side_sheet import SideSheet
from desktop.widgets.toast import Toast

_MODES = {"look_light": Mode.LIGHT, "look_dark": Mode.DARK, "look_system": Mode.SYSTEM}
STEP = 1.1
ROOM_FOR_SHEET = 1_000
"""Pixels at the usual size of letters: in a narrower window larger letters fold the side sheet."""


class ViewWishes(QObject):
    """Remembers what it changes. `panes` are those that F6 walks through, in order."""

    def __init__(self, window: QWidget, actions: Actions, settings: Settings, editor: EditorPane, toast: Toast) -> None:
        super().__init__(window)
        self._window = window
        self._editor, self._toast = editor, toast
        self.panes: tuple[QWidget, ...] = ()
        self._actions = actions
        self._settings = settings
        actions.on("next_pane", lambda: self._step(1))
        actions.on("previous_pane", lambda: self._step(-1))
        actions.on("zoom_in", lambda: self.zoom(settings.zoom * STEP))
        actions.on("zoom_out", lambda: self.zoom(settings.zoom / STEP))
        actions.on("zoom_normal", lambda: self.zoom(1.0))
        for key, mode in _MODES.items():
            actions.on(key, partial(self.use, mode))
        self._mark_mode()
        self._scale_writing()

    def zoom(self, factor: float) -> None:
        """Letters of the interface and of the text, 0.8 to 2 times."""
        self._settings.zoom = factor
        self._apply()
        sheet = next((each for each in self.panes if isinstance(each, SideSheet)), None)
        if sheet is not None and self._window.width() < px(ROOM_FOR_SHEET):
            sheet.fold(True)  # it goes first where tree and text need the room

    def use(self, mode: Mode) -> None:
        """Light, dark, or as the system."""
        self._settings.mode = mode
        self._apply()

    def _apply(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme().apply(application, self._settings.mode, self._settings.zoom)
        self._mark_mode()
        self._scale_writing()

    def _scale_writing(self) -> None:
        for page in self._editor.pages():
            page.set_writing_size(WRITING_SIZE * self._settings.zoom)

    def _mark_mode(self) -> None:
        for key, mode in _MODES.items():
            self._actions[key].setChecked(self._settings.mode is mode)

    def _step(self, by: int) -> None:
        """The keyboard goes to the next or previous pane; first of all to an offer that has just come."""
        if by > 0 and self._toast.is_new:
            self._toast.take_keyboard()
            return
        focus = self._toast.came_from or self._window.focusWidget()
        panes = [pane for pane in self.panes if pane.isVisible()]
        here = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), -1)
        if not panes:  # in focus mode, with another view than the text in front
            return
        target = panes[(here + by) % len(panes)]
        if target is self._editor:
            self._editor.focus_title()
        elif isinstance(target, SideSheet):
            target.focus_pane()
        else:
            target.setFocus()


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
