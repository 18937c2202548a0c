"""Asks how a programme is saved as a `.programm` file: what goes along, a password, and where to."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QLineEdit, QWidget

from desktop.history.password_words import Strength, strength
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import button, label, row, wrapped
from desktop.places import is_there, typed_path
from desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from database.exchange import SaveOptions

ENDING = ".programm"


class ArchiveDialog(Dialog):
    """Emits `save_wished` with a `SaveOptions` and the `Path`; stays open until the file is written (`accept`)."""

    save_wished = Signal(object, object)

    def __init__(self, title: str, target: Path, is_gift: bool, parent: QWidget | None = None) -> None:
        heading = self.tr("Programm weitergeben") if is_gift else self.tr("Als .programm sichern")
        gift = self.tr(
            "Eine Datei, die andere in Programmwerk öffnen und ändern. Kommt sie zurück, führt Programmwerk beide Fassungen zusammen."
        )
        own = self.tr("Eine Datei mit allem, was zum Programm gehört: zum Aufheben oder für einen anderen Rechner.")
        super().__init__(
            heading, self.tr("„{title}“. {words}").format(title=title, words=gift if is_gift else own), parent, 560
        )
        self.comments = self._choice(self.tr("&Kommentare"), not is_gift)
        self.versions = self._choice(self.tr("Gespeicherte V&ersionen"), not is_gift)
        self.history = self._choice(self.tr("&Verlauf (wer wann was geändert hat)"), not is_gift)
        self.authors = self._choice(self.tr("&Namen der Schreibenden"), not is_gift)
        self.password, self.again = self._secret(self.tr("Kennwort")), self._secret(self.tr("Kennwort wiederholen"))
        self.hint = wrapped("", "secondary", self)
        self.target = QLineEdit(str(target), self)
        self._folder, self._may_go = target.parent, Path()
        self._is_saving = False
        self.error = wrapped("", "danger", self)
        self._lay_out()
        self.add_buttons(self.tr("Weitergeben") if is_gift else self.tr("Sichern"), self.tr("Abbrechen"))
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._wish)
        for each in (self.password, self.again):
            each.textChanged.connect(self._judge)
        self._judge()

    def say_failed(self, words: str) -> None:
        """Why the file could not be written; the dialog can be used again."""
        self._is_saving = False
        self.error.setText(words)
        self.error.show()
        self._judge()  # the passwords may be others than those of the attempt

    @property
    def options(self) -> "SaveOptions":
        """What is chosen."""
        from database.exchange import SaveOptions

        return SaveOptions(
            history=self.history.isChecked(),
            comments=self.comments.isChecked(),
            authors=self.authors.isChecked(),
            versions=self.versions.isChecked(),
            password=self.password.text(),
        )

    def _choice(self, words: str, on: bool) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setChecked(on)
        return box

    def _secret(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(name)
        return field

    def _lay_out(self) -> None:
        self.body.addWidget(label(self.tr("Das geht mit"), bold=True, parent=self))
        for box in (self.comments, self.versions, self.history, self.authors):
            self.body.addWidget(box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        self.password.setPlaceholderText(self.tr("ohne Kennwort"))
        self.target.setAccessibleName(self.tr("Datei"))
        choose = button(self.tr("Wählen …"), self._choose_target, parent=self)
        choose.setAutoDefault(False)
        for place, (words, field) in enumerate(
            (
                (self.tr("Kennwort"), self.password),
                (self.tr("Wiederholen"), self.again),
                (self.tr("Datei"), self.target),
            )
        ):
            caption = label(words, "secondary", parent=self)
            caption.setBuddy(field)
            line = 2 * place if place < 2 else 5
            grid.addWidget(caption, line, 0)
            if field is self.target:
                grid.addLayout(row(field, choose), line, 1)
            else:
                grid.addWidget(field, line, 1)
        grid.addWidget(self.hint, 3, 1)
        grid.setColumnStretch(1, 1)
        self.body.addSpacing(SPACE_S)
        self.body.addLayout(grid)
        self.body.addWidget(self.error)
        self.error.hide()

    def _judge(self) -> None:
        """Says in words what the password is worth, and what it means to lose it."""
        given, again = self.password.text(), self.again.text()
        self.again.setEnabled(bool(given))
        self.yes.setEnabled(not self._is_saving and (not given or given == again))
        lost = self.tr(
            "Ohne das Kennwort kann niemand die Datei öffnen, auch wir nicht. Ihr Programm hier bleibt offen."
        )
        worth = {
            Strength.WEAK: self.tr("Leicht zu erraten. Besser: vier Wörter, die nicht zusammengehören."),
            Strength.FAIR: self.tr("Mit Aufwand zu erraten. Ein Wort mehr macht es gut."),
            Strength.GOOD: self.tr("Schwer zu erraten."),
            Strength.STRONG: self.tr("Sehr schwer zu erraten."),
        }[strength(given)]
        same = self.tr("Die beiden Eingaben sind verschieden.") if again and given != again else ""
        none = self.tr("Wer die Datei hat, kann sie lesen. Ein Kennwort verschlüsselt sie.")
        self.hint.setText(" ".join(filter(None, (same, worth, lost))) if given else none)

    def _choose_target(self) -> None:
        kind = self.tr("Programmdatei (*.programm)")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Speichern unter"), self.target.text(), kind)
        if chosen:
            self.target.setText(chosen)
            self._may_go = self._path  # the system's dialog has asked

    def _wish(self) -> None:
        target = self._path
        if not target.name:
            self.say_failed(self.tr("Geben Sie an, wohin die Datei soll."))
            return
        if is_there(target) and target != self._may_go:
            self._may_go = target
            again = self.tr("„{name}“ gibt es schon. Noch einmal „{button}“ ersetzt die Datei.")
            self.say_failed(again.format(name=target.name, button=self.yes.text().replace("&", "")))
            return
        self._is_saving = True
        self._judge()
        self.error.hide()
        self.save_wished.emit(self.options, target)

    @property
    def _path(self) -> Path:
        """With our ending, where another was given; without a name where none was."""
        target = typed_path(self.target.text(), self._folder) if self.target.text().strip() else Path()
        return (
            target if target.suffix.casefold() == ENDING or not target.name else target.with_name(target.name + ENDING)
        )
