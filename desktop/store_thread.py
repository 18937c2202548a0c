"""The one thread that owns the store. The window asks and goes on; answers come back into the window's own thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from programme.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from database.store import Store

T = TypeVar("T")
log = logging.getLogger("programmwerk.store")


class StoreThread(QObject):
    """Runs functions of the store one after the other.

    A `UserError` goes to `failed` of the call, or to the signal `failed`; any other error is raised in the window's
    thread, where its exception hook is. `pending` says how much is still to be done.
    """

    failed = Signal(object)
    idle = Signal()
    _answered = Signal(object, object, object)
    _stepped = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store: Store | None = None
        self.pending = 0
        self._is_closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def open(
        self, opener: "Callable[[], Store]", then: "Callable[[Store], None]", failed: Callable[[UserError], None]
    ) -> None:
        """Opens the store in its thread; `then` gets it for a look at its state, not for calls."""

        def work() -> "Store":
            self._store = opener()
            return self._store

        self._submit(work, then, failed)

    def call(
        self,
        work: "Callable[[Store], T]",
        then: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Runs `work` with the store, then `then` with its result in the window's thread."""

        def with_store() -> T:
            assert self._store is not None, "the store is not open"
            return work(self._store)

        self._submit(with_store, then, failed)

    def move(self, target: "Path", then: "Callable[[Store], None]", failed: Callable[[UserError], None]) -> None:
        """Moves the store to the file `target` and goes on there; `then` as in `open`. Where it fails before the old one
        was closed, that one stays open."""

        def work() -> "Store":
            assert self._store is not None, "the store is not open"
            kind, author = type(self._store), self._store.author
            self._store.move_to(target)
            self._store = kind.open(target, author)
            return self._store

        self._submit(work, then, failed)

    def steps(self, told: Callable[[int], None]) -> Callable[[int, int], None]:
        """An `on_step` for long work in `call`: `told` gets how many of 100 are done, in the window's thread."""
        last = 0

        def on_step(left: int, total: int) -> None:
            nonlocal last
            done = 100 - 100 * left // max(1, total)
            if done > last:
                last = done
                self._stepped.emit(told, done)

        return on_step

    @property
    def is_open(self) -> bool:
        """Whether the store can be asked."""
        return self._store is not None

    def ask(self, work: "Callable[[Store], T]") -> T:
        """Runs `work` and waits; only for closing and tests. Raises what `work` raises."""
        assert self._store is not None, "the store is not open"
        store = self._store
        return self._executor.submit(work, store).result()

    def flush(self) -> None:
        """Waits until everything asked so far is done and its answers are delivered."""
        self._executor.submit(lambda: None).result()
        from PySide6.QtCore import QCoreApplication

        QCoreApplication.sendPostedEvents(self, 0)

    def close(self) -> None:
        """Does what is still asked, closes the store and ends the thread; what is asked later is dropped."""
        self._is_closed = True
        if self._store is not None:
            store, self._store = self._store, None
            self._executor.submit(store.close).result()
        self._executor.shutdown(wait=True)

    def _submit(
        self, work: Callable[[], T], then: Callable[[T], None] | None, failed: Callable[[UserError], None] | None
    ) -> None:
        if self._is_closed:  # a timer of a pane that is going, too
            return
        self.pending += 1
        future = self._executor.submit(work)
        future.add_done_callback(lambda done: self._answered.emit(done, then, failed))

    def _tell(self, told: Callable[[int], None], done: int) -> None:
        if not self._is_closed:
            told(done)

    def _deliver(
        self, future: "Future[Any]", then: Callable[[Any], None] | None, failed: Callable[[UserError], None] | None
    ) -> None:
        self.pending -= 1
        error = future.exception()
        if isinstance(error, UserError):
            log.warning("refused: %s", error.kind)
            if failed is not None:
                failed(error)
            else:
                self.failed.emit(error)
        elif error is not None:
            raise error
        elif then is not None:
            then(future.result())
        if not self.pending:
            self.idle.emit()
