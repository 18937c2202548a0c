"""Keys of siblings: always room for one more, and few change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database.sort_keys import between, rekeyed, spread

KEYS = st.text(st.sampled_from("01AVz"), min_size=1, max_size=4).filter(lambda key: not key.endswith("0"))


@given(KEYS | st.just(""), KEYS | st.just(""))
def test_there_is_room_between_any_two(one: str, other: str) -> None:
    if one and other and one == other:
        return
    before, after = sorted([one, other]) if one and other else (one, other)
    key = between(before, after)
    assert before < key
    assert not after or key < after
    assert not key.endswith("0")


@given(st.integers(0, 5000))
def test_spread_keys_are_in_order(count: int) -> None:
    keys = spread(count)
    assert len(keys) == count
    assert keys == sorted(set(keys))


@given(st.lists(st.none() | KEYS, max_size=12))
def test_rekeying_orders_everything_and_keeps_what_was_in_order(keys: list[str | None]) -> None:
    result = rekeyed(keys)
    assert len(result) == len(keys)
    assert result == sorted(set(result))
    known = [key for key in keys if key is not None]
    if known == sorted(set(known)):
        assert all(new == old for old, new in zip(keys, result, strict=True) if old is not None)


def test_one_moved_key_changes_one_key() -> None:
    keys = spread(300)
    shuffled = [keys[200], *keys[:200], *keys[201:]]
    changed = [new for old, new in zip(shuffled, rekeyed(shuffled), strict=True) if new != old]
    assert len(changed) == 1


def test_keys_stay_short_where_people_work() -> None:
    last = first = ""
    for _ in range(1000):
        last, first = between(last, ""), between("", first)
    assert max(len(last), len(first)) <= 20


@pytest.mark.parametrize(
    ("key", "before"), [("V", "U"), ("2", "1"), ("1", "0z"), ("0V", "0U"), ("01", "00z"), ("0z9", "0y"), ("Vab", "U")]
)
def test_a_key_before_the_first_steps_by_one_digit(key: str, before: str) -> None:
    assert between("", key) == before
