"""PDF pages set in the ways that offices set them, with invented words: each must become the same small tree."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.lib.colors import HexColor, black
from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise
from programme.model import Node, Programme

PROSE = (
    "Viele Familien finden in der Stadt keine Wohnung",
    "mehr, die zu ihrem Einkommen passt. Deshalb baut",
    "die Stadt wieder selbst und verkauft keinen Grund.",
)
GREEN = HexColor("#008939")


class Page:
    """A canvas that is written from top to bottom."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=(595, 842))
        self.y = 780.0

    def line(self, text: str, x: float = 60, size: float = 10, font: str = "Helvetica", pitch: float = 1.3) -> None:
        self.canvas.setFont(font, size)
        self.y -= pitch * size
        self.canvas.drawString(x, self.y, text)

    def text(self, x: float = 60) -> None:
        for line in PROSE:
            self.line(line, x)

    def programme(self) -> Programme:
        self.canvas.save()
        return recognise(read_source(self._file.getvalue(), "Seite")).programme


def titles(nodes: Sequence[Node], depth: int = 0) -> list[str]:
    return [line for node in nodes for line in (f"{depth} {node.title}", *titles(node.children, depth + 1))]


def chapters(page: Page, heading_size: float, font: str) -> None:
    page.line("Programm für Musterstadt", size=24)
    for name, part, item in (
        ("Wohnen", "Neubau", "Wohnungen bauen"),
        ("Verkehr", "Busse", "Takt verdichten"),
        ("Kultur", "Bühnen", "Räume öffnen"),
    ):
        for text, size in ((name, heading_size + 1), (part, heading_size)):
            page.canvas.setFillColor(GREEN)
            page.line(text, size=size, font=font, pitch=2.4)
            page.canvas.setFillColor(black)
            page.text()
        page.line(f"• {item}", x=62, pitch=2)


@pytest.mark.parametrize(("size", "font"), [(10.5, "Helvetica"), (10, "Times-Roman")])
def test_headings_that_only_differ_by_colour_or_font(size: float, font: str) -> None:
    page = Page()
    chapters(page, size, font)
    found = titles(page.programme().nodes)
    assert found[:3] == ["0 Wohnen", "1 Neubau", "2 Wohnungen bauen"]
    assert [line for line in found if line[0] == "0"] == ["0 Wohnen", "0 Verkehr", "0 Kultur"]


def test_a_large_heading_beside_the_text_of_the_next_column() -> None:
    page = Page()
    page.line("1. Wohnen", size=18, font="Helvetica-Bold")
    page.line("und Bauen", size=18, font="Helvetica-Bold")
    for _ in range(4):
        page.text()
    page.y = 782
    for _ in range(2):
        page.text(x=320)
    page.line("2. Verkehr", x=320, size=18, font="Helvetica-Bold", pitch=2)
    page.text(x=320)
    page.text(x=320)
    programme = page.programme()
    assert [node.title for node in programme.nodes] == ["Wohnen und Bauen", "Verkehr"]


def test_a_quotation_set_large_is_no_heading() -> None:
    page = Page()
    for name in ("1. Wohnen", "2. Verkehr", "3. Kultur"):
        page.line(name, size=16, font="Helvetica-Bold", pitch=2)
        page.text()
        page.line("„Diese Stadt kann mehr, wenn alle mitmachen.“", size=13, pitch=2)
        page.y -= 8
        page.text()
    assert titles(page.programme().nodes) == ["0 Wohnen", "0 Verkehr", "0 Kultur"]


def test_a_table_with_lines_between_its_rows_only() -> None:
    page = Page()
    columns = (62, 110, 330, 470)
    rows = [("Nr.", "Maßnahme", "Zuständigkeit", "Frist")]
    rows += [(f"A{n}", f"Dächer im Quartier {n} begrünen", "Bauamt", f"202{n}") for n in range(1, 7)]
    for row in rows:
        page.line("", pitch=1.6)
        for x, cell in zip(columns, row, strict=True):
            page.canvas.drawString(x, page.y, cell)
        page.canvas.line(60, page.y - 4, 540, page.y - 4)
    measures = page.programme().nodes
    assert [node.number for node in measures] == [f"A{n}" for n in range(1, 7)]
    assert measures[0].title == "Dächer im Quartier 1 begrünen"
    assert list(measures[0].fields.values()) == ["Bauamt", "2021"]


