"""A look at what no window shows at once: history, versions and the search index, in a copy while the store is used."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from database import search_index
from database.backend import Backend, OnStep
from database.backends import file_backend
from database.beside import beside
from database.errors import StoreDamaged, StoreUnwritable
from database.folders import backup_folder, make_folder
from database.health import Fault, later_faults
from database.ledger import Ledger
from database.progress import WHOLE, part
from database.records import PlaceKind
from database.scratch import Scratch, clear_scratch


@dataclass(frozen=True, slots=True)
class Seen:
    """`faults` are damage; an index that is not sound can be made anew."""

    faults: list[Fault]
    is_index_sound: bool


def look_through(ledger: Ledger, on_step: OnStep | None) -> Seen:
    """With `on_step`, which may use the store, a copy is looked at beside; the store itself without, or where there is no
    room for a copy, or where the store may only be read."""
    if on_step is not None and not ledger.backend.read_only:
        try:
            with _copy(ledger, part(on_step, 0, WHOLE // 2)) as path:
                return beside(lambda told: _seen_in(path, told), part(on_step, WHOLE // 2, WHOLE))
        except StoreUnwritable:
            pass
        except StoreDamaged as error:  # the database could not read its own pages
            return Seen([Fault("store", "", str(error.values.get("faults", "")))], is_index_sound=True)
    with ledger.derive() as connection:
        return _seen(connection, ledger.backend)


@contextmanager
def _copy(ledger: Ledger, on_step: OnStep) -> Iterator[Path]:
    """Beside the backups; in a folder that is carried elsewhere, not there."""
    folder = backup_folder(ledger.backend.path) if ledger.backend.place is PlaceKind.LOCAL else None
    try:
        if folder is not None:
            make_folder(folder)
        clear_scratch(folder)
        made = Scratch(folder)
    except OSError as error:
        raise StoreUnwritable("backup_not_written", path=str(folder), reason=error.strerror or "") from error
    with made as name:
        path = Path(name, "bestand.db")
        ledger.backend.copy(ledger.connection, path, on_step)
        yield path


def _seen_in(path: Path, on_step: OnStep | None) -> Seen:
    with closing(file_backend(path, create=False)) as backend, backend.connect() as connection, connection.begin():
        return _seen(connection, backend, on_step)


def _seen(connection: Connection, backend: Backend, on_step: OnStep | None = None) -> Seen:
    told = part(on_step, 0, WHOLE)
    faults = later_faults(connection, backend)
    told(1, 2)
    if faults or backend.read_only:
        return Seen(faults, is_index_sound=True)
    return Seen([], not backend.index_faults(connection) and not search_index.is_stale(connection, backend))
