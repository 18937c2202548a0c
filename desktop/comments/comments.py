"""The comments of the open programme: the only caller of the store's operations on them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.document import ProgrammeDocument
from programme.errors import NotFound, UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from database.records import Change
    from database.store import Store


class Comments(QObject):
    """The document tells what changed, as for everything of the programme."""

    refused = Signal(str, bool)
    """Words that were not kept, and whether their entry or comment is gone; else the store cannot write."""

    def __init__(self, document: ProgrammeDocument) -> None:
        super().__init__(document)
        self._document = document

    def add(self, node: str, text: str, passage: str, answer_to: str, todo: bool) -> None:
        """A new comment; `answer_to` names the one that it answers, "" for none."""
        self._write(
            text, lambda store: store.comments.add(node, text, passage=passage, answer_to=answer_to or None, todo=todo)
        )

    def edit(self, comment: str, text: str) -> None:
        """Other words."""
        self._write(text, lambda store: store.comments.edit(comment, {"text": text}))

    def set_done(self, comment: str, done: bool) -> None:
        """Settled, or open again."""
        self._document.change(lambda store: store.comments.edit(comment, {"done": done}), None)

    def remove(self, comment: str) -> None:
        """Undo brings it back."""
        self._document.change(lambda store: store.comments.remove(comment), None)

    def _write(self, words: str, work: "Callable[[Store], Change]") -> None:
        def failed(error: UserError) -> None:
            self.refused.emit(words, isinstance(error, NotFound))
            self._document.failed.emit(error)

        self._document.change(work, failed=failed)
