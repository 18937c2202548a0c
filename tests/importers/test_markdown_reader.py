"""Markdown and reStructuredText: headings, lists, emphasis, tables, notes, a YAML head."""

import pytest

from importers.markdown_reader import read_source
from importers.recognition.recognise import recognise
from importers.source import Cell, LineEnd, LineRole, SourceDocument
from programme.markup import Footnote, Run
from tests.importers.documents import line_with, texts


def read(text: str) -> SourceDocument:
    return read_source(text.encode(), "x")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n\n## B ##\n\ntext\n\n### C {#anker}", [("A", 1), ("B", 2), ("text", None), ("C", 3)]),
        ("A\n===\n\nB\n---\n\ntext", [("A", 1), ("B", 2), ("text", None)]),
        ("====\nTitel\n====\n\nB\n^^^\ntext", [("Titel", 1), ("B", 2), ("text", None)]),
        ("A\n~~~~\n\nB\n====\n\nC\n~~~~", [("A", 1), ("B", 2), ("C", 1)]),
        ("Das ist ein ganzer Satz.\n---\nDanach", [("Das ist ein ganzer Satz.", None), ("Danach", None)]),
    ],
)
def test_headings(text: str, levels: list[tuple[str, int | None]]) -> None:
    assert [(line.text, line.outline) for line in read(text).lines] == levels


def test_lists_nest_and_dates_are_no_items() -> None:
    document = read("- Busse\n  - öfter\n    1. nachts\n- Bahnen\n\n  mehr dazu\n\nAm\n8. März feiern wir.")
    assert [(line.text, line.marker, line.list_level, line.goes_on) for line in document.lines] == [
        ("Busse", "•", 0, False), ("öfter", "•", 1, False), ("nachts", "1.", 2, False), ("Bahnen", "•", 0, False),
        ("mehr dazu", "", 0, True), ("Am", "", None, False), ("8. März feiern wir.", "", None, False),
    ]  # fmt: skip


def test_gender_forms_are_no_emphasis() -> None:
    (line,) = read("**Wichtig:** Bürger*innen und Gründer*innen *hier* und\xa0_dort_").lines
    assert line.text == "Wichtig: Bürger*innen und Gründer*innen hier und\xa0dort"
    assert [run.text for run in line.inlines if isinstance(run, Run) and run.italic] == ["hier", "dort"]


def test_links_images_code_and_tags() -> None:
    document = read(
        'Siehe [Netz](https://musterstadt.example "Titel"), [Plan][p], <https://b.example>, `Rad <https://c.example>`_,'
        " ![Karte](x.png) `code` <u>unter</u> &amp;\n\n[p]: https://plan.example"
    )
    (line,) = document.lines
    assert line.text == "Siehe Netz, Plan, https://b.example, Rad, Karte code unter &"
    assert [run.link for run in line.inlines if isinstance(run, Run) and run.link] == [
        "https://musterstadt.example", "https://plan.example", "https://b.example", "https://c.example",
    ]  # fmt: skip


def test_notes_stand_at_their_mark() -> None:
    (line,) = read("Radwege[^1] bauen[^2]\n\n[^1]: Stand 2024").lines
    assert line.inlines == (Run("Radwege"), Footnote((Run("Stand 2024"),)), Run(" bauen[2]"))


def test_tables_fences_quotes_and_rules() -> None:
    document = read(
        "| Nr. | Titel |\n|---|---|\n| 1 | Rad\\|weg |\n\n***\n\n> Zitat\n\n```\n# kein Kopf\n```\n\n.. image:: x.png"
    )
    assert line_with(document, "Titel").cell == Cell(0, 0, 1, header=True)
    assert line_with(document, "Rad|weg").cell == Cell(0, 1, 1)
    assert line_with(document, "kein").role is LineRole.PREFORMATTED
    assert texts(document)[4:] == ["Zitat", "# kein Kopf"]


def test_lines_between_rules_of_a_fence_are_no_heading() -> None:
    document = read("# Wege\n\n```{toctree}\n---\nmaxdepth: 2\n---\nbusse.md\n```\n")
    assert [line.text for line in document.lines if line.outline is not None] == ["Wege"]


def test_tables_may_leave_out_their_outer_bars() -> None:
    document = read("Status: | Eingereicht |\n---|---|\nAngelegt: | 3. Mai |\n\nein | Strich im Satz\n")
    assert [(line.text, line.cell and (line.cell.row, line.cell.column)) for line in document.lines] == [
        ("Status:", (0, 0)),
        ("Eingereicht", (0, 1)),
        ("Angelegt:", (1, 0)),
        ("3. Mai", (1, 1)),
        ("ein | Strich im Satz", None),
    ]


