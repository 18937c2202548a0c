from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme import json_scheme
from programme.checks import run_checks
from programme.errors import FormatError
from programme.findings import Finding
from programme.language.graphemes import width
from programme.model import FieldDefinition, FieldKind, Level, LevelDefinition, Node, Scheme
from programme.schemes import KOALITIONSVERTRAG
from tests.programme.builders import field, goal, measure, programme

VISDP = {"V.i.S.d.P.": "E. Muster, Rathausplatz 1, 12345 Musterstadt"}


def scheme(**measure_has: object) -> Scheme:
    *upper, lowest = KOALITIONSVERTRAG.levels
    return replace(KOALITIONSVERTRAG, levels=(*upper, replace(lowest, **measure_has)))  # type: ignore[arg-type]


def found(wanted: Scheme, *nodes: Node) -> list[Finding]:
    return run_checks(programme(*nodes, scheme=wanted, meta=VISDP))


def test_titles_texts_and_fields_over_their_limit_are_told() -> None:
    wanted = scheme(title_limit=5, text_limit=7, fields=(FieldDefinition("frist", "Frist", limit=4),))
    right = measure("Busse", text="Im Takt", fields={"frist": "2030"})
    assert found(wanted, field("Verkehr", right)) == []
    long = measure("**Busse** 👩🏽‍🚒", text="Im\n\nTakt!", fields={"frist": "Ende 2030"})
    told = found(wanted, field("Verkehr", long))
    assert [(each.kind, each.values["label"], each.values["over"]) for each in told] == [
        ("too_long", "Titel", 2),
        ("too_long", "Text", 1),
        ("too_long", "Frist", 5),
    ]
    assert told[0].values["part"] == "title"


@given(st.text(st.sampled_from("aßé 👩🏽‍🚒ö"), min_size=1, max_size=20).filter(str.strip), st.integers(1, 20))
def test_a_title_is_told_just_when_it_is_longer(title: str, limit: int) -> None:
    told = found(scheme(title_limit=limit), field("Verkehr", measure(title)))
    assert ("too_long" in [each.kind for each in told]) is (width(title.strip()) > limit)


def test_a_required_field_must_be_filled() -> None:
    wanted = scheme(fields=(FieldDefinition("frist", "Frist", FieldKind.DATE, required=True),))
    told = found(wanted, field("Verkehr", measure("Busse"), measure("Bahnen", fields={"frist": "2030"})))
    assert [(each.kind, each.values["title"]) for each in told] == [("field_missing", "Busse")]


def test_a_level_that_may_not_be_skipped() -> None:
    upper, middle, lowest = KOALITIONSVERTRAG.levels
    wanted = replace(KOALITIONSVERTRAG, levels=(upper, replace(middle, skippable=False), lowest))
    skipping = measure("Bahnen")
    told = found(wanted, field("Verkehr", goal("Bus", measure("Busse")), skipping))
    assert [(each.kind, each.node, each.values["level"]) for each in told] == [
        ("level_skipped", skipping.id, "Abschnitt")
    ]


def test_limits_and_wishes_travel_in_the_file() -> None:
    fields = (FieldDefinition("wer", "Wer", FieldKind.PERSON, required=True, limit=40),)
    wanted = Scheme(
        "eigen",
        "Eigene",
        (LevelDefinition(Level.MASSNAHME, "Punkt", "Punkte", fields=fields, skippable=False, title_limit=9, text_limit=8),),
    )  # fmt: skip
    assert json_scheme.from_json(json_scheme.to_json(wanted)) == wanted
    broken = json_scheme.to_json(wanted)
    broken["levels"][0]["title_limit"] = "viel"
    with pytest.raises(FormatError):
        json_scheme.from_json(broken)
