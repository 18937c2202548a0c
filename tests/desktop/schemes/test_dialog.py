"""The editor of schemes as a person uses it, and what it does to the programme."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.schemes import draft
from desktop.schemes.dialog import SchemeDialog
from programme import json_scheme
from programme.model import Counter, FieldKind, FieldRole, Level, LevelDefinition, Scheme
from programme.numbering import first_numbers
from programme.schemes import AKTIONSPLAN, BUILT_IN, KOALITIONSVERTRAG
from tests.desktop.conftest import Hand, sample
from tests.programme.builders import field, measure, programme

MEASURE = AKTIONSPLAN.definition(Level.MASSNAHME)
MEASURE_KEYS = {each.key for each in MEASURE.fields}


def opened(hand: Hand) -> SchemeDialog:
    hand.window.actions_table["scheme"].trigger()
    hand.settle()
    dialog = hand.window.late.schemes.dialog
    assert dialog is not None
    hand.qtbot.waitUntil(dialog.isVisible)
    return dialog


def accept(hand: Hand, dialog: SchemeDialog) -> None:
    dialog.show_effect()
    hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    hand.settle()


def choose(box: object, data: object) -> None:
    box.setCurrentIndex(box.findData(data))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_other_names_and_numbers_show_at_once_and_go_with_one_undo(hand: Hand) -> None:
    before = hand.outline.scheme
    dialog = opened(hand)
    assert dialog.effect.text() == "Noch nichts geändert."
    dialog.tabs.setCurrentIndex(0)
    choose(dialog.level.counter, Counter.UPPER_ROMAN.value)
    dialog.level.singular.setFocus()
    dialog.level.singular.selectAll()
    hand.write("Thema", dialog.level.singular)
    hand.qtbot.waitUntil(lambda: "ohne → I" in dialog.effect.text())
    assert dialog.tabs.tabText(0) == "Thema I"
    accept(hand, dialog)
    wohnen = hand.entry("Wohnen")
    assert (hand.outline.label(wohnen), wohnen.shown_number) == ("Thema I", "I")
    assert hand.stored().scheme.definition(Level.HANDLUNGSFELD).singular == "Thema"
    hand.click_on("Wohnen")
    assert hand.window.actions_table["undo"].isEnabled()
    hand.window.actions_table["undo"].trigger()
    hand.settle()
    assert hand.outline.scheme == before == hand.stored().scheme
    assert hand.entry("Wohnen").shown_number == ""


@pytest.mark.parametrize(("tab", "said"), [(0, "nur in Köpfen von Tabellen"), (1, "heißt dann auch im Druck „Ding“")])
def test_another_name_says_where_it_is_printed(hand: Hand, tab: int, said: str) -> None:
    dialog = opened(hand)
    dialog.tabs.setCurrentIndex(tab)
    dialog.level.singular.selectAll()
    hand.write("Ding", dialog.level.singular)
    dialog.show_effect()
    assert said in dialog.effect.text()
    dialog.reject()


def test_a_level_with_entries_cannot_go(hand: Hand) -> None:
    dialog = opened(hand)
    dialog.tabs.setCurrentIndex(1)
    hand.qtbot.mouseClick(dialog.level.used, Qt.MouseButton.LeftButton, pos=dialog.level.used.rect().center())
    dialog.level.used.setChecked(False)
    dialog.show_effect()
    assert "Leitziele" in dialog.refusal.text()
    assert not dialog.yes.isEnabled()
    dialog.reject()


def test_a_field_with_content_goes_under_further_fields(hand: Hand) -> None:
    dialog = opened(hand)
    dialog.tabs.setCurrentIndex(3)
    dialog.fields.list.setCurrentRow(0)
    hand.qtbot.mouseClick(dialog.fields.remove, Qt.MouseButton.LeftButton)
    dialog.show_effect()
    assert "„Verantwortlich“ ist in einem Eintrag ausgefüllt" in dialog.effect.text()
    accept(hand, dialog)
    hand.click_on("Das kleine")
    stored = next(each for each in hand.stored().nodes[0].children[0].children[0].children)
    assert stored.fields["verantwortlich"] == "Fachbereich Soziales"
    assert "fields.verantwortlich" in hand.window.editor.entry_page.slots


def test_a_new_choice_with_values_is_offered_in_the_editor(hand: Hand) -> None:
    dialog = opened(hand)
    dialog.tabs.setCurrentIndex(3)
    hand.qtbot.mouseClick(dialog.fields.add, Qt.MouseButton.LeftButton)
    hand.write("Priorität", QApplication.focusWidget())
    choose(dialog.fields.kind, FieldKind.CHOICE.value)
    dialog.fields.choices.setFocus()
    hand.write("hoch, niedrig", dialog.fields.choices)
    for _ in range(5):
        hand.qtbot.mouseClick(dialog.fields.up, Qt.MouseButton.LeftButton)
    dialog.fields.required.setChecked(True)
    accept(hand, dialog)
    first = hand.outline.scheme.definition(Level.MASSNAHME).fields[0]
    assert (first.label, first.kind, first.choices, first.required) == (
        "Priorität", FieldKind.CHOICE, ("hoch", "niedrig"), True,
    )  # fmt: skip
    hand.click_on("Mietberatung")
    box = hand.window.editor.entry_page.slots["fields.prioritaet"].editor
    assert [box.itemText(place) for place in range(box.count())] == ["–", "hoch", "niedrig"]  # type: ignore[attr-defined]


def test_an_own_scheme_is_offered_for_new_programmes(hand: Hand) -> None:
    dialog = opened(hand)
    hand.qtbot.keyClicks(dialog.name, " Musterstadt")
    dialog.template.setChecked(True)
    accept(hand, dialog)
    (kept,) = hand.window.store.ask(lambda store: store.library.schemes())
    assert kept == hand.outline.scheme
    assert kept.key not in {each.key for each in BUILT_IN}
    again = opened(hand)
    assert again.template.isChecked()
    assert again.templates.findText(kept.name) > 0
    again.template.setChecked(False)
    accept(hand, again)
    assert hand.window.store.ask(lambda store: store.library.schemes()) == []


def test_a_built_in_scheme_can_be_loaded_and_stays_as_it_is(hand: Hand) -> None:
    dialog = opened(hand)
    dialog.templates.setCurrentIndex(dialog.templates.findText(KOALITIONSVERTRAG.name))
    dialog.templates.activated.emit(dialog.templates.currentIndex())
    assert "Handlungsziele" in dialog.refusal.text()  # the coalition agreement has no such level
    assert dialog.name.text() == KOALITIONSVERTRAG.name
    dialog.tabs.setCurrentIndex(2)
    dialog.level.used.setChecked(True)
    dialog.show_effect()
    assert dialog.yes.isEnabled()
    assert dialog.scheme.key != KOALITIONSVERTRAG.key
    dialog.reject()
    dialog.reject()


def test_what_is_refused_is_not_taken_by_a_quick_hand(hand: Hand) -> None:
    before = hand.outline.scheme
    dialog = opened(hand)
    dialog.name.selectAll()
    hand.qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)  # before the effect is counted
    assert dialog.isVisible() and not dialog.refusal.isHidden() and not dialog.yes.isEnabled()
    dialog.name.setText(before.name)
    dialog.reject()
    hand.settle()
    assert not isValid(dialog) and hand.outline.scheme == before


def test_escape_asks_before_changes_are_lost(hand: Hand) -> None:
    dialog = opened(hand)
    hand.write(" neu", dialog.name)
    hand.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.refusal.text() == "Die Änderungen sind nicht übernommen. Noch einmal „Abbrechen“ verwirft sie."
    hand.write("er", dialog.name)
    hand.qtbot.waitUntil(dialog.refusal.isHidden)  # another change is asked about anew
    hand.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog.refusal.isHidden()
    hand.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    hand.settle()
    assert not isValid(dialog)


# ------------------------------------------------------------------------------------------------------------- drafts


def test_two_fields_of_one_name_and_names_that_are_missing_are_refused() -> None:
    twice = draft.with_new_field(draft.with_new_field(MEASURE, "Frist"), "frist")
    assert len({each.key for each in twice.fields}) == len(twice.fields)
    found = draft.effect(sample(), draft.with_level(AKTIONSPLAN, twice))
    assert len(found.refused) == 1 and "zweimal" in found.refused[0]
    nameless = draft.with_level(replace(AKTIONSPLAN, name=" "), replace(MEASURE, plural=""))
    assert len(draft.effect(sample(), nameless).refused) == 2


def test_names_that_are_printed_are_told() -> None:
    wanted = draft.with_field(MEASURE, 0, replace(MEASURE.fields[0], label="Zuständig"))
    wanted = replace(wanted, singular="Vorhaben", plural="Vorhaben", labelled=not MEASURE.labelled)
    notes = draft.effect(sample(), draft.with_level(AKTIONSPLAN, wanted)).notes
    assert len(notes) == 3
    assert "„Maßnahme“" in notes[0] and "„Vorhaben“" in notes[0]
    assert "vor der Nummer" in notes[1]
    assert f"„{MEASURE.fields[0].label}“" in notes[2] and "„Zuständig“" in notes[2]
    assert not draft.effect(sample(), AKTIONSPLAN).notes


def test_values_that_do_not_fit_are_kept_and_told() -> None:
    date = draft.with_field(MEASURE, 0, replace(MEASURE.fields[0], kind=FieldKind.DATE))
    notes = draft.effect(sample(), draft.with_level(AKTIONSPLAN, date)).notes
    assert len(notes) == 1 and "passt nicht" in notes[0]
    choice = draft.with_field(MEASURE, 4, replace(MEASURE.fields[4], choices=("laufend",)))
    (note,) = draft.effect(sample(), draft.with_level(AKTIONSPLAN, choice)).notes
    assert "Umsetzung" in note


@given(st.lists(st.tuples(st.sampled_from(["add", "drop", "move", "rename"]), st.integers(0, 9), st.integers(-2, 2))))
def test_content_stays_reachable_whatever_is_changed(steps: list[tuple[str, int, int]]) -> None:
    """Keys of fields never change hands: what stood under a key is shown under it, or under none."""
    level: LevelDefinition = MEASURE
    labels = {each.key: each.label for each in MEASURE.fields}
    for what, place, step in steps:
        if what == "add":
            level = draft.with_new_field(level, "Frist")
            labels[level.fields[-1].key] = "Frist"
        elif level.fields:
            at = place % len(level.fields)
            if what == "drop":
                level = draft.without_field(level, at)
            elif what == "move":
                level = draft.with_field_moved(level, at, step)
            else:
                level = draft.with_field(level, at, replace(level.fields[at], key="x", label="Neu"))
                labels[level.fields[at].key] = "Neu"
    assert {each.key: each.label for each in level.fields}.items() <= labels.items()
    made = draft.settled(draft.with_level(AKTIONSPLAN, level))
    kept = made.definition(Level.MASSNAHME).fields
    assert len({each.key for each in kept}) == len(kept)
    assert [each.label for each in kept] == [each.label for each in level.fields]
    assert all(now.key == was.key for now, was in zip(kept, level.fields, strict=True) if was.key in MEASURE_KEYS)
    assert json_scheme.from_json(json_scheme.to_json(made)) == made


def test_first_numbers_say_how_a_level_counts() -> None:
    assert first_numbers(AKTIONSPLAN) == {
        Level.HANDLUNGSFELD: "", Level.LEITZIEL: "A", Level.HANDLUNGSZIEL: "A1", Level.MASSNAHME: "1",
    }  # fmt: skip


def test_the_last_level_stays_and_large_effects_name_some() -> None:
    alone = Scheme("x", "X", (MEASURE,))
    assert draft.without_level(alone, Level.MASSNAHME) == alone
    many = programme(field("A", *(measure(f"M{place}") for place in range(20))), scheme=KOALITIONSVERTRAG)
    *upper, lowest = KOALITIONSVERTRAG.levels
    counted = replace(KOALITIONSVERTRAG, levels=(*upper, replace(lowest, numbering=MEASURE.numbering)))
    found = draft.effect(many, counted)
    assert (found.changed, len(found.numbers)) == (20, draft.EXAMPLES)
    assert found.numbers[0] == ("M0", "", "1")
    assert lowest.field_by_role(FieldRole.COST) is None


def turn_wheel(box: QWidget) -> bool:
    """Whether the wheel was left to what the box stands in."""
    middle = QPointF(box.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    return not event.isAccepted()


def test_scrolling_past_a_box_changes_no_value_in_it(hand: Hand) -> None:
    """It made blocks of headings, and nobody had touched the box."""
    dialog = opened(hand)
    level, fields = dialog.level, dialog.fields
    before = [box.currentIndex() for box in (level.form, level.counter, level.gender)]
    for box in (level.form, level.counter, level.gender, level.text_limit, fields.limit):
        assert turn_wheel(box)
        assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus  # the wheel brings no keyboard
    assert [box.currentIndex() for box in (level.form, level.counter, level.gender)] == before
    assert level.text_limit.value() == 0
    dialog.show_effect()
    assert dialog.effect.text() == "Noch nichts geändert."
