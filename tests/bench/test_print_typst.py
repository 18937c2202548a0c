"""Our tagged PDF beside Typst's PDF/UA of the same text, each as a process of its own, in turns.

PROGRAMMWERK_TYPST_PYTHON names a Python with the package `typst` (a yardstick, not shipped).
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from programme.json_format import to_json
from resources.paths import font_path
from tests.bench.big_programme import BIG, big_programme
from tests.bench.figures import Figures
from tests.bench.typst_source import typst_source

PYTHON = os.environ.get("PROGRAMMWERK_TYPST_PYTHON", sys.executable)
ROUNDS = 3
# Each process says how long the work itself took: reading the input and starting Python are no matter of typesetting.
_TYPST = """
import sys, time, typst
begin = time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], pdf_standards=["ua-1"])
print(time.perf_counter() - begin)
"""
_OURS = """
import json, sys, time
from pathlib import Path
from exporters.options import ExportOptions
from exporters.pdf_writer import write_pdf
from programme.json_format import from_json
programme = from_json(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
begin = time.perf_counter()
write_pdf(programme, ExportOptions(stand="22.11.2026"), Path(sys.argv[2]), lambda _: None)
print(time.perf_counter() - begin)
"""


def _missing() -> str:
    found = subprocess.run([PYTHON, "-c", "import typst"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "no Python with typst (PROGRAMMWERK_TYPST_PYTHON)"


MISSING = _missing()


def seconds(command: list[str | Path]) -> float:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return float(done.stdout)


@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_pdf_beside_typst(figures: Figures, tmp_path: Path) -> None:
    big = big_programme(BIG)
    source, outline = tmp_path / "big.typ", tmp_path / "big.json"
    source.write_text(typst_source(big), encoding="utf-8")
    outline.write_text(json.dumps(to_json(big)), encoding="utf-8")
    fonts = font_path("SourceSerif4-Regular").parent
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds([sys.executable, "-c", _OURS, outline, tmp_path / "ours.pdf"]))
        theirs.append(seconds([PYTHON, "-c", _TYPST, source, tmp_path / "typst.pdf", fonts]))
    figures.put("PDF, 243,000 words, cold; beside: Typst's PDF/UA of the same text", ours, theirs)
    assert statistics.median(ours) <= statistics.median(theirs) / 2
