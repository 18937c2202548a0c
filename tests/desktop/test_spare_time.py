"""Long work in slices: a key waits for one slice, however many places work."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from desktop import spare_time
from desktop.spare_time import AFTER_KEY, REST, SLICE, SpareTime, advance


def worked(name: str, done: list[str], steps: int) -> Iterator[None]:
    for _ in range(steps):
        end = time.thread_time() + SLICE / 10
        while time.thread_time() < end:
            pass
        done.append(name)
        yield


def test_a_slice_ends_in_time_and_says_when_all_is_done() -> None:
    done: list[str] = []
    work = worked("a", done, 15)
    assert advance(work) and 1 <= len(done) <= 11
    while advance(work):
        assert len(done) <= 15
    assert len(done) == 15


def test_places_share_a_slice_and_each_comes_to_its_end(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    places = [SpareTime(parent) for _ in range(3)]
    for place, name in zip(places, "abc", strict=True):
        place.use(worked(name, done, 12))
    assert not done and all(place.is_used for place in places)
    qtbot.waitUntil(lambda: len(done) == 36)
    qtbot.waitUntil(lambda: not any(place.is_used for place in places))
    assert "aaaaaaa" not in "".join(done[:12]), "a third of a slice, then the next"


def test_others_rest_while_somebody_waits_for_one(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    places = [SpareTime(parent) for _ in range(2)]
    places[0].use(worked("a", done, 30))
    places[1].use(worked("b", done, 30), is_awaited=True)
    qtbot.waitUntil(lambda: len(done) == 60)
    assert "".join(done) == "b" * 30 + "a" * 30


def test_a_key_is_painted_first(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent, done = QObject(), list[str]()
    monkeypatch.setattr("desktop.spare_time.AFTER_KEY", 10**6)
    monkeypatch.setattr(SpareTime, "_rests_until", 0)
    place = SpareTime(parent)
    place.use(worked("a", done, 3), is_awaited=True)
    SpareTime.let_paint()
    qtbot.wait(60)
    assert not done and place.is_used
    SpareTime._rests_until = 0
    qtbot.waitUntil(lambda: done == ["a"] * 3)


def test_a_window_that_went_keeps_nobody_waiting(qtbot: QtBot) -> None:
    window, other, done = QObject(), QObject(), list[str]()
    gone, place = SpareTime(window), SpareTime(other)
    gone.use(worked("gone", done, 30), is_awaited=True)
    place.use(worked("a", done, 3))
    delete(window)
    qtbot.waitUntil(lambda: done == ["a"] * 3)


def test_other_work_takes_the_place_of_what_was_not_done(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    place = SpareTime(parent)
    place.use(worked("old", done, 10_000))
    qtbot.waitUntil(lambda: bool(done))

    def last_step_brings_more() -> Iterator[None]:
        place.use(worked("newest", done, 1))
        yield

    place.use(last_step_brings_more())
    qtbot.waitUntil(lambda: done[-1] == "newest")
    qtbot.waitUntil(lambda: not place.is_used)
    place.use(worked("dropped", done, 1))
    place.stop()
    qtbot.wait(20)
    assert "dropped" not in done


def test_work_with_a_fault_is_told_of_once(qtbot: QtBot) -> None:
    parent = QObject()
    place = SpareTime(parent)

    def faulty() -> Iterator[None]:
        yield
        raise ZeroDivisionError

    with capture_exceptions() as found:
        place.use(faulty())
        qtbot.waitUntil(lambda: not place.is_used)
        qtbot.wait(20)
    assert [each[0] for each in found] == [ZeroDivisionError]


@pytest.fixture(autouse=True)
def nobody_else_works() -> None:
    """What windows of earlier tests in this process left; one that is gone but still held by something never ends its work."""
    for place in list(SpareTime._busy):
        if isValid(place):
            place.stop()
        SpareTime._busy.discard(place)


def test_other_threads_wait_once_for_the_picture_of_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    now, slept = [1_000.0], list[float]()
    monkeypatch.setattr(spare_time.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(spare_time.time, "sleep", slept.append)
    monkeypatch.setattr(SpareTime, "_rests_until", 0)
    SpareTime.wait_for_picture()
    assert slept == [] and SpareTime.is_hand_at_rest()
    SpareTime.let_paint()
    now[0] += AFTER_KEY / 2
    SpareTime.wait_for_picture()
    assert slept == [pytest.approx(AFTER_KEY / 2)] and not SpareTime.is_hand_at_rest()
    now[0] += AFTER_KEY
    SpareTime.wait_for_picture()
    assert len(slept) == 1 and not SpareTime.is_hand_at_rest()
    now[0] += REST
    assert SpareTime.is_hand_at_rest()
