"""The first two and the last two rows of a measure's fields share a page, on pages and in Word files."""

import re
import zipfile
from pathlib import Path

import pytest

from exporters.block_types import FieldRow
from exporters.composing.document import lay_out
from exporters.design import load_design
from exporters.kept_rows import kept_rows
from exporters.options import ExportOptions
from exporters.registry import export
from exporters.typesetting.items import PlacedLine
from programme.markup import parse_inline
from programme.model import Level, Node, Programme
from programme.schemes import AKTIONSPLAN

DESIGNS = ("ratsvorlage", "wahlprogramm", "grossdruck")
MEASURES, FIELDS = 30, 7


def plan() -> Programme:
    """Measures with seven short fields each, so many that pages end between all of their rows."""
    measures = tuple(
        Node(
            f"m{measure}",
            Level.MASSNAHME,
            "Der Markt bekommt Bänke. " * (measure * 5 % 17 + 1),
            fields={f"Angabe {field}": f"Wert-{measure}-{field}" for field in range(FIELDS)},
        )
        for measure in range(MEASURES)
    )
    return Programme("p", "Plan", AKTIONSPLAN, nodes=(Node("h", Level.HANDLUNGSFELD, "Plätze", children=measures),))


def row(value: str) -> FieldRow:
    return "Stand", parse_inline(value)


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ([], set()),
        ([5], set()),
        ([5, 5], {0}),
        ([5, 5, 5], {0, 1}),
        ([5] * 6, {0, 4}),
        ([5, 5, 5, 900], {0}),
        ([900, 5, 5, 5], {2}),
        ([5, 900], set()),
    ],
)
def test_rows_at_both_ends_are_kept_unless_long(sizes: list[int], kept: set[int]) -> None:
    assert kept_rows([row("x" * size) for size in sizes]) == kept


@pytest.mark.parametrize("design", DESIGNS)
def test_no_row_stands_alone_on_a_page(design: str) -> None:
    pages = lay_out(plan(), ExportOptions(), load_design(design)).pages
    page_of: dict[tuple[int, int], int] = {}
    for index, page in enumerate(pages):
        shown = " ".join(item.line.text for item in page.items if isinstance(item, PlacedLine))
        for measure, field in re.findall(r"Wert-(\d+)-(\d)", shown):
            page_of[int(measure), int(field)] = index
    assert len(page_of) == MEASURES * FIELDS
    parted = [measure for measure in range(MEASURES) if page_of[measure, 0] != page_of[measure, FIELDS - 1]]
    assert parted, "no measure goes on overleaf"
    for measure in parted:
        assert page_of[measure, 0] == page_of[measure, 1]
        assert page_of[measure, FIELDS - 2] == page_of[measure, FIELDS - 1]


@pytest.mark.parametrize("design", DESIGNS)
def test_word_keeps_the_same_rows(design: str, tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    export(plan(), ExportOptions(design=design), target)
    body = zipfile.ZipFile(target).read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>", body)
    kept = {
        int(found[1])
        for paragraph in paragraphs
        if "<w:keepNext/>" in paragraph and (found := re.search(r"Wert-\d+-(\d)", paragraph))
    }
    assert kept == {0, FIELDS - 2}
