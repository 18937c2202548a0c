"""Frames that the lines of the text run around, set like the text or as quotes."""

from io import BytesIO

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise

PITCH = 14.0
BEFORE = "Wir bauen die Wege zum Bahnhof aus und halten die Halle in Stand, damit alle Vereine dort üben können. " * 3
AROUND = "Der Rat stellt Geld bereit, und die Stadt pflegt damit die Anlagen am Fluss, an denen viele gern sitzen. " * 5
FRAME = "Nur wer den Fluss kennt, schützt ihn auch. Deshalb lernen alle Kinder bei uns das Schwimmen."
AFTER = "Am Ende zählt, was vor Ort geschieht, und darum fragen wir die Leute zuerst, bevor wir etwas planen. " * 3


def _page(frame_font: tuple[str, float], on_left: bool, offset: float) -> str:
    """The text of a page with a frame on one side, whose lines stand lower than those beside them by `offset`."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    y = 780.0
    for text in (BEFORE, AROUND, AFTER):
        y -= 10
        start, words = y, text.split()
        while words:
            narrow = text is AROUND and start - y < 6 * PITCH
            left, width = (240.0 if narrow and on_left else 80.0), 270.0 if narrow else 430.0
            line = simpleSplit(" ".join(words), "Times-Roman", 11, width)[0]
            words = words[len(line.split()) :]
            y -= PITCH
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(left, y, line)
        if text is AROUND:
            canvas.setFont(*frame_font)
            for number, line in enumerate(simpleSplit(FRAME, *frame_font, 135)):
                canvas.drawString(80 if on_left else 372, start - (number + 1) * PITCH - offset, line)
    canvas.save()
    programme = recognise(read_source(file.getvalue(), "Seite")).programme
    return "\n\n".join([programme.preface, *(f"{node.title}\n\n{node.text}" for node in programme.nodes)])


@pytest.mark.parametrize("font", [("Times-Roman", 11.0), ("Times-Italic", 12.0)], ids=["alike", "quote"])
@pytest.mark.parametrize("on_left", [False, True], ids=["right", "left"])
@pytest.mark.parametrize("offset", [0.0, 3.0], ids=["same height", "lower"])
def test_text_that_runs_around_a_frame_stays_whole(font: tuple[str, float], on_left: bool, offset: float) -> None:
    text = _page(font, on_left, offset)
    assert [part in text for part in (BEFORE.strip(), AROUND.strip(), AFTER.strip(), FRAME)] == [True] * 4
    assert f"{FRAME} Der Rat" not in text
    assert text.index(BEFORE[:20]) < text.index(FRAME) < text.index(AFTER[:20])
