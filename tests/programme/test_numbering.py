"""Numbers: per scheme, on through unnumbered blocks, on from fixed numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.model import Counter, Programme
from programme.numbering import counted, duplicate_numbers, formatted, shown_numbers, unfix_computed
from programme.schemes import WAHLPROGRAMM
from tests.programme.builders import aim, field, goal, measure, programme, programmes


def test_an_action_plan_counts_a_a1_and_1() -> None:
    tree = programme(
        field("Wohnen", goal("Alle", aim("Karte", measure("m"), measure("n")), aim("Plan", measure("o"))), goal("Zwei"))
    )
    assert list(shown_numbers(tree).values()) == ["A", "A1", "1", "2", "A2", "1", "B"]


def test_each_handlungsfeld_begins_anew() -> None:
    tree = programme(field("Wohnen", goal("a"), goal("b")), field("Verkehr", goal("c", aim("d"))))
    assert list(shown_numbers(tree).values()) == ["A", "B", "A", "A1"]


def test_sections_count_on_through_an_unnumbered_block() -> None:
    tree = programme(
        field("Eins"),
        field("Bildung", aim("a"), goal("Block", aim("b"), aim("c")), goal("Noch einer", aim("d"))),
        scheme=WAHLPROGRAMM,
    )
    assert list(shown_numbers(tree).values()) == ["1", "2", "2.1", "2.2", "2.3", "2.4"]


def test_counting_goes_on_from_a_fixed_number() -> None:
    tree = programme(field("x", aim("a"), aim("b", number="13.5"), aim("c"), number="13"), scheme=WAHLPROGRAMM)
    assert list(shown_numbers(tree).values()) == ["13", "13.1", "13.5", "13.6"]


def test_only_numbers_that_differ_stay_fixed() -> None:
    tree = programme(
        field("x", aim("a", number="1.1"), aim("b", number="1.1"), aim("c", number="1.2"), number="1"),
        scheme=WAHLPROGRAMM,
    )
    freed = unfix_computed(tree)
    assert [each.number for each in freed.nodes[0].children] == [None, "1.1", None]
    assert list(shown_numbers(freed).values()) == list(shown_numbers(tree).values())


def test_a_number_given_twice_is_named_with_both_nodes() -> None:
    first, second = aim("a", number="13.5"), aim("b", number="13.5")
    tree = programme(field("x", first, second, number="13"), scheme=WAHLPROGRAMM)
    assert duplicate_numbers(tree) == [("13.5", [first.id, second.id])]


def test_measures_that_start_anew_are_no_duplicates() -> None:
    assert duplicate_numbers(programme(field("x", goal("A", aim("a", measure("m")), aim("b", measure("n")))))) == []


@given(programmes())
def test_freeing_numbers_changes_none_that_is_shown(tree: Programme) -> None:
    freed = unfix_computed(tree)
    assert shown_numbers(freed) == shown_numbers(tree)
    assert unfix_computed(freed) == freed


@given(st.sampled_from([each for each in Counter if each is not Counter.NONE]), st.integers(1, 3999))
def test_notation_and_count_belong_together(counter: Counter, count: int) -> None:
    assert counted(counter, formatted(counter, count)) == count


@pytest.mark.parametrize(
    ("counter", "number"),
    [
        (Counter.DECIMAL, "A"),
        (Counter.DECIMAL, "9" * 5000),  # more digits than Python makes a number of
        (Counter.UPPER_LETTER, "Einleitung"),
        (Counter.UPPER_ROMAN, "IIX"),
        (Counter.NONE, "1"),
    ],
)
def test_numbers_of_another_notation_do_not_count(counter: Counter, number: str) -> None:
    assert counted(counter, number) is None
