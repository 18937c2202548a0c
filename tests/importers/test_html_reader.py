"""Web pages: text and surroundings, lists, tables, Antragsgrün's line numbers, Word's clipboard."""

import time

import pytest

from importers.html_reader import read_source
from importers.progress import hearing
from importers.recognition.recognise import recognise
from importers.source import Cell, LineEnd, LineRole, SourceDocument
from importers.web import page as page_module
from programme.errors import UnreadableFile, UnsafeFile
from programme.markup import Footnote, Run
from tests.importers.documents import line_with, texts

TEXT = "Wir bauen in Musterstadt sichere Radwege für alle, die unterwegs sind. " * 4


def read(body: str, head: str = "") -> SourceDocument:
    return read_source(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "x")


def test_menus_feet_and_notices_are_furniture_and_not_lost() -> None:
    document = read(
        '<nav><ul><li>Start</li><li>Kontakt</li></ul></nav><div class="cookie-banner">Wir nutzen Cookies</div>'
        f"<main><h1>Verkehr</h1><p>{TEXT}</p></main><footer>© Musterstadt</footer>"
    )
    assert texts(document) == ["Verkehr", TEXT.strip()]


def test_without_a_main_part_all_is_text_but_what_surrounds_it() -> None:
    document = read(f'<div id="navigation">Start</div><h2>Verkehr</h2><p>{TEXT}</p><div class="Footer">Impressum</div>')
    assert [(line.text[:9], line.role) for line in document.lines] == [
        ("Start", LineRole.PAGE_HEAD), ("Verkehr", LineRole.TEXT), ("Wir bauen", LineRole.TEXT), ("Impressum", LineRole.PAGE_FOOT),
    ]  # fmt: skip


def test_a_part_with_most_of_the_words_is_text_whatever_its_name() -> None:
    assert texts(read(f'<div class="sidebar-layout menu"><p>{TEXT}</p></div>')) == [TEXT.strip()]


def test_signs_that_link_to_headings_and_side_bars_are_left_out() -> None:
    document = read(
        '<div class="related"><h3>Navigation</h3><a href="i">Index</a></div><div class="pagesidebarwrapper"><h3>Inhalt</h3></div>'
        f'<h1>Verkehr<a class="headerlink" href="#v" title="Link">¶</a></h1><p>{TEXT}</p>'
    )
    assert [line.text for line in document.lines if line.role is LineRole.TEXT] == ["Verkehr", TEXT.strip()]


def test_headings_lists_and_breaks() -> None:
    document = read(
        "<h2>Verkehr</h2><ul><li>Busse<ul><li>öfter</li></ul></li><li><p>Bahnen</p><p>auch nachts</p></li></ul>"
        "<ol start=3 type=a><li>Eins<li>Zwei</ol><p>Zeile<br>Umbruch</p>"
    )
    assert [(line.text, line.outline, line.list_level, line.marker, line.goes_on) for line in document.lines] == [
        ("Verkehr", 2, None, "", False), ("Busse", None, 0, "•", False), ("öfter", None, 1, "•", False),
        ("Bahnen", None, 0, "•", False), ("auch nachts", None, 0, "", True), ("Eins", None, 0, "c.", False),
        ("Zwei", None, 0, "d.", False), ("Zeile", None, None, "", False), ("Umbruch", None, None, "", False),
    ]  # fmt: skip
    assert document.lines[-2].end is LineEnd.BREAK


def test_styles_of_word_processors_count() -> None:
    document = read(
        '<p class="p2">Kapitel</p><p class="p3">Text <span style="font-style:italic">kursiv</span></p><p style="display:none">weg</p>',
        "<style>p.p2 {font: bold 14.0px Arial; margin: 0px 0px 10px 36.0px} .p3 {font-weight: 400}</style>",
    )
    kapitel, text = document.lines
    assert (kapitel.bold, kapitel.size, kapitel.left) == (1.0, 10.5, 27.0)
    assert text.inlines == (Run("Text "), Run("kursiv", italic=True))


def test_cells_with_spans() -> None:
    document = read(
        "<table><tr><th>Nr.</th><th colspan=2>Maßnahme</th></tr><tr><td rowspan=2>1</td><td>Weg</td><td>Amt</td></tr>"
        "<tr><td>Ampel</td><td>Stelle</td></tr></table>"
    )
    assert line_with(document, "Maßnahme").cell == Cell(0, 0, 1, 2, 1, True)
    assert line_with(document, "Stelle").cell == Cell(0, 2, 2)


