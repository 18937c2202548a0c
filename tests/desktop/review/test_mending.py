"""Mending at the window what was recognised: by keys, in tree, source and findings."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.review.board import ReviewBoard
from desktop.review.state import Standing
from tests.desktop.conftest import Hand
from tests.desktop.review.hand import PLAN, choose, put_cursor, read, source_line, titles


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The invented plan as a file."""
    path = tmp_path / "Klimaplan.txt"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.fixture
def board(hand: Hand, plan: Path) -> ReviewBoard:
    """The plan in review."""
    return read(hand, plan)


# ------------------------------------------------------------------------------------------------------------- mending


def test_levels_by_keys_and_undo_of_the_review_only(hand: Hand, board: ReviewBoard) -> None:
    before = titles(board)
    choose(hand, board, "Verkehr")
    hand.press("Alt+Right")
    assert "  Verkehr" in titles(board)
    assert hand.window.actions_table["undo"].text() == "Rückgängig: Ebene ändern"
    hand.press("Alt+Left")
    assert "Verkehr" in titles(board)
    hand.press("Ctrl+Z")
    assert "  Verkehr" in titles(board)
    hand.press("Ctrl+Z")
    assert titles(board) == before
    hand.press("Ctrl+Y")
    assert "  Verkehr" in titles(board)
    hand.press("Ctrl+2")
    assert hand.titles() == ["Wohnen", "Verkehr", "Bildung"]  # the programme's own undo was never meant
    assert "Ebene" not in hand.window.actions_table["undo"].text()


def test_joining_dropping_renaming_and_moving(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Mieten")
    hand.press("Ctrl+J")
    assert titles(board)[1].strip() == "Häuser bauen Mieten bremsen, wo immer es rechtlich geht"
    choose(hand, board, "Busse")
    hand.press("Alt+Up")
    assert [each.strip() for each in titles(board)][-2:] == ["Busse öfter fahren lassen", "Radwege bauen"]
    hand.press("Del")
    assert "Busse" not in "".join(titles(board))
    assert board.header.share.text() != "Textabdeckung 100 %"
    choose(hand, board, "Radwege")
    hand.press("F2")
    editor = QApplication.focusWidget()
    assert editor is not None
    editor.setText("Radwege überall")  # type: ignore[attr-defined]
    hand.press("Return", editor)
    assert titles(board)[-1].strip() == "Radwege überall"


def test_a_heading_becomes_text_with_its_number(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Verkehr")
    hand.press("Ctrl+T")
    assert titles(board)[0] == "Wohnen"
    choose(hand, board, "Wohnen")
    assert "2 Verkehr" in board.wording.toPlainText()
    assert board.header.share.text() == "Textabdeckung 100 %"


def test_splitting_at_a_line_of_the_source_and_in_the_wording(hand: Hand, board: ReviewBoard) -> None:
    put_cursor(board, "viele neue Häuser")
    hand.settle()
    hand.press("Ctrl+Return")
    assert "viele neue Häuser in der ganzen Stadt." in [each.strip() for each in titles(board)]
    hand.press("Ctrl+Z", board.tree)
    choose(hand, board, "Wohnen")
    board.wording.setFocus()
    board.wording.put_cursor(1)
    hand.press("Ctrl+Return")
    assert titles(board)[1].strip().startswith("Wir wollen gut wohnen.")


def test_what_the_tree_refuses_is_said(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Radwege")
    before = titles(board)
    hand.press("Alt+Right")
    assert board.notice.isVisible() and "Maßnahme" in board.notice.text()
    assert titles(board) == before
    choose(hand, board, "Wohnen")
    assert not board.notice.isVisible()


def test_title_and_scheme_can_be_changed_and_undone(hand: Hand, board: ReviewBoard) -> None:
    board.header.title.setFocus()
    board.header.title.selectAll()
    hand.write("Anderer Titel", board.header.title)
    hand.press("Return", board.header.title)
    before = board.header.scheme.currentText()
    assert before.endswith("(erkannt)")
    names = [board.header.scheme.itemText(row) for row in range(board.header.scheme.count())]
    other = names.index("Integrationskonzept / Aktionsplan")
    board.header.scheme.setCurrentIndex(other)
    board.header.scheme.activated.emit(other)
    assert board.review is not None and board.review.state.programme.scheme.key == "aktionsplan"
    board.tree.setFocus()
    hand.press("Ctrl+Z")
    assert board.header.scheme.currentText() == before
    assert board.header.title.text() == "Anderer Titel"
    hand.press("Ctrl+Z")
    assert board.header.title.text() == "Klimaplan Musterstadt"


# ------------------------------------------------------------------------------------------------------- linked panes


def test_source_and_tree_follow_each_other(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Mieten")
    assert source_line(board) == "- Mieten bremsen, wo immer es"
    put_cursor(board, "Radwege bauen")
    entry = board.tree.current_entry()
    assert entry is not None and entry.plain_title == "Radwege bauen"
    assert board.wording.toPlainText().endswith("Radwege bauen")
    put_cursor(board, "Klimaplan")
    assert board.tree.current_entry() is None and "Klimaplan Musterstadt" in board.wording.toPlainText()


def test_dropped_lines_are_shown_alone_and_taken_in_again(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Busse")
    hand.press("Del")
    assert board.header.out.text().startswith("4 Wörter stehen")
    board.tree.setFocus()
    hand.press("Ctrl+Shift+U")
    shown = [block.text() for block, _rect in board.source.visible_blocks()]
    assert shown == ["- Busse öfter fahren lassen"]
    hand.press("Ctrl+Shift+U")
    hand.press("F7")
    assert source_line(board) == "- Busse öfter fahren lassen" and board.source.hasFocus()
    hand.press("Shift+Ins")
    assert "- Busse öfter fahren lassen" in [each.strip() for each in titles(board)]
    assert board.header.share.text() == "Textabdeckung 100 %"
    hand.press("Ctrl+Z")
    hand.press("F7", board.source)
    hand.press("Ins")
    assert board.review is not None
    index = board.source.current_line()
    assert index is not None and board.review.standing(index) is Standing.TREE


def test_findings_lead_to_their_place_and_repairs_are_taken_back(hand: Hand, tmp_path: Path) -> None:
    shared = Path(__file__).parents[3] / ".." / "shared" / "seeds" / "herne_integrationskonzept_ocr.txt"
    if not shared.is_file():
        pytest.skip("the real documents are not on this machine")
    board = read(hand, shared)
    findings = board.findings
    assert findings.list.findings.groups[0].severity.rank <= findings.list.findings.groups[-1].severity.rank
    board.tree.setFocus()
    hand.press("F8")
    assert "Z. 22" in str(findings.list.current())
    assert "wurde" in source_line(board)
    group = next(each for each in findings.list.findings.groups if each.kind == "word_repaired")
    findings.list.setCurrentIndex(findings.list.findings.index_of(group.rows[0].index))
    findings.list.setFocus()
    hand.press("Space")
    assert board.review is not None
    assert board.review.state.decided[group.rows[0].index].kind == "taken_back"
    hand.press("Ctrl+Z")
    assert not board.review.state.decided
    findings.list.setCurrentIndex(findings.list.findings.index_of(group.rows[0].index))
    hand.press("Shift+Space")
    assert len(board.review.state.decided) == len(group.rows)
    choice = next(each for each in findings.list.findings.groups if each.kind == "word_doubtful").rows[0]
    findings.list.setCurrentIndex(findings.list.findings.index_of(choice.index))
    hand.press("1")
    assert board.review.state.decided[choice.index].kind == "accepted"
