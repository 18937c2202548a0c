"""Backups of a whole store: made at close and while it is used, verified, thinned, looked into, and brought back."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection, select

from database import search_index, transfer
from database.backend import Backend, OnStep
from database.backends import file_backend
from database.backup_files import UNFINISHED, backup_name, backups_in, pack, superfluous, unpack
from database.beside import beside, of_one_state
from database.entities import dumps
from database.errors import StoreDamaged, StoreUnwritable
from database.folders import backup_folder, damaged_folder, make_folder
from database.forgetting import forget, is_forgotten
from database.health import all_faults
from database.journal import FileJournal
from database.journal_files import journal_files
from database.ledger import Ledger
from database.library import Library
from database.migrations import migrate
from database.moments import time_of
from database.progress import WHOLE, part
from database.purge_memory import forget_revived
from database.purge_note import PurgeNote
from database.records import BackupInfo, Change, Label, PlaceKind, ProgrammeInfo
from database.recovery import RESTORED, store_id
from database.rewrite import Plan, Present, carry_out, planned, present
from database.scratch import Scratch, clear_scratch
from database.tables import table
from programme.difference import Difference, difference
from programme.errors import NotFound, StoreError
from programme.model import Programme

EVERY = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Compared:
    """A programme then and now; None where it was or is not there. `difference` only where both are."""

    then: ProgrammeInfo | None
    now: ProgrammeInfo | None
    difference: Difference | None


class Backups:
    """Operations on the backups that lie beside the store."""

    def __init__(self, ledger: Ledger, journal: FileJournal | None) -> None:
        self._ledger = ledger
        self._backend = ledger.backend
        self._journal = journal
        self._folder = backup_folder(ledger.backend.path)
        self._last = ledger.now()

    def overview(self) -> list[BackupInfo]:
        """Newest first."""
        return backups_in(self._folder)

    def is_due(self) -> bool:
        """Whether there are changes that no backup has, and the last one made here is half an hour old (or the opening
        is), the clock was put back since, or the journal does not go on from it."""
        newest = next(iter(self.overview()), None)
        with self._ledger.read():
            tick = self._ledger.last_tick()
        if self._backend.read_only or tick == (newest.tick if newest else 0):
            return False
        if self._journal is not None and not self._journal.is_rooted:
            return True
        return not timedelta() <= time_of(self._ledger.now()) - time_of(self._last) < EVERY

    def make(self, on_step: OnStep | None = None) -> BackupInfo | None:
        """A verified backup of the present state; None where the newest one has it already.

        `on_step` is called between steps with what is left of 100; it may use the store. The copy is checked as an
        opening would, so that damage of the store is found before the copy becomes a backup: raises `StoreDamaged`;
        and `StoreUnwritable`.
        """
        with self._ledger.read():
            tick = self._ledger.last_tick()
        newest = next(iter(self.overview()), None)
        if self._backend.read_only:
            return None
        if newest is not None and newest.tick == tick:
            if self._journal is not None and not self._journal.is_rooted:
                self._journal.begin(tick)
            return None
        made = self._written(on_step)
        self._last = self._ledger.now()
        self._tidy(made)
        return made

    def programmes(self, backup: BackupInfo) -> list[ProgrammeInfo]:
        """The programmes in a backup. Raises `StoreDamaged`."""
        with _opened(backup.path, self._room()) as ledger:
            return Library(ledger).overview()

    def programme(self, backup: BackupInfo, programme: str) -> Programme:
        """A programme as the backup has it. Raises `NotFound`, `StoreDamaged`."""
        return _programme(backup.path, self._room(), programme)

    def compare(self, backup: BackupInfo, on_step: OnStep | None = None) -> list[Compared]:
        """Every programme of the backup or of today's store, then and now, as it is at the call. `on_step` may use the store
        meanwhile."""
        now = {info.id: info for info in Library(self._ledger).overview()}
        with self._ledger.read() as connection:
            here = {each: transfer.read_rows(connection, each) for each in now}
        room = self._room()

        def work(told: OnStep | None) -> list[Compared]:
            with _opened(backup.path, room) as ledger:
                there = Library(ledger)
                then = {info.id: info for info in there.overview()}
                found: list[Compared] = []
                for each in {**now, **then}:
                    part(told, 0, WHOLE)(len(now | then) - len(found), len(now | then))
                    is_both = each in then and each in now
                    changed = difference(there.programme(each), transfer.built(here[each])) if is_both else None
                    found.append(Compared(then.get(each), now.get(each), changed))
                return found

        return beside(work, on_step)

    def restore_programme(self, backup: BackupInfo, programme: str, on_step: OnStep | None = None) -> Change:
        """Brings one programme to the state of the backup, or back if it is gone. Undo takes it back. `on_step` may use the
        store while it is found out what has to change; then see `Store.is_changing`."""
        room = self._room()
        wanted = beside(lambda _told: _programme(backup.path, room, programme), on_step)

        def read(connection: Connection) -> Present | None:
            with suppress(NotFound):
                return present(connection, programme)
            return None

        def plan(now: Present | None, _told: OnStep | None) -> Plan | None:
            return planned(now, wanted, comments=True) if now is not None else None

        def turn(told: OnStep) -> Change:
            found = of_one_state(self._ledger, programme, read, plan, told if on_step else None)
            label = Label("backup_programme_restored", {"title": wanted.title})
            with self._ledger.change(label, on_step=part(told, WHOLE // 2, WHOLE)) as work:
                if found is None:
                    transfer.create_programme(work, wanted, "")
                    found = planned(present(work.connection, programme), wanted, comments=True)
                carry_out(work, found, part(told, 0, WHOLE // 2))
            return work.change

        change = self._ledger.patiently(turn, on_step)
        self._let_revived_live()
        return change

    def restore(self, backup: BackupInfo) -> Change:
        """Brings the whole store to the state of the backup, after a backup of today's. Every view must read anew.

        Raises `StoreDamaged` for a backup that is not sound; then nothing was changed.
        """
        with _unpacked(backup.path, self._room()) as source:
            with _opened_file(source, author=self._ledger.author, moment=self._ledger.now()) as ledger:
                with ledger.read() as connection:
                    _require_sound(connection, ledger.backend, backup.path)
                self.make()  # only now: it thins the backups, and this one may be the next to go
                with self._ledger.read():
                    ledger.least_tick = self._ledger.last_tick()
                change = _marked(ledger, backup)
            self._backend.overwrite(self._ledger.connection, source)
        if self._journal is not None:
            with self._ledger.read() as connection:
                self._journal.store = store_id(connection)  # it may be a backup of the store that lay here before
            change = replace(change, journalled=self._journal.append(self._ledger.connection))
        for watcher in self._ledger.watchers:
            watcher(change)
        self._let_revived_live()
        with suppress(StoreUnwritable):  # a full disk: the store is restored all the same, the next backup tells of it
            self.make()
        return change

    def remove(self, backup: BackupInfo) -> None:
        """Deletes one backup; one that the disk keeps is tried again with the next thinning."""
        with suppress(OSError):
            backup.path.unlink(missing_ok=True)

    def forget(self, note: PurgeNote) -> None:
        """After words were deleted for good: a new backup without them, no journal from before it and, on wish, the
        older backups cleared of them, too. A backup that cannot be cleared is deleted, as are stores kept aside."""
        older = [backup for backup in self.overview() if backup.tick <= note.before]
        self.make()
        self._drop_journals()
        if note.backups:
            _delete(damaged_folder(self._backend.path))
            for backup in older:
                self._clear(backup, note)

    def _let_revived_live(self) -> None:
        """What a person brings back is no longer deleted for good."""
        with self._ledger.read() as connection:
            forget_revived(self._folder, connection)

    def _clear(self, backup: BackupInfo, note: PurgeNote) -> None:
        """Nothing where that was done before: its numbers would rise beyond those that the journals go on from."""
        try:
            with _unpacked(backup.path, self._room()) as path:
                with _opened_file(path) as ledger:
                    with ledger.read() as connection:
                        if is_forgotten(connection, note.doomed):
                            return
                    with ledger.change(Label("purged", {"count": len(note.doomed.nodes)}), undoable=False) as work:
                        forget(work, note.doomed, versions=note.versions)
                    with ledger.derive() as connection:
                        search_index.forget_all(connection, ledger.backend)
                    ledger.backend.compact(ledger.connection)
                    ledger.backend.settle(ledger.connection)
                pack(path, backup.path)
        except StoreError:
            _delete(backup.path)

    def _drop_journals(self) -> None:
        """All that tell of what was before now, also those that can no longer be read."""
        if self._journal is None:
            return
        with self._ledger.read():
            tick = self._ledger.last_tick()
        kept = {file.path for file in journal_files(self._folder, self._journal.store) if file.after >= tick}
        if not kept:
            self._journal.begin(tick)
            kept = {file.path for file in journal_files(self._folder, self._journal.store) if file.after >= tick}
        for path in self._folder.glob("journal-*.jsonl"):
            if path not in kept:
                _delete(path)

    def _written(self, on_step: OnStep | None) -> BackupInfo:
        try:
            make_folder(self._folder)
            self._clear_leftovers()
            with Scratch(self._folder) as folder:
                return self._copied(Path(folder, "bestand.db"), on_step)
        except (OSError, StoreUnwritable) as error:
            reason = error.strerror if isinstance(error, OSError) else error.values.get("reason")
            raise StoreUnwritable("backup_not_written", path=str(self._folder), reason=reason or "") from error

    def _copied(self, copy: Path, on_step: OnStep | None) -> BackupInfo:
        """Looking through the copy and packing it takes most of the time and leaves the store alone."""
        self._backend.copy(self._ledger.connection, copy, part(on_step, 0, 10))
        following = part(on_step, 10, WHOLE) if on_step is not None else None
        known = {info.path for info in self.overview()}
        with ExitStack() as given_up:
            given_up.callback(self._remove_all_but, known)  # it may come to its end while it is given up
            target = beside(lambda told: self._packed(copy, told), following)
            given_up.pop_all()
        return next(info for info in self.overview() if info.path == target)

    def _remove_all_but(self, known: set[Path]) -> None:
        for info in self.overview():
            if info.path not in known:
                self.remove(info)

    def _packed(self, copy: Path, on_step: OnStep | None) -> Path:
        with _opened_file(copy, read_only=True) as ledger, ledger.read() as connection:
            _require_sound(connection, ledger.backend, self._backend.path, part(on_step, 0, 45))
            tick = ledger.last_tick()
        target = self._folder / backup_name(self._ledger.now(), tick)
        pack(copy, target, part(on_step, 45, WHOLE))
        return target

    def _room(self) -> Path | None:
        """Where backups are unpacked: beside them, where the next one clears away what a killed process left; None for the
        system's folder, where ours is carried elsewhere or may not be written."""
        is_ours = self._backend.place is PlaceKind.LOCAL and not self._backend.read_only
        return self._folder if is_ours and self._folder.is_dir() else None

    def _clear_leftovers(self) -> None:
        """What a killed process left behind; what a virus scanner holds waits for the next time."""
        clear_scratch(self._folder)
        for path in self._folder.glob(f"*{UNFINISHED}"):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _tidy(self, made: BackupInfo) -> None:
        """Thins the backups, begins a new journal, and drops those before the third newest backup.

        What was changed while the backup was made is in the old journal; as long as that lacks something, it goes on.
        """
        for backup in superfluous(self.overview(), time_of(self._ledger.now())):
            self.remove(backup)
        if self._journal is None:
            return
        with self._ledger.read():
            tick = self._ledger.last_tick()
        if made.tick == tick or self._journal.append(self._ledger.connection):
            self._journal.begin(tick)
        kept = self.overview()[:3]
        files = journal_files(self._folder, self._journal.store)
        for file, following in pairwise(files):
            if len(kept) == 3 and following.after <= kept[-1].tick:
                with suppress(OSError):
                    file.path.unlink(missing_ok=True)


