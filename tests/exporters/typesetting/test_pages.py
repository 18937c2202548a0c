"""Pages: every strip once and in order, inside the frame, headings with their text, no widows, notes at the foot."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exporters.typesetting.flow import (
    Element,
    Entry,
    FixedLine,
    Label,
    NewPage,
    Paragraph,
    ParagraphStyle,
    Picture,
    Space,
)
from exporters.typesetting.inline import RunStyle, Span
from exporters.typesetting.items import Marks, Page, PlacedLine, PlacedPicture, PlacedRule
from exporters.typesetting.lines import Align, LineSetter, LineStyle
from exporters.typesetting.metrics import SOFT_HYPHEN
from exporters.typesetting.pages import Frame
from exporters.typesetting.setting import set_pages
from exporters.typesetting.structure import ARTIFACT

FRAME = Frame(300.0, 200.0, 40.0, 30.0, 20.0, 30.0)  # 230 x 150: ten lines of 15
STYLE = RunStyle("serif", 10.0)
TEXT = ParagraphStyle(15.0)
HEAD = ParagraphStyle(15.0, keep_next=True, keep_whole=True, before=15.0)


def paragraph(lines: int, style: ParagraphStyle = TEXT, mark: int = 0, word: str = "Zeile") -> Paragraph:
    text = "\n".join(f"{word} {mark}.{number}" for number in range(lines))
    return Paragraph((Span(text, STYLE),), style, Marks(mark))


def texts(page: Page) -> list[str]:
    return [item.line.text.strip() for item in page.items if isinstance(item, PlacedLine)]


def all_texts(pages: list[Page]) -> list[str]:
    return [text for page in pages for text in texts(page)]


ELEMENTS = st.lists(
    st.tuples(st.sampled_from(["text", "head", "break", "space", "whole"]), st.integers(1, 14)), max_size=25
)


def built(plan: list[tuple[str, int]]) -> list[Element]:
    elements: list[Element] = []
    for mark, (kind, size) in enumerate(plan):
        if kind == "break":
            elements.append(NewPage())
        elif kind == "space":
            elements.append(Space(float(size)))
        elif kind == "head":
            elements.append(paragraph(1 + size // 8, HEAD, mark))
        else:
            style = ParagraphStyle(15.0, before=size / 2, after=3.0, keep_whole=kind == "whole")
            elements.append(paragraph(size, style, mark))
    return elements


@given(plan=ELEMENTS)
def test_every_line_is_placed_once_in_order_and_inside_the_frame(
    setter: LineSetter, plan: list[tuple[str, int]]
) -> None:
    elements = built(plan)
    pages = set_pages(elements, FRAME, setter)
    expected = [
        f"Zeile {element.marks.element}.{number}"
        for element in elements
        if isinstance(element, Paragraph)
        for number in range(len(element.spans[0].text.split("\n")))
    ]
    assert all_texts(pages) == expected
    for page in pages:
        heights = [item.y for item in page.items if isinstance(item, PlacedLine)]
        assert heights == sorted(heights)
        assert not heights or (heights[0] > FRAME.top and heights[-1] < FRAME.height - FRAME.bottom)


@given(plan=ELEMENTS)
def test_no_widow_no_orphan_no_heading_alone(setter: LineSetter, plan: list[tuple[str, int]]) -> None:
    plan = [(kind, min(size, 6)) for kind, size in plan if kind != "space"]
    heads = {mark for mark, (kind, _) in enumerate(plan) if kind == "head"}
    assume(not any({mark, mark + 1, mark + 2} <= heads for mark in heads))  # headings alone would fill the page
    pages = [page for page in map(texts, set_pages(built(plan), FRAME, setter)) if page]
    for page, following in pairwise(pages):
        mark, number = place(page[-1])
        last = number == plan[mark][1] - 1
        if mark in heads:
            between = plan[mark + 1 : place(following[0])[0]]
            assert "break" in {kind for kind, _ in between}
        elif not last:
            assert plan[mark][0] == "text"
            assert 1 <= number <= plan[mark][1] - 3


def place(text: str) -> tuple[int, int]:
    """Mark and line number of a line that `paragraph` made."""
    mark, number = text.removeprefix("Zeile ").split(".")
    return int(mark), int(number)


def test_headings_that_fill_a_page_part_before_the_last_one(setter: LineSetter) -> None:
    elements = [*(paragraph(1, HEAD, number) for number in range(5)), paragraph(3, mark=5)]
    pages = set_pages(elements, FRAME, setter)
    assert texts(pages[1])[:2] == ["Zeile 4.0", "Zeile 5.0"]


def test_a_heading_keeps_two_lines_of_what_follows(setter: LineSetter) -> None:
    for filled in range(1, 12):
        elements = [paragraph(1, mark=number) for number in range(filled)]
        elements += [paragraph(1, HEAD, 90), paragraph(1, mark=91), paragraph(1, mark=92), paragraph(1, mark=93)]
        page = next(page for page in set_pages(elements, FRAME, setter) if "Zeile 90.0" in texts(page))
        assert {"Zeile 90.0", "Zeile 91.0", "Zeile 92.0"} <= set(texts(page))


def test_half_a_word_ends_a_page_only_where_much_would_stay_empty(setter: LineSetter) -> None:
    word = "Wohnungsbaugesellschaftenstadtentwicklungsgesellschaftenverkehrsbetriebe "  # longer than two lines
    halves = 0
    for filled in range(5, 9):
        elements = [paragraph(1, mark=number) for number in range(filled)]
        elements.append(Paragraph((Span(word * 30, STYLE),), TEXT, Marks(50)))
        first, second = set_pages(elements, FRAME, setter)[:2]
        lines = [item.line.text for item in first.items if isinstance(item, PlacedLine)]
        assert len(lines) >= 7
        if lines[-1].endswith(SOFT_HYPHEN):
            halves += 1
            assert all(line.endswith(SOFT_HYPHEN) for line in lines[-3:])
        assert "".join(texts(second))
    assert halves


def test_labels_that_keep_one_line_do_not_chain(setter: LineSetter) -> None:
    label = ParagraphStyle(15.0, keep_next=True, keep_lines=1, keep_whole=True)
    elements = [paragraph(1, mark=90)]
    elements += [paragraph(1, (label, TEXT)[number % 2], number) for number in range(18)]
    pages = set_pages(elements, FRAME, setter)
    assert [len(texts(page)) for page in pages] == [9, 10]
    assert all(int(texts(page)[-1].split()[1][0]) % 2 for page in pages)


def test_the_last_heading_is_not_lost(setter: LineSetter) -> None:
    for filled in range(12):
        elements = [*(paragraph(1, mark=number) for number in range(filled)), paragraph(1, HEAD, 99)]
        assert all_texts(set_pages(elements, FRAME, setter))[-1] == "Zeile 99.0"


def test_what_is_kept_with_the_previous_does_not_begin_a_page(setter: LineSetter) -> None:
    last = ParagraphStyle(15.0, keep_previous=True)
    elements = [*(paragraph(1, mark=number) for number in range(10)), paragraph(1, last, 10)]
    pages = set_pages(elements, FRAME, setter)
    assert texts(pages[1]) == ["Zeile 9.0", "Zeile 10.0"]


def test_a_page_does_not_end_with_half_a_word(setter: LineSetter) -> None:
    text = "Wohnungsbaugesellschaften und Stadtentwicklungsgesellschaften " * 8
    for filled in range(10):
        elements = [paragraph(1, mark=number) for number in range(filled)]
        pages = set_pages([*elements, Paragraph((Span(text, STYLE),), TEXT)], FRAME, setter)
        for page in pages[:-1]:
            assert not texts(page)[-1].endswith("\u00ad")


def test_the_larger_of_two_spaces_counts_and_none_at_the_top(setter: LineSetter) -> None:
    first = paragraph(1, ParagraphStyle(15.0, before=20.0, after=6.0))
    second = paragraph(1, ParagraphStyle(15.0, before=9.0))
    (page,) = set_pages([first, second], FRAME, setter)
    one, two = (item.y for item in page.items if isinstance(item, PlacedLine))
    assert two - one == pytest.approx(24.0)
    assert one < FRAME.top + 15.0


def test_a_filling_space_pushes_to_the_foot(setter: LineSetter) -> None:
    (page,) = set_pages([paragraph(1), Space(0.0, fill=True), paragraph(1, mark=1)], FRAME, setter)
    lines = [item for item in page.items if isinstance(item, PlacedLine)]
    assert lines[1].y == pytest.approx(FRAME.height - FRAME.bottom - 15.0 + (lines[0].y - FRAME.top))


def note(lines: int, mark: int) -> Paragraph:
    return paragraph(lines, ParagraphStyle(12.0), mark, "Fußnote")


def with_note(mark: int, lines: int) -> Paragraph:
    spans = (Span(f"Text {mark}", STYLE), Span("1", RunStyle("serif", 6.5, rise=3.4)))
    return Paragraph(spans, TEXT, Marks(mark), notes={1: (note(lines, mark),)})


def test_footnotes_stand_at_the_foot_of_their_page(setter: LineSetter) -> None:
    elements = [paragraph(7), with_note(50, 2), *(paragraph(1, mark=number) for number in range(60, 70))]
    pages = set_pages(elements, FRAME, setter)
    page = next(page for page in pages if "Text 501" in texts(page))
    assert texts(page)[-2:] == ["Fußnote 50.0", "Fußnote 50.1"]
    rule = next(item for item in page.items if isinstance(item, PlacedRule))
    below = [item.y for item in page.items if isinstance(item, PlacedLine) and item.y > rule.y]
    assert len(below) == 2
    assert max(below) < FRAME.height - FRAME.bottom


@given(plan=st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_no_note_is_lost_and_none_leaves_the_page(setter: LineSetter, plan: list[int]) -> None:
    elements = [with_note(mark, lines) if lines else paragraph(2, mark=mark) for mark, lines in enumerate(plan)]
    pages = set_pages(elements, FRAME, setter)
    notes = [text for text in all_texts(pages) if text.startswith("Fußnote")]
    assert notes == [f"Fußnote {mark}.{line}" for mark, lines in enumerate(plan) for line in range(lines)]
    for page in pages:
        ys = [item.y for item in page.items if isinstance(item, PlacedLine)]
        assert max(ys) < FRAME.height - FRAME.bottom
        assert len(set(ys)) == len(ys)


def test_labels_hang_and_only_on_the_first_line(setter: LineSetter) -> None:
    label = Label((Span("8.1", STYLE),), 0.0, 20.0, Align.RIGHT, Marks(7))
    element = Paragraph((Span("eins\nzwei", STYLE),), ParagraphStyle(15.0, left=28.0), Marks(1), (label,))
    (page,) = set_pages([element], FRAME, setter)
    placed = [item for item in page.items if isinstance(item, PlacedLine)]
    assert [item.line.text for item in placed] == ["8.1 ", "eins ", "zwei "]
    assert placed[0].x + placed[0].line.width == pytest.approx(20.0)
    assert placed[0].y == placed[1].y
    assert placed[0].marks == Marks(7)


def test_entries_have_leaders_and_a_number_at_the_edge(setter: LineSetter) -> None:
    entries = [
        Entry(Paragraph((Span(title, STYLE),), TEXT, Marks(1)), Span(number, STYLE), 30.0, Marks(1))
        for title, number in (("Wohnen ", "3"), ("Verkehr und Bildung ", "112"))
    ]
    (page,) = set_pages(entries, FRAME, setter)
    numbers = [item for item in page.items if isinstance(item, PlacedLine) and item.line.text in ("3", "112")]
    assert [item.x + item.line.width for item in numbers] == pytest.approx([230.0, 230.0])
    leaders = [item for item in page.items if isinstance(item, PlacedLine) and set(item.line.text) == {".", " "}]
    assert {item.marks.element for item in leaders} == {ARTIFACT}
    assert (leaders[0].x - leaders[1].x) % 5.0 == pytest.approx(0.0, abs=1e-6)


def test_fixed_lines_each_have_their_own_label(setter: LineSetter) -> None:
    fixed = tuple(
        FixedLine(
            (Span(f"Zeile {number} ", STYLE),),
            Marks(3),
            (Label((Span(str(number), STYLE),), -30.0, 20.0, Align.RIGHT),),
        )
        for number in (14, 15, 16)
    )
    (page,) = set_pages([Paragraph((), TEXT, fixed=fixed)], FRAME, setter)
    assert texts(page) == ["14", "Zeile 14", "15", "Zeile 15", "16", "Zeile 16"]


def test_pictures_shrink_to_the_frame(setter: LineSetter) -> None:
    (page,) = set_pages([Picture("logo", 460.0, 100.0, 4, Align.CENTRE)], FRAME, setter)
    (item,) = page.items
    assert isinstance(item, PlacedPicture)
    assert (item.width, item.height) == (230.0, 50.0)


def test_facing_pages_mirror_their_margins() -> None:
    frame = Frame(300.0, 200.0, 40.0, 30.0, 20.0, 30.0, two_sided=True)
    assert [frame.left(index) for index in range(3)] == [40.0, 30.0, 40.0]


def test_anchors_stand_where_their_paragraph_begins(setter: LineSetter) -> None:
    elements = [paragraph(12), Paragraph((Span("Ziel", STYLE),), TEXT, anchors=("ziel",))]
    pages = set_pages(elements, FRAME, setter)
    [(name, y)] = pages[1].anchors
    assert name == "ziel"
    line = next(item for item in pages[1].items if isinstance(item, PlacedLine) and item.line.text == "Ziel ")
    assert y < line.y < y + 15.0


def test_a_line_style_is_given_on(setter: LineSetter) -> None:
    style = ParagraphStyle(15.0, LineStyle(Align.RIGHT), right=10.0)
    (page,) = set_pages([paragraph(1, style)], FRAME, setter)
    (item,) = page.items
    assert isinstance(item, PlacedLine)
    assert item.x + item.line.x + item.line.width == pytest.approx(220.0)
