"""PDF files: reading order, tables, furniture, line numbers, notes, tags."""

import io
from collections.abc import Callable

import pytest

from importers import pdf_reader
from importers.pdf import words as page_words
from importers.pdf_reader import read_source
from importers.source import LineEnd, LineRole, SourceDocument
from programme.errors import UnreadableFile, UnsafeFile
from programme.markup import Footnote
from tests.importers.documents import line_with, pdf_file, texts

reportlab = pytest.importorskip("reportlab")
from reportlab.pdfgen.canvas import Canvas  # noqa: E402 - only where it is installed

Draw = Callable[[Canvas], None]
LEFT = "Wir bauen sichere Wege für Kinder und alle {}"
RIGHT = "Busse fahren öfter und abends länger als bisher {}"


def lines_at(canvas: Canvas, x: float, y: float, lines: list[str], font: str = "Helvetica", size: float = 10) -> float:
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 1.2 * size
    return y


def read(*pages: Draw, **size: float) -> SourceDocument:
    return read_source(pdf_file(*pages, **size), "x")


def test_lines_have_size_weight_and_place() -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 780, ["1. Verkehr"], "Helvetica-Bold", 16)
        lines_at(canvas, 60, 740, ["Wir bauen Radwege in der", "ganzen Stadt."])
        lines_at(canvas, 60, 690, ["Kursiv"], "Helvetica-Oblique")

    heading, first, second, last = read(page).lines
    assert (heading.size, heading.bold, heading.page, heading.left) == (16, 1.0, 1, 60)
    assert (first.text, first.end, first.space_above > 0.4) == ("Wir bauen Radwege in der", LineEnd.WRAP, True)
    assert (second.space_above, last.italic) == (0, 1.0)


def test_two_columns_are_read_one_after_the_other_below_a_heading_over_both() -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 790, ["Musterstadt kann mehr, als viele von ihr denken und sagen"], "Helvetica-Bold", 17)
        lines_at(canvas, 60, 750, [LEFT.format(number) for number in range(20)])
        lines_at(canvas, 310, 747, [RIGHT.format(number) for number in range(15)])

    document = read(page)
    expected = [LEFT.format(number) for number in range(20)] + [RIGHT.format(number) for number in range(15)]
    assert texts(document)[1:] == expected
    assert [document.lines[0].column, document.lines[1].column, document.lines[-1].column] == [None, 0, 1]


def test_a_short_heading_between_two_pairs_of_columns_parts_them() -> None:
    def page(canvas: Canvas) -> None:
        for top, number in ((780, 1), (500, 2)):
            lines_at(canvas, 60, top, [f"Kapitel {number}"], "Helvetica-Bold", 18)
            lines_at(canvas, 60, top - 40, [LEFT.format(f"{number}{line}") for line in range(12)])
            lines_at(canvas, 310, top - 40, [RIGHT.format(f"{number}{line}") for line in range(12)])

    found = texts(read(page))
    assert found.index("Kapitel 2") == 25
    assert found[13] == RIGHT.format("10")


def test_labels_and_values_are_no_columns() -> None:
    def page(canvas: Canvas) -> None:
        y = 780.0
        for number in range(8):
            for label, value in (
                ("Verantwortlich für alles:", f"Amt {number}"),
                ("Zielgruppe der Maßnahme:", "Alle in der Stadt"),
            ):
                lines_at(canvas, 60, y, [label])
                y = lines_at(canvas, 250, y, [value, "und noch eine Zeile dazu"]) - 4

    assert texts(read(page))[:2] == ["Verantwortlich für alles:\tAmt 0", "und noch eine Zeile dazu"]


def ruled(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def test_a_ruled_table_has_cells_in_which_lines_stay_together() -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, [60, 160, 500], [700, 660, 600])
        lines_at(canvas, 64, 685, ["Beschreibung im", "Konzept"])
        lines_at(canvas, 164, 688, ["Wir bauen Radwege in der", "ganzen Stadt.", "Bald."])
        lines_at(canvas, 64, 630, ["Sachstand"])
        lines_at(canvas, 164, 650, ["In Arbeit"])
        lines_at(canvas, 60, 560, ["Danach"])

    document = read(page)
    places = [(line.cell.row, line.cell.column) if line.cell else None for line in document.lines]
    assert places == [(0, 0), (0, 0), (0, 1), (0, 1), (0, 1), (1, 0), (1, 1), None]
    assert line_with(document, "Bald").end is LineEnd.PARAGRAPH


