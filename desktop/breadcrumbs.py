"""Where the entry in the editor stands: the entries above it, each a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from desktop.look.parts import clear
from desktop.outline import Entry, Outline


class Breadcrumbs(QWidget):
    """Emits `chosen` with the id of an entry above, "" for the programme."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pfad"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._steps: list[tuple[str, str]] = []
        self._buttons: list[QPushButton] = []

    def show_path(self, outline: Outline, entry: Entry | None) -> None:
        """The path of `entry`, or of the programme itself."""
        steps = [("", outline.head.title)] if entry else []
        for above in entry.ancestors() if entry else []:
            number = f"{above.shown_number} " if above.shown_number else ""
            steps.append((above.id, number + (above.short_title or above.shown)))
        if steps != self._steps:
            self._steps = steps
            self._build()

    def clear(self) -> None:
        """Shows nothing."""
        self._steps = []
        self._build()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _build(self) -> None:
        clear(self._layout)
        self._buttons = []
        for place, (entry_id, words) in enumerate(self._steps):
            if place:
                sign = QLabel("›", self)
                sign.setProperty("look", "secondary")
                self._layout.addWidget(sign)
            self._layout.addWidget(self._button(entry_id, words))
        self._layout.addStretch(1)
        self._shorten()

    def _button(self, entry_id: str, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", "crumb")
        button.setProperty("words", words)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(entry_id))
        self._buttons.append(button)
        return button

    def _shorten(self) -> None:
        """Gives every crumb the same share of the room, shorter ones leave theirs to the others."""
        room = self.width() - 24 * len(self._buttons)
        metrics = self.fontMetrics()
        wanted = sorted(metrics.horizontalAdvance(str(each.property("words"))) for each in self._buttons)
        share = room
        for left, width in zip(range(len(wanted), 0, -1), wanted, strict=True):
            share = max(48, room // left)
            if width > share:
                break
            room -= width
        else:
            share = self.width()
        for button in self._buttons:
            words = str(button.property("words"))
            button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, share + 2).replace("&", "&&"))
