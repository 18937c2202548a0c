"""A new programme: its title and its scheme."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import label, wrapped
from desktop.widgets.dialog import Dialog
from programme.model import Scheme
from programme.numbering import first_numbers
from programme.schemes import BUILT_IN

COLUMNS = 2


class NewProgrammeDialog(Dialog):
    """`title` and `scheme` are what was chosen. `own` are schemes that users made."""

    def __init__(self, own: Sequence[Scheme] = (), parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Neues Programm"), parent=parent, width=640)
        self.schemes = (*BUILT_IN, *own)
        self.title_field = QLineEdit(self)
        self.title_field.setPlaceholderText(self.tr("zum Beispiel: Integrationskonzept Musterstadt"))
        self.title_field.setAccessibleName(self.tr("Titel"))
        self._group = QButtonGroup(self)
        self._lay_out()
        self.add_buttons(self.tr("Anlegen"), self.tr("Abbrechen"))

    @property
    def title(self) -> str:
        """The title; that of the scheme where none was given."""
        return self.title_field.text().strip() or self.scheme.name

    @property
    def scheme(self) -> Scheme:
        """The chosen scheme."""
        return self.schemes[max(0, self._group.checkedId())]

    def _lay_out(self) -> None:
        caption = label(self.tr("Titel"), "secondary", parent=self)
        caption.setBuddy(self.title_field)
        self.body.addWidget(caption)
        self.body.addWidget(self.title_field)
        self.body.addWidget(label(self.tr("Gliederung"), "secondary", parent=self))
        grid = QGridLayout()
        grid.setSpacing(SPACE_S)
        for place, scheme in enumerate(self.schemes):
            tile = self._tile(scheme)
            self._group.addButton(tile, place)
            grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        first = self._group.button(0)
        first.setChecked(True)

    def _tile(self, scheme: Scheme) -> QPushButton:
        tile = QPushButton(self)
        tile.setCheckable(True)
        tile.setProperty("look", "tile")
        tile.setAutoDefault(False)
        tile.setAccessibleName(scheme.name)
        tile.setAccessibleDescription(levels_in_words(scheme))
        column = QVBoxLayout(tile)
        column.setContentsMargins(SPACE_M + 4, SPACE_M, SPACE_M + 4, SPACE_S)
        column.setSpacing(2)
        name = label(scheme.name, bold=True, parent=tile)
        name.setWordWrap(True)
        column.addWidget(name)
        words = wrapped(levels_in_words(scheme), "secondary", tile)
        column.addWidget(words)
        column.addStretch(1)
        return tile


def levels_in_words(scheme: Scheme) -> str:
    """The levels with their first numbers: "Kapitel 1 › Themenblock › Abschnitt 1 › Lösung"."""
    numbers = first_numbers(scheme)
    return " › ".join(f"{each.singular} {numbers[each.level]}".strip() for each in scheme.levels)
