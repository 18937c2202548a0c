"""Where a document goes: into a new programme, or below an entry of one that is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QRadioButton, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.look.parts import wrapped
from desktop.tree.outline import Entry, Outline
from desktop.widgets.dialog import Dialog
from programme.model import Level, Programme

if TYPE_CHECKING:
    from database.records import ProgrammeInfo

ID_ROLE = Qt.ItemDataRole.UserRole
LIST_HEIGHT = 280
Load = Callable[[str, Callable[[Programme], None]], None]
"""Reads a programme by its id, and calls back."""


@dataclass(frozen=True, slots=True)
class Target:
    """`programme` is "" for a new one; `entry` is None for its top. `words` say it on a button, "" for a new one."""

    programme: str = ""
    entry: str | None = None
    words: str = ""


class TargetDialog(Dialog):
    """`target` is what was chosen."""

    def __init__(
        self, target: Target, programmes: "Sequence[ProgrammeInfo]", load: Load, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Wohin mit dem Dokument?"), parent=parent, width=560)
        self._load = load
        self._before = target
        self._ids = [each.id for each in programmes]
        self.new = QRadioButton(self.tr("In ein neues Programm"), self)
        self.existing = QRadioButton(self.tr("In ein vorhandenes Programm, unter diesen Eintrag:"), self)
        self.programme = QComboBox(self)
        self.tree = QTreeWidget(self)
        self.hint = wrapped(
            self.tr(
                "Die Ebenen passen sich an. Das Vorwort wird ein Eintrag; Titel und Angaben des Dokuments bleiben außen vor."
            ),
            "caption",
            self,
        )
        self.programme.addItems([each.title for each in programmes])
        self._lay_out()
        self.add_buttons(self.tr("Auswählen"), self.tr("Abbrechen"))
        self._begin(target)

    @property
    def target(self) -> Target:
        """Where to."""
        item = self.tree.currentItem()
        if self.new.isChecked() or item is None:
            return Target()
        title = self.programme.currentText()
        entry = item.data(0, ID_ROLE)
        words = self.tr("In „{title}“").format(title=title)
        if entry is not None:
            words = self.tr("In „{title}“ unter „{entry}“").format(title=_short(title), entry=_short(item.text(0)))
        return Target(self._ids[self.programme.currentIndex()], entry, words)

    def _begin(self, target: Target) -> None:
        self.existing.setEnabled(bool(self._ids))
        (self.existing if target.programme in self._ids else self.new).setChecked(True)
        if target.programme in self._ids:
            self.programme.setCurrentIndex(self._ids.index(target.programme))
        self.programme.currentIndexChanged.connect(lambda _place: self._read())
        self.existing.toggled.connect(self._toggled)
        if self._ids:
            self._read()
        self._toggled(self.existing.isChecked())

    def _toggled(self, existing: bool) -> None:
        for widget in (self.programme, self.tree, self.hint):
            widget.setEnabled(existing)
        self._adjust()

    def _read(self) -> None:
        self.tree.clear()
        wanted = self._ids[self.programme.currentIndex()]

        def show(programme: Programme) -> None:
            if self._ids[self.programme.currentIndex()] == wanted:
                self._show(Outline(programme))

        self._load(wanted, self.while_there(show))

    def _show(self, outline: Outline) -> None:
        self.tree.clear()
        top = QTreeWidgetItem(self.tree, [self.tr("Ganz oben")])
        chosen = top
        for entry in outline.top:
            chosen = self._add(self.tree.invisibleRootItem(), entry, outline) or chosen
        self.tree.setCurrentItem(chosen)
        self.tree.scrollToItem(chosen)
        self._adjust()

    def _add(self, above: QTreeWidgetItem, entry: Entry, outline: Outline) -> QTreeWidgetItem | None:
        """One entry with those below that may hold others; gives the one that was chosen before, if it is here."""
        if entry.level is Level.MASSNAHME:
            return None
        item = QTreeWidgetItem(above, [f"{entry.shown_number} {entry.short()}".strip()])
        item.setData(0, ID_ROLE, entry.id)
        found = item if entry.id == self._before.entry else None
        for child in entry.children:
            found = self._add(item, child, outline) or found
        return found

    def _adjust(self) -> None:
        self.yes.setEnabled(self.new.isChecked() or self.tree.currentItem() is not None)

    def _lay_out(self) -> None:
        self.programme.setAccessibleName(self.tr("Programm"))
        self.tree.setAccessibleName(self.tr("Eintrag, unter den das Dokument kommt"))
        self.tree.setHeaderHidden(True)
        self.tree.setProperty("look", "framed")
        self.tree.setMinimumHeight(LIST_HEIGHT)
        self.tree.itemSelectionChanged.connect(self._adjust)
        self.tree.itemDoubleClicked.connect(lambda _item, _column: self.accept())
        for widget in (self.new, self.existing, self.programme, self.tree, self.hint):
            self.body.addWidget(widget)


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:38].rstrip() + " …"
