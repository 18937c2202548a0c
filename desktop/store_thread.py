"""The one thread that owns the store. The window asks and goes on; answers come back into the window's own thread."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.answers import Answers, Following
from desktop.worker import JobCancelled
from programme.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from database.store import Store

T = TypeVar("T")
log = logging.getLogger("programmwerk.store")
_GLANCE = 0.03  # seconds


class _Asked(NamedTuple):
    """Something that is to be run. `alone`: not in the middle of something else; a word: not of something that has it, too.
    `is_typed`: long changes begin anew behind it."""

    answer: "Future[Any]"
    work: Callable[[], Any]
    alone: bool | str
    is_typed: bool


class _NotThere(Exception):
    """What was asked behind an opening that failed has nothing to work on; why, was said by the opening."""


class _Answering:
    """Hands what is raised inside on to who asked, as an executor does; nothing is swallowed."""

    def __init__(self, answer: "Future[Any]") -> None:
        self._answer = answer

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if error is not None:
            self._answer.set_exception(error)
        return True


class StoreThread(QObject):
    """Runs functions of the store one after the other.

    A `UserError` goes to `failed` of the call, or to the signal `failed`; any other error is raised in the window's
    thread, where its exception hook is. `pending` says how much is still to be done.
    """

    failed = Signal(object)
    idle = Signal()
    progressed = Signal(int)
    """How many of 100 are done of a change as in `patient`."""
    _answered = Signal(object, object, object)
    _stepped = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._waiting: deque[_Asked] = deque()
        self._running: list[bool | str] = []
        self._early: list[Callable[[], None]] = []
        self._watched = threading.Event()
        self._is_opening = False
        self._store: Store | None = None
        self.pending = 0
        self._is_closed = False
        self._answers = Answers(self)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def open(
        self, opener: "Callable[[], Store]", then: "Callable[[Store], None]", failed: Callable[[UserError], None]
    ) -> None:
        """Opens the store in its thread; `then` gets it for a look at its state, not for calls. What was asked before
        comes right behind."""

        def work() -> "Store":
            self._store = opener()
            return self._store

        def refused(error: UserError) -> None:
            self._is_opening = False
            failed(error)

        self._is_opening = True
        self._submit(work, then, refused, alone=True)
        early, self._early = self._early, []
        for each in early:
            each()

    def call(
        self,
        work: "Callable[[Store], T]",
        then: Callable[[T], Following | None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        alone: bool | str = False,
        is_typed: bool = False,
    ) -> None:
        """Runs `work` with the store, then `then` with its result in the window's thread; later answers wait until the window
        has followed this one, where `then` gives back steps for that. What concerns the whole store is done `alone`: never while a backup is made, as all else is (see `let_others`). A word instead keeps it only out
        of what was asked with the same word. `is_typed` is short, and goes before long changes that have begun."""

        def with_store() -> T:
            if self._store is None:
                raise _NotThere
            return work(self._store)

        if self._is_opening:
            self._submit(with_store, then, failed, alone, is_typed)
        else:
            self._early.append(lambda: self._submit(with_store, then, failed, alone, is_typed))

    def move(self, target: "Path", then: "Callable[[Store], None]", failed: Callable[[UserError], None]) -> None:
        """Moves the store to the file `target` and goes on there; `then` as in `open`. Where it fails before the old one
        was closed, that one stays open."""

        def work() -> "Store":
            assert self._store is not None, "the store is not open"
            kind, author = type(self._store), self._store.author
            self._store.move_to(target)
            self._store = kind.open(target, author)
            return self._store

        self._submit(work, then, failed, alone=True)

    def between(
        self, on_step: Callable[[int, int], None] | None = None, only_typed: bool = False
    ) -> Callable[[int, int], None]:
        """An `on_step` for long work, which also lets others do their work; `only_typed` where the rest keeps its order."""

        def told(left: int, total: int) -> None:
            with ExitStack() as then:  # also where that raises: taking away what was given up goes on for a while
                then.callback(self.let_others, only_typed)
                if on_step is not None:
                    on_step(left, total)

        return told

    def patient(self) -> Callable[[int, int], None]:
        """An `on_step` for one long change, which gives way to what is typed: `progressed` tells of it, `give_up` ends it
        with `JobCancelled`, and nothing of it stays."""
        ended, steps = threading.Event(), self.steps(self.progressed.emit)

        def watched(left: int, total: int) -> None:
            if ended.is_set():
                raise JobCancelled("job_cancelled")
            self._watched = ended
            steps(left, total)

        return self.between(watched, only_typed=True)

    def give_up(self) -> None:
        """Ends the change that `progressed` told of last; nothing happens where that is done."""
        self._watched.set()

    def let_others(self, only_typed: bool = False) -> None:
        """Called by long work in the store's thread where it may be interrupted: runs what was asked meanwhile, in order
        and past what must be done alone, which comes later. So typing never waits for a backup. A change in the making
        that something typed waits for is ended, and begins anew behind it."""
        if self._store is not None and self._store.is_changing:
            self._give_way()
            return
        while (
            asked := next((each for each in tuple(self._waiting) if self._may_come(each, only_typed)), None)
        ) is not None:
            self._waiting.remove(asked)
            self._run(asked)

    def _give_way(self) -> None:
        from database.errors import GiveWay

        if any(each.is_typed for each in tuple(self._waiting)):
            raise GiveWay

    def _may_come(self, asked: _Asked, only_typed: bool) -> bool:
        if only_typed and not asked.is_typed:
            return False
        return not asked.alone or (asked.alone is not True and asked.alone not in self._running)

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
        return self._ask(lambda: work(store), alone=True).result()

    def flush(self) -> None:
        """Waits until everything asked so far is done and its answers are delivered and followed."""
        self._ask(lambda: None, alone=True).result()
        from PySide6.QtCore import QCoreApplication

        QCoreApplication.sendPostedEvents(self, 0)
        self._answers.catch_up()

    def close(self, waiting: Callable[[int], None] = lambda _done: None) -> None:
        """Does what is still asked, closes the store and ends the thread; what is asked later is dropped. `waiting` is
        called all the while in the caller's thread with how many of 100 are done of the last backup."""
        was_closed, self._is_closed = self._is_closed, True
        if not was_closed:  # a store that is still being opened is closed then
            far = [0]

            def on_step(left: int, total: int) -> None:
                far[0] = 100 - 100 * left // max(1, total)

            closed = self._ask(lambda: self._end(on_step), alone=True)
            while wait([closed], _GLANCE).not_done:
                waiting(far[0])
            closed.result()
        self._executor.shutdown(wait=True)

    def _end(self, on_step: Callable[[int, int], None]) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close(on_step=on_step)

    def _ask(self, work: Callable[[], T], alone: bool | str, is_typed: bool = False) -> "Future[T]":
        answer: Future[T] = Future()
        self._waiting.append(_Asked(answer, work, alone, is_typed))
        self._executor.submit(self._run_next)
        return answer

    def _run_next(self) -> None:
        """Whatever is next; nothing where it was done in the middle of something else."""
        if self._waiting:
            self._run(self._waiting.popleft())

    def _run(self, asked: _Asked) -> None:
        self._running.append(asked.alone)
        with _Answering(asked.answer):
            asked.answer.set_result(asked.work())
        self._running.pop()

    def _submit(
        self,
        work: Callable[[], T],
        then: Callable[[T], Following | None] | None,
        failed: Callable[[UserError], None] | None,
        alone: bool | str,
        is_typed: bool = False,
    ) -> None:
        if self._is_closed:  # a timer of a pane that is going, too
            return
        self.pending += 1
        future = self._ask(work, alone, is_typed)
        future.add_done_callback(lambda done: self._answered.emit(done, then, failed))

    def _tell(self, told: Callable[[int], None], done: int) -> None:
        if not self._is_closed:
            told(done)

    def _deliver(
        self,
        future: "Future[Any]",
        then: Callable[[Any], Following | None] | None,
        failed: Callable[[UserError], None] | None,
    ) -> None:
        self._answers.put(lambda: self._hand_on(future, then, failed))

    def _hand_on(
        self,
        future: "Future[Any]",
        then: Callable[[Any], Following | None] | None,
        failed: Callable[[UserError], None] | None,
    ) -> Following | None:
        self.pending -= 1
        error, following = future.exception(), None
        if isinstance(error, UserError):
            log.warning("refused: %s", error.kind)
            self._refuse(error, failed)
        elif error is not None and not isinstance(error, _NotThere):
            raise error
        elif error is None and then is not None and not self._is_closed:
            following = then(future.result())  # but not in a window that is going: it would open something
        if isinstance(following, Generator):
            self.pending += 1
            return self._followed(following)
        self._tell_idle()
        return None

    def _followed(self, following: Following) -> Following:
        try:
            yield from following
        finally:
            self.pending -= 1
        self._tell_idle()

    def _tell_idle(self) -> None:
        if not self.pending:
            self.idle.emit()

    def _refuse(self, error: UserError, failed: Callable[[UserError], None] | None) -> None:
        if self._is_closed:
            return
        if failed is not None:
            failed(error)
        else:
            self.failed.emit(error)
