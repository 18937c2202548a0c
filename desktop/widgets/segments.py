"""A row of words of which one is chosen: which part of a thing a pane shows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

MARGIN, GAP = 3, 2


class Segments(QWidget):
    """Side by side, or one below the other where their words need more room than there is. `choices` are key and words. `chosen` comes only when a person chooses."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._row.setSpacing(GAP)
        for key, words in choices:
            self._row.addWidget(self._button(key, words), 1)
        self.choose(choices[0][0])

    @property
    def current(self) -> str:
        """The key of what is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Marks a choice without telling anybody."""
        self.buttons[key].setChecked(True)

    @override
    def sizeHint(self) -> QSize:
        """All in a row."""
        return QSize(self._in_a_row, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest words allow."""
        widest = max(each.sizeHint().width() for each in self.buttons.values())
        return QSize(widest + 2 * MARGIN, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self._in_a_row <= event.size().width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    @property
    def _in_a_row(self) -> int:
        """Pixels."""
        widths = [each.sizeHint().width() for each in self.buttons.values()]
        return sum(widths) + (len(widths) - 1) * GAP + 2 * MARGIN

    def _button(self, key: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        button.setProperty("look", "segment")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        self._group.addButton(button)
        self.buttons[key] = button
        return button
