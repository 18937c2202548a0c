"""What somebody waits for goes before what nobody looks at."""

import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.worker import JobCancelled, Worker, WorkerBug
from desktop.worker_pipe import receive, send
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


def test_what_somebody_waits_for_runs_beside_a_check(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(LINGER, (), print, named("check", answers), may_wait=True)
    for name in ("preview", "spelling"):
        busy.submit(ANSWER, (name,), print, named(name, answers))
    assert [answers.get(timeout=30)[:2] for _ in range(2)] == [("preview", "preview"), ("spelling", "spelling")]
    assert list(busy._running) == [1]  # and the check goes on


def test_a_long_message_goes_without_holding_up_who_sends_it(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(ANSWER, ("warm",), print, named("warm", answers))
    answers.get(timeout=30)
    long = [f"Zeile {number}" for number in range(400_000)]
    begin = time.thread_time()
    busy.submit(ANSWER, (long,), print, named("long", answers))
    assert time.thread_time() - begin < 0.02
    assert answers.get(timeout=60)[1] == long


def test_what_cannot_be_sent_is_a_bug_and_the_next_job_is_done(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(ANSWER, (lambda: None,), print, named("function", answers))
    busy.submit(ANSWER, ("next",), print, named("next", answers))
    found = {name: (result, error) for name, result, error in (answers.get(timeout=30) for _ in range(2))}
    assert isinstance(found["function"][1], WorkerBug) and found["next"] == ("next", None)


def test_a_job_that_is_cancelled_ends_the_check_beside_it(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(LINGER, (), print, named("check", answers), may_wait=True)
    export = busy.submit(LINGER, (), print, named("export", answers))
    busy.cancel(export)
    found = [answers.get(timeout=30) for _ in range(2)]
    assert {name for name, _result, _error in found} == {"check", "export"}
    assert all(isinstance(error, JobCancelled) for *_found, error in found)


@given(
    st.recursive(st.binary() | st.text() | st.floats(allow_nan=False), lambda each: st.lists(each) | st.tuples(each))
)
def test_values_come_out_of_the_pipe_as_they_went_in(value: object) -> None:
    ours, theirs = Pipe()
    with ours, theirs:
        for _ in range(2):  # nothing is left over for the next one
            send(ours, value)
            assert receive(theirs) == value
