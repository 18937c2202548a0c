"""Where a review goes, and the buttons that end it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QStyleOptionButton, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_L, SPACE_S
from desktop.look.parts import button, label
from desktop.look.theme import px
from desktop.messages import numeral

BAR_WIDTH = 160
LEAST_TARGET = 130
"""Narrower, the names of a programme and its entry say nothing."""


class TargetButton(QPushButton):
    """Names a place. Long names are shortened in their middle where the window has no room for them, and never widen it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def name_place(self, words: str) -> None:
        """Shows the words as they are: an ampersand is no letter to press."""
        self.setText(words.replace("&", "&&"))
        self._measure()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(px(LEAST_TARGET), self.sizeHint().height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        words, metrics = self.text().replace("&&", "&"), self.fontMetrics()
        if self._room < metrics.horizontalAdvance(words):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, self._room)
            option.text = shown.replace("&", "&&")

    def _measure(self) -> None:
        """Apart from drawing, as the size itself is asked for with an option."""
        wanted = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        self._room = max(0, wanted + self.width() - self.sizeHint().width())


class ReviewFooter(QWidget):
    """Emits wishes only."""

    target_wished = Signal()
    discard_wished = Signal()
    accept_wished = Signal(bool)
    """True for the chosen entries only."""
    cancel_wished = Signal()
    """What is being taken over is not to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = 0
        self.setProperty("look", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.target = TargetButton(self)
        self.target.name_place(self.tr("Neues Programm"))
        self.target.setAutoDefault(True)
        self.target.setToolTip(self.tr("Wohin das Dokument kommt: in ein neues Programm oder unter einen Eintrag"))
        self.discard = button(self.tr("Verwerfen"), self.discard_wished.emit, parent=self)
        self.part = button("", lambda: self.accept_wished.emit(True), parent=self)
        self.all = button(self.tr("Alles übernehmen"), lambda: self.accept_wished.emit(False), "primary", self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(BAR_WIDTH)
        self.progress.setAccessibleName(self.tr("Wird übernommen"))
        self.cancel = button(self.tr("Abbrechen"), self.cancel_wished.emit, parent=self)
        self.target.clicked.connect(lambda _checked=False: self.target_wished.emit())
        caption = label(self.tr("Ziel"), "secondary", parent=self)
        caption.setBuddy(self.target)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(caption)
        layout.addWidget(self.target)
        layout.addStretch(1)
        for each in (self.progress, self.cancel, self.discard, self.part, self.all):
            layout.addWidget(each)
        self.show_progress(None)
        self.count(0)

    def show_progress(self, share: float | None) -> None:
        """How far taking over is, 0 to 1, in the place of the buttons; None while nothing is taken over."""
        for each in (self.progress, self.cancel):
            each.setVisible(share is not None)
        for each in (self.discard, self.part, self.all):
            each.setVisible(share is None)
        self.target.setEnabled(share is None)
        self.progress.setValue(round((share or 0.0) * 100))

    def show_target(self, words: str) -> None:
        """Where it goes; "" for a new programme."""
        words = words or self.tr("Neues Programm")
        self.target.name_place(words)
        self.target.setAccessibleName(self.tr("Ziel: {words}").format(words=words))

    def count(self, chosen: int) -> None:
        """How many entries are chosen in the tree."""
        self._chosen = chosen
        self.part.setEnabled(bool(chosen))
        self._name_part()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_part()

    @override
    def minimumSizeHint(self) -> QSize:
        """With the short words."""
        whole = super().minimumSizeHint()
        now = self.part.sizeHint().width() if self.part.isVisibleTo(self) else 0
        saved = max(0, now - self._width_of_part(self._short())) if now else 0
        return whole - QSize(saved, 0)

    def _name_part(self) -> None:
        """In short where the full words would take the room of the target."""
        full = self._with_count(self.tr("Auswahl übernehmen"))
        rest = super().minimumSizeHint().width() - self.part.sizeHint().width()
        is_narrow = self.width() < rest + self._width_of_part(full)
        self.part.setText(self._short() if is_narrow else full)
        self.part.setToolTip(full if is_narrow else "")
        self.part.setAccessibleName(full)

    def _short(self) -> str:
        return self._with_count(self.tr("Auswahl"))

    def _with_count(self, words: str) -> str:
        return f"{words} ({numeral(self._chosen)})" if self._chosen else words

    def _width_of_part(self, words: str) -> int:
        metrics = self.part.fontMetrics()
        return (
            self.part.sizeHint().width()
            - metrics.horizontalAdvance(self.part.text())
            + metrics.horizontalAdvance(words)
        )

    def enable(self, has_entries: bool, has_words: bool) -> None:
        """What there is to take over."""
        self.all.setEnabled(has_words)
        if not has_entries:
            self.part.setEnabled(False)
