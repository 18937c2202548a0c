"""Word files: everything that carries words beside plain runs, and what takes part in counting (ECMA-376, part 1, 17)."""

import pytest

from importers.docx_reader import read_source
from importers.source import LineRole, SourceDocument
from programme.markup import Footnote, LineBreak, Run
from tests.importers.documents import line_with, paragraph, texts, word_file, zipped
from tests.importers.test_docx_reader import NUMBERING, STYLES, numbered

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def code(text: str) -> str:
    return f"<w:r><w:instrText xml:space='preserve'>{text}</w:instrText></w:r>"


def read(body: str, **parts: str) -> SourceDocument:
    return read_source(word_file(body, **parts), "x")


def test_a_strict_file_is_read_as_any_other() -> None:
    strict = word_file(paragraph("Verkehr", '<w:pStyle w:val="berschrift1"/>'), styles=STYLES)
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, content in members.items():
        content = content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        members[name] = content.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    (line,) = read_source(zipped(members), "x").lines
    assert (line.text, line.outline) == ("Verkehr", 1)


def test_words_below_reading_aids_stay() -> None:
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>hilfe</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Wort</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    assert texts(read(f"<w:p>{run('Ein ')}{ruby}{run(' mehr')}</w:p>")) == ["Ein Wort mehr"]


def test_a_sign_that_word_writes_in_two_ways_is_read_once() -> None:
    sign = f"<w:r><mc:AlternateContent {MC}><mc:Choice Requires='w16se'><x/></mc:Choice><mc:Fallback><w:t>☀</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(read(f"<w:p>{run('Sonne ')}{sign}</w:p>")) == ["Sonne ☀"]


@pytest.mark.parametrize(
    ("font", "sign", "shown"), [("Symbol", "F0B3", "≥"), ("Symbol", "F061", "α"), ("Wingdings", "F0FC", "✓")]
)
def test_signs_of_symbol_fonts_are_what_they_show(font: str, sign: str, shown: str) -> None:
    body = f"<w:p>{run('x ')}<w:r><w:sym w:font='{font}' w:char='{sign}'/></w:r></w:p>"
    assert texts(read(body)) == [f"x {shown}"]


def test_small_figures_stay_small() -> None:
    low, high = '<w:vertAlign w:val="subscript"/>', '<w:vertAlign w:val="superscript"/>'
    body = f"<w:p>{run('CO')}{run('2', low)}{run(' je m')}{run('2', high)}{run(' und 1')}{run('st', high)}</w:p>"
    assert texts(read(body)) == ["CO₂ je m² und 1st"]


def test_fractions_of_formulas_keep_their_stroke() -> None:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert texts(read(f"<w:p>{run('Anteil ')}<m:oMath {m}>{half}</m:oMath></w:p>")) == ["Anteil 1/2"]


def test_what_stands_in_the_code_of_an_outer_field_is_no_text() -> None:
    inner = f"{BEGIN}{code('DOCPROPERTY Art')}{SEPARATE}{run('intern')}{END}"
    outer = f"{BEGIN}{code('IF ')}{inner}{code(' = x y z')}{SEPARATE}{run('Haushalt')}{END}"
    assert texts(read(f"<w:p>{outer}{run(' 2026')}</w:p>")) == ["Haushalt 2026"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    body = f"<w:p>{BEGIN}{code('REF x')}{run('Wir bauen.')}</w:p>{paragraph('Und pflanzen.')}"
    assert texts(read(body)) == ["Wir bauen.", "Und pflanzen."]


def test_a_moved_paragraph_counts_where_it_came_to() -> None:
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = (
        f"<w:p><w:pPr>{properties}<w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{run('Verkehr')}</w:moveFrom></w:p>"
    )
    here = f"<w:p><w:pPr>{properties}<w:rPr><w:moveTo/></w:rPr></w:pPr><w:moveTo>{run('Verkehr')}</w:moveTo></w:p>"
    document = read(gone + numbered("Wohnen") + here, numbering=NUMBERING)
    assert [(line.marker, line.text) for line in document.lines] == [("1.", "Wohnen"), ("2.", "Verkehr")]


def test_a_paragraph_before_a_deleted_end_stays_out_of_the_table_below() -> None:
    torn = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Vorher')}</w:p>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    assert texts(read(torn + table)) == ["Vorher", "a", "b"]


def test_deleted_cells_are_left_out() -> None:
    gone = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('weg')}</w:tc>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc>{gone}<w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    cells = [(line.text, line.cell.column) for line in read(table).lines if line.cell]
    assert cells == [("a", 0), ("b", 1)]


def test_cells_merged_the_old_way_are_one() -> None:
    first = f"<w:tc><w:tcPr><w:hMerge w:val='restart'/></w:tcPr>{paragraph('Kopf')}</w:tc>"
    rest = "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>"
    table = f"<w:tbl><w:tr>{first}{rest}<w:tc>{paragraph('Ende')}</w:tc></w:tr></w:tbl>"
    cells = [(line.text, line.cell.column, line.cell.width) for line in read(table).lines if line.cell]
    assert cells == [("Kopf", 0, 2), ("Ende", 2, 1)]


