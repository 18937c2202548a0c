"""How many characters a field has left where its scheme sets a limit. It tells; nothing is ever cut."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop import messages
from desktop.editor.field_editors import ValueEditor
from desktop.editor.text_edit import RichTextEdit
from desktop.look.parts import set_look
from programme.language.graphemes import width
from programme.markup import plain, plain_inline

_REST = 60  # milliseconds after a key: counting must not be felt while typing


class LimitNote(QLabel):
    """Stands below an editor; hidden while there is no limit. `refresh` for words that were loaded."""

    def __init__(self, editor: ValueEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._limit: int | None = None
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self.refresh)
        self.setProperty("look", "caption")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setContentsMargins(0, 0, 8, 0)
        self.hide()
        editor.edited.connect(self._later.start)

    def set_limit(self, limit: int | None) -> None:
        """Another limit; None for any length."""
        self._limit = limit
        self.setVisible(limit is not None)
        self.refresh()

    def refresh(self) -> None:
        """Counts anew."""
        self._later.stop()
        if self._limit is None:
            return
        has_blocks = isinstance(self._editor, RichTextEdit) and not self._editor.one_line
        words = (plain if has_blocks else plain_inline)(self._editor.markup())
        left = self._limit - width(words.replace("\n", " "))
        kind, count = ("left", left) if left >= 0 else ("over", -left)
        told = messages.text("limit", kind, {"count": count, "limit": self._limit})
        if told != self.text():
            self.setText(told)
            set_look(self, "caption" if left >= 0 else "warning")
