"""The comments of the open programme: the only caller of the store's operations on them."""

from PySide6.QtCore import QObject

from desktop.document import ProgrammeDocument


class Comments(QObject):
    """The document tells what changed, as for everything of the programme."""

    def __init__(self, document: ProgrammeDocument) -> None:
        super().__init__(document)
        self._document = document

    def add(self, node: str, text: str, passage: str, answer_to: str, todo: bool) -> None:
        """A new comment; `answer_to` names the one that it answers, "" for none."""
        self._document.change(
            lambda store: store.comments.add(node, text, passage=passage, answer_to=answer_to or None, todo=todo), None
        )

    def edit(self, comment: str, text: str) -> None:
        """Other words."""
        self._document.change(lambda store: store.comments.edit(comment, {"text": text}), None)

    def set_done(self, comment: str, done: bool) -> None:
        """Settled, or open again."""
        self._document.change(lambda store: store.comments.edit(comment, {"done": done}), None)

    def remove(self, comment: str) -> None:
        """Undo brings it back."""
        self._document.change(lambda store: store.comments.remove(comment), None)
