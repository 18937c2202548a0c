"""A page of value editors whose words are saved while one types: at the latest half a second after the first unsaved
key, and at once when the focus, the entry or the window changes."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.editor.field_editors import DateEdit, LineEdit, ValueEditor
from desktop.editor.text_edit import RichTextEdit
from desktop.look.colours import SPACE_L, SPACE_S, SPACE_XL
from desktop.look.fonts import use_letters
from desktop.look.theme import px, theme

COMMIT_AFTER = 400  # milliseconds after the first unsaved key; the rest of the half second is for the disk
REFUSED = "\0"
"""What a field is known to hold whose words the store could not take: no words are like it."""
LONGEST_SITTING = 5 * 60 * 1000
TEXT_WIDTH = 720
LABEL_WIDTH = 168
WIDEST_LABEL = 208
"""Pixels: beside large letters the fields keep their room, and labels go over two lines."""
TEXT_INSET = 8
"""How far the words of a title or a text stand inside their field; what has no border is set in as far."""


@dataclass(slots=True)
class Slot:
    """An editor, the item it edits, and the words it was last known to hold."""

    item: str
    editor: ValueEditor
    known: str = ""
    dirty: bool = False
    sitting: str = ""


class TypingPage(QScrollArea):
    """Emits `commit_wished` with the subject's id; subclasses lay the editors out and say what they show."""

    commit_wished = Signal(str, str, str, str)
    """Subject id, item, markup, sitting."""
    undo_wished = Signal()
    redo_wished = Signal()
    cursor_moved = Signal()
    footnote_opened = Signal()
    """Someone wants to see or change the footnote at the cursor."""
    text_added = Signal(object)
    """A `RichTextEdit` that is new on the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = ""
        self.slots: dict[str, Slot] = {}
        self.is_awaited: Callable[[str, str], bool] = lambda _owner, _item: False
        """Whether words for an item of an entry or of a programme are on their way to the store."""
        self._read_only = False
        self._timer = QTimer(self, singleShot=True, interval=COMMIT_AFTER)
        self._timer.timeout.connect(self.commit)
        self._sitting_age = QElapsedTimer()
        self._sitting_age.start()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = _centred_column(self)

    def commit(self) -> None:
        """Hands over everything that is not saved yet."""
        self._timer.stop()
        if self._sitting_age.elapsed() > LONGEST_SITTING:
            self.end_sittings()
        for slot in self.slots.values():
            if not slot.dirty:
                continue
            slot.dirty = False
            words = slot.editor.markup()
            if words != slot.known:
                slot.known = words
                slot.sitting = slot.sitting or str(uuid4())
                self.hand_over(slot, words)

    def hand_over(self, slot: Slot, words: str) -> None:
        """Words go to the store; pages of several entries say of which one they are."""
        self.commit_wished.emit(self.subject, slot.item, words, slot.sitting)

    def keep(self, subject: str, item: str, words: str) -> bool:
        """The store could not take `words`: they, or what is typed in their place since, stay unsaved and are offered again.
        False where they are not here."""
        slot = self.slot_of(subject, item)
        if slot is None or not (slot.dirty or slot.known == words):
            return False
        slot.dirty, slot.known = True, REFUSED
        return True

    def slot_of(self, subject: str, item: str) -> Slot | None:
        """Where an item of an entry ("" for the programme) is edited; None where it is not on this page."""
        return self.slots.get(item) if subject in ("", self.subject) else None

    def shown_entries(self) -> list[str]:
        """The entries whose fields stand on this page now, in reading order."""
        return [self.subject]

    @property
    def has_refused(self) -> bool:
        """Whether a field holds words that the store could not take."""
        return any(slot.known == REFUSED for slot in self.slots.values())

    def take(self, item: str, words: str, force: bool = False) -> None:
        """Shows what the store held a moment ago; what is being typed, or on its way to the store, is not overwritten."""
        slot = self.slots.get(item)
        if slot is None or (not force and (slot.dirty or slot.known == words or self._is_awaited(slot))):
            return
        slot.known, slot.dirty = words, False
        _end_sitting(slot)
        if force or slot.editor.markup() != words:
            slot.editor.load(words)

    def add_editor(self, item: str, editor: ValueEditor) -> None:
        """Watches an editor."""
        self.slots[item] = Slot(item, editor)
        editor.set_read_only(self._read_only)
        editor.edited.connect(lambda: self._touched(item))
        editor.left.connect(lambda: self._left(item))
        if isinstance(editor, RichTextEdit | LineEdit | DateEdit):
            editor.undo_wished.connect(lambda: self._wish_undo(item))
            editor.redo_wished.connect(self._wish_redo)
        if isinstance(editor, RichTextEdit):
            editor.cursorPositionChanged.connect(self.cursor_moved)
            editor.footnote_opened.connect(self.footnote_opened)
            editor.currentCharFormatChanged.connect(lambda _form: self.cursor_moved.emit())
            self.text_added.emit(editor)

    def set_read_only(self, on: bool) -> None:
        """Words can only be read."""
        self._read_only = on
        for slot in self.slots.values():
            slot.editor.set_read_only(on)

    def texts(self) -> list[RichTextEdit]:
        """All rich texts on the page."""
        editors: list[object] = [slot.editor for slot in self.slots.values()]
        return [each for each in editors if isinstance(each, RichTextEdit)]

    def _touched(self, item: str) -> None:
        slot = self.slots.get(item)
        if slot is None:  # a field that is going
            return
        slot.dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def _left(self, item: str) -> None:
        self.commit()
        if item in self.slots:
            _end_sitting(self.slots[item])

    def end_sittings(self) -> None:
        """What is typed from now on is another step; what was typed before is no longer taken back word by word."""
        self._sitting_age.restart()
        for slot in self.slots.values():
            _end_sitting(slot)

    def follow_change(self, edited: tuple[str, ...], items: frozenset[str]) -> None:
        """The programme changed: but for the words of the field in which one writes, that is a newer step than all
        words typed before it."""
        for slot in self.slots.values():
            if self.place_of(slot) != (edited, items):
                _end_sitting(slot)

    def _is_awaited(self, slot: Slot) -> bool:
        edited, items = self.place_of(slot)
        return self.is_awaited(edited[0] if edited else self.subject, *items)

    def place_of(self, slot: Slot) -> tuple[tuple[str, ...], frozenset[str]]:
        """Entry and item as a change of the store names them."""
        return (self.subject,), frozenset({slot.item})

    def _wish_undo(self, item: str) -> None:
        """The words of the field are walked back. Taken together they become one step, so that redo has them."""
        self.commit()
        slot = self.slots.get(item)
        if self._read_only or slot is None:
            return
        words = slot.editor.redone() if isinstance(slot.editor, RichTextEdit) else None
        if words is not None and words != slot.known:
            slot.known = words
            slot.sitting = slot.sitting or str(uuid4())
            self.hand_over(slot, words)
            self.undo_wished.emit()
        self.end_sittings()
        self.undo_wished.emit()

    def _wish_redo(self) -> None:
        self.commit()
        if not self._read_only:
            self.redo_wished.emit()


def _end_sitting(slot: Slot) -> None:
    slot.sitting = ""
    slot.editor.forget_steps()


def overline(parent: QWidget) -> QLabel:
    """The small line above a title that says what it is."""
    label = QLabel(parent)
    label.setProperty("look", "overline")
    use_letters(label, 0.95, QFont.Weight.DemiBold)
    label.setContentsMargins(TEXT_INSET, 0, 0, 0)
    return label


def field_label(words: str, buddy: QWidget, parent: QWidget) -> QLabel:
    """The label before a field."""
    label = QLabel(words, parent)
    label.setProperty("look", "secondary")
    theme().fit(label, lambda: label.setFixedWidth(min(px(LABEL_WIDTH), WIDEST_LABEL)))
    label.setWordWrap(True)
    label.setBuddy(buddy)
    label.setContentsMargins(0, SPACE_S - 1, 0, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


def _centred_column(area: QScrollArea) -> QVBoxLayout:
    page = QWidget(area)
    page.setProperty("look", "page")
    outer = QHBoxLayout(page)
    outer.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_XL * 2)
    inner = QWidget(page)
    inner.setMaximumWidth(px(TEXT_WIDTH))
    theme().watch(inner, lambda: inner.setMaximumWidth(px(TEXT_WIDTH)))
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    outer.addStretch(1)
    outer.addWidget(inner, 1000)
    outer.addStretch(1)
    area.setWidget(page)
    return column
