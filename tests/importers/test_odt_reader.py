"""OpenDocument text: what the reader says of each paragraph."""

import io

import pytest

from importers.odt_reader import read_source
from importers.source import Cell, LineEnd, LineRole
from programme.errors import UnreadableFile, UnsafeFile
from programme.markup import Footnote, Run
from tests.importers.documents import line_with, odt_file, texts, zipped

BOLD = '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
LIST = """
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>
 <text:list-level-style-bullet text:level="3" text:bullet-char="•"/>
</text:list-style>"""


def item(text: str, inner: str = "") -> str:
    return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"


def test_blanks_are_squeezed_as_the_format_demands() -> None:
    body = '<text:p>  Wir   bauen\n  <text:span>Rad</text:span><text:span>wege</text:span>.<text:s text:c="2"/>Gut</text:p>'
    assert texts(read_source(odt_file(body), "x")) == ["Wir bauen Radwege.  Gut"]


def test_a_word_in_two_spans_stays_one_word() -> None:
    body = '<text:p><text:span text:style-name="T1">P</text:span><text:span text:style-name="T1">räambel</text:span></text:p>'
    (line,) = read_source(odt_file(body, BOLD), "x").lines
    assert (line.text, line.bold) == ("Präambel", 1.0)


def test_styles_pass_on_what_their_parents_state() -> None:
    named = (
        '<style:style style:name="Kopf" style:display-name="Kopf groß" style:family="paragraph" '
        'style:default-outline-level="2"><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>'
    )
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Kopf">'
        '<style:text-properties fo:font-size="150%"/></style:style>'
    )
    (line,) = read_source(odt_file('<text:p text:style-name="P1">Verkehr</text:p>', automatic, named), "x").lines
    assert (line.outline, line.size, line.bold, line.style) == (2, 21.0, 1.0, "Kopf groß")


def test_lists_count_continue_and_nest() -> None:
    inner = f"<text:list>{item('c')}{item('d')}</text:list>"
    body = (
        f'<text:list text:style-name="L1" xml:id="l1">{item("a")}{item("b", inner)}</text:list><text:p>dazwischen</text:p>'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item("e")}</text:list>'
        f'<text:list text:style-name="L1">{item("f")}</text:list>'
    )
    document = read_source(odt_file(body, LIST), "x")
    assert [(line.text, line.marker, line.list_level) for line in document.lines] == [
        ("a", "1.", 0), ("b", "2.", 0), ("c", "2.a)", 1), ("d", "2.b)", 1), ("dazwischen", "", None), ("e", "3.", 0), ("f", "1.", 0),
    ]  # fmt: skip


def test_letters_begin_anew_below_a_paragraph_without_number() -> None:
    style = (
        '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format=""/>'
        '<text:list-level-style-number text:level="2" style:num-format="A" style:num-prefix="Leitziel "/></text:list-style>'
    )
    inner = f"<text:list>{item('a')}{item('b')}</text:list>"
    body = f'<text:list text:style-name="L2">{item("Eins", inner)}{item("Zwei", inner)}</text:list>'
    marks = [line.marker for line in read_source(odt_file(body, style), "x").lines]
    assert marks == ["", "Leitziel A", "Leitziel B", "", "Leitziel A", "Leitziel B"]


def test_a_second_paragraph_of_an_item_goes_on() -> None:
    body = '<text:list text:style-name="L1"><text:list-item><text:p>a</text:p><text:p>b</text:p></text:list-item></text:list>'
    one, other = read_source(odt_file(body, LIST), "x").lines
    assert (one.goes_on, other.goes_on, other.marker) == (False, True, "")


def test_headings_have_levels_and_the_numbers_of_the_outline() -> None:
    named = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>'
        for level, text in [(1, "A"), (2, "B"), (2, "C"), (1, "D")]
    )
    document = read_source(odt_file(body, named=named), "x")
    assert [(line.outline, line.marker) for line in document.lines] == [(1, "1"), (2, "1.1"), (2, "1.2"), (1, "2")]


def test_breaks_notes_links_and_comments() -> None:
    body = (
        '<text:p>Radwege<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Stand 2024</text:p></text:note-body></text:note><text:line-break/><text:a "
        'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://musterstadt.example">Netz</text:a>'
        '<office:annotation xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Kreis</dc:creator><text:p>Prüfen</text:p>'
        "</office:annotation></text:p>"
    )
    one, other, comment = read_source(odt_file(body), "x").lines
    assert one.inlines == (Run("Radwege"), Footnote((Run("Stand 2024"),)))
    assert (one.end, other.end) == (LineEnd.BREAK, LineEnd.PARAGRAPH)
    assert other.inlines == (Run("Netz", link="https://musterstadt.example"),)
    assert (comment.role, comment.label, comment.text) == (LineRole.COMMENT, "Kreis", "Prüfen")


def test_tables_contents_and_deleted_text() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:table-of-content><text:index-body><text:p>Verkehr 3</text:p></text:index-body>"
        "</text:table-of-content><table:table><table:table-header-rows><table:table-row><table:table-cell "
        'table:number-columns-spanned="2"><text:p>Maßnahme</text:p></table:table-cell><table:covered-table-cell/>'
        "</table:table-row></table:table-header-rows><table:table-row><table:table-cell/><table:table-cell><text:p>Amt 61"
        "</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = read_source(odt_file(body), "x")
    assert [finding.kind for finding in document.findings] == ["tracked_changes_accepted"]
    assert [line.role for line in document.lines] == [LineRole.CONTENTS, LineRole.TEXT, LineRole.TEXT]
    assert line_with(document, "Maßnahme").cell == Cell(0, 0, 0, 2, 1, True)
    assert line_with(document, "Amt 61").cell == Cell(0, 1, 1)


