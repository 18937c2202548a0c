"""What stands around the text of PDF pages that parties publish: heads, registers, notes and numbers in the margins."""

from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest
from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise
from programme.model import Node, Programme, walk

CHAPTERS = ("Wohnen und Bauen", "Verkehr in Bewegung", "Klima und Natur", "Bildung von Anfang an")
NAMES = ("Nord", "Süd", "Ost", "West", "Mitte", "Hafen")
WORDS = (
    "viele familien finden stadt keine wohnung deshalb baut wieder selbst verkauft keinen grund mehr jedes dorf bekommt "
    "künftig einen bus der auch abends fährt damit niemand warten muss wenn es dunkel wird und kalt"
).split()

Furniture = Callable[[Canvas, int, int], None]


def prose(seed: int, lines: int = 6) -> list[str]:
    """Wrapped lines of one sentence, other ones for each seed."""
    dice = Random(seed)
    texts = [" ".join(dice.sample(WORDS, 11)) for _ in range(lines)]
    return [texts[0].capitalize(), *texts[1:-1], f"{texts[-1][:25].rpartition(' ')[0]}."]


def write(canvas: Canvas, x: float, y: float, text: str, size: float = 10, font: str = "Helvetica") -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def end_page(canvas: Canvas, y: float, number: int) -> None:
    """Two paragraphs from `y` down, other ones for each number of a page."""
    for paragraph in range(2):
        for line in prose(10 * number + paragraph):
            write(canvas, 70, y, line)
            y -= 13
        y -= 8
    canvas.showPage()


def read_back(canvas: Canvas, file: BytesIO) -> Programme:
    canvas.save()
    return recognise(read_source(file.getvalue(), "programm")).programme


