"""The page of one entry: what it is, title, text, the fields of its level, and what is seldom needed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QWidget

from desktop.editor.completion import Completion, words_among
from desktop.editor.field_editors import LineEdit, editor_for
from desktop.editor.limit_note import LimitNote
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import TEXT_INSET, TypingPage, field_label, overline
from desktop.look import icons
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.fonts import writing_font
from desktop.look.parts import growing_icons, tab_order
from desktop.look.theme import colours, theme
from desktop.tree.outline import Entry, Outline
from programme.model import FieldDefinition, LevelDefinition, PrintForm, Scheme

HEADING_SCALE = 1.5
STATEMENT_SCALE = 1.2


class EntryPage(TypingPage):
    """Editors are made anew only when another level's fields are to be shown."""

    leave_wished = Signal()
    """Up from the title: back to the tree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: tuple[FieldDefinition, ...] | None = None
        self._outline: Outline | None = None
        self._form = PrintForm.HEADING
        self._size = writing_font().pointSizeF()
        self.kind = overline(self)
        self.title = RichTextEdit(one_line=True, parent=self)
        self.text = RichTextEdit(parent=self)
        self.title_note, self.text_note = LimitNote(self.title, self), LimitNote(self.text, self)
        self._notes: list[LimitNote] = []
        self.fields = QWidget(self)
        self.more = QToolButton(self)
        self.further = QWidget(self)
        self.short_title = LineEdit(parent=self)
        self.number = LineEdit(parent=self)
        self._name_editors()
        self._lay_out()
        self._watch()
        self.set_writing_size(self._size)
        theme().watch(self, lambda: self.more.setIcon(self._more_icon()))

    def show_entry(self, outline: Outline, entry: Entry) -> None:
        """Shows another entry, or the same one anew."""
        self.commit()
        self._outline = outline
        fresh = self.subject != entry.id
        self.subject = entry.id
        self._shape_fields(outline.scheme, entry, () if fresh else self._shape or ())
        self._say_what(outline, entry)
        for item in list(self.slots):
            self.take(item, words_of(entry, item), force=fresh)
        self._use_limits(outline.scheme.definition(entry.level))
        if fresh:
            self._open_further(bool(entry.short_title or entry.number))
            self.verticalScrollBar().setValue(0)

    def refresh(self, outline: Outline, entry: Entry) -> None:
        """The entry's words or number are others."""
        self._shape_fields(outline.scheme, entry, self._shape or ())
        self._say_what(outline, entry)
        for item in list(self.slots):
            self.take(item, words_of(entry, item))
        self._use_limits(outline.scheme.definition(entry.level))

    def set_writing_size(self, size: float) -> None:
        """The size of the text being written, in points."""
        font = writing_font(size)
        self.text.setFont(font)
        self.text.document().setDefaultFont(font)
        self._size = size
        self._scale_title()

    def _scale_title(self) -> None:
        """A measure's title is a statement, often with a bold lead-in: smaller and not bold throughout."""
        heading = self._form is PrintForm.HEADING
        large = writing_font(self._size * (HEADING_SCALE if heading else STATEMENT_SCALE))
        large.setWeight(QFont.Weight.Bold if heading else QFont.Weight.Normal)
        if self.title.document().defaultFont() != large:
            self.title.setFont(large)
            self.title.document().setDefaultFont(large)

    def focused_text(self) -> RichTextEdit | None:
        """The text that the keyboard is in."""
        widget = self.focusWidget()
        return widget if isinstance(widget, RichTextEdit) and widget.hasFocus() else None

    def _name_editors(self) -> None:
        self.title.setProperty("look", "title")
        self.title.setAccessibleName(self.tr("Titel"))
        self.title.setPlaceholderText(self.tr("Titel"))
        self.text.setProperty("look", "body")
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setPlaceholderText(self.tr("Text schreiben …"))
        self.text.set_least_lines(4)
        self.short_title.setAccessibleName(self.tr("Kurztitel"))
        self.short_title.setPlaceholderText(self.tr("Für Gliederung, Inhaltsverzeichnis und Kopfzeile"))
        self.number.setAccessibleName(self.tr("Feste Nummer"))
        self.number.setPlaceholderText(self.tr("gezählt"))
        self.number.setMaximumWidth(120)

    def _lay_out(self) -> None:
        self.column.addWidget(self.kind)
        self.column.addWidget(self.title)
        self.column.addWidget(self.title_note)
        self.column.addWidget(self.text)
        self.column.addWidget(self.text_note)
        self.column.addSpacing(SPACE_S)
        self.column.addWidget(self.fields)
        self._lay_out_further()
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.further)
        self.column.addStretch(1)

    def _lay_out_further(self) -> None:
        self.more.setText(self.tr("Kurztitel und Nummer"))
        self.more.setCheckable(True)
        self.more.setProperty("look", "disclosure")
        growing_icons(self.more)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._open_further)
        grid = QGridLayout(self.further)
        grid.setContentsMargins(TEXT_INSET, 0, 0, 0)
        grid.setVerticalSpacing(SPACE_S)
        for row, (words, editor) in enumerate(
            ((self.tr("Kurztitel"), self.short_title), (self.tr("Feste Nummer"), self.number))
        ):
            grid.addWidget(field_label(words, editor, self.further), row, 0)
            grid.addWidget(editor, row, 1)
        grid.setColumnStretch(1, 1)
        self._open_further(False)

    def _watch(self) -> None:
        self.add_editor("title", self.title)
        self.add_editor("text", self.text)
        self.add_editor("short_title", self.short_title)
        self.add_editor("number", self.number)
        self.title.leave_wished.connect(lambda onwards: self.text.setFocus() if onwards else self.leave_wished.emit())
        self.text.leave_wished.connect(lambda onwards: None if onwards else self.title.setFocus())

    def _open_further(self, is_open: bool) -> None:
        self.further.setVisible(is_open)
        self.more.setChecked(is_open)
        self.more.setIcon(self._more_icon())

    def _more_icon(self) -> QIcon:
        return icons.icon("chevron-down" if self.more.isChecked() else "chevron-right", colours().secondary)

    def _say_what(self, outline: Outline, entry: Entry) -> None:
        self._form = outline.scheme.definition(entry.level).form
        self._scale_title()
        self.kind.setText(outline.label(entry))
        if entry.number is None:
            self.number.setPlaceholderText(entry.shown_number or self.tr("ohne Nummer"))

    def _use_limits(self, definition: LevelDefinition) -> None:
        self.title_note.set_limit(definition.title_limit)
        self.text_note.set_limit(definition.text_limit)
        for note in self._notes:
            note.refresh()

    def _shape_fields(self, scheme: Scheme, entry: Entry, shown: Sequence[FieldDefinition]) -> None:
        """The scheme's fields, and those that it does not name at this level ("Weitere Felder"). Of those that are `shown`
        for the entry the one in which somebody writes stays, though it be empty for a moment."""
        definition = scheme.definition(entry.level)
        known = {each.key for each in definition.fields}
        kept = [each.key for each in shown if each.key in entry.fields or self._is_written(each.key)]
        further = tuple(
            FieldDefinition(key, scheme.field_label(entry.level, key))
            for key in dict.fromkeys((*kept, *entry.fields))
            if key not in known
        )
        shape = (*definition.fields, *further)
        if shape == self._shape:
            return
        self._forget_fields()
        self._shape = shape
        self._build_fields(shape, len(definition.fields))

    def _is_written(self, key: str) -> bool:
        slot = self.slots.get(f"fields.{key}")
        return slot is not None and isinstance(slot.editor, QWidget) and slot.editor.hasFocus()

    def _forget_fields(self) -> None:
        self.commit()
        self._notes.clear()
        for item in [each for each in self.slots if each.startswith("fields.")]:
            del self.slots[item]
        place = self.column.indexOf(self.fields)
        self.column.removeWidget(self.fields)
        self.fields.deleteLater()
        self.fields = QWidget(self)
        self.column.insertWidget(place, self.fields)

    def _build_fields(self, shape: tuple[FieldDefinition, ...], named: int) -> None:
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(TEXT_INSET, 0, 0, SPACE_S)
        grid.setVerticalSpacing(SPACE_S)
        grid.setHorizontalSpacing(SPACE_M)
        if shape:
            line = QFrame(self.fields)
            line.setProperty("look", "line")
            grid.addWidget(line, 0, 0, 1, 2)
            grid.setRowMinimumHeight(0, SPACE_L)
        row = 1
        for place, definition in enumerate(shape):
            if place == named:
                grid.addWidget(QLabel(self.tr("Weitere Felder"), self.fields), row, 0, 1, 2)
                row += 1
            editor = editor_for(definition, self.fields)
            if isinstance(editor, RichTextEdit):
                Completion(editor, partial(self._named_in, definition.key))
            grid.addWidget(field_label(definition.label, editor, self.fields), row, 0)
            grid.addWidget(editor, row, 1)
            self.add_editor(f"fields.{definition.key}", editor)  # type: ignore[arg-type] # every editor keeps the protocol
            row += 1
            if definition.limit is not None:
                note = LimitNote(editor, self.fields)  # type: ignore[arg-type] # as above
                grid.addWidget(note, row, 1)
                note.set_limit(definition.limit)
                self._notes.append(note)
                row += 1
        grid.setColumnStretch(1, 1)
        tab_order(self.text, *(each for each in self.fields.findChildren(QWidget) if _takes_tab(each)))
        self.fields.setVisible(bool(shape))

    def _named_in(self, key: str) -> list[str]:
        """What the field of this key holds anywhere in the programme."""
        return words_among(self._outline.values(key)) if self._outline else []


def _takes_tab(widget: QWidget) -> bool:
    """Not the container of a date, nor a list that opens below a field."""
    is_part = bool(widget.focusProxy()) or widget.inherits("QAbstractItemView")
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not is_part


def words_of(entry: Entry, item: str) -> str:
    """The words that an item of an entry holds; "" where there are none."""
    if item.startswith("fields."):
        return entry.fields.get(item.removeprefix("fields."), "")
    return getattr(entry, item) or ""
