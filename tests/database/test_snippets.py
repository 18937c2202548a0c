"""The piece of an entry that a hit shows: the term is in it, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database.snippets import LENGTH, Marks, snippet

TERM = "ziel"


def shown(found: tuple[str, Marks]) -> list[str]:
    text, marks = found
    return [text[start:end] for start, end in marks]


def test_a_term_at_the_very_beginning_of_a_later_text_is_shown() -> None:
    assert snippet(["nichts hier", "Ziel am Anfang"], [TERM]) == ("Ziel am Anfang", ((0, 4),))


@pytest.mark.parametrize("before", ["Maß ", "ß", "ﬃ "])
@pytest.mark.parametrize("count", [1, 50, 400])
def test_letters_that_folding_makes_longer_do_not_shift_what_is_shown(before: str, count: int) -> None:
    found = snippet([before * count + " das Ziel " + before * count], [TERM])
    assert shown(found) == ["Ziel"]
    assert len(found[0]) <= LENGTH + 4


def test_a_text_without_the_term_shows_its_beginning() -> None:
    assert snippet(["", "Ohne.\n\nEtwas"], [TERM]) == ("Ohne.", ())
    assert snippet([], [TERM]) == ("", ())


@given(st.lists(st.text("aß \n*", max_size=40), max_size=8), st.lists(st.text("bß \n*", max_size=40), max_size=8))
def test_only_the_paragraph_with_the_term_is_shown(before: list[str], after: list[str]) -> None:
    text = "".join(f"{each}\n\n" for each in before) + "Hier Ziel dort" + "".join(f"\n \n{each}" for each in after)
    assert snippet([text], [TERM]) == ("Hier Ziel dort", ((5, 9),))
