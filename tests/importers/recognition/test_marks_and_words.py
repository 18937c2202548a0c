import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.recognition.marks import MarkKind, bullet_mark, is_lone_bullet, number_mark, roman_value
from importers.recognition.words import level_word
from programme.model import Level


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("8.1 Aussetzung", MarkKind.DECIMAL, "8.1", "Aussetzung"),
        ("14 Konkrete", MarkKind.DECIMAL, "14", "Konkrete"),
        ("2.2.  Gute Arbeit", MarkKind.DECIMAL, "2.2", "Gute Arbeit"),
        ("1.Wohnen", MarkKind.DECIMAL, "1", "Wohnen"),
        ("1) Vorwort", MarkKind.DECIMAL, "1", "Vorwort"),
        ("1.1.1 Solar", MarkKind.DECIMAL, "1.1.1", "Solar"),
        ("A1 Ziel", MarkKind.LETTER_NUMBER, "A1", "Ziel"),
        ("M 2.3 Radwege", MarkKind.LETTER_NUMBER, "M 2.3", "Radwege"),
        ("Ü4", MarkKind.LETTER_NUMBER, "Ü4", ""),
        ("B5+6 Impulse", MarkKind.LETTER_NUMBER, "B5+6", "Impulse"),
        ("G2/Ü4 Netze", MarkKind.LETTER_NUMBER, "G2/Ü4", "Netze"),
        ("IV. Teil", MarkKind.ROMAN, "IV", "Teil"),
        ("A. Wohnen", MarkKind.LETTER, "A", "Wohnen"),
        ("(1) Satz", MarkKind.PAREN_NUMBER, "1", "Satz"),
        ("a) Punkt", MarkKind.PAREN_LETTER, "a", "Punkt"),
        ("§ 3 Name", MarkKind.SECTION, "3", "Name"),
    ],
)
def test_numbers_in_every_notation(text: str, kind: MarkKind, number: str, rest: str) -> None:
    mark = number_mark(text)
    assert mark is not None
    assert (mark.kind, mark.number, text[mark.end :]) == (kind, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "8. März ist Feiertag",
        "25. Mai 2014",
        "06.02.2014 Versammlung",
        "1.000 Bäume",
        "50 Jahre Stadt",
        "70 % des Stroms",
        "2030 soll",
        "ÖPNV",
        "Wir",
    ],
)
def test_dates_and_amounts_are_no_numbers(text: str) -> None:
    assert number_mark(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- Punkt", "Punkt"),
        ("- · Punkt", "Punkt"),
        ("•Punkt", "Punkt"),
        ("→ Punkt", "Punkt"),
        ("o Punkt", "Punkt"),
        ("* Punkt", "Punkt"),
    ],
)
def test_bullets_of_every_shape(text: str, rest: str) -> None:
    mark = bullet_mark(text)
    assert mark is not None
    assert text[mark.end :] == rest


@pytest.mark.parametrize("text", ["-insbesondere", "*Sternchen*", "oben", "Punkt - Strich", "-", ""])
def test_other_signs_are_no_bullets(text: str) -> None:
    assert bullet_mark(text) is None


def test_a_bullet_alone_waits_for_its_words() -> None:
    assert is_lone_bullet("•") and is_lone_bullet(" · ".strip()) and not is_lone_bullet("• a")


@given(st.integers(1, 48))
def test_roman_numbers_count(value: int) -> None:
    tens, ones = divmod(value, 10)
    sign = "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
    assert roman_value(sign) == value


@pytest.mark.parametrize(
    ("text", "level", "number", "rest"),
    [
        ("Handlungsziel Al:", Level.HANDLUNGSZIEL, "A1", ""),
        ("MaRnahme 1:", Level.MASSNAHME, "1", ""),
        ("MaRBnahme 2: Wege", Level.MASSNAHME, "2", "Wege"),
        ("Maßnahme 2.3 Radwege", Level.MASSNAHME, "2.3", "Radwege"),
        ("Maßnahme A 1.2: Wege", Level.MASSNAHME, "A 1.2", "Wege"),
        ("Leitziel A – Wohnen", Level.LEITZIEL, "A", "Wohnen"),
        ("Handlungsfeld Wohnen und Bauen", Level.HANDLUNGSFELD, "", "Wohnen und Bauen"),
        ("Oberziel: Alle kommen an.", Level.LEITZIEL, "", "Alle kommen an."),
        ("Kapitel 3: Wohnen", None, "3", "Wohnen"),
        ("Teil IV", None, "IV", ""),
    ],
)
def test_level_words_are_labels(text: str, level: Level | None, number: str, rest: str) -> None:
    word = level_word(text)
    assert word is not None
    assert (word.level, word.number, text[word.end :]) == (level, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Maßnahmen werden ergriffen",
        "Handlungsfeld Verkehr ist wichtig.",
        "Teil der Lösung ist",
        "Projekt Zukunft soll kommen",
        "Maßnahme 1 wird geprüft",
        "Handlungsfeld / Nr.",
    ],
)
def test_running_text_has_no_level_word(text: str) -> None:
    assert level_word(text) is None


@pytest.mark.parametrize("read", [number_mark, bullet_mark, level_word])
@pytest.mark.parametrize("text", ["1." * 200_000, "A1." + "1." * 200_000, "•" * 400_000, "Ziel 1" + ".1" * 200_000])
def test_an_endless_mark_takes_no_memory(read: Callable[[str], object], text: str) -> None:
    read("1. Wohnen")
    tracemalloc.start()
    read(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000
