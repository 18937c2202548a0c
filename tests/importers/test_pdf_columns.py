"""Several columns on one page, whose lines stand at heights of their own."""

from io import BytesIO
from random import Random

from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise
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
        self, pagesize: tuple[int, int] = (842, 595), left: float = 40, apart: float = 264, gap: float = 69
    ) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=pagesize)
        self._dice = Random(5)
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

    def text(self, lines: int) -> str:
        self.canvas.setFont("Helvetica", 9.5)
        texts = [self._line() for _ in range(lines)]
        texts[0], texts[-1] = texts[0].capitalize(), f"{texts[-1][:25].rpartition(' ')[0]}."
        for number, line in enumerate(texts):
            self.y -= PITCH
            self.canvas.drawString(self.x, self.y, line, wordSpace=self._word_space(line) if number < lines - 1 else 0)
        self.y -= 5
        return " ".join(texts)

    def item(self) -> str:
        self.canvas.setFont("Helvetica", 9.5)
        texts = [self._line().capitalize(), f"{self._line()[:20].rpartition(' ')[0]}."]
        self.canvas.drawString(self.x + 1.5, self.y - PITCH, "·")
        for line in texts:
            self.y -= PITCH
            self.canvas.drawString(self.x + 9, self.y, line)
        self.y -= 2
        return " ".join(texts)

    def programme(self) -> Programme:
        self.canvas.save()
        return recognise(read_source(self._file.getvalue(), "Flyer")).programme

    def _word_space(self, line: str) -> float:
        """What fills a line up to the edge of its column, where columns stand close; nothing else does."""
        room = self._apart - self._gap - self.canvas.stringWidth(line, "Helvetica", 9.5)
        return max(0.0, room) / max(1, line.count(" "))

    def _line(self) -> str:
        words: list[str] = []
        while self.canvas.stringWidth(" ".join(words), "Helvetica", 9.5) < self._apart - self._gap:
            words.append(self._dice.choice(WORDS))
        return " ".join(words if self._gap > 60 else words[:-1])


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
