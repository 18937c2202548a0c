"""Rich Text, and files that end in .doc."""

import pytest

from importers import doc_reader
from importers.rtf_reader import read_source
from importers.source import Cell, LineEnd, LineRole, SourceDocument
from programme.errors import UnreadableFile, UnsafeFile
from programme.markup import Footnote, Run
from tests.importers.documents import line_with, paragraph, texts, word_file

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\s2 \'dcberschrift 2;}{\s3 Title;}}"
    r"{\info{\title Programm}{\author Kreisverband}}"
)


def read(body: str) -> SourceDocument:
    return read_source((HEAD + body + "}").encode("ascii"), "x")


def test_letters_in_all_their_ways() -> None:
    document = read(
        r"\pard Gr\'fcn und B\u252?rger*innen \endash  \u-10179?\u-8694? {\f1 \'b9} {\uc2\u8222ab Zitat}\par"
    )
    assert texts(document) == ["Grün und Bürger*innen – 😊 ą „ Zitat"]


def test_styles_sizes_and_weight() -> None:
    document = read(
        r"\pard\s1\b\fs32 Verkehr\par\pard\plain\s2 Wege\par\pard\plain\s3 Titel\par\pard\plain\fs22 Wir {\b bauen}.\par"
    )
    verkehr, wege, titel, text = document.lines
    assert (verkehr.outline, verkehr.size, verkehr.bold, verkehr.style) == (1, 16, 1.0, "heading 1")
    assert (wege.outline, titel.role) == (2, LineRole.TITLE)
    assert text.inlines == (Run("Wir "), Run("bauen", bold=True), Run("."))
    assert document.meta == {"title": "Programm", "author": "Kreisverband"}


def test_lists_breaks_notes_and_links() -> None:
    document = read(
        r"{\listtext\pard\f1\'b7\tab}\pard\li720 Radwege\par{\listtext 2.\tab}\pard\ilvl1 Busse\par"
        r"\pard Zeile\line Umbruch{\footnote \pard Stand 2024}\par"
        r'{\field{\*\fldinst HYPERLINK "https://musterstadt.example"}{\fldrslt Netz}}\par'
    )
    assert [(line.text, line.marker, line.list_level) for line in document.lines[:2]] == [
        ("Radwege", "•", 0),
        ("Busse", "2.", 1),
    ]
    assert (document.lines[2].end, document.lines[3].inlines) == (
        LineEnd.BREAK,
        (Run("Umbruch"), Footnote((Run("Stand 2024"),))),
    )
    assert document.lines[4].inlines == (Run("Netz", link="https://musterstadt.example"),)


def test_tables_and_what_is_no_text() -> None:
    document = read(
        r"{\header Kopf\par}{\*\generator Word}{\pict\bin5 {}{}{}}\trowd\cellx1\cellx2\pard\intbl Ziel\cell Amt 61\cell\row"
        r"\trowd\cellx1\cellx2\pard\intbl Mehr\cell\cell\row\pard{\v geheim}{\deleted weg} Danach\par"
    )
    assert texts(document) == ["Ziel", "Amt 61", "Mehr", " Danach"]
    assert (line_with(document, "Amt 61").cell, line_with(document, "Mehr").cell) == (Cell(0, 0, 1), Cell(0, 1, 0))
    assert line_with(document, "Kopf").role is LineRole.PAGE_HEAD


@pytest.mark.parametrize("content", [b"Musterstadt", b"{\\rt", b""])
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_source(content, "x")


def test_endless_groups_are_refused() -> None:
    with pytest.raises(UnsafeFile):
        read_source(b"{\\rtf1" + b"{" * 10_000, "x")


@pytest.mark.parametrize(
    "content", [b"{\\rtf1 Radwege\\par}", word_file(paragraph("Radwege")), b"<html><body><p>Radwege"]
)
def test_a_doc_file_may_be_something_else(content: bytes) -> None:
    assert texts(doc_reader.read_source(content, "x")) == ["Radwege"]


def test_an_old_word_file_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile) as caught:
        doc_reader.read_source(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x")
    assert caught.value.kind == "file_old_word"
