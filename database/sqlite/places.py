"""What kind of place a file lies in: a local folder, one that is synchronised, a removable disk, a network share.

Only the first is safe for WAL: the others copy files one by one, at any moment, or have no shared memory.
"""

import ctypes
import os
import re
import sys
from pathlib import Path

from database.records import PlaceKind

_SYNCED_FOLDERS = re.compile(
    r"(onedrive|dropbox|nextcloud|owncloud|google ?drive|meine ablage|my drive|icloud|mobile documents|cloudstorage|"
    r"pcloud|magentacloud|hidrive|mega(sync)?|seafile|syncthing|tresorit|strato)",
    re.IGNORECASE,
)
_SYNC_MARKS = (
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".sync",
    ".seafile-data",
)
_SYNC_PATTERNS = (".sync_*.db", "._sync_*.db")
_NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "fuse.davfs", "davfs", "fuse.rclone", "fuse.gvfsd-fuse", "ceph", "glusterfs", "fuse.glusterfs", "afpfs", "webdav"}  # fmt: skip
_REMOVABLE_SYSTEMS = {"vfat", "msdos", "exfat", "fuse.exfat"}
_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/Volumes/")


def place_of(path: Path) -> PlaceKind:
    """The kind of place of `path`, which need not exist yet."""
    folder = path.resolve().parent
    if _is_synced(folder):
        return PlaceKind.SYNCED
    if sys.platform == "win32":
        return _windows_place(folder)
    return _posix_place(folder)


def _is_synced(folder: Path) -> bool:
    for each in (folder, *folder.parents):
        if _SYNCED_FOLDERS.match(each.name):
            return True
        if any((each / mark).exists() for mark in _SYNC_MARKS):
            return True
        if any(next(each.glob(pattern), None) for pattern in _SYNC_PATTERNS if os.access(each, os.R_OK)):
            return True
        if each == Path.home():
            break
    return False


def _posix_place(folder: Path) -> PlaceKind:
    mount, system = _mount_of(folder)
    if system in _NETWORK_SYSTEMS:
        return PlaceKind.NETWORK
    if system in _REMOVABLE_SYSTEMS and mount != "/boot/efi":
        return PlaceKind.REMOVABLE
    if mount.startswith(_REMOVABLE_ROOTS):
        return PlaceKind.REMOVABLE
    return PlaceKind.LOCAL


def _mount_of(folder: Path) -> tuple[str, str]:
    """Mount point and file system of `folder`; ("", "") where the system has no list of mounts (macOS)."""
    best = (str(folder) if str(folder).startswith("/Volumes/") else ""), ""
    for line in mounts():
        _, mount, system, *_ = line.split(" ")
        mount = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), mount)
        inside = str(folder) == mount or str(folder).startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best[0]):
            best = (mount, system)
    return best


def mounts() -> list[str]:
    """Linux's list of mounts: device, mount point (with octal codes for blanks), file system, …; [] elsewhere."""
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _windows_place(folder: Path) -> PlaceKind:
    if str(folder).startswith("\\\\"):
        return PlaceKind.NETWORK
    drive_type = ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\")  # type: ignore[attr-defined, unused-ignore]
    return {2: PlaceKind.REMOVABLE, 4: PlaceKind.NETWORK}.get(drive_type, PlaceKind.LOCAL)
