"""What tears a sentence of a PDF stands behind its paragraph: captions, notes nothing marks, quotes."""

from io import BytesIO

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise

TEXT = "Der Rat stellt Geld bereit, und die Stadt pflegt damit die Anlagen am Fluss, an denen viele gern sitzen. " * 6
NEXT = "Am Ende zählt, was vor Ort geschieht, und darum fragen wir die Leute zuerst, bevor wir etwas planen. " * 4


def _text(insets: list[str], font: tuple[str, float], at: int) -> str:
    """The text of a page whose first paragraph is torn after `at` lines."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    y = 780.0
    for text in (TEXT, NEXT):
        for number, line in enumerate(simpleSplit(text, "Times-Roman", 11, 430), 1):
            y -= 14
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(80, y, line)
            if text is TEXT and number == at:
                y -= 90
                canvas.setFont(*font)
                for inset in insets:
                    y -= 1.2 * font[1]
                    canvas.drawString(80, y, inset)
                y -= 10
        y -= 9
    canvas.save()
    programme = recognise(read_source(file.getvalue(), "Seite")).programme
    return programme.preface


@pytest.mark.parametrize(
    ("insets", "font"),
    [
        (["Abb. 2: Der Marktplatz nach dem Umbau", "(Quelle: Stadtarchiv)"], ("Helvetica", 8.0)),
        (["„Wer den Fluss kennt, schützt ihn auch.“"], ("Times-Italic", 15.0)),
    ],
    ids=["caption", "quote"],
)
@pytest.mark.parametrize("at", [2, 3])
def test_paragraph_torn_by_an_inset_is_whole(insets: list[str], font: tuple[str, float], at: int) -> None:
    text = _text(insets, font, at)
    assert TEXT.strip() in text
    assert NEXT.strip() in text
    assert all(inset in text.replace("*", "").replace("\\", "") for inset in insets)
