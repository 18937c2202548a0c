import json
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.errors import FormatError
from programme.language.graphemes import width as clusters
from programme.line_records import line_record, restored_lines
from programme.lines import (
    LineSettings,
    NumberedBlock,
    Part,
    heading_width,
    line_spans,
    list_width,
    number_lines,
    split_lines,
    split_runs,
)
from programme.markup import Footnote, LineBreak, Run, plain
from programme.model import Level
from programme.schemes import WAHLPROGRAMM
from tests.programme.builders import aim, field, goal, measure, programme, programmes

GOOD_AND_RIGHT = "gut und richtig, wenn Eltern selbst eine Initiative für Kinderbetreuung gründen – besser ist"
RULES = (
    "Geschäftsordnung der Bundesversammlung geregelt. Antragsberechtigt sind die Orts- und Kreisverbände, die "
    "Landesversammlungen bzw. Landesdelegiertenkonferenzen,"
)


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("a" * 80, [80]),
        ("a" * 81, [81, 1]),
        ("a" * 40 + " " + "b" * 39 + " c", [81, 1]),
        ("a" * 39 + " " + "b" * 41, [40, 41]),
        ("a" * 78 + "-b", [80]),
        ("a" * 79 + "-b", [80, 1]),
        (GOOD_AND_RIGHT, [80, 12]),
        (RULES, [76, 54, 29]),
        ("", [0]),
        ("a" * 80 + " ", [81]),
        ("a" * 170, [81, 81, 10]),
        ("kurz " + "a" * 81, [5, 81, 1]),
        ("a" * 79 + "–b", [81, 1]),
        ("a" * 40 + "/" + "b" * 40, [81, 1]),
        ("a" * 40 + "\u00a0" + "b" * 40, [81, 1]),
        ("a" * 30 + " " + "b" * 20 + "\u00a0" + "c" * 40, [31, 61]),
        ("a" * 40 + "\u00ad" + "b" * 40, [80]),
        ("erste\nzweite", [5, 6]),
        ("a\n\nb", [1, 0, 1]),
        ("a" * 80 + "\nb", [80, 1]),
    ],
)
def test_lines_of_80(text: str, widths: list[int]) -> None:
    assert [clusters(line) for line in split_lines(text, 80)] == widths


def test_a_cut_word_gets_a_hyphen_on_top() -> None:
    assert split_lines("a" * 81, 80) == ("a" * 80 + "-", "a")


def test_emoji_with_skin_tones_count_one() -> None:
    lines = split_lines("👍🏽" * 15, 5)
    assert lines == ("👍🏽" * 5 + "-", "👍🏽" * 5 + "-", "👍🏽" * 5)


def test_line_ends_keep_their_blanks() -> None:
    assert split_lines("aaaa bbbb", 4) == ("aaaa ", "bbbb")
    assert split_lines("aaa  bbbb", 4) == ("aaa  ", "bbbb")
    assert split_lines("aaaa  bbb", 4) == ("aaaa ", " bbb")


def test_combining_accents_and_zero_width_signs_count_nothing() -> None:
    assert split_lines("e\u0301" * 6, 4) == ("e\u0301" * 4 + "-", "e\u0301" * 2)
    assert split_lines("ab\u200bcd", 4) == ("ab\u200bcd",)
    assert split_lines("ab \u200bcde", 4) == ("ab \u200b", "cde")


def test_a_width_below_one_is_a_bug() -> None:
    with pytest.raises(ValueError, match="0"):
        split_lines("a", 0)


TEXT = st.text(st.sampled_from("abcdefgh    ---–ß*\u00a0\u00ade\u0301👍🏽\n"), max_size=120)
WHOLE = st.lists(st.sampled_from([*"abcd    --–ß*", "\u00a0", "e\u0301", "👍🏽"]), max_size=120).map("".join)
WIDTH = st.integers(1, 30)


@given(TEXT, WIDTH)
def test_the_lines_hold_the_text(text: str, width: int) -> None:
    """Joined lines are the text but for the hyphens on top and the forced breaks; no line is too long."""
    spans = line_spans(text, width)
    assert "".join(text[start:end] for start, end, _ in spans) == text.replace("\n", "")
    assert all(clusters(text[start:end].rstrip("\u00ad\u0301").removesuffix(" ")) <= width for start, end, _ in spans)
    lines = tuple(text[start:end] + ("-" if cut else "") for start, end, cut in spans)
    assert split_lines(text, width) == lines


