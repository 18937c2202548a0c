"""The editor of one kind of paragraph: size, leading, type, colour, spaces, alignment."""

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QWidget

from desktop.look.parts import indent_digits
from desktop.widgets.colour_button import ColourButton
from desktop.widgets.form import add_row, caption_form
from exporters.design import Alignment, Look

_NUMBERS = (
    ("size", 5.0, 96.0, 0.5),
    ("leading", 6.0, 120.0, 0.5),
    ("before", 0.0, 100.0, 1.0),
    ("after", 0.0, 60.0, 1.0),
)


def number(least: float, most: float, step: float, unit: str, parent: QWidget) -> QDoubleSpinBox:
    """A number with one digit behind the comma."""
    made = QDoubleSpinBox(parent)
    made.setRange(least, most)
    made.setSingleStep(step)
    made.setDecimals(1)
    made.setLocale(QLocale())
    made.setSuffix(f"\u00a0{unit}")
    indent_digits(made)
    return made


class LookEditor(QWidget):
    """Shows a look; `changed` with every change by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(10, 14)
        self._filling = False
        self.numbers = {name: number(low, high, step, "pt", self) for name, low, high, step in _NUMBERS}
        self.family = QComboBox(self)
        self.align = QComboBox(self)
        self.bold = QCheckBox(self.tr("Fett"), self)
        self.italic = QCheckBox(self.tr("Kursiv"), self)
        self.hyphenated = QCheckBox(self.tr("Silben trennen"), self)
        self.colour = ColourButton(self.tr("Farbe"), self)
        self._lay_out()
        self._watch()

    @property
    def look(self) -> Look:
        """As it stands now."""
        numbers = {name: box.value() for name, box in self.numbers.items()}
        return replace(
            self._look,
            **numbers,
            family=self.family.currentData(),
            align=Alignment(self.align.currentData()),
            bold=self.bold.isChecked(),
            italic=self.italic.isChecked(),
            hyphenated=self.hyphenated.isChecked(),
            colour=self.colour.colour,
        )

    def show_look(self, look: Look) -> None:
        """Another look to edit."""
        self._filling = True
        self._look = look
        for name, box in self.numbers.items():
            box.setValue(getattr(look, name))
        self.family.setCurrentIndex(max(0, self.family.findData(look.family)))
        self.align.setCurrentIndex(max(0, self.align.findData(look.align.value)))
        self.bold.setChecked(look.bold)
        self.italic.setChecked(look.italic)
        self.hyphenated.setChecked(look.hyphenated)
        self.colour.colour = look.colour
        self._filling = False

    def _tell(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()

    def _watch(self) -> None:
        for box in self.numbers.values():
            box.valueChanged.connect(self._tell)
        for choice in (self.family, self.align):
            choice.currentIndexChanged.connect(self._tell)
        for tick in (self.bold, self.italic, self.hyphenated):
            tick.toggled.connect(self._tell)
        self.colour.changed.connect(self._tell)

    def _lay_out(self) -> None:
        for key, words in (("text", self.tr("Textschrift")), ("head", self.tr("Titelschrift"))):
            self.family.addItem(words, key)
        for align, words in (
            (Alignment.LEFT, self.tr("Linksbündig")),
            (Alignment.JUSTIFIED, self.tr("Blocksatz")),
            (Alignment.CENTRE, self.tr("Zentriert")),
        ):
            self.align.addItem(words, align.value)
        form = caption_form(self)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Schrift"), self.family),
            (self.tr("Größe"), self.numbers["size"]),
            (self.tr("Zeilenabstand"), self.numbers["leading"]),
            (self.tr("Abstand davor"), self.numbers["before"]),
            (self.tr("Abstand danach"), self.numbers["after"]),
            (self.tr("Ausrichtung"), self.align),
            (self.tr("Farbe"), self.colour),
        )
        for words, widget in rows:
            widget.setAccessibleName(words)
            add_row(form, words, widget)
        for tick in (self.bold, self.italic, self.hyphenated):
            form.addRow("", tick)
