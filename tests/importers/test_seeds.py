"""The five real documents, compared with their expected trees by the scorer that lies beside them."""

import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from importers.registry import read
from programme.json_format import to_json

SEEDS = (
    "hamm_koalitionsvertrag",
    "hannover_antrag_a3",
    "herne_hak_wahlprogramm",
    "herne_integrationskonzept_ocr",
    "nrw_kommunen",
)


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_outline", shared / "check" / "score_outline.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_read_perfectly(name: str, shared: Path, scorer: ModuleType) -> None:
    gold = json.loads((shared / "seeds" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    score = scorer.score(gold, to_json(read(shared / "seeds" / f"{name}.txt").programme))
    assert score["perfect"], scorer.line(name, score)


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_of_a_seed_stands_somewhere(name: str, shared: Path) -> None:
    result = read(shared / "seeds" / f"{name}.txt")
    assert result.coverage.missing == ()


def test_the_seeds_tell_their_oddities(shared: Path) -> None:
    election = {finding.kind for finding in read(shared / "seeds" / "herne_hak_wahlprogramm.txt").programme.findings}
    plan = read(shared / "seeds" / "herne_integrationskonzept_ocr.txt").programme.findings
    assert "number_twice" in election
    other = [finding.values["other"] for finding in plan if finding.kind == "wording_differs"]
    assert len(other) == 1 and str(other[0]).endswith("verringert.")
    assert sum(finding.kind == "word_repaired" for finding in plan) > 50


def test_the_largest_seed_is_read_in_a_moment(shared: Path) -> None:
    path = shared / "seeds" / "hamm_koalitionsvertrag.txt"
    read(path)
    start = time.process_time()
    read(path)
    assert time.process_time() - start < 3  # 0.08 s measured; the bound only notices another order of magnitude
