"""What became other in a scheme is told in words, whichever part of it that is."""

import dataclasses
from dataclasses import replace

import pytest

from desktop.history.scheme_words import scheme_words
from programme.model import (
    Counter,
    FieldDefinition,
    FieldKind,
    FieldRole,
    Gender,
    Level,
    LevelDefinition,
    Numbering,
    PrintForm,
    Scheme,
)

STATUS = FieldDefinition("status", "Status", FieldKind.CHOICE, FieldRole.PROGRESS, ("offen", "fertig"))
PLACE = FieldDefinition("ort", "Ort")
AIM = LevelDefinition(Level.HANDLUNGSZIEL, "Ziel", "Ziele")
MEASURE = LevelDefinition(Level.MASSNAHME, "Maßnahme", "Maßnahmen", Gender.FEMININE, fields=(STATUS, PLACE))
SCHEME = Scheme("eigen", "Klimaplan", (AIM, MEASURE))

COUNTING = Numbering(Counter.UPPER_ROMAN, prefixed=True, separator="-", whole_programme=True)
LEVEL_CHANGES = {
    "singular": ("Vorhaben", "Einzahl „Maßnahme“", "Einzahl „Vorhaben“"),
    "plural": ("Vorhaben", "Maßnahmen", "Vorhaben"),
    "gender": (Gender.NEUTER, "Artikel „die“", "Artikel „das“"),
    "numbering": (COUNTING, "Nummer ohne", "Nummer I, II, III"),
    "form": (PrintForm.BLOCK, "im Druck Überschrift", "im Druck Block mit Angaben"),
    "labelled": (True, "Name vor der Nummer: nein", "Name vor der Nummer: ja"),
    "fields": ((PLACE, STATUS), "Status, Ort", "Ort, Status"),
    "skippable": (False, "übersprungen werden: ja", "übersprungen werden: nein"),
    "title_limit": (80, "Titel höchstens: ohne", "Titel höchstens: 80"),
    "text_limit": (900, "Text höchstens: ohne", "Text höchstens: 900"),
}
NUMBERING_CHANGES = {
    "counter": (Counter.DECIMAL, "Nummer ohne", "Nummer 1, 2, 3"),
    "prefixed": (True, "Ebene darüber voran: nein", "Ebene darüber voran: ja"),
    "separator": ("-", "Zeichen dazwischen: .", "Zeichen dazwischen: -"),
    "whole_programme": (True, "Programm gezählt: nein", "Programm gezählt: ja"),
}
FIELD_CHANGES = {
    "label": ("Stand", "Feld „Status“", "Feld „Stand“"),
    "kind": (FieldKind.TEXT, "„Status“ (Auswahl aus Werten)", "„Status“ (Text)"),
    "role": (None, "„Status“ (Bedeutung: wie weit es ist)", "„Status“ (Bedeutung: ohne)"),
    "choices": (("offen",), "(Werte: offen, fertig)", "(Werte: offen)"),
    "required": (True, "ausgefüllt sein: nein", "ausgefüllt sein: ja"),
    "limit": (40, "höchstens: ohne", "höchstens: 40"),
}


def with_measure(measure: LevelDefinition) -> Scheme:
    return replace(SCHEME, levels=(AIM, measure))


def test_no_part_of_a_scheme_is_forgotten_here() -> None:
    for kind, changes, apart in (
        (LevelDefinition, LEVEL_CHANGES, {"level"}),
        (Numbering, NUMBERING_CHANGES, set()),
        (FieldDefinition, FIELD_CHANGES, {"key"}),
    ):
        assert {each.name for each in dataclasses.fields(kind)} - apart == set(changes)


@pytest.mark.parametrize("part", LEVEL_CHANGES)
def test_each_part_of_a_level_is_told(part: str) -> None:
    value, before, after = LEVEL_CHANGES[part]
    assert_told(with_measure(replace(MEASURE, **{part: value})), before, after)


@pytest.mark.parametrize("part", NUMBERING_CHANGES)
def test_each_part_of_the_numbering_is_told(part: str) -> None:
    value, before, after = NUMBERING_CHANGES[part]
    assert_told(with_measure(replace(MEASURE, numbering=replace(MEASURE.numbering, **{part: value}))), before, after)


@pytest.mark.parametrize("part", FIELD_CHANGES)
def test_each_part_of_a_field_is_told(part: str) -> None:
    value, before, after = FIELD_CHANGES[part]
    assert_told(with_measure(replace(MEASURE, fields=(replace(STATUS, **{part: value}), PLACE))), before, after)


def assert_told(changed: Scheme, before: str, after: str) -> None:
    one, other = scheme_words(SCHEME, changed)
    assert before in one and after in other
    assert before not in other and after not in one
    assert "Ziele" not in one + other, "what stayed is not told"


def test_levels_and_fields_that_only_one_state_has_are_named_there() -> None:
    one, other = scheme_words(SCHEME, replace(SCHEME, levels=(replace(MEASURE, fields=(STATUS,)),)))
    assert one == "Klimaplan: Ziele · Maßnahmen – Feld „Ort“"
    assert other == "Klimaplan: Maßnahmen"


def test_another_scheme_is_told_by_its_name() -> None:
    chapter = LevelDefinition(Level.HANDLUNGSFELD, "Kapitel", "Kapitel")
    assert scheme_words(SCHEME, Scheme("wahl", "Wahlprogramm", (chapter,))) == ["Klimaplan", "Wahlprogramm"]


def test_a_scheme_that_reads_the_same_is_called_changed() -> None:
    assert scheme_words(SCHEME, replace(SCHEME, key="anders")) == ["Klimaplan", "Klimaplan (geändert)"]
