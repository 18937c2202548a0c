"""Word of a short and a very long programme: beside the same XML as plain strings, and as a whole command."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import pytest

from exporters.block_types import PrintBlock
from exporters.blocks import print_blocks
from exporters.composing.document import lay_out
from exporters.design import load_design
from exporters.docx_writer import docx_parts, write_docx, write_parts
from exporters.opc_package import Part
from exporters.options import ExportOptions
from exporters.pdf_writer import write_pdf
from programme.bulk import collector_paused
from programme.model import Programme
from tests.bench.big_programme import BIG, SMALL, big_programme
from tests.bench.figures import Figures
from tests.bench.plain_word import plain_parts, write_plain

OPTIONS = ExportOptions(stand="22.11.2026", embed_fonts=False)
DESIGN = load_design("ratsvorlage")


@pytest.fixture(scope="module")
def big() -> Programme:
    return big_programme(BIG)


def written(programme: Programme, blocks: Sequence[PrintBlock], pages: dict[str, int]) -> list[Part]:
    with collector_paused():
        return docx_parts(programme, OPTIONS, DESIGN, blocks, pages)


def test_writing_beside_plain_strings(figures: Figures, big: Programme, tmp_path: Path) -> None:
    blocks = print_blocks(big, OPTIONS)
    pages = lay_out(big, OPTIONS, DESIGN).page_of()
    parts = written(big, blocks, pages)
    assert dict(plain_parts(parts, blocks)) == {part.name: part.content for part in parts}  # the same document

    def ours() -> None:
        with (tmp_path / "ours.docx").open("wb") as stream:
            write_parts(written(big, blocks, pages), stream)

    def plain() -> None:
        with collector_paused():
            write_plain(plain_parts(parts, blocks), tmp_path / "plain.docx")

    ours()
    figures.time(
        "Word, 243,000 words, layout given, processor time; beside: the same XML as plain strings",
        ours,
        rounds=9,
        beside=plain,
        clock=process_time,
    )
    row = figures.rows[-1]
    assert row.seconds is not None
    assert row.beside is not None
    figures.note("Word beside plain strings", f"{row.seconds / row.beside:.2f} times the time")
    assert row.seconds / row.beside < 1.6


def test_the_whole_command(figures: Figures, big: Programme, tmp_path: Path) -> None:
    def word() -> None:
        write_docx(big, OPTIONS, tmp_path / "big.docx", lambda _: None)

    def pdf() -> None:
        write_pdf(big, OPTIONS, tmp_path / "big.pdf", lambda _: None)

    word()
    what = "Word, 243,000 words, with the pages of its contents, processor time; beside: PDF"
    taken = figures.time(what, word, rounds=3, beside=pdf, clock=process_time)
    beside = figures.rows[-1].beside
    figures.note("size of that Word file", f"{(tmp_path / 'big.docx').stat().st_size / 1e6:.1f} MB without fonts")
    assert beside is not None
    assert taken < beside


def test_a_short_programme_once_warm(figures: Figures, tmp_path: Path) -> None:
    unseen = [big_programme(SMALL, seed) for seed in range(2, 7)]
    small = big_programme(SMALL)

    def write(programme: Programme) -> None:
        write_docx(programme, ExportOptions(), tmp_path / "small.docx", lambda _: None)

    write(small)
    what = "Word, 10,000 words, warm, fonts embedded, processor time"
    figures.time(f"{what}, a text not seen before", lambda: write(unseen.pop()), clock=process_time)
    figures.time(f"{what}, the text of the preview", lambda: write(small), clock=process_time)
    quickest = figures.rows[-1].best
    assert quickest is not None
    assert quickest <= 0.1


def test_time_grows_with_the_text(figures: Figures, big: Programme, tmp_path: Path) -> None:
    tenth = big_programme(BIG // 10)

    def word(programme: Programme) -> Callable[[], None]:
        return lambda: write_docx(programme, OPTIONS, tmp_path / "x.docx", lambda _: None)

    word(tenth)()
    figures.time("Word, 24,300 words, processor time", word(tenth), clock=process_time)
    short = figures.rows[-1].best
    figures.time("Word, 243,000 words, processor time", word(big), rounds=3, clock=process_time)
    long = figures.rows[-1].best
    assert short is not None
    assert long is not None
    figures.note("ten times the text takes", f"{long / short:.1f} times as long")
    assert long / short < 11
