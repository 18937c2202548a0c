"""The source of a review in its two shapes: its lines as text, and the pages that they stand on, where there are any."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import icon_button, wrapped
from desktop.review.reading import Reading, stamp_of
from desktop.review.sheets import STEP, SheetsView
from desktop.review.source import SourceView
from desktop.widgets.segments import Segments

PAGES, TEXT = "pages", "text"


class SourceSides(QWidget):
    """`text` leads: it knows the line that is looked at and what is marked; `pages` shows the same."""

    menu_wished = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = SourceView(self)
        self.pages = SheetsView(self.text, self)
        self.notice = wrapped("", "secondary", self)
        self.controls = QWidget(self)
        choices = ((PAGES, self.tr("Seiten")), (TEXT, self.tr("Text")))
        self.shape = Segments(self.tr("Wie das Original gezeigt wird"), choices, self.controls)
        self._wish = PAGES
        self._name = ""
        self._has_pages = False
        self._lay_out()
        self.shape.chosen.connect(self._chosen)
        self.pages.line_clicked.connect(self._line_clicked)
        self.pages.pictures.lost.connect(self._lost)
        for view in (self.text, self.pages):
            view.menu_wished.connect(self.menu_wished)

    def show_reading(self, reading: Reading) -> None:
        """Another source, whose lines `text` shows already."""
        self._name = reading.name
        self.notice.hide()
        pages = reading.pages if any(row.box for row in reading.rows) else ()
        is_there = bool(pages) and reading.path is not None and stamp_of(reading.path) == reading.stamp
        if is_there and reading.path is not None:
            self.pages.pictures.open(reading.path, reading.stamp, pages)
        self._has_pages = is_there
        self.pages.show_pages(reading.rows if is_there else (), pages if is_there else ())
        if pages and not is_there:
            self._say_lost()
        self._show(self._wish)

    def close_pages(self) -> None:
        """The review is over: nothing of the file is needed any more."""
        self.pages.pictures.close()

    def show_only_out(self, only: bool) -> None:
        """Only the lines that stand nowhere are text; after that comes what was shown before."""
        self.text.show_only_out(only)
        self._show(TEXT if only else self._wish)

    @property
    def current(self) -> QWidget:
        """What is shown."""
        return self.pages if self.stack.currentWidget() is self.pages else self.text

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the source."""
        return self.current.hasFocus()

    def _chosen(self, shape: str) -> None:
        self._wish = shape
        self._show(shape)
        self.current.setFocus()

    def _show(self, shape: str) -> None:
        if not self._has_pages:
            shape = TEXT
        view = self.pages if shape == PAGES else self.text
        self.stack.setCurrentWidget(view)
        self.setFocusProxy(view)
        self.shape.choose(shape)
        self.controls.setVisible(self._has_pages)
        for each in self._sizes:
            each.setVisible(shape == PAGES)

    def _line_clicked(self, index: int) -> None:
        self.text.go_to(index)
        self.text.line_chosen.emit(index)

    def _lost(self) -> None:
        self._has_pages = False
        self._say_lost()
        self._show(TEXT)

    def _say_lost(self) -> None:
        words = self.tr("„{name}“ ist nicht mehr da oder wurde geändert. Darum steht hier der Text statt der Seiten.")
        self.notice.setText(words.format(name=self._name))
        self.notice.show()

    @override
    def setFocus(self, *reason: object) -> None:
        self.current.setFocus()

    def _lay_out(self) -> None:
        self._sizes = (
            icon_button(
                "zoom-out", self.tr("Kleiner"), lambda: self.pages.zoom(self.pages.scale / STEP), self.controls
            ),
            icon_button("zoom-in", self.tr("Größer"), lambda: self.pages.zoom(self.pages.scale * STEP), self.controls),
            icon_button("fit-width", self.tr("Seitenbreite"), lambda: self.pages.zoom(0), self.controls),
        )
        self.controls.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, SPACE_S, 0)
        row.setSpacing(2)
        for each in self._sizes:
            row.addWidget(each)
        for segment in self.shape.buttons.values():
            segment.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row.addSpacing(SPACE_S)
        row.addWidget(self.shape)
        self.notice.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self.notice.hide()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
