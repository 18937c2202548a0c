"""The one warm worker process for heavy work: reading and writing files, layout. Knows no Qt; plain data in and out.

    worker = Worker(); worker.start()
    job = worker.submit("desktop.worker_jobs:write_file", (programme, options, target), on_progress, on_done)
    worker.cancel(job)      # ends the process; the next job finds a new one

Jobs are done one after the other; only one that may wait (a check) runs beside the others, so that preview and spelling
do not wait for it. Values go to and fro in threads of the worker: the window passes answers on by a signal.
"""

import contextlib
import logging
import pickle
import threading
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from desktop.worker_pipe import LetPass, at_once, receive, send
from desktop.worker_process import Progress, serve
from programme.errors import UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger("programmwerk.worker")


class WorkerBug(Exception):
    """A job failed by a fault of ours; the message is the worker's traceback."""


class JobCancelled(UserError):
    """A job was ended by us before it was done: a person cancelled it, or another went first."""


class WorkerLost(UserError):
    """The process ended by itself (memory, a library) with the job, or is not started any more (see `MOST_DEATHS`)."""


_GRACE = 3.0  # seconds for a job that is given up to put its things away, also on a busy machine
MOST_DEATHS = 3
"""So often in a row the process may end by itself without an answer; then it rests until somebody wishes it again."""


@dataclass(slots=True)
class Job:
    """A piece of work. `function` is "module:name"; it takes `arguments` and then a function for its progress.

    `pipe` leads to the process that it was given to; `is_sent`: it arrived there, and ends with it.
    """

    number: int
    function: str
    arguments: tuple[Any, ...]
    on_progress: Progress
    on_done: Callable[[Any, BaseException | None], None]
    may_wait: bool = False
    pipe: Any = None
    is_sent: bool = False


