"""Taking over takes its time in a large store: what a person does meanwhile is not lost, and late answers go where they belong."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from database.transfer import with_new_ids
from desktop.review.board import ReviewBoard
from desktop.widgets.message_dialog import QuestionDialog
from tests.desktop.conftest import Hand, sample
from tests.desktop.open_dialogs import in_open
from tests.desktop.review.hand import PLAN, WAIT, read, titles
from tests.desktop.review.test_passage import WRITER, copied


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Klimaplan.txt"
    path.write_text(PLAN, "utf-8")
    return path


def test_edits_amid_taking_over_stay_in_review(hand: Hand, plan: Path) -> None:
    board = read(hand, plan)
    with hand.slow_disk():
        hand.qtbot.mouseClick(board.footer.all, Qt.MouseButton.LeftButton)
        choose_at_once(board.tree, "Verkehr")
        hand.window.actions_table["review_in"].trigger()
    hand.settle()
    assert board.review is not None and board.review.is_changed
    assert "  Verkehr" in titles(board)
    assert "steht nur hier" in board.notice.text() and board.notice.isVisible()
    assert "ist eingelesen" in hand.window.toast.words
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.titles() == ["Wohnen", "Verkehr"]


def test_another_document_read_amid_taking_over_stays_in_review(hand: Hand, plan: Path, tmp_path: Path) -> None:
    board = read(hand, plan)
    second = tmp_path / "Sportplan.txt"
    second.write_text(PLAN.replace("Klimaplan", "Sportplan"), "utf-8")
    with hand.slow_disk():
        hand.qtbot.mouseClick(board.footer.all, Qt.MouseButton.LeftButton)
        hand.window.file_wishes.read(second)
        hand.qtbot.waitUntil(
            lambda: board.review is not None and board.review.reading.name == "Sportplan.txt", timeout=WAIT
        )
    hand.settle()
    assert board.review is not None and board.review.reading.name == "Sportplan.txt"
    assert hand.window.review.view.currentWidget() is board
    assert hand.window.review.keeper.name == "Sportplan.txt"
    assert "Klimaplan Musterstadt" in [each.title for each in hand.window.library.programmes]


def test_a_passage_goes_into_no_programme_that_was_opened_meanwhile(hand: Hand) -> None:
    other = hand.window.store.ask(lambda store: store.library.take_in(with_new_ids(sample())).made)
    before = hand.window.store.ask(lambda store: store.library.programme(other))
    copied("- Radwege bauen\n- Busse öfter fahren lassen", WRITER)
    hand.window.review.paste()
    hand.window.document.open(other)
    board = hand.window.review.view.board
    hand.qtbot.waitUntil(lambda: board.review is not None or "eingefügt" in hand.window.toast.words, timeout=WAIT)
    hand.settle()
    assert hand.outline.id == other and board.review is not None and titles(board)
    assert hand.window.store.ask(lambda store: store.library.programme(other)) == before


def type_title(hand: Hand, board: ReviewBoard) -> None:
    """Without leaving the field."""
    board.header.title.setFocus()
    board.header.title.selectAll()
    hand.write("Plan fürs Klima", board.header.title)


def test_a_title_that_is_being_typed_is_asked_for_before_another_document_comes(
    hand: Hand, plan: Path, tmp_path: Path
) -> None:
    board = read(hand, plan)
    type_title(hand, board)
    second = tmp_path / "Sportplan.txt"
    second.write_text(PLAN.replace("Klimaplan", "Sportplan"), "utf-8")
    in_open(QuestionDialog, lambda dialog: dialog.reject())
    assert not hand.window.review.read(second)
    assert board.review is not None and board.review.state.programme.title == "Plan fürs Klima"
    in_open(QuestionDialog, lambda dialog: dialog.accept())
    read(hand, second)
    assert board.review.reading.name == "Sportplan.txt" and board.header.title.text() == "Sportplan Musterstadt"
    board.tree.setFocus()
    assert board.review.state.programme.title == "Sportplan Musterstadt"


def test_a_title_typed_amid_taking_over_stays_in_review(hand: Hand, plan: Path) -> None:
    board = read(hand, plan)
    with hand.slow_disk():
        hand.qtbot.mouseClick(board.footer.all, Qt.MouseButton.LeftButton)
        type_title(hand, board)
    hand.settle()
    assert board.review is not None and board.review.state.programme.title == "Plan fürs Klima"


def choose_at_once(tree: object, title: str) -> None:
    """Without waiting for the store."""
    entries = tree.outline.walk()  # type: ignore[attr-defined]
    tree.choose(next(each.id for each in entries if each.plain_title == title))  # type: ignore[attr-defined]
