"""The block sequences of the editions: what is printed, in which order, with which numbers and lines."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exporters.block_types import (
    ComparedText,
    Contents,
    Cover,
    ExcerptNote,
    Heading,
    LineRole,
    Mark,
    MeasureTable,
    NumberedLines,
    PathNote,
    Remark,
    Sheet,
    TableGroup,
    TableRow,
)
from exporters.blocks import print_blocks
from exporters.completeness import missing_words, written_text, written_words
from exporters.composing.document import lay_out
from exporters.design import design_names, load_design
from exporters.options import Edition, ExportOptions
from exporters.registry import export
from exporters.table_body import column_shares
from exporters.table_shape import fitting
from exporters.typesetting.items import PlacedLine
from programme.errors import NotFound
from programme.line_records import line_record
from programme.lines import LineSettings, number_lines
from programme.markup import Run, plain_of
from programme.measures import MeasureQuery
from programme.model import Level, Node, Programme, walk
from tests.exporters.seed_programmes import load, sample_names, seed_names
from tests.exporters.small_programme import action_plan, election_programme, made, node_id

OPTIONS = ExportOptions(stand="22.11.2026")


def blocks_of(kind: type, programme: Programme, **options: object) -> list:
    return [each for each in print_blocks(programme, replace(OPTIONS, **options)) if isinstance(each, kind)]


def with_node(programme: Programme, name: str, **changes: Any) -> Programme:
    """`programme` with a node changed."""

    def changed(node: Node) -> Node:
        node = replace(node, children=tuple(map(changed, node.children)))
        return replace(node, **changes) if node.id == node_id(name) else node

    return replace(programme, nodes=tuple(map(changed, programme.nodes)))


def without(programme: Programme, name: str) -> Programme:
    """`programme` without a node."""

    def kept(node: Node) -> Node:
        return replace(node, children=tuple(kept(each) for each in node.children if each.id != node_id(name)))

    return replace(programme, nodes=tuple(kept(each) for each in programme.nodes if each.id != node_id(name)))


def changed(programme: Programme, name: str, **more: object) -> Programme:
    """`programme` with a node's attributes replaced."""

    def at(node: Node) -> Node:
        node = replace(node, **more) if node.id == node_id(name) else node
        return replace(node, children=tuple(at(each) for each in node.children))

    return replace(programme, nodes=tuple(at(each) for each in programme.nodes))


@pytest.mark.parametrize("name", [*sample_names(), *seed_names()])
def test_debate_prints_exactly_the_counted_lines(name: str) -> None:
    programme = load(name)
    printed = blocks_of(NumberedLines, programme, edition=Edition.DEBATE)
    counted = number_lines(programme)
    assert [(each.first, each.lines) for each in printed] == [(each.first, each.lines) for each in counted]


def test_debate_says_how_it_counts_and_what_it_is() -> None:
    [remark] = blocks_of(Remark, action_plan(), edition=Edition.DEBATE, version="Entwurf 3", line_width=60)
    assert remark.text == "Zeilennummern nach Zeichen, 60 je Zeile, Version Entwurf 3"
    [cover] = blocks_of(Cover, action_plan(), edition=Edition.DEBATE, version="Entwurf 3")
    assert (cover.edition, cover.stand) == ("Entwurf – Stand 22.11.2026 – Entwurf 3", "")


def test_debate_keeps_the_lines_of_a_printed_version() -> None:
    settings = LineSettings(60)
    record = line_record(number_lines(action_plan(), settings), settings)
    printed = blocks_of(NumberedLines, action_plan(), edition=Edition.DEBATE, line_record=record, line_width=80)
    assert [each.lines for each in printed] == [each.lines for each in number_lines(action_plan(), settings)]


def test_markers_hang_before_first_lines_only() -> None:
    printed = blocks_of(NumberedLines, action_plan(), edition=Edition.DEBATE)
    lanes = next(place for place, each in enumerate(printed) if each.anchor == node_id("lanes"))
    assert [(each.marker, each.lists) for each in printed[lanes : lanes + 9]] == [
        ("1.", 1),
        ("", 1),
        ("•", 2),
        ("•", 3),
        ("•", 3),
        ("•", 2),
        ("3.", 2),
        ("4.", 2),
        ("", 1),
    ]
    assert [each.role for each in printed].count(LineRole.HEADING) == 6


def test_contents_of_all_editions_agree() -> None:
    for edition in (Edition.PRINT, Edition.DEBATE, Edition.COMPARISON):
        [contents] = blocks_of(Contents, action_plan(), edition=edition, compare_with=action_plan())
        [printed] = blocks_of(Contents, action_plan())
        assert contents == printed


