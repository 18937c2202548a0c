import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.language.typography import Replacement, tidied, typed, unbalanced_quotes, with_no_break_spaces


@pytest.mark.parametrize(
    ("before", "sign", "expected"),
    [
        ("", '"', Replacement(0, "„")),
        ("Das ", '"', Replacement(0, "„")),
        ("(", '"', Replacement(0, "„")),
        ("Das „Wort", '"', Replacement(0, "“")),
        ("Das „Wort.", '"', Replacement(0, "“")),
        ("geht", "'", Replacement(0, "’")),
        ("Das ", "'", Replacement(0, "‚")),
        ("Das ‚Wort", "'", Replacement(0, "‘")),
        ("Wort -", " ", Replacement(1, "– ")),
        ("Wort --", " ", Replacement(2, "– ")),
        ("a-", "-", Replacement(1, "–")),
        ("und ..", ".", Replacement(2, "…")),
        ("Wort-", " ", None),
        ("Wort", "-", None),
        ("Satz", ".", None),
    ],
)
def test_typed(before: str, sign: str, expected: Replacement | None) -> None:
    assert typed(before, sign) == expected


def test_typing_a_sentence() -> None:
    text = ""
    for sign in "Er sagte: \"Das 'geht' so - und gut...\"":
        change = typed(text, sign)
        text = text[: len(text) - change.delete] + change.insert if change else text + sign
    assert text == "Er sagte: „Das ‚geht‘ so – und gut…“"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ja" - sagt "er" ...', "„Ja“ – sagt „er“ …"),
        ("“so” geht's", "„so“ geht’s"),
        ("„gut“ bleibt", "„gut“ bleibt"),
        ("Kita-Ausbau 2020-2025", "Kita-Ausbau 2020-2025"),
        ('17" Felgen', '17" Felgen'),
    ],
)
def test_tidied(text: str, expected: str) -> None:
    assert tidied(text) == expected


@given(st.text(st.sampled_from("ab \"'-.„“”‚‘’–…5")))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("z. B. und i. d. R.", "z.~B. und i.~d.~R."),
        ("nach § 3 und Nr. 4, Abs. 2", "nach §~3 und Nr.~4, Abs.~2"),
        ("10 % auf 5 km, 20 Mio. Euro", "10~% auf 5~km, 20~Mio. Euro"),
        ("am 14. März, 3. Klasse", "am 14.~März, 3. Klasse"),
        ("Dr. Muster und E. Muster", "Dr.~Muster und E.~Muster"),
        ("gut – besser", "gut~– besser"),
        ("10 000 Plätze in 5 Orten", "10~000 Plätze in 5 Orten"),
    ],
)
def test_no_break_spaces(text: str, expected: str) -> None:
    assert with_no_break_spaces(text).replace("\u00a0", "~") == expected


@given(st.text(st.sampled_from("aB §3.%–z \u202f")))
def test_no_break_spaces_change_blanks_only(text: str) -> None:
    result = with_no_break_spaces(text)
    assert len(result) == len(text)
    assert (
        result.replace("\u00a0", " ") == text.replace("\u202f", " ")
        or result.replace("\u00a0", " ").split() == text.replace("\u202f", " ").split()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('„Ja“, ‚so‘, »gut«, “fine”, "straight"', []),
        ("Dein Freizeitquartier“-Workshops", [21]),
        ("Das „offene Wort", [4]),
        ("Hans’ Rad, geht’s, 's geht", []),
        ("„außen ‚innen‘ außen“", []),
        ('Ein " allein', [4]),
    ],
)
def test_unbalanced_quotes(text: str, expected: list[int]) -> None:
    assert unbalanced_quotes(text) == expected
