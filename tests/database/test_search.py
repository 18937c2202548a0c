"""Search finds parts of words, in everything, and marks what it found."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from database import search
from database.hit_numbers import HitNumbers
from database.records import Hit, SearchFilter
from database.snippets import shown_text, shown_title
from database.store import Store
from programme.language.folding import fold, folded
from programme.markup import plain, plain_inline
from programme.model import Counter, FieldDefinition, FieldRole, Level, Numbering, Programme, walk
from programme.numbering import shown_numbers
from programme.schemes import AKTIONSPLAN, WAHLPROGRAMM, with_field
from tests.programme.builders import aim, field, goal, measure, programme, programmes


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


def test_whole_words_of_titles_come_before_parts_of_them_and_both_before_words_in_texts(store: Store) -> None:
    store.library.take_in(programme(field("nur im Text", text="rad"), field("Radverkehr"), field("Das Rad")))
    assert found(store.search.find("rad")) == ["Das Rad", "Radverkehr", "nur im Text"]


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


SIGNS = st.text(st.sampled_from("aB1 *_[]()^\\\n\t-+.ßÄ\u00ad\u00a0#x"), max_size=40)


@given(SIGNS)
@settings(max_examples=500)
def test_the_short_cuts_for_plain_text_change_nothing(text: str) -> None:
    assert shown_title(text) == plain_inline(text)
    assert shown_text(text) == plain(text)


@given(st.text(max_size=30) | SIGNS)
@settings(max_examples=500)
def test_folding_a_whole_text_is_folding_its_letters(text: str) -> None:
    letters = [fold(letter) for letter in text]
    assert fold(text) == "".join(letters) == folded(text).text
    assert [text[start] for start in folded(text).starts[:-1]] == [
        letter for letter, parts in zip(text, letters, strict=True) for _ in parts
    ]


def test_every_part_of_a_word_is_found() -> None:
    word = "Straßenbäumepflege"
    with TemporaryDirectory() as folder, Store.open(Path(folder, "bestand.db")) as store:
        store.library.take_in(programme(field("anderes"), field("Feld", text=f"Die {word} und mehr.")))
        for start, end in product(range(len(word)), range(len(word) + 1)):
            if start < end:
                assert "Feld" in found(store.search.find(word[start:end])), word[start:end]


@settings(max_examples=25)
@given(st.lists(st.text('aäbßc 1%*"\n😀', max_size=6), min_size=1, max_size=6), st.sampled_from([0, 3, 10**6]))
def test_short_words_are_found_as_a_look_into_each_row_finds_them(texts: list[str], many: int) -> None:
    """However many rows the index may be asked about: at the ends of texts, and where it has nothing, too."""
    with (
        TemporaryDirectory() as folder,
        Store.open(Path(folder, "bestand.db")) as store,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("database.sqlite.full_text._MANY", many)
        wanted = programme(field("Feld", *[measure(f"M{place}", text=f"`{each}`") for place, each in enumerate(texts)]))
        store.library.take_in(wanted)
        for sign, other in product('abs1%*"😀', ["", *"acs %*😀"]):
            word = fold(sign + other).strip()
            query = f'"{word}"' if '"' not in word else word
            hits = {hit.title for hit in store.search.find(query) if hit.node}
            shown = {node.title: fold(f"{node.title}\x1f{shown_text(node.text)}") for node in walk(wanted.nodes)}
            assert hits == {title for title, text in shown.items() if word in text}, word


def test_a_store_that_is_only_read_finds_short_words(store: Store, plan: Programme, path: Path) -> None:
    store.search.refresh()
    store.close(backup=False)
    with Store.open(path, read_only=True) as read:
        assert [hit.title for hit in read.search.find("öl")] == ["Straßenbäume pflanzen"]
        assert read.search.find("qz") == []


def test_a_store_that_is_only_read_finds_nothing_that_was_removed(store: Store, plan: Programme, path: Path) -> None:
    assert len(store.search.find("rad")) == 4
    store.entries.remove([plan.nodes[0].children[0].id])
    store.close(backup=False)
    with Store.open(path, read_only=True) as reader:
        assert found(reader.search.find("rad")) == [plan.title]
        assert reader.search.find("bäume") == []


def test_an_index_without_endings_is_made_anew_when_the_store_is_looked_through(store: Store) -> None:
    """As programs before left it."""
    store.library.take_in(programme(field("Öl")))
    assert [hit.title for hit in store.search.find("öl")] == ["Öl"]
    connection, backend = store._ledger.connection, store._ledger.backend
    with connection.begin():
        ids = connection.exec_driver_sql("SELECT id FROM search_texts").scalars().all()
        backend.index_drop(connection, ids)
        connection.exec_driver_sql("UPDATE search_texts SET title = rtrim(title, char(31))")
        backend.index_put(connection, ids)
    assert store.search.find("öl") == []
    assert store.check() == []
    assert [hit.title for hit in store.search.find("öl")] == ["Öl"]


@pytest.mark.parametrize("sign", ["*", "?", "[", "]", "^", "-", "%", "_", "\\", "a*", "[a", "?]", "**"])
def test_signs_of_patterns_are_signs(store: Store, sign: str) -> None:
    """They are in words of one or two letters, which the index does not know."""
    titles = ["ab", "Was?", "Wer[a]s?]", "5 * 5 **", "a*b", "100 %", "A_b-c^d", "C:\\d"]
    store.library.take_in(programme(field("Feld", *[measure(f"`{each}`") for each in titles])))
    found = {hit.title for hit in store.search.find(f'"{sign}"')}
    assert found == {each for each in {shown_title(f"`{title}`") for title in titles} if sign in fold(each)}


def test_filters_by_role_look_beyond_the_first_candidates(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "CANDIDATES", 2)
    measures = [measure(f"M{number}", text="Amt", fields={"verantwortlich": "Verein"}) for number in range(9)]
    wanted = measure("die eine", text="Amt", fields={"verantwortlich": "Amt", "status": "Verein"})
    store.library.take_in(programme(field("F", goal("A", *measures, wanted, measure("zuletzt")))))
    only = SearchFilter(responsible="Amt")
    assert found(store.search.find("amt", only)) == found(store.search.find("", only)) == ["die eine"]
    assert len(store.search.find("amt", limit=5)) == 5
    assert len(store.search.find("amt")) == 10


def test_a_hit_behind_unnumbered_neighbours_counts_on_after_what_stands_below_them(store: Store) -> None:
    goals = [goal("A", aim("eins"), aim("zwei")), goal("B", aim("drei"), wanted := aim("gesucht"))]
    store.library.take_in(programme(field("Feld", *goals), scheme=WAHLPROGRAMM))
    assert [hit.number for hit in store.search.find("gesucht") if hit.node == wanted.id] == ["1.4"]


NUMBERINGS = st.builds(
    Numbering, st.sampled_from(Counter), st.booleans(), whole_programme=st.sampled_from([False] * 5 + [True])
)


@given(programmes(), st.lists(NUMBERINGS, min_size=4, max_size=4), st.data())
@settings(max_examples=60, deadline=None)
def test_hits_have_the_numbers_that_the_whole_programme_counts(
    plan: Programme, numberings: list[Numbering], data: st.DataObject
) -> None:
    levels = tuple(
        replace(AKTIONSPLAN.definition(level), numbering=numbering)
        for level, numbering in zip(Level, numberings, strict=True)
    )
    plan = replace(plan, scheme=replace(AKTIONSPLAN, levels=levels[: data.draw(st.integers(2, 4))]))
    with TemporaryDirectory() as folder, Store.open(Path(folder, "bestand.db")) as store:
        made = store.library.take_in(plan).made
        whole = store.library.programme(made)
        nodes = [node.id for node in walk(whole.nodes)]
        for wanted in (data.draw(st.lists(st.sampled_from(nodes), unique=True)) if nodes else [], nodes):
            with store._ledger.read() as connection:
                found = HitNumbers().of(connection, made, wanted, whole.scheme)
            numbers = shown_numbers(whole)
            assert all(found[node] == numbers.get(node, "") for node in wanted)
            assert all(number == numbers.get(node, "") for node, number in found.items())


def test_the_index_catches_up_in_pieces_between_which_others_work(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_PIECE", 1)
    other = programme(field("Anderes", goal("Ziel", aim("Unterziel", measure("Wandert")))))
    store.library.take_in(other)
    node = other.nodes[0].children[0].children[0].children[0].id
    edits = iter(range(3))
    told: list[int] = []

    def work(left: int, _total: int) -> None:
        told.append(left)
        number = next(edits, None)
        if number is not None:
            store.entries.edit(node, {"text": f"mittendrin {number}"})
        if number == 2:
            store.search.find("Anderes")

    store.search.refresh(work)
    assert told[0] > 5 and len(told) == 3
    assert [hit.snippet for hit in store.search.find("mittendrin")] == ["mittendrin 2"]
    target = plan.nodes[0].children[0].children[0].id
    for programme_id, parent in ((plan.id, target), (other.id, other.nodes[0].children[0].children[0].id)):
        store.entries.move([node], parent, programme=programme_id)
        store.search.refresh(lambda _left, _total: None)
        assert [(hit.node, hit.programme) for hit in store.search.find("Wandert")] == [(node, programme_id)]
    assert store.check(work) == []
    assert len(store.search.find("Wandert")) == 1


def test_a_hit_is_what_its_own_scheme_calls_it(store: Store, plan: Programme) -> None:
    levels = tuple(replace(each, singular=f"Bau-{each.singular}") for each in plan.scheme.levels)
    own = replace(plan.scheme, levels=levels)
    store.library.set_scheme(plan.id, own)
    assert {hit.kind for hit in store.search.find("mobilität")} == {own.definition(Level.HANDLUNGSFELD).singular}
    assert [hit.kind for hit in store.search.find("lastenräder")] == [""]
    assert own.definition(Level.HANDLUNGSFELD).singular.startswith("Bau-")
