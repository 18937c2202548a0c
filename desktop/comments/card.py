"""One conversation as a card: what was said by whom when, on which words, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.comments.threads import Thread
from desktop.german_values import day_and_clock
from desktop.language import tr
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import button, icon_button, label, row, wrapped
from desktop.look.theme import theme
from desktop.menu_letters import new_menu
from programme.model import Comment

LARGE = 1.3
"""From this zoom of the letters on, the day stands below the author."""


class CommentCard(QFrame):
    """Emits wishes; `with_place` names the entry above the card."""

    answer_wished = Signal(object)
    """The `Thread` to answer to."""
    done_wished = Signal(str, bool)
    """Comment id, whether it is done."""
    edit_wished = Signal(object)
    """The `Comment` to be worded anew."""
    remove_wished = Signal(str)
    entry_wished = Signal(str)

    def __init__(self, thread: Thread, with_place: bool, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thread_shown = thread
        self._locked = locked
        self.setProperty("look", "card")
        self.setAccessibleName(f"{thread.first.author}: {thread.first.text}")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_S)
        if with_place:
            column.addWidget(self._place())
        self._add(column, thread.first, 0)
        for each in thread.answers:
            self._add(column, each, SPACE_L)
        self.answer = button(self.tr("Antworten"), lambda: self.answer_wished.emit(thread), "link", self)
        self.answer.setProperty("flush", True)
        self.done = QCheckBox(self.tr("Erledigt"), self)
        self.done.setChecked(thread.first.done)
        self.done.toggled.connect(lambda on: self.done_wished.emit(thread.first.id, on))
        column.addLayout(row(self.answer, None, self.done))
        self.answer.setEnabled(not locked)
        self.done.setEnabled(not locked)

    def _place(self) -> QWidget:
        place = button("", lambda: self.entry_wished.emit(self.thread_shown.node), "link", self)
        words = place.fontMetrics().elidedText(self.thread_shown.place, Qt.TextElideMode.ElideRight, 270)
        place.setText(words.replace("&", "&&"))
        place.setToolTip(self.thread_shown.place)
        place.setAccessibleName(self.tr("Zum Eintrag {place}").format(place=self.thread_shown.place))
        return place

    def _add(self, column: QVBoxLayout, comment: Comment, indent: int) -> None:
        part = QVBoxLayout()
        part.setContentsMargins(indent, 0, 0, 0)
        part.setSpacing(2)
        author = label(comment.author or self.tr("Unbekannt"), bold=True, parent=self)
        task = label(self.tr("Aufgabe"), "badge", parent=self) if comment.todo else None
        when = label(day_and_clock(comment.created) if comment.created else "", "caption", parent=self)
        if task is not None:
            task.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        beside = theme().zoom < LARGE
        part.addLayout(row(author, *((task,) if task else ()), None, *((when,) if beside else ()), self._more(comment)))
        if not beside:  # large letters would cut the day
            part.addWidget(when)
        if comment.passage:
            part.addWidget(quoted(comment.passage, self))
        part.addWidget(_said(comment.text, self))
        column.addLayout(part)

    def _more(self, comment: Comment) -> QToolButton:
        more = icon_button(
            "more", self.tr("Mehr zum Kommentar von {author}").format(author=comment.author), parent=self
        )
        menu = new_menu(more)
        change = QAction(self.tr("Ändern"), menu)
        change.triggered.connect(lambda _checked=False: self.edit_wished.emit(comment))
        remove = QAction(self.tr("Löschen"), menu)
        remove.triggered.connect(lambda _checked=False: self.remove_wished.emit(comment.id))
        menu.addActions([change, remove])
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setEnabled(not self._locked)
        return more


def quoted(passage: str, parent: QWidget) -> QLabel:
    """The words that a comment is about, with a line at their left."""
    made = wrapped(tr("„{passage}“").format(passage=passage), "quote", parent)
    font = made.font()
    font.setItalic(True)
    made.setFont(font)
    return made


def _said(words: str, parent: QWidget) -> QLabel:
    made = wrapped(words, parent=parent)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
