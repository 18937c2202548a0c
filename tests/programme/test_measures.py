"""Measures as rows, filtered and counted."""

from dataclasses import replace
from datetime import date

import pytest

from programme.measures import MeasureQuery, bodies, by_responsible, deadline_of, measure_rows, progress_by_field
from tests.programme.builders import aim, field, goal, measure, programme

TREE = programme(
    field(
        "Wohnen",
        goal(
            "Alle",
            aim(
                "Karte",
                measure(
                    "**Monitoring** fortführen", fields={"verantwortlich": "Amt A; Verein B", "umsetzung": "laufend"}
                ),
                measure("Kurse", fields={"verantwortlich": "Amt A", "umsetzung": "offen", "zielgruppe": "Jugendliche"}),
            ),
        ),
    ),
    field("Verkehr", measure("Radwege", text="x")),
)


def test_rows_know_place_number_and_roles() -> None:
    first, second, third = measure_rows(TREE)
    assert first.full_number == "A1/1"
    assert (first.number, first.title, first.responsible, first.progress) == (
        "1",
        "Monitoring fortführen",
        "Amt A; Verein B",
        "laufend",
    )
    assert [each.title for each in second.path] == ["Wohnen", "Alle", "Karte"]
    assert third.handlungsfeld is TREE.nodes[1]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (MeasureQuery(), ["Monitoring fortführen", "Kurse", "Radwege"]),
        (MeasureQuery(responsible="verein"), ["Monitoring fortführen"]),
        (MeasureQuery(progress="OFFEN"), ["Kurse"]),
        (MeasureQuery(words="jugend"), ["Kurse"]),
        (MeasureQuery(responsible="amt a", progress="erledigt"), []),
    ],
)
def test_filters(query: MeasureQuery, titles: list[str]) -> None:
    assert [row.title for row in measure_rows(TREE, query)] == titles


def test_counts() -> None:
    rows = measure_rows(TREE)
    assert progress_by_field(rows) == {"Wohnen": {"laufend": 1, "offen": 1}, "Verkehr": {"": 1}}
    assert by_responsible(rows) == {"Amt A": 2, "Verein B": 1}


def test_bodies_are_divided_by_semicolons_and_spaced_slashes() -> None:
    assert bodies("Fachbereich Kultur, Sport und Freizeit; Amt A / Verein B; Amt A") == [
        "Fachbereich Kultur, Sport und Freizeit",
        "Amt A",
        "Verein B",
    ]


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("bis 31.03.2027", date(2027, 3, 31)),
        ("06/2027", date(2027, 6, 30)),
        ("12/2026", date(2026, 12, 31)),
        ("2025–2027", date(2027, 12, 31)),
        ("laufend", None),
        ("31.02.2027", None),
    ],
)
def test_deadlines(value: str, last: date | None) -> None:
    assert deadline_of(value) == last


def test_names_between_commas_are_bodies_of_their_own_where_one_stands_alone_elsewhere() -> None:
    values = ("Amt A", "Amt A, Verein C", "Fachbereich Kultur, Sport und Freizeit; Verein D", "Verein E, Verein F")
    plan = programme(field("Eins", *(measure(each, fields={"verantwortlich": each}) for each in values)))
    rows = measure_rows(plan)
    whole = "Fachbereich Kultur, Sport und Freizeit"
    assert [row.bodies for row in rows] == [
        ("Amt A",),
        ("Amt A", "Verein C"),
        (whole, "Verein D"),
        ("Verein E, Verein F",),
    ]
    for body, count in by_responsible(rows).items():
        assert len(measure_rows(plan, MeasureQuery(body=body.upper()))) == count


def test_a_reference_without_words_of_its_own_shows_and_finds_what_it_names() -> None:
    chapter = field("Wohnen", measure("Folgt aus [](#c)", fields={"beschreibung": "siehe [](#c), **Rad** und Weg"}))
    (row,) = measure_rows(programme(replace(chapter, id="c")))
    assert row.title == "Folgt aus „Wohnen“"
    assert row.plain_field("beschreibung") == "siehe „Wohnen“, Rad und Weg"
    assert MeasureQuery(words="„wohnen“, rad und weg").wants(row)
