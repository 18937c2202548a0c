"""What a screen reader hears: the real events are caught on their way to it."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QSignalSpy

from desktop import announcements
from desktop.announcements import Announcements
from programme.errors import StoreError
from tests.desktop.conftest import Hand

POLITE, ASSERTIVE = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
Said = list[tuple[str, QAccessible.AnnouncementPoliteness]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    found: Said = []

    class Caught:
        """Stands where the system's bridge does."""

        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            found.append((event.message(), event.politeness()))

    monkeypatch.setattr(announcements, "QAccessible", Caught)
    return found


def test_saving_is_said_once_in_a_while(hand: Hand, said: Said) -> None:
    hand.click_on("Mietberatung")
    hand.window.editor.entry_page.title.setFocus()
    for words in ("a", "b", "c"):
        hand.write(words)
        hand.window.editor.commit()
        hand.settle()
    assert said.count(("Gespeichert", POLITE)) == 1


def test_undo_and_redo_say_what_they_did(hand: Hand, said: Said) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up", hand.window.left.tree)
    label = hand.window.actions_table["undo"].text().partition(": ")[2]
    hand.window.actions_table["undo"].trigger()
    hand.settle()
    assert said[-1] == (f"Rückgängig: {label}", POLITE)
    hand.window.actions_table["redo"].trigger()
    hand.settle()
    assert said[-1] == (f"Wiederholt: {label}", POLITE)


def test_an_edit_after_an_undo_is_not_called_one(hand: Hand, said: Said) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up", hand.window.left.tree)
    hand.window.actions_table["undo"].trigger()
    hand.settle()
    heard = len(said)
    hand.window.document.edit(hand.entry("Busse").id, "title", "Busse im Viertelstundentakt")
    hand.settle()
    assert [words for words, _ in said[heard:] if "Rückgängig" in words] == []


def test_hits_are_said_when_the_keys_rest(hand: Hand, said: Said) -> None:
    hand.window.left.filter.setFocus()
    hand.write("Bus")
    hand.qtbot.waitUntil(lambda: ("1 Treffer", POLITE) in said)
    assert [words for words, _ in said].count("1 Treffer") == 1


def test_what_came_of_long_work_is_said_as_it_is_shown(hand: Hand, said: Said) -> None:
    hand.window.toast.say("„Programm“ ist eingelesen: 12 Einträge.")
    assert said[-1] == ("„Programm“ ist eingelesen: 12 Einträge.", POLITE)


def test_errors_interrupt_and_are_said_once(hand: Hand, said: Said) -> None:
    voice: Announcements = hand.window.announcements
    spy = QSignalSpy(voice.said)
    hand.window.unsaved.refused.emit(StoreError("store_full", path="x"))
    words = said[-1][0]
    assert said[-1][1] is ASSERTIVE and len(words) > 10
    hand.window.toast.say(words)
    assert [each for each, _ in said].count(words) == 1
    assert spy.count() == 1
