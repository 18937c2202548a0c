"""Where a comment is written: new, as an answer, or worded anew. Ctrl+Enter hands it over."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.comments.card import quoted
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import button, clear, icon_button, label, row
from programme.model import Comment

_LINES = 3
_KEPT = 8
"""Comments that may be on their way to the store."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Words and what they are for."""

    words: str
    node: str
    node_name: str
    passage: str
    answered: Comment | None
    edited: Comment | None
    task: bool

    def is_like(self, other: "Draft") -> bool:
        """Whether both are for the same, so that they may become one comment."""
        purposes = ((each.node, each.passage, each.answered, each.edited) for each in (self, other))
        return next(purposes) == next(purposes)


class CommentComposer(QWidget):
    """Knows what the next words are for: the entry, a passage in it, a comment to answer or to change."""

    add_wished = Signal(str, str, str, str, bool)
    """As `CommentsPane.add_wished`."""
    edit_wished = Signal(str, str)
    drafted = Signal()
    """What `drafts` gives may be other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entry = self._entry_name = self._target = self._target_name = self._passage = ""
        self._is_back = False  # refused words stand in the field
        self._answered: Comment | None = None
        self._edited: Comment | None = None
        self._sent: deque[Draft] = deque(maxlen=_KEPT)
        """Until the store may have refused them."""
        self._aside: list[Draft] = []
        """What was begun before other words had to come first."""
        self.purpose = label(look="secondary", parent=self)
        self.dismiss = icon_button("close", self.tr("Verwerfen"), self._give_up, self)
        self.field = CommentField(self)
        self.task = QCheckBox(self.tr("Aufgabe"), self)
        self.send = button("", self._send, "primary", self)
        self.send.setToolTip(self.tr("Strg+Eingabe"))
        self._quote = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(row(self.purpose, None, self.dismiss))
        column.addLayout(self._quote)
        column.addWidget(self.field)
        column.addLayout(row(self.task, None, self.send))
        self.field.textChanged.connect(self._adjust)
        self.field.sent.connect(self._send)
        self.field.left.connect(self._give_up)
        self.task.toggled.connect(self.drafted)
        self._adjust()

    def use_entry(self, entry_id: str, name: str) -> None:
        """New comments are for this entry; what is being written stays with its own. Of "Maßnahme 1: Titel" the field
        shows the first part."""
        self._entry, self._entry_name = entry_id, name.partition(":")[0]
        if self._is_back or not self.field.toPlainText().strip():
            self._aim(entry_id, is_back=self._is_back)
        self._adjust()

    def begin(self, passage: str, entry_id: str, name: str) -> None:
        """A new comment on this entry, which is the one in the editor or stands below it."""
        self._aim(entry_id, passage)
        self._target_name = name.partition(":")[0]
        self._adjust()
        self.field.setFocus()

    def answer(self, node: str, comment: Comment) -> None:
        """The next words answer a comment."""
        self._aim(node)
        self._answered = comment
        self._adjust()
        self.field.setFocus()

    def edit(self, comment: Comment) -> None:
        """The words of a comment are written anew; what was begun comes back behind that."""
        self._put_aside()
        self._aim("")
        self._edited = comment
        self.field.setPlainText(comment.text)
        self.field.selectAll()
        self._adjust()
        self.field.setFocus()

    def take_back(self, words: str, is_gone: bool = False) -> None:
        """Words that the store refused stand here again for what they were written for, or where that `is_gone` for whatever
        entry is in the editor; what was begun since for the same stands behind them, all else comes back later."""
        sent = next((each for each in reversed(self._sent) if each.words == words), None)
        if sent is not None and not is_gone and not sent.is_like(self._draft()):
            self._put_aside()
            self.field.clear()
        begun = self.field.toPlainText()
        if not begun.strip():
            if sent is None or is_gone:
                self._aim(self._entry, is_back=True)
            else:
                self._aim_as(sent)
            self.task.setChecked(sent is not None and sent.task)
        self.field.setPlainText("\n\n".join(filter(None, (words, begun))))
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def drafts(self) -> list[Draft]:
        """What was begun and not handed over, the newest last; not where a comment says just that already."""
        now = self._draft()
        is_begun = now.words and (now.edited is None or now.words != now.edited.text.strip())
        return [*self._aside, now] if is_begun else list(self._aside)

    def take_up(self, drafts: Sequence[Draft]) -> None:
        """Goes on with what was begun in another window."""
        self._aside = list(drafts)
        self._start_over()

    def _aim(self, node: str, passage: str = "", is_back: bool = False) -> None:
        self._target, self._passage, self._is_back = node, passage, is_back
        self._target_name = self._entry_name if node == self._entry else ""
        self._answered = self._edited = None
        clear(self._quote)
        if passage:
            self._quote.addWidget(quoted(passage, self))
        self._adjust()

    def _aim_as(self, draft: Draft) -> None:
        self._aim(draft.node, draft.passage)
        self._target_name, self._answered, self._edited = draft.node_name, draft.answered, draft.edited
        self._adjust()

    def _draft(self) -> Draft:
        words, task = self.field.toPlainText().strip(), self.task.isChecked() and not self.task.isHidden()
        return Draft(words, self._target, self._target_name, self._passage, self._answered, self._edited, task)

    def _put_aside(self) -> None:
        self._aside = self.drafts()

    def _give_up(self) -> None:
        """Undo brings the words back: Escape is pressed easily."""
        cursor = self.field.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._start_over()

    def _start_over(self) -> None:
        self._aim(self._entry)
        if self._aside:
            draft = self._aside.pop()
            self._aim_as(draft)
            self.task.setChecked(draft.task)
            self.field.setPlainText(draft.words)
            self.field.moveCursor(QTextCursor.MoveOperation.End)

    def _adjust(self) -> None:
        """Words and buttons for what is being written."""
        edited, answered = self._edited, self._answered
        special = edited is not None or answered is not None or bool(self._passage) or self._is_back
        elsewhere = bool(self._target) and self._target != self._entry and not special
        if edited is not None:
            self.purpose.setText(self.tr("Kommentar ändern"))
        elif answered is not None:
            self.purpose.setText(self.tr("Antwort an {author}").format(author=answered.author))
        elif elsewhere and self.field.toPlainText().strip():
            self.purpose.setText(self.tr("Noch zu „{entry}“").format(entry=self._target_name))
        elif elsewhere:
            self.purpose.setText(self.tr("Zu „{entry}“").format(entry=self._target_name))
        elif self._is_back:
            self.purpose.setText(self.tr("Zu „{entry}“").format(entry=self._entry_name))
        else:
            self.purpose.setText(self.tr("Zur markierten Stelle") if self._passage else "")
        self.purpose.setVisible(special or elsewhere)
        self.dismiss.setVisible(special or elsewhere)
        self.task.setVisible(edited is None and answered is None)
        self.send.setText(
            self.tr("Ändern") if edited else self.tr("Antworten") if answered else self.tr("Kommentieren")
        )
        ready = edited is not None or bool(self._target)
        self.field.setEnabled(ready)
        self.field.setPlaceholderText(
            self.tr("Kommentar zu „{entry}“ …").format(entry=self._target_name or self._entry_name) if ready else ""
        )
        self.send.setEnabled(ready and bool(self.field.toPlainText().strip()))
        self.drafted.emit()

    def _send(self) -> None:
        if not self.send.isEnabled():
            return
        sent = self._draft()
        self._sent.append(sent)
        self.field.clear()
        self.task.setChecked(False)
        self._start_over()
        if sent.edited is not None:
            self.edit_wished.emit(sent.edited.id, sent.words)
        else:
            answered = sent.answered.id if sent.answered else ""
            self.add_wished.emit(sent.node, sent.words, sent.passage, answered, sent.task)


class CommentField(QPlainTextEdit):
    """Tab leaves it, Ctrl+Enter sends, Escape gives up."""

    sent = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Kommentar"))
        self.setTabChangesFocus(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _LINES * self.fontMetrics().lineSpacing() + 3 * SPACE_S)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
