"""Parts named by id or by a path of numbers."""

import pytest

from programme.errors import Ambiguous, NotFound
from programme.selection import part
from tests.programme.builders import aim, field, goal, measure, programme

FIRST, SECOND = measure("eins"), measure("zwei")
TREE = programme(
    field("Wohnen", goal("Alle", aim("Karte", FIRST)), goal("Noch", aim("Plan", measure("x")), aim("Rat", SECOND))),
    field("Verkehr", goal("Rad")),
)


@pytest.mark.parametrize("words", ["B/B2/1", "B2/1", "B / B2 / 1."])
def test_a_path_of_numbers_names_one_node(words: str) -> None:
    assert part(TREE, words) == SECOND.id


def test_an_id_names_its_node() -> None:
    assert part(TREE, FIRST.id) == FIRST.id


def test_an_ambiguous_path_is_refused_with_the_ids() -> None:
    with pytest.raises(Ambiguous) as caught:
        part(TREE, "A")
    assert caught.value.values["ids"] == f"{TREE.nodes[0].children[0].id}, {TREE.nodes[1].children[0].id}"


@pytest.mark.parametrize("words", ["Wohnen/B2/1", "wohn/B/B2/zwei", "zwei"])
def test_a_step_may_be_the_beginning_of_a_title(words: str) -> None:
    assert part(TREE, words) == SECOND.id


@pytest.mark.parametrize("words", ["Z", "B/Z", "", "/"])
def test_what_nothing_answers_to_is_not_found(words: str) -> None:
    with pytest.raises(NotFound):
        part(TREE, words)
