"""An unfinished review outlives the window; what comes in with new fields goes back in one step."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.places import draft_path
from desktop.review import draft as review_draft
from desktop.review.keeper import KEY
from desktop.settings import Settings
from desktop.store_thread import StoreThread
from desktop.window_views import REVIEW
from tests.desktop.conftest import Hand
from tests.desktop.review.hand import PLAN, WAIT, answered, choose, read, titles


def begun(hand: Hand, tmp_path: Path) -> list[str]:
    """A review with one edit, kept; gives the titles that it has then."""
    path = tmp_path / "Klimaplan.txt"
    path.write_text(PLAN, "utf-8")
    board = read(hand, path)
    choose(hand, board, "Häuser bauen")
    hand.window.actions_table["review_drop"].trigger()
    hand.window.review.keeper.keep()
    return titles(board)


def test_a_review_goes_on_in_the_next_window(
    hand: Hand, tmp_path: Path, store: StoreThread, jobs: Jobs, settings: Settings
) -> None:
    left = begun(hand, tmp_path)
    hand.window.close()
    assert not hand.window.isVisible()  # nothing is asked: nothing would be lost
    second = MainWindow(store, jobs, settings)
    hand.qtbot.addWidget(second)
    second.complete()
    second.store_opened()
    notice = second.notices.notice(KEY)
    assert notice is not None and "Klimaplan.txt" in notice.words.text()
    notice.buttons[0].click()
    board = second.review.view.board
    assert second.views.current == REVIEW and titles(board) == left
    assert second.notices.notice(KEY) is None
    second.actions_table["undo"].trigger()
    assert any(title.strip() == "Häuser bauen" for title in titles(board))


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes only there")
def test_a_review_of_a_file_whose_name_is_no_utf8_is_kept(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("Prüfung.txt".encode("cp1252"))
    path.write_text(PLAN, "utf-8")
    board = read(hand, path)
    hand.window.review.keeper.keep()
    found = review_draft.kept(draft_path())
    assert found is not None and found[0].reading.path == path
    assert [node.title for node in found[0].state.programme.nodes] == [
        node.title for node in board.review.state.programme.nodes
    ]


def test_a_review_that_was_left_is_asked_for_before_another_document_takes_its_place(
    hand: Hand, tmp_path: Path, store: StoreThread, jobs: Jobs, settings: Settings
) -> None:
    left = begun(hand, tmp_path)
    hand.window.close()
    second = MainWindow(store, jobs, settings)
    hand.qtbot.addWidget(second)
    second.complete()
    second.store_opened()
    other = tmp_path / "Anderes.txt"
    other.write_text(PLAN, "utf-8")
    said = answered(hand, "Zurück zur Prüfung", lambda: second.file_wishes.read(other))
    assert "Klimaplan.txt" in said[0] and titles(second.review.view.board) == left
    assert second.notices.notice(KEY) is None and review_draft.kept_name(draft_path()) == "Klimaplan.txt"


def test_pasting_what_is_sure_leaves_an_unfinished_review_alone(hand: Hand, tmp_path: Path) -> None:
    left = begun(hand, tmp_path)
    hand.press("Ctrl+2")
    hand.click_on("Bildung")
    data = QMimeData()
    data.setText("- Schulen bauen\n- Kitas öffnen\n")
    QApplication.clipboard().setMimeData(data)
    hand.press("Ctrl+Shift+V")
    hand.qtbot.waitUntil(lambda: "eingefügt" in hand.window.toast.words, timeout=WAIT)
    hand.settle()
    assert hand.titles("Bildung") == ["Schulen bauen", "Kitas öffnen"]
    hand.press("Ctrl+5")
    assert titles(hand.window.review.view.board) == left
    assert review_draft.kept_name(draft_path()) == "Klimaplan.txt"


def test_a_review_that_is_over_is_not_offered(hand: Hand, tmp_path: Path) -> None:
    begun(hand, tmp_path)
    assert review_draft.kept_name(draft_path()) == "Klimaplan.txt"
    hand.window.review.view.board.footer.discard_wished.emit()
    assert review_draft.kept_name(draft_path()) == ""


def test_a_draft_can_be_given_up(hand: Hand, tmp_path: Path) -> None:
    begun(hand, tmp_path)
    from desktop.review.keeper import offer_kept

    offer_kept(hand.window.notices, lambda: None)
    notice = hand.window.notices.notice(KEY)
    assert notice is not None
    next(each for each in notice.findChildren(QPushButton) if each.text() == "Verwerfen").click()
    assert not draft_path().exists()


def test_a_broken_draft_is_none(tmp_path: Path) -> None:
    path = tmp_path / "pruefung.json"
    for content in ("", "{", '{"name": "x"}', '{"format": 2}', '{"name": "x", "format": 1, "rows": 3}', "[]"):
        path.write_text(content, "utf-8")
        assert review_draft.kept(path) is None


def test_a_draft_that_cannot_be_read_is_put_aside_not_deleted(hand: Hand, tmp_path: Path) -> None:
    begun(hand, tmp_path)
    path = draft_path()
    torn = path.read_text("utf-8").replace('"format": ', '"format": 9')
    hand.window.review.view.show_start()
    path.write_text(torn, "utf-8")
    hand.window.review.resume()
    assert "lässt sich nicht öffnen" in hand.window.toast.words
    assert not path.exists() and path.with_suffix(".beiseite.json").read_text("utf-8") == torn
    hand.window.review.resume()  # nothing is there any more
    assert path.with_suffix(".beiseite.json").exists()


def test_entries_with_new_fields_are_one_step(hand: Hand) -> None:
    data = QMimeData()
    data.setText("Klimaplan\n\n1 Wohnen\n\n- Häuser bauen\n  Priorität: hoch\n- Mieten bremsen\n  Priorität: mittel\n")
    QApplication.clipboard().setMimeData(data)
    document = hand.window.document
    assert document.outline is not None
    before, scheme = titles_of(hand), document.outline.scheme
    hand.window.actions_table["paste_read"].trigger()
    hand.qtbot.waitUntil(lambda: titles_of(hand) != before or hand.window.review.review is not None, timeout=30_000)
    if hand.window.review.review is not None:
        hand.window.review.view.board.footer.accept_wished.emit(False)
        hand.qtbot.waitUntil(lambda: titles_of(hand) != before, timeout=30_000)
    hand.settle()
    assert document.outline.scheme != scheme
    document.undo()
    hand.settle()
    assert titles_of(hand) == before and document.outline.scheme == scheme


def titles_of(hand: Hand) -> list[str]:
    outline = hand.window.document.outline
    assert outline is not None
    return [entry.plain_title for entry in outline.walk()]
