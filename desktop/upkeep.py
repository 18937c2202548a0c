"""What the store needs while it is open: a look for damage in an idle moment, backups, and words about both."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import messages
from desktop.german_values import day_and_clock
from desktop.logs import log
from desktop.store_thread import StoreThread
from programme.errors import UserError

if TYPE_CHECKING:
    from database.health import Fault
    from database.records import BackupInfo, PlaceKind, RescueReport
    from database.store import Store

IDLE_AFTER = 4_000  # milliseconds after opening
LOOK_EVERY = 5 * 60 * 1000
WORTH_TELLING = 1.0  # seconds


class Upkeep(QObject):
    """Everything runs in the store's thread, between the window's own calls."""

    told = Signal(str)
    """A sentence for the window."""
    damage_found = Signal()

    def __init__(self, store: StoreThread, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._back_up)

    def begin(self) -> None:
        """The store is open."""
        QTimer.singleShot(IDLE_AFTER, self._look)
        self._timer.start()

    def end(self) -> None:
        """The store is about to be closed, which backs it up."""
        self._timer.stop()

    def _look(self) -> None:
        if self._store.is_open:
            let_others = self._store.between()
            self._store.call(lambda store: store.check(let_others), self._looked, self._failed, alone=True)

    def _looked(self, faults: "list[Fault]") -> None:
        if faults:
            log.error("damage found: %d faults", len(faults))
            self.damage_found.emit()

    def _back_up(self) -> None:
        """Beside the work: what is typed meanwhile is saved at once. Only one that takes long is told of."""
        if not self._store.is_open:
            return
        began = monotonic()
        is_told = False

        def tell(_done: int) -> None:
            nonlocal is_told
            if not is_told and monotonic() - began > WORTH_TELLING:
                is_told = True
                self.told.emit(messages.text("upkeep", "backing_up"))

        def made(backup: "BackupInfo | None") -> None:
            if is_told and backup is not None:
                self.told.emit(messages.text("upkeep", "backed_up"))

        on_step = self._store.between(self._store.steps(tell))
        self._store.call(lambda store: _backup_if_due(store, on_step), made, self._failed, alone=True)

    def _failed(self, error: UserError) -> None:
        self.told.emit(messages.sentence(error))


def rescue_words(report: "RescueReport") -> str:
    """What became of a damaged store, for the person who opened it."""
    cause, ending = report.cause.value, ""
    said: list[tuple[str, dict[str, object]]] = [("rescued", {}), ("complete", {})]
    if cause != "damaged":
        said, ending = [(cause, {})], f"_{cause}"
    elif not report.complete:
        said = _rescued_in_part(report)
    said.append((f"kept{ending}", {"path": str(report.kept_aside)}))
    return "\n\n".join(messages.text("rescue", kind, values) for kind, values in said)


def place_words(place: "PlaceKind") -> str:
    """A warning about where the store lies; "" for a good place."""
    return messages.text("place", place.value) if place.value in messages.known_kinds("place") else ""


def _rescued_in_part(report: "RescueReport") -> list[tuple[str, dict[str, object]]]:
    said: list[tuple[str, dict[str, object]]] = [("rescued", {}), ("read", {"count": report.rescued})]
    if report.from_backup:
        said.append(("from_backup", {"moment": day_and_clock(report.from_backup)}))
    if report.lost:
        said.append(("lost", {"count": report.lost}))
    return said


def _backup_if_due(store: "Store", on_step: Callable[[int, int], None]) -> "BackupInfo | None":
    return store.backups.make(on_step) if store.backups.is_due() else None
