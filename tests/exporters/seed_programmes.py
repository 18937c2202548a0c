"""The real documents' expected trees as programmes, and the bundled samples: what the writers' tests print."""

import json
from pathlib import Path
from typing import Any

import pytest

from programme import json_format
from programme.ids import derived_id
from programme.markup import escape, escape_inline
from programme.model import Level, Node, Programme, Scheme
from programme.numbering import unfix_computed
from programme.schemes import AKTIONSPLAN, ANTRAG, KOALITIONSVERTRAG, WAHLPROGRAMM
from resources.paths import samples_dir

SCHEMES: dict[str, Scheme] = {
    "herne_hak_wahlprogramm": WAHLPROGRAMM,
    "herne_integrationskonzept_ocr": AKTIONSPLAN,
    "hannover_antrag_a3": ANTRAG,
    "hamm_koalitionsvertrag": KOALITIONSVERTRAG,
    "nrw_kommunen": KOALITIONSVERTRAG,
}
GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds" / "gold"


def seed_names() -> list[Any]:
    """The names of all seeds as test parameters, skipped where the real documents are missing."""
    absent = pytest.mark.skipif(
        not GOLD.is_dir(), reason="no folder of real documents (../shared) beside this checkout"
    )
    return [pytest.param(name, marks=absent) for name in SCHEMES]


def sample_names() -> list[str]:
    """The names of the bundled samples."""
    return sorted(path.stem for path in samples_dir().glob("*.json"))


def load(name: str) -> Programme:
    """The sample or seed with that name."""
    sample = samples_dir() / f"{name}.json"
    if sample.is_file():
        return json_format.from_json(json.loads(sample.read_text(encoding="utf-8")))
    return seed_programme(name)


def seed_programme(name: str) -> Programme:
    """The expected tree of a real document; ids come from its place."""
    data = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    scheme = SCHEMES[name]
    roots, _ = _children(data["nodes"], 0, 0, name, scheme)
    return unfix_computed(
        Programme(
            id=derived_id("seed", name),
            title=escape_inline(data["title"]) or name,
            scheme=scheme,
            subtitle=data.get("subtitle", ""),
            meta=data.get("meta", {}),
            preface=escape(data.get("preface", "")),
            nodes=roots,
        )
    )


def _children(
    flat: list[dict[str, Any]], place: int, depth: int, name: str, scheme: Scheme
) -> tuple[tuple[Node, ...], int]:
    nodes = []
    while place < len(flat) and flat[place]["level"] > depth:
        here, start = flat[place], place
        children, place = _children(flat, place + 1, here["level"], name, scheme)
        nodes.append(_node(here, derived_id("seed", name, str(start)), children, scheme))
    return tuple(nodes), place


def _node(data: dict[str, Any], node_id: str, children: tuple[Node, ...], scheme: Scheme) -> Node:
    level = list(Level)[data["level"] - 1]
    keys = {each.label: each.key for each in scheme.definition(level).fields}
    return Node(
        id=node_id,
        level=level,
        title=escape_inline(data["title"]),
        text=escape(data.get("text", "")),
        number=data["number"] or None,
        fields={keys.get(label, label): escape_inline(value) for label, value in data["fields"].items()},
        children=children,
    )
