import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.language.folding import fold, folded, hits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("STRASSEN", "strassen"),
        ("Straßenbäume", "strassenbaume"),
        ("Café", "cafe"),
        ("İzmir", "izmir"),
        ("Wohn\u00adraum", "wohnraum"),
        ("§\u00a03", "§ 3"),
        ("CO₂", "co2"),
        ("ℌ", "h"),
        ("MAẞE", "masse"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_map_leads_from_each_folded_character_to_its_source(text: str) -> None:
    result = folded(text)
    assert result.text == fold(text)
    assert len(result.starts) == len(result.text) + 1
    for place, sign in enumerate(result.text):
        start, end = result.source_span(place, place + 1)
        assert sign in fold(text[start:end])


@given(st.text(), st.text(min_size=1), st.text())
def test_a_part_of_a_text_is_found_where_it_stands(before: str, part: str, after: str) -> None:
    found = hits(before + part + after, [part])
    if fold(part):
        assert any(start <= len(before) + len(part) and end >= len(before) for start, end in found)
    else:
        assert found == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Radverkehr und Straßenbäume", ["verkehr", "STRASSEN"], ["verkehr", "Straßen"]),
        ("zwei Cafe\u0301s", ["café"], ["Cafe\u0301"]),
        ("Wohn\u00adraum", ["wohnraum"], ["Wohn\u00adraum"]),
        ("Maße", ["mass"], ["Maß"]),
    ],
)
def test_hits_are_marked_in_the_source(text: str, words: list[str], expected: list[str]) -> None:
    assert [text[start:end] for start, end in hits(text, words)] == expected


def test_overlapping_hits_are_joined() -> None:
    assert hits("Radverkehr", ["radver", "verkehr"]) == [(0, 10)]