def test_a_page_of_antragsgruen() -> None:
    def number(value: int) -> str:
        return f'<span class="lineNumber" data-line-number="{value}" aria-hidden="true"></span>'

    document = read(
        '<div class="content"><h1>A3: Radwege</h1><table class="motionDataTable"><tr><th>Antragsteller*in:</th><td>OV Mitte</td></tr>'
        '</table><section><h2>Antragstext</h2><section class="paragraph lineNumbers"><ul class="bookmarks"><li>2</li></ul>'
        f'<div class="text textOrig"><p>{number(1)}Wir bauen Rad- <br>{number(2)}wege in der <br>{number(3)}Stadt.</p></div>'
        f'</section><section class="paragraph"><div class="text textOrig"><p>{number(4)}Und Busse.</p></div></section></section>'
        '<section class="comments"><h2>Kommentare</h2><p>Toll</p></section></div>'
    )
    assert texts(document) == [
        "A3: Radwege", "Antragsteller*in:", "OV Mitte", "Antragstext", "Wir bauen Rad- wege in der Stadt.", "Und Busse.",
    ]  # fmt: skip
    assert line_with(document, "Rad-").margin_number == 1
    assert line_with(document, "Busse").margin_number == 4


def test_lists_that_word_puts_on_the_clipboard() -> None:
    document = read(
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Radwege</p>"
        "<p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Busse</p>"
    )
    assert [(line.text, line.marker, line.list_level) for line in document.lines] == [
        ("Radwege", "•", 0),
        ("Busse", "2.", 0),
    ]


def test_a_footnote_goes_to_its_mark_once() -> None:
    document = read(
        '<p>Radwege<sup><a href="#fn1">1</a></sup> und Busse<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">Stand 2024 ↩</li></ol>'
    )
    (line,) = document.lines
    assert line.inlines == (Run("Radwege"), Footnote((Run("Stand 2024"),)), Run(" und Busse1"))


@pytest.mark.parametrize(
    "words", ["2030 ist die Stadt klimaneutral.", "15 Prozent der Wege.", "xi ist kein Wort.", "1990er Jahre."]
)
def test_a_footnote_keeps_the_number_it_begins_with(words: str) -> None:
    document = read(
        f'<p>Radwege<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">{words} <a href="#r">↩</a></li></ol>'
    )
    assert document.lines[0].inlines == (Run("Radwege"), Footnote((Run(words),)))


@pytest.mark.parametrize("mark", ["1", "[1]", "(1)", "1.", "1)"])
def test_a_footnote_leaves_its_own_mark(mark: str) -> None:
    document = read(f'<p>Radwege<sup><a href="#fn1">1</a></sup></p><div id="fn1">{mark} Stand 2024.</div>')
    assert document.lines[0].inlines == (Run("Radwege"), Footnote((Run("Stand 2024."),)))


def test_a_sign_of_a_paragraph_that_leads_to_a_law_is_a_word() -> None:
    document = read(
        '<h2>Bauen<a href="#bauen">§</a></h2><p>Nach <a href="https://beispiel.de/baugb">§</a> 34 BauGB.</p>'
    )
    assert texts(document) == ["Bauen", "Nach § 34 BauGB."]


WORD_NOTE = (
    '<h2>Schulen<a href="#_ftn1" style="mso-footnote-id:ftn1" name="_ftnref1"><span><![if !supportFootnotes]>[1]<![endif]></span></a></h2>'
    '<p>Text</p><div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id=ftn1>'
    '<p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Stand 2026.</p></div></div>'
)
WRITER_NOTE = (
    '<h2>Schulen<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></h2><p>Text</p>'
    '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Stand 2026.</p></div>'
)
WRITER_END_NOTE = (
    '<h2>Schulen<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a></h2><p>Text</p>'
    '<div id="sdendnote1"><p><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Stand 2026.</p></div>'
)


@pytest.mark.parametrize("page", [WORD_NOTE, WRITER_NOTE, WRITER_END_NOTE])
def test_footnotes_of_word_processors_go_to_their_marks(page: str) -> None:
    document = read(page)
    assert texts(document) == ["Schulen", "Text"]
    assert document.lines[0].inlines == (Run("Schulen"), Footnote((Run("Stand 2026."),)))


def test_the_page_title_stands_in_for_a_missing_heading() -> None:
    document = read(f"<h2>Verkehr</h2><p>{TEXT}</p>", "<title>Wahlprogramm 2026 | Kreisverband</title>")
    assert (document.lines[0].role, document.lines[0].text) == (LineRole.TITLE, "Wahlprogramm 2026")


