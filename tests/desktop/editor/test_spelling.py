"""Words that may be wrong are marked while one writes; others are offered, own words are learnt."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from desktop import worker_jobs
from desktop.editor.spelling import MOST_FAILURES
from desktop.editor.spelling_marks import SpellingMarks, marked_words
from desktop.editor.text_edit import RichTextEdit
from desktop.menu_letters import bare
from desktop.worker import WorkerLost
from programme.errors import UserError
from tests.desktop.conftest import Hand

WAIT = 30_000  # milliseconds: the worker's first start on a busy machine


def written(hand: Hand, words: str) -> RichTextEdit:
    hand.click_on("Mietberatung")
    edit = hand.window.editor.entry_page.text
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    hand.write(words, edit)
    return edit


def test_marks_wrong_words_and_no_gender_forms_or_compounds(hand: Hand) -> None:
    edit = written(hand, "Bürger*innen nutzen Quartiersgaragen, aber kaine Fahrschaine. ")
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["kaine", "Fahrschaine"], timeout=WAIT)
    assert hand.window.document.outline is not None
    hand.window.editor.commit()
    assert hand.stored().nodes[0].children[0].children[0].children[1].text.startswith("Bürger*innen nutzen")


def test_the_word_that_is_being_typed_is_left_alone(hand: Hand) -> None:
    edit = written(hand, "Ein Fahrschain")
    service = hand.window.late.spelling
    hand.qtbot.waitUntil(lambda: service.spans("Ein Fahrschain") is not None, timeout=WAIT)
    assert marked_words(edit) == []
    hand.window.left.tree.setFocus()
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Fahrschain"], timeout=WAIT)


def menu_at(hand: Hand, edit: RichTextEdit, place: int) -> QMenu:
    cursor = edit.textCursor()
    cursor.setPosition(place)
    menu = QMenu(edit)
    point: QPoint = edit.cursorRect(cursor).center()
    edit.menu_made.emit(menu, point)
    return menu


def test_the_menu_offers_words_and_learns(hand: Hand) -> None:
    edit = written(hand, "Die Bürgger gehen. ")
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Bürgger"], timeout=WAIT)
    menu = menu_at(hand, edit, 6)
    hand.qtbot.waitUntil(lambda: "Bürger" in map(bare, (each.text() for each in menu.actions())), timeout=WAIT)
    next(each for each in menu.actions() if bare(each.text()) == "Bürger").trigger()
    assert edit.toPlainText() == "Die Bürger gehen. "
    hand.write("Wuppdika kommt. ", edit)
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Wuppdika"], timeout=WAIT)
    menu = menu_at(hand, edit, 22)
    next(each for each in menu.actions() if bare(each.text()) == "„Wuppdika“ ist richtig").trigger()
    hand.settle()
    hand.qtbot.waitUntil(lambda: marked_words(edit) == [], timeout=WAIT)
    assert hand.window.store.ask(lambda store: store.settings.value("own_words")) == ["Wuppdika"]
    toast = hand.window.toast
    assert toast.words == "„Wuppdika“ gilt jetzt als richtig."
    hand.qtbot.mouseClick(toast.offer, Qt.MouseButton.LeftButton)
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Wuppdika"], timeout=WAIT)


def test_words_that_are_offered_late_have_letters(hand: Hand) -> None:
    edit = written(hand, "Die Bürgger gehen. ")
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Bürgger"], timeout=WAIT)
    menu = menu_at(hand, edit, 6)
    hand.qtbot.waitUntil(lambda: "Bürger" in map(bare, (each.text() for each in menu.actions())), timeout=WAIT)
    entries = [each.text() for each in menu.actions() if each.text()]
    marked = [each[each.index("&") + 1].casefold() for each in entries if "&" in each]
    assert len(marked) == len(entries) == len(set(marked)), entries


def test_a_right_word_gets_no_offers(hand: Hand) -> None:
    edit = written(hand, "Die Bürger gehen. ")
    hand.qtbot.waitUntil(lambda: hand.window.late.spelling.spans("Die Bürger gehen. ") is not None, timeout=WAIT)
    assert menu_at(hand, edit, 6).actions() == []


def test_a_mark_is_no_change_of_the_words(hand: Hand) -> None:
    edit = written(hand, "Kaine ")
    edited: list[str] = []
    edit.edited.connect(lambda: edited.append(edit.toPlainText()))
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Kaine"], timeout=WAIT)
    hand.window.late.spelling.learn("Kaine")
    hand.qtbot.waitUntil(lambda: marked_words(edit) == [], timeout=WAIT)
    assert edited == []
    hand.write("A", edit)
    edit.undo_step()
    assert edited == ["Kaine A", "Kaine "]


def test_spelling_asks_again_but_not_for_ever(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each try would start a process that dies; once one answers, everything is asked anew."""
    edit = written(hand, "Die Bürgger gehen. ")
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Bürgger"], timeout=WAIT)
    service = hand.window.late.spelling
    work, tries = service._jobs.run, list[int]()

    def refuse(
        function: str,
        arguments: tuple[Any, ...],
        then: Any,
        failed: Callable[[UserError], None],
        *rest: Any,
        **wishes: Any,
    ) -> int:
        if function != worker_jobs.SPELL:  # a check may begin meanwhile
            return work(function, arguments, then, failed, *rest, **wishes)
        tries.append(1)
        QTimer.singleShot(0, lambda: failed(WorkerLost("worker_down")))
        return 0

    monkeypatch.setattr(service._jobs, "run", refuse)
    service.forget_all(())
    service._known.clear()
    service.words_changed.emit()
    hand.qtbot.waitUntil(lambda: service._failures > MOST_FAILURES, timeout=WAIT)
    hand.qtbot.wait(300)
    assert len(tries) == MOST_FAILURES + 1
    monkeypatch.setattr(service._jobs, "run", work)
    hand.write("Alle kaine. ", edit)
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Bürgger", "kaine"], timeout=WAIT)


def test_an_answer_that_changes_no_mark_lays_nothing_out(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    edit, service = written(hand, "Kaine "), hand.window.late.spelling
    hand.qtbot.waitUntil(lambda: marked_words(edit) == ["Kaine"], timeout=WAIT)
    marked: list[str] = []
    monkeypatch.setattr(SpellingMarks, "rehighlightBlock", lambda _self, block: marked.append(block.text()))
    hand.write("Bürger*innen ", edit)
    hand.qtbot.waitUntil(lambda: service.spans(edit.toPlainText()) is not None, timeout=WAIT)
    assert marked == [] and marked_words(edit) == ["Kaine"]
    hand.write("Fahrschaine ", edit)
    hand.qtbot.waitUntil(lambda: marked == ["Kaine Bürger*innen Fahrschaine "], timeout=WAIT)
