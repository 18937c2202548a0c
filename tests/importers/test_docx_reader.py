"""Word files: what the reader says of each paragraph."""

import io

import pytest

from importers.docx_reader import read_source
from importers.source import Cell, LineEnd, LineRole
from programme.errors import UnreadableFile, UnsafeFile
from programme.markup import Footnote, Run
from tests.importers.documents import line_with, paragraph, texts, word_file, zipped

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel rot"/><w:basedOn w:val="berschrift1"/>
  <w:rPr><w:color w:val="AA0000"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kreis"><w:name w:val="Kreis"/><w:basedOn w:val="Kreis"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_a_style_passes_on_level_weight_and_size() -> None:
    document = read_source(word_file(paragraph("Verkehr", '<w:pStyle w:val="Kapitel"/>'), styles=STYLES), "x")
    (line,) = document.lines
    assert (line.outline, line.size, line.bold, line.colour, line.style) == (1, 16.0, 1.0, "AA0000", "Kapitel rot")


def test_a_style_based_on_itself_ends() -> None:
    document = read_source(word_file(paragraph("Verkehr", '<w:pStyle w:val="Kreis"/>'), styles=STYLES), "x")
    assert document.lines[0].style == "Kreis"


def test_numbers_are_computed_as_word_counts() -> None:
    body = numbered("a") + numbered("b", 1) + numbered("c", 1) + numbered("d") + numbered("e", 1) + numbered("f", 0, 3)
    document = read_source(word_file(body, numbering=NUMBERING), "x")
    assert [line.marker for line in document.lines] == ["1.", "1.a)", "1.b)", "2.", "2.a)", "5."]
    assert [line.list_level for line in document.lines] == [0, 1, 1, 0, 1, 0]
    assert document.lines[0].left == 36


def test_a_level_may_show_all_counts_in_figures() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>{}<w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    definition = (
        '<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    for sign, marker in (("<w:isLgl/>", "1.1"), ("", "I.1")):
        numbering = definition.format(levels.format(sign))
        lines = read_source(word_file(numbered("a") + numbered("b", 1), numbering=numbering), "x").lines
        assert [line.marker for line in lines] == ["I.", marker]


def test_a_bullet_of_a_symbol_font_is_a_bullet() -> None:
    document = read_source(word_file(numbered("Radwege", 0, 2), numbering=NUMBERING), "x")
    assert document.lines[0].marker == "•"


def test_forced_breaks_part_lines_and_each_has_its_own_weight() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Busse und Bahnen</w:t></w:r><w:r><w:br/><w:br/>"
        "<w:t>Sie fahren öfter.</w:t></w:r></w:p>"
    )
    title, text = read_source(word_file(body), "x").lines
    assert (title.bold, title.end, text.bold, text.end, text.space_above) == (
        1.0,
        LineEnd.BREAK,
        0.0,
        LineEnd.PARAGRAPH,
        1,
    )
    assert title.number == text.number == 1


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Wir bauen </w:t></w:r><w:del><w:r><w:delText>zehn</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>zwanzig</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom>"
        '<w:r><w:t xml:space="preserve"> Radwege</w:t></w:r></w:p>'
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Eins </w:t></w:r></w:p>" + paragraph("geworden")
    )
    source = read_source(word_file(body), "x")
    assert texts(source) == ["Wir bauen zwanzig Radwege", "Eins geworden"]
    assert [(finding.kind, finding.values["count"]) for finding in source.findings] == [("tracked_changes_accepted", 4)]


def test_a_deleted_paragraph_takes_nothing_with_it() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = f"<w:p><w:pPr>{listed}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Parken</w:delText></w:r></w:del></w:p>"
    body = numbered("Bus") + gone + paragraph("Rad", listed + '<w:outlineLvl w:val="0"/>')
    _, line = read_source(word_file(body, numbering=NUMBERING), "x").lines
    assert (line.text, line.marker, line.outline) == ("Rad", "2.", 1)


def test_a_drop_capital_begins_its_paragraph() -> None:
    body = paragraph("M", '<w:framePr w:dropCap="drop" w:lines="3"/>', '<w:sz w:val="100"/>')
    (line,) = read_source(word_file(body + paragraph("usterstadt wächst.", '<w:jc w:val="left"/>')), "x").lines
    assert (line.text, line.size, line.align) == ("Musterstadt wächst.", 10.0, "left")


def test_footnotes_stand_at_their_mark() -> None:
    body = '<w:p><w:r><w:t>Radwege</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="2">{paragraph("Stand 2024")}</w:footnote>'
    (line,) = read_source(word_file(body, footnotes=notes), "x").lines
    assert line.text == "Radwege"
    assert line.inlines == (Run("Radwege"), Footnote((Run("Stand 2024"),)))


