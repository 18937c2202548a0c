"""Word files: valid, numbered as the programme is, with ids, fields, notes, comments and lists that Word knows."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from exporters.block_types import BulletMeasure, FieldLine, Heading, PageBreak, Sheet, Text
from exporters.blocks import print_blocks
from exporters.completeness import missing_words
from exporters.composing.document import DocumentSetter, furniture, lay_out, line_setter
from exporters.design import design_names, load_design
from exporters.options import Edition, ExportOptions
from exporters.registry import export
from exporters.typesetting.items import PlacedLine
from exporters.word.keeping import kept_with_next
from exporters.word.rooms import sheet_rooms
from programme.markup import Paragraph, Run, plain_inline
from programme.model import Comment, Level, Node, Programme, walk
from programme.numbering import full_label, shown_numbers
from programme.schemes import AKTIONSPLAN
from programme.word_marks import CLOSING, node_bookmark, node_tag
from resources.paths import font_path
from tests.exporters.seed_programmes import load, sample_names, seed_names
from tests.exporters.small_programme import action_plan, election_programme, made, node_id, with_pictures
from tests.exporters.word_counting import WordCounting
from tests.programme.builders import programmes

OPTIONS = ExportOptions(stand="22.11.2026", comments=True)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(programme: Programme, **options: object) -> Path:
        target = tmp_path / "programm.docx"
        export(programme, replace(OPTIONS, **options), target)
        return target

    return written


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


def document(path: Path) -> str:
    return part(path, "word/document.xml")


def assert_valid(path: Path) -> None:
    found = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in found.errors] == []
    assert [str(finding) for finding in check(str(path))] == []


@pytest.mark.parametrize("design", ["ratsvorlage", "wahlprogramm", "grossdruck"])
@pytest.mark.parametrize("edition", list(Edition))
def test_every_edition_and_design_is_valid(edition: Edition, design: str, write: Write) -> None:
    earlier = replace(action_plan(), nodes=action_plan().nodes[:1], preface="Für manche.")
    assert_valid(write(action_plan(), edition=edition, design=design, compare_with=earlier))


@pytest.mark.parametrize("name", [*sample_names(), *seed_names()])
def test_whole_programmes_are_valid(name: str, write: Write) -> None:
    assert_valid(write(load(name)))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programmes(), programmes(), st.sampled_from(list(Edition)), st.booleans())
def test_any_programme_becomes_a_valid_file(
    write: Write, programme: Programme, earlier: Programme, edition: Edition, excerpt: bool
) -> None:
    parts = tuple(node.id for node in walk(programme.nodes))[1:3] if excerpt else ()
    options = replace(OPTIONS, edition=edition, compare_with=earlier, parts=parts, embed_fonts=False)
    path = write(programme, edition=edition, compare_with=earlier, parts=parts, embed_fonts=False)
    assert_valid(path)
    assert missing_words(programme, options, path) == Counter()


@pytest.mark.parametrize("name", [*sample_names(), *seed_names(), "plan", "wahl"])
def test_word_shows_the_numbers_of_the_programme(name: str, write: Write) -> None:
    programme = {"plan": action_plan, "wahl": election_programme}.get(name, lambda: load(name))()
    shown = WordCounting(write(programme)).numbers()
    shown.pop(node_bookmark(CLOSING), None)  # no title
    assert {key: value.removeprefix("•") for key, value in shown.items()} == labels(programme)


def labels(programme: Programme) -> dict[str, str]:
    numbers = shown_numbers(programme)
    definition = programme.scheme.definition
    return {
        node_bookmark(node.id): full_label(definition(node.level), numbers.get(node.id, ""))
        for node in walk(programme.nodes)
    }


def test_an_excerpt_keeps_the_numbers_of_the_whole(write: Write) -> None:
    programme = load("aktionsplan_musterstadt")
    part_of = programme.nodes[1].children[1]
    shown = WordCounting(write(programme, parts=(part_of.id,))).numbers()
    assert shown == {key: label for key, label in labels(programme).items() if key in shown}
    assert len(shown) == len(list(walk([part_of])))


def test_numbers_are_counted_overridden_or_literal(write: Write) -> None:
    xml = document(write(election_programme()))
    numbering = part(write(election_programme()), "word/numbering.xml")
    assert "startOverride" in numbering  # chapter 13, and the second 13.5
    assert f'w:name="{node_bookmark(node_id("s7")).replace("n_", "z_")}"' in xml  # 13.A is text
    assert paragraph_of(xml, "s1").count("w:numPr") == 0  # counted by its style


def paragraph_of(xml: str, name: str) -> str:
    return next(each for each in xml.split("<w:p>") if f'w:name="{node_bookmark(node_id(name))}"' in each)


def test_ids_travel_as_bookmarks_and_content_controls(write: Write) -> None:
    programme = action_plan()
    path = write(programme)
    xml = document(path)
    for node in walk(programme.nodes):
        assert xml.count(f'<w:tag w:val="{node_tag(node.id)}"/>') == 1
        assert xml.count('<w:bookmarkStart w:id="') >= 1
        assert f'w:name="{node_bookmark(node.id)}"/>' in xml
    assert programme.id in part(path, "docProps/custom.xml")


def test_bookmarks_and_controls_have_unlike_ids(write: Write) -> None:
    xml = document(write(action_plan()))
    for mark in ("bookmarkStart", "bookmarkEnd"):
        ids = re.findall(rf'<w:{mark} w:id="(\d+)"', xml)
        assert len(ids) == len(set(ids)) > 0


def test_references_follow_their_targets(write: Write) -> None:
    xml = document(write(election_programme()))
    assert f"REF {node_bookmark(node_id('s5b'))} \\n \\h" in paragraph_of(xml, "s6")
    assert f"REF z_{node_bookmark(node_id('s7'))[2:]} \\h" in paragraph_of(xml, "s8")
    plan = document(write(action_plan()))
    # "Maßnahme 1" is Word's number, so a field would repeat the word.
    assert f'<w:hyperlink w:anchor="{node_bookmark(node_id("lanes"))}"' in paragraph_of(plan, "bench")


def test_contents_are_filled_with_pages(write: Write) -> None:
    xml = document(write(election_programme()))
    entries = re.findall(r"PAGEREF n_\w+ \\h .*?<w:t[^>]*>([^<]*)</w:t>", xml)
    assert len(entries) == 11
    assert all(entry.isdecimal() for entry in entries)


def test_notes_lists_links_and_breaks_are_words_own(write: Write) -> None:
    path = write(action_plan())
    xml, numbering = document(path), part(path, "word/numbering.xml")
    assert '<w:footnoteReference w:id="1"/>' in xml
    assert "So steht es in " in part(path, "word/footnotes.xml")
    assert "https://example.org/radwege?a=1&amp;b=2" in part(path, "word/_rels/footnotes.xml.rels")
    assert [name in xml for name in ("ListBullet", "ListBullet2", "ListNumber")] == [True] * 3
    assert '<w:startOverride w:val="3"/>' in numbering
    assert "Zeile eins</w:t></w:r><w:r><w:br/></w:r><w:r><w:t" in xml


def test_comments_keep_authors_answers_and_state(write: Write) -> None:
    path = write(action_plan())
    comments = part(path, "word/comments.xml")
    assert re.findall(r'w:author="([^"]*)" w:date="[^"]*" w:initials="([^"]*)"', comments) == [
        ("Karin Beispiel", "KB"),
        ("Jens Probe", "JP"),
    ]
    assert 'w15:paraIdParent="10000000" w15:done="1"' in part(path, "word/commentsExtended.xml")
    assert "word/comments.xml" not in zipfile.ZipFile(write(action_plan(), comments=False)).namelist()


def test_comments_stand_on_the_words_that_they_quote(write: Write) -> None:
    """Two comments on overlapping words of a text, one on a field, one whose words are gone, one whose words were
    changed since."""
    texts = {"a": "sicher und zügig", "b": "zügig an", "c": "gilt für", "d": "längst gelöscht", "e": "Das gilt allen."}
    comments = tuple(Comment(key, f"Person {key}", "", "?", passage=passage) for key, passage in texts.items())
    programme = action_plan()
    goal = programme.nodes[0].children[0]
    street = replace(programme.nodes[0], children=(replace(goal, comments=comments),))
    path = write(replace(programme, nodes=(street,)))
    assert_valid(path)
    quoted = {}
    for author in texts:
        number = re.search(rf'w:id="(\d)" w:author="Person {author}"', part(path, "word/comments.xml"))
        assert number is not None
        marked = re.search(
            rf'commentRangeStart w:id="{number[1]}"/>(.*?)<w:commentRangeEnd w:id="{number[1]}"', document(path)
        )
        assert marked is not None
        quoted[author] = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", marked[1]))
    title = plain_inline(goal.title)
    assert quoted == {"a": "sicher und zügig", "b": "zügig an", "c": "gilt für", "d": title, "e": "Das gilt"}


def test_language_hyphenation_and_properties(write: Write) -> None:
    path = write(action_plan(), created="2026-11-22T08:00:00Z")
    assert 'w:lang w:val="de-DE"' in part(path, "word/styles.xml")
    assert "<w:autoHyphenation/>" in part(path, "word/settings.xml")
    core = part(path, "docProps/core.xml")
    assert "<dc:language>de-DE</dc:language>" in core
    assert "<dc:title>Radverkehr &amp; Plätze in Musterstadt</dc:title>" in core
    assert "2026-11-22T08:00:00Z" in core
    assert "<w:autoHyphenation/>" not in part(write(action_plan(), design="grossdruck"), "word/settings.xml")


def test_tables_say_what_they_are(write: Write) -> None:
    xml = document(write(action_plan()))
    assert xml.count("<w:tblDescription") == xml.count("<w:tbl>") == 2
    assert xml.count("<w:cantSplit/>") == 4  # one for each field
    table = document(write(action_plan(), edition=Edition.TABLE))
    assert table.count("<w:tblHeader/>") == 1
    assert 'w:orient="landscape"' in table


def test_a_long_row_may_be_split(write: Write) -> None:
    programme = action_plan()
    lanes = next(node for node in walk(programme.nodes) if node.id == node_id("lanes"))
    long = replace(lanes, fields={"status": "Ein langer Bericht. " * 200})
    street = programme.nodes[0]
    goal = street.children[0]
    aim = replace(goal.children[0], children=(long,))
    changed = replace(programme, nodes=(replace(street, children=(replace(goal, children=(aim,)),)),))
    assert "<w:cantSplit/>" not in document(write(changed))


def test_headings_stay_with_what_follows(write: Write) -> None:
    styles = part(write(action_plan()), "word/styles.xml")
    for number in (1, 2, 3):
        style = re.search(rf'w:styleId="Heading{number}">.*?</w:style>', styles)
        assert style is not None
        assert "<w:keepNext/><w:keepLines/>" in style[0]
    assert "<w:keepNext/>" in paragraph_of(document(write(action_plan())), "lanes")


def test_cover_pictures_are_described_and_in_the_file(write: Write, tmp_path: Path) -> None:
    programme, design = with_pictures(action_plan(), tmp_path)
    path = write(programme, design=design)
    assert_valid(path)
    assert re.findall(r'name="(Titelbild|Logo)" descr="([^"]*)"', document(path)) == [
        ("Titelbild", "Ein Platz mit Bäumen"),
        ("Logo", "Logo Stadt Musterstadt"),
    ]
    with zipfile.ZipFile(path) as archive:
        assert {"word/titelbild.jpeg", "word/logo.png"} <= set(archive.namelist())
    assert "<w:drawing>" not in document(write(programme, design=design, cover=False))


def test_fonts_are_embedded_whole(write: Write) -> None:
    path = write(action_plan())
    table = part(path, "word/fontTable.xml")
    fonts = re.findall(r'<w:embed(\w+) r:id="rIdFont(\d)" w:fontKey="\{([^}]*)\}"/>', table)
    assert [cut for cut, _, _ in fonts] == ["Regular", "Bold", "Italic", "BoldItalic"] * 2  # "*alle*" is italic
    with zipfile.ZipFile(path) as archive:
        hidden = archive.read("word/fonts/font1.odttf")
    key = bytes.fromhex(fonts[0][2].replace("-", ""))[::-1]
    opened = bytes(byte ^ key[place % 16] for place, byte in enumerate(hidden[:32])) + hidden[32:]
    assert opened == font_path("SourceSans3-Regular").read_bytes()
    assert "<w:embedTrueTypeFonts/>" in part(path, "word/settings.xml")


def test_without_embedded_fonts_the_file_is_small(write: Write) -> None:
    path = write(action_plan(), embed_fonts=False)
    assert path.stat().st_size < 40_000
    assert "embed" not in part(path, "word/fontTable.xml")
    assert_valid(path)


def test_characters_that_xml_cannot_hold_are_replaced(write: Write) -> None:
    programme = replace(action_plan(), title="Titel\x0bmit\x00Steuerzeichen")
    assert_valid(write(programme))


def test_single_lines_below_headings_and_last_items_are_not_left_alone() -> None:
    short, long = (BulletMeasure(name, "", (Run("Wort " * count),), ()) for name, count in (("a", 3), ("b", 60)))
    head = Heading("h", 1, 1, "1", (Run("Titel"),), "Titel")
    design = load_design("ratsvorlage")
    assert kept_with_next([head, short, short, short, head], design) == {1, 2}
    assert kept_with_next([head, long, short, short, head], design) == {2}
    assert kept_with_next([head, long, long, head], design) == set()  # a long one has lines to spare


def test_a_single_line_below_a_heading_stays_with_what_follows() -> None:
    head = Heading("h", 1, 2, "1", (Run("Titel"),), "Titel")
    design = load_design("grossdruck")
    line, longer = (Text((Paragraph((Run("Inklusion " * count),)),)) for count in (5, 9))
    field = FieldLine("a", "Ziel", (Run("Inklusion auch bei Bürgerbeteiligung"),))
    for one, kept in ((line, {1}), (longer, set()), (field, {1})):
        assert kept_with_next([head, one, head, one], design) == kept
        assert kept_with_next([head, one, PageBreak(), head], design) == set()
    assert kept_with_next([line, line, head], design) == set()


def test_a_line_is_kept_in_the_file(write: Write) -> None:
    inner = made(Level.LEITZIEL, "in", "Ziel", made(Level.MASSNAHME, "m", "Wir bauen."))
    value = replace(action_plan(), nodes=(made(Level.HANDLUNGSFELD, "f", "Feld", inner, text="Kurz gesagt."),))
    [paragraph] = [each for each in document(write(value)).split("<w:p>") if "Kurz gesagt." in each]
    assert "<w:keepNext/>" in paragraph


def test_the_contents_count_pages_with_numbers_in_the_headings_lines(write: Write) -> None:
    """Word sets "Leitziel A" into the heading's first line, the PDF above it."""
    programme = load("aktionsplan_musterstadt")
    design = load_design("ratsvorlage")
    options = replace(OPTIONS, comments=False)
    blocks, texts = print_blocks(programme, options), furniture(programme, options, design)
    pages = [
        len(DocumentSetter(design, line_setter(design), options, run_in).layout(blocks, texts).pages)
        for run_in in (True, False)
    ]
    assert pages[0] < pages[1]
    shown = re.findall(r'PAGEREF [^"]*?</w:instrText>.*?<w:t[^>]*>(\d+)</w:t>', document(write(programme)))
    assert max(map(int, shown)) <= pages[0]


