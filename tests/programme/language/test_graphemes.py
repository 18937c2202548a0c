import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.language.graphemes import PLACEHOLDER, columns, is_plain, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Straße", 6),
        ("Bürger*innen – „gut“ § 3 €", 26),
        ("Bu\u0308rger", 6),
        ("Wohn\u00adraum", 8),
        ("a\u200bb\u2060c\ufeff", 3),
        ("👍🏽👩‍👩‍👧‍👦🇩🇪", 3),
        ("CO₂", 3),
        ("\u0301", 0),
        ("Ελλάδα, Київ, Łódź", 18),
    ],
)
def test_width_counts_what_a_reader_counts(text: str, expected: int) -> None:
    assert width(text) == expected


def test_zero_width_characters_belong_to_the_cluster_before_them() -> None:
    assert columns("a\u00adb") == ("ab", [2, 3])
    assert columns("\u200ba") == ("a", [2])
    assert columns("e\u0301x") == (PLACEHOLDER + "x", [2, 3])


def test_a_blank_with_a_joiner_is_still_a_blank() -> None:
    assert columns("a \u200db")[0] == "a b"


@given(st.text())
def test_the_clusters_cover_the_text(text: str) -> None:
    shown, ends = columns(text)
    assert len(shown) == len(ends) == width(text)
    assert list(ends) == sorted(set(ends))
    assert not ends or ends[-1] == len(text)


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_plain_text_counts_like_any_other(text: str) -> None:
    if is_plain(text):
        assert width(text + "\u00ad") == len(text)
