"""OpenDocument text: everything that carries words beside plain spans, and what takes part in counting (ODF 1.2, part 1)."""

import pytest

from importers.odt_reader import read_source
from importers.source import LineRole, SourceDocument
from programme.markup import Footnote, plain_of
from tests.importers.documents import odt_file, texts

LISTS = """
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="Null"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="0"/></text:list-style>
"""


def read(body: str, styles: str = "", named: str = "") -> SourceDocument:
    return read_source(odt_file(body, styles, named), "x")


def test_sections_and_paragraphs_that_are_hidden_are_left_out_and_told() -> None:
    document = read(
        "<text:p>Offen</text:p>"
        '<text:section text:name="a" text:display="none"><text:p>Geheim</text:p><text:p>Auch</text:p></text:section>'
        '<text:section text:name="b" text:display="condition" text:is-hidden="true"><text:p>Bedingt</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:condition="x" text:is-hidden="true"/>Verborgen</text:p>'
        '<text:section text:name="c"><text:p>Sichtbar</text:p></text:section>'
    )
    assert texts(document) == ["Offen", "Sichtbar"]
    assert [(finding.kind, finding.values["count"]) for finding in document.findings] == [("hidden_text_left_out", 4)]


def test_what_only_says_what_to_fill_in_and_what_programs_run_is_no_text() -> None:
    document = read(
        '<text:p>Ziel <text:placeholder text:placeholder-type="text">&lt;Hier klicken&gt;</text:placeholder>'
        '<text:script text:language="x">msgbox 1</text:script>bleibt</text:p>'
    )
    assert texts(document) == ["Ziel bleibt"]


def test_comments_and_heads_keep_the_gaps_between_words() -> None:
    document = read(
        "<text:p>Ziel<office:annotation><text:p>Eins<text:line-break/>zwei<text:tab/>drei<text:s/>vier</text:p>"
        "<text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list></office:annotation></text:p>",
        named='<style:master-page style:name="S"><style:header><text:p>Entwurf<text:tab/>Seite<text:s/>1</text:p></style:header></style:master-page>',
    )
    (comment,) = (line.text for line in document.lines if line.role is LineRole.COMMENT)
    (head,) = (line.text for line in document.lines if line.role is LineRole.PAGE_HEAD)
    assert (comment, head) == ("Eins\nzwei\tdrei vier\nPunkt", "Entwurf\tSeite 1")


def test_a_shape_with_nothing_but_a_list_is_read() -> None:
    shape = "<draw:custom-shape><text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list></draw:custom-shape>"
    assert texts(read(f"<text:p>Vorher{shape}</text:p>")) == ["Vorher", "Punkt"]


@pytest.mark.parametrize(
    "inside",
    [
        '<text:h text:outline-level="1">Punkt</text:h>',
        "<table:table><table:table-row><table:table-cell><text:p>Punkt</text:p></table:table-cell></table:table-row></table:table>",
        "<draw:custom-shape><text:p>Punkt</text:p></draw:custom-shape>",
        "<text:p><draw:frame><draw:text-box><text:p>Punkt</text:p></draw:text-box></draw:frame></text:p>",
    ],
)
def test_whatever_a_shape_holds_is_read_once(inside: str) -> None:
    assert texts(read(f"<text:p>Vorher<draw:custom-shape>{inside}</draw:custom-shape></text:p>")) == ["Vorher", "Punkt"]


def test_a_heading_within_a_note_is_of_the_note() -> None:
    body = '<text:note-body><text:p>Erst.</text:p><text:h text:outline-level="1">Dann</text:h></text:note-body>'
    document = read(f"<text:p>Mark<text:note><text:note-citation>1</text:note-citation>{body}</text:note></text:p>")
    notes = [each for line in document.lines for each in line.inlines if isinstance(each, Footnote)]
    assert [plain_of(note.inlines) for note in notes] == ["Erst. Dann"]


def test_headings_may_count_anew() -> None:
    named = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:outline-style>'
    )
    document = read(
        '<text:h text:outline-level="1">A</text:h><text:h text:outline-level="1">B</text:h>'
        '<text:h text:outline-level="1" text:restart-numbering="true" text:start-value="7">C</text:h>'
        '<text:h text:outline-level="1">D</text:h><text:h text:outline-level="1" text:restart-numbering="true">E</text:h>',
        named=named,
    )
    assert [line.marker for line in document.lines] == ["1.", "2.", "7.", "8.", "1."]


def test_lists_may_begin_at_zero() -> None:
    items = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in "ab")
    document = read(f'<text:list text:style-name="Null">{items}</text:list>', LISTS)
    assert [line.marker for line in document.lines] == ["0", "1"]


def test_paragraphs_that_are_numbered_without_a_list() -> None:
    def numbered(text: str, level: int) -> str:
        return (
            f'<text:numbered-paragraph text:list-id="n" text:level="{level}" text:style-name="L">'
            f"<text:p>{text}</text:p></text:numbered-paragraph>"
        )

    document = read(numbered("A", 1) + numbered("a", 2) + numbered("b", 2) + numbered("B", 1), LISTS)
    assert [(line.marker, line.list_level) for line in document.lines] == [("1.", 0), ("a)", 1), ("b)", 1), ("2.", 0)]


def test_an_item_may_have_a_list_style_of_its_own() -> None:
    document = read(
        '<text:list text:style-name="L"><text:list-item><text:p>a</text:p></text:list-item>'
        '<text:list-item text:style-override="Null"><text:p>b</text:p></text:list-item></text:list>',
        LISTS,
    )
    assert [line.marker for line in document.lines] == ["1.", "2"]


def test_a_style_may_take_back_the_level_of_its_parent() -> None:
    styles = (
        '<style:style style:name="Kopf" style:family="paragraph" style:default-outline-level="2"/>'
        '<style:style style:name="Text" style:family="paragraph" style:parent-style-name="Kopf" style:default-outline-level=""/>'
    )
    document = read('<text:p text:style-name="Kopf">A</text:p><text:p text:style-name="Text">B</text:p>', named=styles)
    assert [line.outline for line in document.lines] == [2, None]


def test_pages_go_on_within_tables() -> None:
    row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    document = read(
        f"<table:table>{row.format('a')}<text:soft-page-break/>{row.format('b')}</table:table><text:p>Danach</text:p>"
    )
    assert [(line.text, line.page) for line in document.lines if line.text != "x"] == [
        ("a", 1),
        ("b", 2),
        ("Danach", 2),
    ]


def test_small_figures_and_small_capitals() -> None:
    styles = (
        '<style:style style:name="Tief" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>'
        '<style:style style:name="Hoch" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>'
        '<style:style style:name="Klein" style:family="text"><style:text-properties fo:font-variant="small-caps"/></style:style>'
    )
    document = read(
        '<text:p>CO<text:span text:style-name="Tief">2</text:span> je m<text:span text:style-name="Hoch">2</text:span></text:p>'
        '<text:p><text:span text:style-name="Klein">Verkehr</text:span></text:p>',
        styles,
    )
    assert (texts(document)[0], document.lines[1].caps) == ("CO₂ je m²", True)


def test_a_flat_file_may_begin_with_a_mark_of_its_coding() -> None:
    flat = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>Ziel</text:p>'
        "</office:text></office:body></office:document>"
    )
    assert texts(read_source("\ufeff".encode() + flat.encode(), "x")) == ["Ziel"]