def test_sheets_have_room_for_notes_where_their_page_has(write: Write) -> None:
    programme, design = load("aktionsplan_musterstadt"), load_design("grossdruck")
    options = ExportOptions(edition=Edition.SHEETS, design="grossdruck")
    blocks = print_blocks(programme, options)
    sheets = [block for block in blocks if isinstance(block, Sheet)]
    rooms = sheet_rooms(programme, options, design, blocks)
    commented = print_blocks(programme, replace(options, comments=True))
    assert sheet_rooms(programme, options, design, commented) == rooms  # Word's comments stand beside the page
    noted = [room for room in rooms.values() if room.notes]
    assert 0 < len(noted) < len(sheets)
    xml = document(write(programme, edition=Edition.SHEETS, design="grossdruck"))
    assert xml.count('w:val="Blattnotizen"') == len(noted)
    heights = [int(each) for each in re.findall(r'<w:trHeight w:val="(\d+)"', xml)]
    page = design.page
    assert all(0 < each / 20 < (page.height - page.top - page.bottom) / 25.4 * 72 for each in heights)


def test_a_sheet_that_goes_on_overleaf_names_its_measure_there(write: Write) -> None:
    long = Node("long", Level.MASSNAHME, "Radwege werden breiter", fields={"status": "Es geht voran. " * 400})
    short = Node("short", Level.MASSNAHME, "Laternen")
    programme = Programme(
        "p", "Plan", AKTIONSPLAN, nodes=(Node("f", Level.HANDLUNGSFELD, "Wege", children=(long, short)),)
    )
    options = ExportOptions(edition=Edition.SHEETS)
    layout = lay_out(programme, options, load_design("ratsvorlage"))
    overleaf = [
        item.line.text
        for page in layout.pages
        if not any(name in ("long", "short") for name, _ in page.anchors)
        for item in page.items
        if isinstance(item, PlacedLine) and item.line.text.startswith("Fortsetzung")
    ]
    assert set(overleaf) == {"Fortsetzung: Maßnahme 1 Radwege werden breiter "}
    heads = re.findall(
        r"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>.*?</w:tr>",
        document(write(programme, edition=Edition.SHEETS)),
    )
    assert ["Maßnahme 1 Radwege werden breiter" in head for head in heads] == [True, False]


