import pytest

from importers.recognition.cleaning import cleaned
from importers.recognition.drafts import Wording, best_wording, same_wording, similar_wording
from importers.recognition.joining import joined_pieces
from importers.recognition.text import Text, joined, text_of
from programme.markup import Footnote, Run
from tests.importers.outlines import outline, recognised


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("o\u0308ffentlich", "öffentlich"),
        ("E\ufb03zienz \ufb01nden", "Effizienz finden"),
        ("Was\u00adser\u200bwerk", "Wasserwerk"),
        ("Mieten,\u00a0Wohnraum", "Mieten, Wohnraum"),
        ("z.\u00a0B. 10\u00a0% von 3\u00a0Mio. Euro", "z.\u00a0B. 10\u00a0% von 3\u00a0Mio. Euro"),
        ("viel   Platz\tda ", "viel Platz da"),
        ("S t a d t   f ü r   a l l e", "Stadt für alle"),
        ("A B C", "A B C"),
        ("nicht\u2011trennbar", "nicht-trennbar"),
    ],
)
def test_printers_signs_go(raw: str, meant: str) -> None:
    assert cleaned(Text(raw)).plain == meant


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Verein-", "barung", "Vereinbarung"),
        ("Stadt-", "und Landesebene", "Stadt- und Landesebene"),
        ("Länder-und-Kommunal-", "Infrastruktur", "Länder-und-Kommunal-Infrastruktur"),
        ("CO2-", "neutral", "CO2-neutral"),
        ("die 15-", "minütige Fahrt", "die 15-minütige Fahrt"),
        ("Wort\u00ad", "teil", "Wortteil"),
        ("gut –", "besser", "gut – besser"),
        ("gut", "besser", "gut besser"),
        ("", "besser", "besser"),
    ],
)
def test_torn_words_are_joined_as_they_were(one: str, other: str, together: str) -> None:
    assert joined_pieces(Text(one), Text(other)).plain == together


def test_bold_goes_on_through_cuts_and_joints() -> None:
    text = text_of("Quote: 30 Prozent", (Run("Quote:", bold=True), Run(" 30 Prozent")))
    assert text.cut(0, 9).inline_markup() == "**Quote:** 30"
    assert joined([text, Text("im Jahr")]).inline_markup() == "**Quote:** 30 Prozent im Jahr"
    assert text.unmarked().inline_markup() == "Quote: 30 Prozent"


def test_a_footnote_stays_where_its_mark_is() -> None:
    text = text_of("Ziel (Note)", (Run("Ziel"), Footnote((Run("Note"),))))
    assert text.plain == "Ziel"
    assert text.cut(0, 4).inline_markup() == "Ziel^[Note]"


def test_plain_signs_do_not_become_markup() -> None:
    text = "1. Ziele\n\nBürger*innen sagen *das* und [jenes] \\ dies_hier_auch.\n"
    assert (
        outline(text).splitlines()[-1]
        == "HF 1: Ziele | Bürger*innen sagen \\*das\\* und \\[jenes\\] \\\\ dies_hier_auch."
    )


def test_wordings_are_compared_word_by_word() -> None:
    assert same_wording("Es wird gewabhrleistet.", "Es wird gewadhrleistet.")
    assert not same_wording("Die Hürden werden beseitigt.", "Die Hürden werden verringert.")
    assert similar_wording("Die Hürden werden beseitigt.", "Die Hürden werden verringert.")
    assert not similar_wording("Wohnen für alle", "Radwege am Kanal bauen")


def test_the_usual_wording_wins_then_the_complete_one() -> None:
    texts = ["Wege werden", "Wege werden sicher.", "Wege werden breiter."]
    assert best_wording([Wording(Text(each), ()) for each in texts]).text.plain == "Wege werden sicher."
    assert best_wording([Wording(Text(each), ()) for each in [*texts, texts[2]]]).text.plain == "Wege werden breiter."


def test_a_line_that_was_read_too_early_is_moved_and_told() -> None:
    text = (
        "Leitziel A:\n\nAlle kommen an.\n\nbeseitigt.\n\nHandlungsziel A1:\nDie Hürden werden\n\nMaßnahme 1: Rampen\n\n"
        "Leitziel B: Alle bleiben.\n"
    )
    result = recognised(text)
    goal = result.programme.nodes[0].children[0]
    assert goal.title == "Die Hürden werden beseitigt."
    assert [finding.kind for finding in result.programme.findings] == ["line_moved"]
