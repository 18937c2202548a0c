"""JSON of strangers: what is read can be written."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.json_text import Shape, dumps, loads, parsed

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


SHAPES = st.recursive(
    st.none(),
    lambda inner: st.lists(inner, min_size=1, max_size=1) | st.dictionaries(st.sampled_from(["*", "a", "b"]), inner),
)
MEMBERS = st.recursive(
    st.text() | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["a", "b", "c"]), inner),
)


@given(MEMBERS, SHAPES, st.sampled_from([None, 1]))
def test_in_pieces_as_in_one(value: object, shape: Shape, indent: int | None) -> None:
    assert dumps(value, shape) == dumps(value)
    assert parsed(dumps(value, shape), shape) == value
    assert parsed(json.dumps(value, indent=indent), shape) == value


@given(MEMBERS, SHAPES, st.data())
def test_what_is_broken_is_refused_in_pieces_too(value: object, shape: Shape, data: st.DataObject) -> None:
    text = dumps(value)
    place = data.draw(st.integers(0, len(text)))
    broken = text[:place] + data.draw(st.sampled_from(["", ",", "]", "}", "{", '"', ":", "x"])) + text[place + 1 :]
    assert _read(lambda: parsed(broken, shape)) == _read(lambda: json.loads(broken))


def _read(reading: Callable[[], object]) -> object:
    try:
        return reading()
    except json.JSONDecodeError:
        return json.JSONDecodeError