def test_the_table_has_a_column_for_each_used_field() -> None:
    [table] = blocks_of(MeasureTable, action_plan(), edition=Edition.TABLE)
    assert table.columns == ("Nr.", "Maßnahme", "Verantwortlich", "Status", "Förderung")
    assert sum(table.shares) == pytest.approx(1)
    rows = [each for each in table.rows if isinstance(each, TableRow)]
    assert [row.number for row in rows] == ["1", "2", "1"]
    assert [plain_of(cell) for cell in rows[0].cells] == ["Tiefbauamt", "laufend", "50 %"]
    groups = [each.label for each in table.rows if isinstance(each, TableGroup)]
    assert groups == ["", "Leitziel A", "Handlungsziel A1", "", "Leitziel A", "Handlungsziel A1"]


def test_the_table_shows_what_the_filter_wants() -> None:
    query = MeasureQuery(responsible="tiefbau")
    [table] = blocks_of(MeasureTable, action_plan(), edition=Edition.TABLE, measure_filter=query)
    assert [each.anchor for each in table.rows if isinstance(each, TableRow)] == [node_id("lanes")]
    assert "Plätze" not in [plain_of(each.inlines) for each in table.rows if isinstance(each, TableGroup)]


def test_a_sheet_tells_where_its_measure_stands() -> None:
    sheets = blocks_of(Sheet, action_plan(), edition=Edition.SHEETS)
    assert [each.anchor for each in sheets] == [node_id(name) for name in ("lanes", "lamps", "bench")]
    assert [label for label, _ in sheets[0].path] == ["Handlungsfeld", "Leitziel A", "Handlungsziel A1"]
    assert plain_of(sheets[0].path[1][1]).count("sicher und zügig") == 6  # in full, not cut


def test_an_excerpt_says_where_it_is_from() -> None:
    options = replace(OPTIONS, parts=(node_id("lanes"), node_id("shade")))
    pages = {node_id("lanes"): 11, node_id("shade"): 13, node_id("bench"): 14}
    note, *rest = print_blocks(action_plan(), options, pages)
    assert note == ExcerptNote(
        (
            "Auszug aus „Radverkehr & Plätze in Musterstadt“",
            "Stand 22.11.2026",
            "Seiten 12, 14–15",
            "Zeilen 9–21, 3–8",
        )
    )
    paths = [each for each in rest if isinstance(each, PathNote)]
    assert [path.steps[0][1] for path in paths] == ["Straßen", "Plätze kurz"]
    assert not any(isinstance(each, Contents) for each in rest)


def test_an_excerpt_inside_an_excerpt_is_told_once() -> None:
    inner = blocks_of(PathNote, action_plan(), parts=(node_id("goal"), node_id("aim")))
    assert len(inner) == 1


def test_numbers_of_an_excerpt_are_those_of_the_whole() -> None:
    headings = blocks_of(Heading, election_programme(), parts=(node_id("s5b"),))
    assert [each.label for each in headings] == ["13.5"]


def test_a_comparison_needs_an_earlier_version() -> None:
    with pytest.raises(NotFound, match="comparison_without_base"):
        blocks_of(ComparedText, action_plan(), edition=Edition.COMPARISON)


def compared(before: Programme, after: Programme, **options: object) -> list[ComparedText]:
    return blocks_of(ComparedText, after, edition=Edition.COMPARISON, compare_with=before, **options)


def test_equal_versions_show_no_change() -> None:
    found = compared(action_plan(), action_plan())
    assert {piece.mark for each in found for piece in each.pieces} == {Mark.KEPT}
    assert {each.note for each in found} == {""}
    assert compared(action_plan(), action_plan(), only_changes=True) == []


def test_changed_words_are_marked() -> None:
    after = changed(action_plan(), "rest", title="Orte zum Spielen")
    [title] = [each for each in compared(action_plan(), after) if each.anchor == node_id("rest")]
    assert [(piece.mark, plain_of(piece.inlines)) for piece in title.pieces] == [
        (Mark.KEPT, "Orte zum "),
        (Mark.REMOVED, "Ausruhen"),
        (Mark.KEPT, " "),
        (Mark.ADDED, "Spielen"),
    ]