def test_comments_are_lines_of_their_own() -> None:
    body = '<w:p><w:r><w:t>Radwege</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    comments = f'<w:comment w:id="0" w:author="Kreisverband">{paragraph("Prüfen")}</w:comment>'
    _, comment = read_source(word_file(body, comments=comments), "x").lines
    assert (comment.role, comment.label, comment.text) == (LineRole.COMMENT, "Kreisverband", "Prüfen")


def test_links_to_the_web_stay_and_others_go() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    links = "".join(
        f'<Relationship Id="r{number}" Type="{space}" Target="{target}" TargetMode="External"/>'
        for number, target in enumerate(["https://musterstadt.example/rad", "file:///c:/x", "javascript:x"])
    )
    body = "".join(
        f'<w:p><w:hyperlink r:id="r{number}"><w:r><w:t>Link {number}</w:t></w:r></w:hyperlink></w:p>'
        for number in range(3)
    )
    lines = read_source(word_file(body, links=links), "x").lines
    assert lines[0].inlines == (Run("Link 0", link="https://musterstadt.example/rad"),)
    assert lines[1].inlines == lines[2].inlines == ()


def test_cells_know_their_place_also_where_they_are_merged() -> None:
    def cell(text: str, shape: str = "") -> str:
        return f"<w:tc><w:tcPr>{shape}</w:tcPr>{paragraph(text)}</w:tc>"

    wide, tall = "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>"
    body = (
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Nr.')}{cell('Maßnahme', wide)}</w:tr>"
        f"<w:tr>{cell('eins', tall)}{cell('Radweg')}{cell('Amt 61')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('Ampel')}{cell('Amt 66')}</w:tr></w:tbl>"
    )
    document = read_source(word_file(body), "x")
    assert line_with(document, "Maßnahme").cell == Cell(0, 0, 1, 2, 1, True)
    assert line_with(document, "eins").cell == Cell(0, 1, 0, 1, 2)
    assert line_with(document, "Amt 66").cell == Cell(0, 2, 2)


def _cell(*blocks: str) -> str:
    return f"<w:tc>{''.join(blocks)}</w:tc>"


def _table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _fields(*pairs: tuple[str, str]) -> str:
    return _table(*(_cell(paragraph(name)) + _cell(paragraph(value)) for name, value in pairs))


def test_a_table_that_only_places_text_is_none() -> None:
    heading = paragraph("Parks", '<w:outlineLvl w:val="1"/>')
    inner = _fields(("Kosten", "5 Euro"), ("Ort", "Nord"))
    body = _table(_cell(heading, paragraph("Wir pflanzen."), inner) + _cell(paragraph("Am Rand")))
    cells = {line.text: line.cell for line in read_source(word_file(body), "x").lines}
    assert cells == {
        "Parks": None, "Wir pflanzen.": None, "Am Rand": None,
        "Kosten": Cell(1, 0, 0), "5 Euro": Cell(1, 0, 1), "Ort": Cell(1, 1, 0), "Nord": Cell(1, 1, 1),
    }  # fmt: skip


def test_tables_in_the_cells_of_a_real_table_are_read_once_and_are_text_of_these() -> None:
    inner = _fields(("Sachmittel", "5 Euro"))
    deep = _table(_cell(paragraph("davor"), inner) + _cell(paragraph("daneben")))
    body = _table(
        _cell(paragraph("Ort")) + _cell(paragraph("Nord")),
        _cell(paragraph("Kosten")) + _cell(deep, paragraph("gesamt")),
    )
    lines = read_source(word_file(body), "x").lines
    assert [line.text for line in lines if line.cell == Cell(0, 1, 1)] == [
        "davor", "Sachmittel", "5 Euro", "daneben", "gesamt",
    ]  # fmt: skip
    assert len(lines) == 8


def test_a_title_alone_in_a_cell_makes_no_layout() -> None:
    body = _table(_cell(paragraph("Brunnen", '<w:outlineLvl w:val="2"/>')), _cell(paragraph("Kosten: 5 Euro")))
    assert all(line.cell for line in read_source(word_file(body), "x").lines)


def test_forms_say_what_was_chosen_and_not_what_to_fill_in() -> None:
    def form(kind: str, data: str) -> str:
        signs = [f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("separate", "end")]
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        return f"{begin}<w:r><w:instrText> {kind} </w:instrText></w:r>{''.join(signs)}"

    box = '<w:checkBox><w:default w:val="{}"/>{}</w:checkBox>'
    choice = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="hoch"/><w:listEntry w:val="mittel"/></w:ddList>'
    hint = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        f"<w:p>{form('FORMCHECKBOX', box.format(0, '<w:checked/>'))}<w:r><w:t>ja</w:t></w:r>"
        f"{form('FORMCHECKBOX', box.format(0, ''))}<w:r><w:t>nein</w:t></w:r></w:p>"
        f"<w:p>{form('FORMDROPDOWN', choice)}{hint.format('<w:r><w:t>Bitte tippen</w:t></w:r>')}</w:p>"
        + hint.format(paragraph("Bitte wählen"))
    )
    assert texts(read_source(word_file(body), "x")) == ["☒ja☐nein", "mittel"]


