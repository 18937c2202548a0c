"""A review in a window too low for all its panes: one of them at a time, chosen above or by where the keyboard goes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from desktop.look.colours import SPACE_M
from desktop.look.theme import px
from desktop.messages import numeral
from desktop.widgets.segments import Segments

ROOM = 400
"""Pixels at the usual size of letters that the panes of a review need below each other."""
HEAD, SOURCE, TREE, FINDINGS = "head", "source", "tree", "findings"
_WHOLE = 16_777_215  # Qt's own greatest length


class LowBoard(QObject):
    """Panes that are not shown have no size, but are there: so every key leads to them, and the page turns to the keyboard."""

    turned = Signal()
    """Another page or shape: who divides the room does it anew."""

    def __init__(
        self, board: QWidget, header: QWidget, source: QWidget, right: QWidget, sides: QWidget, findings: QWidget, whole: QWidget
    ) -> None:  # fmt: skip
        """`right` holds tree and wording, `sides` source and right, `whole` sides and findings; none is a splitter itself,
        as splitters set their greatest size anew."""
        super().__init__(board)
        self.is_low = False
        self._header, self._source, self._findings = header, source, findings
        self._right, self._sides, self._whole = right, sides, whole
        self._roots = ((header, HEAD), (source, SOURCE), (right, TREE), (findings, FINDINGS))
        self.bar = QWidget(board)
        choices = (
            (HEAD, self.tr("Angaben")),
            (SOURCE, self.tr("Original")),
            (TREE, self.tr("Gliederung")),
            (FINDINGS, self.tr("Hinweise")),
        )
        self.pages = Segments(self.tr("Was von der Prüfung gezeigt wird"), choices, self.bar)
        self.bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.pages.choose(TREE)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(SPACE_M, 4, SPACE_M, 4)
        row.addWidget(self.pages)
        self.bar.hide()
        self.pages.chosen.connect(self._chosen)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_went)

    def adapt(self, height: int) -> None:
        """Takes the shape for a board of this height."""
        is_low = height < px(ROOM)
        if is_low == self.is_low:
            return
        self.is_low = is_low
        self.bar.setVisible(is_low)
        self._show(self.pages.current if is_low else "")

    def count_findings(self, count: int) -> None:
        """How many are open."""
        words = self.tr("Hinweise")
        self.pages.buttons[FINDINGS].setText(f"{words} ({numeral(count)})" if count else words)

    def _chosen(self, page: str) -> None:
        self._show(page)
        next(root for root, key in self._roots if key == page).setFocus()

    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not self.is_low or now is None:
            return
        page = next((key for root, key in self._roots if root is now or root.isAncestorOf(now)), "")
        if page and page != self.pages.current:
            self.pages.choose(page)
            self._show(page)

    def _show(self, page: str) -> None:
        """Gives all the room to one page; "" is all of them."""
        everything = not page
        self._header.setMaximumHeight(_WHOLE if everything or page == HEAD else 0)
        self._whole.setMaximumHeight(0 if page == HEAD else _WHOLE)
        self._findings.setMaximumHeight(_WHOLE if everything or page == FINDINGS else 0)
        self._sides.setMaximumHeight(0 if page == FINDINGS else _WHOLE)
        self._source.setMaximumWidth(_WHOLE if everything or page == SOURCE else 0)
        self._right.setMaximumWidth(0 if page == SOURCE else _WHOLE)
        self.turned.emit()
