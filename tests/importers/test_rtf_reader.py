"""Rich Text, and files that end in .doc."""

import pytest

from importers import doc_reader
from importers.rtf_reader import read_source
from importers.source import Cell, LineEnd, LineRole, SourceDocument
from programme.errors import UnreadableFile, UnsafeFile
from programme.markup import Footnote, LineBreak, Run
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
        r"{\header Kopf\par}{\*\generator Word}{\pict\bin5 {}{}{}}\trowd\cellx2000\cellx4000\pard\intbl Ziel\cell Amt 61\cell\row"
        r"\trowd\cellx2000\cellx4000\pard\intbl Mehr\cell\cell\row\pard{\v geheim}{\deleted weg} Danach\par"
    )
    assert texts(document) == ["Ziel", "Amt 61", "Mehr", " Danach"]
    assert (line_with(document, "Amt 61").cell, line_with(document, "Mehr").cell) == (Cell(0, 0, 1), Cell(0, 1, 0))
    assert line_with(document, "Kopf").role is LineRole.PAGE_HEAD


def test_text_goes_on_after_a_note_that_readers_may_skip() -> None:
    document = read(
        r"\pard Wege{\super{\*\footnote\chftn\pard\plain Stand 2024.\par Neu berechnet.}} bauen\par Ende\par"
    )
    wege, ende = document.lines
    note = Footnote((Run("Stand 2024."), LineBreak(), Run("Neu berechnet.")))
    assert (wege.inlines, ende.text) == ((Run("Wege"), note, Run(" bauen")), "Ende")


def test_each_link_leads_to_its_own_place() -> None:
    field = r'{{\field{{\*\fldinst HYPERLINK "https://{0}.example"}}{{\fldrslt {{\ul {0}}}}}}}'
    (line,) = read(rf"\pard{field.format('nord')} und {field.format('sued')}\par").lines
    assert line.inlines == (
        Run("nord", link="https://nord.example"), Run(" und "), Run("sued", link="https://sued.example"),
    )  # fmt: skip


def test_a_text_box_stands_after_the_paragraph_that_it_hangs_on() -> None:
    box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn wzName}{\sv Feld}}{\shptxt \pard Im Kasten\par Zweite Zeile\par}}{\shprslt doppelt}}"
    document = read(rf"{{\header \pard Kopf{box}\par}}\pard Vor {box}und nach\par Ende\par")
    heads = [line.text for line in document.lines if line.role is LineRole.PAGE_HEAD]
    assert heads == ["Kopf", "Im Kasten", "Zweite Zeile"]
    assert texts(document) == ["Vor und nach", "Im Kasten", "Zweite Zeile", "Ende"]


def test_cells_are_placed_by_the_edges_of_their_rows() -> None:
    document = read(
        r"\trowd\trleft-108\cellx2000\cellx4000\cellx6000\pard\intbl Ziel\cell Amt\cell Frist\cell\row"
        r"\trowd\trleft-108\cellx1990\clvmgf\cellx4000\cellx6000\pard\intbl Wege\cell Bauamt\cell 2027\cell\row"
        r"\trowd\trleft-108\cellx2000\clvmrg\cellx4000\cellx6000\pard\intbl Netze\cell\cell 2028\cell\row"
        r"\trowd\trleft-108\cellx2000\cellx6000\pard\intbl Alles\cell zusammen\cell\row\pard\par"
        r"\trowd\cellx2000\cellx4000\pard\intbl Neue\cell Tabelle\cell\row\pard Ende\par"
    )
    assert {line.text: line.cell for line in document.lines if line.text not in ("Ziel", "Amt", "Frist", "Ende")} == {
        "Wege": Cell(0, 1, 0), "Bauamt": Cell(0, 1, 1, 1, 2), "2027": Cell(0, 1, 2), "Netze": Cell(0, 2, 0),
        "2028": Cell(0, 2, 2), "Alles": Cell(0, 3, 0), "zusammen": Cell(0, 3, 1, 2), "Neue": Cell(1, 0, 0),
        "Tabelle": Cell(1, 0, 1),
    }  # fmt: skip


def test_a_table_within_a_table_that_only_places_text() -> None:
    def inner(name: str, value: str) -> str:
        props = r"{\*\nesttableprops\trowd\cellx1000\cellx3000\nestrow}{\nonesttables\par}"
        return rf"\pard\intbl\itap2 {name}\nestcell {value}\nestcell{props}"

    outer = (
        r"\trowd\cellx6000\cellx9000\pard\intbl Wir pflanzen.\par" + inner("Kosten", "5 Euro") + inner("Ort", "Nord")
    )
    document = read(outer + r"\pard\intbl\itap1\cell Am Rand\cell\row\pard Ende\par")
    assert {line.text: line.cell for line in document.lines} == {
        "Wir pflanzen.": None, "Kosten": Cell(1, 0, 0), "5 Euro": Cell(1, 0, 1), "Ort": Cell(1, 1, 0),
        "Nord": Cell(1, 1, 1), "Am Rand": None, "Ende": None,
    }  # fmt: skip


def test_a_drop_capital_begins_its_paragraph() -> None:
    (line,) = read(r"\pard\dropcapli3\dropcapt1\fs100 M\par\pard\plain\fs22 usterstadt lebt.\par").lines
    assert (line.text, line.size) == ("Musterstadt lebt.", 11)


def test_forms_say_what_was_chosen() -> None:
    field = r"{{\field{{\*\fldinst FORM {{\*\formfield{{{}}}}}}}{{\fldrslt }}}}"
    tick = field.format(r"\fftype1\ffres25\ffdefres1{\*\ffname Ja}")
    choice = field.format(r"\fftype2\ffres1{\*\ffl hoch}{\*\ffl mittel}")
    assert texts(read(rf"\pard Gilt: {tick}, {choice}\par")) == ["Gilt: ☒, mittel"]


def test_changes_hidden_and_struck_text_are_told() -> None:
    document = read(r"\pard{\deleted\deleted zehn Stra\'dfen}{\revised zwanzig} {\v geheim}{\strike Wege}\par")
    assert texts(document) == ["zwanzig Wege"]
    assert {finding.kind: finding.values["count"] for finding in document.findings} == {
        "tracked_changes_accepted": 2, "hidden_text_left_out": 1, "struck_text_kept": 1,
    }  # fmt: skip


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


def test_small_figures_stay_small() -> None:
    body = rb"2.000 m{\super 2} Solar sparen CO\sub 2\nosupersub  ein, \up6 1\up0  Jahr fr\'fcher\super er\par"
    lines = texts(read(body.decode("ascii")))
    assert lines == ["2.000 m² Solar sparen CO₂ ein, ¹ Jahr früherer"]


@pytest.mark.parametrize(("flags", "kind"), [(0x12F0, "file_old_word"), (0x13F0, "file_with_password")])
def test_a_password_of_the_old_word_format_is_told_at_once(flags: int, kind: str) -> None:
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 1016
        + b"\xec\xa5"
        + b"\0" * 8
        + flags.to_bytes(2, "little")
        + b"\0" * 600
    )
    with pytest.raises(UnreadableFile) as caught:
        doc_reader.read_source(content, "x")
    assert caught.value.kind == kind


def test_the_clipboard_ends_it_like_a_string_of_c() -> None:
    document = read_source(rb"{\rtf1 \pard Wir bauen.\par Wir planen.}" + b"\n}\n}\0", "x")
    assert [line.text for line in document.lines] == ["Wir bauen.", "Wir planen."]
