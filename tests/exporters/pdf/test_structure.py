"""The structure of whole PDF files as another program reads it: headings without gaps, whole lists, heads of tables."""

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from exporters.design import design_names
from exporters.options import Edition, ExportOptions
from exporters.pdf_writer import write_pdf
from tests.exporters.seed_programmes import load, sample_names
from tests.programme.builders import field, programme

pytestmark = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="no pdfinfo (poppler-utils)")


def structure(name: str, options: ExportOptions, target: Path) -> str:
    write_pdf(load(name), options, target, lambda _: None)
    return subprocess.run(["pdfinfo", "-struct", target], capture_output=True, text=True, check=True).stdout


def kinds(tree: str) -> list[tuple[int, str]]:
    """Depth and role of each element."""
    found = re.findall(r"^( *)(\w+)", tree, re.MULTILINE)
    return [(len(blanks), role) for blanks, role in found]


def parents(elements: list[tuple[int, str]], role: str) -> set[str]:
    """The roles of what the elements of `role` stand in."""
    found, above = set(), list[tuple[int, str]]()
    for depth, kind in elements:
        while above and above[-1][0] >= depth:
            above.pop()
        if kind == role:
            found.add(above[-1][1])
        above.append((depth, kind))
    return found


@pytest.mark.parametrize("design", design_names())
@pytest.mark.parametrize("name", sample_names())
def test_headings_and_lists(tmp_path: Path, name: str, design: str) -> None:
    elements = kinds(structure(name, ExportOptions(design=design), tmp_path / "a.pdf"))
    ranks = [int(role[1]) for _, role in elements if re.fullmatch(r"H\d", role)]
    assert ranks[0] == 1 and max(ranks) > 1
    assert all(later <= before + 1 for before, later in pairwise(ranks))
    counts = {role: sum(kind == role for _, kind in elements) for role in ("LI", "Lbl", "LBody")}
    assert counts["LI"] <= min(counts["Lbl"], counts["LBody"])
    assert parents(elements, "LI") <= {"L"} and parents(elements, "LBody") <= {"LI"}


def test_every_head_of_a_table_says_what_it_is_the_head_of(tmp_path: Path) -> None:
    tree = structure("aktionsplan_musterstadt", ExportOptions(edition=Edition.TABLE), tmp_path / "a.pdf")
    heads = sum(role == "TH" for _, role in kinds(tree))
    assert heads and len(re.findall(r"/Scope /(?:Column|Row)", tree)) == heads


def test_nothing_is_lost_behind_a_word_that_goes_on_after_its_hyphen(tmp_path: Path) -> None:
    text = "Wir fördern in allen Stadtteilen Gärten, Cafés und Upcycling-Projekte für alle Menschen der ganzen Stadt. "
    value = replace(programme(field("Wohnen")), preface="\n\n".join(text[start:] * 3 for start in range(0, 50, 3)))
    write_pdf(value, ExportOptions(), tmp_path / "a.pdf", lambda _: None)
    command = ["pdfinfo", "-struct-text", tmp_path / "a.pdf"]
    tree = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    read = "".join(re.findall(r'^ *"(.*)"$', tree, re.MULTILINE))
    assert re.search(r'Upcycling-"\n', tree)  # some line ends there
    assert read.count("Upcycling-Projekte für alle Menschen der ganzen Stadt.") == 51


def test_headings_of_an_excerpt_that_stood_side_by_side_still_do(tmp_path: Path) -> None:
    value = load("aktionsplan_musterstadt")
    part = value.nodes[0].children[0]
    assert len(part.children) > 1
    tree = structure("aktionsplan_musterstadt", ExportOptions(parts=(part.id,), imprint=False), tmp_path / "a.pdf")
    assert [role for _, role in kinds(tree) if re.fullmatch(r"H\d", role)] == ["H1", *["H2"] * len(part.children)]


def test_paragraphs_of_numbered_lines_end_with_a_blank_too(tmp_path: Path) -> None:
    value = programme(replace(field("Wohnen"), text="Wir bauen. " * 12 + "Hier.\n\nUnd dort."))
    write_pdf(value, ExportOptions(edition=Edition.DEBATE), tmp_path / "a.pdf", lambda _: None)
    command = ["pdfinfo", "-struct-text", tmp_path / "a.pdf"]
    tree = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert 'Hier. "' in tree
    assert '"Und dort. "' in tree