def test_merged_cells_say_how_far_they_reach() -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, [60, 500], [700, 670, 640])
        canvas.line(200, 670, 200, 640)
        for x, y, word in ((64, 680, "Kopf"), (64, 650, "Links"), (204, 650, "Rechts")):
            lines_at(canvas, x, y, [word])

    document = read(page)
    head = line_with(document, "Kopf").cell
    right = line_with(document, "Rechts").cell
    assert head is not None and (head.column, head.width) == (0, 2)
    assert right is not None and (right.row, right.column) == (1, 1)


def test_a_table_goes_on_over_the_page_and_a_torn_row_is_one() -> None:
    def sheet(rows: list[tuple[str, str]]) -> Draw:
        def page(canvas: Canvas) -> None:
            ruled(canvas, [60, 160, 500], [780 - 40 * number for number in range(len(rows) + 1)])
            for number, (label, value) in enumerate(rows):
                lines_at(canvas, 64, 760 - 40 * number, [label])
                lines_at(canvas, 164, 760 - 40 * number, [value])

        return page

    document = read(
        sheet([("Nr.", "Titel"), ("Ziel", "Wege"), ("Stand", "Im Bau, wird")]),
        sheet([("", "fertig."), ("Kosten", "5")]),
    )
    places = {line.text: (line.cell.table, line.cell.row) for line in document.lines if line.cell}
    assert places["fertig."] == places["Stand"] == (0, 2)
    assert places["Kosten"] == (0, 3)


def test_a_frame_around_text_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(50, 50, 500, 740)
        canvas.line(50, 760, 550, 760)
        lines_at(canvas, 60, 770, ["Musterstadt"])
        lines_at(canvas, 60, 740, [LEFT.format(number) for number in range(30)])

    found = read(page).lines
    assert len(found) >= 31
    assert all(line.cell is None for line in found)


def test_heads_feet_and_page_numbers_are_furniture() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            lines_at(canvas, 60, 815, ["Wahlprogramm Musterstadt 2026"], size=8)
            lines_at(canvas, 60, 780, [f"Absatz {word} {chr(60 + 5 * number)}" for word in ("eins", "zwei", "drei")])
            lines_at(canvas, 290, 30, [f"{number}"], size=8)

        return draw

    document = read(*(page(number) for number in range(3, 8)))
    roles = [line.role for line in document.lines if line.page == 2]
    assert roles == [LineRole.PAGE_HEAD, LineRole.TEXT, LineRole.TEXT, LineRole.TEXT, LineRole.PAGE_FOOT]


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_in_the_margin_are_taken_off(step: int) -> None:
    def page(canvas: Canvas) -> None:
        for number in range(1, 31):
            if number % step == 0:
                canvas.setFont("Helvetica", 7)
                canvas.drawRightString(52, 800 - 14 * number, str(number))
            lines_at(canvas, 60, 800 - 14 * number, [LEFT.format("x")], size=11)

    document = read(page)
    assert set(texts(document)) == {LEFT.format("x")}
    assert [line.margin_number for line in document.lines] == [n if n % step == 0 else None for n in range(1, 31)]


def test_line_numbers_right_of_the_text_may_share_their_left_edges() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(1, 15):
            lines_at(canvas, 545, 800 - 14 * number, [str(number)], size=8)
            lines_at(canvas, 60, 800 - 14 * number, [LEFT.format("x")], size=11)

    assert [(line.text, line.margin_number) for line in read(page).lines] == [
        (LEFT.format("x"), number) for number in range(1, 15)
    ]


def test_a_numbered_list_is_no_line_numbering() -> None:
    def page(canvas: Canvas) -> None:
        for number in range(1, 8):
            lines_at(canvas, 60, 800 - 14 * number, [f"{number}"])
            lines_at(canvas, 80, 800 - 14 * number, [LEFT.format("x")])

    assert texts(read(page))[0].startswith("1 Wir bauen")


@pytest.mark.parametrize("columns", [[60.0, 90.0, 390.0, 510.0], [60.0, 510.0]])
def test_numbers_of_the_rows_of_a_table_are_no_line_numbering(columns: list[float]) -> None:
    title = "Radweg an der Straße mit Namen bauen und gut schützen"

    def page(canvas: Canvas) -> None:
        ruled(canvas, columns, [700.0 - 18 * row for row in range(13)])
        for row in range(12):
            for x, text in ((66, str(row + 1)), (96, title), (396, "Bauamt der Stadt")):
                lines_at(canvas, x, 687 - 18 * row, [text])

    words = " ".join(texts(read(page))).split()
    assert [word for word in words if word.isdecimal()] == [str(row + 1) for row in range(12)]


def test_a_turned_page_is_read_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        lines_at(canvas, 60, 500, ["Erste Zeile quer", "Zweite Zeile quer"])

    document = read(page)
    assert texts(document) == ["Erste Zeile quer", "Zweite Zeile quer"]
    assert document.lines[0].left == 60


