"""The one warm worker process for heavy work: reading and writing files, layout. Knows no Qt; plain data in and out.

    worker = Worker(); worker.start()
    job = worker.submit("desktop.worker_jobs:write_file", (programme, options, target), on_progress, on_done)
    worker.cancel(job)      # ends the process; the next job finds a new one

Answers are delivered in a thread of the worker: the window passes them on by a signal.
"""

import contextlib
import importlib
import logging
import threading
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from programme.errors import UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger("programmwerk.worker")
Progress = Callable[[float], None]


class WorkerBug(Exception):
    """A job failed by a fault of ours; the message is the worker's traceback."""


class JobCancelled(UserError):
    """A job was ended before it was done."""


@dataclass(slots=True)
class Job:
    """A piece of work. `function` is "module:name"; it takes `arguments` and then a function for its progress."""

    number: int
    function: str
    arguments: tuple[Any, ...]
    on_progress: Progress
    on_done: Callable[[Any, BaseException | None], None]
    may_wait: bool = False
    pipe: Any = None


class Worker:
    """Does jobs one after the other."""

    def __init__(self) -> None:
        self._process: Any = None
        self._pipe: Connection | None = None
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._numbers = count(1)
        self._guard = threading.RLock()
        self._closed = False

    def start(self, warm: tuple[str, ...] = ()) -> None:
        """Starts the process, which imports the modules of `warm`, so that the first job finds them."""
        import multiprocessing  # 20 ms that no first window needs

        with self._guard:
            if self._process is not None or self._closed:
                return
            context = multiprocessing.get_context("spawn")
            self._pipe, other = context.Pipe()
            self._process = context.Process(target=_serve, args=(other, warm), daemon=True, name="worker")
            self._process.start()
            other.close()
            threading.Thread(target=self._listen, args=(self._pipe,), daemon=True, name="worker answers").start()

    def submit(
        self,
        function: str,
        arguments: tuple[Any, ...],
        on_progress: Progress,
        on_done: Callable[[Any, BaseException | None], None],
        may_wait: bool = False,
        at_once: bool = False,
    ) -> int:
        """Queues a job and gives its number. `on_done` gets the result, or None and a `UserError` or `WorkerBug`.

        Nobody looks at a job that `may_wait`: one that somebody waits for, `at_once`, goes before it, and ends it where it
        runs (its `on_done` gets a `JobCancelled`).
        """
        with self._guard:
            job = Job(next(self._numbers), function, arguments, on_progress, on_done, may_wait)
            self._waiting.append(job)
            if at_once:
                self._waiting = deque(sorted(self._waiting, key=lambda each: each.may_wait))
                if self._running is not None and self._running.may_wait:
                    self._end_process()
            self.start()
            self._next()
        return job.number

    def cancel(self, number: int) -> None:
        """Drops a waiting job, or ends the process in which it runs; `on_done` gets a `JobCancelled`."""
        with self._guard:
            for job in [each for each in self._waiting if each.number == number]:
                self._waiting.remove(job)
                job.on_done(None, JobCancelled("job_cancelled"))
            if self._running is not None and self._running.number == number:
                self._end_process()

    def close(self) -> None:
        """Ends the process; what is still waiting is dropped without a word."""
        with self._guard:
            self._closed = True
            self._waiting.clear()
            self._running = None
            self._end_process()

    def _next(self) -> None:
        if self._running is None and self._waiting and self._pipe is not None:
            job = self._waiting[0]
            with contextlib.suppress(OSError):  # the process has just ended; `_lost` starts another and comes back
                self._pipe.send((job.function, job.arguments))
                job.pipe = self._pipe
                self._running = self._waiting.popleft()

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
            self._process = None

    def _listen(self, pipe: "Connection") -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                kind, value = pipe.recv()
                self._heard(kind, value)
        self._lost(pipe)

    def _heard(self, kind: str, value: Any) -> None:
        with self._guard:
            job = self._running
            if job is not None and kind != "progress":
                self._running = None
                self._next()
        if job is None:
            return
        if kind == "progress":
            job.on_progress(value)
        elif kind == "done":
            job.on_done(value, None)
        else:
            job.on_done(None, value if isinstance(value, UserError) else WorkerBug(value))

    def _lost(self, pipe: "Connection") -> None:
        """The process ended: by `cancel`, or because it crashed (memory, a library)."""
        with self._guard:
            job = self._running if self._running is not None and self._running.pipe is pipe else None
            if job is not None:
                self._running = None
            if self._pipe is pipe:
                self._pipe = self._process = None
            pipe.close()
            if self._waiting and not self._closed:
                self.start()
                self._next()
        if job is not None and not self._closed:
            job.on_done(None, JobCancelled("job_cancelled"))


def _serve(pipe: "Connection", warm: tuple[str, ...]) -> None:
    """The life of the worker process."""
    for module in warm:
        importlib.import_module(module)
    while True:
        try:
            function, arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(_outcome(function, arguments, lambda share: pipe.send(("progress", share))))


def _outcome(function: str, arguments: tuple[Any, ...], progress: Progress) -> tuple[str, Any]:
    try:
        module, _, name = function.partition(":")
        return "done", getattr(importlib.import_module(module), name)(*arguments, progress)
    except UserError as error:
        return "failed", error
    except Exception:  # noqa: BLE001 - one of the three places: a bug in a job must not end the worker
        return "failed", traceback.format_exc()