def test_added_and_removed_nodes_stand_in_their_places() -> None:
    less = without(action_plan(), "lamps")
    gone = {each.anchor: each for each in compared(action_plan(), less) if each.anchor}
    assert list(gone).index(node_id("lamps")) == list(gone).index(node_id("lanes")) + 1
    assert (gone[node_id("lamps")].note, gone[node_id("lamps")].mark) == ("Gestrichen", Mark.REMOVED)
    came = {each.anchor: each for each in compared(less, action_plan())}
    assert (came[node_id("lamps")].note, came[node_id("lamps")].mark) == ("Neu", Mark.ADDED)


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
def test_every_format_says_in_brackets_what_became_of_a_measure(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"vergleich{ending}"
    for before, after, note in (
        (action_plan(), without(action_plan(), "lamps"), "[Gestrichen] "),
        (without(action_plan(), "lamps"), action_plan(), "[Neu] "),
    ):
        export(after, ExportOptions(edition=Edition.COMPARISON, compare_with=before), target)
        assert written_text(target).replace("*", "").count(note) == 1


def test_a_move_is_named() -> None:
    plan = without(action_plan(), "lamps")
    lamps = next(node for node in walk(action_plan().nodes) if node.id == node_id("lamps"))
    bench = next(node for node in walk(action_plan().nodes) if node.id == node_id("bench"))
    moved = changed(plan, "shade", children=(bench, lamps))
    found = {each.anchor: each for each in compared(action_plan(), moved)}
    assert found[node_id("lamps")].note == "Verschoben von Handlungsziel A1, Maßnahme 2"
    assert found[node_id("lamps")].mark is Mark.KEPT


def test_fields_are_compared_by_label() -> None:
    after = changed(action_plan(), "lamps", fields={"verantwortlich": "Amt *Licht*", "status": "fertig"})
    fields = [each for each in compared(action_plan(), after) if each.label == "Status" and each.lists]
    assert [each.pieces[0].mark for each in fields] == [Mark.KEPT, Mark.ADDED]


def test_only_changes_keeps_the_way_to_them() -> None:
    after = changed(action_plan(), "bench", title="Stühle")
    anchors = [each.anchor for each in compared(action_plan(), after, only_changes=True) if each.anchor]
    assert anchors == [node_id(name) for name in ("squares", "rest", "shade", "bench")]


@pytest.mark.parametrize("edition", list(Edition))
def test_a_programme_without_measures_has_every_edition(edition: Edition) -> None:
    empty = replace(action_plan(), nodes=(made(Level.HANDLUNGSFELD, "alone", "Allein"),))
    assert print_blocks(empty, replace(OPTIONS, edition=edition, compare_with=empty))


def test_a_column_of_short_words_leaves_the_room_to_long_texts() -> None:
    columns = ("Nr.", "Maßnahme", "Status", "Umsetzung")
    row = TableRow("a", "1", (Run("Wir bauen Wege. " * 12),), (), ((Run("Es wird gebaut. " * 4),), (Run("laufend"),)))
    number, statement, status, progress = column_shares(columns, [row])
    assert number < progress < 0.1 < status < statement
    assert sum((number, statement, status, progress)) == pytest.approx(1)


@pytest.mark.parametrize("design", design_names())
def test_the_head_of_the_numbers_is_not_divided(design: str) -> None:
    programme = with_node(election_programme(), "b1", number="1")
    layout = lay_out(programme, replace(OPTIONS, edition=Edition.TABLE), load_design(design))
    texts = {item.line.text.strip() for page in layout.pages for item in page.items if isinstance(item, PlacedLine)}
    assert "Nr." in texts


def test_a_table_whose_measures_have_no_numbers_has_no_column_for_them(tmp_path: Path) -> None:
    programme = with_node(election_programme(), "b1", fields={"Status": "laufend"})
    options = replace(OPTIONS, edition=Edition.TABLE)
    [table] = blocks_of(MeasureTable, programme, edition=Edition.TABLE)
    assert not table.numbered
    assert table.columns == ("Lösung", "Status")
    assert sum(table.shares) == pytest.approx(1)
    for suffix in (".pdf", ".docx", ".xlsx", ".html", ".md"):
        target = tmp_path / f"x{suffix}"
        export(programme, options, target)
        text = written_words(target)
        assert "Nr" not in text, suffix
        assert "laufend" in text, suffix
        assert not missing_words(programme, options, target), suffix
    assert "| Lösung | Status |\n| --- | --- |\n| **13 Unterwegs** |  |\n" in (tmp_path / "x.md").read_text("utf-8")


def test_large_type_stacks_the_fields_without_numbers_too() -> None:
    fields = {"status": "laufend", "verantwortlich": "Tiefbauamt", "beginn": "2027"}
    programme = with_node(election_programme(), "b1", fields=fields)
    [table] = blocks_of(MeasureTable, programme, edition=Edition.TABLE)
    stacked = fitting(table, load_design("grossdruck"))
    assert stacked.columns == ("Lösung", "Angaben")
    assert sum(stacked.shares) == pytest.approx(1)
    [row] = [row for row in stacked.rows if isinstance(row, TableRow)]
    assert len(row.cells) == 1


def test_large_type_stacks_the_fields_of_a_table() -> None:
    [table] = blocks_of(MeasureTable, action_plan(), edition=Edition.TABLE)
    assert fitting(table, load_design("ratsvorlage")) is table
    stacked = fitting(table, load_design("grossdruck"))
    assert stacked.columns == ("Nr.", "Maßnahme", "Angaben")
    [lanes] = [row for row in stacked.rows if isinstance(row, TableRow) and row.anchor == node_id("lanes")]
    assert plain_of(lanes.cells[0]).startswith("Verantwortlich: Tiefbauamt")
