"""Heads of motions that stand in tables of two columns, with or without colons."""

import pytest

from importers.recognition.recognise import recognise
from importers.registry import source_of
from programme.model import Level, Node, Programme, walk

MOVERS = ("Ortsverein Am Bach", "Ortsverein Am Markt")
TITLES = ("Mehr Bänke im Park", "Trinkwasser auf dem Markt")
TEXT = "Der Rat sorgt bis zum Sommer dafür und stellt das Geld bereit."


def book(*names: str) -> Programme:
    """A book of two motions, each with a table whose first column says `names`."""
    parts = []
    for number, (title, mover) in enumerate(zip(TITLES, MOVERS, strict=True), 1):
        values = (mover, "Ratsfraktion", "Annahme")
        rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in zip(names, values, strict=True))
        parts.append(
            f"<h1>Antrag {number}: {title}</h1><table>{rows}</table><p>{TEXT}</p><h2>Begründung</h2><p>Gut.</p>"
        )
    page = f"<!DOCTYPE html><html><body>{''.join(parts)}</body></html>"
    return recognise(source_of(page.encode(), "buch", "html")).programme


@pytest.mark.parametrize(
    "names",
    [
        ("Antragsteller:in", "Adressat", "Empfehlung"),
        ("Antragsteller:", "Adressat:", "Empfehlung:"),
        ("Antragsteller*in", "Geht an", "Empfehlung"),
    ],
)
def test_a_table_above_its_text_is_the_head_of_a_motion(names: tuple[str, ...]) -> None:
    programme = book(*names)
    assert [node.title for node in programme.nodes] == list(TITLES)
    for node, mover in zip(programme.nodes, MOVERS, strict=True):
        assert node.fields["antragsteller_in"] == mover and node.fields["empfehlung"] == "Annahme"
        assert "Ratsfraktion" in node.fields.values()
        assert TEXT in node.text and [child.title for child in node.children] == ["Begründung"]


def test_a_form_that_names_nobody_who_moves_it_is_no_head() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>offen</td></tr>" for name in ("Status", "Adressat", "Thema"))
    page = f"<!DOCTYPE html><html><body><h1>Plan</h1><table>{rows}</table><p>{TEXT}</p></body></html>"
    programme = recognise(source_of(page.encode(), "plan", "html")).programme
    nodes: list[Node] = list(walk(programme.nodes))
    assert not programme.meta and all("status" in node.fields for node in nodes[1:])


def test_what_is_moved_may_stand_in_the_table_of_its_head() -> None:
    parts = []
    for number, (title, mover) in enumerate(zip(TITLES, MOVERS, strict=True), 1):
        head = (("Antrag Nr.", f"V{number}"), ("Antragsteller*in", mover), ("Betreff", title))
        rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in head)
        moved = f"<p>Der Rat möge beschließen:</p><p>{TEXT}</p><ul><li>Zwanzig Bänke</li><li>Ein Brunnen</li></ul>"
        cells = (
            f"<tr><td colspan=2>{moved}</td></tr><tr><td colspan=2><p>Begründung:</p><p>{mover} will es.</p></td></tr>"
        )
        parts.append(f"<table>{rows}{cells}</table>")
    page = f"<!DOCTYPE html><html><body>{'<hr>'.join(parts)}</body></html>"
    result = recognise(source_of(page.encode(), "buch", "html"))
    nodes = result.programme.nodes
    assert [node.title for node in nodes] == list(TITLES) and not result.coverage.lost
    for number, (node, mover) in enumerate(zip(nodes, MOVERS, strict=True), 1):
        assert (node.fields["antrag"], node.fields["antragsteller_in"]) == (f"V{number}", mover)
        assert TEXT in node.text
        assert [child.title for child in node.children if child.level is Level.MASSNAHME] == [
            "Zwanzig Bänke",
            "Ein Brunnen",
        ]
        assert [child.text for child in node.children if child.title == "Begründung"] == [f"{mover} will es."]


@pytest.mark.parametrize(
    "text",
    [
        "Antrag A1\n\n| Antragsteller | KV |\n| Betreff | Bäume |\nZiel           Weniger Lärm\n"
        "Federführung   Bauamt\nZeitraum       2027\nKosten         gering\n",
        "Mehr Bäume\n\nStadt\n\n| Antragsteller | KV |\nA1 Mehr Bäume\n\nMehr Licht\n",
        "Antragsteller:in OV Nord\n\nAntrag A1\n\nWir wollen Bäume.\n",
    ],
)
def test_no_head_of_a_motion_is_lost_beside_titles_and_forms(text: str) -> None:
    result = recognise(source_of(text.encode(), "datei", "txt"))
    assert not result.coverage.missing
    everything = str(result.programme)
    assert "KV" in everything or "Antragsteller:in OV Nord" in everything