def test_line_ends_are_kept() -> None:
    document = read("eins  \nzwei\\\ndrei\nvier")
    assert [line.end for line in document.lines] == [LineEnd.BREAK, LineEnd.BREAK, LineEnd.WRAP, LineEnd.WRAP]
    assert texts(document) == ["eins", "zwei", "drei", "vier"]


def test_a_yaml_head_is_metadata() -> None:
    document = read(
        "---\nkuerzel: Antrag A3\ntitel: 'Antrag A3 Radwege: bauen'\nantragsteller:\n  - OV Mitte\n  - Jusos\ntags: []\n"
        "quelle: web\n---\n# Antragstext\nWir bauen."
    )
    assert [(line.role, line.label, line.marker, line.text) for line in document.lines[:4]] == [
        (LineRole.META, "Antrag", "", "Antrag A3"),
        (LineRole.MOTION, "", "A3", "Radwege: bauen"),
        (LineRole.META, "Antragsteller*in", "", "OV Mitte, Jusos"),
        (LineRole.META, "Weitere Angaben", "", "quelle: web"),
    ]
    assert document.lines[4].number == 10


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (r'"Antrag A3 \nWege \"für alle\" \u2013 \x41"', 'Antrag A3 Wege "für alle" – A'),
        ('"Wege\n  für alle"', "Wege für alle"),
        (">-\n  Wege\n  für alle", "Wege für alle"),
        ("['OV Mitte, Ost', \"Anna's Kreis\", Jusos]", "OV Mitte, Ost, Anna's Kreis, Jusos"),
        ("\n  - \"Herbst: 2026\"\n  - 'Anna''s Kreis'", "Herbst: 2026, Anna's Kreis"),
        ("\n  stadt: Musterstadt\n  land: Ost", "stadt: Musterstadt, land: Ost"),
        ('sie sagte "ja"', 'sie sagte "ja"'),
    ],
)
def test_values_of_a_yaml_head_are_words_on_one_line(value: str, words: str) -> None:
    assert texts(read(f"---\nquelle: {value}\nleer: ''\n---\nText"))[0] == f"quelle: {words}"


def test_a_rule_at_the_start_is_no_head() -> None:
    assert texts(read("---\nText\n---\nmehr")) == ["Text", "mehr"]


def test_line_numbers_in_signs_for_code_are_no_text() -> None:
    text = "## `1` Wege `2` bauen\n\n`3` 1. Wir bauen\\\n`4` - auch hier - Wege.\n\n`5` \u2003• Lampen\n"
    lines = read(text).lines
    assert [(line.text, line.margin_number, line.marker) for line in lines] == [
        ("Wege bauen", 1, ""),
        ("Wir bauen", 3, "1."),
        ("- auch hier - Wege.", 4, ""),
        ("Lampen", 5, "•"),
    ]


def test_numbers_in_signs_for_code_that_do_not_count_on_stay() -> None:
    assert [line.text for line in read("`1` eins\n\n`5` fünf\n\n`7` sieben\n").lines] == [
        "1 eins",
        "5 fünf",
        "7 sieben",
    ]


def test_links_in_angle_brackets_and_anchors_of_entries() -> None:
    own = "01234567-89ab-cdef-0123-456789abcdef"
    lines = read(f'## <a id="{own}"></a>Wege\n\nSiehe [Wege](<#{own}>).\n').lines
    assert lines[0].anchor == own and not lines[0].node
    assert [run.link for run in lines[1].inlines if isinstance(run, Run)] == [None, f"#{own}", None]


def test_a_row_that_heads_names_and_values_is_no_field() -> None:
    table = (
        "## M1 Sonne vom Dach\n\n| Feld | Inhalt |\n|---|---|\n| Zuständigkeit | Stadtwerke |\n| Zeitraum | 2027 |\n"
    )
    (measure,) = recognise(read(f"# Klimaplan\n\n{table}")).programme.nodes[0].children
    assert (measure.title, dict(measure.fields)) == (
        "Sonne vom Dach",
        {"verantwortlich": "Stadtwerke", "zeitraum": "2027"},
    )


