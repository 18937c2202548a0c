"""Footnotes and end notes: they stand where their mark is, over page ends and from lists at the end."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise
from programme.model import Programme, walk

LINE = "Wir bauen die Wege aus und halten die Halle in Stand, damit alle Vereine dort üben"


class Paper:
    """Pages of text with raised marks."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=(595, 842))
        self.y = 780.0

    def write(self, *texts: str, mark: str = "", size: float = 11) -> None:
        for text in texts:
            self.y -= 1.3 * size
            self.canvas.setFont("Helvetica", size)
            self.canvas.drawString(72, self.y, text)
        if mark:
            at = 72 + self.canvas.stringWidth(texts[-1], "Helvetica", size)
            self.canvas.setFont("Helvetica", 0.6 * size)
            self.canvas.drawString(at, self.y + 0.35 * size, mark)

    def page(self) -> None:
        self.canvas.showPage()
        self.y = 780.0

    def programme(self) -> Programme:
        self.canvas.save()
        return recognise(read_source(self._file.getvalue(), "Papier")).programme


def _text(programme: Programme) -> str:
    return "\n\n".join([programme.preface, *(f"{node.title}\n\n{node.text}" for node in walk(programme.nodes))])


def test_note_on_the_page_before_its_mark_and_its_end_overleaf() -> None:
    paper = Paper()
    paper.write(*[LINE] * 12, "und der Rat hat das schon lange so beschlossen und mit")
    paper.y = 120
    paper.write("1 Beschluss des Rates vom Mai, im Wortlaut auf der Seite der Stadt und im", size=8)
    paper.page()
    paper.write("der Halle begonnen.", mark="1")
    paper.write(*[LINE] * 12, "und gern.")
    paper.y = 120
    paper.write("Amtsblatt zu lesen.", size=8)
    text = _text(paper.programme())
    note = "^[Beschluss des Rates vom Mai, im Wortlaut auf der Seite der Stadt und im Amtsblatt zu lesen.]"
    assert f"beschlossen und mit der Halle begonnen.{note}" in text
    assert text.count("Amtsblatt") == 1


@pytest.mark.parametrize("dot", ["", "."])
def test_list_of_notes_at_the_end(dot: str) -> None:
    paper = Paper()
    for mark in "123":
        paper.write(*[LINE] * 5, "und gern.", mark=mark)
        paper.y -= 12
    paper.page()
    paper.write("Anmerkungen", size=16)
    paper.y -= 12
    for number, text in enumerate(("Haushalt der Stadt", "Satzung der Halle", "Bericht des Amtes"), 1):
        paper.write(f"{number}{dot}  {text}.", size=9)
    text = _text(paper.programme())
    assert "gern.^[Haushalt der Stadt.]" in text
    assert "gern.^[Bericht des Amtes.]" in text
    assert text.count("Satzung") == 1


def test_numbered_demands_below_marked_text_stay_demands() -> None:
    paper = Paper()
    paper.write(*[LINE] * 5, "und gern.", mark="1")
    paper.y -= 12
    for number, text in enumerate(("Mehr Busse am Abend", "Mehr Bänke am Fluss", "Mehr Bäume im Ort"), 1):
        paper.write(f"{number}. {text}")
    text = _text(paper.programme())
    assert "^[Mehr Busse" not in text
    assert "Mehr Bänke am Fluss" in text


@pytest.mark.parametrize("unit", ["500 m", "Euro/m", "Tonnen CO"])
def test_the_power_of_a_unit_takes_no_note(unit: str) -> None:
    paper = Paper()
    paper.write(LINE, f"und sparen {unit}", mark="2")
    paper.write(*[LINE] * 3, "wie der Haushalt sagt", mark="1")
    paper.write(*[LINE] * 3, "und die Satzung der Halle", mark="2")
    paper.y = 120
    paper.write("1 Haushalt der Stadt.", "2 Satzung der Stadt.", size=8)
    text = _text(paper.programme())
    assert f"{unit}2" in text
    assert "Haushalt sagt^[Haushalt der Stadt.]" in text
    assert "Halle^[Satzung der Stadt.]" in text


def test_a_note_whose_mark_stands_in_another_note_stays_text() -> None:
    paper = Paper()
    paper.write(*[LINE] * 5, "und gern.", mark="1")
    paper.y = 120
    paper.write("1 Haushalt der Stadt, siehe auch", mark="2", size=8)
    paper.write("2 Satzung der Halle.", size=8)
    text = _text(paper.programme())
    assert "gern.^[Haushalt der Stadt" in text
    assert "Satzung der Halle" in text


def test_a_list_of_notes_that_cite_each_other_goes_to_the_text() -> None:
    paper = Paper()
    for mark in "123":
        paper.write(*[LINE] * 5, "und gern.", mark=mark)
        paper.y -= 12
    paper.write("Anmerkungen", size=16)
    paper.y -= 12
    paper.write("1  Haushalt der Stadt.", "2  Satzung der Halle.")
    paper.write("3  Bericht des Amtes, wie in", mark="2")
    text = _text(paper.programme())
    assert "gern.^[Haushalt der Stadt.]" in text
    assert "gern.^[Satzung der Halle.]" in text