class Worker:
    """Does jobs one after the other, and beside them one of those that may wait. Values on their way `let_pass`."""

    def __init__(self, let_pass: LetPass = at_once) -> None:
        self._let_pass = let_pass
        self._process: Any = None
        self._pipe: Connection | None = None
        self._ending: Connection | None = None
        self._outbox: SimpleQueue[Job | None] = SimpleQueue()
        self._waiting: deque[Job] = deque()
        self._running: dict[int, Job] = {}
        self._numbers = count(1)
        self._guard = threading.RLock()
        self._closed = False
        self._deaths = 0

    def start(self, warm: tuple[str, ...] = ()) -> None:
        """Starts the process, which imports the modules of `warm`, so that the first job finds them."""
        import multiprocessing  # 20 ms that no first window needs

        with self._guard:
            if self._process is not None or self._closed or self._is_given_up:
                return
            context = multiprocessing.get_context("spawn")
            self._pipe, other = context.Pipe()
            ending, self._ending = context.Pipe(duplex=False)
            self._outbox = SimpleQueue()
            process = context.Process(target=serve, args=(other, ending, warm), daemon=True, name="worker")
            with contextlib.closing(other), contextlib.closing(ending):
                if not self._has_started(process):
                    return
            self._process = process
            for work, name in ((self._listen, "worker answers"), (self._send, "worker questions")):
                threading.Thread(target=work, args=(self._pipe, self._outbox), daemon=True, name=name).start()

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

        Nobody looks at a job that `may_wait`: it shares the process with those that somebody waits for. One that takes
        long, `at_once`, goes before it, and ends it where it runs alone (its `on_done` gets a `JobCancelled`). Somebody
        waits for it: for its sake a process that was given up is tried once more.
        """
        with self._guard:
            job = Job(next(self._numbers), function, arguments, on_progress, on_done, may_wait)
            self._waiting.append(job)
            if at_once and self._running and all(each.may_wait for each in self._running.values()):
                self._end_process()
            if at_once:
                self._deaths = min(self._deaths, MOST_DEATHS - 1)
            self._go_on()
        return job.number

    def revive(self) -> None:
        """A process that was given up is started again for the next job."""
        with self._guard:
            self._deaths = 0

    def cancel(self, number: int) -> None:
        """Drops a waiting job, or ends the process in which it runs; `on_done` gets a `JobCancelled`.

        Beside a job that somebody waits for, one that may wait goes on, and what it finds is dropped.
        """
        with self._guard:
            for job in [each for each in self._waiting if each.number == number]:
                self._waiting.remove(job)
                job.on_done(None, JobCancelled("job_cancelled"))
            running = self._running.get(number)
            if running is None:
                return
            # what it says from now on, as that it could not open a file while it was ended, nobody hears
            told, running.on_done = running.on_done, lambda _result, _error: None
            running.on_progress = lambda _share: None
            if not running.may_wait or len(self._running) == 1:
                running.is_sent = True  # no other process is asked
                self._end_process()
            told(None, JobCancelled("job_cancelled"))

    def close(self) -> None:
        """Ends the process; what is still waiting is dropped without a word."""
        with self._guard:
            self._closed = True
            self._waiting.clear()
            self._running.clear()
            ended = self._end_process()
        if ended is not None:
            ended.join()

    @property
    def _is_given_up(self) -> bool:
        return self._deaths >= MOST_DEATHS

    def _has_started(self, process: Any) -> bool:
        """Without memory or room for processes there is none; then nobody tries on and on."""
        try:
            process.start()
        except OSError:
            log.exception("The worker process cannot be started")
            self._deaths = MOST_DEATHS
            self._pipe = None
            return False
        return True

    def _go_on(self) -> None:
        """Gives away what waits, or tells those who wait that nobody does it."""
        self.start()
        if not self._is_given_up:
            self._next()
            return
        refused, self._waiting = self._waiting, deque()
        for job in refused:
            job.on_done(None, WorkerLost("worker_down"))

    def _next(self) -> None:
        """Gives away one job that somebody waits for and one that may wait, unless such a one is running."""
        for may_wait in (False, True):
            job = next((each for each in self._waiting if each.may_wait is may_wait), None)
            is_taken = any(each.may_wait is may_wait for each in self._running.values())
            if job is not None and self._pipe is not None and not is_taken:
                self._waiting.remove(job)
                self._running[job.number] = job
                job.pipe = self._pipe
                self._outbox.put(job)

    def _end_process(self) -> threading.Thread | None:
        """Its job takes away what it has half written; nobody waits for that, but where the window ends, too."""
        if self._process is None or self._ending is None:
            return None
        process, self._process = self._process, None
        self._ending.close()
        seeing_out = threading.Thread(target=_see_out, args=(process,), name="worker's end")
        seeing_out.start()
        return seeing_out

    def _send(self, pipe: "Connection", outbox: "SimpleQueue[Job | None]") -> None:
        """Hands jobs to one process until nobody listens to it any more; closed here, the pipe is read by nobody."""
        while (job := outbox.get()) is not None:
            try:
                send(pipe, (job.number, job.function, job.arguments, job.may_wait), self._let_pass)
                job.is_sent = True
            except OSError:
                pass  # the process has ended: see `_lost`
            except (pickle.PicklingError, TypeError, AttributeError):
                self._not_sent(job)
        pipe.close()

    def _not_sent(self, job: Job) -> None:
        """What cannot be sent is a fault of ours; the process got a part of it."""
        with self._guard:
            self._running.pop(job.number, None)
            self._end_process()
        job.on_done(None, WorkerBug(traceback.format_exc()))

    def _listen(self, pipe: "Connection", outbox: "SimpleQueue[Job | None]") -> None:
        """Takes answers from one process until it has ended; one that gives what nobody can read is ended, and the error goes
        to `threading.excepthook`."""
        is_readable = False
        try:
            with contextlib.suppress(EOFError, OSError):
                while True:
                    self._heard(*receive(pipe, self._let_pass))
            is_readable = True
        finally:
            with self._guard:
                if not is_readable and self._pipe is pipe and self._process is not None:
                    self._process.terminate()
            outbox.put(None)
            self._lost(pipe)

    def _heard(self, number: int, kind: str, value: Any) -> None:
        with self._guard:
            job = self._running.get(number)
            if job is not None and kind != "progress":
                self._deaths = 0
                del self._running[number]
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
        """The process ended: by `cancel`, or because it crashed (memory, a library). Another one takes what it never got."""
        error: UserError = JobCancelled("job_cancelled")
        with self._guard:
            if self._pipe is pipe and self._process is not None:
                error = self._died()
            lost = [each for each in self._running.values() if each.pipe is pipe]
            for job in reversed(lost):
                del self._running[job.number]
                if not job.is_sent:
                    self._waiting.appendleft(job)
            if self._pipe is pipe:
                self._pipe = self._process = None
            if self._waiting and not self._closed:
                self._go_on()
        for job in lost if not self._closed else ():
            if job.is_sent:
                job.on_done(None, error)

    def _died(self) -> WorkerLost:
        """Nobody ended the process."""
        self._process.join(5)
        self._deaths += 1
        doing = ", ".join(each.function for each in self._running.values()) or "nothing"
        log.error("The worker process ended by itself (exit code %s), doing %s", self._process.exitcode, doing)
        if self._is_given_up:
            log.error("It ended %d times in a row and is not started again until somebody wishes it", self._deaths)
        return WorkerLost("worker_down" if self._is_given_up else "worker_died")


def _see_out(process: Any) -> None:
    process.join(_GRACE)
    if process.exitcode is None:  # long in what Python cannot interrupt
        process.terminate()
        process.join(5)
