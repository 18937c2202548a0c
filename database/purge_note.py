"""A note beside the backups while words are being deleted for good: what a killed process left undone is done at the next
opening. It names ids, no words."""

import json
from dataclasses import dataclass
from pathlib import Path

from database.errors import StoreUnwritable
from database.folders import make_folder, sync_file, sync_folder
from database.forgetting import Doomed

_NAME = "endgueltig-loeschen.json"


@dataclass(frozen=True, slots=True)
class PurgeNote:
    """What is to go, where from, and the last transaction before it went: no backup after that has the words."""

    doomed: Doomed
    versions: bool
    backups: bool
    before: int


def write_note(folder: Path, note: PurgeNote) -> None:
    """To be called before anything is deleted. Raises `StoreUnwritable`; then nothing may be."""
    facts = {"programmes": note.doomed.programmes, "nodes": note.doomed.nodes, "before": note.before}
    facts |= {"versions": note.versions, "backups": note.backups}
    try:
        make_folder(folder)
        (folder / _NAME).write_text(json.dumps(facts), encoding="utf-8")
        sync_file(folder / _NAME)
        sync_folder(folder)
    except OSError as error:
        raise StoreUnwritable("file_not_deleted", path=str(folder / _NAME), reason=error.strerror or "") from error


def read_note(folder: Path) -> PurgeNote | None:
    """None where nothing was left undone, or nothing that can be read: then its process never came to delete anything."""
    try:
        facts = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        doomed = Doomed(tuple(map(str, facts["programmes"])), tuple(map(str, facts["nodes"])))
        return PurgeNote(doomed, bool(facts["versions"]), bool(facts["backups"]), int(facts["before"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def drop_note(folder: Path) -> None:
    """Raises `StoreUnwritable`."""
    try:
        (folder / _NAME).unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnwritable("file_not_deleted", path=str(folder / _NAME), reason=error.strerror or "") from error
