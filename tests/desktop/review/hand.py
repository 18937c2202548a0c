"""What a person does in a review."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QTextCursor

from desktop.review.board import ReviewBoard
from desktop.widgets.message_dialog import QuestionDialog
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_open

WAIT = 30_000  # milliseconds: the worker's first start on a busy machine
PLAN = """Klimaplan Musterstadt

1 Wohnen

Wir wollen gut wohnen. Dafür brauchen wir
viele neue Häuser in der ganzen Stadt.

- Häuser bauen
- Mieten bremsen, wo immer es
  rechtlich geht

2 Verkehr

- Radwege bauen
- Busse öfter fahren lassen
"""


def read(hand: Hand, path: Path) -> ReviewBoard:
    hand.window.file_wishes.read(path)
    view = hand.window.review.view
    hand.qtbot.waitUntil(lambda: view.currentWidget() in (view.board, view.stopped), timeout=WAIT)
    hand.settle()
    return view.board


def titles(board: ReviewBoard) -> list[str]:
    return [f"{'  ' * len(entry.ancestors())}{entry.plain_title}" for entry in board.tree.outline.walk()]


def choose(hand: Hand, board: ReviewBoard, title: str) -> None:
    """The entry whose title begins so, with the keyboard on it."""
    board.tree.choose(next(each.id for each in board.tree.outline.walk() if each.plain_title.startswith(title)))
    board.tree.setFocus()
    hand.settle()


def source_line(board: ReviewBoard) -> str:
    """The line under the cursor of the source."""
    return board.source.textCursor().block().text().strip()


def put_cursor(board: ReviewBoard, words: str) -> None:
    """Into the line of the source that holds these words, as a click does."""
    board.source.setFocus()
    board.source.setTextCursor(QTextCursor(board.source.document().find(words).block()))


def answered(hand: Hand, answer: str, ask: Callable[[], object]) -> list[str]:
    """Presses a button in the question that `ask` brings; gives what the box said."""
    said: list[str] = []

    def press(box: QuestionDialog) -> None:
        said.append(box.words)
        next(each for each in (box.yes, box.no) if each.text() == answer).click()

    in_open(QuestionDialog, press)
    ask()
    hand.settle()
    return said
