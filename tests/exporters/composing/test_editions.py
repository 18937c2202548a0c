"""Every edition in every design: machine-checked, complete, and as the printed page is described."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import page
import pytest

from exporters.completeness import missing_words
from exporters.composing.document import lay_out
from exporters.composing.front import CONTENTS_ANCHOR
from exporters.design import design_names, load_design
from exporters.options import Edition, ExportOptions
from exporters.pdf_writer import write_pdf
from exporters.typesetting.items import Layout, Page, PlacedLine, PlacedRule
from exporters.typesetting.structure import ARTIFACT
from programme.lines import LineSettings, number_lines
from programme.model import SHORT_TITLE_LENGTH, Level, Node, Programme, walk
from tests.exporters.seed_programmes import load

SAMPLE = "aktionsplan_musterstadt"


def options_for(edition: Edition, value: Programme, **more: Any) -> ExportOptions:
    base = edited(value) if edition is Edition.COMPARISON else None
    return ExportOptions(edition=edition, compare_with=base, compare_name="V1", stand="22.11.2026", **more)


def edited(value: Programme) -> Programme:
    """An earlier state: other words, a node that is gone since, one that has come since."""
    first, *rest = value.nodes
    earlier = replace(first, title=f"{first.title} von früher", children=first.children[1:])
    return replace(value, nodes=(earlier, *rest[1:]))


def lines(each: Page) -> list[PlacedLine]:
    return [item for item in each.items if isinstance(item, PlacedLine)]


def body_text(layout: Layout) -> list[str]:
    return [item.line.text for each in layout.pages for item in lines(each)]


@pytest.mark.parametrize("design", design_names())
@pytest.mark.parametrize("edition", Edition)
def test_every_edition_passes_the_checker_in_every_design(tmp_path: Path, edition: Edition, design: str) -> None:
    value, target = load(SAMPLE), tmp_path / "x.pdf"
    write_pdf(value, options_for(edition, value, design=design), target, lambda _: None)
    for profile in ("ua1", "2a"):
        report = page.validate_pdf(target, profile=profile)
        assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("design", design_names())
@pytest.mark.parametrize("edition", Edition)
def test_no_edition_leaves_the_page(edition: Edition, design: str) -> None:
    value = load(SAMPLE)
    for each in lay_out(value, options_for(edition, value, design=design), load_design(design)).pages:
        for item in lines(each):
            left = each.left + item.x + item.line.x
            assert left >= 0
            assert left + item.line.width <= each.width - 10
            assert 0 < item.y < each.height


@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE, Edition.COMPARISON])
def test_no_word_is_left_out(tmp_path: Path, edition: Edition) -> None:
    value, target = load(SAMPLE), tmp_path / "x.pdf"
    options = options_for(edition, value)
    write_pdf(value, options, target, lambda _: None)
    assert missing_words(value, options, target) == Counter()


class TestDebate:
    def layout(self, **more: Any) -> Layout:
        value = load(SAMPLE)
        return lay_out(
            value, options_for(Edition.DEBATE, value, **more), load_design(more.get("design", "ratsvorlage"))
        )

    def numbered(self, layout: Layout) -> list[tuple[int, str]]:
        """Each number in the margin with the text beside it."""
        found = []
        for each in layout.pages:
            beside = {round(item.y, 1): item for item in lines(each) if item.x >= 0 and item.marks.element != ARTIFACT}
            for item in lines(each):
                if item.x < 0 and item.marks.element == ARTIFACT and item.line.text.strip().isdigit():
                    near = min(beside, key=lambda y: abs(y - item.y))
                    found.append((int(item.line.text), beside[near].line.text))
        return found

    def test_lines_and_numbers_are_those_of_the_rule(self) -> None:
        expected = [
            (block.first + place, "".join(line.text.split()).removesuffix("-"))
            for block in number_lines(load(SAMPLE), LineSettings())
            for place, line in enumerate(block.lines)
        ]
        printed = [
            (number, "".join(text.split()).rstrip("\u00ad\u200b").removesuffix("-"))
            for number, text in self.numbered(self.layout())
        ]
        assert [number for number, _ in printed] == [number for number, _ in expected]
        same = sum(one[1].startswith(other[1][:20]) for one, other in zip(expected, printed, strict=True))
        assert same > len(expected) * 0.95  # footnote marks stand in printed lines only

    def test_every_fifth_number(self) -> None:
        assert {number % 5 for number, _ in self.numbered(self.layout(line_step=5))} == {0}

    @pytest.mark.parametrize("notes", [True, False])
    def test_numbers_never_touch_the_text(self, notes: bool) -> None:
        for each in self.layout(notes_margin=notes).pages:
            for item in lines(each):
                if item.x < 0:
                    assert item.x + item.line.width <= -8.0
                    assert each.left + item.x + item.line.width - 5 * 4.0 > 10

    def test_no_type_is_smaller_than_nine_and_a_half_points(self) -> None:
        layout = self.layout()
        sizes = {
            run.style.size
            for each in layout.pages
            for item in lines(each)
            for run in item.line.runs
            if item.marks.element != ARTIFACT and not run.style.rise
        }
        assert min(sizes - {8.5, 9.0}) >= 9.5  # footnotes and remarks are smaller

    def test_large_print_is_landscape(self) -> None:
        layout = self.layout(design="grossdruck")
        assert layout.pages[-2].width > layout.pages[-2].height

    def test_the_room_for_notes_has_an_edge(self) -> None:
        layout = self.layout()
        upright = [item for item in layout.pages[-2].items if isinstance(item, PlacedRule) and item.height > 300]
        assert len(upright) == 1

    def test_the_head_says_that_it_is_a_draft(self) -> None:
        assert any(text.startswith("Entwurf – Stand: 22.11.2026") for text in body_text(self.layout()))


def test_an_excerpt_says_where_it_stands() -> None:
    value = load(SAMPLE)
    part = value.nodes[1].children[0]
    layout = lay_out(value, ExportOptions(parts=(part.id,), stand="22.11.2026"), load_design("ratsvorlage"))
    text = " ".join(body_text(layout))
    assert f"Auszug aus „{value.title}“" in text
    whole = lay_out(value, ExportOptions(stand="22.11.2026"), load_design("ratsvorlage"))
    first = whole.page_of()[part.id] + 1
    assert f"Seiten {first}–" in text or f"Seite {first} " in text


def test_the_table_is_landscape_with_heads_on_every_page() -> None:
    value = load(SAMPLE)
    layout = lay_out(value, options_for(Edition.TABLE, value, cover=False, imprint=False), load_design("ratsvorlage"))
    assert len(layout.pages) > 1
    for each in layout.pages:
        assert each.width > each.height
        assert "Nr." in {item.line.text.strip() for item in lines(each)}


def test_each_measure_has_a_sheet() -> None:
    value = load(SAMPLE)
    measures = [node for node in walk(value.nodes) if node.level.depth == 4]
    layout = lay_out(value, options_for(Edition.SHEETS, value, cover=False, imprint=False), load_design("ratsvorlage"))
    places = layout.page_of()
    assert sorted(places[node.id] for node in measures) == [places[node.id] for node in measures]
    assert len({places[node.id] for node in measures}) == len(measures)
    assert sum(text.strip() == "Notizen" for text in body_text(layout)) >= len(measures) - 1


def test_a_comparison_marks_words_and_names_them_in_the_structure() -> None:
    value = load(SAMPLE)
    layout = lay_out(value, options_for(Edition.COMPARISON, value), load_design("ratsvorlage"))
    assert {"Ins", "Del"} <= set(layout.structure.roles)
    decorations = {
        run.style.decoration: run.text for each in layout.pages for item in lines(each) for run in item.line.runs
    }
    assert {"underline", "strike"} <= decorations.keys()


def test_the_cover_ground_reaches_the_edges() -> None:
    value = load(SAMPLE)
    cover = lay_out(value, ExportOptions(design="wahlprogramm"), load_design("wahlprogramm")).pages[0]
    ground = cover.items[0]
    assert isinstance(ground, PlacedRule)
    assert (cover.left + ground.x, ground.y, ground.width) == (0.0, 0.0, cover.width)


@pytest.mark.parametrize("design", design_names())
def test_a_long_title_stands_whole_in_the_contents_and_cut_in_the_bookmarks(design: str) -> None:
    value = load(SAMPLE)
    title = " ".join(["Die Verwaltung arbeitet mit Vereinen und Initiativen zusammen"] * 4)
    value = replace(value, nodes=(replace(value.nodes[0], title=title, short_title=""), *value.nodes[1:]))
    layout = lay_out(value, ExportOptions(design=design), load_design(design))
    contents = next(each for each in layout.pages if any(name == CONTENTS_ANCHOR for name, _ in each.anchors))
    texts = [item.line.text for item in lines(contents)]
    assert title in "".join(texts)
    begin = next(place for place, text in enumerate(texts) if text.startswith("Die Verwaltung"))
    dots = next(place for place in range(begin, len(texts)) if texts[place].startswith(". ."))
    widths = [item.line.width for item in lines(contents)[begin:dots]]
    assert len(widths) > 1
    assert min(widths) > max(widths) * 0.6
    number = texts[dots + 1].strip()
    assert number.isdigit()
    cut = next(each.title for each in layout.bookmarks if each.title.startswith("Die Verwaltung"))
    assert cut.endswith(" …")
    assert len(cut) <= SHORT_TITLE_LENGTH + 2


@pytest.mark.parametrize("design", design_names())
def test_leaders_begin_close_behind_the_titles(design: str) -> None:
    layout = lay_out(load(SAMPLE), ExportOptions(design=design), load_design(design))
    placed = [item for each in layout.pages for item in lines(each)]
    leaders = [place for place, item in enumerate(placed) if item.line.text.startswith(". .")]
    assert leaders
    for place in leaders:
        title = placed[place - 1]
        assert 4 <= placed[place].x - (title.x + title.line.x + title.line.width) < 10


@pytest.mark.parametrize("lonely", [0, 1])
def test_an_entry_of_the_contents_stays_with_the_deeper_ones_behind_it(lonely: int) -> None:
    """Chapters that have one section each, the first ones none: no page of the contents ends with a chapter."""
    value = load(SAMPLE)
    chapters = [replace(value.nodes[0], id=f"k{place}", title="Kapitel", children=()) for place in range(60)]
    chapters[lonely:] = [
        replace(each, children=(Node(f"a{each.id}", Level.LEITZIEL, "Abschnitt"),)) for each in chapters[lonely:]
    ]
    layout = lay_out(replace(value, nodes=tuple(chapters)), ExportOptions(), load_design("ratsvorlage"))
    places = layout.page_of()
    assert places["k0"] - places[CONTENTS_ANCHOR] > 1
    for each in layout.pages[places[CONTENTS_ANCHOR] : places["k0"]]:
        titles = [item.line.text for item in lines(each) if item.line.text.startswith(("Kapitel", "Abschnitt"))]
        assert titles[-1].startswith("Abschnitt")
