"""Coverage by words: what moved is kept, what is gone is told, what goes on purpose is counted apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.recognition.coverage import coverage_of
from importers.recognition.result import Coverage
from importers.source import SourceDocument, SourceLine
from programme.model import Level, Node, Programme
from programme.schemes import BUILT_IN
from tests.importers.outlines import recognised

TEXT = "Wir bauen Wohnungen für alle und schützen die Straßenbäume in der Nordstadt."


def covered(lines: list[str], text: str, left_out: dict[int, str] | None = None) -> Coverage:
    """The coverage of lines that all went into one node with this text."""
    document = SourceDocument(tuple(SourceLine(line, number) for number, line in enumerate(lines, 1)), "x")
    node = Node("n", Level.HANDLUNGSFELD, "Wohnen", text=text)
    programme = Programme("p", "Plan", BUILT_IN[0], nodes=(node,))
    homed = tuple(index for index in range(len(lines)) if index not in (left_out or {}))
    return coverage_of(document, programme, {"n": homed}, {}, left_out or {})


@pytest.mark.parametrize(
    "lines",
    [
        ["Wir bauen Wohnungen für alle und schützen die Straßen-", "bäume in der Nordstadt."],
        ["W ir   b a u en   W o h n u n g en   f ü r   a l l e", "und schützen die Straßenbäume in der Nordstadt."],
        ["die Straßenbäume in der Nordstadt.", "Wir bauen Woh-", "nungen für alle und schützen"],
        ["Wir bauen Wohnungen für alle und schützen die Straßen-", "die Nordstadt", "bäume in der"],
        [
            "Wirbauen Wohnungen fürlle".replace("fürlle", "füralle"),
            "und schützen die Straßen\u00adbäume in der Nordstadt.",
        ],
    ],
)
def test_torn_joined_and_moved_lines_are_kept(lines: list[str]) -> None:
    assert sum(covered(lines, TEXT).lost.values()) <= ("die Nordstadt" in lines)
    assert covered([*lines, "Radwege fehlen."], TEXT).lost[len(lines)] == 2


@given(st.permutations(TEXT.split()), st.integers(1, 9))
def test_the_order_and_the_breaks_of_words_count_nothing(words: list[str], width: int) -> None:
    lines = [" ".join(words[at : at + width]) for at in range(0, len(words), width)]
    found = covered(lines, TEXT)
    assert (found.lost, found.share, found.in_tree) == ({}, 1.0, len(words))


@given(st.sets(st.integers(0, len(TEXT.split()) - 1)))
def test_each_word_that_is_gone_counts_once(gone: set[int]) -> None:
    kept = [word for at, word in enumerate(TEXT.split()) if at not in gone]
    found = covered([TEXT], " ".join(kept))
    assert found.lost == ({0: len(gone)} if gone else {})
    assert found.in_tree == found.words - len(gone)


def test_numbers_and_labels_need_no_words_of_their_own() -> None:
    found = covered(["1. Wohnen", "30. Tempo 30 gilt", "Zuständig: Bauamt"], "Tempo 30 gilt. Bauamt")
    assert found.lost == {}


def test_what_goes_on_purpose_is_no_loss() -> None:
    found = covered(["Klimaplan Seite 3", "Tempo 30 gilt"], "Tempo gilt", {0: "page_furniture"})
    assert (found.left_out, found.lost, found.share) == (3, {1: 1}, 2 / 3)


def test_lines_of_forms_that_repeat_take_no_words_from_others() -> None:
    sheets = [line for name in "ABC" for line in ("Zum Wohnen gehört Bauen", f"Haus {name}bau steht")]
    assert covered(sheets, "Zum Wohnen gehört Bauen. Haus Abau steht. Haus Bbau steht. Haus Cbau steht").lost == {}


def test_a_reading_loses_no_word() -> None:
    result = recognised("Programm für Musterstadt\n\n1. Wohnen\n\n  • Wir bauen Wohnun-\n    gen in der Nordstadt.\n")
    assert result.coverage.lost == {} and result.coverage.share == 1.0
    assert replace(result.coverage, left_out=0) == result.coverage


def test_words_of_levels_that_became_numbers_are_kept() -> None:
    chapters = ("Achtung", "Gemeinwohl", "Rechtsstaat", "Schutz")
    text = "".join(f"\n\n\nArtikel {number}\n\n  {name}\n\n  {TEXT}" for number, name in enumerate(chapters, 1))
    result = recognised(f"Grundsätze der Liste{text}\n")
    assert [node.title for node in result.programme.nodes] == list(chapters)
    assert result.coverage.lost == {}


def test_rows_that_name_their_parent_again_lose_no_word() -> None:
    lines = ["Wohnen", "Bauen", "Wohnen", "Mieten"]
    assert covered(lines, "Bauen\n\nMieten").lost == {}
    assert covered([*lines, "Mieten"], "Bauen").lost == {3: 1, 4: 1}
