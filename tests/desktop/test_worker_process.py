"""The worker process ends with the window, also with one that was killed, and its jobs clear up."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import psutil
import pytest

from database.transfer import copied_nodes
from desktop.worker import JobCancelled, Worker, WorkerLost
from desktop.worker_jobs import WRITE
from exporters.options import ExportOptions
from tests.exporters.small_programme import action_plan

ROOT = Path(__file__).parents[2]
JOB = f"{__name__}:work_on"
WINDOW = """import sys
from desktop.worker import Worker

if __name__ == "__main__":
    worker = Worker()
    worker.submit(*{job!r}, print, print)
    sys.stdin.read()
"""


def work_on(begun: str, put_away: str, _progress: object) -> None:
    """A job that would take far longer than anybody waits, and clears up behind itself."""
    Path(begun).write_text(str(psutil.Process().pid), "utf-8")
    try:
        while True:
            time.sleep(0.01)
    finally:
        Path(put_away).touch()


def test_a_killed_window_leaves_no_worker_and_its_job_clears_up(tmp_path: Path) -> None:
    begun, put_away, window = (tmp_path / name for name in ("begun", "put_away", "window.py"))
    window.write_text(WINDOW.format(job=(JOB, (str(begun), str(put_away)))), "utf-8")
    with subprocess.Popen(
        [sys.executable, str(window)], stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as process:
        worker = psutil.Process(int(_written(begun)))
        process.kill()
    assert psutil.wait_procs([worker], timeout=60) == ([worker], [])
    assert put_away.exists()


def test_a_job_that_is_given_up_clears_up(tmp_path: Path) -> None:
    begun, put_away = tmp_path / "begun", tmp_path / "put_away"
    worker, answers = Worker(), SimpleQueue[object]()
    with closing(worker):
        number = worker.submit(JOB, (str(begun), str(put_away)), print, lambda _result, error: answers.put(error))
        process = psutil.Process(int(_written(begun)))
        worker.cancel(number)
        assert isinstance(answers.get(timeout=10), JobCancelled)
        assert psutil.wait_procs([process], timeout=10) == ([process], [])
        assert put_away.exists()
        worker.submit(f"{__name__}:greet", (), print, lambda result, _error: answers.put(result))
        assert answers.get(timeout=60) == "Guten Tag"


class Unreadable:
    """Goes into the pipe, and never comes out of it."""

    def __reduce__(self) -> tuple[type[int], tuple[str]]:
        return int, ("keine Zahl",)


def answer_unreadably(_progress: object) -> Unreadable:
    """A job whose answer nobody can read."""
    return Unreadable()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_who_waits_for_an_answer_that_nobody_can_read_hears_of_it() -> None:
    worker, answers = Worker(), SimpleQueue[object]()
    with closing(worker):
        worker.submit(f"{__name__}:answer_unreadably", (), print, lambda _result, error: answers.put(error))
        assert isinstance(answers.get(timeout=60), WorkerLost)
        worker.submit(f"{__name__}:greet", (), print, lambda result, _error: answers.put(result))
        assert answers.get(timeout=60) == greet(print)


def greet(_progress: object) -> str:
    """The next job."""
    return "Guten Tag"


def test_a_job_that_cannot_be_interrupted_is_ended_for_all_that(tmp_path: Path) -> None:
    worker, answers = Worker(), SimpleQueue[object]()
    with closing(worker):
        number = worker.submit(
            f"{__name__}:sleep_on", (str(tmp_path / "begun"),), print, lambda _, error: answers.put(error)
        )
        process = psutil.Process(int(_written(tmp_path / "begun")))
        worker.cancel(number)
        assert isinstance(answers.get(timeout=10), JobCancelled)
        assert psutil.wait_procs([process], timeout=10) == ([process], [])


def sleep_on(begun: str, _progress: object) -> None:
    """As a parser in C that takes no notice."""
    Path(begun).write_text(str(psutil.Process().pid), "utf-8")
    time.sleep(600)


@pytest.mark.parametrize("is_closed", [False, True])
def test_an_export_that_is_given_up_leaves_no_half_file(tmp_path: Path, is_closed: bool) -> None:
    plan = action_plan()
    plan = replace(plan, nodes=tuple(each for _ in range(300) for each in copied_nodes(plan.nodes)))
    worker, answers = Worker(), SimpleQueue[object]()
    with closing(worker):
        arguments = (plan, ExportOptions(), tmp_path / "plan.pdf")
        number = worker.submit(WRITE, arguments, print, lambda _result, error: answers.put(error))
        _wait_until(lambda: any(tmp_path.iterdir()))
        if not is_closed:
            worker.cancel(number)
            assert isinstance(answers.get(timeout=60), JobCancelled | None)  # None where it was quicker
            _wait_until(lambda: not _half_files(tmp_path))  # whoever cancels does not wait for it
    assert not _half_files(tmp_path)


def _half_files(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.name != "plan.pdf"]


def _written(path: Path) -> str:
    _wait_until(lambda: path.exists() and bool(path.read_text("utf-8")))
    return path.read_text("utf-8")


def _wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)