def test_forms_without_rulings_have_their_names_before_a_gap() -> None:
    page = Page()
    for number, field in ((1, "Mobilität"), (2, "Mobilität"), (3, "Energie")):
        page.line(f"M {number} Anlage {number} bauen", size=14, font="Helvetica-Bold", pitch=2.5)
        for label, value in (
            ("Handlungsfeld", field),
            ("Ziel", "Die Stadt wird ruhiger."),
            ("Zuständigkeit", "Tiefbauamt"),
            ("Kosten", f"{number}0.000 Euro"),
        ):
            page.line(label, font="Helvetica-Bold", pitch=1.8)
            page.canvas.setFont("Helvetica", 10)
            page.canvas.drawString(200, page.y, value)
    found = page.programme().nodes
    assert titles(found) == [
        "0 Mobilität",
        "1 Anlage 1 bauen",
        "1 Anlage 2 bauen",
        "0 Energie",
        "1 Anlage 3 bauen",
    ]
    assert set(found[0].children[0].fields.values()) == {"Die Stadt wird ruhiger.", "Tiefbauamt", "10.000 Euro"}


def test_forms_with_small_names_above_their_values() -> None:
    page = Page()
    for number in (1, 2):
        page.line(f"M {number} Anlage {number} bauen", size=14, font="Helvetica-Bold", pitch=2.5)
        for pairs in (
            (("Zuständigkeit", "Tiefbauamt"), ("Akteure", "Stadtwerke und")),
            (("Laufzeit", f"202{number}"), ("Kosten", f"{number}0.000 Euro")),
        ):
            for row, (size, pitch) in enumerate(((6, 3.0), (10, 1.2))):
                page.line("", size=size, pitch=pitch)
                for place, pair in enumerate(pairs):
                    page.canvas.setFont("Helvetica", size)
                    page.canvas.drawString(60 + 250 * place, page.y, pair[row])
            if pairs[1][0] == "Akteure":
                page.line("Handwerk", x=310, pitch=1.2)
    measures = [(node.title, list(node.fields.values())) for node in page.programme().nodes]
    assert measures == [
        (f"Anlage {n} bauen", ["Tiefbauamt", "Stadtwerke und Handwerk", f"202{n}", f"{n}0.000 Euro"]) for n in (1, 2)
    ]


def test_line_numbers_are_known_on_a_page_with_two_lines() -> None:
    page = Page()
    for number in range(1, 16):
        page.line(PROSE[number % 3], x=90, pitch=1.6)
        page.canvas.drawRightString(70, page.y, str(number))
    page.canvas.showPage()
    page.y = 780
    for number, text in ((1, "• Der Takt wird dichter."), (2, "• Die Wege werden breiter.")):
        page.line(text, x=90, pitch=1.6)
        page.canvas.drawRightString(70, page.y, str(number))
    page.canvas.save()
    lines = read_source(page._file.getvalue(), "Antrag").lines
    assert [line.margin_number for line in lines[-2:]] == [1, 2]
    assert lines[-2].text == "• Der Takt wird dichter."


def test_an_imprint_at_the_start_ends_with_its_page() -> None:
    page = Page()
    page.line("Programm für Musterstadt", size=24)
    page.canvas.showPage()
    page.y = 780
    page.line("Impressum", font="Helvetica-Bold")
    page.line("Herausgeber: Freie Liste Musterstadt")
    page.line("Druck: Druckerei Muster")
    page.canvas.showPage()
    page.y = 780
    for name in ("1 Wohnen", "2 Verkehr", "3 Kultur"):
        page.line(name, size=16, font="Helvetica-Bold", pitch=2)
        page.text()
    programme = page.programme()
    assert titles(programme.nodes) == ["0 Wohnen", "0 Verkehr", "0 Kultur"]
    assert programme.meta == {"Herausgeber": "Freie Liste Musterstadt", "Druck": "Druckerei Muster"}


