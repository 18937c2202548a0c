"""A store's file that was replaced by another state of it: by a copy that went on elsewhere, or by another store.

Its journal then tells of changes that the file never held. The file is what someone put there, so it stays; what only
the journal and the backups know is kept beside it as a store of its own.
"""

import shutil
from pathlib import Path

from sqlalchemy import Connection, select

from database.backup_files import backups_in
from database.entities import Values, load
from database.errors import StoreUnwritable
from database.folders import backup_folder, damaged_folder, free_path, sync_file, sync_folder
from database.journal_files import JournalFile, journal_files, last_groups, last_tick
from database.records import RescueCause, RescueReport
from database.recovery import all_journals, recover
from database.tables import table


def unknown_journals(connection: Connection, folder: Path, store: str) -> list[JournalFile]:
    """The journals in `folder`, oldest first, where they tell of what the open store (its id is `store`) never held;
    [] as a rule."""
    own = journal_files(folder, store)
    if not own:
        return all_journals(folder)
    newest = next((groups for file in reversed(own) if (groups := last_groups(file.path))), ())
    return own if any(_is_unknown(connection, group) for group in newest) else []


def keep_branch(store: Path, journals: list[JournalFile], now: str) -> RescueReport:
    """Puts `journals` aside with the backup that they go on from and the state that both give. A new journal and a
    backup are due then. Raises `StoreUnwritable`."""
    folder = free_path(damaged_folder(store) / now.replace(":", "").replace(".", "-"))
    try:
        folder.mkdir(parents=True)
        for path in (*(file.path for file in journals), *_backup_before(store, journals)):
            shutil.copy2(path, folder)
        recovered = recover(folder, folder / store.name, now)
        for path in folder.iterdir():
            if path.is_file():
                sync_file(path)
        sync_folder(folder)
        for file in journals:  # else the next opening would find them again
            file.path.unlink()
    except OSError as error:
        raise StoreUnwritable("rescue_impossible", path=str(store), reason=str(error), aside=str(folder)) from error
    return RescueReport(
        kept_aside=folder,
        faults=("branch",),
        rescued=0,
        from_backup=recovered.backup if recovered else "",
        complete=recovered is not None and recovered.whole,
        lost=0,
        cause=RescueCause.BRANCHED,
    )


def _backup_before(store: Path, journals: list[JournalFile]) -> list[Path]:
    """The newest backup that the journals reach beyond."""
    written = max(last_tick(file.path) for file in journals)
    return [backup.path for backup in backups_in(backup_folder(store)) if backup.tick <= written][:1]


def _is_unknown(connection: Connection, group: Values) -> bool:
    """Whether the store never held a group, beside what it held before a deletion for good or a rescue."""
    groups, settings = table("history_groups").c, table("settings").c
    if connection.execute(select(groups.seq).where(groups.id == group["id"])).first() is not None:
        return False
    since = connection.execute(select(settings.value).where(settings.id.in_(("purged", "rescued")))).scalars()
    return all(str(group["changed"]) > str(load(moment)) for moment in since)
