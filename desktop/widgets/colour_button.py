"""A button that shows a colour and lets another one be chosen."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

from desktop.look.theme import grown, theme

_WIDTH, _HEIGHT = 28, 14


class ColourButton(QPushButton):
    """`colour` is "#rrggbb", or "" for none."""

    changed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._colour = "#000000"
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: self._choose())
        self._paint()
        theme().watch(self, self._paint)

    @property
    def colour(self) -> str:
        """The colour that is shown."""
        return self._colour

    @colour.setter
    def colour(self, value: str) -> None:
        self._colour = value
        self._paint()

    def _choose(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._colour or "#ffffff"), self, self._words)
        if chosen.isValid() and chosen.name() != self._colour:
            self.colour = chosen.name()
            self.changed.emit()

    def _paint(self) -> None:
        size = QSize(grown(_WIDTH), grown(_HEIGHT))
        swatch = QPixmap(size)
        self.setIconSize(size)
        swatch.fill(QColor(self._colour or "#ffffff"))
        self.setIcon(QIcon(swatch))
        self.setText(self._colour.upper() or self.tr("keine"))
