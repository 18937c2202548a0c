"""Tables: rows stay whole unless they are longer than half a page, heads are repeated, nothing leaves the frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typesetting.flow import Cell, Paragraph, ParagraphStyle, Row, Table
from exporters.typesetting.inline import RunStyle, Span
from exporters.typesetting.items import DECORATION, Marks, Page, PlacedLine, PlacedRule
from exporters.typesetting.lines import LineSetter
from exporters.typesetting.pages import Frame
from exporters.typesetting.setting import set_pages
from tests.exporters.typesetting.test_pages import paragraph, texts

FRAME = Frame(300.0, 200.0, 40.0, 30.0, 20.0, 30.0)
STYLE = RunStyle("serif", 10.0)


def cell(text: str, mark: int = 0) -> Cell:
    return Cell((Paragraph((Span(text, STYLE),), ParagraphStyle(15.0), Marks(mark)),))


def row(number: int, lines: int) -> Row:
    return Row((cell(f"Kopf {number}"), cell("\n".join(f"Wert {number}.{line}" for line in range(lines)))))


def table(sizes: list[int], heads: int = 0) -> Table:
    head = (Row((cell("Feld"), cell("Inhalt"))),) * heads
    return Table((80.0, 150.0), (*head, *(row(number, lines) for number, lines in enumerate(sizes))), heads)


def pages_of(setter: LineSetter, element: Table, before: int = 0) -> list[Page]:
    return set_pages([*([paragraph(before)] if before else []), element], FRAME, setter)


@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=12), before=st.integers(0, 9))
def test_short_rows_stay_whole(setter: LineSetter, sizes: list[int], before: int) -> None:
    for page in pages_of(setter, table(sizes), before):
        found = texts(page)
        for number, lines in enumerate(sizes):
            present = [text for text in found if text.startswith(f"Wert {number}.")]
            assert len(present) in (0, lines)
            assert (f"Kopf {number}" in found) == bool(present)


@given(sizes=st.lists(st.integers(1, 40), min_size=1, max_size=5), heads=st.integers(0, 1), before=st.integers(0, 9))
def test_nothing_is_lost_and_nothing_leaves_the_page(
    setter: LineSetter, sizes: list[int], heads: int, before: int
) -> None:
    pages = pages_of(setter, table(sizes, heads), before)
    values = [text for page in pages for text in texts(page) if text.startswith("Wert")]
    assert values == [f"Wert {number}.{line}" for number, lines in enumerate(sizes) for line in range(lines)]
    for page in pages:
        for item in page.items:
            if isinstance(item, PlacedLine):
                assert item.y < FRAME.height - FRAME.bottom
            elif isinstance(item, PlacedRule):
                assert item.y + item.height <= FRAME.height - FRAME.bottom + 0.5


def test_a_long_row_is_divided_with_two_lines_on_each_side(setter: LineSetter) -> None:
    pages = pages_of(setter, table([30]), before=6)
    counts = [sum(text.startswith("Wert") for text in texts(page)) for page in pages]
    assert sum(counts) == 30
    assert all(count >= 2 for count in counts if count)


def test_a_divided_row_is_read_cell_by_cell(setter: LineSetter) -> None:
    lines = [[f"{name} {number}" for number in range(12)] for name in ("links", "rechts")]
    cells = tuple(cell("\n".join(texts), mark) for mark, texts in enumerate(lines))
    pages = pages_of(setter, Table((80.0, 150.0), (Row(cells), row(1, 2))), before=2)
    assert len(pages) > 1
    for page in pages:
        found = [text for text in texts(page) if text.startswith(("links", "rechts"))]
        assert found == sorted(found, key=lambda text: (text.split()[0], int(text.split()[1])))


def test_heads_are_repeated_as_decoration(setter: LineSetter) -> None:
    pages = pages_of(setter, table([3, 3, 3, 3, 3], heads=1))
    assert len(pages) > 1
    for number, page in enumerate(pages):
        assert texts(page)[:2] == ["Feld", "Inhalt"]
        marks = {item.marks for item in page.items if isinstance(item, PlacedLine) and item.line.text == "Feld "}
        assert marks == ({DECORATION} if number else {Marks(0)})


def test_a_table_head_does_not_stand_alone(setter: LineSetter) -> None:
    for before in range(1, 10):
        for page in pages_of(setter, table([2, 2], heads=1), before):
            assert texts(page)[-1] != "Inhalt"


def test_cells_stand_in_their_columns(setter: LineSetter) -> None:
    (page,) = pages_of(setter, table([1]))
    left, right = (item for item in page.items if isinstance(item, PlacedLine))
    assert (left.x, right.x) == pytest.approx((3.0, 83.0))
    assert left.y == right.y


def test_shades_cover_their_cell(setter: LineSetter) -> None:
    shaded = Row((Cell(cell("a").paragraphs, shade="#eeeeee"), cell("b")), shade="#dddddd")
    (page,) = pages_of(setter, Table((80.0, 150.0), (shaded,)))
    grounds = [item for item in page.items if isinstance(item, PlacedRule) and item.colour in ("#eeeeee", "#dddddd")]
    assert [(item.x, item.width, item.colour) for item in grounds] == [(0.0, 230.0, "#dddddd"), (0.0, 80.0, "#eeeeee")]


def test_a_flush_table_aligns_with_the_text_around_it(setter: LineSetter) -> None:
    flush = Table((80.0, 150.0), (row(0, 1),), flush=True)
    (page,) = pages_of(setter, flush)
    left, right = (item for item in page.items if isinstance(item, PlacedLine))
    assert (left.x, right.x) == pytest.approx((0.0, 83.0))
