from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from programme.checks import CHECKS, run_checks, waiver_key
from programme.findings import Finding, Severity
from programme.language.spelling import Speller
from programme.markup import plain
from programme.model import FieldDefinition, FieldRole, Level, Programme, walk
from programme.schemes import AKTIONSPLAN, KOALITIONSVERTRAG, WAHLPROGRAMM, with_field
from tests.programme.builders import aim, field, goal, measure, programme, programmes

VISDP = {"V.i.S.d.P.": "E. Muster, Rathausplatz 1, 12345 Musterstadt"}
DICTIONARIES = Path(__file__).parents[3] / "resources" / "dictionaries"


def clean(*nodes: object, **more: object) -> Programme:
    return programme(*nodes, meta=VISDP, **({"scheme": KOALITIONSVERTRAG} | more))  # type: ignore[arg-type]


def kinds(subject: Programme) -> list[str]:
    return [finding.kind for finding in run_checks(subject)]


def only(subject: Programme) -> Finding:
    (finding,) = run_checks(subject)
    return finding


def test_a_sound_programme_has_no_findings() -> None:
    subject = clean(field("Verkehr", measure("Wir bauen Radwege für die Bürger*innen."), text="„Gut“ so."))
    assert run_checks(subject) == []


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({}, ["visdp_missing"]),
        ({"V.i.S.d.P.": " "}, ["visdp_missing"]),
        ({"V.i.S.d.P.": "E. Muster"}, ["visdp_without_address"]),
        (VISDP, []),
    ],
)
def test_visdp(meta: dict[str, str], expected: list[str]) -> None:
    assert kinds(programme(field("A", measure("M")), scheme=KOALITIONSVERTRAG, meta=meta)) == expected


def test_empty_entries() -> None:
    empty = goal("Leer")
    finding = only(clean(field("Verkehr", measure("Busse"), empty)))
    assert (finding.kind, finding.node, finding.values["title"]) == ("entry_empty", empty.id, "Leer")
    assert only(clean(field("Verkehr", measure(" ")))).kind == "title_missing"
    assert kinds(clean(field("Verkehr", goal("Text", text="Wir wollen.")))) == []
    assert kinds(clean(field("Verkehr", goal("Feld", fields={"Ziel": "Mehr"})))) == []


def test_numbers_twice_and_skipped() -> None:
    sections = [
        replace(aim(title), number=number, text="Text.")
        for title, number in [("A", "13.4"), ("B", "13.5"), ("C", "13.5"), ("D", "13.7")]
    ]
    found = run_checks(clean(replace(field("Wohnen", *sections), number="13"), scheme=WAHLPROGRAMM))
    assert [(each.kind, each.node, each.values["number"]) for each in found] == [
        ("number_twice", sections[2].id, "13.5"),
        ("number_skipped", sections[3].id, "13.7"),
    ]
    assert found[0].values["other"] == sections[1].id
    assert found[1].values["before"] == "13.5"


def test_a_number_that_was_taken_away() -> None:
    bare = replace(field("Ohne", text="Text."), number="")
    finding = only(clean(field("Mit", text="Text."), bare, scheme=WAHLPROGRAMM))
    assert (finding.kind, finding.node) == ("number_missing", bare.id)


def test_responsible_by_role() -> None:
    done, open_ = measure("A", fields={"verantwortlich": "Stadt"}), measure("B", fields={"verantwortlich": " "})
    finding = only(clean(field("F", goal("G", aim("Z", done, open_))), scheme=AKTIONSPLAN))
    assert (finding.kind, finding.node) == ("responsible_missing", open_.id)
    own = with_field(
        KOALITIONSVERTRAG, Level.MASSNAHME, FieldDefinition("akteure", "Akteure", role=FieldRole.RESPONSIBLE)
    )
    assert only(clean(field("F", measure("M")), scheme=own)).values["label"] == "Akteure"


def test_references() -> None:
    target = measure("Ziel")
    source = measure(f"Siehe [dort](#{target.id}) und [hier](#weg), ^[auch [](#fort)].")
    found = run_checks(clean(field("F", target, source)))
    assert [(each.kind, each.node) for each in found] == [("reference_dead", source.id)] * 2
    assert found[0].values["text"] == "hier"


def test_references_in_words() -> None:
    text = "Siehe Kapitel 2, Abschnitt 1.1 und Abschnitt 9.9 sowie Abschnitt 3 des SGB."
    finding = only(clean(field("A", aim("Z", measure("M")), text=text), field("B", text="Text."), scheme=WAHLPROGRAMM))
    assert (finding.kind, finding.values["text"]) == ("reference_unknown", "Abschnitt 9.9")


