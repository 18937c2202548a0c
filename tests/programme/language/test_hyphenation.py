from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.language.hyphenation import SMALLEST_PART, SOFT_HYPHEN, hyphenator

FOLDER = Path(__file__).parents[3] / "resources" / "hyphenation"
GERMAN = hyphenator(FOLDER / "de_1996.pat", FOLDER / "ausnahmen.txt")

# divided by hand after Duden, at least three letters on each side
DIVIDED = [
    "Jugend-par-la-ment",
    "Mo-bi-li-täts-sta-tio-nen",
    "Al-ters-ar-mut",
    "Lan-des-de-le-gier-ten-kon-fe-ren-zen",
    "Maß-nah-me",
    "Stra-ßen-bäu-me",
    "Bür-ger-be-tei-li-gung",
    "Kli-ma-fol-gen-an-pas-sung",
    "Zweck-ent-frem-dung",
    "Mehr-spra-chig-keit",
    "Ge-mein-schafts-gär-ten",
    "Haus-halts-si-che-rungs-kon-zept",
    "Queer-be-auf-trag-te",
    "Groß-el-tern",
    "Erst-auf-nah-me-ein-rich-tung",
    "Kin-der-ta-ges-pfle-ge",
    "Ge-wer-be-steu-er-he-be-satz",
    "Woh-nungs-bau-ge-nos-sen-schaft",
    "Ver-kehrs-be-ru-hi-gung",
]


def shown(text: str) -> str:
    return GERMAN.with_soft_hyphens(text).replace(SOFT_HYPHEN, "|")


@pytest.mark.parametrize("divided", DIVIDED)
def test_every_hyphen_stands_where_duden_allows_one(divided: str) -> None:
    word = divided.replace("-", "")
    allowed = {len(divided[:place].replace("-", "")) for place, sign in enumerate(divided) if sign == "-"}
    found = GERMAN.positions(word)
    assert found
    assert set(found) <= allowed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bürger*innenbeteiligung", "Bür|ger*innen|be|tei|li|gung"),
        ("BürgerInnen", "Bür|gerInnen"),
        ("Bürger:innen,", "Bür|ger:innen,"),
        ("Kita-Ausbau", "Kita-Aus|bau"),
        ("DigitalPakt", "Digi|talPakt"),
        ("ÖPNV NABU UNESCO", "ÖPNV NABU UNESCO"),
        ("BILDUNG", "BIL|DUNG"),
        ("www.musterstadt.de/verwaltung", "www.musterstadt.de/verwaltung"),
        ("verwaltung@musterstadt.de", "verwaltung@musterstadt.de"),
        ("Wohn\u00adraumförderung", "Wohn|raumförderung"),
        ("Eltern also oder", "Eltern also oder"),
    ],
)
def test_signs_addresses_and_own_hyphens(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_no_single_letter_is_left_between_two_hyphens() -> None:
    assert shown("Klimafolgenanpassung") == "Kli|ma|fol|gen|an|pas|sung"


def test_exceptions_are_whole_words_and_patterns(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("# comment\nMus-terstadt # only here\n4ku8r2s\n", encoding="utf-8")
    german = hyphenator(FOLDER / "de_1996.pat", own)
    assert german.positions("Musterstadt") == (3,)
    assert german.positions("Musterstadts") != (3,)


@given(st.text(st.sampled_from("aeiounrstlgbäöüßABC*:_-/.@ \u00ad"), max_size=30))
def test_hyphens_change_no_letter_and_leave_three_on_each_side(text: str) -> None:
    result = GERMAN.with_soft_hyphens(text)
    assert result.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    for token in text.split():
        if SOFT_HYPHEN not in token:
            for place in GERMAN.positions(token):
                assert token[place - SMALLEST_PART : place + SMALLEST_PART].isalpha()
                assert len(token[place : place + SMALLEST_PART]) == SMALLEST_PART
