"""What our own writers print comes back with its places: ids, headings and cells from Word, PDF and web pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from exporters.options import Edition, ExportOptions
from exporters.registry import export
from importers.recognition.recognise import recognise
from importers.recognition.result import ImportResult
from importers.registry import read, read_source
from importers.source import LineEnd, LineRole, SourceDocument, SourceLine
from programme.ids import new_id
from programme.model import Level, Node, walk
from programme.numbering import shown_numbers
from tests.programme.builders import aim, field, goal, measure, programme

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
FIELDS = {"verantwortlich": "Amt 61", "zielgruppe": "Alle in Musterstadt", "status": "In Arbeit seit 2024"}
PROGRAMME = programme(
    field(
        "Verkehr",
        goal(
            "Sichere Wege",
            aim("Radwege", measure("Wege bauen", fields=FIELDS), measure("Ampeln stellen", fields=FIELDS)),
        ),
    )
)


def read_back(tmp_path: Path, ending: str) -> SourceDocument:
    path = tmp_path / f"Programm.{ending}"
    export(PROGRAMME, ExportOptions(), path)
    return read_source(path)


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_ids_come_back(tmp_path: Path, ending: str) -> None:
    nodes: list[Node] = list(walk(PROGRAMME.nodes))
    assert [line.node for line in read_back(tmp_path, ending).lines if line.node] == [node.id for node in nodes]


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE])
def test_closing_words_come_back(tmp_path: Path, edition: Edition, ending: str) -> None:
    closing = "Der Plan gilt bis zum Ende der Wahlzeit.\n\n- Rat der Stadt\n- Beirat"
    path = tmp_path / f"Programm.{ending}"
    export(replace(PROGRAMME, closing=closing), ExportOptions(edition=edition), path)
    found = read(path).programme
    assert found.closing == closing and found.nodes == read(exported(tmp_path, edition, ending)).programme.nodes


def exported(tmp_path: Path, edition: Edition, ending: str) -> Path:
    path = tmp_path / f"Ohne Schluss.{ending}"
    export(PROGRAMME, ExportOptions(edition=edition), path)
    return path


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_headings_and_field_tables_come_back(tmp_path: Path, ending: str) -> None:
    document = read_back(tmp_path, ending)
    headings = [line for line in document.lines if line.outline is not None and line.role is LineRole.TEXT]
    first = next(line.outline for line in headings if "Verkehr" in line.text)
    second = next(line.outline for line in headings if "Sichere Wege" in line.text)
    assert first is not None and second == first + 1
    cells = {line.text: line.cell for line in document.lines if line.cell is not None}
    label, value = cells["Verantwortlich"], cells["Amt 61"]
    assert label is not None and value is not None
    assert (label.table, label.row, label.column + 1) == (value.table, value.row, value.column)


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_references_come_back_without_the_number_that_was_printed(tmp_path: Path, ending: str) -> None:
    target = measure("Wege bauen", fields=FIELDS)
    words = f"Siehe [](#{target.id}) und [Wege](#{target.id})"
    pointing = replace(
        measure(f"{words} im Plan", fields={**FIELDS, "status": f"{words}."}), text=f"{words}.\n\n- {words}"
    )
    source = programme(field("Verkehr", goal("Sichere Wege", aim("Radwege", target, pointing))))
    path = tmp_path / f"Programm.{ending}"
    export(source, ExportOptions(), path)
    back = {node.id: node for node in walk(read(path).programme.nodes)}[pointing.id]
    assert (back.title, back.text, back.fields["status"]) == (pointing.title, pointing.text, pointing.fields["status"])


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE])
def test_lists_and_paragraphs_of_a_measure_stay_in_it(tmp_path: Path, edition: Edition, ending: str) -> None:
    text = "Es fehlen\n\n- Bänke, nämlich\n  - am Markt,\n  - am Bahnhof,\n- Lampen.\n\nDabei gilt:\n\n1. Erst das eine,\n2. dann das andere."
    source = programme(
        field(
            "Verkehr",
            goal(
                "Ziel", aim("Wege", measure("Wege bauen", text=text, fields=FIELDS), measure("Ampeln", fields=FIELDS))
            ),
        )
    )
    source = replace(source, preface="Liebe Leute,\n\nso soll es sein.")
    path = tmp_path / f"Programm.{ending}"
    export(source, ExportOptions(edition=edition), path)
    back = read(path).programme
    measures = [node for node in walk(back.nodes) if node.level is Level.MASSNAHME]
    assert [(node.title, node.text, node.fields) for node in measures] == [
        ("Wege bauen", text, FIELDS),
        ("Ampeln", "", FIELDS),
    ]
    assert back.preface == source.preface


def entry(node: Node) -> tuple[object, ...]:
    """What a file says of an entry."""
    return node.id, node.level, node.number or "", node.title, node.text, dict(node.fields)


@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE])
@pytest.mark.parametrize("name", ["aktionsplan", "koalitionsvertrag", "wahlprogramm"])
def test_a_sample_comes_back_from_markdown(tmp_path: Path, name: str, edition: Edition) -> None:
    """Without the ids of entries that nothing refers to, and with hyphens that a computed line end may have put there."""
    source = read(SAMPLES / f"{name}_musterstadt.json").programme
    path = tmp_path / "Programm.md"
    export(source, ExportOptions(edition=edition), path)
    back = read(path).programme
    assert [entry(node)[1:] for node in walk(back.nodes)] == [entry(node)[1:] for node in walk(source.nodes)]
    assert (back.title, back.preface, back.closing) == (source.title, source.preface, source.closing)


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE])
@pytest.mark.parametrize("name", ["aktionsplan", "antrag", "koalitionsvertrag", "wahlprogramm"])
def test_a_sample_comes_back_whole(tmp_path: Path, name: str, edition: Edition, ending: str) -> None:
    source = read(SAMPLES / f"{name}_musterstadt.json").programme
    path = tmp_path / f"Programm.{ending}"
    export(source, ExportOptions(edition=edition), path)
    back = read(path).programme
    assert [entry(node) for node in walk(back.nodes)] == [entry(node) for node in walk(source.nodes)]
    assert (back.title, back.preface, back.closing) == (source.title, source.preface, source.closing)


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_every_word_of_our_own_print_is_accounted_for(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"Programm.{ending}"
    export(replace(PROGRAMME, meta={"Herausgeber": "Stadt Musterstadt"}), ExportOptions(), path)
    result = read(path)
    assert (result.coverage.share, dict(result.coverage.lost), result.coverage.missing) == (1.0, {}, ())
    assert "Schrift" not in result.programme.meta
    assert [each.kind for each in result.programme.findings if each.kind == "font_credit"] == ["font_credit"]


def cut_and_pasted(*rows: tuple[int, str, str]) -> ImportResult:
    """Headings of our own as LibreOffice leaves them: depth, label, title."""
    lines = [
        SourceLine(title, number, LineEnd.PARAGRAPH, outline=depth, marker=label, node=new_id())
        for number, (depth, label, title) in enumerate(rows, 1)
    ]
    return recognise(SourceDocument(tuple(lines), "Plan"))


def numbers(result: ImportResult) -> list[str]:
    shown = shown_numbers(result.programme)
    return [shown.get(node.id, "") for node in walk(result.programme.nodes)]


def test_headings_that_libreoffice_pasted_count_on() -> None:
    result = cut_and_pasted(
        (1, "", "Bildung"), (2, "Leitziel A", "Kitas"), (3, "Handlungsziel A1", "Plätze"), (3, "Handlungsziel A1", "Personal"),
        (2, "Leitziel A", "Schulen"), (3, "Handlungsziel A1", "Dächer"), (3, "Handlungsziel A1", "Räume"),
        (1, "", "Verkehr"), (2, "Leitziel A", "Wege"), (2, "Leitziel B", "Busse"),
    )  # fmt: skip
    assert numbers(result) == ["", "A", "A1", "A2", "B", "B1", "B2", "", "A", "B"]
    told = [
        (each.values["title"], each.values["count"])
        for each in result.programme.findings
        if each.kind == "numbers_counted_on"
    ]
    assert told == [("Bildung", 4)]


def test_a_number_that_stands_twice_on_purpose_stays() -> None:
    result = cut_and_pasted(
        (1, "", "Bildung"), (2, "Leitziel A", "Kitas"), (2, "Leitziel A", "Schulen"), (2, "Leitziel B", "Räume")
    )
    assert numbers(result) == ["", "A", "A", "B"]