@given(WHOLE, WIDTH)
def test_no_line_ends_without_need(text: str, width: int) -> None:
    lines = split_lines(text, width)
    for line, following in pairwise(lines):
        next_word = re.match(r"[^ -]*[ -]?", following)
        assert next_word is not None
        assert line[-1] in " -" or clusters(line) > width
        assert clusters(line + next_word[0].rstrip(" ")) > width


INLINE = st.one_of(
    st.builds(Run, st.text(st.sampled_from("ab  -ßü👍🏽*"), max_size=40), st.booleans(), st.booleans()),
    st.just(LineBreak()),
    st.just(Footnote((Run("Fußnote"),))),
)


@given(st.lists(INLINE, max_size=6), st.integers(3, 30))
def test_runs_split_like_their_text(inlines: list[Run | LineBreak | Footnote], width: int) -> None:
    text = "".join(
        "\n" if isinstance(each, LineBreak) else each.text for each in inlines if not isinstance(each, Footnote)
    )
    lines = split_runs(inlines, width)
    assert tuple(line.text for line in lines) == split_lines(text, width)
    notes = [each for line in lines for each in line.inlines if isinstance(each, Footnote)]
    assert len(notes) == sum(isinstance(each, Footnote) for each in inlines)
    styled = [(sign, run.bold) for line in lines for run in line.inlines if isinstance(run, Run) for sign in run.text]
    assert styled == [(sign, run.bold) for run in inlines if isinstance(run, Run) for sign in run.text]


def test_runs_keep_their_style_across_lines() -> None:
    first, second = split_runs((Run("Wir "), Run("bauen Wege", bold=True), Run(" aus.")), 10)
    assert first.inlines == (Run("Wir "), Run("bauen ", bold=True))
    assert second.inlines == (Run("Wege", bold=True), Run(" aus."))


def test_a_footnote_stays_with_the_word_before_it() -> None:
    note = Footnote((Run("Siehe Anhang"),))
    first, second = split_runs((Run("Wir bauen "), note, Run("Wege aus")), 10)
    assert first.inlines == (Run("Wir bauen "), note)
    assert second.inlines == (Run("Wege aus"),)


def test_widths() -> None:
    assert [heading_width(level, 80) for level in list(Level)[:3]] == [48, 48, 60]
    assert [heading_width(level, 45) for level in list(Level)[:3]] == [27, 27, 33]
    assert [list_width(depth, 80) for depth in range(5)] == [80, 74, 68, 62, 56]
    assert list_width(9, 60) == 20


def shown(blocks: list[NumberedBlock]) -> list[tuple[int, int, str]]:
    return [(block.first, block.width, "|".join(line.text for line in block.lines)) for block in blocks]


def test_numbers_run_through_a_motion() -> None:
    plan = programme(
        field("Verkehr", goal("Radwege", aim("Mehr Wege", measure("Bauen", fields={"status": "**läuft**"})))),
        field("Umwelt", text="Erster Absatz.\n\n- Punkt\n  - innen\n- noch einer"),
    )
    assert shown(number_lines(plan)) == [
        (1, 48, "Verkehr"),
        (2, 48, "A Radwege"),
        (3, 60, "A1 Mehr Wege"),
        (4, 74, "Bauen"),
        (5, 74, "Status: läuft"),
        (1, 48, "Umwelt"),
        (2, 80, "Erster Absatz."),
        (3, 74, "Punkt"),
        (4, 68, "innen"),
        (5, 74, "noch einer"),
    ]
    whole = number_lines(plan, LineSettings(whole_programme=True))
    assert [block.first for block in whole] == list(range(1, 11))
    assert {block.motion for block in whole} == {""}


def test_a_field_from_another_level_keeps_its_label() -> None:
    blocks = number_lines(programme(field("Wohnen", goal("Bauen", fields={"verantwortlich": "Amt"}))))
    assert [line.text for block in blocks for line in block.lines if block.key] == ["Verantwortlich: Amt"]


