"""Reading documents at the window: review, take over, other ways to begin, as a person does it."""

import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.review.board import ReviewBoard
from desktop.review.state import Review
from desktop.review.target import TargetDialog
from desktop.window_views import REVIEW, WRITE
from programme.model import Level
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_open
from tests.desktop.review.hand import PLAN, WAIT, answered, choose, read, titles


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


# -------------------------------------------------------------------------------------------------------- read and take


def test_a_document_is_reviewed_before_it_is_taken(hand: Hand, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(plan)], ""))
    before = hand.window.store.ask(lambda store: len(store.library.overview()))
    hand.press("Ctrl+O")
    board = hand.window.review.view.board
    hand.qtbot.waitUntil(lambda: board.review is not None, timeout=WAIT)
    assert hand.window.views.current == REVIEW
    assert hand.window.store.ask(lambda store: len(store.library.overview())) == before
    assert titles(board)[:2] == ["Wohnen", "  Häuser bauen"]
    assert board.header.share.text() == "Textabdeckung 100 %"
    choose(hand, board, "Verkehr")
    hand.press("Alt+Right")
    hand.qtbot.mouseClick(board.footer.all, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.outline.head.title == "Klimaplan Musterstadt"
    assert hand.titles() == ["Wohnen"] and "Verkehr" in hand.titles("Wohnen")
    assert hand.window.views.current == WRITE
    assert "ist eingelesen" in hand.window.toast.words


def test_only_the_chosen_part_is_taken_and_the_review_stays(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Verkehr")
    hand.qtbot.mouseClick(board.footer.part, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.window.views.current == REVIEW and board.review is not None
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.titles() == ["Verkehr"] and not hand.stored().preface


def test_into_an_entry_of_a_programme_that_is_there(hand: Hand, board: ReviewBoard) -> None:
    target = hand.entry("Bildung").id

    def fill(dialog: TargetDialog) -> None:
        dialog.existing.setChecked(True)
        hand.settle()
        names = [dialog.tree.topLevelItem(row).text(0) for row in range(dialog.tree.topLevelItemCount())]  # type: ignore[union-attr]
        dialog.tree.setCurrentItem(dialog.tree.topLevelItem(names.index("Bildung")))
        dialog.accept()

    in_open(TargetDialog, fill)
    hand.qtbot.mouseClick(board.footer.target, Qt.MouseButton.LeftButton)
    assert board.footer.target.text() == "In „Aktionsplan Musterstadt“ unter „Bildung“"
    hand.qtbot.mouseClick(board.footer.all, Qt.MouseButton.LeftButton)
    hand.settle()
    below = next(node for node in hand.stored().nodes if node.id == target)
    assert [(node.level, node.title) for node in below.children] == [
        (Level.LEITZIEL, "Wohnen"),
        (Level.LEITZIEL, "Verkehr"),
    ]
    assert hand.stored().title == "Aktionsplan Musterstadt"
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert not hand.entry("Bildung").children


def test_a_discarded_review_comes_back(hand: Hand, board: ReviewBoard) -> None:
    choose(hand, board, "Verkehr")
    hand.press("Del")
    hand.qtbot.mouseClick(board.footer.discard, Qt.MouseButton.LeftButton)
    view = hand.window.review.view
    assert view.currentWidget() is view.start
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert view.currentWidget() is board and "Verkehr" not in titles(board)


# ---------------------------------------------------------------------------------------------- other ways to begin, ends


def put_on_clipboard(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_a_passage_of_a_web_page_goes_below_the_current_entry(hand: Hand) -> None:
    hand.click_on("Bildung")
    put_on_clipboard("x", "<meta charset=windows-1252><h2>Schüler</h2><ul><li>Häuser <b>für</b> alle<li>Zwei</ul>")
    hand.press("Ctrl+Shift+V")
    hand.qtbot.waitUntil(lambda: "eingefügt" in hand.window.toast.words, timeout=WAIT)
    hand.settle()
    assert hand.window.views.current == WRITE
    pasted = next(each for each in hand.outline.walk() if each.plain_title == "Schüler")
    assert [child.title for child in pasted.children] == ["Häuser **für** alle", "Zwei"]
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert "Schüler" not in [each.plain_title for each in hand.outline.walk()]


def test_points_of_a_list_become_measures(hand: Hand) -> None:
    hand.click_on("Bildung")
    put_on_clipboard("- Schulen bauen\n- Kitas öffnen\n")
    hand.press("Ctrl+Shift+V")
    hand.qtbot.waitUntil(lambda: "eingefügt" in hand.window.toast.words, timeout=WAIT)
    hand.settle()
    assert hand.titles("Bildung") == ["Schulen bauen", "Kitas öffnen"]


def test_an_empty_clipboard_says_so(hand: Hand) -> None:
    put_on_clipboard(" ")
    hand.press("Ctrl+Shift+V")
    assert hand.window.toast.words == "Die Zwischenablage enthält keinen Text."


def test_the_clipboard_in_review_has_the_current_entry_as_target(hand: Hand) -> None:
    hand.click_on("Bildung")
    put_on_clipboard("Schulen\n\n- Schulen bauen\n- Kitas öffnen\n")
    hand.press("Ctrl+5")
    view = hand.window.review.view
    hand.qtbot.mouseClick(view.start.paste, Qt.MouseButton.LeftButton)
    hand.qtbot.waitUntil(lambda: view.board.review is not None, timeout=WAIT)
    assert view.board.footer.target.text() == "In „Aktionsplan Musterstadt“ unter „Bildung“"


def drop(widget: QWidget, path: Path) -> bool:
    """Whether a file that is dropped there is taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, buttons, keys = QPointF(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():  # PySide takes the new signature for the old one
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_a_dropped_file_is_read(hand: Hand, plan: Path, tmp_path: Path) -> None:
    assert drop(hand.window, plan)
    view = hand.window.review.view
    hand.qtbot.waitUntil(lambda: view.board.review is not None, timeout=WAIT)
    picture = tmp_path / "Bild.png"
    picture.write_bytes(b"x")
    assert not drop(hand.window, picture)


def test_a_dropped_file_of_another_program_says_as_what_to_save_it(hand: Hand, tmp_path: Path) -> None:
    old = tmp_path / "Massnahmen.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0")
    assert drop(hand.window, old)
    view = hand.window.review.view
    hand.qtbot.waitUntil(lambda: view.currentWidget() is view.stopped, timeout=WAIT)
    assert "„Massnahmen.xls“" in view.stopped.words.text() and ".xlsx" in view.stopped.words.text()


def test_a_file_that_cannot_be_read_says_why(hand: Hand, tmp_path: Path) -> None:
    empty = tmp_path / "leer.txt"
    empty.write_text("")
    read(hand, empty)
    view = hand.window.review.view
    assert view.currentWidget() is view.stopped
    assert "„leer.txt“ ist leer" in view.stopped.words.text() and not view.stopped.help.isVisible()


def test_an_old_word_file_is_read_with_help_after_a_yes(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from importers import outside_programs

    old = tmp_path / "Alt.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    monkeypatch.setattr(outside_programs, "_command", lambda _helper: "soffice")
    read(hand, old)
    view = hand.window.review.view
    assert view.stopped.help.isVisible() and view.stopped.help.text() == "Mit LibreOffice lesen"
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(hand.window.jobs, "run", lambda _name, arguments, *_, **_more: asked.append(arguments) or 1)
    hand.qtbot.mouseClick(view.stopped.help, Qt.MouseButton.LeftButton)
    assert asked == [(old, True)] and view.currentWidget() is view.waiting


def test_reading_can_be_cancelled(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text(PLAN * 3000, "utf-8")
    hand.window.file_wishes.read(path)
    view = hand.window.review.view
    assert view.currentWidget() is view.waiting
    hand.press("Esc", view.waiting.cancel)
    hand.qtbot.waitUntil(lambda: view.currentWidget() is view.start, timeout=WAIT)
    assert view.board.review is None


def test_work_on_a_review_is_not_lost_by_reading_more(hand: Hand, board: ReviewBoard, plan: Path) -> None:
    choose(hand, board, "Verkehr")
    hand.press("Del")
    said = answered(hand, "Zurück zur Prüfung", lambda: hand.window.file_wishes.read(plan))
    assert "Klimaplan.txt" in said[0] and "Verkehr" not in titles(board)
    answered(hand, "Verwerfen", lambda: hand.window.file_wishes.read(plan))
    hand.qtbot.waitUntil(lambda: board.review is not None, timeout=WAIT)
    assert "Verkehr" in titles(board)


def test_everything_in_the_review_has_a_name(hand: Hand, board: ReviewBoard) -> None:
    from tests.desktop.test_look import unnamed

    assert unnamed(hand.window.review.view) == []
    choose(hand, board, "Wohnen")
    panes = []
    for _ in range(8):
        hand.press("F6")
        panes.append(hand.window.focusWidget())
    assert {board.source, board.tree, board.wording} <= set(panes)


def test_lines_of_which_single_words_are_missing_show_among_those_that_stand_nowhere(
    hand: Hand, board: ReviewBoard
) -> None:
    assert board.review is not None
    reading = board.review.reading
    place = next(place for place, row in enumerate(reading.rows) if "Mieten" in row.text)
    rows = tuple(replace(row, lost=1) if index == place else row for index, row in enumerate(reading.rows))
    board.show_review(Review(replace(reading, rows=rows)), [])
    hand.settle()
    assert board.header.only_out.isVisible()
    board.header.only_out.click()
    source = board.source
    block = source.document().firstBlock()
    shown = []
    while block.isValid():
        shown += [block.text().strip()] if block.isVisible() else []
        block = block.next()
    assert shown == ["- Mieten bremsen, wo immer es"]
    assert source.is_lacking_line(place)
    assert source.tip_of(place).endswith("Ein Wort dieser Zeile steht nirgends.")
    board.header.only_out.click()
    hand.window.actions_table["review_next_out"].trigger()
    assert source.current_line() == place


def test_lines_of_a_web_page_break_between_all_words(hand: Hand, tmp_path: Path) -> None:
    """Web pages put no-break blanks anywhere; the original's lines would break at the one word before them."""
    path = tmp_path / "Plan.txt"
    path.write_text("Plan\n\n1 Wohnen\n\nWarum\u00a0wichtig: Mieten\u00a0steigen.\n", "utf-8")
    board = read(hand, path)
    block = board.source.document().begin()
    texts = []
    while block.isValid():
        texts.append(block.text())
        block = block.next()
    assert "Warum wichtig: Mieten steigen." in texts
