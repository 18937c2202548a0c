"""Several columns on one page, whose lines stand at heights of their own."""

from collections.abc import Container, Sequence
from io import BytesIO
from random import Random

import pytest
from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise
from importers.source import SourceLine
from programme.model import Programme, walk

WORDS = (
    "viele familien finden stadt keine wohnung deshalb baut wieder selbst verkauft keinen grund mehr jedes dorf bekommt "
    "künftig einen bus der auch abends fährt damit niemand warten muss wenn es dunkel wird und kalt"
).split()
PITCH = 12.5
TOPICS = ("Wohnen", "Verkehr", "Schulen", "Natur")


class Flyer:
    """Columns on a page, three of them on one across; each is written from top to bottom."""

    def __init__(
        self,
        pagesize: tuple[int, int] = (842, 595),
        left: float = 40,
        apart: float = 264,
        gap: float = 69,
        seed: int = 5,
    ) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=pagesize)
        self._dice = Random(seed)
        self._left, self._apart, self._gap = left, apart, gap
        self.y = 0.0
        self.x = 0.0

    def column(self, number: int, top: float) -> None:
        self.x, self.y = self._left + self._apart * number, top

    def heading(self, text: str, size: float = 12) -> None:
        self.y -= 2.1 * size
        self.canvas.setFont("Helvetica-Bold", size)
        self.canvas.drawString(self.x, self.y, text)
        self.y -= 5

    def text(self, lines: int, stretched: Container[int] = (), small: bool = False, indent: float = 0.0) -> str:
        """A paragraph; `stretched` are lines of few words with wide gaps between them, `small` goes on in a sentence,
        `indent` is that of the first line."""
        self.canvas.setFont("Helvetica", 9.5)
        texts = [self._line(0 if line else indent, 3 * (line in stretched)) for line in range(lines)]
        texts[0], texts[-1] = texts[0] if small else texts[0].capitalize(), f"{texts[-1][:25].rpartition(' ')[0]}."
        for number, line in enumerate(texts):
            self.y -= PITCH
            shift = 0 if number else indent
            wide = self._word_space(line, shift) if number < lines - 1 else 0
            self.canvas.drawString(self.x + shift, self.y, line, wordSpace=wide)
        self.y -= 5
        return " ".join(texts)

    def item(self, indent: float = 0.0) -> str:
        self.canvas.setFont("Helvetica", 9.5)
        texts = [self._line(indent).capitalize(), f"{self._line()[:20].rpartition(' ')[0]}."]
        self.canvas.drawString(self.x + indent + 1.5, self.y - PITCH, "·")
        for line in texts:
            self.y -= PITCH
            self.canvas.drawString(self.x + indent + 9, self.y, line)
        self.y -= 2
        return " ".join(texts)

    def lines(self) -> Sequence[SourceLine]:
        self.canvas.save()
        return read_source(self._file.getvalue(), "Flyer").lines

    def programme(self) -> Programme:
        self.canvas.save()
        return recognise(read_source(self._file.getvalue(), "Flyer")).programme

    def _word_space(self, line: str, narrower: float) -> float:
        """What fills a line up to the edge of its column, where columns stand close; nothing else does."""
        room = self._apart - self._gap - narrower - self.canvas.stringWidth(line, "Helvetica", 9.5)
        return max(0.0, room) / max(1, line.count(" "))

    def _line(self, narrower: float = 0.0, fewer: int = 0) -> str:
        words: list[str] = []
        while self.canvas.stringWidth(" ".join(words), "Helvetica", 9.5) < self._apart - self._gap - narrower:
            words.append(self._dice.choice(WORDS))
        return " ".join(words if self._gap > 60 else words[: -1 - fewer])


def test_three_columns_below_a_heading_over_all_whose_lines_do_not_stand_side_by_side() -> None:
    flyer = Flyer()
    flyer.column(0, 560)
    flyer.heading("1. Verkehr für alle in Musterstadt", 22)
    wanted = []
    for column, shift in enumerate((0.0, 4.0, 8.0)):
        flyer.column(column, 500 - shift)
        wanted += [flyer.text(8), flyer.text(7), flyer.text(9)]
    assert flyer.programme().nodes[0].text.split("\n\n") == wanted


def test_headings_at_nearly_the_same_height_stand_in_their_own_columns() -> None:
    flyer = Flyer()
    flyer.column(0, 590)
    flyer.heading("Unser Plan", 20)
    wanted = []
    for column, (lines, other) in enumerate(((14, 12), (8, 12), (9, 12))):
        flyer.column(column, 540)
        for count in (lines, other):
            title = f"Punkt {'ABCDEF'[len(wanted)]} der Liste"
            flyer.heading(title)
            wanted.append((title, flyer.text(count)))
    assert [(node.title, node.text) for node in flyer.programme().nodes] == wanted


def test_two_columns_with_hardly_a_gap_whose_headings_stand_beside_text() -> None:
    flyer = Flyer(pagesize=(595, 842), left=110, apart=203, gap=8)
    wanted: list[tuple[str, str]] = []
    for column, shift in ((0, 0.0), (1, 5 * PITCH)):
        flyer.column(column, 760)
        for number, lines in enumerate((9, 16, 14)):
            if number:
                name = f"Abschnitt {'Nord' if column else 'Süd'} {number}"
                flyer.heading(name)
                wanted.append((name, flyer.text(lines)))
            else:
                flyer.y -= shift
                flyer.heading(f"Kapitel {'eins' if not column else 'zwei'}", 15)
                wanted.append((f"Kapitel {'eins' if not column else 'zwei'}", flyer.text(lines + 5 * column)))
    assert [(node.title, node.text) for node in walk(flyer.programme().nodes)] == wanted


