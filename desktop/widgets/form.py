"""The grid of a form, and the area that it is scrolled in on a low screen."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QLabel, QLayout, QScrollArea, QStyle, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import label

LEAST = 96
"""Pixels: two fields below each other."""
Part = QWidget | QLayout


class FormArea(QScrollArea):
    """As large as the form where there is room. Never narrower than the form wants to be; the scroll bar has room beside it."""

    def __init__(self, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab through the form brings each field into view
        self.setWidget(form)

    @override
    def sizeHint(self) -> QSize:
        return self._form.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(self._form.minimumSizeHint().width() + bar, LEAST)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes and goes in the form changes what the dialog wants."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def caption_form(box: QWidget) -> QFormLayout:
    """Captions and fields below each other, for `add_row`."""
    form = QFormLayout(box)
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(SPACE_S)
    form.setHorizontalSpacing(SPACE_M)
    return form


def add_row(form: QFormLayout, words: str, field: QWidget) -> None:
    """One line; "" where the field says itself what it is."""
    if not words:
        form.addRow("", field)
        return
    caption = label(words, "secondary")
    caption.setBuddy(field)
    form.addRow(caption, field)


def form_grid(box: QWidget) -> QGridLayout:
    """What names a line, and its field beside."""
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(SPACE_S)
    grid.setHorizontalSpacing(SPACE_M)
    grid.setColumnStretch(1, 1)
    return grid


def place_field(grid: QGridLayout, part: Part, line: int) -> None:
    """Into the column of the fields."""
    if isinstance(part, QWidget):
        grid.addWidget(part, line, 1)
    else:
        grid.addLayout(part, line, 1)


def pairs(*boxes: QWidget) -> QGridLayout:
    """Two beside each other, of one width."""
    grid = QGridLayout()
    grid.setVerticalSpacing(SPACE_S)
    grid.setHorizontalSpacing(SPACE_S)
    for place, each in enumerate(boxes):
        grid.addWidget(each, place // 2, place % 2)
        grid.setColumnStretch(place % 2, 1)
    return grid


def align_caption(caption: QLabel, form: QWidget) -> None:
    """For a line below the form: its field begins where those of the form do."""
    grid = form.layout()
    assert isinstance(grid, QGridLayout)
    items = [grid.itemAtPosition(line, 0) for line in range(grid.rowCount())]
    widest = max(each.sizeHint().width() for each in items if each is not None)
    caption.setMinimumWidth(widest + SPACE_M - SPACE_S)
