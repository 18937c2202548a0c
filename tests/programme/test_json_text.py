"""JSON of strangers: what is read can be written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.json_text import loads

ANY_TEXT = st.text(st.characters(exclude_categories=[]))  # with halves of signs
VALUES = st.recursive(
    ANY_TEXT | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner)
)


@given(VALUES)
def test_all_that_is_read_can_be_encoded(value: object) -> None:
    read = loads(json.dumps(value).encode())
    json.dumps(read, ensure_ascii=False).encode()
    assert read == value or "\\ud" in json.dumps(value)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (rb'"a\ud800b"', "a\ufffdb"),
        (rb'"\uD83D\uDE00"', "\U0001f600"),
        ('"ä\ud800"'.encode("utf-8", "surrogatepass"), "ä\ufffd"),
        ('"ä"'.encode("utf-16"), "ä"),
        (b'\xef\xbb\xbf"x"', "x"),
    ],
)
def test_halves_of_signs_become_a_mark(content: bytes, text: str) -> None:
    assert loads(content) == text
