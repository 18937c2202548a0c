"""Answers of the store in their order, also where the window follows one of them in slices."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.answers import AT_ONCE, Answers, Following
from desktop.spare_time import SLICE
from tests.desktop.conftest import Hand

LONG = 3 * AT_ONCE
"""Steps of a slice each."""


def followed(name: str, done: list[str], steps: int) -> Callable[[], Following]:
    def steps_of() -> Following:
        for _ in range(steps):
            end = time.thread_time() + SLICE
            while time.thread_time() < end:
                pass
            done.append(name)
            yield None
        done.append(name.upper())

    return steps_of


def told(name: str, done: list[str]) -> Callable[[], None]:
    return lambda: done.append(name)


@pytest.fixture
def answers(qtbot: QtBot) -> Answers:
    return Answers(QCoreApplication.instance() or QObject())


def test_what_is_short_is_followed_at_once(answers: Answers) -> None:
    done: list[str] = []
    answers.put(followed("a", done, 1))
    answers.put(told("b", done))
    assert done == ["a", "A", "b"]


def test_later_answers_wait_until_a_long_one_is_followed(answers: Answers, qtbot: QtBot) -> None:
    done: list[str] = []
    answers.put(followed("a", done, LONG))
    answers.put(told("b", done))
    answers.put(followed("c", done, LONG))
    answers.put(told("d", done))
    assert "A" not in done and len(done) <= AT_ONCE + 1
    qtbot.waitUntil(lambda: "d" in done)
    assert done == ["a"] * LONG + ["A", "b"] + ["c"] * LONG + ["C", "d"]


def test_all_is_followed_at_once_for_who_cannot_wait(answers: Answers) -> None:
    done: list[str] = []
    for each in (followed("a", done, LONG), told("b", done), followed("c", done, LONG), told("d", done)):
        answers.put(each)
    answers.catch_up()
    assert done == ["a"] * LONG + ["A", "b"] + ["c"] * LONG + ["C", "d"]
    answers.put(told("e", done))
    assert done[-1] == "e"


def test_one_that_fails_holds_up_no_other(answers: Answers, qtbot: QtBot) -> None:
    done: list[str] = []

    def broken() -> Following:
        yield from followed("a", done, LONG)()
        raise ValueError("a view cannot follow")

    with capture_exceptions() as raised:
        answers.put(broken)
        answers.put(told("b", done))
        qtbot.waitUntil(lambda: "b" in done)
    assert [kind for kind, *_ in raised] == [ValueError]


def test_an_answer_that_waits_for_another_one_gets_it(answers: Answers, qtbot: QtBot) -> None:
    """As a dialog does: the loop runs on within the first answer."""
    done: list[str] = []

    def waiting() -> None:
        answers.put(followed("b", done, LONG))
        answers.put(told("c", done))
        qtbot.waitUntil(lambda: "c" in done)
        done.append("a")

    answers.put(waiting)
    assert done[-4:] == ["b", "B", "c", "a"]


def test_what_is_done_while_thousands_of_entries_are_followed_comes_behind_them(hand: Hand) -> None:
    """The store has each change at once; the window tells them in their order."""
    document, tree = hand.window.document, hand.window.left.tree
    hand.click_on("Verkehr")
    hand.press("Ctrl+A")
    hand.press("Ctrl+C")
    for _ in range(7):  # doubles the copies each time
        hand.press("Ctrl+V")
        hand.press("Ctrl+A")
        hand.press("Ctrl+C")
    hand.settle()
    before = hand.stored()
    assert document.outline is not None and document.outline.size > 400
    tree.selectAll()
    document.remove([each.id for each in document.outline.top])
    document.add(None, 0, title="Neu")
    document.undo()
    document.undo()
    document.add(None, 0, title="Zuletzt")
    hand.settle()
    stored = hand.stored()
    assert [node.title for node in stored.nodes] == ["Zuletzt", *(node.title for node in before.nodes)]
    assert document.outline.programme().nodes == stored.nodes
