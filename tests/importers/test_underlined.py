"""Underlined headings, from each format that knows them to the tree. Links are underlined too and say nothing."""

import pytest

from importers.docx_reader import read_source as read_word
from importers.html_reader import read_source as read_page
from importers.odt_reader import read_source as read_odt
from importers.recognition.recognise import recognise
from importers.rtf_reader import read_source as read_rtf
from importers.source import SourceDocument
from tests.importers.documents import odt_file, paragraph, word_file
from tests.importers.test_layouts import Page, titles

TEXT = "Viele Familien finden in der Stadt keine Wohnung mehr, die zu ihrem Einkommen passt."
NAMES = ("Wohnen", "Verkehr", "Kultur")
TITLE = "Programm der Liste Musterstadt"


def word() -> SourceDocument:
    body = "".join(paragraph(name, run='<w:u w:val="single"/>') + paragraph(TEXT) for name in NAMES)
    return read_word(word_file(paragraph(TITLE) + body), "x")


def odt() -> SourceDocument:
    style = (
        '<style:style style:name="P1" style:family="paragraph">'
        '<style:text-properties style:text-underline-style="solid"/></style:style>'
    )
    body = "".join(f'<text:p text:style-name="P1">{name}</text:p><text:p>{TEXT}</text:p>' for name in NAMES)
    return read_odt(odt_file(f"<text:p>{TITLE}</text:p>{body}", style), "x")


def rtf() -> SourceDocument:
    body = "".join(rf"\pard\ul {name}\ulnone\par\pard {TEXT}\par" for name in NAMES)
    return read_rtf((rf"{{\rtf1\ansi \pard {TITLE}\par" + body + "}").encode("ascii"), "x")


def page() -> SourceDocument:
    body = "".join(
        f'<p><u>{name}</u></p><p>{TEXT}</p><p><a href="https://a.example"><u>Mehr</u></a></p>' for name in NAMES
    )
    return read_page(f"<html><body><p>{TITLE}</p>{body}</body></html>".encode(), "x")


@pytest.mark.parametrize("source", [word, odt, rtf, page])
def test_underlined_lines_head_the_text_below(source: object) -> None:
    assert callable(source)
    assert titles(recognise(source()).programme.nodes) == [f"0 {name}" for name in NAMES]


def test_a_ruling_right_below_the_letters_underlines_them() -> None:
    sheet = Page()
    sheet.line(TITLE, size=20)
    for name in NAMES:
        sheet.line(name, pitch=2.4)
        width = sheet.canvas.stringWidth(name, "Helvetica", 10)
        sheet.canvas.line(60, sheet.y - 1.5, 60 + width / 2 - 1, sheet.y - 1.5)  # free around a descending letter
        sheet.canvas.line(60 + width / 2 + 1, sheet.y - 1.5, 60 + width, sheet.y - 1.5)
        sheet.text()
        sheet.canvas.line(60, sheet.y - 4, 300, sheet.y - 4)  # parts the chapters and underlines nothing
    assert titles(sheet.programme().nodes) == [f"0 {name}" for name in NAMES]
