"""What a screen reader says without being asked: saved, taken back, hits, what came of long work, errors.

Words that stand on the screen already are said as they stand there. Errors interrupt, all else waits its turn.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.actions import Actions
from desktop.document import ProgrammeDocument
from programme.errors import UserError

if TYPE_CHECKING:
    from database.records import UndoState

SAVED_EVERY = 60_000
"""Milliseconds: while one writes everything is saved twice a second, which nobody wants to hear."""
TWICE_WITHIN = 1_000
"""Milliseconds: the same words from two sides (a toast and an error) are said once."""
HITS_REST = 700
"""Milliseconds after the last key: a number of hits for every letter would talk over the letters."""


class Announcements(QObject):
    """One for the window."""

    said = Signal(str, bool)
    """The words, and whether they interrupt."""

    def __init__(self, window: QWidget, actions: Actions, document: ProgrammeDocument) -> None:
        super().__init__(window)
        self._window = window
        self._since_saved = QElapsedTimer()
        self._walked = ""
        self._state: UndoState | None = None
        self._last = ""
        self._since_last = QElapsedTimer()
        self._since_last.start()
        self._hits = ""
        self._rest = QTimer(self, singleShot=True, interval=HITS_REST)
        self._rest.timeout.connect(lambda: self.say(self._hits))
        actions["undo"].triggered.connect(lambda _checked=False: self._walk("undo"))
        actions["redo"].triggered.connect(lambda _checked=False: self._walk("redo"))
        document.undo_changed.connect(self._undo_changed)
        document.saved.connect(lambda _moment: self._saved())
        document.failed.connect(self.say_error)

    def say(self, words: str, urgent: bool = False) -> None:
        """Hands words to the screen reader, where one is running."""
        if not words or (words == self._last and self._since_last.elapsed() < TWICE_WITHIN):
            return
        self._last = words
        self._since_last.restart()
        event = QAccessibleAnnouncementEvent(self._window, words)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.said.emit(words, urgent)

    def say_later(self, words: str) -> None:
        """As `say`, when nothing newer came for a while: for words that change with every key."""
        self._hits = words
        self._rest.start()

    def say_error(self, error: object) -> None:
        """Interrupts."""
        self.say(messages.sentence(error) if isinstance(error, UserError) else str(error), urgent=True)

    def _walk(self, way: str) -> None:
        self._walked = way

    def _undo_changed(self, state: "UndoState") -> None:
        """What was taken back is what can be done again now, and the other way round."""
        before, self._state = self._state, state
        way, self._walked = self._walked, ""
        if before is None or not way:
            return
        wished, label = (before.undo, state.redo) if way == "undo" else (before.redo, state.undo)
        if label is not None and label == wished:
            words = messages.text("history", label.kind, label.values)
            said = self.tr("Rückgängig: {words}") if way == "undo" else self.tr("Wiederholt: {words}")
            self.say(said.format(words=words))

    def _saved(self) -> None:
        if not self._since_saved.isValid() or self._since_saved.elapsed() > SAVED_EVERY:
            self._since_saved.start()
            self.say(self.tr("Gespeichert"))