def test_notes_keep_links_and_breaks_between_words() -> None:
    notes = f'<w:footnote w:id="2"><w:p>{run("Quelle")}<w:r><w:br/></w:r>{run("siehe Anlage")}</w:p></w:footnote>'
    document = read(f'<w:p>{run("Ziel")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=notes)
    assert document.lines[0].inlines[-1] == Footnote((Run("Quelle"), LineBreak(), Run("siehe Anlage")))


def test_comments_and_heads_are_read_as_text_and_not_twice() -> None:
    box = f"<w:txbxContent>{paragraph('Kasten')}</w:txbxContent>"
    both = f"<w:r><mc:AlternateContent {MC}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    comment = (
        f'<w:comment w:id="0" w:author="A"><w:p>{run("Eins")}<w:r><w:br/></w:r>{run("zwei")}{both}</w:p></w:comment>'
    )
    document = read(f'<w:p>{run("Ziel")}<w:r><w:commentReference w:id="0"/></w:r></w:p>', comments=comment)
    (line,) = (line for line in document.lines if line.role is LineRole.COMMENT)
    assert line.text == "Eins\nzwei\nKasten"


def test_bold_in_a_bold_style_is_not_bold() -> None:
    styles = (
        STYLES + '<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>{run("dünn", "<w:rStyle w:val=" + chr(34) + "Stark" + chr(34) + "/>")}</w:p>'
    assert read(body, styles=styles).lines[0].bold == 0.0


def test_small_capitals_are_capitals_and_black_is_no_colour() -> None:
    line = read(paragraph("Verkehr", run='<w:smallCaps/><w:color w:val="000000"/>')).lines[0]
    assert (line.caps, line.colour) == (True, "")


def test_a_page_break_and_the_page_it_begins_are_one() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:br w:type='page'/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>"
    assert [line.page for line in read(body).lines] == [1, 2]


def test_a_hidden_paragraph_end_goes_on_but_for_run_in_headings() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    run_in = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    going = f"<w:p><w:pPr>{hidden}</w:pPr>{run('Wir ')}</w:p>{paragraph('bauen.')}"
    parted = f"<w:p><w:pPr>{run_in}</w:pPr>{run('Verkehr.')}</w:p>{paragraph('Mehr Busse.')}"
    assert texts(read(going + parted)) == ["Wir bauen.", "Verkehr.", "Mehr Busse."]


def test_a_derived_style_stands_on_the_level_of_the_one_it_is_based_on() -> None:
    numbering = NUMBERING.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="Punkt"/>')
    styles = STYLES + (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Enger"><w:name w:val="Enger"/><w:basedOn w:val="Punkt"/></w:style>'
    )
    body = (
        numbered("Kapitel") + paragraph("a", '<w:pStyle w:val="Punkt"/>') + paragraph("b", '<w:pStyle w:val="Enger"/>')
    )
    assert [line.marker for line in read(body, styles=styles, numbering=numbering).lines] == ["1.", "1.a)", "1.b)"]


def test_lettering_of_word_art_and_of_diagrams_is_text() -> None:
    v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    art = f"<w:r><w:pict><v:shape {v}><v:textpath string='Aktionsplan'/></v:shape></w:pict></w:r>"
    shape = f"<w:r><w:drawing><x {a}><a:p><a:r><a:t>Schritt </a:t></a:r><a:r><a:t>eins</a:t></a:r></a:p></x></w:drawing></w:r>"
    assert texts(read(f"<w:p>{art}</w:p><w:p>{shape}</w:p>")) == ["Aktionsplan", "Schritt eins"]


def test_word_art_beside_a_text_box_loses_neither_and_says_nothing_twice() -> None:
    v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    inner = "<w:pict><v:shape><v:textpath string='Inneres'/></v:shape></w:pict>"
    box = f"<v:textbox><w:txbxContent><w:p><w:r><w:t>Im Kasten </w:t>{inner}</w:r></w:p></w:txbxContent></v:textbox>"
    art = f"<v:group {v}><v:shape><v:textpath string='Aktionsplan'/></v:shape><v:shape>{box}</v:shape></v:group>"
    assert texts(read(f"<w:p><w:r><w:pict>{art}</w:pict></w:r></w:p>")) == ["Aktionsplan", "Im Kasten Inneres"]


def test_a_file_within_the_file_is_read_in_its_place() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    links = f'<Relationship Id="c1" Type="{kind}" Target="teil.html"/>'
    body = f'{paragraph("Vorher")}<w:altChunk r:id="c1"/>{paragraph("Nachher")}'
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word_file(body, links=links))) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/teil.html"] = "<html><body><h2>Verkehr</h2><p>Mehr Busse.</p></body></html>"
    document = read_source(zipped(members), "x")
    assert texts(document) == ["Vorher", "Verkehr", "Mehr Busse.", "Nachher"]
    assert line_with(document, "Verkehr").outline == 2
