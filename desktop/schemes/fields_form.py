"""The fields of one level of a scheme: a list with its order, and a form for the field that is chosen in it."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop import messages
from desktop.look.colours import SPACE_S
from desktop.look.parts import icon_button, label, row, tab_order, wrapped
from desktop.schemes import draft
from desktop.schemes.level_form import limit_box
from desktop.widgets.form import add_row, caption_form
from programme.model import FieldDefinition, FieldKind, FieldRole, Level, LevelDefinition


class FieldsForm(QWidget):
    """`definition` is the level with its fields as they stand; `changed` comes only when a person changes them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.definition = LevelDefinition(Level.MASSNAHME, "", "")
        self._filling = False
        self.heading = label(self.tr("Felder"), bold=True, parent=self)
        self.list = QListWidget(self)
        self.add = icon_button("add", self.tr("Feld hinzufügen"), self._add, self)
        self.remove = icon_button("delete", self.tr("Feld entfernen"), self._remove, self)
        self.up = icon_button("up", self.tr("Feld nach oben"), lambda: self._move(-1), self)
        self.down = icon_button("down", self.tr("Feld nach unten"), lambda: self._move(1), self)
        self.empty = wrapped(self.tr("Diese Ebene hat noch keine Felder. Mit + kommt eins dazu."), "secondary", self)
        self.form = QWidget(self)
        self.name, self.choices = QLineEdit(self.form), QLineEdit(self.form)
        self.kind, self.role = QComboBox(self.form), QComboBox(self.form)
        self.required = QCheckBox(self.tr("Muss ausgefüllt sein"), self.form)
        self.limit = limit_box(self.form)
        self._fill_boxes()
        self._lay_out()
        self._connect()

    def show_fields(self, definition: LevelDefinition, enabled: bool) -> None:
        """The fields of another level, or the same ones changed from outside."""
        place = self.list.currentRow() if definition.level is self.definition.level else 0
        self.definition = definition
        self.setEnabled(enabled)
        self._list(max(0, place))

    def _fill_boxes(self) -> None:
        for kind in FieldKind:
            self.kind.addItem(messages.text("scheme_value", kind.value), kind.value)
        self.role.addItem(self.tr("nichts Besonderes"), "")
        for role in FieldRole:
            self.role.addItem(messages.text("scheme_value", role.value), role.value)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Felder"))
        self.list.setProperty("look", "framed")
        self.list.setMinimumHeight(96)
        self.choices.setPlaceholderText(self.tr("offen, laufend, erledigt"))
        form = caption_form(self.form)
        for words, widget in (
            (self.tr("Name"), self.name),
            (self.tr("Art"), self.kind),
            (self.tr("Werte"), self.choices),
            (self.tr("Sagt"), self.role),
            ("", self.required),
            (self.tr("Höchstens"), self.limit),
        ):
            if words:
                widget.setAccessibleName(words)
            add_row(form, words, widget)
        self.name.setAccessibleName(self.tr("Name des Feldes"))
        tab_order(self.add, self.remove, self.up, self.down, self.list, self.name, self.kind, self.choices, self.role)
        tab_order(self.role, self.required, self.limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(row(self.heading, None, self.add, self.remove, self.up, self.down, spacing=2))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.form)
        column.addStretch()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_field())
        for field in (self.name, self.choices):
            field.textEdited.connect(self._tell)
        self.choices.editingFinished.connect(self._show_field)
        for box in (self.kind, self.role):
            box.activated.connect(self._tell)
        self.required.toggled.connect(self._tell)
        self.limit.valueChanged.connect(self._tell)

    # ------------------------------------------------------------------------------------------------------- showing

    def _list(self, place: int) -> None:
        self._filling = True
        self.list.clear()
        self.list.addItems([each.label for each in self.definition.fields])
        self.list.setCurrentRow(min(place, len(self.definition.fields) - 1))
        self._filling = False
        self.list.setVisible(bool(self.definition.fields))
        self.empty.setVisible(not self.definition.fields)
        self._show_field()

    def _show_field(self) -> None:
        place, fields = self.list.currentRow(), self.definition.fields
        chosen = 0 <= place < len(fields)
        self.form.setVisible(chosen)
        self.remove.setEnabled(chosen)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(chosen and place + 1 < len(fields))
        if not chosen or self._filling:
            return
        field = fields[place]
        self._filling = True
        if self.name.text() != field.label:
            self.name.setText(field.label)
        self.kind.setCurrentIndex(self.kind.findData(field.kind.value))
        self.role.setCurrentIndex(self.role.findData(field.role.value if field.role else ""))
        self.choices.setText(_shown(field.choices))
        self.choices.setEnabled(field.kind is FieldKind.CHOICE)
        self.required.setChecked(field.required)
        self.limit.setValue(field.limit or 0)
        self._filling = False

    # ------------------------------------------------------------------------------------------------------ changing

    def _add(self) -> None:
        self.definition = draft.with_new_field(self.definition, self.tr("Neues Feld"))
        self._list(len(self.definition.fields) - 1)
        self.name.setFocus()
        self.name.selectAll()
        self.changed.emit()

    def _remove(self) -> None:
        place = self.list.currentRow()
        self.definition = draft.without_field(self.definition, place)
        self._list(max(0, place - 1))
        self.changed.emit()

    def _move(self, step: int) -> None:
        place = self.list.currentRow()
        self.definition = draft.with_field_moved(self.definition, place, step)
        self._list(place + step)
        self.changed.emit()

    def _tell(self, *_: object) -> None:
        place = self.list.currentRow()
        if self._filling or not 0 <= place < len(self.definition.fields):
            return
        self.definition = draft.with_field(self.definition, place, self._said(self.definition.fields[place]))
        self.choices.setEnabled(self.definition.fields[place].kind is FieldKind.CHOICE)
        self.list.item(place).setText(self.name.text())
        self.changed.emit()

    def _said(self, before: FieldDefinition) -> FieldDefinition:
        kind = FieldKind(self.kind.currentData())
        typed = self.choices.text()
        values = tuple(dict.fromkeys(each.strip() for each in typed.split(",") if each.strip()))
        if typed == _shown(before.choices):  # nobody touched them, and one from elsewhere may have a comma in it
            values = before.choices
        return replace(
            before,
            label=self.name.text().strip(),
            kind=kind,
            role=FieldRole(self.role.currentData()) if self.role.currentData() else None,
            choices=values if kind is FieldKind.CHOICE else (),
            required=self.required.isChecked(),
            limit=self.limit.value() or None,
        )


def _shown(choices: Iterable[str]) -> str:
    return ", ".join(choices)
