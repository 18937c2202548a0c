"""Runs the editorial checks in the worker process whenever the hand rests, and keeps what a person waived."""

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import messages, worker_jobs
from desktop.checks.finding_groups import Checked, FindingRow, WaivedFor, finding_rows, of_reading
from desktop.document import ProgrammeDocument
from desktop.jobs import Jobs
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.worker import JobCancelled
from programme.errors import UserError
from programme.model import Programme

if TYPE_CHECKING:
    from database.store import Store
    from database.waivers import Waiver

REST = 1_200  # milliseconds without a change before the programme is checked
LONG_REST = 6_000
MANY = 5_000
"""Entries from which on the rest is longer: the worker must be sent all of them."""

LONG = 1.0
"""Seconds after which the check of a programme that was left is ended; a new process costs as much."""
MOST_INTERRUPTED = 5
"""So often a check begins anew that did not come to its end; a process that dies of it must not be started for ever."""


class Checking(QObject):
    """`checked` brings the rows for the pane; findings that count mark their entries in the tree."""

    checked = Signal(list)
    """`FindingRow`s, worst first, waived ones, too."""
    under_way = Signal(object)
    """How far a check is, 0 to 1; None once it ended."""
    stopped = Signal(str)
    """Why there is none and none begins by itself, until `check_again` or another programme is opened."""

    def __init__(
        self, document: ProgrammeDocument, snapshot: Snapshot, store: StoreThread, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._snapshot = snapshot
        self._store = store
        self._jobs = jobs
        self._job = self._interrupted = 0
        self._began = 0.0
        self._is_stopped = False
        self._found: Checked | None = None  # not known yet
        self._has_told = False
        self._waived: dict[str, WaivedFor] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._check)
        self._own_words: tuple[str, ...] = ()
        document.opened.connect(self._opened)
        document.closed.connect(self._closed)
        document.change_made.connect(lambda _change: self._begin_later())
        if document.outline is not None:
            self._opened()

    def use_words(self, words: tuple[str, ...]) -> None:
        """Words that somebody taught the spelling."""
        if words != self._own_words:
            self._own_words = words
            self._begin_later()

    def cancel(self) -> None:
        """A person does not want to wait; from now on they say when to check."""
        self._rest.stop()
        self._is_stopped = True
        if self._job:
            self._jobs.cancel(self._job)
        self.stopped.emit(self.tr("Prüfung abgebrochen. Was hier steht, kann veraltet sein."))

    def check_again(self) -> None:
        """After `cancel`, or where checking failed."""
        self._is_stopped, self._interrupted = False, 0
        self._jobs.revive()
        self.under_way.emit(0.0)
        self._check()

    def _begin_later(self) -> None:
        if not self._is_stopped:
            self._rest.start()

    def waive(self, key: str, kind: str, reason: str) -> None:
        """A finding stands; the store keeps the reason."""
        programme = self._document.programme_id
        known = [*(self._found or ()), *self._read()]
        node = next((finding.node or "" for each, finding in known if each == key), "")
        self._store.call(
            lambda store: store.waivers.add(programme, key, kind, reason, node), lambda _change: self._read_waived()
        )

    def unwaive(self, key: str) -> None:
        """It counts again."""
        programme = self._document.programme_id
        self._store.call(lambda store: store.waivers.remove(programme, key), lambda _change: self._read_waived())

    def _opened(self) -> None:
        if self._job and time.monotonic() - self._began > LONG:
            self._jobs.cancel(self._job)  # nobody waits for the one of another programme
        self._found = None
        self.under_way.emit(None)
        self._is_stopped, self._interrupted = False, 0
        self._read_waived()
        outline = self._document.outline
        self._rest.setInterval(LONG_REST if outline is not None and outline.size > MANY else REST)
        self._rest.start()

    def _closed(self) -> None:
        self._rest.stop()
        self._found, self._has_told, self._waived = None, False, {}
        self.under_way.emit(None)

    def _read_waived(self) -> None:
        programme = self._document.programme_id

        def read(store: "Store") -> "dict[str, Waiver]":
            return store.waivers.of_programme(programme)

        def take(found: "dict[str, Waiver]") -> None:
            self._waived = {key: WaivedFor(each.reason, each.author, each.created) for key, each in found.items()}
            self._tell()

        self._store.call(read, take)

    def _check(self) -> None:
        outline = self._document.outline
        if outline is None:
            return
        if self._job:  # one is under way; what it says will be old
            self._rest.start()
            return
        self._snapshot.take(self._send)

    def _send(self, programme: Programme) -> None:
        if not self._job and not self._is_stopped:
            arguments = (programme, self._own_words)
            take, tell = partial(self._take, programme.id), partial(self._tell_share, programme.id)
            self._began = time.monotonic()
            self._job = self._jobs.run(worker_jobs.CHECK, arguments, take, self._failed, tell, may_wait=True)

    def _tell_share(self, programme: str, share: float) -> None:
        if self._job and not self._is_stopped and programme == self._document.programme_id:
            self.under_way.emit(share)

    def _failed(self, error: UserError) -> None:
        self._job = 0
        if self._is_stopped or self._document.outline is None:
            return
        goes_on = isinstance(error, JobCancelled) or error.kind == "worker_died"
        if goes_on and self._interrupted < MOST_INTERRUPTED:  # an export or a document came first
            self._interrupted += 1
            self.under_way.emit(None)
            self._rest.start()
        else:
            self._is_stopped = True
            self.stopped.emit(messages.sentence(error))

    def _take(self, programme: str, found: Checked) -> None:
        self._job = self._interrupted = 0
        if programme == self._document.programme_id and not self._is_stopped:
            self.under_way.emit(None)
            self._found = found
            self._tell()

    def _read(self) -> Checked:
        """What is left from reading about entries that are still there."""
        outline, left = self._document.outline, self._document.reading_findings
        return of_reading(left, {each.node for each in left if outline and each.node and each.node in outline})

    def _tell(self) -> None:
        outline, read = self._document.outline, self._read()
        if outline is None or (self._found is None and not read and not self._has_told):
            return
        self._has_told = True  # what reading left is known before any check
        own = self._found or ()
        found = [*own, *read]
        nodes = {finding.node for _key, finding in found if finding.node}
        places = {
            each: f"{outline.label(outline.entry(each))}: {outline.entry(each).short()}"
            for each in nodes
            if each in outline
        }
        rows: list[FindingRow] = finding_rows(own, places, self._waived)
        rows += [replace(each, is_read=True) for each in finding_rows(read, places, self._waived)]
        self.checked.emit(rows)
