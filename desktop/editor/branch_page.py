"""A whole branch as continuous text: titles and texts below each other, every entry in fields of its own, so that its
borders cannot be lost. Backspace at the start of a title asks to join it with what stands before."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.editor.limit_note import LimitNote
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import Slot, TypingPage, overline
from desktop.look.colours import SPACE_S
from desktop.look.fonts import writing_font
from desktop.look.parts import clear, tab_anchor, tab_order, wrapped
from desktop.spare_time import SpareTime
from desktop.tree.outline import Entry, Outline
from programme.model import Level, PrintForm, Scheme

MOST_ENTRIES = 400
AT_ONCE = 12
"""So many entries are laid out before the page is shown; the others follow while nobody waits."""
HEADING_SCALES = (1.7, 1.4, 1.15)
"""Of the writing size, by the level's place in the scheme; the last one for all that is deeper."""
STATEMENT_SCALE = 1.1
BORDER = "|"


@dataclass(slots=True)
class Section:
    """One entry on the page."""

    entry_id: str
    kind: QLabel
    title: RichTextEdit
    text: RichTextEdit


class BranchPage(TypingPage):
    """Items are "ID|title" and "ID|text"."""

    join_wished = Signal(str, str)
    """An entry, and the one that it should go into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline: Outline | None = None
        self._sections: list[Section] = []
        self._notes: list[LimitNote] = []
        self._waiting: Iterator[Entry] = iter(())
        self._ids: list[str] = []
        self._wanted = ""
        self._size = writing_font().pointSizeF()
        self._spare_time = SpareTime(self)
        self._anchor = tab_anchor(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_S // 2)
        self.column.addLayout(self._rows)
        self.note = wrapped("", "secondary", self)
        self.column.addWidget(self.note)
        self.column.addStretch(1)

    def show_branch(self, outline: Outline, top: Entry) -> None:
        """Shows `top` and what stands below it; scrolls where an entry of the branch in view is chosen."""
        if self.subject in outline and self._outline is outline and top.id in self._ids and self._is_current(outline):
            self._go_to(top.id)
            return
        self.remove_editors()
        self._outline, self.subject = outline, top.id
        entries = list(islice(top.walk(), MOST_ENTRIES + 1))
        self._ids = [entry.id for entry in entries[:MOST_ENTRIES]]
        self._waiting = iter(entries[:MOST_ENTRIES])
        self._sections = []
        self._notes = []
        clear(self._rows)
        self.note.setText(self.tr("Hier stehen die ersten %Ln Einträge.", None, MOST_ENTRIES))
        self.note.setVisible(len(entries) > MOST_ENTRIES)
        self._wanted = ""
        for entry in islice(self._waiting, AT_ONCE):
            self._add(entry)
        self._spare_time.use(self._add_others(), is_awaited=True)
        self.verticalScrollBar().setValue(0)

    def refresh(self, outline: Outline) -> None:
        """Words, numbers or places are others."""
        top = outline.find(self.subject)
        if top is None:
            return
        if not self._is_current(outline):
            self._outline = None
            self.show_branch(outline, top)
            return
        for section in self._sections:
            entry = outline.entry(section.entry_id)
            section.kind.setText(outline.label(entry))
            self.take(f"{entry.id}{BORDER}title", entry.title)
            self.take(f"{entry.id}{BORDER}text", entry.text)
        for note in self._notes:
            note.refresh()

    def set_writing_size(self, size: float) -> None:
        """The size of the text being written, in points."""
        self._size = size
        for section in self._sections:
            self._scale(section)

    def section(self, entry_id: str) -> Section | None:
        """The fields of an entry; None where it is not on the page (yet)."""
        return next((each for each in self._sections if each.entry_id == entry_id), None)

    def entry_of(self, text: QWidget) -> str:
        """The entry whose title or text this is; "" for anything else."""
        return next((each.entry_id for each in self._sections if text in (each.title, each.text)), "")

    @override
    def shown_entries(self) -> list[str]:
        return [each.entry_id for each in self._sections]

    @override
    def slot_of(self, subject: str, item: str) -> Slot | None:
        return self.slots.get(f"{subject}{BORDER}{item}")

    @override
    def place_of(self, slot: Slot) -> tuple[tuple[str, ...], frozenset[str]]:
        entry_id, _, item = slot.item.partition(BORDER)
        return (entry_id,), frozenset({item})

    @override
    def hand_over(self, slot: Slot, words: str) -> None:
        entry_id, _, item = slot.item.partition(BORDER)
        self.commit_wished.emit(entry_id, item, words, slot.sitting)

    # ------------------------------------------------------------------------------------------------------------ inside

    def _is_current(self, outline: Outline) -> bool:
        """Whether the page shows the entries that the branch has now, in their order."""
        top = outline.find(self.subject)
        return top is not None and [entry.id for entry in islice(top.walk(), MOST_ENTRIES)] == self._ids

    def _add_others(self) -> Iterator[None]:
        """An entry a step, each with two fields to lay out."""
        for entry in self._waiting:
            yield
            self._add(entry)
            if entry.id == self._wanted:
                self._go_to(entry.id)

    def _add(self, entry: Entry) -> None:
        assert self._outline is not None
        section = Section(entry.id, overline(self), RichTextEdit(one_line=True, parent=self), RichTextEdit(parent=self))
        label = self._outline.label(entry)
        section.kind.setText(label)
        section.title.setProperty("look", "title")
        section.title.setAccessibleName(self.tr("{label}: Titel").format(label=label))
        section.title.setPlaceholderText(self.tr("Titel"))
        section.text.setProperty("look", "body")
        section.text.setAccessibleName(self.tr("{label}: Text").format(label=label))
        section.text.setPlaceholderText(self.tr("Text schreiben …"))
        self._scale(section)
        place = len(self._sections)
        tab_order(self._sections[-1].text if place else self._anchor, section.title, section.text)
        self._sections.append(section)
        definition = self._outline.scheme.definition(entry.level)
        self._rows.addWidget(section.kind)
        for item, editor, limit in (
            ("title", section.title, definition.title_limit),
            ("text", section.text, definition.text_limit),
        ):
            key = f"{entry.id}{BORDER}{item}"
            self._rows.addWidget(editor)
            self.add_editor(key, editor)
            self.take(key, entry.title if item == "title" else entry.text, force=True)
            if limit is not None:
                self._add_note(editor, limit)
        section.title.leave_wished.connect(lambda onwards: self._leave(place, onwards, in_text=False))
        section.text.leave_wished.connect(lambda onwards: self._leave(place, onwards, in_text=True))
        section.title.join_wished.connect(lambda: self._wish_join(place))

    def _add_note(self, editor: RichTextEdit, limit: int) -> None:
        note = LimitNote(editor, self)
        self._rows.addWidget(note)
        note.set_limit(limit)
        self._notes.append(note)

    def _scale(self, section: Section) -> None:
        assert self._outline is not None
        entry = self._outline.find(section.entry_id)
        scale = _heading_scale(self._outline.scheme, entry.level) if entry is not None else None
        large = writing_font(self._size * (scale or STATEMENT_SCALE))
        large.setWeight(QFont.Weight.Bold if scale else QFont.Weight.Normal)
        for editor, font in ((section.title, large), (section.text, writing_font(self._size))):
            editor.setFont(font)
            editor.document().setDefaultFont(font)

    def _leave(self, place: int, onwards: bool, in_text: bool) -> None:
        """The keyboard goes to the field after or before."""
        fields = [field for section in self._sections for field in (section.title, section.text)]
        target = 2 * place + in_text + (1 if onwards else -1)
        if 0 <= target < len(fields):
            field = fields[target]
            field.setFocus()
            field.moveCursor(QTextCursor.MoveOperation.Start if onwards else QTextCursor.MoveOperation.End)
            self.ensureWidgetVisible(field)

    def _wish_join(self, place: int) -> None:
        if place:
            self.join_wished.emit(self._sections[place].entry_id, self._sections[place - 1].entry_id)

    def _go_to(self, entry_id: str) -> None:
        section = self.section(entry_id)
        self._wanted = "" if section else entry_id
        if section is not None:
            self.ensureWidgetVisible(section.title, 0, self.viewport().height() // 3)


def _heading_scale(scheme: Scheme, level: Level) -> float | None:
    """None where the level is no heading."""
    if scheme.definition(level).form is not PrintForm.HEADING:
        return None
    above = sum(each.level.depth < level.depth for each in scheme.levels)
    return HEADING_SCALES[min(above, len(HEADING_SCALES) - 1)]
