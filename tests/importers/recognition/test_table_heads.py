"""Heads of tables that are phrases, in two rows, below a caption or repeated; truth first."""

import csv
import io
from collections.abc import Iterator
from html import escape

import pytest

from importers.recognition.recognise import recognise
from importers.recognition.tables.heads import meaning_of, role_in
from importers.registry import source_of
from programme.markup import plain_inline
from programme.model import FieldRole, Level, Node, walk

Row = tuple[str, ...]
ROOFS, WAY, LINE = "Dächer der Schulen belegen", "Radweg am Kanal ausbauen", "Linie 5 alle zehn Minuten fahren"
QUESTIONS: list[Row] = [
    ("Was soll geschehen?", "Wer ist verantwortlich?", "Bis wann?", "Was kostet es?"),
    (ROOFS, "Hochbauamt", "Ende 2027", "120.000 Euro"),
    (WAY, "Tiefbauamt", "2028", "offen"),
]
PHRASES: list[Row] = [
    ("Lfd. Nr.", "Bezeichnung der Maßnahme", "Zuständige Stelle in der Verwaltung", "Geplanter Zeitraum der Umsetzung"),
    ("1", ROOFS, "Hochbauamt", "2027 bis 2029"),
    ("2", WAY, "Tiefbauamt", "ab 2028"),
]
REPEATED: list[Row] = [*PHRASES, PHRASES[0], ("3", LINE, "Verkehrsbetriebe", "2027")]
CAPTION: list[Row] = [
    ("Maßnahmen im Handlungsfeld Mobilität", "", "", ""),
    ("Nr.", "Maßnahme", "Zuständig in der Verwaltung", "Umsetzung bis"),
    ("1", WAY, "Tiefbauamt", "2028"),
    ("2", LINE, "Verkehrsbetriebe", "2027"),
]
TWO_ROWS: list[Row] = [
    ("Nr.", "Maßnahme", "Umsetzung", "", "Kosten", ""),
    ("", "", "Zuständig", "Frist", "2027", "2028"),
    ("1", ROOFS, "Hochbauamt", "2029", "50.000", "70.000"),
    ("2", WAY, "Tiefbauamt", "2028", "0", "3 Mio."),
]
BELOW_IDEAS: list[Row] = [
    ("Nr.", "Idee", "Wirkung aufs Klima", "Wer kümmert sich?"),
    ("1", ROOFS, "hoch", "Hochbauamt"),
    ("2", WAY, "mittel", "Tiefbauamt"),
    ("3", LINE, "hoch", "Verkehrsbetriebe"),
]
TABLES = {
    "questions": (QUESTIONS, [ROOFS, WAY], {"Bis wann?": "Ende 2027", "Was kostet es?": "120.000 Euro"}),
    "phrases": (PHRASES, [ROOFS, WAY], {"Zuständige Stelle in der Verwaltung": "Hochbauamt"}),
    "repeated": (REPEATED, [ROOFS, WAY, LINE], {"Geplanter Zeitraum der Umsetzung": "2027 bis 2029"}),
    "caption": (CAPTION, [WAY, LINE], {"Umsetzung bis": "2028"}),
    "two rows": (TWO_ROWS, [ROOFS, WAY], {"Zuständig": "Hochbauamt", "Kosten 2028": "70.000"}),
    "ideas": (BELOW_IDEAS, [ROOFS, WAY, LINE], {"Wirkung aufs Klima": "hoch", "Wer kümmert sich?": "Hochbauamt"}),
}
FIGURES: list[Row] = [
    ("Jahr", "Einwohner", "Fläche in Hektar"),
    ("2020", "31.000", "4.500"),
    ("2021", "31.400", "4.500"),
]
PEOPLE: list[Row] = [
    ("Platz", "Name", "Beruf", "Wohnort"),
    ("1", "Erika Muster", "Ärztin", "Nord"),
    ("2", "Max Muster", "Koch", "Süd"),
]


def _csv(rows: list[Row]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode()


def _html(rows: list[Row]) -> bytes:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[1:])
    return f"<html><body><h1>Aktionsplan</h1><table><tr>{head}</tr>{body}</table></body></html>".encode()


def _rows(rows: list[Row]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in rows]


def _with_depth(nodes: tuple[Node, ...], depth: int = 0) -> Iterator[tuple[int, Node]]:
    for node in nodes:
        yield depth, node
        yield from _with_depth(node.children, depth + 1)


