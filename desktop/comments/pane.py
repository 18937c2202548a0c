"""The pane "Kommentare": remarks and tasks on the entry in the editor, or on the whole programme."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from desktop.comments.card import CommentCard
from desktop.comments.composer import CommentComposer
from desktop.comments.threads import Thread, Wanted, summary
from desktop.look.colours import SPACE_M, SPACE_S, SPACE_XL
from desktop.look.parts import button, clear, row, wrapped
from desktop.widgets.segments import Segments
from programme.model import Comment

SHOWN_AT_MOST = 60
"""So many cards at once; more on request."""
HERE, EVERYWHERE = "entry", "programme"


class CommentsPane(QWidget):
    """Emits wishes; `show_threads` brings the facts."""

    add_wished = Signal(str, str, str, str, bool)
    """Entry, text, passage ("" for none), comment that it answers ("" for none), whether it is a task."""
    edit_wished = Signal(str, str)
    """Comment id and its new text."""
    done_wished = Signal(str, bool)
    remove_wished = Signal(str)
    entry_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._threads: Sequence[Thread] = []
        self._entry = ""
        self._below: frozenset[str] = frozenset()
        self._locked = False
        self._limit = SHOWN_AT_MOST
        choices = ((HERE, self.tr("Dieser Eintrag")), (EVERYWHERE, self.tr("Ganzes Programm")))
        self.scope = Segments(self.tr("Wovon die Kommentare gezeigt werden"), choices, self)
        self.summary = wrapped(words="", look="secondary", parent=self)
        self.wanted = QComboBox(self)
        self.empty = wrapped("", "secondary", self)
        self.area = QScrollArea(self)
        self.cards: list[CommentCard] = []
        self.composer = CommentComposer(self)
        self.setFocusProxy(self.composer.field)
        self._lay_out()
        self._connect()
        self._fill()

    def show_threads(self, threads: Sequence[Thread], locked: bool = False) -> None:
        """All conversations of the programme, in reading order."""
        if (threads, locked) != (self._threads, self._locked):  # each change of the programme brings them
            self._threads, self._locked = threads, locked
            self.composer.setEnabled(not locked)
            self._fill()

    def show_entry(self, entry_id: str, name: str, below: frozenset[str] = frozenset()) -> None:
        """The entry in the editor, and those that are shown `below` it; "" for the programme itself, which takes no
        comments."""
        if (entry_id, below) != (self._entry, self._below):
            self._entry, self._below = entry_id, below
            self._limit = SHOWN_AT_MOST
            self.composer.use_entry(entry_id, name)
            if self.scope.current == HERE:
                self._fill()

    def show_thread(self, entry: str, comment: str) -> None:
        """Brings the conversation that begins with a comment into view; it takes the keyboard."""
        if self.scope.current == HERE and entry != self._entry and entry not in self._below:
            self.scope.choose(EVERYWHERE)
        self.wanted.setCurrentIndex(self.wanted.findData(Wanted.OPEN))
        self._limit = max(self._limit, len(self._threads))
        self._fill()
        card = next((each for each in self.cards if each.thread_shown.first.id == comment), None)
        if card is not None:
            self.area.ensureWidgetVisible(card)
            card.answer.setFocus()

    def begin(self, passage: str, entry_id: str, name: str) -> None:
        """Puts the keyboard into the field for a new comment on an entry, on `passage` where words are marked."""
        self.composer.begin(passage, entry_id, name)

    def _lay_out(self) -> None:
        for wanted, words in (
            (Wanted.OPEN, self.tr("Offene")),
            (Wanted.DONE, self.tr("Erledigte")),
            (Wanted.ALL, self.tr("Alle")),
        ):
            self.wanted.addItem(words, wanted)
        self.wanted.setAccessibleName(self.tr("Welche Kommentare"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(SPACE_XL)
        page = QWidget(self.area)
        page.setProperty("look", "page")
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self._list.setSpacing(SPACE_S)
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Kommentare"))
        self.area.setMinimumHeight(3 * SPACE_XL)  # what scrolls gives way where letters are large
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        head.setSpacing(SPACE_S)
        head.addWidget(self.scope)
        head.addLayout(row(self.summary, None, self.wanted))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty, 1)
        column.addWidget(self.area, 1)
        column.addWidget(self.composer)

    def _connect(self) -> None:
        self.scope.chosen.connect(lambda _key: self._fill())
        self.wanted.activated.connect(lambda _row: self._fill())
        self.composer.add_wished.connect(self.add_wished)
        self.composer.edit_wished.connect(self.edit_wished)

    # -------------------------------------------------------------------------------------------------------- filling

    def _fill(self) -> None:
        here = self.scope.current == HERE
        near = [each for each in self._threads if not here or self._is_near(each)]
        wanted = Wanted(self.wanted.currentData())
        found = [each for each in near if each.is_wanted(wanted)]
        kept = self.area.verticalScrollBar().value()
        focus: QWidget | None = self.window().focusWidget()
        with_keyboard = next((at for at, each in enumerate(self.cards) if focus and each.isAncestorOf(focus)), None)
        clear(self._list)
        self.cards = [self._card(each, not here or each.node != self._entry) for each in found[: self._limit]]
        for card in self.cards:
            self._list.addWidget(card)
        if len(found) > self._limit:
            more = self.tr("%Ln weitere zeigen", None, len(found) - self._limit)
            self._list.addWidget(button(more, self._show_more, "link"))
        self._list.addStretch(1)
        self.area.verticalScrollBar().setValue(kept)
        self.summary.setText(summary(near))
        self.area.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.setText(self._nothing(bool(near), here))
        if with_keyboard is not None:  # Qt would put it into whatever comes next in the window
            near_by = self.cards[min(with_keyboard, len(self.cards) - 1)].done if self.cards else self.wanted
            near_by.setFocus()

    def _card(self, thread: Thread, with_place: bool) -> CommentCard:
        card = CommentCard(thread, with_place, self._locked, self)
        card.answer_wished.connect(self._answer)
        card.edit_wished.connect(self._edit)
        card.done_wished.connect(self.done_wished)
        card.remove_wished.connect(self.remove_wished)
        card.entry_wished.connect(self.entry_wished)
        return card

    def _is_near(self, thread: Thread) -> bool:
        return thread.node == self._entry or thread.node in self._below

    def _nothing(self, has_others: bool, here: bool) -> str:
        if has_others:
            is_open = self.wanted.currentData() == Wanted.OPEN
            return (
                self.tr("Alle Kommentare sind erledigt.") if is_open else self.tr("Nichts ist als erledigt markiert.")
            )
        if here and not self._entry:
            return self.tr("Wählen Sie einen Eintrag, um ihn zu kommentieren.")
        return self.tr("Noch keine Kommentare. Schreiben Sie unten, was andere sehen oder tun sollen.")

    def _show_more(self) -> None:
        self._limit += SHOWN_AT_MOST
        self._fill()

    # ------------------------------------------------------------------------------------------------------ composing

    def _answer(self, thread: Thread) -> None:
        self.composer.answer(thread.node, thread.first)

    def _edit(self, comment: Comment) -> None:
        self.composer.edit(comment)
