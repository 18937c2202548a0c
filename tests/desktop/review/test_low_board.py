"""A review in a window as low and narrow as a small screen at 200 % leaves it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.review.board import ReviewBoard
from desktop.review.low_board import FINDINGS, HEAD, SOURCE, TREE
from tests.desktop.conftest import Hand
from tests.desktop.review.hand import PLAN, choose, read, titles

SMALL = (640, 340)


@pytest.fixture
def board(hand: Hand, tmp_path: Path) -> ReviewBoard:
    """The invented plan in review, with a line that stands nowhere, on the small screen."""
    path = tmp_path / "Klimaplan.txt"
    path.write_text(PLAN, "utf-8")
    hand.window.setMinimumSize(1, 1)  # as on such a screen, which the tests do not have
    hand.window.resize(*SMALL)
    board = read(hand, path)
    hand.qtbot.waitUntil(lambda: board.low.is_low, timeout=30_000)
    hand.settle()
    return board


def seen(board: ReviewBoard, *panes: QWidget) -> list[bool]:
    return [pane.visibleRegion().boundingRect().height() > 20 for pane in panes]


def test_nothing_of_the_review_is_wider_than_the_window(board: ReviewBoard) -> None:
    for each in (board.footer, board.header, board.tree_pane, board.source_pane, board.findings, board.low.bar):
        assert each.minimumSizeHint().width() <= SMALL[0], each
    inside = board.rect()
    for each in (board.footer.all, board.footer.part, board.footer.discard, board.footer.target):
        assert inside.contains(each.rect().translated(each.mapTo(board, each.rect().topLeft()))), each


def test_one_pane_at_a_time_has_all_the_room(hand: Hand, board: ReviewBoard) -> None:
    panes = (board.header, board.source, board.tree, board.findings)
    assert seen(board, *panes) == [False, False, True, False]
    for place, page in enumerate((HEAD, SOURCE, TREE, FINDINGS)):
        hand.qtbot.mouseClick(board.low.pages.buttons[page], Qt.MouseButton.LeftButton)
        hand.settle()
        wanted = [each == place for each in range(4)]
        hand.qtbot.waitUntil(lambda wanted=wanted: seen(board, *panes) == wanted, timeout=30_000)
    assert board.low.pages.buttons[FINDINGS].text().startswith("Hinweise")


def test_the_page_turns_to_where_the_keyboard_goes(hand: Hand, board: ReviewBoard) -> None:
    turned = []
    for _ in range(7):
        hand.press("F6")
        turned.append(board.low.pages.current)
    assert set(turned) == {HEAD, SOURCE, TREE}  # there are no findings to go to
    choose(hand, board, "Verkehr")
    assert board.low.pages.current == TREE
    hand.press("Alt+Right")
    assert "  Verkehr" in titles(board)


def test_tools_without_room_stand_in_a_menu(hand: Hand, board: ReviewBoard) -> None:
    tools = board.tree_pane.tools
    assert tools.more.isVisible() and not tools.tools["review_drop"].isVisible()
    choose(hand, board, "Verkehr")
    menu = tools.more.menu()
    menu.aboutToShow.emit()
    drop = next(each for each in menu.actions() if each is hand.window.actions_table["review_drop"])
    drop.trigger()
    hand.settle()
    assert "Verkehr" not in titles(board)
    hand.window.resize(1600, 900)
    hand.qtbot.waitUntil(lambda: not tools.more.isVisible(), timeout=30_000)
    assert all(each.isVisible() for each in tools.tools.values())
    assert not board.low.is_low and all(seen(board, board.header, board.source, board.tree, board.wording))


def test_a_finding_that_is_gone_to_is_told_where_its_pane_is_not_seen(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "Plan.md"
    path.write_text(
        "# Plan\n\n## 1. Wohnen\n\nWir bauen.\n\n## 2. Verkehr\n\nWir fahren.\n\n## 2. Bildung\n\nWir lernen.\n",
        "utf-8",
    )
    hand.window.setMinimumSize(1, 1)
    hand.window.resize(*SMALL)
    board = read(hand, path)
    hand.qtbot.waitUntil(lambda: board.low.is_low, timeout=30_000)
    choose(hand, board, "Wohnen")
    assert board.notice.isHidden()
    hand.press("F8")
    assert board.low.pages.current == TREE
    assert board.notice.isVisible() and "Die Nummer 2 gibt es zweimal" in board.notice.text()
    choose(hand, board, "Wohnen")
    assert board.notice.isHidden()
