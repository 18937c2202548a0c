"""Findings of a review: the list, and beside it what can be done about the one that is current."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import messages
from desktop.look.colours import ROW_HEIGHT, SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import button, clear, label, row, wrapped
from desktop.look.theme import px, theme
from desktop.messages import numeral
from desktop.review.findings import ReviewGroup, ReviewRow, groups_of, summary
from desktop.review.findings_list import FindingsList
from desktop.review.repairs import DOUBTFUL, REPAIRED, choices_of
from desktop.review.state import Review

SIDE_WIDTH, WIDEST_SIDE = 380, 560
COLUMNS = 2
HEAD_HEIGHT = 44
FEWEST_LINES, MOST_LINES = 4, 6
MOST_CHOICES = 4


class FindingsPane(QWidget):
    """Emits what is decided; the board does it and calls `refresh`."""

    place_wished = Signal(int, bool)
    """A finding whose place is to be shown; True where the keyboard shall go there, too."""
    take_back_wished = Signal(list)
    repair_wished = Signal(int)
    accept_wished = Signal(object)
    """Words by finding (a dict; as such a signal would turn its keys into text)."""
    done_wished = Signal(list, bool)
    """Findings put aside (True) or taken up again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._shown: object = None
        self.list = FindingsList(self)
        self.title = label(self.tr("Hinweise"), bold=True, parent=self)
        self.summary = label("", "secondary", parent=self)
        self.with_decided = QCheckBox(self.tr("Auch Entschiedenes"), self)
        self.empty = wrapped(self.tr("Keine Hinweise: Alles wurde sicher erkannt."), "secondary", self)
        self.side = QWidget(self)
        self.words = wrapped("", parent=self.side)
        self._buttons = QGridLayout()
        self.offers: list[QPushButton] = []
        self.setFocusProxy(self.list)
        self._lay_out()
        self.list.went_to.connect(self._went_to)
        self.list.key_pressed.connect(self._key)
        self.with_decided.toggled.connect(lambda _on: self.refresh())

    def show_review(self, review: Review) -> None:
        """Another document."""
        self._review, self._shown = review, None
        self.list.forget()
        self.refresh()

    def refresh(self) -> None:
        """After a decision, or after undo; an edit that decides nothing leaves the list as it is."""
        if self._review is None or self._shown == (self._review.state.decided, self.with_decided.isChecked()):
            return
        self._shown = (self._review.state.decided, self.with_decided.isChecked())
        groups = groups_of(self._review, self.with_decided.isChecked())
        self.list.show_groups(groups)
        said = summary(self._review)
        self.summary.setText(said)
        self.with_decided.setVisible(bool(self._review.state.decided))
        self.list.setVisible(bool(groups))
        self._area.setVisible(bool(groups))
        self.empty.setVisible(not groups)
        if self._review.findings and not groups:
            self.empty.setText(self.tr("Alle Hinweise sind entschieden."))
        self._offer()

    def wished_height(self) -> int:
        """What it takes to show its lines, within reason."""
        groups = self.list.findings.groups
        lines = sum(1 + (len(each.rows) if len(each.rows) > 1 else 0) for each in groups)
        return (
            HEAD_HEIGHT + min(max(lines, FEWEST_LINES), MOST_LINES) * ROW_HEIGHT if groups else HEAD_HEIGHT + ROW_HEIGHT
        )

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Begins at the first line where none is current."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.findings.index(0, 0))
        self.list.setFocus(reason)

    # ---------------------------------------------------------------------------------------------------------- offers

    def _went_to(self, item: object) -> None:
        if isinstance(item, ReviewRow):
            self.place_wished.emit(item.index, False)
        self._offer()

    def _offer(self) -> None:
        focus: object = self.window().focusWidget()
        if isinstance(focus, QWidget) and self.side.isAncestorOf(focus):
            self.list.setFocus()  # the button that was pressed is about to go
        clear(self._buttons)
        self.offers = []
        item = self.list.current()
        if isinstance(item, ReviewRow):
            self.words.setText(messages.finding_sentence(item.finding))
            self._offer_row(item)
        elif isinstance(item, ReviewGroup):
            self.words.setText(f"{item.title}: {numeral(len(item.rows))}")
            self._offer_kind(item)
        else:
            self.words.setText(
                self.tr("Wählen Sie einen Hinweis: Seine Stelle wird in Original und Gliederung gezeigt.")
            )

    def _offer_row(self, item: ReviewRow) -> None:
        kind, index = item.finding.kind, item.index
        if kind == REPAIRED and item.decided == messages.text("review", "taken_back"):
            self._add(self.tr("Wieder reparieren"), lambda: self.repair_wished.emit(index))
        elif kind == REPAIRED:
            self._add(self.tr("Zurücknehmen"), lambda: self.take_back_wished.emit([index]))
        for word in choices_of(item.finding)[:MOST_CHOICES]:
            words = self.tr("„{word}“ übernehmen").format(word=word)
            self._add(words, lambda word=word: self.accept_wished.emit({index: word}))
        if item.decided == messages.text("review", "done"):
            self._add(self.tr("Wieder öffnen"), lambda: self.done_wished.emit([index], False))
        elif not item.decided:
            words = self.tr("So lassen") if kind == DOUBTFUL else self.tr("Erledigt")
            self._add(words, lambda: self.done_wished.emit([index], True))
        self._add_all(kind)

    def _add_all(self, kind: str) -> None:
        group = next((each for each in self.list.findings.groups if each.kind == kind), None)
        if group is not None and len(group.rows) > 1:
            self._offer_kind(group)

    def _offer_kind(self, group: ReviewGroup) -> None:
        rows = [each for each in group.rows if not each.decided]
        if not rows:
            return
        indexes = [each.index for each in rows]
        if group.kind == REPAIRED:
            self._add(self.tr("Alle %Ln zurücknehmen", None, len(rows)), lambda: self.take_back_wished.emit(indexes), "link")  # fmt: skip
        elif group.kind == DOUBTFUL:
            first = {each.index: choices_of(each.finding)[0] for each in rows if choices_of(each.finding)}
            self._add(
                self.tr("Überall den ersten Vorschlag übernehmen"), lambda: self.accept_wished.emit(first), "link"
            )
        words = self.tr("Alle %Ln als erledigt ablegen", None, len(rows))
        self._add(words, lambda: self.done_wished.emit(indexes, True), "link")

    def _add(self, words: str, act: object, look: str = "") -> None:
        assert callable(act)
        made = button(words, act, look, self.side)
        count = self._buttons.count()
        if look:  # a line of its own
            self._buttons.addWidget(made, self._buttons.rowCount(), 0, 1, COLUMNS, Qt.AlignmentFlag.AlignLeft)
        else:
            self._buttons.addWidget(made, count // COLUMNS, count % COLUMNS)
        self.offers.append(made)

    def _key(self, key: str) -> None:
        item = self.list.current()
        if key == "return" and isinstance(item, ReviewRow):
            self.place_wished.emit(item.index, True)
        elif key == "return" or item is None:
            self.list.setExpanded(self.list.currentIndex(), not self.list.isExpanded(self.list.currentIndex()))
        elif key == "shift+space":
            self._press([each for each in self.offers if each.property("look") == "link"], 0)
        elif key == "space":
            self._press(self.offers, 0)
        elif isinstance(item, ReviewRow) and choices_of(item.finding):
            self._press(self.offers[: len(choices_of(item.finding))], int(key) - 1)

    def _press(self, offers: list[QPushButton], place: int) -> None:
        if place < len(offers):
            offers[place].click()

    # ---------------------------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        self.empty.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        area = QScrollArea(self)  # a long sentence in a low window
        area.setWidgetResizable(True)
        theme().fit(area, lambda: area.setMaximumWidth(min(px(SIDE_WIDTH), WIDEST_SIDE)))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.side.setProperty("look", "page")
        area.setWidget(self.side)
        self._area = area
        side = QVBoxLayout(self.side)
        side.setContentsMargins(SPACE_L, SPACE_S, SPACE_M, SPACE_S)
        side.setSpacing(SPACE_S)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons.setSpacing(4)
        side.addLayout(self._buttons)  # above the sentence, which may be longer than the room
        side.addWidget(self.words)
        side.addStretch(1)
        head = row(self.title, self.summary, None, self.with_decided)
        head.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, 4)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list, 5)
        body.addWidget(area, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addLayout(body, 1)
