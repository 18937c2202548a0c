"""Answers of the worker come into the window's thread, and to nobody when who asked is gone."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs, LatestJob
from desktop.worker import Worker


class Answering(Worker):
    """Answers when the test wishes, from a thread of its own."""

    def submit(
        self,
        function: str,
        arguments: tuple[Any, ...],
        on_progress: Callable[[float], None],
        on_done: Callable[[Any, BaseException | None], None],
        may_wait: bool = False,
        at_once: bool = False,
    ) -> int:
        self.answers = [lambda: on_progress(0.5), lambda: on_done("done", None)]
        return 1

    def answer(self) -> None:
        for each in self.answers:
            thread = threading.Thread(target=each)
            thread.start()
            thread.join()


def asked(worker: Worker, parent: QObject) -> tuple[Jobs, list[object]]:
    jobs, told = Jobs(parent, worker), list[object]()

    def tell(what: object) -> None:
        told.append((what, threading.current_thread() is threading.main_thread()))

    jobs.run("module:name", (), tell, tell, tell)
    return jobs, told


def test_progress_and_result_come_in_order_into_the_windows_thread(qtbot: QtBot) -> None:
    worker, parent = Answering(), QObject()
    _jobs, told = asked(worker, parent)
    worker.answer()
    assert told == [], "not in the middle of something else"
    qtbot.waitUntil(lambda: told == [(0.5, True), ("done", True)])


@pytest.mark.parametrize("is_late", [True, False])
def test_answers_to_the_dead_are_dropped(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_late: bool) -> None:
    """Whether they come when the window is gone, or were under way when it went."""
    failed: list[object] = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    worker, parent = Answering(), QObject()
    _jobs, told = asked(worker, parent)
    if not is_late:
        worker.answer()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete)
    if is_late:
        worker.answer()
    qtbot.wait(20)
    assert told == [] == failed


def test_what_was_given_up_is_not_heard_of_even_where_its_answer_was_under_way(qtbot: QtBot) -> None:
    worker, parent = Answering(), QObject()
    jobs, told = Jobs(parent, worker), list[tuple[str, object]]()
    latest = LatestJob(jobs)

    def ask(name: str) -> None:
        def tell(answer: object) -> None:
            told.append((name, answer))

        latest.run("module:name", (), tell, tell, tell)

    ask("given up")
    worker.answer()
    latest.give_up()
    ask("overtaken")
    worker.answer()
    ask("newest")
    worker.answer()
    qtbot.waitUntil(lambda: bool(told) and told[-1][1] == "done")
    assert told == [("newest", 0.5), ("newest", "done")]
