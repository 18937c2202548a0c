"""A long change tells how far it is, and ends on wish without a trace."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from database import progress
from desktop import messages
from tests.desktop.conftest import Hand

WAIT = 30_000


class Held:
    """A store whose long changes stop at their first step until they may go on."""

    def __init__(self, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
        store = hand.window.store
        self.goes_on = threading.Event()
        steps = store.steps

        def held(told: Callable[[int], None]) -> Callable[[int, int], None]:
            on_step = steps(told)

            def step(left: int, total: int) -> None:
                on_step(left, total)
                if left < total:
                    self.goes_on.wait(WAIT / 1000)

            return step

        monkeypatch.setattr(store, "steps", held)
        monkeypatch.setattr(progress, "PIECE", 1)


@pytest.fixture
def held(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(hand, monkeypatch)


def begin_to_double(hand: Hand) -> None:
    hand.click_on("Wohnen")
    hand.window.actions_table["duplicate"].trigger()
    hand.qtbot.waitUntil(hand.window.top.cancel.isVisible, timeout=WAIT)


def test_a_long_change_says_how_far_it_is(hand: Hand, held: Held) -> None:
    before = len(hand.titles())
    begin_to_double(hand)
    words = hand.window.top.state.text()
    held.goes_on.set()
    hand.settle()
    assert words.startswith("Speichert … ") and words.endswith(" %")
    assert hand.window.top.state.text().startswith("Gespeichert ")
    assert not hand.window.top.cancel.isVisible()
    assert len(hand.titles()) == before + 1


def test_a_long_change_is_given_up_without_a_trace(hand: Hand, held: Held) -> None:
    before, state = hand.stored(), hand.window.store.ask(lambda store: store.history.state(hand.outline.id))
    begin_to_double(hand)
    hand.qtbot.mouseClick(hand.window.top.cancel, Qt.MouseButton.LeftButton)
    held.goes_on.set()
    hand.settle()
    assert hand.stored() == before == hand.outline.programme()
    assert hand.window.store.ask(lambda store: store.history.state(hand.outline.id)) == state
    assert hand.window.toast.words == messages.text("error", "job_cancelled")
    assert hand.window.top.state.text() != "Nicht gespeichert" and not hand.window.top.cancel.isVisible()
