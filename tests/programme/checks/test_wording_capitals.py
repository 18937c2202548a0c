from pathlib import Path

from programme.checks import run_checks
from programme.language.spelling import Speller
from programme.schemes import KOALITIONSVERTRAG
from tests.programme.builders import field, measure, programme

DICTIONARIES = Path(__file__).parents[3] / "resources" / "dictionaries"


def test_words_written_large_are_no_abbreviations_where_a_dictionary_says_so() -> None:
    subject = programme(field("Verkehr", measure("Die BANK am Platz und das GFS PLUS")), scheme=KOALITIONSVERTRAG)

    def told(speller: Speller | None) -> list[object]:
        kind = "abbreviation_unexplained"
        return [each.values["abbreviation"] for each in run_checks(subject, speller) if each.kind == kind]

    assert told(None) == ["BANK", "GFS", "PLUS"]
    assert told(Speller(DICTIONARIES)) == ["GFS"]
