"""Measures in forms that have two names with their values on one line."""

import pytest

from importers.recognition.recognise import recognise
from importers.source import SourceDocument, SourceLine
from importers.text_reader import read_source
from programme.model import Level, walk

CHAPTERS = ("Wohnen und Bauen", "Verkehr in Bewegung", "Klima und Natur")
MEASURES = ("Dächer begrünen", "Plätze entsiegeln")
FORM = (
    "Beschreibung: Die Stadt pflanzt jedes Jahr neue Bäume und pflegt die alten.",
    "Zuständig: Umweltamt{}Beteiligte: Mieterbund",
    "Beginn: 2027{}Frist: Ende 2029",
    "Kosten: 120.000 Euro{}Stand: geplant",
)
FIELDS = {
    "Zuständig": "Umweltamt",
    "Beteiligte": "Mieterbund",
    "Beginn": "2027",
    "Frist": "Ende 2029",
    "Kosten": "120.000 Euro",
    "Stand": "geplant",
}


def forms(between: str) -> list[tuple[str, float]]:
    """Lines with their sizes."""
    lines: list[tuple[str, float]] = []
    for number, chapter in enumerate(CHAPTERS, 1):
        lines.append((chapter, 17.0))
        for place, measure in enumerate(MEASURES, 1):
            lines.append((f"Maßnahme {number}.{place} {measure} im Teil {number}", 12.0))
            lines += [(line.format(between), 11.0) for line in FORM]
    return lines


def assert_is_read(document: SourceDocument) -> None:
    programme = recognise(document).programme
    labels = {field.key: field.label for field in programme.scheme.definition(Level.MASSNAHME).fields}
    nodes = list(walk(programme.nodes))
    assert [node.title for node in programme.nodes] == list(CHAPTERS)
    assert [len(node.children) for node in programme.nodes] == [2, 2, 2]
    for node in nodes:
        found = {labels[key]: value for key, value in node.fields.items()}
        assert not node.children or not found
        assert node.children or FIELDS.items() <= found.items()


@pytest.mark.parametrize("between", [" ", " " * 20], ids=["one blank", "a wide gap"])
def test_pairs_on_a_line_of_text(between: str) -> None:
    lines = [f"\n{text}" if size > 11 else text for text, size in forms(between)]
    assert_is_read(read_source("\n".join(lines).encode(), "massnahmen"))


def test_pairs_on_a_line_of_a_scan_below_chapters_in_large_letters() -> None:
    lines = [
        SourceLine(text, number, page=1, size=size, space_above=float(size > 11))
        for number, (text, size) in enumerate(forms(" "), 1)
    ]
    assert_is_read(SourceDocument(tuple(lines), "massnahmen"))
