"""The form of a field: what nobody touched stays as it came."""

from pytestqt.qtbot import QtBot

from desktop.schemes.fields_form import FieldsForm
from programme.model import FieldDefinition, FieldKind, Level, LevelDefinition

STATES = ("offen", "läuft, aber spät", "erledigt")


def test_choices_with_a_comma_stay_while_another_thing_is_changed(qtbot: QtBot) -> None:
    form = FieldsForm()
    qtbot.addWidget(form)
    stand = FieldDefinition("stand", "Stand", FieldKind.CHOICE, choices=STATES)
    form.show_fields(LevelDefinition(Level.MASSNAHME, "Maßnahme", "Maßnahmen", fields=(stand,)), enabled=True)
    form.show()
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Status")
    form.required.click()
    [field] = form.definition.fields
    assert (field.label, field.required, field.choices) == ("Status", True, STATES)
    form.choices.end(False)
    qtbot.keyClicks(form.choices, ", vertagt")
    [field] = form.definition.fields
    assert field.choices == ("offen", "läuft", "aber spät", "erledigt", "vertagt")
