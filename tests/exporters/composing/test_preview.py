"""The preview shows the pages of the export, whatever was edited in whatever order."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.composing.document import lay_out, line_setter
from exporters.composing.preview import Preview
from exporters.composing.whole_preview import AnyPreview, preview_of
from exporters.design import load_design
from exporters.options import Edition, ExportOptions
from exporters.typesetting.items import Item, Page, PlacedLine
from programme.measures import MeasureQuery
from programme.model import Level, Node, Programme, walk
from programme.schemes import WAHLPROGRAMM
from tests.exporters.seed_programmes import load

DESIGN = load_design("ratsvorlage")
SETTER = line_setter(DESIGN)
OPTIONS = ExportOptions(stand="22.11.2026")
LONG = "Die Stadt baut das Netz der Radwege aus und verbessert die Beteiligung^[Auch der Kinder.] aller Menschen. " * 6


def seen(page: Page) -> list[object]:
    """What can be seen of a page; marks count the elements of a document and differ."""

    def shown(item: Item) -> object:
        return (round(item.x, 2), round(item.y, 2), item.line) if isinstance(item, PlacedLine) else item

    return [page.width, page.height, page.left, page.label, page.anchors, *map(shown, page.items)]


def compare(preview: AnyPreview, programme: Programme, options: ExportOptions = OPTIONS) -> None:
    pages = lay_out(programme, options, DESIGN, SETTER).pages
    preview.advance(60)
    assert preview.finished
    assert preview.count == len(pages)
    for index, page in enumerate(pages):
        shown = preview.page(index)
        assert shown is not None
        assert seen(shown) == seen(page), index
    assert preview.page(len(pages)) is None


CHOICES = (
    OPTIONS,
    replace(OPTIONS, cover=False, contents=False, chapter_on_new_page=True),
    replace(OPTIONS, edition=Edition.DEBATE, comments=True),
    replace(OPTIONS, edition=Edition.DEBATE, number_whole_programme=True, notes_margin=False, line_step=5),
    replace(OPTIONS, edition=Edition.SHEETS, comments=True, empty_fields=True),
    replace(OPTIONS, edition=Edition.TABLE),
    replace(OPTIONS, edition=Edition.TABLE, measure_filter=MeasureQuery(words="Beratung")),
)


@pytest.mark.parametrize("options", CHOICES)
@pytest.mark.parametrize("name", ["aktionsplan_musterstadt"])
def test_it_shows_the_pages_of_the_export(name: str, options: ExportOptions) -> None:
    programme = load(name)
    compare(Preview(programme, options, DESIGN, SETTER), programme, options)


def chapters(count: int) -> Programme:
    """Chapters of sections of bullets, with references and footnotes."""
    nodes = tuple(
        Node(
            f"k{chapter}",
            Level.HANDLUNGSFELD,
            f"Kapitel {chapter} über Verkehr und Wohnen",
            LONG if chapter % 3 == 0 else f"Siehe [](#k{(chapter + 1) % count}).",
            children=tuple(
                Node(f"m{chapter}-{measure}", Level.MASSNAHME, f"Punkt {measure}: " + LONG[: measure * 40 + 20])
                for measure in range(chapter % 4 + 2)
            ),
        )
        for chapter in range(count)
    )
    return Programme("p", "Programm", WAHLPROGRAMM, preface="Vorwort.\n\n" + LONG, nodes=nodes, closing="Schluss^[1].")


def free_id(programme: Programme) -> str:
    taken = {node.id for node in walk(programme.nodes)}
    return next(name for number in count() if (name := f"neu{number}") not in taken)


def edited(programme: Programme, kind: str, place: int, amount: int) -> Programme:
    nodes = list(programme.nodes)
    at = place % len(nodes)
    if kind == "title":
        nodes[at] = replace(nodes[at], title=f"Kapitel mit anderem Titel {'und noch mehr ' * amount}")
    elif kind == "text":
        nodes[at] = replace(nodes[at], text=LONG * (amount % 4))
    elif kind == "remove" and len(nodes) > 1:
        del nodes[at]
    elif kind == "move":
        nodes.insert(amount % len(nodes), nodes.pop(at))
    elif kind == "add":
        nodes.insert(at, Node(free_id(programme), Level.HANDLUNGSFELD, "Neu", LONG))
    elif kind == "bullet":
        children = (*nodes[at].children, Node(free_id(programme), Level.MASSNAHME, "Neu"))
        nodes[at] = replace(nodes[at], children=children)
    elif kind == "measure" and nodes[at].children:
        first, *others = nodes[at].children
        first = replace(
            first, title=LONG[: 30 * amount + 5], text=LONG[: 90 * amount], fields={"status": LONG[:amount]}
        )
        nodes[at] = replace(nodes[at], children=(*others, first))
    elif kind == "preface":
        return replace(programme, preface=LONG * (amount % 3))
    return replace(programme, nodes=tuple(nodes))


EDITS = st.tuples(
    st.sampled_from(["title", "text", "remove", "move", "add", "bullet", "measure", "preface"]),
    st.integers(0, 20),
    st.integers(0, 9),
    st.integers(0, 12),
)


EDITIONS = st.sampled_from(list(CHOICES[:6]))


@settings(max_examples=60)
@given(edits=st.lists(EDITS, min_size=1, max_size=6), options=EDITIONS)
def test_any_edits_show_the_pages_of_the_export(edits: list[tuple[str, int, int, int]], options: ExportOptions) -> None:
    programme = chapters(9)
    preview = Preview(programme, options, DESIGN, SETTER)
    for kind, place, amount, looked_at in edits:
        preview.page(looked_at)  # as far as somebody looked, the rest is not laid out
        programme = edited(programme, kind, place, amount)
        first = preview.update(programme)
        assert first >= 0
    compare(preview, programme, options)


def test_wider_lines_set_all_pages_of_the_debate_edition_in_smaller_type() -> None:
    options = replace(OPTIONS, edition=Edition.DEBATE)
    narrow = replace(chapters(6), nodes=tuple(replace(each, text="Kurz. ", children=()) for each in chapters(6).nodes))
    preview = Preview(narrow, options, DESIGN, SETTER)
    preview.advance(60)
    for text in ("WWWW " * 40, "Kurz."):
        changed = replace(narrow, nodes=(*narrow.nodes[:-1], replace(narrow.nodes[-1], text=text)))
        preview.update(changed)
        compare(preview, changed, options)


def test_first_pages_of_the_debate_edition_do_not_wait_for_the_widest_of_all_lines() -> None:
    options = replace(OPTIONS, edition=Edition.DEBATE)
    nodes = [replace(each, text="Kurz.", children=()) for each in chapters(120).nodes]
    nodes[57] = replace(nodes[57], text="WWWW " * 40)  # between two that are measured at once
    programme = replace(chapters(120), nodes=tuple(nodes))
    preview = Preview(programme, options, DESIGN, SETTER)
    first = next(index for index in range(9) if "Kurz." in words(preview.page(index)))
    early, state = preview.page(first), preview.state
    assert not preview.finished
    compare(preview, programme, options)
    late = preview.page(first)
    assert early and late
    assert preview.state != state
    assert line_height(early) > line_height(late)


@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE, Edition.TABLE, Edition.SHEETS])
def test_an_excerpt_comes_before_the_pages_that_it_names(edition: Edition) -> None:
    programme, options = load("aktionsplan_musterstadt"), replace(OPTIONS, edition=edition)
    chapter, other = programme.nodes[1], programme.nodes[0]
    excerpt = replace(options, parts=(chapter.id,))
    whole = preview_of(programme, options, DESIGN)
    preview = preview_of(programme, excerpt, DESIGN, whole)
    early = words(preview.page(0))
    assert "Auszug aus" in early
    assert not preview.finished
    compare(preview, programme, excerpt)
    assert preview.advance(60)
    changed = replace(programme, nodes=(replace(other, text=LONG * 20), *programme.nodes[1:]))
    preview.update(changed)
    compare(preview, changed, excerpt)
    assert words(preview.page(0)) != early
    again = preview_of(changed, options, DESIGN, preview)
    assert again is whole
    assert again.finished
    compare(again, changed, options)


def words(page: Page | None) -> str:
    return "\n".join(item.line.text for item in page.items if isinstance(item, PlacedLine)) if page else ""


def line_height(page: Page) -> float:
    """Between the first two lines that say the same."""
    first, second = [item.y for item in page.items if isinstance(item, PlacedLine) and item.line.text == "Kurz. "][:2]
    return second - first


def test_another_scheme_or_level_prints_all_anew() -> None:
    programme = load("aktionsplan_musterstadt")
    for options in CHOICES[:6]:
        preview = Preview(programme, options, DESIGN, SETTER)
        preview.advance(60)
        levels = tuple(replace(each, singular=each.singular + "s", labelled=True) for each in programme.scheme.levels)
        changed = replace(programme, scheme=replace(programme.scheme, levels=levels))
        preview.update(changed)
        compare(preview, changed, options)


@pytest.mark.parametrize("options", CHOICES[:6])
def test_references_in_the_words_around_are_read(options: ExportOptions) -> None:
    words = "Siehe [](#k1)^[Eine Fußnote.] und [](#fehlt)."
    programme = replace(chapters(4), preface=words, closing=words)
    compare(Preview(programme, options, DESIGN, SETTER), programme, options)


def test_a_short_programme_has_no_contents() -> None:
    compare(Preview(chapters(2), OPTIONS, DESIGN, SETTER), chapters(2))


def test_pages_before_the_first_change_stay() -> None:
    programme = chapters(30)
    preview = Preview(programme, OPTIONS, DESIGN, SETTER)
    preview.advance(60)
    before = [preview.page(index) for index in range(preview.count)]
    first = preview.update(edited(programme, "title", 25, 1))
    assert first > 5
    for index in range(2, first):
        page, old = preview.page(index), before[index]
        assert page is not None
        assert old is not None
        assert seen(page)[5:-2] == seen(old)[5:-2]  # the foot counts the pages


def test_only_what_is_looked_at_is_laid_out() -> None:
    preview = Preview(chapters(30), OPTIONS, DESIGN, SETTER)
    assert preview.page(3) is not None
    assert not preview.finished
    assert preview.count < 10


def test_a_node_is_found_on_its_page() -> None:
    programme = chapters(12)
    preview = Preview(programme, OPTIONS, DESIGN, SETTER)
    places = lay_out(programme, OPTIONS, DESIGN, SETTER).page_of()
    for node in walk(programme.nodes):
        assert preview.page_of(node.id) == places[node.id]
    assert preview.page_of("fehlt") is None


def test_the_contents_get_their_numbers_when_all_is_laid_out() -> None:
    preview = Preview(chapters(12), OPTIONS, DESIGN, SETTER)

    def numbers() -> list[str]:
        page = preview.page(1)
        assert page is not None
        return [item.line.text for item in page.items if isinstance(item, PlacedLine) and item.line.text.isdigit()]

    assert numbers() == []
    preview.advance(60)
    assert len(numbers()) == 12
