"""Short titles: cut at a word, never empty."""

from hypothesis import example, given
from hypothesis import strategies as st

from programme.model import SHORT_TITLE_LENGTH, shortened


@given(st.text(st.sampled_from("aß ,–"), min_size=1, max_size=200).map(str.strip))
@example("Donaudampfschifffahrt" * 5)
def test_a_short_title_is_the_beginning_of_the_title_and_not_much_longer_than_80(title: str) -> None:
    short = shortened(title)
    assert len(short) <= SHORT_TITLE_LENGTH + 2
    assert short == title if len(title) <= SHORT_TITLE_LENGTH else title.startswith(short.removesuffix("…").rstrip(" "))
    assert bool(short.strip(" …")) == bool(title.strip(" …"))


def test_a_long_title_ends_with_a_whole_word() -> None:
    assert shortened(f"{'Rad ' * 19}Radwegenetz") == f"{'Rad ' * 19}".rstrip() + " …"
