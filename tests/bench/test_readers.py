"""Reading ten times as much takes some ten times as long, of every kind: computing time, since other work may run beside."""

import importlib
import io
import json
from collections.abc import Callable
from functools import partial
from time import process_time

import pytest

from programme.bulk import collector_paused
from tests.bench.figures import Figures
from tests.importers.documents import odt_file, paragraph, pdf_file, word_file

WORDS = "Wir bauen sichere Wege für alle, die zu Fuß und mit dem Rad unterwegs sind."
PAGE = 46  # lines
MOST = 14.0
"""Times as long for ten times as much: the rest is for caches that overflow and for the garbage."""


def _word(count: int) -> bytes:
    return word_file("".join(paragraph(f"{number}. {WORDS}") for number in range(count)))


def _odt(count: int) -> bytes:
    return odt_file("".join(f"<text:p>{number}. {WORDS}</text:p>" for number in range(count)))


def _html(count: int) -> bytes:
    return (
        f"<html><body>{''.join(f'<h2>{n}. Weg</h2><p>{WORDS}</p>' for n in range(count // 2))}</body></html>".encode()
    )


def _rtf(count: int) -> bytes:
    return (r"{\rtf1\ansi " + "".join(rf"\pard {n}. {WORDS}\par" for n in range(count)) + "}").encode("cp1252")


def _markdown(count: int) -> bytes:
    return "".join(f"## {number}. Weg\n\n- {WORDS}\n\n" for number in range(count // 2)).encode()


def _text(count: int) -> bytes:
    return "".join(f"{number}. {WORDS}\n" for number in range(count)).encode()


def _cells(count: int) -> bytes:
    return ("Titel;Amt;Text\n" + "".join(f"Weg {number};Amt 61;{WORDS}\n" for number in range(count // 3))).encode()


def _bars(count: int) -> bytes:
    rows = "".join(f"| Weg {number} | Amt 61 | gut |\n" for number in range(count // 3))
    return f"| Titel | Amt | Text |\n|---|---|---|\n{rows}".encode()


def _workbook(count: int) -> bytes:
    from openpyxl import Workbook

    book, buffer = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in range(count // 3):
        sheet.append([f"Weg {row}", "Amt 61", WORDS])
    book.save(buffer)
    return buffer.getvalue()


def _outline(count: int) -> bytes:
    nodes = [{"level": "massnahme", "title": f"Weg {number}", "text": WORDS} for number in range(count)]
    return json.dumps(
        {"format": 1, "title": "Plan", "nodes": [{"level": "handlungsfeld", "title": "Rad", "children": nodes}]}
    ).encode()


def _motions(count: int) -> bytes:
    section = {"title": "Antragstext", "html": f"<p>{WORDS}</p>"}
    return json.dumps([{"prefix": f"A{n}", "title": "Rad", "sections": [section]} for n in range(count // 2)]).encode()


def _pdf(count: int) -> bytes:
    def page(first: int, canvas: object) -> None:
        from reportlab.pdfgen.canvas import Canvas

        assert isinstance(canvas, Canvas)
        for line in range(PAGE):
            canvas.drawString(60, 780 - 15 * line, f"{first + line}. {WORDS}")

    return pdf_file(*(partial(page, number) for number in range(0, count, PAGE)))


KINDS: dict[str, tuple[str, int, Callable[[int], bytes]]] = {
    "docx": ("docx_reader", 600, _word),
    "odt": ("odt_reader", 600, _odt),
    "html": ("html_reader", 600, _html),
    "rtf": ("rtf_reader", 600, _rtf),
    "md": ("markdown_reader", 1_500, _markdown),
    "txt": ("text_reader", 3_000, _text),
    "csv": ("table_reader", 5_000, _cells),
    "bars": ("markdown_reader", 5_000, _bars),
    "xlsx": ("table_reader", 3_000, _workbook),
    "json": ("json_reader", 1_000, _outline),
    "motions": ("json_reader", 600, _motions),
    "pdf": ("pdf_reader", 5 * PAGE, _pdf),
}


def _seconds(module: str, content: bytes) -> float:
    start = process_time()
    with collector_paused():
        importlib.import_module(f"importers.{module}").read_source(content, "Plan")
    return process_time() - start


@pytest.mark.parametrize("kind", KINDS)
def test_reading_grows_with_the_file(figures: Figures, kind: str) -> None:
    module, count, make = KINDS[kind]
    short, long = make(count), make(10 * count)
    _seconds(module, short)
    once = min(_seconds(module, short) for _ in range(5))
    ten = min(_seconds(module, long) for _ in range(2))
    figures.note(f"reading ten times as much, {kind}", f"{once:.3f} s, {ten:.2f} s: {ten / once:.1f} times")
    assert ten < MOST * once


@pytest.mark.parametrize(("kind", "cells"), [("csv", 95_000), ("bars", 59_000)])
def test_large_tables_are_read_within_two_seconds(figures: Figures, kind: str, cells: int) -> None:
    """Of bars each line has one more than cells, and 100,000 bars and line ends are the limit."""
    module, _, make = KINDS[kind]
    content = make(cells)
    taken = min(_seconds(module, content) for _ in range(2))
    figures.note(f"reading {cells} cells, {kind}", f"{taken:.2f} s")
    assert taken < 2.0