def test_a_list_that_goes_on_in_the_next_column_is_one_list() -> None:
    page = Page()
    page.line("1. Wohnen", size=18, font="Helvetica-Bold")
    for _ in range(6):
        page.text()
    page.line("• Wohnungen bauen", x=70)
    page.y = 782
    for item in ("Mieten deckeln", "Leerstand melden"):
        page.line(f"• {item}", x=330)
    page.line("2. Verkehr", x=320, size=18, font="Helvetica-Bold", pitch=2)
    for _ in range(6):
        page.text(x=320)
    found = page.programme().nodes
    assert titles(found) == ["0 Wohnen", "1 Wohnungen bauen", "1 Mieten deckeln", "1 Leerstand melden", "0 Verkehr"]


def test_headings_that_only_differ_by_their_slope() -> None:
    page = Page()
    page.line("Programm für Musterstadt", size=24)
    for name, part in (("Wohnen", "Neue Häuser"), ("Verkehr", "Sichere Wege"), ("Kultur", "Offene Räume")):
        page.line(name, font="Helvetica-Bold", pitch=2.4)
        page.text()
        page.line(part, font="Helvetica-Oblique", pitch=2.4)
        page.text()
    assert titles(page.programme().nodes)[:2] == ["0 Wohnen", "1 Neue Häuser"]


def test_three_columns_of_which_the_last_is_short() -> None:
    page = Page()
    page.line("Programm für Musterstadt", x=40, size=24)
    names = ["Wohnen", "Verkehr", "Kultur", "Schulen", "Sport", "Pflege", "Wasser", "Energie", "Märkte", "Ämter"]
    placed = [(0, names[:4]), (1, names[4:8]), (2, names[8:])]
    for column, below in placed:
        page.y = 740.0
        for name in below:
            page.line(name, x=40 + 182 * column, size=9, font="Helvetica-Bold", pitch=2.4)
            for line in (*PROSE, *PROSE):
                page.line(line, x=40 + 182 * column, size=6.5)
    assert titles(page.programme().nodes) == [f"0 {name}" for name in names]


def test_paragraphs_that_stand_a_little_apart_end_at_full_lines() -> None:
    page = Page()
    page.line("Wohnen", size=14, font="Helvetica-Bold")
    for _ in range(7):
        page.y -= 4
        page.text()
    (chapter,) = page.programme().nodes
    assert chapter.text.count("\n\n") == 6


@pytest.mark.parametrize(("size", "font"), [(12, "Helvetica-Bold"), (9, "Helvetica-Bold")])
def test_headings_in_the_margin_head_the_text_beside_them(size: float, font: str) -> None:
    page = Page()
    page.line("Programm für Musterstadt", size=24)
    for name in ("Wohnen", "Verkehr und|Wege", "Kultur"):
        page.y -= 20
        start = page.y
        for part in name.split("|"):
            page.line(part, size=size, font=font)
        page.y = start
        page.text(x=200)
        page.text(x=200)
    nodes = page.programme().nodes
    assert [node.title for node in nodes] == ["Wohnen", "Verkehr und Wege", "Kultur"]
    assert {node.text for node in nodes} == {" ".join([*PROSE, *PROSE])}


def test_a_box_that_the_text_runs_around_does_not_tear_it() -> None:
    page = Page()
    page.line("1. Wohnen", size=16, font="Helvetica-Bold", pitch=2)
    page.y -= 6
    start = page.y
    for line in ("„Diese Stadt kann", "mehr, wenn alle", "mitmachen.“"):
        page.line(line, x=340, size=12, font="Helvetica-Oblique")
    page.y = start
    page.text()
    page.text()
    for _ in range(3):
        page.line(" ".join(PROSE[:2]))
        page.line(PROSE[2])
    (node,) = page.programme().nodes
    quote, text = node.text.split("\n\n", 1)
    assert quote == "*„Diese Stadt kann mehr, wenn alle mitmachen.“*"
    assert text.count(" ".join(PROSE)) == 5


