"""Layout, PDF and preview of a short and a very long programme."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from exporters.composing.document import lay_out, line_setter
from exporters.composing.preview import Preview
from exporters.design import load_design
from exporters.options import Edition, ExportOptions
from exporters.pdf_writer import write_pdf
from programme.bulk import collector_paused
from programme.json_format import to_json
from programme.model import Node, Programme
from tests.bench.big_programme import BIG, SMALL, big_programme
from tests.bench.figures import Figures

# A process of its own writes a PDF from an outline JSON: what a cold call costs, and its peak memory.
_WRITE = """
import json, sys
from pathlib import Path
from exporters.options import Edition, ExportOptions
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
    unseen = [big_programme(SMALL, seed) for seed in range(2, 8)]

    def write() -> None:
        write_pdf(unseen.pop(), ExportOptions(), tmp_path / "small.pdf", lambda _: None)

    write()
    figures.time("PDF, 10,000 words, warm, a text not seen before, processor time", write, clock=process_time)
    assert best(figures) <= 0.3


def test_time_grows_with_the_text(figures: Figures, big: Programme, tmp_path: Path) -> None:
    tenth = big_programme(BIG // 10)

    def writer(programme: Programme) -> Callable[[], None]:
        return lambda: write_pdf(programme, ExportOptions(), tmp_path / "x.pdf", lambda _: None)

    writer(tenth)()
    writer(big)()
    figures.time("PDF, 24,300 words, warm, processor time", writer(tenth), clock=process_time)
    short = best(figures)
    figures.time("PDF, 243,000 words, warm, processor time", writer(big), rounds=3, clock=process_time)
    long = best(figures)
    figures.note("ten times the text takes", f"{long / short:.1f} times as long")
    assert long / short < 11


@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE, Edition.SHEETS, Edition.TABLE])
def test_preview_of_the_big_programme(figures: Figures, big: Programme, edition: Edition) -> None:
    design, options = load_design("ratsvorlage"), ExportOptions(edition=edition, stand="22.11.2026")
    setter = line_setter(design)
    Preview(big_programme(SMALL), options, design, setter).advance(10)
    with collector_paused():  # as the worker has it
        what = f"preview of 243,000 words, {edition}, processor time"
        figures.time(
            f"{what}: open to first page", lambda: Preview(big, options, design, setter).page(0), clock=process_time
        )
        opened = best(figures)

        def read() -> None:
            preview = Preview(big, options, design, setter)
            assert preview.page(preview.front) is not None

        figures.time(f"{what}: open to first page behind the contents", read, clock=process_time)
        read_after = best(figures)
        preview = Preview(big, options, design, setter)
        preview.advance(60)
        node = _MEASURE_OF_CHAPTER.format(40)
        states = [_edited(big, number) for number in range(5)]

        def edit() -> None:
            place = preview.page_of(node)
            preview.update(states.pop())
            assert place is not None
            assert preview.page(place) is not None

        figures.time(f"{what}: edit to page", edit, clock=process_time)
    assert max(opened, read_after) <= 0.1
    assert best(figures) <= 0.1


_MEASURE_OF_CHAPTER = "k{}-0-0-2"


def _edited(programme: Programme, number: int) -> Programme:
    """Another title for a measure in the middle, as typed one word after the other."""

    def with_title(nodes: Sequence[Node], path: Sequence[int]) -> tuple[Node, ...]:
        at, *below = path
        node = nodes[at]
        if below:
            node = replace(node, children=with_title(node.children, below))
        else:
            node = replace(node, title=node.title + " Neu" * (number + 1))
        return (*nodes[:at], node, *nodes[at + 1 :])

    return replace(programme, nodes=with_title(programme.nodes, (40, 0, 0, 2)))


def best(figures: Figures) -> float:
    """Seconds of the quickest round of what was measured last."""
    found = figures.rows[-1].best
    assert found is not None
    return found
