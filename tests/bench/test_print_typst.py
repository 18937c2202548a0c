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
# Each process says how much processor time the work itself took in all threads, and how long by the clock: reading the
# input and starting Python are no matter of typesetting. Other work on the machine disturbs the clock, and Typst uses
# all cores, so the goal is held against processor time; the clock's figures stand in the table beside it.
_TYPST = """
import sys, time, typst
begin = time.process_time(), time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], pdf_standards=["ua-1"])
print(time.process_time() - begin[0], time.perf_counter() - begin[1])
"""
_OURS = """
import json, sys, time
from pathlib import Path
from exporters.options import ExportOptions
from exporters.pdf_writer import write_pdf
from programme.json_format import from_json
programme = from_json(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
begin = time.process_time(), time.perf_counter()
write_pdf(programme, ExportOptions(stand="22.11.2026"), Path(sys.argv[2]), lambda _: None)
print(time.process_time() - begin[0], time.perf_counter() - begin[1])
"""


def _missing() -> str:
    found = subprocess.run([PYTHON, "-c", "import typst"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "no Python with typst (PROGRAMMWERK_TYPST_PYTHON)"


MISSING = _missing()


def seconds(command: list[str | Path]) -> tuple[float, float]:
    """Processor time and time by the clock."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    processor, clock = map(float, done.stdout.split())
    return processor, clock


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
    what = "PDF, 243,000 words, cold; beside: Typst's PDF/UA of the same text; "
    figures.put(what + "by the clock", [clock for _, clock in ours], [clock for _, clock in theirs])
    mine, yardstick = [processor for processor, _ in ours], [processor for processor, _ in theirs]
    figures.put(what + "processor time", mine, yardstick)
    assert statistics.median(mine) <= statistics.median(yardstick) / 2
