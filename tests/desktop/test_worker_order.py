"""What somebody waits for goes before what nobody looks at."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import Queue
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import worker as worker_module
from desktop.worker import MOST_DEATHS, JobCancelled, Worker, WorkerBug, WorkerLost
from desktop.worker_pipe import receive, send
from programme.model import Programme
from tests.desktop.conftest import Hand
from tests.programme.builders import programmes

LINGER, ANSWER, NAP, DIE = (f"{__name__}:{name}" for name in ("linger", "answer", "nap", "die"))
WAIT = 60  # seconds: a process starts late on a busy machine
Answers = Queue[tuple[str, Any, BaseException | None]]


def linger(_progress: object) -> str:
    """A job that would take far longer than anybody waits."""
    time.sleep(600)
    return "late"


def nap(until: Path, _progress: object) -> str:
    """Ends when that file is there."""
    while not until.exists():
        time.sleep(0.01)
    return "rested"


def die(_progress: object) -> None:
    """A library that takes the process with it."""
    os._exit(3)


def answer(words: str, _progress: object) -> str:
    """A job that is done at once."""
    return words


class Noting:
    """Notes in which thread it is made ready for the pipe; comes out of it as a word."""

    packed_in: ClassVar[list[str]] = []

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        self.packed_in.append(threading.current_thread().name)
        return str, ("sent",)


@pytest.fixture
def busy() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def named(name: str, answers: Answers) -> Callable[[Any, BaseException | None], None]:
    return lambda result, error: answers.put((name, result, error))


def wait_until_it_runs(worker: Worker, number: int) -> None:
    """What the process never got is done by the next one, and not ended."""
    end = time.monotonic() + WAIT
    while not worker._running[number].is_sent:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_check_gives_way_to_an_export_whether_it_runs_or_waits(busy: Worker) -> None:
    answers: Answers = Queue()
    wait_until_it_runs(busy, busy.submit(LINGER, (), print, named("running", answers), may_wait=True))
    busy.submit(ANSWER, ("later",), print, named("waiting", answers), may_wait=True)
    busy.submit(ANSWER, ("export",), print, named("export", answers), at_once=True)
    found = [answers.get(timeout=WAIT) for _ in range(3)]
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
    assert [answers.get(timeout=WAIT)[:2] for _ in range(2)] == [("first", "first"), ("second", "second")]


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
    assert [answers.get(timeout=WAIT)[:2] for _ in range(2)] == [("preview", "preview"), ("spelling", "spelling")]
    assert list(busy._running) == [1]  # and the check goes on


def test_a_long_message_goes_without_holding_up_who_sends_it(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(ANSWER, ("warm",), print, named("warm", answers))
    answers.get(timeout=WAIT)
    busy.submit(ANSWER, (Noting(),), print, named("long", answers))
    assert answers.get(timeout=WAIT)[1] == "sent"
    assert Noting.packed_in == ["worker questions"]


def test_what_cannot_be_sent_is_a_bug_and_the_next_job_is_done(busy: Worker) -> None:
    answers: Answers = Queue()
    busy.submit(ANSWER, (lambda: None,), print, named("function", answers))
    busy.submit(ANSWER, ("next",), print, named("next", answers))
    found = {name: (result, error) for name, result, error in (answers.get(timeout=WAIT) for _ in range(2))}
    assert isinstance(found["function"][1], WorkerBug) and found["next"] == ("next", None)


def test_a_job_that_is_cancelled_ends_the_check_beside_it(busy: Worker) -> None:
    answers: Answers = Queue()
    wait_until_it_runs(busy, busy.submit(LINGER, (), print, named("check", answers), may_wait=True))
    export = busy.submit(LINGER, (), print, named("export", answers))
    busy.cancel(export)
    found = [answers.get(timeout=WAIT) for _ in range(2)]
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


@given(programmes(), st.integers(1, 5))
def test_a_programme_in_pieces_is_the_same_programme(programme: Programme, at_once: int) -> None:
    ours, theirs = Pipe()
    with ours, theirs, pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop.worker_pipe.AT_ONCE", at_once)
        send(ours, ("check", (programme, "more")))
        assert receive(theirs) == ("check", (programme, "more"))


def test_somebody_may_pass_before_each_piece() -> None:
    ours, theirs = Pipe()
    value, sent, got = [str(number) * 40 for number in range(20_000)], list[int](), list[int]()
    with ours, theirs:
        hand = threading.Thread(target=send, args=(ours, value, lambda: sent.append(1)))
        hand.start()
        assert receive(theirs, lambda: got.append(1)) == value
        hand.join()
    assert len(sent) > 10 and len(got) > 10


def test_a_check_that_is_cancelled_ends_nothing_that_somebody_waits_for(busy: Worker, tmp_path: Path) -> None:
    answers: Answers = Queue()
    morning = tmp_path / "morning"
    check = busy.submit(NAP, (morning,), print, named("check", answers), may_wait=True)
    busy.submit(NAP, (morning,), print, named("export", answers))
    busy.cancel(check)
    morning.touch()
    found = [answers.get(timeout=WAIT) for _ in range(2)]
    assert [(name, result) for name, result, _error in found] == [("check", None), ("export", "rested")]
    busy.submit(ANSWER, ("next",), print, named("next", answers), may_wait=True)
    assert answers.get(timeout=WAIT)[:2] == ("next", "next")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the log was told of errors."""
    lines: list[str] = []
    monkeypatch.setattr(worker_module.log, "error", lambda line, *values: lines.append(line % values))
    monkeypatch.setattr(worker_module.log, "exception", lines.append)
    return lines


def test_a_process_that_dies_again_and_again_is_given_up_until_it_is_wished(busy: Worker, told: list[str]) -> None:
    answers: Answers = Queue()
    kinds = []
    for _ in range(MOST_DEATHS + 1):
        busy.submit(DIE, (), print, named("dies", answers))
        kinds.append(getattr(answers.get(timeout=WAIT)[2], "kind", ""))
    assert kinds == ["worker_died"] * (MOST_DEATHS - 1) + ["worker_down"] * 2
    assert len([line for line in told if "exit code 3" in line and DIE in line]) == MOST_DEATHS
    busy.submit(ANSWER, ("export",), print, named("export", answers), at_once=True)
    assert answers.get(timeout=WAIT)[:2] == ("export", "export"), "somebody waits: it is tried once more"


def test_a_process_that_cannot_start_is_told_and_tried_again_on_wish(
    busy: Worker, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: Answers = Queue()

    def full(_process: object) -> None:
        raise OSError("no room for a process")

    with monkeypatch.context() as patch:
        patch.setattr(SpawnProcess, "start", full)
        for _ in range(2):
            busy.submit(ANSWER, ("never",), print, named("job", answers))
            error = answers.get(timeout=WAIT)[2]
            assert isinstance(error, WorkerLost) and error.kind == "worker_down"
    assert len(told) == 1, "it is not tried on and on"
    busy.revive()
    busy.submit(ANSWER, ("now",), print, named("job", answers))
    assert answers.get(timeout=WAIT)[:2] == ("job", "now")
