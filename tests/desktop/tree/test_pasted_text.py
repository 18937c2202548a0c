"""Which texts of other programs have an outline for the readers, and which are entries line by line."""

import pytest

from desktop.tree import pasted_page, pasted_text
from programme import schemes
from programme.model import Level, Node

FIELD = Level.HANDLUNGSFELD
PLAN = schemes.built_in("wahlprogramm")


def shown(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    rows = []
    for node in nodes:
        number = f"{node.number} " if node.number else ""
        rows += ["  " * depth + number + node.title, *(f"{'  ' * depth}| {line}" for line in node.text.splitlines())]
        rows += shown(node.children, depth + 1)
    return rows


def entries(text: str, level: Level = FIELD) -> list[str]:
    return shown(pasted_text.entries(text, PLAN, level, 500)[0])


@pytest.mark.parametrize(
    "text",
    [
        "5. Sport\n- Halle sanieren\n- Bad öffnen\n6. Kultur\n- Theater bauen\n",
        "Sport\n• Halle sanieren\n",
        "1. Sport\n1.1 Hallen\n",
        "• Halle sanieren\no Dach\n",
        "Leitziel A: Wohnen\nLeitziel B: Verkehr\n",
        "- Halle sanieren, damit auch im Winter alle\n  Vereine üben können\n- Bad öffnen\n",
        "Sport\n" + "Wir wollen die Hallen der Stadt sanieren, damit alle Vereine üben können. " * 3,
    ],
)
def test_signs_and_words_make_an_outline(text: str) -> None:
    assert pasted_text.has_outline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Radwege bauen\nBusse öfter fahren lassen\n",
        "- Radwege bauen\n- Busse öfter fahren lassen\n",
        "5. Sport\n6. Kultur\n",
        "Sport\n  Halle sanieren\nKultur\n",
        "8. März feiern\nDen 12. Mai begehen\n500 Wohnungen bauen\n",
        "",
    ],
)
def test_lines_of_one_kind_make_none(text: str) -> None:
    assert not pasted_text.has_outline(text)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1. Sport\n2. Kultur\n", ["Sport", "Kultur"]),
        ("5. Sport\n6. Kultur\n", ["5 Sport", "6 Kultur"]),
        ("5. Sport\n", ["5 Sport"]),
        ("a) Sport\nb) Kultur\n", ["Sport", "Kultur"]),
        ("2 Sport\n3 Kultur\n", ["2 Sport", "3 Kultur"]),
        ("1 Sport\n  1.1 Halle\n2 Kultur\n", ["Sport", "  Halle", "Kultur"]),
        ("3 Brücken\n", ["3 Brücken"]),
        ("3 Brücken\nViele Wege\n", ["3 Brücken", "Viele Wege"]),
        ("12. März feiern\n", ["12. März feiern"]),
        ("2. Liga\n7. Himmel\n", ["2. Liga", "7. Himmel"]),
        ("•\tSport\n•\tKultur\n", ["Sport", "Kultur"]),
        ("Sport\n  Halle\n  Bad\nKultur\n\tTheater\n", ["Sport", "  Halle", "  Bad", "Kultur", "  Theater"]),
        ("- Sport\n  - Halle\n    - neu\n- Kultur\n", ["Sport", "  Halle", "    neu", "Kultur"]),
        ("Sport\n  1.1 Hallen\n  1.2 Bäder\nKultur\n  2.1 Theater\n", ["Sport", "  Hallen", "  Bäder", "Kultur", "  Theater"]),
        ("    Sport und Kultur in\nder ganzen Stadt\n", ["Sport und Kultur in", "der ganzen Stadt"]),
        ("-\n- Sport\n", ["Sport"]),
    ],
)  # fmt: skip
def test_lines_become_entries(text: str, rows: list[str]) -> None:
    assert entries(text) == rows


def test_points_below_a_measure_are_a_list_in_its_text() -> None:
    text = "- Halle sanieren\n  - Dach*\n    - Ziegel\n- Bad öffnen\n"
    assert entries(text, Level.MASSNAHME) == ["Halle sanieren", "| - Dach\\*", "|   - Ziegel", "Bad öffnen"]


def test_a_number_is_not_kept_where_entries_have_none() -> None:
    assert entries("5. Halle sanieren\n6. Bad öffnen\n", Level.MASSNAHME) == ["Halle sanieren", "Bad öffnen"]


def test_columns_without_names_are_titles_and_texts() -> None:
    text = "Halle\tHeidestraße\tneu\nBad\tAm Ring\talt\n"
    assert not pasted_text.names_columns(text)
    assert entries(text) == ["Halle", "| Heidestraße", "| ", "| neu", "Bad", "| Am Ring", "| ", "| alt"]
    assert pasted_text.names_columns("Maßnahme\tFrist\nHalle\t2027\n")


def test_columns_are_those_of_a_spreadsheet() -> None:
    assert pasted_text.has_columns("Maßnahme\tFrist\nHalle\t2027\n")
    assert not pasted_text.has_columns("1.\tSport\n2.\tKultur\n")
    assert not pasted_text.has_columns("Sport\n\tHalle\n")
    assert not pasted_text.has_columns("Sport\nKultur\n")


GOOGLE = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span '
    'style="font-weight:{weight};">Sport</span></p><p dir="ltr"><span style="font-weight:400;">Wir laufen.</span></p></b>'
)


@pytest.mark.parametrize(
    ("html", "is_outline"),
    [
        ("<h2>Sport</h2>", True),
        ("<p>Sport</p><ul><li>Halle</li></ul>", True),
        ("<ul><li>Sport<ul><li>Halle</li></ul></li></ul>", True),
        ("<p><b>Sport</b></p><p>Wir laufen.</p>", True),
        (GOOGLE.format(weight=700), True),
        (GOOGLE.format(weight=400), False),
        ("<table><tr><td><p>Halle</p></td><td><p>2027</p></td></tr></table>", True),
        ("<table><tr><td>Halle</td><td></td></tr><tr><td>Bad</td></tr></table>", False),
        ("<ul><li>Halle</li><li><b>Bad</b> öffnen</li></ul>", False),
        ("<style>h1 {}</style><div>Halle</div><div>Bad</div>", False),
        ("<p class=L style='mso-list:l0 level1 lfo1'>Halle</p><p class=L style='mso-list:l0 level2 lfo1'>Dach</p>", True),
        ("<p class=L style='mso-list:l0 level1 lfo1'>Halle</p><p class=L style='mso-list:l0 level1 lfo1'>Bad</p>", False),
        ("</li></ul>Halle<b", False),
    ],
)  # fmt: skip
def test_pages_have_an_outline_where_their_paragraphs_differ(html: str, is_outline: bool) -> None:
    assert pasted_page.has_outline(html) is is_outline