def test_text_boxes_within_text_boxes_are_read_once() -> None:
    def boxed(text: str, inner: str = "") -> str:
        return (
            f"<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r>{inner}</w:p></w:txbxContent></w:pict></w:r>"
        )

    assert texts(read_source(word_file(f"<w:p>{boxed('außen', boxed('innen'))}</w:p>"), "x")) == ["außen", "innen"]


def test_own_styles_are_headings_by_the_name_of_what_they_are_based_on() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/></w:style>'
    styles = style.format("a", "Überschrift 2", "") + style.format("b", "Unser Abschnitt", "a")
    (line,) = read_source(word_file(paragraph("Parks", '<w:pStyle w:val="b"/>'), styles=styles), "x").lines
    assert (line.style, line.outline) == ("Unser Abschnitt", 2)


def test_struck_text_stays_and_is_told() -> None:
    source = read_source(word_file(paragraph("weg damit", run="<w:strike/>") + paragraph("bleibt")), "x")
    assert texts(source) == ["weg damit", "bleibt"]
    assert [finding.kind for finding in source.findings] == ["struck_text_kept"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Im Kasten')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p><w:r><w:t>Davor</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read_source(word_file(body), "x")) == ["Davor", "Im Kasten"]


def test_a_contents_field_marks_its_lines_and_codes_are_no_text() -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        f'<w:p>{sign("begin")}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>{sign("separate")}'
        f"<w:r><w:t>Verkehr 3</w:t></w:r></w:p><w:p><w:r><w:t>Wohnen 5</w:t></w:r>{sign('end')}</w:p>"
        + paragraph("Verkehr")
    )
    lines = read_source(word_file(body), "x").lines
    assert [(line.text, line.role) for line in lines] == [
        ("Verkehr 3", LineRole.CONTENTS), ("Wohnen 5", LineRole.CONTENTS), ("Verkehr", LineRole.TEXT),
    ]  # fmt: skip


def test_ids_of_our_own_files_come_back() -> None:
    plain = "0198c0f2a1b27c3d8e4f5a6b7c8d9e0f"
    dashed = "0198c0f2-a1b2-7c3d-8e4f-5a6b7c8d9e0f"
    body = (
        f'<w:p><w:bookmarkStart w:id="1" w:name="n_{plain}"/><w:r><w:t>Verkehr</w:t></w:r></w:p>'
        f'<w:sdt><w:sdtPr><w:tag w:val="n_{dashed}"/></w:sdtPr><w:sdtContent>{paragraph("Wohnen")}{paragraph("mehr")}'
        '</w:sdtContent></w:sdt><w:p><w:bookmarkStart w:id="2" w:name="_Toc1"/><w:r><w:t>Anderes</w:t></w:r></w:p>'
    )
    assert [line.node for line in read_source(word_file(body), "x").lines] == [dashed, dashed, "", ""]


def test_a_title_style_is_a_title_and_heads_are_furniture() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Programm Musterstadt", style="Title")
    document.add_heading("Verkehr", level=2)
    document.sections[0].footer.paragraphs[0].text = "V.i.S.d.P.: Kreisverband"
    buffer = io.BytesIO()
    document.core_properties.title = "Wahlprogramm"
    document.save(buffer)
    source = read_source(buffer.getvalue(), "x")
    assert line_with(source, "Programm").role is LineRole.TITLE
    assert line_with(source, "Verkehr").outline == 2
    assert line_with(source, "V.i.S.d.P.").role is LineRole.PAGE_FOOT
    assert source.meta["title"] == "Wahlprogramm"


def test_hidden_text_is_left_out_and_told() -> None:
    source = read_source(word_file(paragraph("geheim", run="<w:vanish/>") + paragraph("offen")), "x")
    assert texts(source) == ["offen"]
    assert [finding.kind for finding in source.findings] == ["hidden_text_left_out"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped({"xl/workbook.xml": "<a/>"}), "file_of_other_kind"),
        (zipped({"word/document.xml": "<a/>"}), "file_of_other_kind"),
        (zipped({"word/document.xml": "<a>"}), "file_broken"),
    ],
)
def test_what_is_no_word_file_says_so(content: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_source(content, "x")
    assert caught.value.kind == kind


def test_tables_within_tables_without_end_are_refused() -> None:
    depth = 70
    body = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
    with pytest.raises(UnsafeFile):
        read_source(word_file(body), "x")
