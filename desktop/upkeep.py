"""What the store needs while it is open: a look for damage in an idle moment, backups, and words about both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.german_values import day_and_clock
from desktop.logs import log
from desktop.messages import german_number
from desktop.store_thread import StoreThread
from programme.errors import UserError

if TYPE_CHECKING:
    from database.health import Fault
    from database.records import BackupInfo, PlaceKind, RescueReport
    from database.store import Store

IDLE_AFTER = 4_000  # milliseconds after opening
LOOK_EVERY = 5 * 60 * 1000


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
            self._store.call(lambda store: store.check(), self._looked, self._failed)

    def _looked(self, faults: "list[Fault]") -> None:
        if faults:
            log.error("damage found: %d faults", len(faults))
            self.damage_found.emit()

    def _back_up(self) -> None:
        if self._store.is_open:
            self._store.call(_backup_if_due, lambda _made: None, self._failed)

    def _failed(self, error: UserError) -> None:
        from desktop.messages import sentence

        self.told.emit(sentence(error))


def rescue_words(report: "RescueReport") -> str:
    """What became of a damaged store, for the person who opened it."""
    parts = ["Der Datenbestand war beschädigt. Programmwerk hat ihn gerettet."]
    if report.complete:
        parts.append("Aus Sicherung und Änderungsjournal ist der letzte Stand vollständig da.")
    else:
        parts.append(f"{german_number(report.rescued)} Datensätze wurden aus der beschädigten Datei gelesen.")
        if report.from_backup:
            parts.append(f"Was fehlte, stammt aus der Sicherung vom {day_and_clock(report.from_backup)}.")
        if report.lost:
            parts.append(f"{german_number(report.lost)} Datensätze waren nicht zu retten.")
    parts.append(f"Die beschädigte Datei liegt unverändert hier: {report.kept_aside}")
    return "\n\n".join(parts)


def place_words(place: "PlaceKind") -> str:
    """A warning about where the store lies; "" for a good place."""
    return {
        "synced": "Der Datenbestand liegt in einem Ordner, der mit anderen Rechnern abgeglichen wird. Sicherer ist ein Ordner nur auf diesem Rechner.",
        "removable": "Der Datenbestand liegt auf einem Wechseldatenträger. Ziehen Sie ihn erst ab, wenn Programmwerk geschlossen ist.",
        "network": "Der Datenbestand liegt auf einem Netzlaufwerk. Sicherer ist ein Ordner auf diesem Rechner.",
    }.get(place.value, "")


def _backup_if_due(store: "Store") -> "BackupInfo | None":
    return store.backups.make() if store.backups.is_due() else None
