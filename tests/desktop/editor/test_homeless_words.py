"""Words for an entry that was deleted while they were on their way: offered, not tried for ever."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.editor.unsaved import STRIP
from programme.model import walk
from tests.desktop.conftest import Hand


def write_into_a_deleted_entry(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    entry = hand.entry("Mietberatung").id
    text = hand.window.editor.entry_page.text
    text.setFocus()
    hand.write("Nachts offen. ", text)
    hand.window.store.ask(lambda store: store.entries.remove([entry]))  # as another hand would
    hand.window.flush()
    hand.window.desk.show_entry("")
    hand.settle()


def press(hand: Hand, words: str) -> None:
    notice = hand.window.notices.notice(STRIP)
    assert notice is not None
    hand.qtbot.mouseClick(next(each for each in notice.buttons if each.text() == words), Qt.MouseButton.LeftButton)
    hand.settle()


def test_they_are_offered_with_a_sentence_for_people(hand: Hand) -> None:
    write_into_a_deleted_entry(hand)
    notice = hand.window.notices.notice(STRIP)
    assert notice is not None and "gelöscht" in notice.words.text()
    assert not any(sign.isdigit() for sign in notice.words.text())  # no id
    press(hand, "Worte kopieren")
    assert "Nachts offen." in QApplication.clipboard().text()
    press(hand, "Verwerfen")
    assert hand.window.notices.notice(STRIP) is None
    assert hand.window.top.state.text() != "Nicht gespeichert"
    hand.window.flush()
    assert hand.window.notices.notice(STRIP) is None


def test_they_come_home_with_the_entry(hand: Hand) -> None:
    write_into_a_deleted_entry(hand)
    hand.window.store.ask(lambda store: store.history.undo(hand.outline.id))
    press(hand, "Noch einmal")
    assert hand.window.notices.notice(STRIP) is None
    programme = hand.window.store.ask(lambda store: store.library.programme(hand.outline.id))
    entry = next(each for each in walk(programme.nodes) if each.title == "Mietberatung")
    assert "Nachts offen." in entry.text


def test_who_closes_is_asked(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    write_into_a_deleted_entry(hand)
    asked: list[QWidget] = []
    monkeypatch.setattr("desktop.widgets.message_dialog.QuestionDialog.exec", lambda dialog: asked.append(dialog) or 0)
    assert not hand.window.close() and len(asked) == 1
    press(hand, "Verwerfen")
    assert hand.window.close() and len(asked) == 1