def test_a_list_below_contents_names_the_chapters() -> None:
    cover = (
        "# Musterstadt.\n\n## Sozial. Offen.\n\n## Entwurf zur Beschlussfassung\n\n**zwischen**\n\n**Liste Nord**\n\n"
    )
    contents = "## Inhaltsverzeichnis\n\n- 1. Präambel\n- 2. Bauen\n- 3. Arbeit\n- 1 4. Sport\n\n"
    text = "## 1. Präambel\n\nWir wollen viel für die Stadt tun.\n\n## 2. Bauen\n\nWir bauen neue Wohnungen.\n"
    programme = recognise(read(cover + contents + text)).programme
    assert programme.title == "Musterstadt."
    assert [node.title for node in programme.nodes] == ["Präambel", "Bauen"]


def test_bold_words_over_several_lines_are_bold_in_each() -> None:
    text = "**Ziele der Liste in der Stadt\nund auf dem Land**\\*\n\nText mit **fetten\nWorten** darin.\n\nOffen ** bleibt\nso.\n"
    lines = read_source(text.encode(), "p.md").lines
    assert [line.text for line in lines[:2]] == ["Ziele der Liste in der Stadt", "und auf dem Land*"]
    assert all(line.bold > 0.9 for line in lines[:2])
    assert [line.text for line in lines[2:]] == ["Text mit fetten", "Worten darin.", "Offen ** bleibt", "so."]


def test_first_headings_that_head_nothing_are_those_of_a_cover() -> None:
    chapters = "# Wohnen\n\nWir bauen.\n\n# Verkehr\n\nBusse fahren öfter.\n"
    for cover, title, subtitle in (
        ("# Wahlprogramm\n\n", "Wahlprogramm", ""),
        ("# Wahlprogramm\n\n# Gemeinsam. Mutig. Vorn.\n\n", "Wahlprogramm", "Gemeinsam. Mutig. Vorn."),
        ("", "x", ""),
    ):
        programme = recognise(read(cover + chapters)).programme
        assert (programme.title, programme.subtitle) == (title, subtitle)
        assert [node.title for node in programme.nodes] == ["Wohnen", "Verkehr"]


def test_parts_that_only_head_chapters_of_their_rank_stay() -> None:
    parts = "# Teil eins\n\n# Wohnen\n\nWir bauen.\n\n# Teil zwei\n\n# Verkehr\n\nBusse fahren öfter.\n"
    titles = [node.title for node in recognise(read(parts)).programme.nodes]
    assert titles == ["Teil eins", "Wohnen", "Teil zwei", "Verkehr"]


def test_a_phrase_behind_a_dash_below_a_heading_is_no_list() -> None:
    text = "# Plan\n\n## Gut leben\n- in der Stadt\n\nWir bauen.\n\n## Fahren\n- in jedem Takt\n- mit Rad\n"
    nodes = recognise(read(text)).programme.nodes
    assert [node.title for node in nodes] == ["Gut leben – in der Stadt", "Fahren"]
    assert [node.title for node in nodes[1].children] == ["in jedem Takt", "mit Rad"]


def test_a_title_block_behind_percent_signs_is_metadata() -> None:
    document = read("% Gut leben \\\n    in Musterstadt\n% Musterliste\n% 2027 - 2032\n\nText")
    assert [(line.text, line.role) for line in document.lines] == [
        ("Gut leben in Musterstadt", LineRole.TITLE),
        ("author: Musterliste", LineRole.META),
        ("date: 2027 - 2032", LineRole.META),
        ("Text", LineRole.TEXT),
    ]


@pytest.mark.parametrize("text", ["%\n\nText", "% der Stimmen\nsind nötig", "50\n% der Stimmen"])
def test_a_percent_sign_without_a_title_block_is_text(text: str) -> None:
    assert {line.role for line in read(text).lines} == {LineRole.TEXT}


def test_headings_before_the_first_chapter_above_their_text_are_chapters() -> None:
    prose = "Wir machen Politik für alle, die in Musterstadt leben und arbeiten."
    text = f"## Nachhaltig\n\n{prose}\n\n## Sicher\n\n{prose}\n\n# 1. Haushalt\n\n{prose}\n\n## Schulden\n\n{prose}\n"
    tops = recognise(read(f"% Vertrag für Musterstadt\n\nEin Vorspruch.\n\n{text}")).programme.nodes
    assert [(node.title, len(node.children)) for node in tops] == [("Nachhaltig", 0), ("Sicher", 0), ("Haushalt", 1)]


PAGE = """---
title: Programm für Musterstadt
type: note
---

# Programm für Musterstadt

## Wohnen

Wir bauen.

## Verkehr

Der Bus fährt öfter.
"""