@pytest.mark.parametrize(
    "content",
    ["<p>Grün für Übermorgen</p>".encode("cp1252"), '<meta charset="iso-8859-1"><p>Grün für Übermorgen</p>'.encode("cp1252"),
     '<meta charset="nonsense"><p>Grün für Übermorgen</p>'.encode(), "<p>Grün für Übermorgen</p>".encode("utf-16")],
)  # fmt: skip
def test_the_encoding_is_found(content: bytes) -> None:
    assert texts(read_source(content, "x")) == ["Grün für Übermorgen"]


def test_links_that_run_something_are_dropped() -> None:
    document = read('<p><a href="javascript:x()">Klick</a> <a href="https://musterstadt.example">Netz</a></p>')
    assert document.lines[0].inlines == (Run("Klick "), Run("Netz", link="https://musterstadt.example"))


@pytest.mark.parametrize("tag", ["div", "b", "ul", "table", "blockquote", "x-y"])
def test_endless_nesting_is_refused_at_once(tag: str) -> None:
    start = time.process_time()
    with pytest.raises(UnsafeFile) as caught:
        read(f"<{tag}>" * 100_000)
    assert caught.value.kind == "file_nested_too_deep"
    assert time.process_time() - start < 1


def test_deep_nesting_within_the_limit_is_read() -> None:
    depth = page_module.DEEPEST - 10
    assert texts(read("<div>" * depth + "tief" + "</div>" * depth)) == ["tief"]


def test_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "LARGEST_PAGE", 100)
    with pytest.raises(UnsafeFile):
        read("x" * 200)
    monkeypatch.setattr(page_module, "LARGEST_PAGE", 10_000)
    monkeypatch.setattr(page_module, "MOST_TAGS", 10)
    with pytest.raises(UnsafeFile):
        read("<p>" * 20)


def test_an_empty_page_is_no_crash() -> None:
    with pytest.raises(UnreadableFile):
        read_source(b"<!-- nothing -->", "x")


def test_furniture_outside_of_the_main_part_is_kept_in_order() -> None:
    document = read(
        f"<header>Kopf<script>x()</script> hier</header><div><p>davor</p><main><p>{TEXT}</p></main><p>danach</p></div>Ende<footer>Fuß</footer>"
    )
    assert [(line.text[:9], line.role) for line in document.lines] == [
        ("Kopf hier", LineRole.PAGE_HEAD), ("davor", LineRole.PAGE_HEAD), ("Wir bauen", LineRole.TEXT),
        ("danach", LineRole.PAGE_FOOT), ("Ende", LineRole.PAGE_FOOT), ("Fuß", LineRole.PAGE_FOOT),
    ]  # fmt: skip


def test_what_only_screen_readers_get_is_left_out() -> None:
    document = read(
        "<p>Radwege</p><p class=a>noch einmal</p>", "<style>.a{position:absolute;clip-path:inset(50%)}</style>"
    )
    assert texts(document) == ["Radwege"]


_PLACED = """<!DOCTYPE html><html><head><title>out/programm</title><style>.b{font-size:11px;line-height:18px}
.h{font-size:35px}.s{font-size:16px}.f{font-size:8px}</style></head><body>%s</body></html>"""


def _placed_page(number: int, *lines: tuple[int, str, str]) -> str:
    words = "".join(
        f'<p style="position:absolute;top:{top}px;left:64px" class="{name}">{text}</p>' for top, name, text in lines
    )
    return f'<a name="{number}"></a><div id="page{number}-div" style="position:relative;width:629px">{words}</div>'


def test_pages_that_a_program_made_of_a_pdf_are_read_as_pages() -> None:
    head = "<b>Wohnen und Leben</b>"
    body = "Die Stadt kauft Grundstücke und gibt sie nur noch in Erbpacht weiter, da-<br/>mit der Boden allen gehört."
    pages = [
        _placed_page(3, (614, "h", head)),
        *(
            _placed_page(
                number,
                (852, "f", str(number)),
                (25, "f", head),
                (50, "s", f"<b>Wohnraum im Viertel {name} sichern,</b>"),
                (72, "s", "<b>Leerstand beenden</b>"),
                (110, "b", body),
            )
            for number, name in ((5, "Nord"), (6, "Süd"), (7, "Mitte"))
        ),
    ]
    programme = recognise(read_source((_PLACED % "".join(pages)).encode(), "programm")).programme
    assert programme.title == "Wohnen und Leben"  # not the name of the program's file, and no running head
    assert [(node.title, node.text) for node in programme.nodes] == [
        (
            f"Wohnraum im Viertel {name} sichern, Leerstand beenden",
            "Die Stadt kauft Grundstücke und gibt sie nur noch in Erbpacht weiter, damit der Boden allen gehört.",
        )
        for name in ("Nord", "Süd", "Mitte")
    ]


