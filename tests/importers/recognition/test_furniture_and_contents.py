from importers.recognition.lines import Ledger, lines_of
from importers.recognition.recognise import recognise
from importers.recognition.result import ImportResult
from importers.source import LineEnd, LineRole, SourceDocument, SourceLine
from importers.text_reader import read_source
from programme.model import walk
from tests.importers.outlines import kinds, outline, recognised


def page(number: int, *texts: str) -> list[SourceLine]:
    return [SourceLine(text, 100 * number + place, page=number) for place, text in enumerate(texts)]


def document(*pages: list[SourceLine]) -> SourceDocument:
    return SourceDocument(tuple(line for lines in pages for line in lines), "datei")


def test_heads_feet_and_page_numbers_go() -> None:
    streets = ["Nordstraße", "Südstraße", "Oststraße", "Weststraße"]
    pages = [
        page(n, "Programm der Liste", f"{n}. Kapitel", f"Die {street} bekommt", "neue Bäume.", f"Seite {n} von 4")
        for n, street in enumerate(streets, 1)
    ]
    result = recognise(document(*pages))
    assert "Programm der Liste" not in " ".join(node.title + node.text for node in walk(result.programme.nodes))
    assert [finding.values["count"] for finding in result.programme.findings if finding.kind == "page_furniture"] == [
        4,
        4,
    ]
    assert result.coverage.missing == ()


def test_goals_that_each_page_repeats_are_no_heads() -> None:
    pages = [
        page(n, "Handlungsfeld Wohnen", f"Maßnahme {n}: Haus {n}", "Verantwortlich: Amt", str(n)) for n in range(1, 5)
    ]
    result = recognise(document(*pages))
    assert [node.title for node in result.programme.nodes] == ["Wohnen"]
    assert [node.title for node in result.programme.nodes[0].children] == ["Haus 1", "Haus 2", "Haus 3", "Haus 4"]


def test_rows_of_names_and_values_that_end_each_page_are_no_feet() -> None:
    pages = [
        page(n, f"Maßnahme {n}: Haus {n}", f"Die {street} wird saniert.", "CO2-   offen   Priorität   hoch", str(n))
        for n, street in enumerate(("Nordstraße", "Südstraße", "Oststraße", "Weststraße"), 1)
    ]
    nodes = walk(recognise(document(*pages)).programme.nodes)
    said = " ".join(" ".join((node.title, node.text, *node.fields, *node.fields.values())) for node in nodes).casefold()
    assert said.count("priorität") == 4 and said.count("hoch") == 4


def test_feet_that_the_format_names_go_anyway() -> None:
    lines = (
        SourceLine("1. Wohnen", 1, LineEnd.PARAGRAPH, outline=1),
        SourceLine("Text.", 2, LineEnd.PARAGRAPH),
        SourceLine("Liste Musterstadt", 3, LineEnd.PARAGRAPH, role=LineRole.PAGE_FOOT),
    )
    result = recognise(SourceDocument(lines, "datei"))
    assert result.left_out == {2: "page_furniture"}


def test_a_number_in_a_list_is_no_page_number() -> None:
    assert outline("1. Ziele\n\nWir nennen drei Zahlen:\n\n- 10\n- 20\n- 30\n").count("M: ") == 3


def test_a_contents_list_orders_headings_in_capitals() -> None:
    text = (
        "PROGRAMM\n\nINHALT\n\nWohnen ........ 3\nBauen ......... 5\nVerkehr ....... 9\n\n"
        "WOHNEN\n\nWir bauen.\n\nMIETEN\n\n- Bremse\n\nBAUEN\n\n- Viel\n\nVERKEHR\n\n- Bus\n"
    )
    assert outline(text).splitlines()[1:] == [
        "HF: WOHNEN | Wir bauen.",
        "  LZ: MIETEN",
        "    M: Bremse",
        "HF: BAUEN",
        "  M: Viel",
        "HF: VERKEHR",
        "  M: Bus",
    ]


def test_a_word_that_only_looks_like_a_contents_title_stays() -> None:
    text = "1. Inhalt\n\nDer Inhalt zählt mehr als die Form.\n\n2. Übersicht\n\nWir behalten sie.\n"
    assert "contents_list" not in kinds(recognised(text))


def test_the_tail_of_a_web_page_goes_but_talk_of_privacy_stays() -> None:
    text = (
        "1. Datenschutz\n\n- Cookies nur mit Zustimmung der Nutzer*innen erlauben.\n\n© Liste Musterstadt\n\n"
        "Diese Seite verwendet Cookies. Mehr in der Datenschutzerklärung.\n"
    )
    result = recognised(text)
    assert [node.title for node in walk(result.programme.nodes)][1].startswith("Cookies nur")
    assert kinds(result) == ["web_furniture"]


def test_printed_line_numbers_are_remembered() -> None:
    words = [
        "Wir bauen Häuser für alle Menschen, die in der Stadt und in",
        "ihren Dörfern wohnen, arbeiten oder lernen. Das ist gut.",
    ]
    numbered = [f"{place + 1:2} {words[place % 2]}" for place in range(12)]
    result = recognised("Antrag A1: Bauen\n\nAntragsteller: Vorstand\n\n" + "\n".join(numbered) + "\n")
    assert result.printed_lines == {place: place - 1 for place in range(2, 14)}
    assert result.programme.nodes[0].text.count(" ".join(words)) == 6


def test_counted_amounts_are_no_line_numbers() -> None:
    text = "1. Ziele\n\n" + "\n".join(f"{n} Häuser bauen wir im Stadtteil Nord." for n in (3, 7, 2, 9, 4, 8, 6)) + "\n"
    assert recognised(text).printed_lines == {}


def test_blank_and_decorated_lines_are_no_lines() -> None:
    lines = lines_of(read_source(b"a b\n\n-----\n* * *\n\nc d\n", "x"))
    assert [line.plain for line in lines] == ["a b", "c d"]
    assert Ledger().dropped == {}


UPRIGHT = ("Mu", "us", "te", "rl", "is", "ta", "en")
"""A name that stands upright at the edge of each page, as programs read it."""


def test_numbered_lines_of_text_are_no_contents_list() -> None:
    text = ("Die Stadt baut Wohnungen,", "damit alle ein Dach haben", "und sicher wohnen.")
    other = ("Die Wege sind breit", "und hell und gut,", "damit niemand fällt.")
    lines = (*UPRIGHT, *text, *UPRIGHT, *other)
    numbered = [f"{23 + 2 * place} {line}" for place, line in enumerate(lines)]
    last = ("", "Der Rat tagt offen und freut sich über alle, die kommen und zuhören wollen.", "", *UPRIGHT, "Ende")
    assert left_out(recognised("\n".join(("Programm", "", *numbered, *last)))) == []


def test_letters_that_stand_upright_on_each_page_are_no_entries_of_a_contents_list() -> None:
    pages = ("Wir bauen Wohnungen.", "Der Bus fährt spät.", "", *UPRIGHT, "Die Wege sind breit.", "Der Rat tagt offen.")
    result = recognised("\n".join(("Programm der Liste", "", "Inhalt", "", *UPRIGHT, *pages)))
    assert "contents_list" not in kinds(result)


def left_out(result: ImportResult) -> list[str]:
    return [result.document.lines[index].text for index in result.left_out]
