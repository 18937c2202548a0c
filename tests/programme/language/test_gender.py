import pytest

from programme.language.gender import GenderStyle, gender_forms, plain_word


@pytest.mark.parametrize(
    ("text", "style", "plain"),
    [
        ("Bürger*innen", GenderStyle.STAR, "Bürgerinnen"),
        ("Bürger*innenbeteiligung", GenderStyle.STAR, "Bürgerinnenbeteiligung"),
        ("Antragsteller*in", GenderStyle.STAR, "Antragstellerin"),
        ("Bürger:innen", GenderStyle.COLON, "Bürgerinnen"),
        ("eine:n", GenderStyle.COLON, "einen"),
        ("jede*r", GenderStyle.STAR, "jeder"),
        ("Bürger_innen", GenderStyle.UNDERSCORE, "Bürgerinnen"),
        ("Bürger·innen", GenderStyle.DOT, "Bürgerinnen"),
        ("Bürger/-innen", GenderStyle.SLASH, "Bürgerinnen"),
        ("Bürger/innen", GenderStyle.SLASH, "Bürgerinnen"),
        ("Migrant(innen)", GenderStyle.BRACKET, "Migrantinnen"),
        ("BürgerInnen", GenderStyle.INNER_CAPITAL, "Bürgerinnen"),
        ("VertreterInnenrat", GenderStyle.INNER_CAPITAL, "Vertreterinnenrat"),
    ],
)
def test_signs(text: str, style: GenderStyle, plain: str) -> None:
    sentence = f"Wir laden {text} ein."
    (form,) = gender_forms(sentence)
    assert (form.style, sentence[form.start : form.end]) == (style, text)
    assert plain_word(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Bürgerinnen und Bürger",
        "Schüler und Schülerinnen",
        "Ärztinnen und Ärzte",
        "Kolleginnen bzw. Kollegen",
        "Bäuerinnen und Bauern",
        "Bürgerin oder des Bürgers",
    ],
)
def test_pairs(text: str) -> None:
    (form,) = gender_forms(f"Wir laden {text} ein.")
    assert (form.style, form.text) == (GenderStyle.PAIR, text)


@pytest.mark.parametrize(
    "text",
    [
        "Frauen und Männer",
        "LinkedIn",
        "Innen und Außen",
        "Ziel: in der Stadt",
        "Berlin und Berliner",
        "5:3",
        "2*3",
        "Mitarbeitende",
        "und/oder",
    ],
)
def test_no_gender_forms(text: str) -> None:
    assert gender_forms(text) == []
    assert plain_word(text) == text


def test_several_forms_come_in_reading_order() -> None:
    text = "Schülerinnen und Schüler, Bürger*innen und BürgerInnen"
    assert [form.style.value for form in gender_forms(text)] == ["pair", "star", "inner_capital"]
