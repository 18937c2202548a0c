"""Where a programme is filed: one of the folders that there are, a new one, or none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop.look.parts import wrapped
from desktop.widgets.dialog import Dialog


class FolderDialog(Dialog):
    """`folder` is "" for a programme that shall lie in none."""

    def __init__(self, title: str, names: Sequence[str], own: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("In Ordner ablegen"), self.tr("„{title}“").format(title=title), parent)
        self.field = QComboBox(self)
        self.field.setEditable(True)
        self.field.setAccessibleName(self.tr("Ordner"))
        self.field.addItems(list(names))
        self.field.setCurrentText(own)
        completer, line = self.field.completer(), self.field.lineEdit()
        assert completer is not None and line is not None, "an editable box has both"
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setPlaceholderText(self.tr("Name des Ordners"))
        line.selectAll()
        self.body.addWidget(self.field)
        hint = self.tr("Ein neuer Name legt einen Ordner an. Ohne Namen liegt das Programm in keinem Ordner.")
        self.body.addWidget(wrapped(hint, "secondary", self))
        self.add_buttons(self.tr("Ablegen"), self.tr("Abbrechen"))
        self.field.setFocus()

    @property
    def folder(self) -> str:
        """What was chosen or typed, without blanks at its ends."""
        return self.field.currentText().strip()
