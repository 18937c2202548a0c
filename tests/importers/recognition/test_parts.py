"""Tables, imprint, motions, scheme, ranks and the laws that hold for any source."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from importers.recognition.front import is_file_name, title_of_first_lines
from importers.recognition.headings.ranks import Heading, levels_of, tiers_of
from importers.recognition.headings.signs import WORD, Sign
from importers.recognition.recognise import recognise
from importers.source import Cell, LineEnd, LineRole, SourceDocument, SourceLine
from importers.text_reader import read_source
from programme.markup import Run
from programme.model import Counter, FieldRole, Level, walk
from programme.numbering import shown_numbers
from tests.importers.outlines import kinds, outline, recognised


def table(*rows: tuple[str, ...], number: int = 0, header: bool = False) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(text, row + 1, LineEnd.PARAGRAPH, cell=Cell(number, row, column, header=header and row == 0))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    )


def read_lines(*lines: SourceLine) -> SourceDocument:
    return SourceDocument(lines, "datei")


# ------------------------------------------------------------------------------------------------------------- tables


def test_a_list_of_measures_becomes_measures_with_its_own_fields() -> None:
    rows = (("Nr.", "Titel", "Zuständigkeit", "CO₂-Minderung"), ("E1", "Dächer nutzen", "Hochbauamt", "400 t"))
    programme = recognise(read_lines(*table(*rows))).programme
    measure = programme.nodes[0]
    assert (measure.level, measure.title, measure.fields) == (
        Level.MASSNAHME,
        "Dächer nutzen",
        {"verantwortlich": "Hochbauamt", "co2_minderung": "400 t"},
    )
    responsible = programme.scheme.definition(Level.MASSNAHME).field_by_role(FieldRole.RESPONSIBLE)
    assert responsible is not None and responsible.label == "Zuständigkeit"


def test_a_row_without_title_goes_on_with_the_one_above() -> None:
    rows = (("Maßnahme", "Zuständigkeit"), ("Wege bauen", "Tiefbauamt"), ("", "und Stadtwerke"))
    measures = list(walk(recognise(read_lines(*table(*rows))).programme.nodes))
    assert [(each.title, each.fields["verantwortlich"]) for each in measures] == [
        ("Wege bauen", "Tiefbauamt und Stadtwerke")
    ]


def test_a_column_of_fields_of_action_makes_chapters() -> None:
    rows = (
        ("Handlungsfeld", "Maßnahme", "Frist"),
        ("Energie", "Dächer nutzen", "2027"),
        ("Energie", "Beraten", "2028"),
        ("Verkehr", "Wege bauen", "2029"),
    )
    programme = recognise(read_lines(*table(*rows))).programme
    assert [(node.title, len(node.children)) for node in programme.nodes] == [("Energie", 2), ("Verkehr", 1)]


def test_a_heading_above_a_sheet_is_its_measure() -> None:
    sheet = table(("Zuständigkeit", "Amt"), ("Kosten", "10 Euro"), number=0)
    other = table(("Zuständigkeit", "Rat"), ("Kosten", "20 Euro"), number=1)
    head = [SourceLine(text, 1, LineEnd.PARAGRAPH, outline=2) for text in ("3.1 Wege", "3.2 Dächer")]
    programme = recognise(read_lines(head[0], *sheet, head[1], *other)).programme
    measures = [node for node in walk(programme.nodes) if node.level is Level.MASSNAHME]
    assert [(node.title, node.fields["kosten"]) for node in measures] == [("Wege", "10 Euro"), ("Dächer", "20 Euro")]


def test_a_cell_over_several_rows_is_a_field_of_each_of_their_measures() -> None:
    rows = (
        ("Nr.", "Titel", "Zuständigkeit"),
        ("1 Energie", "", ""),
        ("1.1", "Dächer", ""),
        ("1.2", "Netze", ""),
        ("1.3", "Wärme", "Stadtwerke"),
    )
    lines = [line for line in table(*rows) if line.text]
    wide = [replace(line, cell=replace(line.cell, width=3)) if line.text == "1 Energie" else line for line in lines]
    tall = SourceLine("Bauamt", 3, LineEnd.PARAGRAPH, cell=Cell(0, 2, 2, height=2))
    programme = recognise(read_lines(*wide[:6], tall, *wide[6:])).programme
    (chapter,) = programme.nodes
    assert (chapter.title, shown_numbers(programme)[chapter.id]) == ("Energie", "1")
    assert [(node.title, node.fields["verantwortlich"]) for node in chapter.children] == [
        ("Dächer", "Bauamt"), ("Netze", "Bauamt"), ("Wärme", "Stadtwerke"),
    ]  # fmt: skip


def test_a_row_of_a_sheet_may_hold_several_fields() -> None:
    rows = (
        ("M 1", "Dächer", "", ""),
        ("Zuständigkeit", "Bauamt", "Priorität", "hoch"),
        ("Kosten", "", "Frist", "2027"),
        ("Bemerkung", "", "", ""),
    )
    lines = [line for line in table(*rows) if line.text]
    (measure,) = recognise(read_lines(*lines)).programme.nodes
    assert measure.fields == {"verantwortlich": "Bauamt", "prioritaet": "hoch", "frist": "2027"}


def test_a_table_of_something_else_keeps_its_words() -> None:
    lines = [SourceLine("Haushalt", 1, LineEnd.PARAGRAPH, outline=1), *table(("2026", "10 Mio."), ("2027", "12 Mio."))]
    assert "2026 | 10 Mio." in recognise(read_lines(*lines)).programme.nodes[0].text


# ---------------------------------------------------------------------------------------------------- imprint, motions


def test_an_address_in_lines_keeps_its_lines_apart() -> None:
    text = "1. Ziele\n\n- Bauen\n\nV.i.S.d.P.\nClara Vorbild\nMarkt 1\n12345 Musterstadt\n"
    assert recognised(text).programme.meta == {"V.i.S.d.P.": "Clara Vorbild, Markt 1, 12345 Musterstadt"}


def test_a_lone_motion_has_metadata_and_several_have_fields() -> None:
    one = "A1: Bäume\n\nAntragsteller*in: Nord\nStatus: Eingereicht\n\nWir pflanzen Bäume.\n"
    two = one + "\nA2: Busse\n\nAntragsteller*in: Süd\nStatus: Beschluss\n\nBusse fahren.\n"
    lone, several = recognised(one).programme, recognised(two).programme
    assert lone.meta == {"Antragsteller*in": "Nord", "Status": "Eingereicht", "Antrag": "A1"}
    assert several.meta == {}
    assert [node.fields["antrag"] for node in several.nodes] == ["A1", "A2"]
    assert [node.fields["status"] for node in several.nodes] == ["Eingereicht", "Beschluss"]


def test_a_sheet_may_begin_with_its_number_and_title() -> None:
    rows = (("M 1.1", "Dächer nutzen"), ("Akteure", "Hochbauamt"), ("Kosten", "offen"))
    measure = recognise(read_lines(*table(*rows))).programme.nodes[0]
    assert (measure.level, measure.number, measure.title) == (Level.MASSNAHME, "M 1.1", "Dächer nutzen")
    assert list(measure.fields.values()) == ["Hochbauamt", "offen"]


def test_metadata_that_the_format_names_goes_to_its_motion() -> None:
    lines = (
        SourceLine("Bäume pflanzen", 1, LineEnd.PARAGRAPH, role=LineRole.MOTION, marker="A1"),
        SourceLine("Ortsverein Nord", 2, LineEnd.PARAGRAPH, role=LineRole.META, label="Antragsteller*in"),
        SourceLine("Die Stadt pflanzt Bäume.", 3, LineEnd.PARAGRAPH),
    )
    programme = recognise(SourceDocument(lines, "datei")).programme
    assert programme.meta == {"Antragsteller*in": "Ortsverein Nord", "Antrag": "A1"}
    assert [(node.title, node.text) for node in programme.nodes] == [("Bäume pflanzen", "Die Stadt pflanzt Bäume.")]


# ------------------------------------------------------------------------------------------------------ scheme, ranks


@pytest.mark.parametrize(
    ("text", "counter", "prefixed", "shown"),
    [
        ("I. Eins\n\nText.\n\nII. Zwei\n\nText.\n", Counter.UPPER_ROMAN, False, ["I", "II"]),
        ("A. Eins\n\nText.\n\nB. Zwei\n\nText.\n", Counter.UPPER_LETTER, False, ["A", "B"]),
        ("1. Eins\n\nText.\n\n3. Drei\n\nText.\n", Counter.DECIMAL, False, ["1", "3"]),
    ],
)
def test_the_scheme_counts_as_the_source_does(text: str, counter: Counter, prefixed: bool, shown: list[str]) -> None:
    programme = recognised(text).programme
    numbering = programme.scheme.definition(Level.HANDLUNGSFELD).numbering
    assert (numbering.counter, numbering.prefixed) == (counter, prefixed)
    assert list(shown_numbers(programme).values()) == shown


def test_only_numbers_that_counting_misses_are_fixed() -> None:
    programme = recognised("1. Eins\n\nText.\n\n2. Zwei\n\nText.\n\n4. Vier\n\nText.\n\n5. Fünf\n\nText.\n").programme
    assert [node.number for node in programme.nodes] == [None, None, "4", None]


def test_numbers_run_on_through_unnumbered_blocks() -> None:
    text = "1. Schule\n\nGebäude\n\n1.1 Dächer\n\n- Dicht\n\nUnterricht\n\n1.2 Bücher\n\n- Neu\n\n2. Sport\n\n2.1 Halle\n\n- Auf\n"
    programme = recognised(text).programme
    assert all(node.number is None for node in walk(programme.nodes) if node.level is Level.HANDLUNGSZIEL)
    assert [node.title for node in programme.nodes[0].children] == ["Gebäude", "Unterricht"]


def test_a_foreword_beside_numbered_chapters_has_no_number() -> None:
    assert (
        outline("Vorwort\n\nGuten Tag allen.\n\n1. Eins\n\nText.\n\n2. Zwei\n\nText.\n").splitlines()[1]
        == "HF: Vorwort | Guten Tag allen."
    )


def test_a_number_that_stands_twice_is_told() -> None:
    result = recognised("1. Eins\n\n1.1 Rot\n\n- a\n\n1.2 Blau\n\n- b\n\n1.2 Grün\n\n- c\n")
    assert [(finding.kind, finding.values["number"]) for finding in result.programme.findings] == [
        ("number_twice", "1.2")
    ]


def test_headings_deeper_than_the_scheme_become_bold_paragraphs() -> None:
    text = "# Eins\n\n## Zwei\n\n### Drei\n\n#### Vier\n\nText.\n\n# Fünf\n\nText.\n"
    result = recognised(text)
    assert "heading_too_deep" in kinds(result)
    assert "**Vier**" in result.programme.nodes[0].children[0].children[0].text


def test_ranks_follow_families_and_what_stands_right_above_what() -> None:
    chapter, section, block = Sign("number:decimal", 1), Sign("number:decimal", 2), Sign("plain")
    headings = [Heading(chapter, True), Heading(section, False), Heading(block, True), Heading(section, False)]
    assert tiers_of(headings) == [[chapter], [block], [section]]
    assert levels_of(headings)[section] is Level.HANDLUNGSZIEL


def test_level_words_have_their_levels() -> None:
    signs = [Sign(WORD, 2.0), Sign(WORD, 4.0), Sign("plain")]
    levels = levels_of([Heading(signs[2], True), Heading(signs[0], True), Heading(signs[1], False)])
    assert [levels[sign] for sign in signs] == [Level.LEITZIEL, Level.MASSNAHME, Level.HANDLUNGSFELD]


def test_a_list_whose_outermost_items_are_deep_is_not_nested() -> None:
    lines = (
        SourceLine("Wohnen", 1, LineEnd.PARAGRAPH, marker="1.", list_level=0, outline=1),
        *(SourceLine(text, 2, LineEnd.PARAGRAPH, marker="a)", list_level=2) for text in ("Bauen", "Mieten deckeln")),
        SourceLine("Auch die kleinen", 3, LineEnd.PARAGRAPH, marker="i.", list_level=3),
    )
    chapter = recognise(read_lines(*lines)).programme.nodes[0]
    assert [(node.title, node.text) for node in chapter.children] == [
        ("Bauen", ""),
        ("Mieten deckeln", "- Auch die kleinen"),
    ]


def test_words_styles_for_inner_items_nest_them() -> None:
    lines = (
        SourceLine("Wohnen", 1, LineEnd.PARAGRAPH, outline=1),
        SourceLine("Bauen", 2, LineEnd.PARAGRAPH, marker="•", list_level=0, style="List Bullet"),
        SourceLine("Auch in der Mitte", 3, LineEnd.PARAGRAPH, marker="•", list_level=0, style="List Bullet 2"),
        SourceLine("Mieten deckeln", 4, LineEnd.PARAGRAPH, marker="•", list_level=0, style="List Bullet"),
    )
    chapter = recognise(read_lines(*lines)).programme.nodes[0]
    assert [(node.title, node.text) for node in chapter.children] == [
        ("Bauen", "- Auch in der Mitte"),
        ("Mieten deckeln", ""),
    ]


def test_a_level_word_right_above_its_list_is_the_whole_title() -> None:
    lines = (
        SourceLine("Teil A", 1, LineEnd.PARAGRAPH, outline=1),
        SourceLine("Bauen", 2, LineEnd.PARAGRAPH, marker="•", list_level=0),
        SourceLine("Teil B", 3, LineEnd.PARAGRAPH, outline=1),
        SourceLine("Mieten deckeln", 4, LineEnd.PARAGRAPH, marker="•", list_level=0),
    )
    result = recognise(read_lines(*lines)).programme
    assert [(node.title, node.number) for node in result.nodes] == [("Teil A", None), ("Teil B", None)]
    assert [child.title for node in result.nodes for child in node.children] == ["Bauen", "Mieten deckeln"]
    assert not [each for each in result.findings if each.kind == "title_missing"]


# --------------------------------------------------------------------------------------------------------------- laws

LINE = st.text(st.sampled_from("aZß 1.-•:*|#()A„“,\t"), max_size=30)
KNOWN = st.sampled_from(
    ["1. Wohnen", "1.1 Mieten", "- Punkt eins", "Leitziel A:", "Maßnahme 1: Wege", "Verantwortlich: Amt", "Ziel: Mehr", "INHALT",
     "Status", "Kommentare", "A1: Antrag", "Antragsteller: Rat", "IMPRESSUM", "Begründung", "| a | b |", "\f", "12", "===="]
)  # fmt: skip


@given(st.lists(LINE | KNOWN | st.just(""), max_size=40))
@example(["A1", "Antragsteller: Rat"])
@example([":", "A1: Antrag", "1", "1", "1", "1", "Antragsteller: Rat"])
def test_no_source_breaks_the_recognition_and_no_line_is_lost(lines: list[str]) -> None:
    result = recognise(read_source("\n".join(lines).encode() or b" ", "x"))
    assert result.coverage.missing == ()
    assert all(node.id in result.places for node in walk(result.programme.nodes))
    ids = [node.id for node in walk(result.programme.nodes)]
    assert len(set(ids)) == len(ids)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 3), LINE | KNOWN), max_size=20))
def test_no_table_breaks_the_recognition(cells: list[tuple[int, int, int, str]]) -> None:
    places = sorted({(number, row, column): text for number, row, column, text in cells}.items())
    lines = tuple(SourceLine(text, 1, LineEnd.PARAGRAPH, cell=Cell(*place)) for place, text in places)
    assert recognise(SourceDocument(lines, "x")).coverage.missing == ()


def chapters(*numbers: str, listed: str = "") -> list[SourceLine]:
    heads = [SourceLine("Inhalt", 1, LineEnd.PARAGRAPH, role=LineRole.CONTENTS)]
    heads += [SourceLine(f"{listed}\tAlles\t3", 2, LineEnd.PARAGRAPH, role=LineRole.CONTENTS)] if listed else []
    for place, number in enumerate(numbers):
        text = f"Abschnitt {chr(65 + place)} der Reihe"
        heads.append(
            SourceLine(text, place + 3, LineEnd.PARAGRAPH, outline=1 + number.count("."), marker=number, list_level=0)
        )
    return heads


@pytest.mark.parametrize(
    ("numbers", "listed", "read"),
    [
        (("13", "13.4", "13.5", "1.5", "14"), "", "13.5"),
        (("13", "13.4", "13.5", "1.6", "14"), "", "13.6"),
        (("13", "13.4", "13.5", "1.5", "14"), "1.5", "1.5"),
        (("1", "1.4", "2", "2.1", "1.2"), "1.2", "1.2"),
        (("13", "13.4", "13.5", "14", "1.5"), "", "1.5"),
        (("13", "13.4", "13.5", "1.1", "14"), "", "1.1"),
    ],
)
def test_a_section_counted_below_the_first_chapter_goes_back_to_its_own(
    numbers: tuple[str, ...], listed: str, read: str
) -> None:
    result = recognise(read_lines(*chapters(*numbers, listed=listed))).programme
    odd = max(place for place, number in enumerate(numbers) if number.startswith("1."))
    shown = shown_numbers(result)
    found = next(node for node in walk(result.nodes) if node.title == f"Abschnitt {chr(65 + odd)} der Reihe")
    assert shown[found.id] == read
    told = [finding.values["read"] for finding in result.findings if finding.kind == "number_restored"]
    assert told == ([numbers[odd]] if read != numbers[odd] else [])


def test_a_lone_row_overleaf_is_one_more_field_of_its_measure() -> None:
    heads = (
        SourceLine("Handlungsfeld 1: Wohnen", 1, LineEnd.PARAGRAPH),
        SourceLine("Maßnahme 1: Häuser bauen", 2, LineEnd.PARAGRAPH),
    )
    sheet = table(("Verantwortlich", "Amt 61"), ("Kosten", "12.000 Euro"))
    rest = table(("Bemerkungen", "Das Geld ist da."), number=1)
    (field_,) = recognise(read_lines(*heads, *sheet, *rest)).programme.nodes
    (measure,) = field_.children
    assert list(measure.fields.values()) == ["Amt 61", "12.000 Euro", "Das Geld ist da."]


def run_in(sign: str, count: int, stressed: int = 0) -> list[SourceLine]:
    names = ["Wohnen", "Bus und Bahn", "Schulen", "Wasser", "Gute Arbeit", "Sport"][:count]
    lines = [SourceLine("MUSTERSTADT FÜR ALLE", 1, LineEnd.PARAGRAPH, page=1, size=14.0, bold=1.0)]
    for place, name in enumerate(names):
        rest = " Wir wollen, dass sich hier in den nächsten Jahren viel zum Guten ändert."
        runs: tuple[Run, ...] = (Run(f"{name}{sign}", bold=True), Run(rest))
        lines.append(SourceLine(f"{name}{sign}{rest}", place + 2, LineEnd.PARAGRAPH, runs, page=1, size=10.0, bold=0.1))
    for place in range(stressed):
        runs = (Run("Das ist uns "), Run("wirklich", bold=True), Run(" wichtig und dringend."))
        text = "".join(run.text for run in runs)
        lines.append(SourceLine(text, 20 + place, LineEnd.PARAGRAPH, runs, page=1, size=10.0, bold=0.2))
    return lines


@pytest.mark.parametrize(
    ("sign", "count", "stressed", "found"),
    [
        (".", 6, 0, 6),
        (" –", 6, 0, 6),
        ("", 6, 0, 6),
        (".", 4, 0, 0),
        (":", 6, 0, 0),
        (",", 6, 0, 0),
        (" und", 6, 0, 0),
        (".", 6, 3, 0),
    ],
)
def test_bold_words_closed_by_stop_dash_or_weight_head_their_paragraph_where_they_do_so_regularly(
    sign: str, count: int, stressed: int, found: int
) -> None:
    nodes = list(walk(recognise(read_lines(*run_in(sign, count, stressed))).programme.nodes))
    sections = [node for node in nodes if node.text.startswith("Wir wollen")]
    assert len(sections) == found
    assert [node.title for node in sections][:1] == ["Wohnen"][:found]


# ------------------------------------------------------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Anlage 1 zu V/0815", "Sachstandsbericht 2026:", "Konzept Klima", "Legende"), "Sachstandsbericht 2026: Konzept Klima"),
        (("Musterstadt", "Aktionsplan Wohnen", "Legende"), "Aktionsplan Wohnen"),
        (("Liebe Leute, dies ist lang.", "Aktionsplan Wohnen"), ""),
        (("Musterstadt", "Legende"), ""),
    ],
)  # fmt: skip
def test_a_preface_may_begin_with_the_title(lines: tuple[str, ...], title: str) -> None:
    assert title_of_first_lines(lines) == title


def test_names_of_files_are_no_titles() -> None:
    assert is_file_name("V_0815_Bericht 2026_Anlage 1")
    assert not is_file_name("Bürger_innen beraten, Kolleg_in gesucht")


def test_a_number_without_words_below_a_heading_is_an_item_of_nothing() -> None:
    text = "1. Wohnen\n\nWir bauen.\n\n2. Verkehr\nII.\n\nWir wollen mehr Busse in der Stadt und Wege am Fluss.\n"
    assert [node.title for node in recognised(text).programme.nodes] == ["Wohnen", "Verkehr"]