def _delete(path: Path) -> None:
    """Raises `StoreUnwritable`: the words in it were to be gone."""
    try:
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnwritable("file_not_deleted", path=str(path), reason=error.strerror or "") from error


@contextmanager
def _unpacked(backup: Path, room: Path | None) -> Iterator[Path]:
    try:
        made = Scratch(room)
    except OSError as error:
        raise StoreUnwritable("backup_not_unpacked", path=str(backup), reason=error.strerror or "") from error
    with made as folder:
        target = Path(folder, "bestand.db")
        unpack(backup, target)
        yield target


@contextmanager
def _opened(backup: Path, room: Path | None) -> Iterator[Ledger]:
    """A backup as a store of its own, migrated if it is older."""
    with _unpacked(backup, room) as path, _opened_file(path) as ledger:
        yield ledger


def _programme(backup: Path, room: Path | None, programme: str) -> Programme:
    with _opened(backup, room) as ledger:
        return Library(ledger).programme(programme)


def _marked(ledger: Ledger, backup: BackupInfo) -> Change:
    """Records in the copy of a backup that it was brought back, all in the one file: so the store gets both at once."""
    with ledger.change(Label(RESTORED, {"moment": backup.created}), undoable=False) as work:
        work.put("setting", "restored", {"value": dumps(f"{backup.created} {work.moment}")})
        programmes = work.connection.execute(select(table("programmes").c.id)).scalars()
        work.programmes |= dict.fromkeys(programmes)
    ledger.backend.settle(ledger.connection)
    return work.change


@contextmanager
def _opened_file(
    path: Path, *, read_only: bool = False, author: str = "", moment: str = "2000-01-01T00:00:00.000Z"
) -> Iterator[Ledger]:
    with closing(file_backend(path, create=False, read_only=read_only)) as backend, backend.connect() as connection:
        ledger = Ledger(backend, connection, author, lambda: time_of(moment))
        if not read_only:
            migrate(connection, backend, ledger.now())
        yield ledger


def _require_sound(connection: Connection, backend: Backend, path: Path, on_step: OnStep | None = None) -> None:
    """Raises `StoreDamaged` that names `path`, of which `connection` has a copy."""
    faults = all_faults(connection, backend, on_step)
    if faults:
        raise StoreDamaged("store_damaged_no_backup", path=str(path), faults=tuple(faults[:20]))
