"""The view "Start": what one worked on last, and the ways to begin something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from desktop.look.parts import clear, icon_picture, label, wrapped
from desktop.look.theme import px, theme
from desktop.messages import numeral
from desktop.start.programme_card import ProgrammeCard
from desktop.start.shelves import Shelves

if TYPE_CHECKING:
    from database.records import ProgrammeInfo

CARD_WIDTH = 280
MOST_CARDS = 60
PAGE_WIDTH = 1160


@dataclass(frozen=True, slots=True)
class Way:
    """One way to begin: a tile with an icon, a word and a line below."""

    key: str
    icon: str
    words: str
    below: str


class StartView(QScrollArea):
    """Emits wishes."""

    open_wished = Signal(str)
    way_wished = Signal(str)
    """Key of a `Way`."""
    menu_wished = Signal(str, QPoint)
    seen = Signal()
    """It came to the front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Start"))
        self._programmes: Sequence[ProgrammeInfo] | None = None
        self._shares: Mapping[str, tuple[tuple[str, int], ...]] = {}
        self._shelves = Shelves()
        self._cards: list[ProgrammeCard] = []
        self._columns = 0
        self._ways = QGridLayout()
        self._sections = QVBoxLayout()
        self._lay_out()

    def show_programmes(self, programmes: "Sequence[ProgrammeInfo]", shelves: Shelves) -> None:
        """The programmes of the store, the last changed first."""
        if programmes == self._programmes and shelves == self._shelves and self._columns:
            return
        self._programmes, self._shelves = programmes, shelves
        if self._columns == self._column_count():  # the tiles stay, and the keyboard that is on one of them
            self._build_sections()
        else:
            self._build()

    def show_progress(self, shares: Mapping[str, tuple[tuple[str, int], ...]]) -> None:
        """How far the measures of each programme are: word of progress and how many, by programme id."""
        self._shares = shares
        for card in self._cards:
            card.show_progress(shares.get(card.programme_id, ()))

    def cards(self) -> list[ProgrammeCard]:
        """The cards in reading order."""
        return self._cards

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._column_count() != self._columns:
            self._build()

    def ways(self) -> tuple[Way, ...]:
        """All ways to begin, keys are those of actions."""
        return (
            Way("import", "import", self.tr("Dokument einlesen"), self.tr("Word, PDF, ODT, Text; auch hierher ziehen")),
            Way("new_programme", "new", self.tr("Neues Programm"), self.tr("mit einer Gliederung nach Wahl")),
            Way("from_old", "duplicate", self.tr("Aus einem früheren"), self.tr("als Vorlage übernehmen und ändern")),
            Way(
                "samples",
                "programme",
                self.tr("Beispiele ansehen"),
                self.tr("vier erfundene Programme aus Musterstadt"),
            ),
        )

    # ------------------------------------------------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        page = QWidget(self)
        page.setProperty("look", "page")
        outer = QHBoxLayout(page)
        outer.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        inner = QWidget(page)
        inner.setMaximumWidth(px(PAGE_WIDTH))
        theme().watch(inner, lambda: self._grow(inner))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(label(self.tr("Beginnen"), size=1.3, bold=True, parent=inner))
        self._ways.setSpacing(SPACE_M)
        column.addLayout(self._ways)
        self._sections.setSpacing(SPACE_L)
        column.addLayout(self._sections)
        column.addStretch(1)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        self.setWidget(page)

    def _grow(self, inner: QWidget) -> None:
        """Cards and tiles grow with the letters; there may be fewer beside each other."""
        inner.setMaximumWidth(px(PAGE_WIDTH))
        if self._column_count() != self._columns:
            self._build()

    def _column_count(self) -> int:
        room = min(self.viewport().width() - 2 * SPACE_XL, px(PAGE_WIDTH))
        return max(1, room // px(CARD_WIDTH))

    def _build(self) -> None:
        self._columns = self._column_count()
        self._build_ways()
        self._build_sections()

    def _build_sections(self) -> None:
        """The keyboard stays on the card of the same programme."""
        at = next((card.programme_id for card in self._cards if card.hasFocus()), "")
        _clear_deep(self._sections)
        self._cards = []
        known = self._programmes or ()
        living = [each for each in known if each.id not in self._shelves.archived][:MOST_CARDS]
        archived = [each for each in known if each.id in self._shelves.archived][:MOST_CARDS]
        loose = [each for each in living if not self._shelves.folder_of(each.id)]
        self._section(self.tr("Weiterschreiben") if loose else "", loose)
        for name in self._shelves.names():
            self._section(name, [each for each in living if self._shelves.folder_of(each.id) == name])
        self._section(self.tr("Archiv"), archived)
        if self._programmes is not None and not known:  # nothing is said before the store was asked
            words = self.tr("Noch kein Programm. Beginnen Sie mit einem der vier Wege oben.")
            self._sections.addWidget(wrapped(words, "secondary", self))
        for card in self._cards:
            if card.programme_id == at:
                card.setFocus()

    def _build_ways(self) -> None:
        clear(self._ways)
        for place, way in enumerate(self.ways()):
            self._ways.addWidget(self._tile(way), place // self._columns, place % self._columns)
        for column in range(4):
            self._ways.setColumnStretch(column, 1 if column < self._columns else 0)

    def _tile(self, way: Way) -> QPushButton:
        tile = QPushButton(self)
        tile.setProperty("look", "tile")
        tile.setAutoDefault(True)
        tile.setObjectName(f"way_{way.key}")
        tile.setAccessibleName(way.words)
        tile.setAccessibleDescription(way.below)
        tile.clicked.connect(lambda: self.way_wished.emit(way.key))
        row = QHBoxLayout(tile)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.setSpacing(SPACE_M)
        row.addWidget(icon_picture(way.icon, tile), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(way.words, bold=True, parent=tile))
        words.addWidget(wrapped(way.below, "secondary", tile))
        words.addStretch(1)
        row.addLayout(words, 1)
        return tile

    def _section(self, title: str, programmes: "Sequence[ProgrammeInfo]") -> None:
        if not programmes:
            return
        head = QHBoxLayout()
        head.addWidget(label(title, size=1.3, bold=True, parent=self))
        count = QLabel(numeral(len(programmes)), self)
        count.setProperty("look", "secondary")
        head.addWidget(count)
        head.addStretch(1)
        head.setContentsMargins(0, SPACE_S, 0, 0)
        self._sections.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(SPACE_M)
        for place, each in enumerate(programmes):
            card = ProgrammeCard(each, self)
            card.clicked.connect(lambda _checked=False, chosen=each.id: self.open_wished.emit(chosen))
            card.menu_wished.connect(self.menu_wished)
            card.show_progress(self._shares.get(each.id, ()))
            self._cards.append(card)
            grid.addWidget(card, place // self._columns, place % self._columns)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
            if column >= len(programmes):  # an empty place keeps the others below the tiles
                grid.addWidget(QWidget(self), 0, column)
        self._sections.addLayout(grid)


def _clear_deep(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
