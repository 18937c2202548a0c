"""Words of scans, set straight and in sizes that are alike."""

import pytest

from importers.pdf_reader import document_of
from importers.scanned_pages import page_of, with_common_sizes
from tests.importers import hocr

POINTS = 0.24  # a pixel at 300 dpi
Words = list[tuple[str, hocr.Box]]


def line(text: str, left: int, top: int, high: int) -> Words:
    """Words of letters that reach up and none that hang below, `high` pixels high."""
    words: Words = []
    for word in text.split():
        words.append((word, (left, top, left + high * len(word) // 2, top + high)))
        left += high * len(word) // 2 + high // 2
    return words


def test_words_stand_where_they_were_printed() -> None:
    page = page_of(hocr.page([line("Leitziel A", 300, 300, 36)]), 2, 595, 842, POINTS)
    assert [word.text for word in page.words] == ["Leitziel", "A"]
    assert page.words[0].left == pytest.approx(72) and page.words[0].base == pytest.approx(336 * POINTS)
    assert page.words[0].size == pytest.approx(12)  # 36 pixels are 8.6 points, of which capitals take 72 of 100
    assert page_of("", 1, 595, 842, POINTS).words == []


@pytest.mark.parametrize("slope", [-0.01, 0.0, 0.007])
def test_a_page_that_lay_askew_is_set_straight(slope: float) -> None:
    rows = []
    for row in range(3):
        top = 500 + 60 * row
        rows.append([(text, (x, round(top + slope * x), x + 90, round(top + 36 + slope * x))) for text, x in (("Ab", 300), ("Bb", 1500))])  # fmt: skip
    page = page_of(hocr.page([row[:1] for row in rows] + [row[1:] for row in rows], slope), 1, 595, 842, POINTS)
    straight = page_of(hocr.page(rows, slope), 1, 595, 842, POINTS)
    for each in (straight.words[:2], straight.words[2:4]):
        assert each[0].base == pytest.approx(each[1].base, abs=0.7)
    assert len({round(word.left) for word in page.words[:3]}) <= 2


def test_what_a_scan_says_of_one_size_is_made_alike_and_headings_stay_larger() -> None:
    rows = [line("Mobil und klug", 300, 300, 52)]
    rows += [line("Ab heute fährt der Bus bis in die Nacht", 300, 400 + 60 * each, 35 + each % 3) for each in range(6)]
    (page,) = with_common_sizes([page_of(hocr.page(rows), 1, 595, 842, POINTS)])
    sizes = [each.size for each in document_of([page], "Scan", {}, ()).lines]
    assert len(set(sizes[1:])) == 1
    assert sizes[0] is not None and sizes[1] is not None and sizes[0] > 1.3 * sizes[1]


def test_rulings_that_make_words_higher_make_no_headings() -> None:
    high = [("Frist", (300, 300, 420, 390)), ("2027", (600, 300, 700, 390))]
    said = hocr.page([high]).replace("x_size 90", "x_size 30")
    assert page_of(said, 1, 595, 842, POINTS).words[0].size == pytest.approx(36 * POINTS)


def test_a_tiny_sign_in_front_of_a_line_is_a_bullet() -> None:
    words: Words = [
        ("«", (257, 1370, 270, 1383)),
        ("Bäume", (300, 1360, 500, 1406)),
        ("pflanzen", (520, 1360, 720, 1400)),
    ]
    page = page_of(hocr.page([words]), 1, 595, 842, POINTS)
    assert [word.text for word in page.words] == ["•", "Bäume", "pflanzen"]
