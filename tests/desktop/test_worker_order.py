"""What somebody waits for goes before what nobody looks at."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from desktop.worker import JobCancelled, Worker
from tests.desktop.conftest import Hand

LINGER, ANSWER = f"{__name__}:linger", f"{__name__}:answer"
Answers = Queue[tuple[str, Any, BaseException | None]]


def linger(_progress: object) -> str:
    """A job that would take far longer than anybody waits."""
    time.sleep(60)
    return "late"


def answer(words: str, _progress: object) -> str:
    """A job that is done at once."""
    return words


@pytest.fixture
def busy() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def named(name: str, answers: Answers) -> Callable[[Any, BaseException | None], None]:
    return lambda result, error: answers.put((name, result, error))


def test_a_check_gives_way_to_an_export_whether_it_runs_or_waits(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(LINGER, (), print, named("running", answers), may_wait=True)
    busy.submit(ANSWER, ("later",), print, named("waiting", answers), may_wait=True)
    busy.submit(ANSWER, ("export",), print, named("export", answers), at_once=True)
    found = [answers.get(timeout=30) for _ in range(3)]
    assert [(name, result) for name, result, _error in found] == [
        ("running", None),
        ("export", "export"),
        ("waiting", "later"),
    ]
    assert isinstance(found[0][2], JobCancelled)


def test_nothing_else_is_ended_by_a_job_that_has_to_be_done_at_once(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(ANSWER, ("first",), print, named("first", answers))
    busy.submit(ANSWER, ("second",), print, named("second", answers), at_once=True)
    assert [answers.get(timeout=30)[:2] for _ in range(2)] == [("first", "first"), ("second", "second")]


def test_a_check_that_gave_way_comes_again(hand: Hand, tmp_path: Path) -> None:
    checking = hand.window.late.checking
    hand.qtbot.waitUntil(lambda: not checking._job and bool(checking._found), timeout=20_000)
    checking._failed(JobCancelled("job_cancelled"))
    with hand.qtbot.waitSignal(checking.checked, timeout=20_000):
        pass
    assert checking._interrupted == 0
