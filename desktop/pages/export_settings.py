"""What only some editions ask for in the export dialog: breaks, empty fields, line numbers, the version compared with."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from desktop import messages
from desktop.look.colours import SPACE_S
from desktop.look.parts import indent_digits, label, row
from exporters.options import Edition, ExportOptions

_WITH_CONTENTS = (Edition.PRINT, Edition.DEBATE, Edition.COMPARISON)
_WITH_FIELDS = (Edition.PRINT, Edition.SHEETS)
_SOME_LINES = 5


class EditionSettings(QWidget):
    """Shows what belongs to the edition; `versions` are id and name of the versions that can be compared with, or whose
    lines are printed again; `outermost` is what the scheme calls several entries of its first level."""

    def __init__(self, versions: Sequence[tuple[str, str]], outermost: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.version = QComboBox(self)
        for version, name in versions:
            self.version.addItem(name, version)
        self.lines = QComboBox(self)
        self.lines.addItem(self.tr("neu gezählt"), "")
        for version, name in versions:
            self.lines.addItem(self.tr("wie in Version „{name}“").format(name=name), version)
        self.tracked = QCheckBox(self.tr("Änderungen zum Annehmen und Ablehnen"), self)
        self.only_changes = QCheckBox(self.tr("Nur Geändertes"), self)
        self.new_page = QCheckBox(messages.text("entry", "on_new_page", {"levels": outermost}), self)
        self.empty_fields = QCheckBox(self.tr("Leere Felder als „–“ drucken"), self)
        self.fifth = QCheckBox(self.tr("Nur jede fünfte Zeile nummerieren"), self)
        self.notes = QCheckBox(self.tr("Rand für Notizen"), self)
        self.levels = QSpinBox(self)
        self.levels.setRange(1, 3)
        indent_digits(self.levels)
        self._lay_out()
        self.show_options(ExportOptions())

    def show_options(self, options: ExportOptions) -> None:
        """Chooses what `options` say. Which version was compared with is not kept."""
        self.tracked.setChecked(options.tracked_changes)
        self.only_changes.setChecked(options.only_changes)
        self.new_page.setChecked(options.chapter_on_new_page)
        self.empty_fields.setChecked(options.empty_fields)
        self.fifth.setChecked(options.line_step == _SOME_LINES)
        self.lines.setCurrentIndex(max(0, self.lines.findData(options.lines_of)))
        self.notes.setChecked(options.notes_margin)
        self.levels.setValue(options.contents_depth)

    def applied(self, options: ExportOptions) -> ExportOptions:
        """`options` with what is chosen here, but for the version itself (`chosen_version`)."""
        return replace(
            options,
            tracked_changes=self.tracked.isChecked(),
            only_changes=self.only_changes.isChecked(),
            chapter_on_new_page=self.new_page.isChecked(),
            empty_fields=self.empty_fields.isChecked(),
            line_step=_SOME_LINES if self.fifth.isChecked() else 1,
            lines_of=self.lines.currentData(),
            notes_margin=self.notes.isChecked(),
            contents_depth=self.levels.value(),
            compare_name=self.version.currentText() if options.edition is Edition.COMPARISON else "",
        )

    @property
    def chosen_version(self) -> str:
        """Id of the version to compare with; "" where there is none."""
        return self.version.currentData() or ""

    def offer(self, edition: Edition, suffix: str) -> None:
        """Shows what `edition` in the format with that ending can have."""
        compares, printed = edition is Edition.COMPARISON, suffix in (".docx", ".pdf")
        self._comparing.setVisible(compares)
        self.tracked.setVisible(compares and suffix == ".docx")
        self.only_changes.setVisible(compares)
        self.only_changes.setEnabled(not (self.tracked.isVisibleTo(self) and self.tracked.isChecked()))
        self.new_page.setVisible(edition is Edition.PRINT and printed)
        self.empty_fields.setVisible(edition in _WITH_FIELDS)
        self._counted.setVisible(edition is Edition.DEBATE and self.lines.count() > 1)
        for box in (self.fifth, self.notes):
            box.setVisible(edition is Edition.DEBATE and printed)
        self._deep.setVisible(edition in _WITH_CONTENTS)

    def _lay_out(self) -> None:
        self._comparing = self._labelled(self.tr("Verglichen mit"), self.version)
        self._counted = self._labelled(self.tr("Zeilen"), self.lines)
        self._deep = self._labelled(self.tr("Ebenen im Inhaltsverzeichnis"), self.levels)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        boxes = (self.tracked, self.only_changes, self.new_page, self.empty_fields, self.fifth, self.notes)
        for widget in (self._comparing, self._counted, *boxes, self._deep):
            column.addWidget(widget)

    def _labelled(self, words: str, widget: QWidget) -> QWidget:
        """A line of the form: its field ends where all others do."""
        box = QWidget(self)
        widget.setAccessibleName(words)
        caption = label(words, "secondary", parent=box)
        caption.setBuddy(widget)
        line = row(caption, widget)
        line.setStretchFactor(caption if isinstance(widget, QSpinBox) else widget, 1)
        box.setLayout(line)
        return box
