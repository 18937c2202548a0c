"""Comments as a user writes, answers and settles them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import messages
from desktop.comments.pane import SHOWN_AT_MOST, CommentsPane
from desktop.comments.threads import Thread, all_threads, open_count, summary, threads_of
from desktop.tree.outline import Outline
from programme.model import Comment
from tests.programme.builders import field, measure, programme

FIRST = Comment("1", "Anna", "2026-03-14T12:00:00Z", "Zu vage", passage="viele Wohnungen", todo=True)
ANSWER = Comment("2", "Bernd", "2026-03-15T12:00:00Z", "300 im Jahr", answer_to="1")
SECOND = Comment("3", "Cem", "2026-03-16T12:00:00Z", "Gut so", done=True)
LAST = Comment("4", "Anna", "2026-03-17T12:00:00Z", "Danke", answer_to="2")
MEASURE = measure("Wohnungen bauen", comments=(FIRST, ANSWER, SECOND, LAST))
OTHER = measure("Radwege", comments=(replace(SECOND, id="5", done=False),))
THREADS = all_threads(Outline(programme(field("Stadt", MEASURE, OTHER))))


@pytest.fixture
def pane(qtbot: QtBot) -> CommentsPane:
    pane = CommentsPane()
    qtbot.addWidget(pane)
    pane.resize(360, 700)
    pane.show_threads(THREADS)
    pane.show_entry(MEASURE.id, "Maßnahme 1")
    pane.show()
    return pane


def words(pane: CommentsPane, place: int) -> str:
    return "\n".join(each.text() for each in pane.cards[place].findChildren(QLabel))


def test_answers_to_answers_belong_to_the_first_remark() -> None:
    assert [(each.first.id, [one.id for one in each.answers]) for each in THREADS] == [
        ("1", ["2", "4"]),
        ("3", []),
        ("5", []),
    ]
    assert (open_count(THREADS), summary(THREADS)) == (2, "2 offen, davon 1 Aufgabe")
    assert THREADS[0].place == "Maßnahme 1: Wohnungen bauen"


def test_lost_and_circular_answers_are_not_lost() -> None:
    circle = (replace(FIRST, answer_to="2"), replace(ANSWER, answer_to="1"), replace(LAST, answer_to="gone"))
    shown = threads_of(circle, "n", "")
    assert {each.first.id for each in shown} | {one.id for each in shown for one in each.answers} == {"1", "2", "4"}


def test_a_card_shows_who_said_what_when_on_which_words(pane: CommentsPane) -> None:
    assert len(pane.cards) == 1
    shown = words(pane, 0)
    moment = messages.day_and_clock(FIRST.created)  # the local one, wherever the tests run
    for wanted in ("Anna", moment, "„viele Wohnungen“", "Zu vage", "Aufgabe", "Bernd", "300 im Jahr", "Danke"):
        assert wanted in shown
    pane.grab()


def test_writing_a_comment_by_keyboard(pane: CommentsPane, qtbot: QtBot) -> None:
    assert not pane.composer.send.isEnabled()
    pane.begin("viele", MEASURE.id, "Maßnahme 1")
    pane.composer.task.setChecked(True)
    qtbot.keyClicks(pane.composer.field, "Wie viele?")
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.keyClick(pane.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wish.args == [MEASURE.id, "Wie viele?", "viele", "", True]
    assert pane.composer.field.toPlainText() == "" and not pane.composer.task.isChecked()


def test_answering_goes_to_the_entry_of_the_remark(pane: CommentsPane, qtbot: QtBot) -> None:
    pane.show_entry(OTHER.id, "Maßnahme 2")
    pane.scope.buttons["programme"].click()
    qtbot.mouseClick(pane.cards[0].answer, Qt.MouseButton.LeftButton)
    assert pane.composer.purpose.text() == "Antwort an Anna"
    qtbot.keyClicks(pane.composer.field, "Ja")
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    assert wish.args == [MEASURE.id, "Ja", "", "1", False]


def test_what_is_being_written_stays_with_its_entry(pane: CommentsPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.composer.field, "Halb")
    pane.show_entry(OTHER.id, "Maßnahme 2")
    assert pane.composer.purpose.text() == "Noch zu „Maßnahme 1“"
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    assert wish.args[0] == MEASURE.id
    qtbot.keyClicks(pane.composer.field, "Neu")
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    assert wish.args[0] == OTHER.id


def test_refused_words_come_back_before_what_was_begun_since(pane: CommentsPane, qtbot: QtBot) -> None:
    pane.composer.take_back("Wie oft?")
    assert pane.composer.field.toPlainText() == "Wie oft?" and pane.composer.send.isEnabled()
    pane.composer.take_back("Wann?")
    qtbot.keyClicks(pane.composer.field, " Und wo?")
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    assert wish.args[:2] == [MEASURE.id, "Wann?\n\nWie oft? Und wo?"]


def test_refused_words_stay_what_they_were(pane: CommentsPane, qtbot: QtBot) -> None:
    """The disk was full: an answer comes back as an answer, other words of a remark as those, a task as a task."""
    composer = pane.composer
    qtbot.mouseClick(pane.cards[0].answer, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(composer.field, "Bis wann?")
    for _ in range(2):
        with qtbot.waitSignal(pane.add_wished) as wish:
            qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
        assert wish.args == [MEASURE.id, "Bis wann?", "", "1", False]
        composer.take_back("Bis wann?")
        assert composer.purpose.text() == "Antwort an Anna"
    composer.edit(FIRST)
    composer.field.setPlainText("Viel zu vage")
    with qtbot.waitSignal(pane.edit_wished):
        qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
    composer.take_back("Viel zu vage")
    with qtbot.waitSignal(pane.edit_wished) as wish:
        qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
    assert wish.args == ["1", "Viel zu vage"]
    assert composer.field.toPlainText() == "Bis wann?" and composer.purpose.text() == "Antwort an Anna"
    qtbot.mouseClick(composer.dismiss, Qt.MouseButton.LeftButton)
    composer.begin("viele Wohnungen", MEASURE.id, "Maßnahme 1")
    composer.task.setChecked(True)
    qtbot.keyClicks(composer.field, "Bitte belegen")
    qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
    composer.take_back("Bitte belegen")
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
    assert wish.args == [MEASURE.id, "Bitte belegen", "viele Wohnungen", "", True]


def test_refused_words_for_what_is_gone_are_for_the_entry_in_the_editor(pane: CommentsPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.cards[0].answer, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(pane.composer.field, "Bis wann?")
    qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    pane.show_entry(OTHER.id, "Maßnahme 2")
    pane.composer.take_back("Bis wann?", is_gone=True)
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    assert wish.args == [OTHER.id, "Bis wann?", "", "", False]


def test_escape_gives_up_an_answer(pane: CommentsPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.cards[0].answer, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(pane.composer.field, "Nein")
    qtbot.keyClick(pane.composer.field, Qt.Key.Key_Escape)
    assert pane.composer.field.toPlainText() == "" and pane.composer.purpose.isHidden()
    qtbot.keySequence(pane.composer.field, QKeySequence.StandardKey.Undo)
    assert pane.composer.field.toPlainText() == "Nein"


def test_what_was_begun_comes_back_after_a_comment_was_worded_anew(pane: CommentsPane, qtbot: QtBot) -> None:
    composer = pane.composer
    composer.task.setChecked(True)
    qtbot.keyClicks(composer.field, "Wer zahlt?")
    composer.edit(FIRST)
    assert composer.field.toPlainText() == FIRST.text
    qtbot.keyClicks(composer.field, "Viel zu vage")
    with qtbot.waitSignal(pane.edit_wished) as wish:
        qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
    assert wish.args == ["1", "Viel zu vage"]
    with qtbot.waitSignal(pane.add_wished) as wish:
        qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
    assert wish.args == [MEASURE.id, "Wer zahlt?", "", "", True]


def test_settling_and_filtering(pane: CommentsPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.done_wished) as wish:
        pane.cards[0].done.click()
    assert wish.args == ["1", True]
    pane.wanted.setCurrentIndex(1)
    pane.wanted.activated.emit(1)
    assert [each.thread_shown.first.id for each in pane.cards] == ["3"]
    pane.wanted.setCurrentIndex(2)
    pane.wanted.activated.emit(2)
    assert [each.thread_shown.first.id for each in pane.cards] == ["1", "3"]


def test_changing_and_deleting_by_the_menu(pane: CommentsPane, qtbot: QtBot) -> None:
    change, remove = [each for each in pane.cards[0].findChildren(QAction) if each.text()][:2]
    assert (change.text(), remove.text()) == ("Ändern", "Löschen")
    with qtbot.waitSignal(pane.remove_wished) as wish:
        remove.trigger()
    assert wish.args == ["1"]
    change.trigger()
    qtbot.keyClicks(pane.composer.field, "Genauer")
    with qtbot.waitSignal(pane.edit_wished) as changed:
        qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    assert changed.args == ["1", "Genauer"]


def test_a_card_of_the_programme_leads_to_its_entry(pane: CommentsPane, qtbot: QtBot) -> None:
    pane.scope.buttons["programme"].click()
    assert len(pane.cards) == 2
    place = next(each for each in pane.cards[1].children() if getattr(each, "toolTip", str)() == "Maßnahme 2: Radwege")
    with qtbot.waitSignal(pane.entry_wished) as wish:
        qtbot.mouseClick(place, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    assert wish.args == [OTHER.id]


def test_empty_states_say_what_belongs_here(pane: CommentsPane) -> None:
    pane.show_threads([])
    assert pane.empty.text().startswith("Noch keine Kommentare.")
    pane.show_entry("", "")
    assert pane.empty.text().startswith("Wählen Sie einen Eintrag")
    assert not pane.composer.field.isEnabled()
    pane.show_threads([Thread(SECOND, (), "n", "")])
    pane.scope.buttons["programme"].click()
    assert pane.empty.text() == "Alle Kommentare sind erledigt."


def test_hundreds_of_comments_are_shown_in_portions(pane: CommentsPane) -> None:
    pane.show_threads([Thread(replace(FIRST, id=str(number)), (), MEASURE.id, "") for number in range(200)])
    assert len(pane.cards) == SHOWN_AT_MOST
    pane._show_more()
    assert len(pane.cards) == 2 * SHOWN_AT_MOST


def test_a_store_that_cannot_be_written_takes_no_comments(pane: CommentsPane) -> None:
    pane.show_threads(THREADS, locked=True)
    assert not pane.composer.isEnabled()
    assert not pane.cards[0].done.isEnabled() and not pane.cards[0].answer.isEnabled()


def test_the_keyboard_stays_among_the_cards_and_unchanged_ones_stay(pane: CommentsPane, qtbot: QtBot) -> None:
    pane.scope.buttons["programme"].click()
    assert len(pane.cards) == 2
    first, second = pane.cards
    first.done.setFocus()
    pane.show_threads(list(THREADS))  # something else was changed
    assert pane.cards == [first, second] and pane.window().focusWidget() is first.done
    settled = replace(THREADS[0], first=replace(FIRST, done=True))
    pane.show_threads([settled, *THREADS[1:]])
    assert [each.thread_shown.first.id for each in pane.cards] == ["5"]
    assert pane.window().focusWidget() is pane.cards[0].done
    pane.show_threads([settled, THREADS[1]])
    assert pane.cards == [] and pane.window().focusWidget() is pane.wanted
