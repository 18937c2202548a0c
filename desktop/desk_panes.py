"""Tree, text and side sheet beside each other, and how wide each is until somebody draws it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from desktop.look.theme import px, theme

LEFT_LEAST, LEFT_MOST_LEAST = 240, 320
"""Pixels: the least width of the tree at the usual size of letters, and at any."""
TEXT_LEAST = 360
NARROW = 1280
"""Pixels: the window that is laid out as drawn; a wider one shares what is more among tree, text and sheet."""
NEAR = 3
"""Pixels by which a pane may miss its usual width and still stand as we put it."""


def usual_widths(window: int) -> tuple[int, int]:
    """Pixels of the tree and of the side sheet in a window of this width; the text has the rest, and always the most."""
    more = max(0, window - NARROW)
    return min(320 + more // 10, 448), min(380 + more * 3 // 10, 760)


class DeskPanes(QSplitter):
    """A pane that nobody drew grows with the window, and the tree with the letters."""

    def take_in(self, left: QWidget, text: QWidget) -> None:
        """The panes that are always there. The side sheet is added later, by whoever builds it, with `add_sheet`."""
        self.setOrientation(Qt.Orientation.Horizontal)
        self._left = left
        self.addWidget(left)
        self.addWidget(text)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._zoom, self._usual, self._grown = theme().zoom, 340.0, px(340)
        left.setMinimumWidth(min(px(LEFT_LEAST), LEFT_MOST_LEAST))
        text.setMinimumWidth(TEXT_LEAST)
        self.setSizes([px(340), 940])
        theme().watch(self, self._grow)

    def add_sheet(self, sheet: QWidget) -> None:
        """The pane to the right of the text."""
        self.addWidget(sheet)
        left, right = usual_widths(NARROW)
        self.setSizes([left, NARROW - left - right, right])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A pane that stood at its usual width goes to that of the new window; one that is drawn or hidden stays."""
        before, old, new = self.sizes(), event.oldSize().width(), event.size().width()
        super().resizeEvent(event)
        sizes = self.sizes()
        for place, was, width in zip((0, 2), usual_widths(old), usual_widths(new), strict=True):
            if place < len(sizes) and sizes[place] and abs(before[place] - was) <= NEAR:
                sizes[1] += sizes[place] - width
                sizes[place] = width
        if sizes != self.sizes():
            self.setSizes(sizes)

    def _grow(self) -> None:
        """The tree gets wider with its letters, as far as the text keeps the most of the window, and back again."""
        before, self._zoom = self._zoom, theme().zoom
        least = min(px(LEFT_LEAST), LEFT_MOST_LEAST)
        self._left.setMinimumWidth(least)
        sizes = self.sizes()
        if before == self._zoom or not sum(sizes):
            return
        if sizes[0] != self._grown:  # somebody drew it to another width
            self._usual = sizes[0] / before
        self._grown = min(px(round(self._usual)), max(sum(sizes) // 4, least, round(self._usual)))
        self.setSizes([self._grown, sizes[1] + sizes[0] - self._grown, *sizes[2:]])