def test_fields_come_in_the_order_of_the_scheme_and_print() -> None:
    chapter = field("Wohnen", text="Text.", fields={"schwerpunkt": "S", "warum_wichtig": "W", "Eigenes": "E"})
    bullet = measure("Lösung", text="Mehr.", fields={"Frist": "2030"})
    blocks = number_lines(programme(chapter, bullet, scheme=WAHLPROGRAMM))
    assert [(block.part, block.key) for block in blocks] == [
        (Part.TITLE, ""),
        (Part.FIELD, "warum_wichtig"),
        (Part.FIELD, "schwerpunkt"),
        (Part.FIELD, "Eigenes"),
        (Part.TEXT, ""),
        (Part.TITLE, ""),
        (Part.TEXT, ""),
        (Part.FIELD, "Frist"),
    ]
    assert shown(blocks)[0] == (1, 48, "1 Wohnen")


def test_an_empty_block_counts_one_line_and_an_empty_field_none() -> None:
    blocks = number_lines(programme(field("", measure("", fields={"status": ""}))))
    assert shown(blocks) == [(1, 48, ""), (2, 74, "")]


def test_references_count_as_they_are_shown() -> None:
    plan = programme(goal("Radwege", measure("siehe [](#x)")), replace(goal("Busse"), id="x"))
    assert [line.text for block in number_lines(plan) for line in block.lines][1] == "siehe B"


def test_markup_counts_nothing() -> None:
    plain = "Wort " * 40
    bold = " ".join("**Wort**" for _ in range(40))
    texts = [[line.text for line in number_lines(programme(field("x", text=text)))[1].lines] for text in (plain, bold)]
    assert texts[0] == texts[1]


def test_a_setting_below_40_is_refused() -> None:
    with pytest.raises(FormatError):
        LineSettings(width=39)


@given(programmes(), st.booleans())
def test_numbers_have_no_gaps(any_programme: object, whole: bool) -> None:
    following = 1
    for block in number_lines(any_programme, LineSettings(whole_programme=whole)):  # type: ignore[arg-type]
        assert block.first in (following, 1)
        following = block.last + 1


@given(programmes(), st.integers(40, 60))
def test_printed_lines_are_kept(any_programme: object, width: int) -> None:
    settings = LineSettings(width)
    blocks = number_lines(any_programme, settings)  # type: ignore[arg-type]
    restored = restored_lines(any_programme, line_record(blocks, settings))  # type: ignore[arg-type]
    assert [(block, [line.text for line in block.lines]) for block in restored] == [
        (block, [line.text for line in block.lines]) for block in blocks
    ]


def test_printed_lines_are_kept_though_the_rule_changes() -> None:
    plan = programme(field("x", text="Wort " * 40 + "\\\nneue Zeile " + "a" * 90))
    record = line_record(number_lines(plan, LineSettings(50)), LineSettings(50))
    restored = restored_lines(plan, record)
    assert [len(line.text) for line in restored[1].lines] == [
        len(line.text) for line in number_lines(plan, LineSettings(50))[1].lines
    ]


def test_a_record_of_another_state_is_refused() -> None:
    plan = programme(field("Verkehr", text="Text"))
    record = line_record(number_lines(plan), LineSettings())
    other = replace(plan, nodes=(replace(plan.nodes[0], text="Ganz anderer Text"),))
    with pytest.raises(FormatError):
        restored_lines(other, record)


def test_the_lines_of_a_real_motion(shared: Path) -> None:
    """Antragsgrün counted these 108 lines; ours are the same, one by one."""
    seed = (shared / "seeds" / "hannover_antrag_a3.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "seeds" / "gold" / "hannover_antrag_a3.json").read_text(encoding="utf-8"))
    text = "\n".join(plain(node["text"]) for node in gold["nodes"])
    lines = [line.rstrip() for paragraph in text.split("\n") for line in split_lines(paragraph, 80)]
    assert len(lines) == 108
    assert set(lines) <= {line.strip() for line in seed.split("\n")}


def test_a_long_programme_is_counted_in_time() -> None:
    """24,000 words in 0.1 s; the bound only notices another order of magnitude, `make bench` measures."""
    text = "Wir bauen sichere Wege für alle Bürger*innen, z. B. zu Schulen – mit **Licht** und Grün. " * 10
    measures = [measure(text[:200], text=text, fields={"status": "läuft"}) for _ in range(160)]
    plan = programme(field("Verkehr", *measures))
    start = time.process_time()
    assert number_lines(plan)[-1].last > 1500
    assert time.process_time() - start < 3
