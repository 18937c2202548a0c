"""Several columns on one page, whose lines stand at heights of their own."""

from io import BytesIO
from random import Random

from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise
from programme.model import Programme

WORDS = (
    "viele familien finden stadt keine wohnung deshalb baut wieder selbst verkauft keinen grund mehr jedes dorf bekommt "
    "künftig einen bus der auch abends fährt damit niemand warten muss wenn es dunkel wird und kalt"
).split()
PITCH = 12.5


class Flyer:
    """Three columns on a page across; each is written from top to bottom."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=(842, 595))
        self._dice = Random(5)
        self.y = 0.0
        self.x = 0.0

    def column(self, number: int, top: float) -> None:
        self.x, self.y = 40 + 264 * number, top

    def heading(self, text: str, size: float = 12) -> None:
        self.y -= 2.1 * size
        self.canvas.setFont("Helvetica-Bold", size)
        self.canvas.drawString(self.x, self.y, text)
        self.y -= 5

    def text(self, lines: int) -> str:
        self.canvas.setFont("Helvetica", 9.5)
        texts = [self._line() for _ in range(lines)]
        texts[0], texts[-1] = texts[0].capitalize(), f"{texts[-1][:25].rpartition(' ')[0]}."
        for line in texts:
            self.y -= PITCH
            self.canvas.drawString(self.x, self.y, line)
        self.y -= 5
        return " ".join(texts)

    def programme(self) -> Programme:
        self.canvas.save()
        return recognise(read_source(self._file.getvalue(), "Flyer")).programme

    def _line(self) -> str:
        words: list[str] = []
        while self.canvas.stringWidth(" ".join(words), "Helvetica", 9.5) < 195:
            words.append(self._dice.choice(WORDS))
        return " ".join(words)


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
