"""What kind of place a file lies in: a local folder, one that is synchronised, a removable disk, a network share.

Only the first is safe for WAL: the others copy files one by one, at any moment, or have no shared memory. What each system
says of its disks is asked for in `database.sqlite.volumes`; here it is judged.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from database.records import PlaceKind
from database.sqlite import volumes

_SYNCED_FOLDERS = re.compile(
    r"(onedrive|dropbox|nextcloud|owncloud|google ?drive|meine ablage|my drive|geteilte ablagen|shared drives|"
    r"icloud( ?drive)?|mobile documents|cloudstorage|pcloud|magentacloud|hidrive|mega(sync)?|seafile|syncthing|tresorit|strato|"
    r"synologydrive|proton ?drive)(?![a-zäöüß])",
    re.IGNORECASE,
)
_SYNC_MARKS = (
    ".stfolder",
    ".dropbox.cache",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".sync",
    ".seafile-data",
)
_DROPBOX_MARK = ".dropbox"  # a file; the folder of that name in the home is the program's own
_SYNC_PATTERNS = (".sync_*.db", "._sync_*.db")
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Variables of the environment in which OneDrive says on Windows where its folders are."""

_DROPBOX = ("APPDATA", "LOCALAPPDATA")
"""Variables with the folders in which Dropbox keeps its `info.json` on Windows; elsewhere that is in the home."""

_ICLOUD = Path("Library", "Mobile Documents", "com~apple~CloudDocs")
"""With "Desktop & Documents Folders" switched on, it holds links to the two folders of the home."""


def place_of(path: Path) -> PlaceKind:
    """The kind of place of `path`, which need not exist yet."""
    folder = path.resolve().parent
    if _is_synced(folder):
        return PlaceKind.SYNCED
    if sys.platform == "win32":
        return volumes.windows_kind(folder)
    if sys.platform == "darwin":
        return volumes.mac_kind(folder)
    return volumes.linux_kind(folder)


def _is_synced(folder: Path) -> bool:
    around = (folder, *folder.parents)
    if not {os.path.normcase(each) for each in around}.isdisjoint(map(os.path.normcase, _named_folders())):
        return True
    for each in around:
        if _SYNCED_FOLDERS.match(each.name):
            return True
        if any((each / mark).exists() for mark in _SYNC_MARKS) or (each / _DROPBOX_MARK).is_file():
            return True
        if any(next(each.glob(pattern), None) for pattern in _SYNC_PATTERNS if os.access(each, os.R_OK)):
            return True
        if each == Path.home():
            break
    return False


def _named_folders() -> Iterator[Path]:
    """The folders that synchronisers themselves say are theirs, whatever they are called."""
    yield from (Path(found).resolve() for name in _ONEDRIVE if (found := os.environ.get(name)))
    told = [Path(found, "Dropbox") for name in _DROPBOX if (found := os.environ.get(name))]
    for folder in (Path.home() / ".dropbox", *told):
        yield from _dropbox_folders(folder / "info.json")
    cloud = Path.home() / _ICLOUD
    yield from (each.resolve() for each in (cloud / "Desktop", cloud / "Documents") if each.is_symlink())


def _dropbox_folders(told: Path) -> Iterator[Path]:
    """`{"personal": {"path": …}, "business": {"path": …}}`; nothing where it says something else."""
    try:
        accounts = json.loads(told.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for each in accounts.values() if isinstance(accounts, dict) else ():
        if isinstance(each, dict) and isinstance(each.get("path"), str):
            yield Path(each["path"]).resolve()
