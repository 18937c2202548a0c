"""The pane "Vorschau": the printed pages beside the editor, following the entry that is being written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_M, SPACE_S, SPACE_XL
from desktop.look.parts import Choice, button, icon_button, label, row, wrapped
from desktop.messages import numeral
from desktop.pages.edition_names import offer_comparisons, offer_editions
from desktop.pages.preview_canvas import STEP, PreviewCanvas

_LONGEST = "99 / 99"
"""Of the pages, which are counted only later."""


class PreviewPane(QWidget):
    """Emits wishes; pages come into `canvas`."""

    design_chosen = Signal(str)
    """Key of the design."""
    edition_chosen = Signal(str)
    """Value of the edition, or for a Vergleich `COMPARED` with the version's id behind it."""
    excerpt_wished = Signal(bool)
    """Whether only the chosen entries are to be shown."""
    restart_wished = Signal()
    """What failed is to be tried once more."""
    seen = Signal()
    """The pane came into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finished = False
        self.edition = Choice(self)
        self.design = Choice(self)
        self.excerpt = QCheckBox(self.tr("Nur die Auswahl"), self)
        self.excerpt.setToolTip(self.tr("Auszug: nur die Einträge, die in der Gliederung gewählt sind"))
        self.page = label(look="secondary", parent=self)
        self.canvas = PreviewCanvas(self)
        self.empty = wrapped("", "secondary", self)
        self.restart = button(self.tr("Vorschau neu starten"), self.restart_wished.emit, parent=self)
        self.stack = QStackedWidget(self)
        self.smaller = icon_button("zoom-out", self.tr("Kleiner"), lambda: self._zoom(1 / STEP), self)
        self.larger = icon_button("zoom-in", self.tr("Größer"), lambda: self._zoom(STEP), self)
        self.fit = icon_button("fit-width", self.tr("Seitenbreite"), lambda: self.canvas.zoom(0), self)
        self.setFocusProxy(self.canvas)
        self._lay_out()
        self.canvas.page_changed.connect(lambda _index: self._say_page())
        offer_editions(self.edition)
        self.edition.activated.connect(lambda _row: self.edition_chosen.emit(self.edition.currentData()))
        self.excerpt.toggled.connect(self.excerpt_wished)
        self.design.activated.connect(lambda _row: self.design_chosen.emit(self.design.currentData()))

    def offer_designs(self, designs: Sequence[tuple[str, str]], chosen: str) -> None:
        """Key and title of each design, as long as they are the same nothing happens."""
        offered = [(self.design.itemData(row), self.design.itemText(row)) for row in range(self.design.count())]
        if offered == list(designs):
            return
        self.design.clear()
        for key, title in designs:
            self.design.addItem(title, key)
        self.design.setCurrentIndex(max(self.design.findData(chosen), 0))

    def offer_versions(self, versions: Sequence[tuple[str, str]]) -> None:
        """Id and name of what a Vergleich can be made with."""
        offer_comparisons(self.edition, versions)

    def show_count(self, count: int, finished: bool) -> None:
        """How many pages there are; not all yet where not `finished`."""
        self._finished = finished
        self.canvas.set_count(count)
        self.stack.setCurrentWidget(self.canvas if count else self._nothing)
        self._say_page()

    def say(self, words: str, can_restart: bool = False) -> None:
        """Why there are no pages, and whether a person may try once more."""
        self.empty.setText(words)
        self.restart.setVisible(can_restart)
        self.stack.setCurrentWidget(self._nothing)
        self.page.setText("")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside large letters the tools go below what is shown."""
        super().resizeEvent(event)
        wanted = self.excerpt.sizeHint().width() + self._controls.sizeHint().width() + SPACE_M + SPACE_S
        beside = wanted + self.fontMetrics().horizontalAdvance(_LONGEST) <= event.size().width()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        for box, words in ((self.edition, self.tr("Ausgabe")), (self.design, self.tr("Gestaltung"))):
            box.setAccessibleName(words)
            box.setToolTip(words)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(SPACE_XL)
        self._nothing = QWidget(self.stack)
        middle = QVBoxLayout(self._nothing)
        middle.addStretch(1)
        middle.addWidget(self.empty)
        middle.addLayout(row(None, self.restart, None))
        middle.addStretch(1)
        self.restart.hide()
        for widget in (self.canvas, self._nothing):
            self.stack.addWidget(widget)
        choice = row(self.edition, self.design)
        choice.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, 0)
        for place in range(choice.count()):
            choice.setStretch(place, 1)
        self._controls = row(None, self.page, self.smaller, self.larger, self.fit, spacing=2)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(SPACE_M, 0, SPACE_S, SPACE_S)
        self._head.setSpacing(2)
        self._head.addWidget(self.excerpt)
        self._head.addLayout(self._controls, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(choice)
        column.addLayout(self._head)
        column.addWidget(self.stack, 1)

    def _zoom(self, factor: float) -> None:
        self.canvas.zoom(self.canvas.scale * factor)

    def _say_page(self) -> None:
        if self.canvas.count:
            total = numeral(self.canvas.count) if self._finished else "…"
            self.page.setText(f"{numeral(self.canvas.middle + 1)} / {total}")
            self.page.setAccessibleName(
                self.tr("Seite {page}").format(page=self.page.text().replace("/", self.tr("von")))
            )
