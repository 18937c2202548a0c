"""Asks for the password of a file, again and again until it fits or the person gives up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.look.parts import wrapped
from desktop.widgets.dialog import Dialog


class PasswordDialog(Dialog):
    """Emits `given` with the words; whoever knows whether they fit calls `accept` or `refuse`."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        words = self.tr("„{name}“ ist verschlüsselt. Das Kennwort kennt, wer die Datei gesichert hat.")
        super().__init__(self.tr("Kennwort eingeben"), words.format(name=name), parent)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Kennwort"))
        self.error = wrapped("", "danger", self)
        self.error.hide()
        self.body.addWidget(self.field)
        self.body.addWidget(self.error)
        self.add_buttons(self.tr("Öffnen"), self.tr("Abbrechen"))
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._give)
        self.yes.setEnabled(False)
        self.field.textChanged.connect(lambda words: self.yes.setEnabled(bool(words)))

    def refuse(self, words: str) -> None:
        """Says why it did not fit."""
        self.error.setText(words)
        self.error.show()
        self.yes.setEnabled(True)
        self.field.setFocus()
        self.field.selectAll()

    def _give(self) -> None:
        self.yes.setEnabled(False)
        self.error.hide()
        self.given.emit(self.field.text())
