"""Focus mode: the window shows nothing but the text that is being written."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.editor.text_edit import RichTextEdit


class FocusMode(QObject):
    """Hides `parts` and fills the screen; what was visible before comes back. `action` is its switch; Escape ends it
    where the keyboard is in `editor`."""

    told = Signal(str)
    """How one gets out: the menus are away."""
    ended = Signal()

    def __init__(self, window: QWidget, action: QAction, editor: QWidget, parts: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._action = action
        self._parts = tuple(parts)
        self._hidden: list[QWidget] = []
        self._before = window.windowState()
        self.is_on = False
        self._end = QShortcut(QKeySequence(Qt.Key.Key_Escape), editor)
        self._end.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._end.setEnabled(False)
        self._end.activated.connect(lambda: self.set_on(False))
        action.toggled.connect(self.set_on)

    def _write_on(self) -> None:
        """The keyboard goes into the text, where it was in something that is hidden now."""
        texts = [each for each in self._window.findChildren(RichTextEdit) if each.isVisible()]
        if texts and not any(each.hasFocus() for each in texts):
            next((each for each in texts if each.property("look") == "body"), texts[0]).setFocus()

    def set_on(self, on: bool) -> None:
        """Nothing happens where it is so already."""
        if on == self.is_on:
            return
        self.is_on = on
        self._action.setChecked(on)
        self._end.setEnabled(on)
        if on:
            self._hidden = [part for part in self._parts if not part.isHidden()]
            self._before = self._window.windowState()
            for part in self._hidden:
                part.hide()
            self._window.showFullScreen()
            self._write_on()
            self.told.emit(self.tr("Esc oder F11 beendet den Fokus."))
        else:
            for part in self._hidden:
                part.show()
            self._window.setWindowState(self._before)  # large again, where it was
            self.ended.emit()
