"""What our own writers print comes back as it was: seeds and samples in every format and design.

Run with `make torture`; `-s` prints the table of docs/measurements.md. ODT is Word's file turned by LibreOffice.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from exporters.options import Edition, ExportOptions
from exporters.registry import export
from importers.registry import read
from programme.json_format import from_json, to_json
from programme.model import Programme, walk
from resources.paths import samples_dir

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
OFFICE = shutil.which("soffice")
SEEDS = (
    "hamm_koalitionsvertrag",
    "hannover_antrag_a3",
    "herne_hak_wahlprogramm",
    "herne_integrationskonzept_ocr",
    "nrw_kommunen",
)
SAMPLES = tuple(f"{kind}_musterstadt" for kind in ("aktionsplan", "antrag", "koalitionsvertrag", "wahlprogramm"))
DESIGNS = ("ratsvorlage", "wahlprogramm", "grossdruck")
FORMATS = ("docx", "odt", "pdf", "html", "md")
PERFECT = ("docx", "pdf", "html")
"""Formats in which every seed must come back without a difference in the finished print of the usual design."""

pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="no folder of real documents (../shared) here")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_outline", SHARED / "check" / "score_outline.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def programme_of(name: str) -> Programme:
    if name in SEEDS:
        return replace(read(SHARED / "seeds" / f"{name}.txt").programme, findings=())
    return from_json(json.loads((samples_dir() / f"{name}.json").read_text(encoding="utf-8")))


def expected(name: str, programme: Programme) -> dict[str, Any]:
    if name in SEEDS:
        data: dict[str, Any] = json.loads((SHARED / "seeds" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        return data
    return to_json(programme) | {"nodes": list(flat(to_json(programme)["nodes"]))}


def flat(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield node
        yield from flat(node.get("children", []))


def read_back(programme: Programme, ending: str, options: ExportOptions, folder: Path) -> Programme:
    """The programme after a way through a file."""
    target = folder / f"programm.{'docx' if ending == 'odt' else ending}"
    export(programme, options, target)
    if ending == "odt":
        target = turned_to_odt(target)
    return read(target).programme


def turned_to_odt(path: Path) -> Path:
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "odt", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.with_suffix(".odt")


@pytest.mark.parametrize("ending", PERFECT)
@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_comes_back_perfectly(name: str, ending: str, scorer: ModuleType, tmp_path: Path) -> None:
    programme = programme_of(name)
    back = read_back(programme, ending, ExportOptions(), tmp_path)
    score = scorer.score(expected(name, programme), to_json(back))
    assert score["perfect"], scorer.line(name, score)
    if ending in ("docx", "html"):
        assert [node.id for node in walk(back.nodes)] == [node.id for node in walk(programme.nodes)]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_comes_back_from_libreoffice(name: str, scorer: ModuleType, tmp_path: Path) -> None:
    programme = programme_of(name)
    score = scorer.score(expected(name, programme), to_json(read_back(programme, "odt", ExportOptions(), tmp_path)))
    assert score["found"] == score["gold"] == score["got"] == score["parents"] == score["titles"]
    assert score["fields_exact"] == score["fields_of"] and score["meta"] == score["meta_of"]
    assert score["numbers"] >= score["numbers_of"] - 1  # a number that breaks the count loses its chapter there


@pytest.mark.skipif("ROUND_TRIP_TABLE" not in os.environ, reason="set ROUND_TRIP_TABLE=1 for the whole table")
@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("edition", ["print", "debate"])
def test_table(
    edition: str, design: str, scorer: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row of the table: how many of the nine programmes come back without a difference, and how many entries."""
    formats = [ending for ending in FORMATS if ending != "odt" or OFFICE]
    with capsys.disabled():
        print(f"\n(edition, design: {', '.join(formats)})\n" + row(edition, design, formats, scorer, tmp_path))


def row(edition: str, design: str, formats: list[str], scorer: ModuleType, folder: Path) -> str:
    cells = []
    for ending in formats:
        perfect, nodes, of = 0, 0, 0
        for name in (*SEEDS, *SAMPLES):
            programme = programme_of(name)
            options = ExportOptions(edition=Edition(edition), design=design)
            score = scorer.score(expected(name, programme), to_json(read_back(programme, ending, options, folder)))
            perfect += bool(score["perfect"])
            nodes, of = nodes + score["found"], of + score["gold"]
        cells.append(f"{perfect} of 9 perfect, {nodes} of {of} entries")
    return f"| {edition}, {design} | " + " | ".join(cells) + " |"
