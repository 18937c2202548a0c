"""The worker process as the window uses it: answers arrive in the window's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.worker import Worker
from programme.errors import UserError


class Jobs(QObject):
    """Runs jobs of `desktop.worker_jobs`. A bug in a job is raised here, where the exception hook is."""

    _progressed = Signal(object, float)
    _finished = Signal(object, object, object, object)

    def __init__(self, parent: QObject | None = None, worker: Worker | None = None) -> None:
        """`worker` is one that somebody else starts and ends."""
        super().__init__(parent)
        self._worker = worker or Worker()
        self._is_own = worker is None
        self._is_closed = False
        self._progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
        return self._worker.submit(
            function,
            arguments,
            lambda share: self._progressed.emit(progress, share),
            lambda result, error: self._finished.emit(then, failed, result, error),
            may_wait=may_wait,
            at_once=at_once,
        )

    def cancel(self, number: int) -> None:
        """Ends a job; nothing of it remains."""
        self._worker.cancel(number)

    def close(self) -> None:
        """Ends the process; answers that are still to come are dropped."""
        self._is_closed = True
        if self._is_own:
            self._worker.close()

    def _tell(self, progress: Callable[[float], None], share: float) -> None:
        if not self._is_closed:
            progress(share)

    def _deliver(
        self,
        then: Callable[[Any], None],
        failed: Callable[[UserError], None],
        result: Any,
        error: BaseException | None,
    ) -> None:
        if self._is_closed:
            return
        if isinstance(error, UserError):
            failed(error)
        elif error is not None:
            raise error
        else:
            then(result)