def test_a_footnote_goes_to_its_mark() -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 780, [LEFT.format(number) for number in range(6)], size=11)
        lines_at(canvas, 60, 700, ["Wir bauen Radwege"], size=11)
        lines_at(canvas, 154, 704, ["1"], size=6)
        lines_at(canvas, 162, 700, ["weiter."], size=11)
        lines_at(canvas, 60, 84, ["1"], size=5)
        lines_at(canvas, 66, 80, ["Siehe Konzept von 2019, vom Rat beschlossen"], size=8)

    document = read(page)
    line = line_with(document, "Radwege")
    assert any(isinstance(inline, Footnote) for inline in line.inlines)
    assert not any("Konzept" in text for text in texts(document))


def test_a_raised_number_stays_in_its_line() -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 700, ["Weniger CO"], size=12)
        lines_at(canvas, 124, 697, ["2"], size=7)
        lines_at(canvas, 129, 700, ["in Musterstadt"], size=12)
        lines_at(canvas, 60, 680, ["Zweite Zeile"], size=12)

    assert len(read(page).lines) == 2


def test_bookmarks_are_headings() -> None:
    def page(canvas: Canvas) -> None:
        for key, title in enumerate(["1 Verkehr und Wege", "Radwege"]):
            canvas.bookmarkPage(str(key))
            canvas.addOutlineEntry(title, str(key), key)
        lines_at(canvas, 60, 780, ["1 Verkehr und", "Wege"])
        lines_at(canvas, 60, 740, ["Radwege", "Wir bauen Radwege."])

    assert [line.outline for line in read(page).lines] == [1, 1, 2, None]


def test_pictures_without_text_say_what_to_do() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 0, 0, 595, 842)

    with pytest.raises(UnreadableFile) as caught:
        read(page)
    assert caught.value.kind == "file_without_text"


def test_a_picture_among_text_pages_is_told() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def picture(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 0, 0, 595, 842)

    def text(canvas: Canvas) -> None:
        lines_at(canvas, 60, 780, [LEFT.format(number) for number in range(6)])

    assert [(each.kind, each.page) for each in read(text, picture).findings] == [("page_without_text", 2)]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4 nothing", "file_broken"),
        (b"Musterstadt", "file_broken"),
        (b"%PDF-1.7\n" + b"\0" * 99, "file_broken"),
    ],
)
def test_torn_files_are_unreadable(content: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_source(content, "x")
    assert caught.value.kind == kind


def test_a_locked_file_asks_for_one_without_password() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file(lambda canvas: canvas.drawString(60, 700, "geheim")))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableFile) as caught:
        read_source(buffer.getvalue(), "x")
    assert caught.value.kind == "file_with_password"


def test_three_columns_are_read_one_after_the_other() -> None:
    starts = {50: "Wir bauen sichere Wege {}", 230: "Busse fahren viel öfter {}", 410: "Wohnen wird bezahlbar {}"}

    def page(canvas: Canvas) -> None:
        for x, words in starts.items():
            lines_at(canvas, x, 750, [words.format(number) for number in range(14)])

    assert texts(read(page)) == [words.format(number) for words in starts.values() for number in range(14)]


def test_letters_set_apart_are_words() -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 50, 790, ["V E R K E H R   I N   D E R   S T A D T"], "Helvetica-Bold", 16)

    assert texts(read(page)) == ["VERKEHR IN DER STADT"]


def test_level_words_at_the_head_of_each_page_are_no_furniture() -> None:
    def sheet(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            lines_at(canvas, 60, 800, ["Handlungsziel A1"], size=9)
            lines_at(canvas, 60, 760, [f"Maßnahme {number}: Wege bauen {'x' * number}"])

        return draw

    found = read(*(sheet(number) for number in range(1, 6))).lines
    assert [line.role for line in found] == [LineRole.TEXT] * 10


def test_more_pages_than_are_read_are_refused_and_none_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "_MOST_PAGES", 2)
    pages = [lambda canvas: lines_at(canvas, 60, 780, ["Wir bauen Radwege in der ganzen Stadt."])] * 3
    assert len(read(*pages[:2]).pages) == 2
    with pytest.raises(UnsafeFile) as caught:
        read(*pages)
    assert (caught.value.kind, caught.value.values) == ("file_with_too_many_pages", {"limit": 2})


def test_more_words_than_a_page_can_show_are_refused_and_none_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 780, ["Wir bauen Radwege in der ganzen Stadt."])

    monkeypatch.setattr(page_words, "_MOST_WORDS", 7)
    assert [line.text for line in read(page).lines] == ["Wir bauen Radwege in der ganzen Stadt."]
    monkeypatch.setattr(page_words, "_MOST_WORDS", 6)
    with pytest.raises(UnsafeFile, match="file_takes_too_long"):
        read(page)
