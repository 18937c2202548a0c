"""A check that takes long says so, can be ended, and rests until somebody wishes it again."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.checks import strip
from desktop.checks.checking import Checking
from desktop.checks.pane import ChecksPane
from desktop.worker import JobCancelled, WorkerLost
from desktop.worker_jobs import STEPS, check
from programme.checks import run_checks
from tests.desktop.conftest import Hand
from tests.programme.builders import field, measure, programme

WORDS = ("Bäume pflanzen", "Wege bauen", "Schulen sanieren")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strip, "PATIENCE", 40)


class Slow:
    """Jobs in which a check goes only as far as the test says."""

    def __init__(self) -> None:
        self.asked: list[tuple[Callable[..., None], Callable[..., None], Callable[[float], None]]] = []
        self.cancelled: list[int] = []
        self.revived = 0

    def run(self, _function: str, _arguments: object, then: Any, failed: Any, progress: Any, **_how: bool) -> int:
        self.asked.append((then, failed, progress))
        return len(self.asked)

    def cancel(self, number: int) -> None:
        self.cancelled.append(number)

    def revive(self) -> None:
        self.revived += 1


@pytest.fixture
def slow(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Slow:
    checking = hand.window.late.checking
    hand.qtbot.waitUntil(lambda: not checking._job and checking._found is not None, timeout=20_000)
    jobs = Slow()
    monkeypatch.setattr(checking, "_jobs", jobs)
    hand.window.actions_table["show_checks"].trigger()
    checking._check()
    hand.qtbot.waitUntil(lambda: bool(jobs.asked))
    jobs.asked[-1][2](0.4)
    return jobs


def pane_of(hand: Hand) -> ChecksPane:
    return hand.window.late.panes.checks


def checking_of(hand: Hand) -> Checking:
    return hand.window.late.checking


def test_a_long_check_shows_its_share_only_after_a_while(hand: Hand, slow: Slow) -> None:
    bar = pane_of(hand).strip
    hand.qtbot.waitUntil(bar.isVisible)
    slow.asked[-1][2](0.7)
    assert (bar.bar.value(), bar.words.text()) == (70, "Das Programm wird geprüft …")
    bar.cancel.setFocus()
    slow.asked[-1][0]([])
    assert bar.isHidden() and pane_of(hand).isAncestorOf(hand.window.focusWidget())


def test_a_cancelled_check_rests_until_it_is_wished_again(hand: Hand, slow: Slow) -> None:
    bar, told = pane_of(hand).strip, list[str]()
    hand.qtbot.waitUntil(bar.isVisible)
    bar.told.connect(told.append)
    hand.qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    slow.asked[-1][1](WorkerLost("job_cancelled"))
    assert slow.cancelled == [1] and told == [bar.words.text()] and told[0].startswith("Prüfung abgebrochen.")
    assert bar.again.isVisible() and not bar.cancel.isVisible() and not bar.bar.isVisible()
    hand.click_on("Wohnen")
    hand.press("F2")
    hand.write("Bauen")
    hand.press("Return")
    hand.settle()
    assert not checking_of(hand)._rest.isActive() and len(slow.asked) == 1
    hand.qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    hand.qtbot.waitUntil(lambda: len(slow.asked) == 2)
    assert bar.cancel.isVisible() and bar.bar.value() == 0
    slow.asked[-1][0]([])
    assert bar.isHidden() and pane_of(hand).empty.text().startswith("Keine Hinweise.")


def test_a_check_that_cannot_be_done_says_so_and_is_not_begun_again(hand: Hand, slow: Slow) -> None:
    slow.asked[-1][1](WorkerLost("worker_down"))
    bar = pane_of(hand).strip
    assert bar.isVisible() and "lässt sich nicht starten" in bar.words.text() and bar.again.isVisible()
    assert not checking_of(hand)._rest.isActive()
    hand.qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    assert slow.revived == 1


def test_a_long_check_of_a_programme_that_was_left_holds_no_other_up(hand: Hand, slow: Slow) -> None:
    checking = checking_of(hand)
    checking._opened()
    assert slow.cancelled == [], "soon done"
    checking._began -= 10
    checking._opened()
    assert slow.cancelled == [1]
    slow.asked[-1][1](JobCancelled("job_cancelled"))
    hand.qtbot.waitUntil(lambda: len(slow.asked) == 2)


def test_most_checks_are_done_before_anybody_wonders(qtbot: QtBot) -> None:
    bar = strip.CheckStrip()
    qtbot.addWidget(bar)
    bar.show_share(0.5)
    assert bar.isHidden() and bar._patience.isActive()
    bar.show_share(None)
    assert bar.isHidden() and not bar._patience.isActive()


def test_nothing_is_called_faultless_before_it_was_checked(qtbot: QtBot) -> None:
    pane = ChecksPane()
    qtbot.addWidget(pane)
    pane.show_stopped("Prüfung abgebrochen.")
    assert pane.empty.text() == "Noch nicht geprüft."


def test_progress_grows_to_the_whole_and_is_told_seldom() -> None:
    subject = programme(field("Umwelt", *(measure(f"{WORDS[each % 3]} {each}") for each in range(500))))
    shares, seen = list[float](), list[float]()
    run_checks(subject, progress=shares.append)
    assert shares == sorted(shares) and (shares[0], shares[-1]) == (0.0, 1.0)
    check(subject, (), seen.append)
    assert seen == sorted(seen) and (seen[0], seen[-1]) == (0.0, 1.0) and 50 < len(seen) <= STEPS + 1


def test_a_check_ends_where_its_progress_raises() -> None:
    ended = threading.Event()

    def stop(share: float) -> None:
        if share > 0:
            ended.set()
            raise InterruptedError

    with pytest.raises(InterruptedError):
        run_checks(programme(field("Umwelt")), progress=stop)
    assert ended.is_set()