def test_the_only_highest_heading_that_repeats_the_title_of_the_file_is_no_chapter() -> None:
    programme = recognise(read(PAGE)).programme
    assert [node.title for node in programme.nodes] == ["Wohnen", "Verkehr"]
    assert (programme.title, programme.preface) == ("Programm für Musterstadt", "")
    assert "type: note" in programme.meta.values()


def test_the_first_of_the_highest_headings_that_names_the_paper_is_its_title() -> None:
    text = "# Wahlprogramm der Liste 2027\n\n## Worum es geht\n\nUm alles.\n\n# Teil 1: Schnell\n\n## Bus\n\nWir fahren.\n\n# Teil 2: Sicher\n\n## Licht\n\nWir leuchten.\n"
    programme = recognise(read(text)).programme
    assert programme.title == "Wahlprogramm der Liste 2027"
    assert [node.title for node in programme.nodes] == ["Schnell", "Sicher"]


def test_an_address_is_no_subtitle() -> None:
    text = "# Plan 2027\n\n> Quelle: https://www.liste.example/ (Beschluss von 2026)\n\n## Wohnen\n\nWir bauen.\n"
    assert not recognise(read(text)).programme.subtitle


def test_bold_names_above_lists_behind_other_lists_are_headings() -> None:
    names = ("Anfrage zum Hafen", "Anfrage zur Brücke", "Antrag zum Bus (10.12.2025)")
    lists = "\n\n".join(f"**{name}:**\n- Erster Punkt zu {place}\n- Zweiter Punkt" for place, name in enumerate(names))
    (chapter,) = recognise(read(f"# Plan 2027\n\n## Verkehr\n\nDas wurde getan:\n\n{lists}\n")).programme.nodes
    assert [node.title for node in chapter.children] == list(names)
    assert [len(node.children) for node in chapter.children] == [2, 2, 2]


def test_triple_quotes_of_a_wiki_are_bold() -> None:
    (line,) = read("Wir öffnen '''alle Sitzungen''' des Rates, so ''' wie es war.").lines
    assert line.text == "Wir öffnen alle Sitzungen des Rates, so ''' wie es war."
    assert [run.text for run in line.inlines if isinstance(run, Run) and run.bold] == ["alle Sitzungen"]


def test_lines_below_headings_have_markdowns_ranks_beside_number_signs() -> None:
    foreword = (
        "# Regionalwahl 2028\n\n_Verabschiedet in Musterstadt._\n\nPräambel\n--------\n\nDies ist das Programm.\n\n"
    )
    chapters = "Verkehr\n=======\n\nBusse\n-----\n\nBusse fahren öfter.\n\nBildung\n=======\n\nSchulen\n-------\n\nJede wird saniert.\n"
    programme = recognise(read(foreword + chapters)).programme
    assert programme.title == "Regionalwahl 2028" and "Verabschiedet" in programme.preface
    found = [(node.title, [child.title for child in node.children]) for node in programme.nodes]
    assert found == [("Präambel", []), ("Verkehr", ["Busse"]), ("Bildung", ["Schulen"])]


def test_lines_below_headings_alone_have_the_ranks_in_which_they_come() -> None:
    lines = read("Verkehr\n-------\n\nBusse\n=====\n\nBusse fahren öfter.\n\nBildung\n-------\n\nMehr davon.\n").lines
    assert [line.outline for line in lines if line.outline] == [1, 2, 1]


def test_the_first_of_several_highest_headings_is_a_chapter_where_it_has_more_than_a_foreword() -> None:
    text = "# Wohnen\n\n## Einleitung\n\nText.\n\n## Mieten\n\nText.\n\n# Verkehr\n\nText.\n"
    programme = recognise(read(text)).programme
    assert [node.title for node in programme.nodes] == ["Wohnen", "Verkehr"]


def test_ranks_may_begin_with_the_third() -> None:
    text = "### Leitlinien für Musterstadt\n\n#### Präambel\n\nAlle reden mit.\n\n#### 1. Mitsprache\n\nText.\n\n#### 2. Netz\n\nText.\n"
    programme = recognise(read(text)).programme
    assert programme.title == "Leitlinien für Musterstadt"
    assert [(node.title, node.level.value) for node in programme.nodes] == [
        ("Präambel", "handlungsfeld"), ("Mitsprache", "handlungsfeld"), ("Netz", "handlungsfeld"),
    ]  # fmt: skip