def test_items_of_two_columns_keep_their_signs() -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=250, gap=30)
    wanted = []
    for column, shift in enumerate((0.0, 5.0)):
        flyer.column(column, 760 - shift)
        for number in range(len(TOPICS)):
            name = f"{TOPICS[number]} {'im Norden' if column else 'im Süden'}"
            flyer.heading(name)
            wanted.append((name, [flyer.item() for _ in range(3)]))
    nodes = flyer.programme().nodes
    assert [(node.title, [child.title for child in node.children]) for node in nodes] == wanted


def test_a_column_of_nothing_but_items_goes_on_with_the_list_of_the_one_before() -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=250, gap=30)
    flyer.column(0, 760)
    flyer.heading("Abschnitt Wohnen")
    for column in range(2):
        flyer.column(column, 730 - 5 * column)
        flyer.text(50)
    flyer.canvas.showPage()
    flyer.column(0, 760)
    flyer.heading("Abschnitt Verkehr")
    flyer.text(30)
    items = [flyer.item(indent=12) for _ in range(6)]
    flyer.column(1, 755)
    items += [flyer.item(indent=12) for _ in range(18)]
    flyer.canvas.showPage()
    flyer.column(0, 760)
    items += [flyer.item(indent=12) for _ in range(3)]
    flyer.heading("Abschnitt Schulen")
    for column in range(2):
        flyer.column(column, 650 - 5 * column)
        flyer.text(30)
    second = next(node for node in walk(flyer.programme().nodes) if node.title == "Abschnitt Verkehr")
    assert [child.title for child in second.children] == items


def test_text_beside_indented_items_begins_where_its_column_does() -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=250, gap=10)
    wanted: list[tuple[str, list[str]]] = []
    for column in range(2):
        flyer.column(column, 760)
        for number in range(4):
            name = f"{TOPICS[number]} {'im Norden' if column else 'im Süden'}"
            flyer.heading(name)
            wanted.append((name, [flyer.item(indent=12) for _ in range(5)]))
    nodes = flyer.programme().nodes
    assert [(node.title, [child.title for child in node.children]) for node in nodes] == wanted


def test_a_word_that_juts_out_of_its_column_stays_in_its_line() -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=250, gap=30)
    flyer.column(0, 760)
    flyer.heading("Kapitel Süd", 15)
    start = flyer.y
    first = flyer.text(10)
    flyer.y += 5
    flyer.canvas.setFont("Helvetica", 9.5)
    long = "Wer hier wohnt der braucht auch Gesundheitsversorgungs-"
    assert 238 < flyer.canvas.stringWidth(long, "Helvetica", 9.5) < 250
    flyer.y -= PITCH
    flyer.canvas.drawString(flyer.x, flyer.y, long)
    third = flyer.text(30, small=True)
    flyer.column(1, start)
    others = [flyer.text(10)]
    flyer.y += 5
    others.append(flyer.text(30, indent=14))
    (node,) = flyer.programme().nodes
    assert node.text.split("\n\n") == [first, f"{long[:-1]}{third}", *others]


def test_a_heading_that_juts_out_of_its_column_beside_text_does_not_part_the_columns() -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=250, gap=30)
    flyer.column(0, 760)
    flyer.heading("Kapitel Süd", 13)
    wanted = [("Kapitel Süd", flyer.text(20))]
    name = "Abschnitt über eine Gesundheitspolitik"
    flyer.heading(name, 13)
    assert 240 < flyer.canvas.stringWidth(name, "Helvetica-Bold", 13) < 250
    wanted.append((name, flyer.text(20)))
    flyer.column(1, 760)
    flyer.heading("Kapitel Nord", 13)
    wanted.append(("Kapitel Nord", flyer.text(44)))
    assert [(node.title, node.text) for node in walk(flyer.programme().nodes)] == wanted


def test_few_lines_above_a_heading_over_all_are_the_rest_of_both_columns() -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=250, gap=30)
    flyer.column(0, 760)
    flyer.heading("Kapitel eins", 18)
    first = [flyer.text(50)]
    flyer.column(1, 717)
    first.append(flyer.text(50))
    flyer.canvas.showPage()
    flyer.column(0, 770)
    first.append(flyer.text(2))
    flyer.column(1, 770)
    first.append(flyer.text(2))
    flyer.column(0, 735)
    flyer.heading("Kapitel zwei mit einer Überschrift über beide Spalten", 18)
    second = []
    for column in range(2):
        flyer.column(column, 680)
        second.append(flyer.text(40))
    assert [node.text.split("\n\n") for node in walk(flyer.programme().nodes)] == [first, second]


@pytest.mark.parametrize("seed", range(4))
def test_lines_that_are_stretched_to_their_column_make_no_columns_of_their_own(seed: int) -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=250, gap=18, seed=seed)
    flyer.column(0, 780)
    flyer.heading("Kapitel Süd", 15)
    first = flyer.text(48)
    flyer.column(1, 780)
    flyer.heading("Kapitel Nord", 15)
    second = flyer.text(48, stretched=[line for line in range(46) if line % 5 < 3])
    nodes = walk(flyer.programme().nodes)
    assert [(node.title, node.text) for node in nodes] == [("Kapitel Süd", first), ("Kapitel Nord", second)]


def test_signs_in_another_font_than_their_items_are_no_headings_in_the_margin() -> None:
    flyer = Flyer(pagesize=(595, 842), left=60, apart=500, gap=69)
    flyer.column(0, 780)
    flyer.heading("Unsere Vorhaben", 16)
    for _ in range(8):
        flyer.canvas.setFont("Symbol", 9.5)
        flyer.canvas.drawString(flyer.x - 14, flyer.y - PITCH, "•")
        flyer.text(6)
    assert [line.text[:2] for line in flyer.lines() if "•" in line.text] == 8 * ["• "]
