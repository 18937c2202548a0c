"""A whole branch as continuous text: titles and texts below each other, every entry in fields of its own, so that its
borders cannot be lost. Backspace at the start of a title asks to join it with what stands before."""

from bisect import bisect
from collections.abc import Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.editor.branch_section import Section
from desktop.editor.typing_page import Slot, TypingPage
from desktop.look.colours import SPACE_S
from desktop.look.fonts import writing_font
from desktop.look.parts import tab_anchor, tab_order, wrapped
from desktop.spare_time import SpareTime
from desktop.tree.outline import Entry, Outline

MOST_ENTRIES = 400
AT_ONCE = 12
"""So many entries are laid out before the page is shown; the others follow while nobody waits."""
BORDER = "|"


class BranchPage(TypingPage):
    """Items are "ID|title" and "ID|text"."""

    join_wished = Signal(str, str)
    """An entry, and the one that it should go into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline: Outline | None = None
        self._sections: list[Section] = []
        self._waiting: Iterator[Entry] = iter(())
        self._places: dict[str, int] = {}
        """The place of each entry of the page, laid out or not."""
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
        if (
            self.subject in outline
            and self._outline is outline
            and top.id in self._places
            and self._is_current(outline)
        ):
            self._go_to(top.id)
            return
        self.commit()
        self._drop(self._sections)
        self.subject, self._wanted = top.id, ""
        self._follow(outline, top)
        self.verticalScrollBar().setValue(0)

    def refresh(self, outline: Outline) -> None:
        """Words, numbers or places are others. What stays on the page keeps its fields, and the keyboard in them."""
        top = outline.find(self.subject)
        if top is None:
            return
        if self._outline is not outline or not self._is_current(outline):
            self.commit()
            self._follow(outline, top)
        for section in self._sections:
            entry = outline.entry(section.entry_id)
            section.say_what(outline, entry)
            self.take(f"{entry.id}{BORDER}title", entry.title)
            self.take(f"{entry.id}{BORDER}text", entry.text)
            for note in section.notes:
                note.refresh()

    def set_writing_size(self, size: float) -> None:
        """The size of the text being written, in points."""
        self._size = size
        for section in self._sections:
            section.set_writing_size(size)

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
        shown = all(section.is_like(outline) for section in self._sections)
        return (
            shown and top is not None and [each.id for each in islice(top.walk(), MOST_ENTRIES)] == list(self._places)
        )

    def _follow(self, outline: Outline, top: Entry) -> None:
        """Lays out what is not on the page yet, and takes away what went."""
        self._outline = outline
        entries = list(islice(top.walk(), MOST_ENTRIES + 1))
        self._places = {entry.id: place for place, entry in enumerate(entries[:MOST_ENTRIES])}
        self.note.setText(self.tr("Hier stehen die ersten %Ln Einträge.", None, MOST_ENTRIES))
        self.note.setVisible(len(entries) > MOST_ENTRIES)
        gone = [each for each in self._sections if each.entry_id not in self._places or not each.is_like(outline)]
        held = next((place for place, each in enumerate(self._sections) if each in gone and each.has_keyboard), None)
        self._drop(gone)
        self._put_in_order()
        known = {each.entry_id for each in self._sections}
        self._waiting = (entry for entry in entries[:MOST_ENTRIES] if entry.id not in known)
        for entry in islice(self._waiting, AT_ONCE):
            self._add(entry)
        if held is not None and self._sections:
            self._sections[min(held, len(self._sections) - 1)].title.setFocus()
        self._spare_time.use(self._add_others(), is_awaited=True)

    def _drop(self, gone: list[Section]) -> None:
        for section in list(gone):
            self._sections.remove(section)
            for item in ("title", "text"):
                del self.slots[f"{section.entry_id}{BORDER}{item}"]
            self._rows.removeWidget(section)
            section.hide()
            section.deleteLater()

    def _put_in_order(self) -> None:
        """Entries that stay may stand elsewhere."""
        ordered = sorted(self._sections, key=self._place)
        if ordered != self._sections:
            self._sections = ordered
            for place, section in enumerate(ordered):
                self._rows.insertWidget(place, section)
            tab_order(self._anchor, *(field for each in ordered for field in (each.title, each.text)))

    def _place(self, section: Section) -> int:
        return self._places[section.entry_id]

    def _add_others(self) -> Iterator[None]:
        """An entry a step, each with two fields to lay out."""
        for entry in self._waiting:
            yield
            self._add(entry)
            if entry.id == self._wanted:
                self._go_to(entry.id)

    def _add(self, entry: Entry) -> None:
        assert self._outline is not None
        section = Section(self._outline, entry, self._size, self)
        place = bisect(self._sections, self._places[entry.id], key=self._place)
        tab_order(self._sections[place - 1].text if place else self._anchor, section.title, section.text)
        self._sections.insert(place, section)
        self._rows.insertWidget(place, section)
        for item, editor, words in (("title", section.title, entry.title), ("text", section.text, entry.text)):
            key = f"{entry.id}{BORDER}{item}"
            self.add_editor(key, editor)
            self.take(key, words, force=True)
        for note in section.notes:
            note.refresh()
        section.title.leave_wished.connect(partial(self._leave, section.title))
        section.text.leave_wished.connect(partial(self._leave, section.text))
        section.title.join_wished.connect(partial(self._wish_join, section))

    def _leave(self, field: QWidget, onwards: bool) -> None:
        """The keyboard goes to the field after or before."""
        fields = [each for section in self._sections for each in (section.title, section.text)]
        target = next(place for place, each in enumerate(fields) if each is field) + (1 if onwards else -1)
        if 0 <= target < len(fields):
            fields[target].setFocus()
            fields[target].moveCursor(QTextCursor.MoveOperation.Start if onwards else QTextCursor.MoveOperation.End)
            self.ensureWidgetVisible(fields[target])

    def _wish_join(self, section: Section) -> None:
        place = self._sections.index(section)
        if place:
            self.join_wished.emit(section.entry_id, self._sections[place - 1].entry_id)

    def _go_to(self, entry_id: str) -> None:
        section = self.section(entry_id)
        self._wanted = "" if section else entry_id
        if section is not None:
            self.ensureWidgetVisible(section.title, 0, self.viewport().height() // 3)