def test_what_was_taken_out_goes_and_is_told() -> None:
    document = read(f"<p>Wir bauen <del>zehn</del> <ins>zwanzig</ins> Wege, <s>auch im Wald</s>.</p><p>{TEXT}</p>")
    assert document.lines[0].text == "Wir bauen zwanzig Wege, auch im Wald."
    assert [(finding.kind, finding.values["count"]) for finding in document.findings] == [
        ("tracked_changes_accepted", 2), ("struck_text_kept", 1),
    ]  # fmt: skip


def test_tables_that_only_place_text_are_none() -> None:
    inner = "<table><tr><th>Maßnahme</th><th>Frist</th></tr><tr><td>Radweg bauen</td><td>2027</td></tr></table>"
    page = f"<table><tr><td>Start<br>Kontakt</td><td><h2>Verkehr</h2><p>{TEXT}</p>{inner}</td></tr></table>"
    document = read(page)
    assert line_with(document, "Verkehr").cell is None
    assert line_with(document, "Wir bauen").cell is None
    cell = line_with(document, "2027").cell
    assert cell is not None
    assert (cell.row, cell.column) == (1, 1)


def test_a_table_in_a_cell_of_a_real_one_is_text_of_that_cell() -> None:
    inner = "<table><tr><td>2027</td><td>2028</td></tr></table>"
    rows = "".join(f"<tr><td>Weg {number}</td><td>Frist {inner}</td></tr>" for number in (1, 2))
    document = read(f"<table>{rows}</table>")
    assert {(line.cell.row, line.cell.column) for line in document.lines if line.cell} == {
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    }


def test_notes_beside_the_text_stay_and_boxes_that_lead_away_go() -> None:
    document = read(
        f'<main><h1>Verkehr</h1><aside>Radwege</aside><p>{TEXT}</p><aside>Mehr dazu: <a href="/x">Rathaus</a></aside></main>'
    )
    assert texts(document) == ["Verkehr", "Radwege", TEXT.strip()]


def test_reading_tells_how_far_it_is() -> None:
    heard: list[float] = []
    with hearing(heard.append):
        read_source(b"<body>" + b"<p>Busse</p>" * 500 + b"</body>", "x")
    assert len(heard) > 50 and heard == sorted(heard) and heard[-1] <= 1.0


def levels(document: SourceDocument) -> list[tuple[str, int | None]]:
    return [(line.text, line.list_level) for line in document.lines]


def test_lists_between_the_parts_of_a_numbered_one_stand_inside_it() -> None:
    body = "<ol><li>Eins</ol><ul><li>Innen</ul>\n<ol><li>Tiefer</ol><ol start=2><li>Zwei<li>Drei</ol><ol><li>Unten</ol><ol start=4><li>Vier</ol>"
    assert levels(read(body)) == [
        ("Eins", 0), ("Innen", 1), ("Tiefer", 1), ("Zwei", 0), ("Drei", 0), ("Unten", 1), ("Vier", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "<ol><li>Eins</ol><ol start=2><li>Zwei</ol>",
        "<ol><li>Eins</ol><p>Und nun</p><ul><li>Zwei</ul><ol start=2><li>Drei</ol>",
        "<ol><li>Eins</ol><ul><li>Zwei</ul><ol start=7><li>Drei</ol>",
        "<ul><li>Eins</ul><ul><li>Zwei</ul><ul><li>Drei</ul>",
    ],
)
def test_other_lists_stay_beside_each_other(body: str) -> None:
    assert {level for _, level in levels(read(body)) if level is not None} == {0}


def test_list_styles_of_libreoffice_take_turns() -> None:
    body = "<h1>Sport</h1><ul><li>Halle</ul><ul><li>Dach<li>Fenster</ul><ul><li>Bad</ul><ol><li>Wege</ol>"
    document = read(body, '<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>')
    assert levels(document)[1:] == [("Halle", 0), ("Dach", 1), ("Fenster", 1), ("Bad", 0), ("Wege", 0)]


def test_thousands_of_lists_are_sorted_in_no_time() -> None:
    body = "".join(f"<ol start={number % 3 + 1}><li>x</ol>" for number in range(4000))
    before = time.process_time()
    read(body)
    assert time.process_time() - before < 3.0
