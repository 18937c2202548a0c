import json
import random
import time
from pathlib import Path

import pytest

from programme.checks import run_checks
from programme.checks.duplicates import EQUAL, Pair, similar_pairs
from programme.findings import Severity
from programme.schemes import KOALITIONSVERTRAG
from tests.programme.builders import field, measure, programme

GOLD = Path(__file__).parents[3] / ".." / "shared" / "seeds" / "gold" / "herne_hak_wahlprogramm.json"

# pairs of the Herne programme that say the same in two chapters, found by reading it
SAME = [
    ("Übersetzungsdienste in der Kommune", "eines kommunalen Übersetzungsdienstes"),
    ("Zweckentfremdung von Wohnraum eindämmen", "Zweckentfremdungsverbot von Wohnraum"),
    ("Klimaneutrale Stadtverwaltung bis 2030", "CO₂-neutrale Verwaltung bis 2030"),
    ("Jugendlichen an der Neugestaltung", "Jugendlichen bei der Gestaltung von Freizeiträumen"),
    ("Inhalte in mehreren Sprachen und einfacher", "Inhalten in einfacher Sprache"),
    ("Förderung kommunaler Wohnungsbaugesellschaften", "Städtische Wohnbaugesellschaften"),
    ("Unterstützung für pflegende Angehörige", "für pflegende Angehörige (inkl."),
    ("Leerstände aktiv vermitteln", "Leerstände gezielt an soziale"),
    ("Ganztagsschulen & Hausaufgabenhilfe", "Ausbau der OGS (offenen Ganztagsschulen)"),
    ("Gesundheitszentren in jedem Stadtteil", "Mobile Gesundheitsberatungen in Stadtteilen"),
    ("Sprachumschaltung auf Schulwebseiten", "Sprachauswahl auf städtischen Webseiten"),
]


def test_the_herne_programme() -> None:
    if not GOLD.exists():
        pytest.skip("the seeds do not lie beside this checkout")
    texts, chapters, chapter = [], [], ""
    for node in json.loads(GOLD.read_text(encoding="utf-8"))["nodes"]:
        chapter = node["title"] if node["level"] == 1 else chapter
        if node["level"] == 4:
            texts.append(node["title"])
            chapters.append(chapter)
    pairs = similar_pairs(texts, chapters)
    found = {(texts[pair.first], texts[pair.second]) for pair in pairs}
    missing = [same for same in SAME if not any(same[0] in one and same[1] in other for one, other in found)]
    assert missing == []
    assert len(pairs) < 35
    assert all(chapters[pair.first] != chapters[pair.second] or pair.likeness >= EQUAL for pair in pairs)


def test_the_finding_stands_at_the_later_one() -> None:
    first, second = (
        measure("Kostenfreie Tickets im Nahverkehr für Auszubildende"),
        measure("Auszubildende fahren gratis: kostenlose Tickets im ÖPNV"),
    )
    subject = programme(field("Jugend", first), field("Verkehr", second), scheme=KOALITIONSVERTRAG)
    finding = next(each for each in run_checks(subject) if each.kind == "measures_alike")
    assert (finding.node, finding.values["other"], finding.values["chapter"]) == (second.id, first.id, "Jugend")


def test_equal_measures_are_a_warning_even_in_one_chapter() -> None:
    twice = [measure("Radwege an allen Hauptstraßen sanieren") for _ in range(2)]
    subject = programme(field("Verkehr", *twice, measure("Spielplätze pflegen")), scheme=KOALITIONSVERTRAG)
    finding = next(each for each in run_checks(subject) if each.kind == "measures_alike")
    assert finding.severity is Severity.WARNING
    assert finding.values["percent"] == 100


def test_a_refrain_does_not_bury_the_rest() -> None:
    refrain = [field(f"Feld {n}", measure("Das Monitoring wird fortgeführt")) for n in range(30)]
    found = [
        each for each in run_checks(programme(*refrain, scheme=KOALITIONSVERTRAG)) if each.kind == "measures_alike"
    ]
    assert 20 <= len(found) <= 45


def test_different_measures_are_no_pair() -> None:
    texts = [
        "Radwege sanieren",
        "Schulen digital ausstatten",
        "Mehr Bäume pflanzen",
        "Förderung der Kultur",
        "Ausbau von Kitas",
    ]
    assert similar_pairs(texts, list("abcde")) == []
    assert similar_pairs([], []) == []
    assert similar_pairs(["", "", "und"], list("abc")) == []


def test_three_thousand_measures_are_compared_in_time() -> None:
    dice = random.Random(4)
    syllables = [first + second + third for first in "bdfgklmnrst" for second in "aeiou" for third in ("", "n", "r")]
    words = ["".join(dice.choices(syllables, k=dice.choice((2, 3, 4)))) for _ in range(6000)]
    texts = [" ".join(dice.choices(words, k=25)) for _ in range(2990)]
    texts += [" ".join(text.split()[:20] + dice.choices(words, k=3)) for text in texts[:10]]
    start = time.process_time()
    pairs = similar_pairs(texts, [str(place // 30) for place in range(3000)])
    assert time.process_time() - start < 20
    assert {(pair.first, pair.second) for pair in pairs} >= {(n, 2990 + n) for n in range(10)}
    assert isinstance(pairs[0], Pair)


def test_what_is_said_twice_is_found_where_every_word_is_frequent() -> None:
    """Among thousands of measures no single word is rare; two of the rarest together are."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abdefgiklmnorstu", k=7)) for _ in range(250)]
    texts = [" ".join(chance.sample(words, 14)) for _ in range(2_400)]
    twice = [(place, 2_399 - place) for place in range(0, 40)]
    for one, other in twice:
        texts[other] = texts[one]
    found = {(pair.first, pair.second) for pair in similar_pairs(texts, ["a"] * len(texts), threshold=EQUAL)}
    assert len(found & set(twice)) >= 38
