"""Marks in Word files: short enough for Word, unlike for unlike ids, and read back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from programme.ids import derived_id
from programme.word_marks import node_bookmark, node_of, node_tag, number_bookmark

IDS = st.uuids().map(str) | st.text(st.sampled_from("abcXYZ019-"), min_size=1, max_size=50) | st.text(max_size=90)


@given(IDS)
def test_word_takes_every_mark(node_id: str) -> None:
    for mark in (node_bookmark(node_id), number_bookmark(node_id)):
        assert re.fullmatch(r"[A-Za-z]\w{0,39}", mark, re.ASCII)
    assert len(node_tag(node_id)) <= 64


@given(IDS, IDS)
def test_unlike_ids_have_unlike_marks(one: str, other: str) -> None:
    assert (node_bookmark(one) == node_bookmark(other)) == (one == other)


@given(st.uuids().map(str) | st.text(st.sampled_from("abcXYZ019-"), min_size=1, max_size=31))
def test_marks_are_read_back(node_id: str) -> None:
    assert node_of(node_bookmark(node_id)) == node_of(number_bookmark(node_id)) == node_of(node_tag(node_id)) == node_id


def test_other_marks_are_none_of_ours() -> None:
    assert node_of("_Toc123") == node_of("") == ""
    assert node_of("n_" + derived_id("x").replace("-", "")) == derived_id("x")
