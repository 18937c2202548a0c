"""The words that comments quote, held in the fields that show them: they follow what is typed before, in and behind."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.comments.threads import Thread
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.units import signs_before, units_before
from desktop.look.theme import colours
from programme.anchors import best_of, located, unique


class Anchor:
    """A conversation in a field, held by two cursors: what is typed right before or behind the words is not theirs."""

    def __init__(self, thread: Thread, edit: RichTextEdit) -> None:
        self.thread = thread
        self.edit = edit
        self._start: QTextCursor | None = None
        self._end: QTextCursor | None = None
        self._near: int | None = None
        self.find()

    @property
    def cursor(self) -> QTextCursor | None:
        """The quoted words, selected; None for a comment on the whole entry, or whose words are gone: it stands at the
        field's first line."""
        if self._start is None or self._end is None or self._end.position() <= self._start.position():
            return None
        cursor = QTextCursor(self._start)
        cursor.setPosition(self._end.position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def find(self) -> None:
        """Looks for the words anew where they are not held any more (the field was loaded)."""
        held = self.cursor
        if held is not None:
            self._near = held.selectionStart()
            return
        text = plain_text(self.edit)
        span = located(text, self.thread.first.passage, self._near)
        self._start = self._end = None
        if span is not None:
            self._start, self._end = (_cursor(self.edit, text, place) for place in span)
            self._end.setKeepPositionOnInsert(True)

    @property
    def words(self) -> str:
        """The words that are held; "" for none."""
        cursor = self.cursor
        return cursor.selectedText() if cursor is not None else ""

    def top(self) -> int:
        """Where the first line of the words begins, in the field's coordinates."""
        return self.edit.cursorRect(self._start).top() if self._start is not None else 0


def anchored(thread: Thread, edits: list[RichTextEdit]) -> Anchor:
    """A conversation in that of its entry's fields that holds its words; the first field where none does."""
    texts = [plain_text(edit) for edit in edits]
    place = best_of(texts, thread.first.passage)
    return Anchor(thread, edits[place or 0])


def mark(edit: RichTextEdit, anchors: list[Anchor], chosen: str) -> None:
    """Lays colour under the quoted words; those of the chosen comment are underlined as well."""
    looks = []
    for anchor in anchors:
        cursor = anchor.cursor
        if cursor is not None:
            look = QTextEdit.ExtraSelection()
            look.cursor = cursor
            form = QTextCharFormat()
            form.setBackground(QColor(colours().mark))
            form.setFontUnderline(anchor.thread.first.id == chosen)
            look.format = form
            looks.append(look)
    edit.setExtraSelections(looks)


def plain_text(edit: QTextEdit) -> str:
    """The words of a field; signs that stand for footnotes are blanks, so that places stay the same."""
    return edit.toPlainText().replace("\ufffc", " ")


def passage_of(edit: QTextEdit) -> str:
    """The marked words, with so many around them that they are there once; "" where nothing is marked."""
    cursor = edit.textCursor()
    if not cursor.hasSelection():
        return ""
    text = plain_text(edit)
    start, end = (signs_before(text, each) for each in (cursor.selectionStart(), cursor.selectionEnd()))
    first, last = unique(text, start, end)
    return " ".join(text[first:last].split())


def _cursor(edit: RichTextEdit, text: str, place: int) -> QTextCursor:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(units_before(text, place))
    return cursor
