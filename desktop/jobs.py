"""The worker process as the window uses it: answers arrive in the window's thread."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop.spare_time import SpareTime
from desktop.worker import Worker, WorkerLost
from programme.errors import UserError


class _Post(QObject):
    """Brings answers into the window's thread. Lives as long as the process: an answer may come when who asked is gone."""

    came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def _open(self, answer: Callable[[], None]) -> None:
        answer()


@cache
def _post() -> _Post:
    return _Post()


class Jobs(QObject):
    """Runs jobs of `desktop.worker_jobs`. A bug in a job is raised here, where the exception hook is; who asked gets
    a `WorkerLost`, so that nobody waits for ever."""

    def __init__(self, parent: QObject | None = None, worker: Worker | None = None) -> None:
        """`worker` is one that somebody else starts and ends."""
        super().__init__(parent)
        self._worker = worker or Worker(SpareTime.wait_for_picture)
        self._is_own = worker is None
        self._is_closed = False
        self._came = _post().came

    def warm_up(self) -> None:
        """Starts the process and lets it import what reading and writing need."""
        self._worker.start(("desktop.worker_jobs", "importers.registry", "exporters.registry"))

    def run(
        self,
        function: str,
        arguments: tuple[Any, ...],
        then: Callable[[Any], None],
        failed: Callable[[UserError], None],
        progress: Callable[[float], None] = lambda _share: None,
        *,
        may_wait: bool = False,
        at_once: bool = False,
    ) -> int:
        """Gives the number for `cancel`; a cancelled job fails with `JobCancelled`, and so does one that `may_wait` when
        another has to be done `at_once`."""
        came = self._came
        return self._worker.submit(
            function,
            arguments,
            lambda share: came.emit(partial(self._tell, progress, share)),
            lambda result, error: came.emit(partial(self._deliver, then, failed, result, error)),
            may_wait=may_wait,
            at_once=at_once,
        )

    def cancel(self, number: int) -> None:
        """Ends a job; nothing of it remains."""
        self._worker.cancel(number)

    def revive(self) -> None:
        """A process that ended too often is started again for the next job."""
        self._worker.revive()

    def close(self) -> None:
        """Ends the process; answers that are still to come are dropped."""
        self._is_closed = True
        if self._is_own:
            self._worker.close()

    @property
    def _is_gone(self) -> bool:
        """Whether nobody waits for answers any more."""
        return self._is_closed or not isValid(self)

    def _tell(self, progress: Callable[[float], None], share: float) -> None:
        if not self._is_gone:
            progress(share)

    def _deliver(
        self,
        then: Callable[[Any], None],
        failed: Callable[[UserError], None],
        result: Any,
        error: BaseException | None,
    ) -> None:
        if self._is_gone:
            return
        if isinstance(error, UserError):
            failed(error)
        elif error is not None:
            failed(WorkerLost("job_failed"))
            raise error
        else:
            then(result)


class LatestJob:
    """One job at a time of one place. Whoever gives it up, or asks for another, hears nothing of it any more, not even
    what was under way by then."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._number = 0
        self._asked = 0

    def run(
        self,
        function: str,
        arguments: tuple[Any, ...],
        then: Callable[[Any], None],
        failed: Callable[[UserError], None],
        progress: Callable[[float], None] = lambda _share: None,
        *,
        at_once: bool = False,
    ) -> None:
        """As `Jobs.run`; the one before is given up."""
        self.give_up()
        asked = self._asked

        def awaited(call: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda answer: call(answer) if asked == self._asked else None

        self._number = self._jobs.run(
            function, arguments, awaited(then), awaited(failed), awaited(progress), at_once=at_once
        )

    def give_up(self) -> None:
        """Ends what runs, if anything does."""
        self._asked += 1
        self._jobs.cancel(self._number)