def book(furniture: Furniture, pages_each: int = 3) -> Programme:
    """A cover, then chapters of some pages each with two paragraphs a page, and `furniture` on all of these."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    write(canvas, 70, 600, "Programm für Musterstadt", 26, "Helvetica-Bold")
    canvas.showPage()
    for page in range(pages_each * len(CHAPTERS)):
        chapter, part = divmod(page, pages_each)
        furniture(canvas, page + 2, chapter)
        y = 760.0
        if part == 0:
            write(canvas, 70, y, CHAPTERS[chapter], 16, "Helvetica-Bold")
            y -= 30
        end_page(canvas, y, page)
    return read_back(canvas, file)


def paragraphs(node: Node) -> list[str]:
    return node.text.split("\n\n")


def assert_is_clean(programme: Programme, pages_each: int = 3) -> None:
    """The chapters are the only nodes, their paragraphs whole, and no furniture stands anywhere."""
    assert [node.title for node in programme.nodes] == list(CHAPTERS)
    for chapter, node in enumerate(programme.nodes):
        pages = range(chapter * pages_each, (chapter + 1) * pages_each)
        assert paragraphs(node) == [" ".join(prose(10 * page + part)) for page in pages for part in range(2)]
        assert not node.children
    assert not programme.preface
    assert not programme.closing


def register(canvas: Canvas, page: int, chapter: int) -> None:
    canvas.saveState()
    canvas.translate(573 if page % 2 else 22, 640 - 90 * chapter)
    canvas.rotate(-90 if page % 2 else 90)
    write(canvas, 0, 0, CHAPTERS[chapter], 9, "Helvetica-Bold")
    canvas.restoreState()


def title_with_a_year(canvas: Canvas, page: int, chapter: int) -> None:
    if page % 2 == 0:
        write(canvas, 70, 800, f"{page}  Programm 2025", 8)
    else:
        write(canvas, 400, 800, f"{CHAPTERS[chapter]}  {page}", 8)


def small_at_one_height(canvas: Canvas, page: int, chapter: int) -> None:
    write(canvas, 70, 800, f"Über {('Häuser', 'Busse', 'Bäume', 'Schulen')[chapter]} und Seite Nummer {page * 7}", 8)


def numbered_foot(canvas: Canvas, page: int, chapter: int) -> None:
    write(canvas, 70, 40, f"{CHAPTERS[chapter]} heute", 8)
    write(canvas, 500, 40, str(page), 8)


def roman_numbers(canvas: Canvas, page: int, chapter: int) -> None:
    sign = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")[page - 2]
    write(canvas, 290, 40, sign, 9)


def as_large_as_the_text(canvas: Canvas, page: int, chapter: int) -> None:
    title = f"{chapter + 1}  {CHAPTERS[chapter].upper()}"
    write(canvas, 70, 800, title if page % 2 else f"{page}")
    write(canvas, 480, 800, f"{page}" if page % 2 else "Programm")


def as_large_as_the_text_in_two_lines(canvas: Canvas, page: int, chapter: int) -> None:
    write(canvas, 70, 800, f"{chapter + 1}  {CHAPTERS[chapter].upper()} UND")
    write(canvas, 70, 788, "WAS DAZU GEHÖRT")
    write(canvas, 480, 788, str(page))


@pytest.mark.parametrize(
    "furniture",
    [
        register,
        title_with_a_year,
        small_at_one_height,
        numbered_foot,
        roman_numbers,
        as_large_as_the_text,
        as_large_as_the_text_in_two_lines,
    ],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("pages_each", [1, 3])
def test_what_is_printed_around_the_text_goes(furniture: Furniture, pages_each: int) -> None:
    assert_is_clean(book(furniture, pages_each), pages_each)


def test_line_numbers_that_begin_anew_on_each_page_go_also_where_each_has_few() -> None:
    def fifths(canvas: Canvas, _page: int, _chapter: int) -> None:
        write(canvas, 50, 730 - 4 * 13, "5", 7)
        write(canvas, 46, 730 - 9 * 13 - 8, "10", 7)

    assert_is_clean(book(fifths, 1), 1)


def test_a_chapter_with_the_number_of_its_page_is_no_head() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for page, chapter in enumerate(CHAPTERS, 1):
        write(canvas, 70, 800, f"{chapter}  {page}", 8)
        write(canvas, 70, 760, f"{page} {chapter}", 16, "Helvetica-Bold")
        for number, line in enumerate(prose(page, 30)):
            write(canvas, 70, 730 - 13 * number, line)
        canvas.showPage()
    canvas.save()
    programme = recognise(read_source(file.getvalue(), "programm")).programme
    assert [node.title for node in programme.nodes] == list(CHAPTERS)


def test_notes_in_the_margin_tear_no_paragraph() -> None:
    notes = [("Das hilft gerade", "kleinen Ortsteilen"), ("Der Rat hat dies", "schon beschlossen")]

    def side_notes(canvas: Canvas, page: int, chapter: int) -> None:
        for number, line in enumerate(notes[page % 2]):
            write(canvas, 470, 702 - 10 * number, line, 8, "Helvetica-Oblique")

    programme = book(side_notes)
    texts = [text for node in walk(programme.nodes) for text in paragraphs(node)]
    assert [text for text in texts if not text.startswith("*")] == [
        " ".join(prose(10 * page + part)) for page in range(12) for part in range(2)
    ]
    assert {text for text in texts if text.startswith("*")} == {f"*{' '.join(note)}*" for note in notes}


def page_with_notes(canvas: Canvas) -> None:
    write(canvas, 70, 780, "Programm für Musterstadt", 16, "Helvetica-Bold")
    for number, line in enumerate(prose(1, 30)):
        write(canvas, 70, 750 - 14 * number, line, 10.5)
        if number in (3, 9, 15, 21):
            right = 70 + canvas.stringWidth(line, "Helvetica", 10.5)
            write(canvas, right + 0.5, 754 - 14 * number, str(number // 6 + 1), 6)
    for number in range(4):
        y = 160 - 22 * number
        write(canvas, 70, y + 2.5, str(number + 1), 5.5)
        write(canvas, 80, y, f"Das sagt die Zählung {number + 1} der Wohnungs-", 8.5)
        write(canvas, 80, y - 11, "gesellschaft in ihrem Bericht.", 8.5)


def test_notes_whose_numbers_hang_before_them_are_tied_to_their_marks() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    page_with_notes(canvas)
    canvas.save()
    programme = recognise(read_source(file.getvalue(), "programm")).programme
    whole = programme.preface + "".join(node.text for node in walk(programme.nodes))
    for number in range(1, 5):
        assert f"^[Das sagt die Zählung {number} der Wohnungsgesellschaft in ihrem Bericht.]" in whole


def test_the_pages_of_a_contents_list_are_no_line_numbers() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for number in range(1, 17):
        write(canvas, 70, 780 - 16 * number, f"A{number}")
        write(canvas, 110, 780 - 16 * number, " ".join(prose(number)[0].split()[:4]))
        canvas.drawRightString(525, 780 - 16 * number, str(number + 2))
    canvas.showPage()
    canvas.save()
    lines = read_source(file.getvalue(), "programm").lines
    assert all(
        line.margin_number is None and line.text.endswith(f"\t{number + 2}") for number, line in enumerate(lines, 1)
    )


class NumberedPaper:
    """A paper whose fifth lines have their numbers in the left margin."""

    def __init__(self, first: int) -> None:
        self.file = BytesIO()
        self.canvas = Canvas(self.file, pagesize=(595, 842))
        self.y, self.number = 700.0, first - 1

    def line(self, x: float, text: str, font: str = "Helvetica") -> None:
        self.number += 1
        write(self.canvas, x, self.y, text, 11, font)
        if self.number % 5 == 0:
            self.canvas.setFont("Helvetica", 6)
            self.canvas.drawRightString(70, self.y, str(self.number))
        self.y -= 13.5

    def contents(self, chapter: int, name: str, sections: list[str]) -> None:
        self.line(80, f"{chapter} {name} " + ". " * 20 + str(chapter + 1), "Helvetica-Bold")
        for title in sections:
            room = 500 - 95 - self.canvas.stringWidth(title, "Helvetica", 11)
            dots = ". " * int(room / self.canvas.stringWidth(". ", "Helvetica", 11))
            write(self.canvas, 500, self.y, str(chapter + 1), 11)
            self.line(95, f"{title} {dots}")

    def heading(self, text: str, size: float) -> None:
        write(self.canvas, 80, self.y, text, size, "Helvetica-Bold")
        self.y -= 20


def test_each_fifth_line_is_numbered_from_a_contents_list_below_the_title_on() -> None:
    paper = NumberedPaper(first=5)  # which stands beside a chapter's name
    chapters = {
        name: [f"{chapter}.{number} Abschnitt {place} zu {name}" for number, place in enumerate(NAMES, 1)]
        for chapter, name in enumerate(CHAPTERS, 1)
    }
    write(paper.canvas, 150, 760, "Vertrag für Musterstadt", 22, "Helvetica-Bold")
    write(paper.canvas, 80, 720, "Inhaltsverzeichnis", 14, "Helvetica-Bold")
    for chapter, (name, sections) in enumerate(chapters.items(), 1):
        paper.contents(chapter, name, sections)
    for chapter, (name, sections) in enumerate(chapters.items(), 1):
        paper.canvas.showPage()
        paper.y = 760.0
        paper.heading(f"{chapter} {name}", 14)
        for number, title in enumerate(sections):
            paper.heading(title, 12)
            for text in prose(10 * chapter + number):
                paper.line(80, text)
            paper.y -= 10
    paper.canvas.save()
    document = read_source(paper.file.getvalue(), "programm")
    numbers = [line.margin_number for line in document.lines if line.margin_number is not None]
    assert numbers == list(range(5, paper.number + 1, 5))
    nodes = recognise(document).programme.nodes
    assert {node.title: len(node.children) for node in nodes} == dict.fromkeys(CHAPTERS, 6)


def test_headings_of_two_lines_in_the_left_margin_are_whole() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    write(canvas, 70, 790, "Programm für Musterstadt", 26, "Helvetica-Bold")
    titles = [("Bezahlbarer", "Wohnraum"), ("Leerstand", "Beenden"), ("Gute", "Schulen")]
    for place, title in enumerate(titles):
        for number, line in enumerate(title):
            write(canvas, 50, 740 - 160 * place - 11 * number, line, 9, "Helvetica-Bold")
        for number, line in enumerate(prose(place, 9)):
            write(canvas, 160, 741 - 160 * place - 14 * number, line)
    canvas.save()
    programme = recognise(read_source(file.getvalue(), "programm")).programme
    assert [node.title for node in walk(programme.nodes)] == [" ".join(title) for title in titles]


def test_headings_in_the_margin_beside_few_paragraphs_and_long_lists() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    write(canvas, 50, 790, "Programm für Musterstadt", 26, "Helvetica-Bold")
    titles = ("Wohnraum", "Leerstand", "Schulen", "Natur")
    y, items = 740.0, []
    for place, title in enumerate(titles):
        write(canvas, 50, y, title, 10, "Helvetica-Bold")
        for line in prose(place, 3):
            write(canvas, 160, y, line)
            y -= 14
        for number in range(4):
            text = prose(10 + 4 * place + number, 2)
            items.append(" ".join(text))
            write(canvas, 170, y, "•")
            for line in text:
                write(canvas, 182, y, line)
                y -= 14
        y -= 10
    canvas.save()
    nodes = list(walk(recognise(read_source(file.getvalue(), "programm")).programme.nodes))
    assert [node.title for node in nodes if node.children] == list(titles)
    assert [node.title for node in nodes if not node.children] == items


EASY = (
    "Das ist wichtig für alle.",
    "Viele Wohnungen sind zu teuer.",
    "Das schwere Wort dafür ist: Miet-Spiegel.",
    "Dann haben es alle Menschen leichter.",
)


def easy_pages() -> bytes:
    """Large print with one sentence a line, the same ones again and again at the tops of pages and at their feet."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    write(canvas, 150, 790, "Unser Programm in Leichter", 26, "Helvetica-Bold")
    write(canvas, 150, 758, "Sprache", 26, "Helvetica-Bold")
    for page, chapter in enumerate(CHAPTERS * 2):
        y = 700.0
        if page % 2 == 0:
            write(canvas, 150, y, CHAPTERS[page // 2], 18, "Helvetica-Bold")
            y -= 40
        for sentence in range(22):
            write(canvas, 150, y, EASY[(sentence + 3 * (page % 2)) % 4], 14)
            y -= 22
        write(canvas, 150, y, f"{chapter} brauchen wir.", 14)
        write(canvas, 500, 40, str(page + 1), 12)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_sentences_that_easy_language_repeats_stay() -> None:
    programme = recognise(read_source(easy_pages(), "programm")).programme
    assert programme.title == "Unser Programm in Leichter Sprache"
    assert [node.title for node in programme.nodes] == list(CHAPTERS)
    for node in programme.nodes:
        assert not node.fields
        assert sum(node.text.count(sentence) for sentence in EASY) == 44


def numbered_chapters(name: str) -> Programme:
    """Three pages, each with the name of its chapter large at the top and two paragraphs."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for number in (1, 2, 3):
        write(canvas, 70, 780, f"{name} {number}", 20, "Helvetica-Bold")
        end_page(canvas, 740, number)
    return read_back(canvas, file)


@pytest.mark.parametrize("name", ["Kapitel", "Baustein"])
def test_a_chapter_that_is_only_numbered_keeps_its_name_and_its_text(name: str) -> None:
    nodes = numbered_chapters(name).nodes
    assert [node.title for node in nodes] == [f"{name} 1", f"{name} 2", f"{name} 3"]
    for number, node in enumerate(nodes, 1):
        assert paragraphs(node) == [" ".join(prose(10 * number + part)) for part in range(2)]


def test_a_list_goes_on_overleaf_in_a_book_with_other_margins_on_left_pages() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    items = []
    for page in range(8):
        left, y = (110 if page % 2 else 60), 760.0
        if page not in (1, 4):  # which hold nothing but the rest of a list
            write(canvas, left, y, f"Abschnitt {NAMES[page % 6]} {page}", 16, "Helvetica-Bold")
            for line in prose(page):
                y -= 14
                write(canvas, left, y - 16, line)
            y -= 40
        for number in range(4):
            text = prose(100 + 4 * page + number, 2)
            items.append(" ".join(text))
            write(canvas, left + 10, y, "•")
            for line in text:
                write(canvas, left + 22, y, line)
                y -= 14
        canvas.showPage()
    nodes = list(walk(read_back(canvas, file).nodes))
    assert [node.title for node in nodes if not node.children] == items
