"""Damaged and random files: only errors for users come out, and soon. `make torture` tries thirteen thousand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importers.mutations import kinds, outcome, samples
from tests.importers.structures import KINDS, reshaped

SAMPLES = samples()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sound_samples_are_read(name: str) -> None:
    assert outcome(*SAMPLES[name]) == "read"


def test_damaged_files_give_text_or_an_error_for_users() -> None:
    outcomes = {name: set[str]() for name in SAMPLES}
    for name, module, content in kinds(count=330, seed=26):
        outcomes[name].add(outcome(module, content))
    assert all("read" in found for found in outcomes.values())
    assert set().union(*outcomes.values()) > {"read", "file_broken"}


def test_files_of_odd_structure_give_text_or_an_error_for_users() -> None:
    outcomes = {name: set[str]() for name in KINDS}
    for name, module, content in reshaped(count=210, seed=26):
        outcomes[name].add(outcome(module, content, recognised=True))
    assert all("read" in found for found in outcomes.values())
    assert len(set().union(*outcomes.values())) > 5


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=15)
@given(content=st.binary(min_size=1, max_size=200))
def test_random_bytes_give_text_or_an_error_for_users(name: str, content: bytes) -> None:
    outcome(SAMPLES[name][0], content)


@pytest.mark.parametrize("name", ["html", "md", "csv", "rtf", "json"])
@settings(max_examples=25)
@given(content=st.text(alphabet="<>/&;#*_`[]()|\\{}~=-.:\"' \n\tapbr1", max_size=120))
def test_random_markup_gives_text_or_an_error_for_users(name: str, content: str) -> None:
    outcome(SAMPLES[name][0], (r"{\rtf1" if name == "rtf" else "").encode() + content.encode())
