"""Outline JSON: both ways without loss, and a sentence-worthy error for everything else."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from programme.errors import FormatError, NotFound, TreeError
from programme.findings import Finding, Severity
from programme.json_format import from_json, to_json
from programme.model import FieldDefinition, Level, Programme
from programme.schemes import AKTIONSPLAN, with_field
from tests.programme import builders
from tests.programme.builders import aim, field, goal, measure


@given(builders.programmes())
def test_what_is_written_is_read_back(programme: Programme) -> None:
    again = from_json(json.loads(json.dumps(to_json(programme))))
    # an empty fixed number cannot be told from none
    assert to_json(again) == to_json(programme)
    assert again == programme


def test_fields_travel_under_their_labels() -> None:
    programme = builders.programme(field("Wohnen", measure("Bauen", fields={"verantwortlich": "Amt", "Kosten": "5 €"})))
    data = to_json(programme)
    assert data["nodes"][0]["children"][0]["fields"] == {"Verantwortlich": "Amt", "Kosten": "5 €"}
    assert from_json(data) == programme


KEYS = st.sampled_from(["kosten", "Kosten", "frist", "Frist"])


@given(st.lists(st.tuples(KEYS, KEYS), max_size=3, unique_by=lambda each: each[0]), st.dictionaries(KEYS, st.just("x") | st.just("y"), max_size=4))  # fmt: skip
def test_fields_with_clashing_keys_and_labels_are_all_kept(
    names: list[tuple[str, str]], values: dict[str, str]
) -> None:
    scheme = AKTIONSPLAN
    for key, label in names:
        scheme = with_field(scheme, Level.MASSNAHME, FieldDefinition(key, label))
    # a foreign field that alone bears a label becomes the field of that label
    known = dict(names)
    foreign = {key for key in values if key not in known}
    assume(all(key in values for key, label in names if label in foreign))
    programme = builders.programme(measure("Bauen", fields=values), scheme=scheme)
    assert from_json(json.loads(json.dumps(to_json(programme)))).nodes[0].fields == values


def test_numbers_are_shown_and_fixed_ones_marked() -> None:
    programme = builders.programme(field("Wohnen", goal("Alle", aim("Karte", number="A7"), aim("Plan"))))
    aims = to_json(programme)["nodes"][0]["children"][0]["children"]
    assert [(each["number"], each.get("number_fixed", False)) for each in aims] == [("A7", True), ("A8", False)]


def test_findings_carry_a_sentence() -> None:
    finding = Finding("ocr_repaired", Severity.HINT, {"word": "fur"}, line=3)
    data = to_json(replace(builders.programme(), findings=(finding,)), describe=lambda each: f"{each.kind}!")
    assert data["findings"][0]["message"] == "ocr_repaired!"
    assert from_json(data).findings == (finding,)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"format": 2},
        {"nodes": {}},
        {"nodes": [{"level": "absatz", "title": "x"}]},
        {"nodes": [{"level": "massnahme", "title": ["x"]}]},
        {"nodes": [{"level": "massnahme", "title": "x", "id": "1"}, {"level": "massnahme", "title": "y", "id": "1"}]},
        {"scheme": {"key": "x"}},
        {"scheme": {"key": "x", "name": "y", "levels": ["leitziel"]}},
        {"attachments": [{"name": "a", "content": "%%%"}]},
        {"findings": [{"severity": "loud"}]},
        {"meta": {"Status": []}},
    ],
)
def test_broken_data_are_refused(data: Any) -> None:
    with pytest.raises(FormatError):
        from_json(data)


def test_a_child_above_its_parent_is_refused() -> None:
    child = {"level": "handlungsfeld", "title": "b"}
    with pytest.raises(TreeError):
        from_json({"nodes": [{"level": "leitziel", "title": "a", "children": [child]}]})


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["nodes", "level", "title", "children", "fields", "meta", "scheme", "levels", "comments"]), inner, max_size=4), max_leaves=12))  # fmt: skip
def test_any_data_are_read_or_refused(data: Any) -> None:
    try:
        from_json(data)
    except (FormatError, TreeError, NotFound):
        return
