"""Asks who writes. No is an answer."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import label
from desktop.settings import Identity
from desktop.widgets.dialog import Dialog


class IdentityDialog(Dialog):
    """`identity` is what was given; empty names where the answer was no."""

    def __init__(self, known: Identity | None, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Wie heißen Sie?"),
            self.tr(
                "Name und Kürzel stehen im Verlauf und bei Kommentaren, damit man sieht, wer was geändert hat. "
                "Sie bleiben auf diesem Rechner und können jederzeit geändert werden."
            ),
            parent,
        )
        self.identity = known or Identity()
        self.name = QLineEdit(self.identity.name, self)
        self.initials = QLineEdit(self.identity.initials, self)
        self.initials.setMaxLength(6)
        self.initials.setMaximumWidth(120)
        self._own_initials = bool(self.identity.initials)
        self._lay_out()
        self.add_buttons(self.tr("Übernehmen"), self.tr("Ohne Namen weiter") if known is None else self.tr("Abbrechen"))
        self.name.textEdited.connect(self._guess_initials)
        self.initials.textEdited.connect(self._keep_initials)
        self.accepted.connect(self._take)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        for row, (words, field) in enumerate(((self.tr("Name"), self.name), (self.tr("Kürzel"), self.initials))):
            caption = label(words, "secondary", parent=self)
            caption.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)

    def _guess_initials(self, name: str) -> None:
        if not self._own_initials:
            self.initials.setText(
                "".join(part[0] for part in name.replace("-", " ").split() if part[0].isalpha())[:3].upper()
            )

    def _keep_initials(self, _words: str) -> None:
        self._own_initials = True

    def _take(self) -> None:
        self.identity = Identity(self.name.text().strip(), self.initials.text().strip())
