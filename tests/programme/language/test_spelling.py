import random
import re
from pathlib import Path

import pytest

from programme.language.spelling import Speller

FOLDER = Path(__file__).parents[3] / "resources" / "dictionaries"
SEED = Path(__file__).parents[3] / ".." / "shared" / "seeds" / "herne_hak_wahlprogramm.txt"


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(FOLDER, [FOLDER / "partei.txt"])


def unknown(speller: Speller, text: str) -> list[str]:
    return [text[start:end] for start, end in speller.unknown_words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Bürger*innen und Ärzt:innen, KollegInnen, Mieter/-innen und Migrant(innen)",
        "Kultur- und Sportangebote, Bildungs- und Teilhabepaket, Grünanlagen und -flächen",
        "Quartiersgaragen, Zweckentfremdungsverbot, Photovoltaikpflicht, kultursensibel",
        "ÖPNV, Kita, OGS, DSGVO, CO₂-neutral, A3, 2030, 5–8 km, SGB II",
        "www.musterstadt.de, post@musterstadt.de, https://musterstadt.de/rathaus",
        "z. B. bzw. ggf. inkl. usw. Hans’ Rad geht’s",
        "Wohn\u00adraum für alle",
        "Antragstellende, queere Jugendliche, Mobilitätswende, Attraktivierung",
        "Einbürgerungsfeier, Nachbarschaftsfeiern, Nutzungsmix, Sicherheitsrunde, Integrationslotse",
    ],
)
def test_right_words(speller: Speller, text: str) -> None:
    assert unknown(speller, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Massnahme im haus", ["Massnahme", "haus"]),
        ("Bürgerbeteilgung und Sportangbote", ["Bürgerbeteilgung", "Sportangbote"]),
        ("Bürgr*innen", ["Bürgr*innen"]),
        ("Kita-Ausabu", ["Kita-Ausabu"]),
        ("Standart, Rythmus, Wiederstand", ["Standart", "Rythmus", "Wiederstand"]),
        ("Bildungzentrum", ["Bildungzentrum"]),
        (
            "Einbürgerungsfeir, Bildungsgeht, Wohnungsbua, Sicherheitsgefül",
            ["Einbürgerungsfeir", "Bildungsgeht", "Wohnungsbua", "Sicherheitsgefül"],
        ),
        ("Einbürgerungfeier, Nachbarschaftfeier", ["Einbürgerungfeier", "Nachbarschaftfeier"]),
    ],
)
def test_wrong_words(speller: Speller, text: str, expected: list[str]) -> None:
    assert unknown(speller, text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Massnahme", "Maßnahme"), ("haus", "Haus"), ("ueber", "über"), ("Bürgerbeteilgung", "Bürgerbeteiligung")],
)
def test_the_likeliest_suggestion_comes_first(speller: Speller, word: str, expected: str) -> None:
    assert speller.suggestions(word)[0] == expected


def test_own_words_come_and_go() -> None:
    speller = Speller(FOLDER, user_words=["Tarnowitz"])
    text = "Tarnowitz, Tarnowitz-Platz, Tarnowitzplatz, Tarnowitzs Blossey"
    assert unknown(speller, text) == ["Blossey"]
    speller.learn("Blossey")
    assert unknown(speller, text) == []
    speller.forget("Blossey")
    assert unknown(speller, text) == ["Blossey"]
    assert speller.user_words == {"Tarnowitz"}


def test_a_missing_dictionary_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Speller(tmp_path).is_known("Wort")


def test_the_party_list_names_only_words_that_the_dictionary_lacks(speller: Speller) -> None:
    bare = Speller(FOLDER)
    lines = (FOLDER / "partei.txt").read_text(encoding="utf-8").splitlines()
    words = [line.partition("/")[0] for line in lines if line and not line.startswith("#")]
    assert len(words) > 300
    assert len(set(words)) == len(words)
    assert all(speller.is_known(word) for word in words)
    lacking = sum(not bare.is_known(word) for word in words if not (word.isupper() and len(word) <= 6))
    assert lacking > 100


def test_compounds_hide_few_slips(speller: Speller) -> None:
    """Of slips that Hunspell alone finds, our compounds let at most 3 % pass."""
    if not SEED.exists():
        pytest.skip("the seeds do not lie beside this checkout")
    dice = random.Random(7)
    words = sorted(
        {word for word in re.findall(r"[^\W\d_]{7,}", SEED.read_text(encoding="utf-8")) if speller._asked(word)}
    )
    slips = [_slip(word, dice) for word in words]
    found_by_hunspell = [slip for slip in slips if not speller._asked(slip) and not slip.isupper()]
    missed = [slip for slip in found_by_hunspell if speller.is_known(slip)]
    assert len(found_by_hunspell) > 500
    assert len(missed) <= 0.03 * len(found_by_hunspell), missed


def _slip(word: str, dice: random.Random) -> str:
    place = dice.randrange(1, len(word) - 1)
    letter = dice.choice("enristadhulcg")
    return dice.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + letter + word[place:],
        ]
    )
