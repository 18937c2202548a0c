"""Markup goes into a text document and comes back as it was."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from desktop.editor import rich_text, text_paste
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.text_marks import bullet_of
from programme import markup
from programme.markup import Footnote, LineBreak, ListBlock, ListItem, Paragraph, Run

TEXTS = [
    "",
    "Bürger*innen und Gründer*innen, 8\\. März",
    "**Wohnen:** ein *gutes* Leben mit [Netz](https://example.org) und ***beidem***",
    "Eins\n\nZwei\\\nmit Umbruch",
    "- a\n- b\n  - c\n  - d\n- e",
    "1. a\n2. b\n\nText\n\n5. fünf\n6. sechs",
    "- a\n\n  noch ein Absatz\n- b",
    "Siehe [](#0190-1) und [](#0190-2)^[Eine **Note** mit Kursiv]",
]

words = st.text(st.sampled_from("abÄß *_-.8#[]^\\„“"), min_size=1, max_size=8)
runs = st.builds(Run, words, st.booleans(), st.booleans(), st.sampled_from([None, "https://example.org", "#0190"]))
notes = st.builds(lambda text: Footnote((Run(text),)), words)
lines = st.lists(st.one_of(runs, runs, notes, st.just(LineBreak())), min_size=1, max_size=4).map(tuple)
paragraphs = st.builds(Paragraph, lines)


@st.composite
def lists(draw: st.DrawFn, depth: int = 1) -> ListBlock:
    items = []
    for _ in range(draw(st.integers(1, 3))):
        blocks = [draw(paragraphs)]
        if depth < 3 and draw(st.booleans()):
            blocks.append(draw(lists(depth + 1)))
        items.append(ListItem(tuple(blocks)))
    ordered = draw(st.booleans())
    return ListBlock(tuple(items), ordered, draw(st.integers(1, 3)) if ordered and depth == 1 else 1)


def through_qt(text: str) -> str:
    document = QTextDocument()
    rich_text.load_blocks(document, text)
    return rich_text.blocks_of(document)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_back(qtbot: QtBot, text: str) -> None:
    assert through_qt(text) == markup.serialise(markup.parse(text))


@given(st.lists(st.one_of(paragraphs, lists()), max_size=4))
def test_any_text_comes_back(qapp: object, blocks: list[Paragraph | ListBlock]) -> None:
    text = markup.serialise(blocks)
    assert through_qt(text) == text


@given(lines)
def test_any_title_comes_back(qapp: object, line: tuple[Run, ...]) -> None:
    inlines = [Run(" ") if isinstance(each, LineBreak) else each for each in line]
    text = markup.serialise_inline(inlines)
    document = QTextDocument()
    rich_text.load_inline(document, text)
    assert rich_text.inline_of(document) == text


def test_pasted_html_keeps_the_subset_only(qtbot: QtBot) -> None:
    html = (
        '<h1>Titel</h1><p>Ein <b>fetter</b> <i>Text</i> <a href="javascript:x()">böse</a> '
        '<a href="https://example.org">gut</a><img src="file:///etc/passwd"></p><ul><li>a<li>b</ul>'
    )
    assert text_paste.markup_of_html(html) == (
        "**Titel**\n\nEin **fetter** *Text* böse [gut](https://example.org)\n\n- a\n- b"
    )


def word_point(level: int, sign: str, words: str) -> str:
    """A point as Word 365 copies it."""
    blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
    ignored = f"<![if !supportLists]><span style='mso-list:Ignore'>{sign}{blanks}</span><![endif]>"
    style = f"text-indent:-18.0pt;mso-list:l0 level{level} lfo1"
    return f"<p class=MsoListParagraphCxSpMiddle style='{style}'>{ignored}{words}<o:p></o:p></p>"


def test_points_of_word_are_lists(qtbot: QtBot) -> None:
    points = [
        word_point(1, "·", "<b>Erster</b> Punkt"),
        word_point(2, "o", "darunter"),
        word_point(1, "·", "Zweiter"),
    ]
    html = f"<html><body><p class=MsoNormal>Davor</p>{''.join(points)}<p class=MsoNormal>Danach</p></body></html>"
    assert text_paste.markup_of_html(html) == "Davor\n\n- **Erster** Punkt\n  - darunter\n- Zweiter\n\nDanach"
    counted = word_point(1, "3.", "drei") + word_point(1, "4.", "vier").replace("<![", "<!--[").replace("]>", "]-->")
    assert text_paste.markup_of_html(counted) == "3. drei\n4. vier"
    assert text_paste.markup_of_html("<p style='mso-list:l0 level1 lfo1'>ohne Zeichen</p>") == "ohne Zeichen"


def test_pasted_plain_text_is_cleaned(qtbot: QtBot) -> None:
    text = "Erster Absatz, der\r\num\u00adbrochen ist.\r\n\r\n• eins\r\n• zwei\r\n"
    assert text_paste.markup_of_plain(text) == "Erster Absatz, der umbrochen ist.\n\n- eins\n- zwei"


def test_bullets_change_by_depth_and_numbers_have_none(qapp: object) -> None:
    document = QTextDocument()
    rich_text.load_blocks(document, "Vor\n\n- eins\n  - zwei\n    - drei\n\n1. erstens")
    blocks = [document.findBlockByNumber(place) for place in range(document.blockCount())]
    assert [bullet_of(each) for each in blocks] == ["", "•", "–", "·", ""]


def test_a_bullet_is_small_and_keeps_clear_of_its_text(qtbot: QtBot) -> None:
    edit = RichTextEdit()
    qtbot.addWidget(edit)
    edit.resize(300, 100)
    edit.load("- lll")
    edit.show()
    picture = edit.viewport().grab().toImage()
    inked = [
        any(picture.pixelColor(x, y).lightness() < 140 for y in range(picture.height())) for x in range(picture.width())
    ]
    runs = [len(list(group)) for _dark, group in groupby(inked[inked.index(True) :])]
    assert 2 <= runs[0] <= 6 and runs[1] >= 6, runs


WORD_NOTE = (
    "<html><body><!--StartFragment--><p>Schulen<a href='#_ftn1' style='mso-footnote-id:ftn1' name='_ftnref1' title=''><span>"
    "<![if !supportFootnotes]>[1]<![endif]></span></a> bauen</p><!--EndFragment--><div style='mso-element:footnote-list'><hr>"
    "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Stand&nbsp;2026.</p></div></div></body></html>"
)
WRITER_NOTE = (
    '<p>Schulen<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> bauen</p><div id="sdfootnote1">'
    '<p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Stand 2026.</p></div>'
)


@pytest.mark.parametrize("html", [WORD_NOTE, WRITER_NOTE])
def test_footnotes_of_other_programs_stay_footnotes(html: str) -> None:
    assert text_paste.markup_of_html(html) == "Schulen^[Stand 2026.] bauen"


def test_a_mark_without_its_note_stays_as_words() -> None:
    html = "<p>Schulen<a href='#_ftn1' name='_ftnref1'>[1]</a> bauen</p>"
    assert markup.plain(text_paste.markup_of_html(html)) == "Schulen[1] bauen"


def test_places_of_other_documents_are_no_links() -> None:
    entry = "0f8fad5b-d9cb-469f-a165-70867728950e"
    html = f'<p><a href="#_Toc12">Inhalt</a> <a href="#{entry}">hier</a> <a href="https://example.org">dort</a></p>'
    assert text_paste.markup_of_html(html) == f"Inhalt [hier](#{entry}) [dort](https://example.org)"


def test_a_row_of_a_pasted_table_becomes_a_line(qtbot: QtBot) -> None:
    html = (
        "<p>Davor</p><table><tr><th>Maßnahme</th><th>Zuständig</th><th>Bis</th></tr>"
        "<tr><td rowspan=2><p>Radwege</p></td><td>Bauamt &amp; <i>Verein</i></td><td></td></tr><tr><td>Stadtrat</td><td>2031</td></tr>"
        "</table><p>Danach</p>"
    )
    lines = (
        "Davor",
        "**Maßnahme** | **Zuständig** | **Bis**",
        "Radwege | Bauamt & *Verein*",
        "Stadtrat | 2031",
        "Danach",
    )
    assert text_paste.markup_of_html(html) == "\n\n".join(lines)


@pytest.mark.parametrize(
    "cells",
    [
        "<td><p>Links oben</p><p>Links unten</p></td><td>Rechts</td>",
        "<td>Links</td><td><ul><li>Punkt</li></ul></td>",
        f"<td>{'Links ' * 60}</td><td>Rechts</td>",
    ],
)
def test_text_that_a_page_only_sets_beside_other_text_keeps_its_paragraphs(qtbot: QtBot, cells: str) -> None:
    words = text_paste.markup_of_html(f"<table><tr>{cells}</tr></table>")
    assert " | " not in words and words.count("\n\n") == cells.count("<p>") // 2 + 1


def test_a_picture_in_a_cell_leaves_nothing_behind(qtbot: QtBot) -> None:
    html = "<table><tr><td>Radwege</td><td><img src='x.png'></td><td>Bauamt</td></tr></table>"
    assert text_paste.markup_of_html(html) == "Radwege | Bauamt"


def test_our_own_clipboard_is_cleaned_too(qapp: object) -> None:
    data = QMimeData()
    data.setData(text_paste.MIME_MARKUP, QByteArray(b"**Rad**\x07weg \xff"))  # any program may write it
    assert text_paste.markup_of_mime(data) == "**Rad**weg \ufffd"
