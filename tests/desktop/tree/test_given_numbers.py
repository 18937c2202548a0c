"""Numbers of entries that go into another programme."""

from desktop.review.edits import fitted
from desktop.review.forest import Nodes
from desktop.tree.given_numbers import counting_on
from programme.model import Level, Node, Programme
from programme.schemes import ANTRAG

HERE = Programme(
    "plan", "Plan", ANTRAG, nodes=tuple(Node(each, Level.HANDLUNGSFELD, each) for each in ("Wohnen", "Verkehr"))
)


def chapters(*numbers: str | None) -> Programme:
    """Chapters "0", "1" …, the first of which has one below."""
    below = (Node("below", Level.LEITZIEL, "below"),)
    nodes = (Node(str(place), Level.HANDLUNGSFELD, "", number=each) for place, each in enumerate(numbers))
    first, *others = nodes
    return Programme("paper", "Paper", ANTRAG, nodes=(Node(first.id, first.level, "", number=first.number, children=below), *others))  # fmt: skip


def put(source: Programme, parent: str | None, index: int) -> list[str | None]:
    nodes: Nodes = fitted(source.nodes, ANTRAG, Level.HANDLUNGSFELD if parent else None)
    placed = counting_on(nodes, source, HERE, parent, index)
    assert [each.id for each in placed] == [each.id for each in nodes]
    assert [each.children for each in placed] == [each.children for each in nodes]
    return [each.number for each in placed]


def test_those_that_count_on_keep_their_numbers_below_another() -> None:
    assert put(chapters("3", None, None), "Verkehr", 0) == ["3", "4", "5"]


def test_numbers_that_counting_gives_at_the_place_are_not_given() -> None:
    assert put(chapters("3", None), None, 2) == [None, None]


def test_numbers_that_were_all_counted_are_counted_anew() -> None:
    assert put(chapters(None, None), "Verkehr", 0) == [None, None]


def test_entries_that_are_there_already_under_the_same_id_do_not_mix_the_numbers_up() -> None:
    source = Programme("paper", "Paper", ANTRAG, nodes=(Node("Verkehr", Level.HANDLUNGSFELD, "", number="3"), Node("Wohnen", Level.HANDLUNGSFELD, "")))  # fmt: skip
    assert put(source, "Verkehr", 0) == ["3", "4"]