def test_a_large_letter_begins_the_first_of_the_lines_beside_it() -> None:
    page = Page()
    page.line("1. Wohnen", size=16, font="Helvetica-Bold")
    page.y -= 8
    page.canvas.setFont("Helvetica", 40)
    page.canvas.drawString(60, page.y - 36, "V")
    for line in ("iele Familien finden in der Stadt keine Wohnung", *PROSE[1:]):
        page.line(line, x=90)
    page.text()
    (node,) = page.programme().nodes
    assert node.text == " ".join([*PROSE, *PROSE])


@pytest.mark.parametrize("foot", ["", "Wahlprogramm für Musterstadt"])
def test_the_first_of_headings_that_are_all_alike_is_no_title(foot: str) -> None:
    page = Page()
    for number, (name, part) in enumerate((("Arbeit", "Handwerk"), ("Kultur", "Bühnen"), ("Verkehr", "Busse")), 1):
        page.line(f"{name} in der Stadt", size=18, pitch=2)
        page.line(part, size=13, pitch=2)
        page.text()
        page.canvas.drawString(60, 40, f"{foot} {number}".strip())
        page.canvas.showPage()
        page.y = 780
    programme = page.programme()
    assert programme.title == (foot or "Seite")
    assert titles(programme.nodes)[:3] == ["0 Arbeit in der Stadt", "1 Handwerk", "0 Kultur in der Stadt"]
    assert not programme.preface


def test_a_title_as_large_as_chapters_is_one_by_its_words_or_the_heading_right_below() -> None:
    for title in ("Programm für Musterstadt", "Gemeinsam für Musterstadt"):
        page = Page()
        page.line(title, size=18)
        for name in ("Arbeit", "Kultur", "Verkehr"):
            page.line(f"{name} in der Stadt", size=18, pitch=2)
            page.text()
        programme = page.programme()
        assert (programme.title, len(programme.nodes)) == (title, 3)


def test_a_large_line_on_half_of_the_pages_is_a_heading_and_on_most_a_head() -> None:
    for often, sections in ((False, 6), (True, 0)):
        page = Page()
        for number, name in enumerate(("Wohnen", "Verkehr", "Kultur", "Arbeit", "Schule", "Sport")):
            for heading in (name, "Auf einen Blick"):
                if often or heading != name:
                    page.line("Auf einen Blick", size=14, pitch=2.4)
                page.line(f"{heading} {number} {name}", size=10 if heading != name else 14, pitch=2.4)
                page.text()
                page.canvas.showPage()
                page.y = 780
        found = titles(page.programme().nodes)
        assert sum(line[2:] == "Auf einen Blick" for line in found) == sections


def test_captions_stay_text_and_tear_no_sentence() -> None:
    page = Page()
    page.line("Klimaplan für Musterstadt", size=24)
    for number, name in enumerate(("Wohnen", "Verkehr", "Kultur"), 1):
        page.line(name, size=16, pitch=2.4)
        for line in PROSE[:2]:
            page.line(line)
        page.line(f"Abbildung {number}: Mieten nach Jahren", size=8, font="Helvetica-Bold", pitch=2.5)
        page.line("Quelle: Amt für Statistik", size=8, pitch=1.5)
        page.line(PROSE[2], pitch=2.5)
        page.line(f"Tabelle {number}: Mieten", size=12, font="Helvetica-Bold", pitch=2.5)
        page.text()
    nodes = page.programme().nodes
    assert titles(nodes) == ["0 Wohnen", "0 Verkehr", "0 Kultur"]
    parts = [part.strip("*") for part in nodes[0].text.split("\n\n")]
    captions = ["Abbildung 1: Mieten nach Jahren", "Quelle: Amt für Statistik", "Tabelle 1: Mieten"]
    assert parts == [" ".join(PROSE), *captions, " ".join(PROSE)]
