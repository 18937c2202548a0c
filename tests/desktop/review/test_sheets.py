"""A PDF in review: its pages as pictures, linked with the tree both ways, and its text beside them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from desktop.review import draft as review_draft
from desktop.review import pictures as review_pictures
from desktop.review.board import ReviewBoard
from desktop.review.state import Review
from desktop.review.target import Target
from desktop.worker_jobs import write_file
from exporters.options import ExportOptions
from programme.model import Programme
from tests.desktop.conftest import Hand, sample
from tests.desktop.review.hand import WAIT, choose, read
from tests.programme.builders import aim, field, measure, programme


def printed(target: Path, what: Programme) -> Path:
    write_file(what, ExportOptions(), target, lambda _share: None)
    return target


def long_programme(fields: int) -> Programme:
    text = "\n\n".join(f"Absatz {each} über das Wohnen in der ganzen Stadt. " * 6 for each in range(11))
    return programme(
        *(field(f"Feld {one}", aim(f"Ziel {one}", measure(f"Vorhaben {one}"), text=text)) for one in range(fields)),
        title="Langer Plan",
    )


@pytest.fixture
def board(hand: Hand, tmp_path: Path) -> ReviewBoard:
    found = read(hand, printed(tmp_path / "Plan.pdf", sample()))
    hand.qtbot.waitUntil(lambda: found.sides.pages.pictures.picture(0) is not None, timeout=WAIT)
    return found


def middle(board: ReviewBoard, words: str) -> QPoint:
    """Where on the pages the first line with these words stands that is in the tree."""
    review = board.review
    assert review is not None
    rows = enumerate(review.reading.rows)
    index = next(at for at, row in rows if words in row.text and review.state.nodes_of_lines.get(at))
    board.sides.pages.bring(index)
    place = board.sides.pages.place_of(index)
    assert place is not None
    return place.center().toPoint()


def test_a_click_on_a_page_leads_to_the_entry(hand: Hand, board: ReviewBoard) -> None:
    assert board.sides.current is board.sides.pages
    place = middle(board, "Radwege")
    hand.qtbot.mouseClick(board.sides.pages.viewport(), Qt.MouseButton.LeftButton, pos=place)
    current = board.tree.current_entry()
    assert current is not None and current.plain_title.startswith("Radwege")
    lines = {board.review.reading.rows[each].text for each in board.source.marked} if board.review else set()
    assert any("Radwege" in each for each in lines)


def test_an_entry_leads_to_its_page_and_colours_its_lines(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Busse")
    pages = board.sides.pages
    index = min(board.source.marked)
    place = pages.place_of(index)
    assert place is not None and pages.viewport().rect().contains(place.center().toPoint())
    shown = pages.viewport().grab().toImage()
    scale = shown.devicePixelRatio()
    colour = shown.pixelColor(round((place.left() + 3) * scale), round((place.top() + 2) * scale))
    assert colour.blue() > colour.red() + 5  # the ground of what is chosen, on white paper


def test_the_picture_is_that_of_the_page(board: ReviewBoard) -> None:
    picture = board.sides.pages.pictures.picture(0)
    assert picture is not None
    image = picture.toImage()
    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))  # fmt: skip
    assert dark > 50
    assert abs(image.width() / image.height() - 595.28 / 841.89) < 0.01


def test_arrows_walk_line_by_line(hand: Hand, board: ReviewBoard) -> None:
    before = board.source.current_line()
    board.sides.current.setFocus()
    hand.press("Down", board.sides.pages)
    assert before is not None and board.source.current_line() == before + 1


def test_text_is_the_other_shape(hand: Hand, board: ReviewBoard) -> None:
    board.sides.shape.buttons["text"].click()
    assert board.sides.current is board.source and board.source.isVisible()
    board.header.only_out.click()
    board.sides.shape.buttons["pages"].click()
    assert board.sides.current is board.sides.pages
    hand.settle()


def test_larger_and_back_to_the_width(board: ReviewBoard) -> None:
    pages = board.sides.pages
    fitting = pages.scale
    pages.zoom(fitting * 2)
    assert pages.scale == pytest.approx(fitting * 2) and pages.horizontalScrollBar().maximum() > 0
    pages.zoom(0)
    assert pages.scale == pytest.approx(fitting)


def test_a_kept_review_shows_the_pages_as_long_as_the_file_is_the_same(
    hand: Hand, board: ReviewBoard, tmp_path: Path
) -> None:
    assert board.review is not None
    draft = tmp_path / "entwurf.json"
    review_draft.keep(board.review, Target(), draft)
    kept = review_draft.kept(draft)
    assert kept is not None and kept[0].reading.pages == board.review.reading.pages
    board.show_review(kept[0])
    assert board.sides.current is board.sides.pages and board.sides.notice.isHidden()
    (tmp_path / "Plan.pdf").unlink()
    again = review_draft.kept(draft)
    assert again is not None
    board.show_review(Review(again[0].reading))
    assert board.sides.current is board.source and "Plan.pdf" in board.sides.notice.text()
    assert not board.sides.controls.isVisible()
    hand.settle()


def test_a_file_that_goes_while_it_is_looked_at(hand: Hand, board: ReviewBoard, tmp_path: Path) -> None:
    (tmp_path / "Plan.pdf").unlink()
    board.sides.pages.zoom(board.sides.pages.scale * 1.5)
    hand.qtbot.waitUntil(lambda: board.sides.current is board.source, timeout=WAIT)
    assert board.sides.notice.isVisible()


def test_three_hundred_pages_keep_few_pictures(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = 12 * 1024 * 1024
    monkeypatch.setattr(review_pictures, "MOST_BYTES", limit)
    board = read(hand, printed(tmp_path / "Lang.pdf", long_programme(300)))
    pages = board.sides.pages
    assert board.review is not None and len(board.review.reading.pages) >= 300
    for share in (0.5, 1.0, 0.2):
        bar = pages.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))
        number = pages._in_sight().start
        hand.qtbot.waitUntil(lambda at=number: pages.pictures.picture(at) is not None, timeout=WAIT)
    hand.qtbot.waitUntil(lambda: pages.pictures.bytes_kept <= limit, timeout=WAIT)


def test_a_text_has_no_pages(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "Plan.txt"
    path.write_text("Plan\n\n1 Wohnen\n\n- Häuser bauen\n", "utf-8")
    board = read(hand, path)
    assert board.sides.current is board.source and not board.sides.controls.isVisible()
    assert board.sides.notice.isHidden()


def test_a_place_beside_the_page_is_no_line(board: ReviewBoard) -> None:
    assert board.sides.pages.line_at(QPointF(1, 1)) is None
