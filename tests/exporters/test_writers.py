"""What holds for every writer: each word of the programme is in the file, in its order; the old file survives failure."""

import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.completeness import completeness_findings, missing_words, programme_words, written_text, written_words
from exporters.design import design_names
from exporters.options import Edition, ExportOptions
from exporters.registry import FORMATS, export
from programme.errors import UnwritableTarget
from programme.model import Programme, walk
from tests.exporters.seed_programmes import load, sample_names, seed_names
from tests.exporters.small_programme import action_plan, election_programme
from tests.programme.builders import aim, field, goal, measure, programme

OPTIONS = ExportOptions(stand="22.11.2026")
ENDINGS = [each.suffix for each in FORMATS]


@pytest.mark.parametrize("suffix", ENDINGS)
@pytest.mark.parametrize("name", [*sample_names(), *seed_names()])
def test_every_word_is_in_the_file(name: str, suffix: str, tmp_path: Path) -> None:
    programme = load(name)
    target = tmp_path / f"{name}{suffix}"
    export(programme, OPTIONS, target)
    assert missing_words(programme, OPTIONS, target) == Counter()
    assert completeness_findings(programme, OPTIONS, target) == []


@pytest.mark.parametrize("edition", [Edition.DEBATE, Edition.TABLE, Edition.SHEETS])
@pytest.mark.parametrize("name", seed_names())
def test_every_word_of_real_measures_is_copied_from_every_edition(name: str, edition: Edition, tmp_path: Path) -> None:
    """Narrow columns divide words, behind which the words of two cells must not run together."""
    programme, options = load(name), replace(OPTIONS, edition=edition)
    target = tmp_path / f"{name}.pdf"
    export(programme, options, target)
    assert missing_words(programme, options, target) == Counter()


@pytest.mark.parametrize("suffix", ENDINGS)
def test_an_excerpt_has_its_words_and_no_others(suffix: str, tmp_path: Path) -> None:
    programme = load("aktionsplan_musterstadt")
    part = programme.nodes[1].children[0]
    options = ExportOptions(parts=(part.id,), contents=False, cover=False, imprint=False)
    target = tmp_path / f"auszug{suffix}"
    export(programme, options, target)
    assert missing_words(programme, options, target) == Counter()
    assert "Willkommensbüro" not in written_words(target)


@pytest.mark.parametrize("design", design_names())
def test_lists_in_lists_have_the_same_signs_in_word_and_pdf(design: str, tmp_path: Path) -> None:
    text = "- Eins\n  - Zwei\n    - Drei\n      - Vier"
    value = programme(field("Feld", goal("Ziel", aim("Weg", measure("Tun", text=text, fields={"status": "läuft"})))))
    for ending in (".pdf", ".docx"):
        export(value, replace(OPTIONS, design=design), tmp_path / f"listen{ending}")
    printed = written_text(tmp_path / "listen.pdf")
    with zipfile.ZipFile(tmp_path / "listen.docx") as word:
        numbering = word.read("word/numbering.xml").decode()
    signs = [re.search(rf"(\S)\s*{word}", printed) for word in ("Eins", "Zwei", "Drei", "Vier")]
    bullets = re.findall('<w:numFmt w:val="bullet"/>.*?<w:lvlText w:val="(.)"/>', numbering)
    assert [found and found[1] for found in signs] == bullets[:4]


@pytest.mark.parametrize("suffix", ENDINGS)
def test_a_word_that_is_missing_is_found(suffix: str, tmp_path: Path) -> None:
    programme = load("aktionsplan_musterstadt")
    part = next(node for node in walk(programme.nodes) if node.title.startswith("Alle Kinder"))
    target = tmp_path / f"auszug{suffix}"
    export(programme, ExportOptions(parts=(part.id,)), target)
    findings = completeness_findings(programme, ExportOptions(), target)
    assert [finding.kind for finding in findings] == ["words_left_out"]


@pytest.mark.parametrize("suffix", ENDINGS)
def test_the_same_input_makes_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    programme = load("aktionsplan_musterstadt")
    files = [tmp_path / f"{number}{suffix}" for number in (1, 2)]
    for file in files:
        export(programme, OPTIONS, file)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("suffix", ENDINGS)
def test_a_target_without_folder_is_refused(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget) as caught:
        export(load("aktionsplan_musterstadt"), OPTIONS, tmp_path / "fehlt" / f"x{suffix}")
    assert caught.value.kind == "target_folder_missing"


@pytest.mark.parametrize("suffix", ENDINGS)
def test_progress_ends_at_one_and_never_goes_back(suffix: str, tmp_path: Path) -> None:
    heard: list[float] = []
    export(load("aktionsplan_musterstadt"), OPTIONS, tmp_path / f"x{suffix}", heard.append)
    assert heard[-1] == 1.0
    assert heard == sorted(heard)


def test_programme_words_know_titles_texts_fields_and_notes() -> None:
    found = set(programme_words(load("aktionsplan_musterstadt"), OPTIONS))
    assert {"Willkommensbüro", "Hafen", "Nachbarschaftstreffs", "185", "Grundlage", "Dank"} <= found


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
@pytest.mark.parametrize("programme", [action_plan(), election_programme()], ids=["plan", "wahl"])
def test_every_edition_has_every_word(programme: Programme, suffix: str, edition: Edition, tmp_path: Path) -> None:
    options = replace(OPTIONS, edition=edition, compare_with=programme)
    target = tmp_path / f"x{suffix}"
    export(programme, options, target)
    assert missing_words(programme, options, target) == Counter()
