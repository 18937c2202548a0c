"""The form of one level of a scheme: its names, how it counts and is printed, how long its words may be."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from desktop import messages
from desktop.language import tr
from desktop.look.parts import indent_digits
from desktop.widgets.form import add_row, caption_form
from programme.model import Counter, Gender, Level, LevelDefinition, Numbering, PrintForm

LONGEST = 100_000


class LevelForm(QWidget):
    """`definition` is what the form says; `changed` comes only when a person changes it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = Level.HANDLUNGSFELD
        self._shown = LevelDefinition(self._level, "", "")
        self._filling = False
        self.used = QCheckBox(self.tr("Diese Ebene verwenden"), self)
        self.singular, self.plural, self.separator = (QLineEdit(self) for _ in range(3))
        self.gender, self.counter, self.form = (QComboBox(self) for _ in range(3))
        self.prefixed = QCheckBox(self.tr("Nummer der Ebene darüber voranstellen"), self)
        self.whole = QCheckBox(self.tr("Durch das ganze Programm zählen"), self)
        self.labelled = QCheckBox(self.tr("Namen der Ebene vor der Nummer drucken"), self)
        self.skippable = QCheckBox(self.tr("Darf übersprungen werden"), self)
        self.title_limit, self.text_limit = limit_box(self), limit_box(self)
        self._fill_boxes()
        self._lay_out()
        self._connect()

    def show_level(self, definition: LevelDefinition, used: bool) -> None:
        """Another level, or the same changed from outside."""
        self._filling = True
        self._level, self._shown = definition.level, definition
        self.used.setChecked(used)
        for field, words in (
            (self.singular, definition.singular),
            (self.plural, definition.plural),
            (self.separator, definition.numbering.separator),
        ):
            if field.text() != words:
                field.setText(words)
        numbering = definition.numbering
        for box, value in ((self.gender, definition.gender), (self.counter, numbering.counter), (self.form, definition.form)):  # fmt: skip
            box.setCurrentIndex(box.findData(value.value))
        self.prefixed.setChecked(numbering.prefixed)
        self.whole.setChecked(numbering.whole_programme)
        self.labelled.setChecked(definition.labelled)
        self.skippable.setChecked(definition.skippable)
        self.title_limit.setValue(definition.title_limit or 0)
        self.text_limit.setValue(definition.text_limit or 0)
        self._adjust()
        self._filling = False

    @property
    def definition(self) -> LevelDefinition:
        """What stands in the form, with the fields of the level that was shown."""
        numbering = Numbering(
            Counter(self.counter.currentData()),
            self.prefixed.isChecked(),
            self.separator.text(),
            self.whole.isChecked(),
        )
        return replace(
            self._shown,
            singular=self.singular.text().strip(),
            plural=self.plural.text().strip(),
            gender=Gender(self.gender.currentData()),
            numbering=numbering,
            form=PrintForm(self.form.currentData()),
            labelled=self.labelled.isChecked(),
            skippable=self.skippable.isChecked(),
            title_limit=self.title_limit.value() or None,
            text_limit=self.text_limit.value() or None,
        )

    def _fill_boxes(self) -> None:
        self.counter.addItem(self.tr("ohne Nummer"), Counter.NONE.value)
        counters = [each for each in Counter if each is not Counter.NONE]
        for box, choices in ((self.gender, Gender), (self.counter, counters), (self.form, PrintForm)):
            for each in choices:
                box.addItem(messages.text("scheme_value", each.value), each.value)
        self.separator.setMaximumWidth(64)
        self.separator.setMaxLength(3)

    def _lay_out(self) -> None:
        form = caption_form(self)
        form.addRow(self.used)
        for words, widget in (
            (self.tr("Einzahl"), self.singular),
            (self.tr("Mehrzahl"), self.plural),
            (self.tr("Artikel"), self.gender),
            (self.tr("Nummer"), self.counter),
            ("", self.prefixed),
            (self.tr("Zeichen dazwischen"), self.separator),
            ("", self.whole),
            ("", self.labelled),
            (self.tr("Im Druck"), self.form),
            ("", self.skippable),
            (self.tr("Titel höchstens"), self.title_limit),
            (self.tr("Text höchstens"), self.text_limit),
        ):
            if words:
                widget.setAccessibleName(words)
            add_row(form, words, widget)

    def _connect(self) -> None:
        for field in (self.singular, self.plural, self.separator):
            field.textEdited.connect(self._tell)
        for box in (self.gender, self.counter, self.form):
            box.activated.connect(self._tell)
        for check in (self.used, self.prefixed, self.whole, self.labelled, self.skippable):
            check.toggled.connect(self._tell)
        for spin in (self.title_limit, self.text_limit):
            spin.valueChanged.connect(self._tell)

    def _tell(self, *_: object) -> None:
        if not self._filling:
            self._adjust()
            self.changed.emit()

    def _adjust(self) -> None:
        """What makes no sense just now cannot be set."""
        used, counts = self.used.isChecked(), self.counter.currentData() != Counter.NONE.value
        for widget in (
            self.singular,
            self.plural,
            self.gender,
            self.counter,
            self.form,
            self.title_limit,
            self.text_limit,
        ):
            widget.setEnabled(used)
        self.skippable.setEnabled(used and self._level is not Level.MASSNAHME)
        for check in (self.prefixed, self.whole, self.labelled):
            check.setEnabled(used and counts)
        self.separator.setEnabled(used and counts and self.prefixed.isChecked())


def limit_box(parent: QWidget) -> QSpinBox:
    """A number of characters; 0 is any length."""
    box = QSpinBox(parent)
    box.setRange(0, LONGEST)
    box.setSingleStep(10)
    box.setSpecialValueText(tr("beliebig lang"))
    box.setSuffix(tr(" Zeichen"))
    indent_digits(box)
    return box