@pytest.mark.parametrize("design", design_names())
def test_no_paragraph_of_a_sheet_keeps_the_table_with_what_follows(write: Write, design: str) -> None:
    path = write(load("aktionsplan_musterstadt"), edition=Edition.SHEETS, design=design)
    keeping = {
        style["id"]
        for style in re.finditer(
            r'w:styleId="(?P<id>\w+)">(?:(?!</w:style>).)*<w:keepNext/>', part(path, "word/styles.xml")
        )
    }
    inside = re.findall(r"<w:tbl>.*?</w:tbl>", document(path))
    used = set(re.findall(r'<w:pStyle w:val="(\w+)"', "".join(inside)))
    assert keeping
    assert used
    assert not keeping & used


def test_a_comparison_has_numbers_and_notes_of_headings_above_them_as_the_pdf_has(write: Write) -> None:
    before = Programme("p", "Plan", AKTIONSPLAN, nodes=(Node("f", Level.HANDLUNGSFELD, "Wege"),))
    after = replace(before, nodes=(*before.nodes, Node("g", Level.HANDLUNGSFELD, "Plätze")))
    xml = document(write(after, edition=Edition.COMPARISON, compare_with=before))
    [heading] = re.findall(r'<w:p><w:pPr><w:pStyle w:val="Heading1"/>(?:(?!</w:p>).)*Plätze.*?</w:p>', xml)
    assert re.findall(r"<w:br/>|<w:t[^>]*>([^<]*)</w:t>", heading) == ["Neu", "", "Plätze"]
