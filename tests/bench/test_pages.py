"""Layout, PDF and preview of a short and a very long programme."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.composing.document import lay_out, line_setter
from exporters.composing.preview import Preview
from exporters.design import load_design
from exporters.options import ExportOptions
from exporters.pdf_writer import write_pdf
from programme.json_format import to_json
from programme.model import Programme
from tests.bench.big_programme import BIG, SMALL, big_programme
from tests.bench.figures import Figures

# A process of its own writes a PDF from an outline JSON: what a cold call costs, and its peak memory.
_WRITE = """
import json, sys
from pathlib import Path
from exporters.options import ExportOptions
from exporters.pdf_writer import write_pdf
from programme.json_format import from_json
programme = from_json(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
write_pdf(programme, ExportOptions(design=sys.argv[3]), Path(sys.argv[2]), lambda _: None)
"""


@pytest.fixture(scope="module")
def big() -> Programme:
    return big_programme(BIG)


@pytest.mark.parametrize("design", ["ratsvorlage", "wahlprogramm"])
def test_pdf_of_the_big_programme(figures: Figures, big: Programme, design: str, tmp_path: Path) -> None:
    source, target, script = tmp_path / "big.json", tmp_path / "big.pdf", tmp_path / "write.py"
    source.write_text(json.dumps(to_json(big)), encoding="utf-8")
    script.write_text(_WRITE, encoding="utf-8")
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    pages = len(lay_out(big, ExportOptions(design=design), load_design(design)).pages)
    command: list[str | Path] = [sys.executable, script, source, target, design]
    _, peak = figures.run(f"PDF, 243,000 words, {design}, cold process", command, note=f"{pages} pages")
    figures.note(f"size of that PDF, {design}", f"{target.stat().st_size / 1e6:.1f} MB")
    assert peak < 250


def test_pdf_of_a_short_programme_once_warm(figures: Figures, tmp_path: Path) -> None:
    small = big_programme(SMALL)

    def write() -> None:
        write_pdf(small, ExportOptions(), tmp_path / "small.pdf", lambda _: None)

    write()
    figures.time("PDF, 10,000 words, warm", write)


def test_time_grows_with_the_text(figures: Figures, big: Programme, tmp_path: Path) -> None:
    tenth = big_programme(BIG // 10)

    def writer(programme: Programme) -> Callable[[], None]:
        return lambda: write_pdf(programme, ExportOptions(), tmp_path / "x.pdf", lambda _: None)

    writer(tenth)()
    short = figures.time("PDF, 24,300 words, warm", writer(tenth), rounds=3)
    long = figures.time("PDF, 243,000 words, warm", writer(big), rounds=3)
    figures.note("ten times the text takes", f"{long / short:.1f} times as long")
    assert long / short < 11


def test_preview_of_the_big_programme(figures: Figures, big: Programme) -> None:
    design, options = load_design("ratsvorlage"), ExportOptions()
    setter = line_setter(design)
    Preview(big_programme(SMALL), options, design, setter).advance(10)
    figures.time("preview of 243,000 words: open to first page", lambda: Preview(big, options, design, setter).page(0))
    preview = Preview(big, options, design, setter)
    preview.advance(60)
    states = [_edited(big, number) for number in range(5)]

    def edit() -> None:
        preview.page(preview.update(states.pop()) + 2)

    figures.time("preview of 243,000 words: edit to page", edit)


def _edited(programme: Programme, number: int) -> Programme:
    chapters = list(programme.nodes)
    chapters[40] = replace(chapters[40], text=f"Neuer Text {number}. " * 12)
    return replace(programme, nodes=tuple(chapters))