def _markdown(rows: list[Row]) -> bytes:
    lines = _rows(rows)
    return "\n".join(["# Aktionsplan", "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode()


FORMATS = {"csv": _csv, "html": _html, "md": _markdown}


def _measures(rows: list[Row], kind: str) -> list[tuple[str, dict[str, str]]]:
    programme = recognise(source_of(FORMATS[kind](rows), "Plan", kind)).programme
    labels = {field.key: field.label for level in programme.scheme.levels for field in level.fields}
    return [
        (plain_inline(node.title), {labels.get(key, key): plain_inline(value) for key, value in node.fields.items()})
        for node in walk(programme.nodes)
        if node.level is Level.MASSNAHME
    ]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", TABLES)
def test_each_row_becomes_a_measure_with_the_fields_that_its_head_names(name: str, kind: str) -> None:
    rows, titles, fields = TABLES[name]
    found = _measures(rows, kind)
    assert [title for title, _ in found] == titles
    assert {key: found[0][1].get(key) for key in fields} == fields


def test_areas_that_come_again_in_several_tables_name_no_fields() -> None:
    head: Row = ("Ort", "Maßnahme", "Zuständig", "Frist")
    tables: list[list[Row]] = [
        [head, ("Innenstadt", ROOFS, "Hochbauamt", "2027"), ("Nordstadt", WAY, "Tiefbauamt", "2028")],
        [head, ("Innenstadt", LINE, "Verkehrsbetriebe", "2027"), ("Nordstadt", "Bänke aufstellen", "Bauhof", "2026")],
    ]
    content = b"\n\n".join(map(_markdown, tables))
    nodes = list(walk(recognise(source_of(content, "Plan", "md")).programme.nodes))
    titles = [plain_inline(node.title) for node in nodes if node.level is Level.MASSNAHME]
    assert titles == [ROOFS, WAY, LINE, "Bänke aufstellen"]


@pytest.mark.parametrize("chapters", [("Stadtplanung", "Verkehr"), ()], ids=["below chapters", "alone"])
def test_rows_that_head_others_are_deeper_than_the_chapter_above_their_table(chapters: tuple[str, ...]) -> None:
    head: Row = ("Nr.", "Maßnahme", "Zuständig", "Frist")
    parts: list[tuple[str, list[Row]]] = [
        ("Stadtplanung", [("Energie", "", "", ""), ("1", ROOFS, "Hochbauamt", "2027")]),
        (
            "Verkehr",
            [("Radfahren", "", "", ""), ("2", WAY, "Tiefbauamt", "2028"), ("Busse", "", "", ""), ("3", LINE, "", "")],
        ),
    ]
    content = "# Aktionsplan\n\n"
    for chapter, rows in parts:
        content += f"## {chapter}\n\n" if chapter in chapters else "Dazu steht fest:\n\n"
        content += "\n".join([*_rows([head]), "|---" * len(head) + "|", *_rows(rows)]) + "\n\n"
    found = [
        (depth, plain_inline(node.title))
        for depth, node in _with_depth(recognise(source_of(content.encode(), "Plan", "md")).programme.nodes)
        if node.level is not Level.MASSNAHME
    ]
    rows_found = [(len(chapters) // 2, name) for name in ("Energie", "Radfahren", "Busse")]
    assert [each for each in found if each[1] not in chapters] == rows_found
    assert [name for depth, name in found if depth == 0 and chapters] == list(chapters)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("rows", [FIGURES, PEOPLE], ids=["figures", "people"])
def test_tables_of_other_things_stay_text(rows: list[Row], kind: str) -> None:
    assert _measures(rows, kind) == []


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Zuständige Stelle in der Verwaltung", FieldRole.RESPONSIBLE),
        ("Geplanter Zeitraum der Umsetzung", FieldRole.DEADLINE),
        ("Bis wann?", FieldRole.DEADLINE),
        ("Kosten in €", FieldRole.COST),
        ("Investitionskosten", FieldRole.COST),
        ("Name des Ansprechpartners", FieldRole.RESPONSIBLE),
        ("Einwohner", None),
    ],
)
def test_a_phrase_means_what_its_first_known_word_says(name: str, role: FieldRole | None) -> None:
    assert role_in(name) is role


def test_a_general_word_leaves_it_to_the_next_what_it_names() -> None:
    assert meaning_of("Bezeichnung der Maßnahme").is_title
    assert meaning_of("Name des Ansprechpartners").is_field
    assert meaning_of("Lfd. Nr.").is_number
