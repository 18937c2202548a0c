"""Layouts in which words of a PDF could get lost or be said twice on their way into lines."""

from collections import Counter
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from importers.pdf.marks import Tag
from importers.pdf.pages import Page
from importers.pdf.words import Word
from importers.pdf_reader import document_of, read_source
from importers.pieces import Look
from importers.recognition.recognise import recognise
from importers.source import LineRole, SourceDocument, SourceLine
from tests.importers.documents import pdf_file

LEFT = "Wir bauen neue Wohnungen in der Stadt und auch"
RIGHT = "Mehr Busse fahren am Abend in jedes Viertel und"


def words(lines: Sequence[SourceLine]) -> Counter[str]:
    return Counter(word for line in lines for word in line.text.split())


def read(*pages: object) -> SourceDocument:
    return read_source(pdf_file(*pages), "probe")  # type: ignore[arg-type]


def test_words_over_each_other_between_columns_stay_once_each() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for line in range(20):
            canvas.drawString(50, 780 - 12 * line, LEFT)
            canvas.drawString(320, 780 - 12 * line, RIGHT)
        canvas.drawString(50, 540, "Gut leben wollen wir")
        canvas.drawString(245, 540, "Nachbarschaft")
        canvas.drawString(250, 540, "neu")
        canvas.drawString(320, 540, RIGHT)

    found = words(read(draw).lines)
    assert found["Nachbarschaft"] == found["neu"] == 1
    assert found["bauen"] == 20
    assert found["Busse"] == 21


def test_a_table_beside_a_heading_in_letters_set_apart_stays() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for x in (50, 150, 250):
            canvas.line(x, 600, x, 700)
        for y in (600, 650, 700):
            canvas.line(50, y, 250, y)
        for x, y, text in ((60, 670, "Maßnahme"), (160, 670, "Frist"), (60, 620, "Radweg"), (160, 620, "2030")):
            canvas.drawString(x, y, text)
        for place, letter in enumerate("VERKEHR"):
            canvas.drawString(255 + 12 * place, 699, letter)

    found = words(read(draw).lines)
    assert found == Counter(["Maßnahme", "Frist", "Radweg", "2030", "VERKEHR"])


def test_a_running_head_in_letters_set_apart_is_said_once_a_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 810, "P R O G R A M M")
        canvas.setFont("Helvetica", 10)
        for line in range(20):
            canvas.drawString(50, 740 - 12 * line, LEFT)

    lines = [line for line in read(*[draw] * 5).lines if line.text == "PROGRAMM"]
    assert [line.role for line in lines] == [LineRole.PAGE_HEAD] * 5


def test_tags_that_put_two_cells_in_one_place_lose_neither() -> None:
    places = ((0, 0, "Ziel"), (0, 1, "Frist"), (1, 0, "Radweg"), (1, 1, "2030"), (2, 0, "Bus"), (2, 1, "2032"))
    cells = [
        Word(text, 50.0, 90.0, 100.0 + 14 * at, 110.0 + 14 * at, 108.0 + 14 * at, Look(size=10.0), mark=at)
        for at, (_, _, text) in enumerate(places)
    ]
    tags = {at: Tag(block=at, cell=(0, row, column, False)) for at, (row, column, _) in enumerate(places)}
    page = Page(1, 595.0, 842.0, cells, [], [], tags)
    assert words(document_of([page], "probe", {}, []).lines) == Counter(text for _, _, text in places)


def test_letters_of_a_negative_size_on_a_text_upside_down_are_upright() -> None:
    def draw(canvas: Canvas) -> None:
        y = 780.0
        for number, title in enumerate(("Wohnen", "Verkehr", "Kultur"), 1):
            for size, text in ((-16, f"{number}. {title}"), (-11, LEFT), (-11, "vieles mehr für alle tun.")):
                written = canvas.beginText()
                written.setFont("Helvetica", size)
                written.setTextTransform(-1, 0, 0, -1, 60, y)
                written.textOut(text)
                canvas.drawText(written)
                y -= 1.4 * abs(size)

    document = read(draw)
    assert [node.title for node in recognise(document).programme.nodes] == ["Wohnen", "Verkehr", "Kultur"]
    assert {line.size for line in document.lines} == {11.0, 16.0}
