"""What pasted words bring along that is no letter."""

import pytest

from programme.control_signs import without_controls


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Rad\x07weg", "Radweg"),
        ("Rad\x0bWeg\r\nBus\u2029Bahn", "Rad\nWeg\nBus\nBahn"),
        ("Antrag \u202egnulhcerba\u202c", "Antrag gnulhcerba\u202c"),
        ("\u200fשלום\u200f, Tür\tRat", "\u200fשלום\u200f, Tür\tRat"),
    ],
)
def test_letters_and_tabs_stay_and_nothing_turns_words_round(given: str, kept: str) -> None:
    assert without_controls(given) == kept