def test_quotes() -> None:
    bad = measure("Dein Freizeitquartier“-Workshops")
    finding = only(clean(field("F", bad, measure("„Gut“"))))
    assert (finding.kind, finding.node, finding.values["start"]) == ("quotes_unbalanced", bad.id, 21)


def test_mixed_gender_forms() -> None:
    other = measure("Die Anwohner:innen reden mit.")
    subject = clean(field("F", measure("Bürger*innen"), measure("Mieter*innen"), other))
    finding = only(subject)
    assert (finding.kind, finding.node) == ("gender_forms_mixed", other.id)
    assert (finding.values["form"], finding.values["usual"]) == ("Anwohner:innen", "Bürger*innen")


def test_missing_gender_forms() -> None:
    bare = measure("Tablets für Schüler und Lehrkräfte")
    named = measure("Bürgerinnen und Bürger, Schülerinnen und Schüler")
    finding = only(clean(field("F", named, bare, measure("Schülertickets, Schüler-Rat"))))
    assert (finding.kind, finding.node, finding.values["word"]) == ("gender_form_missing", bare.id, "Schüler")


def test_long_sentences() -> None:
    fits, long = " ".join(["Wort"] * 30) + ".", " ".join(["Wort"] * 31) + "."
    finding = only(clean(field("F", measure("M", text=f"{fits} {long}"))))
    assert (finding.kind, finding.values["words"]) == ("sentence_long", 31)
    assert finding.values["start"] == len(fits) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das ISEK gilt. Das ISEK hilft.", ["ISEK"]),
        ("Das Konzept (ISEK) gilt; das ISEK hilft.", []),
        ("Das ISEK (Stadtentwicklungskonzept) gilt.", []),
        ("EU, NRW, WLAN, ÖPNV und PKW", []),
        ("Kapitel IV, HAMM und Hamm", []),
        ("ALLES GROSS", []),
        ("XYZ-Plan", ["XYZ"]),
    ],
)
def test_abbreviations(text: str, expected: list[str]) -> None:
    found = run_checks(clean(field("F", measure(text))))
    assert [each.values["abbreviation"] for each in found] == expected


def test_spelling_where_a_speller_is_given() -> None:
    speller = Speller(DICTIONARIES, [DICTIONARIES / "partei.txt"], ["Musterstadt"])
    wrong = measure("Musterstadt baut Radwgee und Radwgee.", text="Für **Bürger*innen**.")
    subject = clean(field("Verkehr", wrong))
    (finding,) = run_checks(subject, speller)
    assert (finding.kind, finding.node, finding.values["word"]) == ("word_unknown", wrong.id, "Radwgee")
    assert run_checks(subject) == []


def test_worst_come_first() -> None:
    subject = programme(field("F", measure("Das ISEK „gilt.")), scheme=KOALITIONSVERTRAG)
    found = run_checks(subject)
    assert [each.severity for each in found] == sorted((each.severity for each in found), key=lambda each: each.rank)
    assert [each.kind for each in found] == ["visdp_missing", "quotes_unbalanced", "abbreviation_unexplained"]
    assert found[0].severity is Severity.ERROR


def test_waived_findings_stay_away_until_their_words_change() -> None:
    node = measure("Das ISEK gilt.")
    subject = clean(field("F", node))
    key = waiver_key(only(subject))
    assert run_checks(subject, waived={key}) == []
    edited = replace(
        subject,
        nodes=(
            field("Neu davor", text="Text."),
            replace(subject.nodes[0], children=(replace(node, title="Nun gilt das ISEK."),)),
        ),
    )
    assert run_checks(edited, waived={key}) == []
    other = replace(subject, nodes=(replace(subject.nodes[0], children=(replace(node, title="Das HSK gilt."),)),))
    assert len(run_checks(other, waived={key})) == 1


def test_places_point_into_the_plain_text() -> None:
    node = measure("Titel", text="Erster *Absatz*.\n\n- Punkt eins\n- Das **ISEK** gilt.")
    finding = only(clean(field("F", node)))
    start, end = finding.values["start"], finding.values["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert finding.values["part"] == "text"
    assert plain(node.text)[start:end] == "ISEK"


@given(programmes())
def test_any_programme_can_be_checked(subject: Programme) -> None:
    ids = {node.id for node in walk(subject.nodes)}
    for finding in run_checks(subject):
        assert finding.node is None or finding.node in ids
        assert len(waiver_key(finding)) == 32


def test_every_check_has_a_purpose_and_a_name() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)
    assert all(check.__doc__ for check in CHECKS)
