"""Where words may end a line, and what stays together."""

import pytest

from exporters.typesetting.fonts import FontSet
from exporters.typesetting.words import cling, seams


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Rad-Infrastruktur", ("Rad-", "Infrastruktur")),
        ("Verkehr/Mobilität", ("Verkehr/", "Mobilität")),
        ("Berlin–Hamburg", ("Berlin–", "Hamburg")),
        ("Bürger/innen", ("Bürger/innen",)),
        ("Bürger/-innen", ("Bürger/-innen",)),
        ("E-Mail", ("E-Mail",)),
        ("2024–2030", ("2024–2030",)),
        ("-bezogen", ("-bezogen",)),
        ("14.03.2026", ("14.03.2026",)),
        ("z.B.", ("z.B.",)),
        ("https://rat.musterstadt.de/a-b", ("https:", "/", "/", "rat.", "musterstadt.", "de/", "a-", "b")),
    ],
)
def test_seams(word: str, parts: tuple[str, ...]) -> None:
    assert "".join(seams(word)) == word
    if word.startswith("https"):
        assert "musterstadt." in seams(word)
    else:
        assert seams(word) == parts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("z.", "B."),
        ("(z.", "B."),
        ("u.", "a."),
        ("§", "3"),
        ("Nr.", "4"),
        ("12", "%"),
        ("1,5", "Mio."),
        ("250", "000"),
        ("3.", "März"),
        ("E.", "Muster"),
        ("Rat", "–"),
        ("Kinder-", "und"),
        ("Rat", "-"),
        ("-", "Stadt"),
    ],
)
def test_what_stays_together(fonts: FontSet, first: str, second: str) -> None:
    records = fonts.records("serif")
    assert cling(records[first], first, records[second], second)


@pytest.mark.parametrize(
    ("first", "second"), [("Rat", "der"), ("–", "der"), ("12", "Rat"), ("3.", "Rat"), ("2026", "12")]
)
def test_what_may_part(fonts: FontSet, first: str, second: str) -> None:
    records = fonts.records("serif")
    assert not cling(records[first], first, records[second], second)
