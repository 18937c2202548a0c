import random
import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from programme.difference import Attribute, Change, Move, Placed, difference, positions
from programme.model import Programme
from programme.schemes import AKTIONSPLAN, WAHLPROGRAMM
from programme.word_difference import Edit, Segment, increasing, word_difference
from tests.programme.builders import aim, field, goal, measure, programme, programmes
from tests.programme.editing import changed, edited, find, sample

BASE = sample()


@given(programmes())
def test_a_programme_does_not_differ_from_itself(any_programme: Programme) -> None:
    assert difference(any_programme, any_programme).is_empty


@given(st.data())
def test_every_node_that_differs_is_named(data: st.DataObject) -> None:
    after = data.draw(edited(BASE))
    result = difference(BASE, after)
    old, new = positions(BASE), positions(after)
    assert {each.node for each in result.added} == set(new) - set(old)
    assert {each.node for each in result.removed} == set(old) - set(new)
    for node in set(old) & set(new):
        if old[node].parent != new[node].parent:
            assert node in {move.node for move in result.moved}
        if old[node].node.title != new[node].node.title:
            assert any(change.node == node and change.attribute is Attribute.TITLE for change in result.changed)


@given(st.data())
def test_the_way_back_is_the_mirror(data: st.DataObject) -> None:
    after = data.draw(edited(BASE))
    there, back = difference(BASE, after), difference(after, BASE)
    assert {each.node for each in there.added} == {each.node for each in back.removed}
    assert len(there.moved) == len(back.moved)
    assert {(each.node, each.before, each.after) for each in there.changed} == {
        (each.node, each.after, each.before) for each in back.changed
    }


def test_a_move_is_one_move() -> None:
    first, second, third = field("A"), field("B"), field("C", measure("M"))
    before = programme(first, second, third)
    result = difference(before, replace(before, nodes=(third, first, second)))
    assert result.moved == (Move(third.id, None, None, 2, 0),)
    assert not (result.added or result.removed or result.changed)


def test_a_subtree_that_sinks_is_one_move_and_one_level() -> None:
    inner = goal("G", measure("M"))
    before = programme(field("A", inner), field("B", aim("Z")))
    sunk = replace(inner, level=aim("x").level)
    after = replace(
        before,
        nodes=(
            replace(before.nodes[0], children=()),
            replace(before.nodes[1], children=(*before.nodes[1].children, sunk)),
        ),
    )
    result = difference(before, after)
    assert [move.node for move in result.moved] == [inner.id]
    assert result.changed == (Change(inner.id, Attribute.LEVEL, "", "leitziel", "handlungsziel"),)


def test_added_and_removed_subtrees_name_their_tops() -> None:
    chapter = field("B", goal("G", measure("M")))
    before = programme(field("A"))
    after = replace(before, nodes=(*before.nodes, chapter))
    result = difference(before, after)
    assert [(each.node, each.top) for each in result.added] == [
        (chapter.id, True),
        (chapter.children[0].id, False),
        (chapter.children[0].children[0].id, False),
    ]
    assert difference(after, before).removed[0] == Placed(chapter.id, None, 1, True)


def test_changed_attributes() -> None:
    node = measure("Alt", fields={"status": "offen", "zielgruppe": "Alle"})
    before = programme(field("A", node), meta={"Herausgeber": "Muster"})
    after = replace(
        changed(before, node.id, lambda each: replace(each, title="Neu", number="7", fields={"status": "läuft"})),
        preface="Vorwort",
        meta={},
    )
    assert difference(before, after).changed == (
        Change(None, Attribute.PREFACE, "", "", "Vorwort"),
        Change(None, Attribute.META, "Herausgeber", "Muster", ""),
        Change(node.id, Attribute.TITLE, "", "Alt", "Neu"),
        Change(node.id, Attribute.NUMBER, "", "", "7"),
        Change(node.id, Attribute.FIELD, "status", "offen", "läuft"),
        Change(node.id, Attribute.FIELD, "zielgruppe", "Alle", ""),
    )
    assert find(after, node.id).title == "Neu"


def test_another_scheme_is_a_change_of_the_programme() -> None:
    before = programme(field("A"), scheme=AKTIONSPLAN)
    after = replace(before, scheme=WAHLPROGRAMM)
    (change,) = difference(before, after).changed
    assert change == Change(None, Attribute.SCHEME, "", AKTIONSPLAN.name, WAHLPROGRAMM.name)


TEXT = st.text(st.sampled_from("ab -*\n."), max_size=40)


@given(TEXT, TEXT)
def test_segments_are_both_texts(before: str, after: str) -> None:
    segments = word_difference(before, after)
    assert "".join(each.text for each in segments if each.edit is not Edit.INSERT) == before
    assert "".join(each.text for each in segments if each.edit is not Edit.DELETE) == after
    assert all(each.text for each in segments)


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(each.edit is Edit.EQUAL for each in word_difference(text, text))


def test_words_stay_whole() -> None:
    assert word_difference("Bürger*innen sollen mitreden.", "Bürger:innen dürfen mitreden.") == (
        Segment(Edit.DELETE, "Bürger*innen sollen"),
        Segment(Edit.INSERT, "Bürger:innen dürfen"),
        Segment(Edit.EQUAL, " mitreden."),
    )


def test_an_inserted_word_is_one_segment() -> None:
    assert word_difference("Wir bauen Wege.", "Wir bauen sichere Wege.") == (
        Segment(Edit.EQUAL, "Wir bauen"),
        Segment(Edit.INSERT, " sichere"),
        Segment(Edit.EQUAL, " Wege."),
    )


@given(st.lists(st.integers(0, 20), unique=True))
def test_the_longest_increasing_subsequence(places: list[int]) -> None:
    found = [places[index] for index in increasing(places)]
    assert found == sorted(found)
    longest: list[int] = []
    for index, place in enumerate(places):
        longest.append(1 + max((longest[at] for at in range(index) if places[at] < place), default=0))
    assert len(found) == max(longest, default=0)


def test_two_thousand_nodes_differ_in_time() -> None:
    """Every node changed, words shuffled: 200 words each."""
    dice = random.Random(3)
    words = [
        "Wir",
        "bauen",
        "sichere",
        "Wege",
        "für",
        "Kinder",
        "und",
        "alle",
        "Menschen",
        "in",
        "der",
        "Stadt",
        "mit",
        "Bus",
        "Bahn",
        "Rad",
    ]
    text = " ".join(dice.choices(words, k=200))
    other = " ".join(dice.choices(words, k=3) + text.split()[3:100] + dice.choices(words, k=5) + text.split()[105:])
    nodes = tuple(field(f"Feld {n}", *(measure(f"M{m}", text=text) for m in range(40))) for n in range(50))
    before = programme(*nodes)
    after = replace(
        before, nodes=tuple(replace(n, children=tuple(replace(m, text=other) for m in n.children)) for n in nodes[::-1])
    )
    start = time.process_time()
    result = difference(before, after)
    assert len(result.changed) == 2000
    assert time.process_time() - start < 3
    start = time.process_time()
    for change in result.changed[:200]:
        word_difference(change.before + change.node[-3:] if change.node else "", change.after)
    assert time.process_time() - start < 5


def test_long_texts_differ_in_linear_time() -> None:
    dice = random.Random(5)
    words = [f"Wort{dice.randrange(3000)}" for _ in range(20_000)]
    other = [word if dice.random() > 0.02 else "anders" for word in words]
    start = time.process_time()
    segments = word_difference(" ".join(words), " ".join(other))
    assert time.process_time() - start < 10
    assert sum(each.edit is Edit.DELETE for each in segments) > 100
