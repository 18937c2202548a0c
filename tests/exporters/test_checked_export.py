"""What is said of a file that was written: nobody answerable, characters without a font, words left out."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from exporters import checked_export
from exporters.checked_export import export_checked
from exporters.completeness import missing_words
from exporters.options import Edition, ExportOptions
from exporters.registry import FORMATS
from programme.errors import FormatError
from programme.findings import Finding
from programme.model import Attachment, Level, Node, Programme
from tests.exporters.seed_programmes import load
from tests.programme.builders import field, programme

ANSWERABLE = {"V.i.S.d.P.": "Erika Muster, Marktplatz 1, 12345 Musterstadt"}


def kinds(findings: tuple[Finding, ...]) -> list[str]:
    return [each.kind for each in findings]


@pytest.mark.parametrize("suffix", [each.suffix for each in FORMATS])
def test_nothing_is_said_of_a_good_file(tmp_path: Path, suffix: str) -> None:
    value = replace(load("aktionsplan_musterstadt"), meta=ANSWERABLE)
    shares: list[float] = []
    assert export_checked(value, ExportOptions(), tmp_path / f"x{suffix}", shares.append) == ()
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_printed_matter_without_anybody_answerable_is_named(tmp_path: Path) -> None:
    value = programme(field("Wohnen"))
    for suffix, expected in ((".pdf", ["visdp_missing"]), (".docx", ["visdp_missing"]), (".xlsx", []), (".json", [])):
        assert kinds(export_checked(value, ExportOptions(), tmp_path / f"x{suffix}")) == expected


def test_characters_without_a_font_are_named(tmp_path: Path) -> None:
    value = programme(field("Bäume 🌳 und 漢字 dort"), meta=ANSWERABLE)
    [finding] = export_checked(value, ExportOptions(), tmp_path / "x.pdf")
    assert finding.kind == "characters_without_font"
    assert finding.values["characters"] == "字 漢 🌳"


def test_words_of_divided_cells_are_found_overleaf(tmp_path: Path) -> None:
    text = "Das Flüchtlingsintegrationskonzept unterstützt neuzugewanderte Menschen bei der Wohnraumversorgung. " * 9
    measures = [
        Node(f"m{count}", Level.MASSNAHME, text[: 60 * count], fields={"Status": text, "Bemerkungen": text[9:]})
        for count in range(8, 14)
    ]
    value = programme(field("Wohnen", *measures), meta=ANSWERABLE)
    assert export_checked(value, ExportOptions(edition=Edition.TABLE), tmp_path / "x.pdf") == ()


LONG_WORDS = (
    "Das Flüchtlingsintegrationskonzept unterstützt neuzugewanderte Menschen Wohnraumversorgung und Verkehrsberuhigung "
    "Donaudampfschifffahrtsgesellschaft Bürgerbeteiligungsverfahren in Kindertageseinrichtungen Barrierefreiheit"
).split()


def torn_rows(seed: int) -> Programme:
    """Measures with texts so long that several cells of a row go on overleaf with half a word each."""
    choose = random.Random(seed)

    def text() -> str:
        return " ".join(choose.choices(LONG_WORDS, k=choose.randint(5, 120)))

    fields = ({"Status": text(), "Bemerkungen": text(), "Ort": text()} for _ in range(8))
    measures = [Node(f"m{at}", Level.MASSNAHME, text(), fields=each) for at, each in enumerate(fields)]
    return programme(field("Wohnen", *measures), meta=ANSWERABLE)


@pytest.mark.parametrize("seed", range(12))
def test_parts_of_words_in_neighbouring_cells_are_found_overleaf(tmp_path: Path, seed: int) -> None:
    options = ExportOptions(edition=Edition.TABLE, design=("ratsvorlage", "wahlprogramm")[seed % 2])
    assert export_checked(torn_rows(seed), options, tmp_path / "x.pdf") == ()


def test_a_word_that_a_long_table_lacks_is_named(tmp_path: Path) -> None:
    value, options = torn_rows(1), ExportOptions(edition=Edition.TABLE)
    export_checked(value, options, tmp_path / "x.pdf")
    first = value.nodes[0]
    more = replace(first, children=(*first.children, Node("more", Level.MASSNAHME, "Kindertagespflegestelle")))
    missing = missing_words(replace(value, nodes=(more,)), options, tmp_path / "x.pdf")
    assert missing == {"Kindertagespflegestelle": 1}


def test_words_that_a_writer_forgets_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    value = programme(field("Wohnen"), field("Verkehr"), meta=ANSWERABLE)

    def forgetful(value: Programme, *rest: object) -> tuple[Finding, ...]:
        from exporters.registry import export

        return export(replace(value, nodes=value.nodes[:1]), *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checked_export, "export", forgetful)
    [finding] = export_checked(value, ExportOptions(), tmp_path / "x.docx")
    assert finding.kind == "words_left_out"
    assert "Verkehr" in str(finding.values["words"])


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html"])
def test_a_picture_that_cannot_be_read_is_an_error_and_the_old_file_stays(tmp_path: Path, suffix: str) -> None:
    broken = Attachment("titelbild.png", "image/png", b"no picture", "Rathaus")
    value = programme(field("Wohnen"), attachments=(broken,))
    target = tmp_path / f"x{suffix}"
    target.write_bytes(b"old")
    with pytest.raises(FormatError) as caught:
        export_checked(value, ExportOptions(design="wahlprogramm"), target)
    assert caught.value.kind == "picture_unreadable"
    assert target.read_bytes() == b"old"
