"""Fields of measures that a page sets in two columns without rulings: names at the left, values at the right."""

import pytest

from importers.recognition.recognise import recognise
from importers.source import SourceDocument, SourceLine
from programme.model import Level, Programme, walk

FORM = (
    ("Kurzbeschreibung", ("Die Stadt pflanzt jedes Jahr neue Bäume", "und pflegt die alten mit den Schulen.")),
    ("Zielgruppe", ("Alle Haushalte",)),
    ("Grüne Dividende", ("viel Schatten",)),
    ("Zuständigkeit", ("Gartenamt",)),
    ("Umsetzungszeitraum", ("kurzfristig",)),
    ("Finanzierung", ("Haushalt der Stadt",)),
)
MEASURES = ("Bäume am Markt", "Dächer begrünen", "Bäche öffnen", "Gärten für alle")


def line(text: str, left: float, top: float, size: float = 10.0, column: int | None = None) -> SourceLine:
    return SourceLine(
        text, int(top), page=1, left=left, right=left + 5 * len(text), top=top, bottom=top + size, size=size, column=column,
        bold=float(size > 10),
    )  # fmt: skip


def in_columns(top: float) -> list[SourceLine]:
    """A form whose names are read before all its values."""
    names, values = [], []
    for name, words in FORM:
        names.append(line(name, 60, top, column=0))
        for text in words:
            values.append(line(text, 200, top, column=1))
            top += 14
    return [*names, *values]


def with_tabs(top: float) -> list[SourceLine]:
    """A form whose lines hold a wide gap, but where the name is as wide as its column."""
    lines = []
    for name, (first, *rest) in FORM:
        gap = " " if name == "Umsetzungszeitraum" else "\t"
        lines.append(line(f"{name}{gap}{first}", 60, top))
        for text in rest:
            top += 14
            lines.append(line(text, 200, top))
        top += 14
    return lines


def read(shape: str) -> Programme:
    lines, top = [line("Grün in der Stadt", 60, 40, 18.0)], 80.0
    for measure in MEASURES:
        lines.append(line(measure, 60, top, 12.0))
        lines += (in_columns if shape == "columns" else with_tabs)(top + 20)
        top += 150
    return recognise(SourceDocument(tuple(lines), "plan")).programme


@pytest.mark.parametrize("shape", ["columns", "tabs"])
def test_names_beside_their_values_are_fields(shape: str) -> None:
    programme = read(shape)
    labels = {field.key: field.label for field in programme.scheme.definition(Level.MASSNAHME).fields}
    measures = [node for node in walk(programme.nodes) if node.level is Level.MASSNAHME]
    assert [node.title for node in measures] == list(MEASURES)
    for node in measures:
        found = {labels[key]: value for key, value in node.fields.items()}
        assert list(found.values()) == [" ".join(words) for _, words in FORM]
        assert {"Kurzbeschreibung", "Zielgruppe", "Grüne Dividende", "Finanzierung"} <= set(found)


def test_text_beside_text_stays_text() -> None:
    left = ["Unsere Stadt wächst", "Ziel für morgen", "Wege zu den Leuten", "Kosten im Blick"]
    lines = [line("Grün in der Stadt", 60, 40, 18.0)]
    lines += [line(text, 60, 80 + 14 * place, column=0) for place, text in enumerate(left)]
    lines += [line("Hier steht, was wir wollen.", 200, 80 + 14 * place, column=1) for place in range(4)]
    programme = recognise(SourceDocument(tuple(lines), "plan")).programme
    assert not any(node.fields for node in walk(programme.nodes))
