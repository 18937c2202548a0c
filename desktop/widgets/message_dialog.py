"""Short dialogs: something to be read, a step that is asked about first, a few words to be given."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.look.parts import wrapped
from desktop.widgets.dialog import Dialog


class MessageDialog(Dialog):
    """Something to be read; `lines` stand below, one a line."""

    def __init__(
        self, title: str, words: str, close: str, parent: QWidget | None = None, lines: tuple[str, ...] = ()
    ) -> None:
        super().__init__(title, parent=parent)
        self.words, self.lines = words, lines
        for look, text in (("", words), ("secondary", "\n".join(lines))):
            if text:
                shown = wrapped(text, look, self)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self.body.addWidget(shown)
        self.setAccessibleDescription("\n".join((words, *lines)))
        self.add_buttons(close, "")
        self.no.hide()
        self.yes.setFocus()


class QuestionDialog(Dialog):
    """`accept` takes something away, so the safe answer `reject` has the keyboard. `more` says what stays."""

    def __init__(
        self, title: str, words: str, more: str, accept: str, reject: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self.words = words
        self.body.addWidget(wrapped(words, parent=self))
        self.body.addWidget(wrapped(more, "secondary", self))
        self.setAccessibleDescription(f"{words}\n{more}")
        self.add_buttons(accept, reject)
        self.prefer_no()


class WordsDialog(Dialog):
    """One line to be given; `words` is empty until something was."""

    def __init__(self, title: str, caption: str, accept: str, reject: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(caption)
        self.field.setPlaceholderText(caption)
        self.body.addWidget(self.field)
        self.add_buttons(accept, reject).setEnabled(False)
        self.field.textChanged.connect(lambda _text: self.yes.setEnabled(bool(self.words)))
        self.field.setFocus()

    @property
    def words(self) -> str:
        """What was given, without blanks at its ends."""
        return self.field.text().strip()

    def ask(self, before: str = "") -> str:
        """Shows the dialog with the words that there were; gives those given, "" where it was given up."""
        self.field.setText(before)
        self.field.selectAll()
        return self.words if self.exec() else ""
