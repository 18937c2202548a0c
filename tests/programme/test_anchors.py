import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.anchors import located, unique

WORDS = st.lists(st.sampled_from("die der Stadt baut Wege und Radwege für alle, 12 Jahre. – „Bus“ (neu)".split()), min_size=1, max_size=14)  # fmt: skip
TYPED = st.text(st.sampled_from("aber die Stadt \n.*("), max_size=10)


@st.composite
def anchored(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and a stretch of whole words in it."""
    words = draw(WORDS)
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    return " ".join(words), start, start + len(" ".join(words[first : last + 1]))


@given(anchored(), TYPED, st.data())
def test_an_edit_outside_the_passage_keeps_it_on_the_same_words(
    given_: tuple[str, int, int], typed: str, data: st.DataObject
) -> None:
    """Typing before or behind, or taking something away there: the very words stay marked, at their new place."""
    text, start, end = given_
    passage = text[start:end]
    before = data.draw(st.booleans())
    low, high = (0, start) if before else (end, len(text))
    cut = sorted((data.draw(st.integers(low, high)), data.draw(st.integers(low, high))))
    edited = text[: cut[0]] + typed + text[cut[1] :]
    place = start + (len(edited) - len(text) if before else 0)
    assert edited[place : place + len(passage)] == passage
    found = located(edited, passage, near=place)
    assert found == (place, place + len(passage))


@given(anchored())
def test_words_that_stand_twice_grow_until_they_are_alone(given_: tuple[str, int, int]) -> None:
    text, start, end = given_
    first, last = unique(text, start, end)
    assert first <= start and end <= last
    pattern = r"\s+".join(map(re.escape, text[first:last].split()))
    assert len(re.findall(f"(?={pattern})", text)) == 1
    assert located(text, text[first:last]) == (first, last)


@pytest.mark.parametrize(
    ("text", "passage", "expected"),
    [
        ("Die Stadt baut sichere Radwege in allen Vierteln.", "baut breite Radwege in allen", "baut sichere Radwege in allen"),
        ("Die Stadt baut\nbreite Radwege.", "baut breite Radwege.", "baut\nbreite Radwege."),
        ("Busse fahren im Takt.", "baut breite Radwege in allen", None),
        ("a b c", "", None),
        ("Radwege, Busse und sehr viele andere Dinge, die nichts damit zu tun haben, dann Takt", "Radwege, im Takt", None),
    ],
)  # fmt: skip
def test_changed_words_are_found_where_most_of_them_stand(text: str, passage: str, expected: str | None) -> None:
    found = located(text, passage)
    assert (text[slice(*found)] if found else None) == expected


@given(WORDS, WORDS)
def test_what_is_found_lies_in_the_text(text: list[str], passage: list[str]) -> None:
    whole = " ".join(text)
    found = located(whole, " ".join(passage))
    assert found is None or 0 <= found[0] < found[1] <= len(whole)
    if set(passage) <= set(text) and len(passage) == 1:
        assert found is not None


def test_words_that_stand_a_thousand_times_grow_at_once() -> None:
    text = "die " * 1500 + "Stadt"
    before = process_time()
    assert unique(text, 2000, 2003) == (2000, len(text))
    assert process_time() - before < 6
