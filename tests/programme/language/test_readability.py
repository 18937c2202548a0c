import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.language.readability import readability, sentence_spans, syllables

# counted by hand, after Duden's division
COUNTED = [
    "Fa-mi-li-e",
    "Fa-mi-li-en",
    "I-de-en",
    "Kri-te-ri-en",
    "Mu-se-um",
    "be-in-hal-ten",
    "ge-eig-net",
    "be-ein-flus-sen",
    "Bür-ge-rin-nen",
    "Stra-ße",
    "Na-ti-on",
    "Me-di-en-kon-zept",
    "stu-die-ren",
    "Stu-di-en",
    "Wien",
    "schien",
    "Eu-ro-pä-i-sche",
    "Quar-tier",
    "Quel-le",
    "Bau-er",
    "neu-e",
    "Schul-haus",
    "in-di-vi-du-ell",
    "Im-mo-bi-li-en",
    "ak-tu-ell",
    "Ko-a-li-ti-on",
    "The-a-ter",
    "Ra-di-o",
    "Ja-nu-ar",
    "Maß-nah-me",
    "Hand-lungs-feld",
    "Ge-mein-de",
    "Ver-ei-ne",
    "Leis-tung",
    "die",
    "wir",
    "Zu-kunft",
    "Staat",
    "See",
    "Boot",
    "Räu-me",
    "heu-te",
    "Kai-ser",
    "Haus",
    "Be-trei-ber",
    "Bei-spiel",
    "Geist",
    "bei-de",
    "ge-hen",
    "se-hen",
    "Bau-zaun",
    "Ei-er",
    "Lei-er-kas-ten",
]


@pytest.mark.parametrize("divided", COUNTED)
def test_syllables(divided: str) -> None:
    assert syllables(divided.replace("-", "")) == divided.count("-") + 1


def test_abbreviations_are_spelled_out() -> None:
    assert syllables("ÖPNV") == 4


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_abbreviations_and_ordinals_end_no_sentence() -> None:
    parts = [
        "Das gilt z. B. für Kinder bzw. Eltern, u. a. am 14. März und im 21. Jahrhundert.",
        "Im Jahr 2030.",
        "Wir handeln!",
        "Nr. 4 gilt für Busse, Bahnen usw.",
        "Wir wollen ca. 50 Mio. Euro.",
        "„Ja.“",
        "Und dann?",
        "Dr. A. Muster e. V. ist dabei … aber nicht heute.",
        "Ab 50.",
        "Das ist so.",
    ]
    assert sentences(" ".join(parts)) == parts


def test_a_line_end_ends_a_sentence() -> None:
    assert sentences("Erster Punkt\nZweiter Punkt") == ["Erster Punkt", "Zweiter Punkt"]


@given(st.text(st.sampled_from("aB .!?…\n„“3")))
def test_sentences_hold_all_but_blanks(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_figures_follow_the_formulas() -> None:
    result = readability("Wir bauen Häuser. Die Stadt hilft.")
    assert (result.sentences, result.words, result.syllables) == (2, 6, 8)
    assert result.amstad == pytest.approx(180 - 3 - 58.5 * 8 / 6)
    assert result.lix == pytest.approx(3)
    assert result.wiener == pytest.approx(0.1672 * 3 - 0.0327 * 100 * 4 / 6 - 0.875)


def test_a_hard_text_is_harder() -> None:
    easy = readability("Wir bauen Wege. Kinder fahren Rad. Das ist gut.")
    hard = readability("Die Berücksichtigung verkehrsplanerischer Gesichtspunkte gewährleistet Verkehrssicherheit.")
    assert easy.amstad > 80 > 20 > hard.amstad
    assert easy.lix < 40 < 60 < hard.lix
    assert easy.wiener < hard.wiener


def test_no_words_no_figures() -> None:
    assert readability(" – 12 %").words == 0
