"""One entry on the page of a branch: what it is, its title and its text, each with what its scheme leaves of its length."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editor.limit_note import LimitNote
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import overline
from desktop.look.colours import SPACE_S
from desktop.look.fonts import writing_font
from desktop.tree.outline import Entry, Outline
from programme.model import Level, PrintForm, Scheme

HEADING_SCALES = (1.7, 1.4, 1.15)
"""Of the writing size, by the level's place in the scheme; the last one for all that is deeper."""
STATEMENT_SCALE = 1.1


class Section(QWidget):
    """Its fields are empty until the page loads them."""

    def __init__(self, outline: Outline, entry: Entry, size: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry_id = entry.id
        self.level = entry.level
        definition = outline.scheme.definition(entry.level)
        self._scale = _heading_scale(outline.scheme, entry.level)
        self.kind = overline(self)
        self.title, self.text = RichTextEdit(one_line=True, parent=self), RichTextEdit(parent=self)
        self.title.setProperty("look", "title")
        self.title.setPlaceholderText(self.tr("Titel"))
        self.text.setProperty("look", "body")
        self.text.setPlaceholderText(self.tr("Text schreiben …"))
        self.notes: list[LimitNote] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S // 2)
        column.addWidget(self.kind)
        for editor, limit in ((self.title, definition.title_limit), (self.text, definition.text_limit)):
            column.addWidget(editor)
            if limit is not None:
                note = LimitNote(editor, self)
                column.addWidget(note)
                note.set_limit(limit)
                self.notes.append(note)
        self.say_what(outline, entry)
        self.set_writing_size(size)

    def say_what(self, outline: Outline, entry: Entry) -> None:
        """Its number may be another one."""
        label = outline.label(entry)
        self.kind.setText(label)
        self.title.setAccessibleName(self.tr("{label}: Titel").format(label=label))
        self.text.setAccessibleName(self.tr("{label}: Text").format(label=label))

    def set_writing_size(self, size: float) -> None:
        """The size of the text being written, in points."""
        large = writing_font(size * (self._scale or STATEMENT_SCALE))
        large.setWeight(QFont.Weight.Bold if self._scale else QFont.Weight.Normal)
        for editor, font in ((self.title, large), (self.text, writing_font(size))):
            editor.setFont(font)
            editor.document().setDefaultFont(font)

    @property
    def has_keyboard(self) -> bool:
        """Whether one writes in it."""
        return self.title.hasFocus() or self.text.hasFocus()

    def is_like(self, outline: Outline) -> bool:
        """Whether the entry is still there, at its level: another one has other limits and letters."""
        entry = outline.find(self.entry_id)
        return entry is not None and entry.level is self.level


def _heading_scale(scheme: Scheme, level: Level) -> float | None:
    """None where the level is no heading."""
    if scheme.definition(level).form is not PrintForm.HEADING:
        return None
    above = sum(each.level.depth < level.depth for each in scheme.levels)
    return HEADING_SCALES[min(above, len(HEADING_SCALES) - 1)]
