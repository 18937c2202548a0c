"""Search finds parts of words, in everything, and marks what it found."""

import pytest

from database.records import Hit, SearchFilter
from database.store import Store
from programme.model import FieldDefinition, FieldRole, Level, Programme
from programme.schemes import AKTIONSPLAN, with_field
from tests.programme.builders import aim, field, goal, measure, programme


@pytest.fixture
def plan(store: Store) -> Programme:
    wanted = programme(
        field(
            "Mobilität",
            goal(
                "Verkehr",
                aim(
                    "Radverkehr stärken",
                    measure("**Straßenbäume** pflanzen", text="Wir pflanzen [Bäume](#x) an Radwegen in Öl und ÖPNV."),
                    measure(
                        "Radwege bauen",
                        fields={
                            "verantwortlich": "Tiefbauamt; Verein Rad",
                            "umsetzung": "laufend",
                            "status": "geplant",
                        },
                    ),
                ),
            ),
        ),
        title="Aktionsplan Musterstadt",
        preface="Ein Vorwort über Lastenräder.",
    )
    store.library.take_in(wanted)
    return wanted


def found(hits: list[Hit]) -> list[str]:
    return [hit.title for hit in hits]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("verkehr", ["Verkehr", "Radverkehr stärken"]),
        ("STRASSEN", ["Straßenbäume pflanzen"]),
        ("pnv", ["Straßenbäume pflanzen"]),
        ("öl", ["Straßenbäume pflanzen"]),
        ("rad wege", ["Radwege bauen", "Straßenbäume pflanzen"]),
        ('"an radwegen"', ["Straßenbäume pflanzen"]),
        ("tiefbau", ["Radwege bauen"]),
        ("lastenrad", ["Aktionsplan Musterstadt"]),
        ("gibt es nicht", []),
        ('"', []),
        ("verkehr OR mobil", []),
        ("", []),
    ],
)
def test_words_are_found_wherever_they_stand(store: Store, plan: Programme, words: str, titles: list[str]) -> None:
    assert found(store.search.find(words)) == titles


def test_hits_say_where_and_what(store: Store, plan: Programme) -> None:
    hit = store.search.find("baume pflanzen")[0]
    assert (hit.programme, hit.node) == (plan.id, plan.nodes[0].children[0].children[0].children[0].id)
    assert (hit.level, hit.number) == (Level.MASSNAHME, "1")
    assert [hit.title[start:end] for start, end in hit.title_marks] == ["bäume", "pflanzen"]
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["pflanzen", "Bäume"]


def test_long_texts_are_shown_around_the_hit(store: Store) -> None:
    store.library.take_in(programme(field("F", text="Anfang " + "wort " * 200 + "Nadel im Heu " + "wort " * 200)))
    hit = store.search.find("nadel")[0]
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Nadel"]


def test_filters_narrow(store: Store, plan: Programme) -> None:
    other = programme(field("Radverkehr anderswo"))
    store.library.take_in(other)
    assert found(store.search.find("rad", SearchFilter(programmes=frozenset({other.id})))) == ["Radverkehr anderswo"]
    assert found(store.search.find("rad", SearchFilter(levels=frozenset({Level.HANDLUNGSZIEL})))) == [
        "Radverkehr stärken"
    ]
    assert found(store.search.find("", SearchFilter(responsible="tiefbau"))) == ["Radwege bauen"]
    assert found(store.search.find("rad", SearchFilter(progress="laufend"))) == ["Radwege bauen"]
    assert found(store.search.find("", SearchFilter(progress="geplant"))) == []  # the words stand in another field


def test_filters_understand_fields_by_their_role(store: Store) -> None:
    scheme = with_field(
        AKTIONSPLAN, Level.HANDLUNGSZIEL, FieldDefinition("akteure", "Akteure", role=FieldRole.RESPONSIBLE)
    )
    store.library.take_in(programme(aim("Ziel", fields={"akteure": "Jugendamt"}), scheme=scheme))
    assert found(store.search.find("", SearchFilter(responsible="jugendamt"))) == ["Ziel"]


def test_the_index_follows_every_kind_of_change(store: Store, plan: Programme) -> None:
    goal_id = plan.nodes[0].children[0].id
    store.search.find("rad")
    store.entries.edit(goal_id, {"title": "Wege"})
    assert found(store.search.find("verkehr")) == ["Radverkehr stärken"]
    comment = store.comments.add(goal_id, "Stellplätze fehlen").made
    assert found(store.search.find("stellplatz")) == ["Wege"]
    store.comments.edit(comment, {"text": "erledigt"})
    assert store.search.find("stellplatz") == []
    store.entries.remove([goal_id])
    assert found(store.search.find("rad")) == ["Aktionsplan Musterstadt"]
    store.history.undo(plan.id)
    assert len(store.search.find("rad")) == 4
    store.library.edit(plan.id, {"title": "Fahrradplan"})
    assert found(store.search.find("fahrrad")) == ["Fahrradplan"]


def test_numbers_follow_moves(store: Store, plan: Programme) -> None:
    aim_node = plan.nodes[0].children[0].children[0]
    assert store.search.find("radwege bauen")[0].number == "2"
    store.entries.move([aim_node.children[1].id], aim_node.id, 0)
    assert store.search.find("radwege bauen")[0].number == "1"