def test_frames_and_shapes_are_read_once_and_after_their_paragraph() -> None:
    inner = "<draw:frame><draw:text-box><text:p>innen</text:p></draw:text-box></draw:frame>"
    body = (
        f"<text:p>Vor <draw:frame><draw:text-box><text:p>Kasten{inner}</text:p></draw:text-box></draw:frame>und nach</text:p>"
        "<text:p>Ende<draw:g><draw:custom-shape><text:p>Form</text:p></draw:custom-shape></draw:g></text:p>"
    )
    assert texts(read_source(odt_file(body), "x")) == ["Vor und nach", "Kasten", "innen", "Ende", "Form"]


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows)
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def test_a_table_that_only_places_text_is_none() -> None:
    inner = _table(("<text:p>Kosten</text:p>", "<text:p>5 Euro</text:p>"))
    body = _table((f'<text:h text:outline-level="2">Parks</text:h><text:p>Wir pflanzen.</text:p>{inner}',))
    cells = {line.text: line.cell for line in read_source(odt_file(body), "x").lines}
    assert cells == {"Parks": None, "Wir pflanzen.": None, "Kosten": Cell(1, 0, 0), "5 Euro": Cell(1, 0, 1)}


def test_tables_in_the_cells_of_a_real_table_are_read_once() -> None:
    inner = _table(("<text:p>a</text:p>", _table(("<text:p>b</text:p>", "<text:p>c</text:p>"))))
    body = _table(("<text:p>Ort</text:p>", "<text:p>Nord</text:p>"), ("<text:p>Kosten</text:p>", inner))
    lines = read_source(odt_file(body), "x").lines
    assert [(line.text, line.cell) for line in lines[2:]] == [
        ("Kosten", Cell(0, 1, 0)), ("a", Cell(0, 1, 1)), ("b", Cell(0, 1, 1)), ("c", Cell(0, 1, 1)),
    ]  # fmt: skip


def test_forms_say_what_was_chosen_and_not_what_to_fill_in() -> None:
    names = (
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" '
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    )
    kind = 'field:type="vnd.oasis.opendocument.field.{}"'
    param = '<field:param field:name="{}" field:value="{}"/>'
    entries = "".join(param.format("Dropdown_ListEntry", each) for each in ("hoch", "mittel"))
    body = (
        f"<text:p {names}><field:fieldmark {kind.format('FORMCHECKBOX')}>{param.format('Checkbox_Checked', 'true')}"
        f"</field:fieldmark> <field:fieldmark {kind.format('FORMDROPDOWN')}>{entries}"
        f"{param.format('Dropdown_Selected', '1')}</field:fieldmark>"
        '<loext:content-control loext:showing-place-holder="true">Bitte tippen</loext:content-control>'
        "<loext:content-control>Bauamt</loext:content-control></text:p>"
    )
    assert texts(read_source(odt_file(body), "x")) == ["☒ mittelBauamt"]


def test_hidden_and_struck_text_are_told() -> None:
    look = '<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>'
    styles = look.format("V", 'text:display="none"') + look.format("S", 'style:text-line-through-style="solid"')
    body = '<text:p><text:span text:style-name="V">geheim</text:span><text:span text:style-name="S">weg</text:span></text:p>'
    document = read_source(odt_file(body, styles), "x")
    assert texts(document) == ["weg"]
    assert [finding.kind for finding in document.findings] == ["hidden_text_left_out", "struck_text_kept"]


def test_a_file_of_odfdo_is_read() -> None:
    odfdo = pytest.importorskip("odfdo")
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Verkehr"))
    document.body.append(odfdo.Paragraph("Wir bauen Radwege."))
    document.body.append(odfdo.List(["Busse", "Bahnen"]))
    buffer = io.BytesIO()
    document.save(buffer)
    source = read_source(buffer.getvalue(), "x")
    assert texts(source) == ["Verkehr", "Wir bauen Radwege.", "Busse", "Bahnen"]
    assert source.lines[0].outline == 1
    assert source.lines[2].list_level == 0


def test_a_flat_file_is_read() -> None:
    from tests.importers.documents import _ODF_NAMES

    flat = f'<?xml version="1.0"?><office:document {_ODF_NAMES}><office:body><office:text><text:p>Radwege</text:p></office:text></office:body></office:document>'
    assert texts(read_source(flat.encode(), "x")) == ["Radwege"]


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"content.xml": "<a/>"}, "file_of_other_kind"),
        ({"x": ""}, "file_of_other_kind"),
        ({"content.xml": "<a>"}, "file_broken"),
        ({"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>", "content.xml": "x"}, "file_with_password"),
    ],
)
def test_what_cannot_be_read_says_why(members: dict[str, str | bytes], kind: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_source(zipped(members), "x")
    assert caught.value.kind == kind


def test_lists_within_lists_without_end_are_refused() -> None:
    depth = 90
    body = "<text:list><text:list-item>" * depth + "</text:list-item></text:list>" * depth
    with pytest.raises(UnsafeFile):
        read_source(odt_file(body), "x")
