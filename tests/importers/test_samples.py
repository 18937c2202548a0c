"""The invented twins of the real documents: each holds the traps of its kind, and the whole outcome is laid down."""

import json
from pathlib import Path
from typing import Any

import pytest

from importers.registry import read
from programme.json_format import to_json

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))
TOLD = {"word_repaired", "word_doubtful", "wording_differs", "number_twice", "line_moved"}


def essence(node: dict[str, Any]) -> dict[str, Any]:
    """A node without its id."""
    kept = {key: node[key] for key in ("level", "number", "title", "text", "fields") if node.get(key)}
    children = [essence(child) for child in node.get("children", [])]
    return kept | ({"children": children} if children else {})


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_becomes_what_it_says(name: str) -> None:
    expected = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    result = read(SAMPLES / f"{name}.txt")
    data = to_json(result.programme)
    found = {key: data[key] for key in ("title", "subtitle", "meta", "preface", "closing") if data.get(key)}
    found["scheme"] = result.programme.scheme.key
    found["nodes"] = [essence(node) for node in data["nodes"]]
    found["findings"] = [
        [each.kind, dict(each.values) if each.kind in TOLD else {}] for each in result.programme.findings
    ]
    assert found == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_line_stands_somewhere(name: str) -> None:
    result = read(SAMPLES / f"{name}.txt")
    assert result.coverage.missing == ()
    coverage = result.coverage
    lost = sum(coverage.lost.values())
    assert coverage.words == coverage.in_tree + coverage.in_meta + coverage.left_out + lost
    assert lost <= 2  # a heading that became the name of a field, a goal in two wordings


def test_there_is_a_twin_for_each_kind() -> None:
    assert NAMES == ["aktionsplan_scan", "antrag", "kapitel", "koalition", "wahlprogramm"]


@pytest.mark.parametrize("name", NAMES)
def test_reading_again_gives_the_same_ids(name: str) -> None:
    first, second = (to_json(read(SAMPLES / f"{name}.txt").programme) for _ in range(2))
    assert first == second


def test_nodes_know_their_lines() -> None:
    result = read(SAMPLES / "koalition.txt")
    kitas = next(node for node in result.programme.nodes[0].children[1].children if "Kita" in node.title)
    assert result.source_numbers(kitas.id) == (45, 47)
