"""What Linux, macOS and Windows say of the disk that a folder lies on, and which kind of place that makes it.

Sources: proc(5) for the mounts of Linux; statfs(2) and <sys/mount.h> of macOS; GetDriveTypeW and GetVolumePathNameW of
the Windows API.
"""

import ctypes
import os
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from database.records import PlaceKind

_NETWORK_SYSTEMS = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "9p", "ceph", "glusterfs", "davfs", "webdav",
    "vboxsf", "vmhgfs", "prl_fs", "virtiofs", "fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfsd-fuse",
    "fuse.glusterfs", "fuse.s3fs", "fuse.smbnetfs", "fuse.vmhgfs-fuse", "fuse.kio-fuse",
})  # fmt: skip
_REMOVABLE_SYSTEMS = frozenset({"vfat", "msdos", "exfat", "fuse.exfat"})
_LINUX_REMOVABLE_ROOTS = ("/media/", "/run/media/")

_MAC_LOCAL = 0x00001000  # MNT_LOCAL: stored on this machine
_MAC_REMOVABLE = 0x00000200  # MNT_REMOVABLE
_MAC_STATFS = struct.Struct("=IiQQQQQ2iIIII16s1024s1024s8I")
"""`struct statfs` with 64-bit inodes: block and transfer size, five counts, two words of the system's id, owner, type,
flags, subtype, name of the file system, mount point, what is mounted, and reserved words."""

_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4
_LONGEST_PATH = 32768


@dataclass(frozen=True, slots=True)
class MacVolume:
    """What macOS says of a folder's volume. `system` is as in "apfs", "smbfs", "msdos"."""

    flags: int
    system: str
    mount: str


def linux_kind(folder: Path) -> PlaceKind:
    """By the list of mounts; local where there is none."""
    mount, system = _mount_of(folder)
    if system in _NETWORK_SYSTEMS:
        return PlaceKind.NETWORK
    if system in _REMOVABLE_SYSTEMS or mount.startswith(_LINUX_REMOVABLE_ROOTS):
        return PlaceKind.REMOVABLE
    return PlaceKind.LOCAL


def mac_kind(folder: Path) -> PlaceKind:
    """By what statfs says; local where it says nothing."""
    answer = mac_answer(folder)
    return kind_of_mac_volume(mac_volume(answer)) if answer is not None else PlaceKind.LOCAL


def kind_of_mac_volume(volume: MacVolume) -> PlaceKind:
    """External disks lie below /Volumes, and few say that they are removable."""
    if not volume.flags & _MAC_LOCAL or volume.system in _NETWORK_SYSTEMS:
        return PlaceKind.NETWORK
    is_outside = volume.mount.startswith("/Volumes/") or bool(volume.flags & _MAC_REMOVABLE)
    return PlaceKind.REMOVABLE if is_outside or volume.system in _REMOVABLE_SYSTEMS else PlaceKind.LOCAL


def mac_volume(answer: bytes) -> MacVolume:
    """Takes apart what statfs filled in."""
    *_, flags, _subtype, system, mount, _source = _MAC_STATFS.unpack(answer)[:-8]
    return MacVolume(flags, _words(system), _words(mount))


def windows_kind(folder: Path) -> PlaceKind:
    """By the kind of drive that the folder's volume is, which may be mounted in a folder."""
    text = str(folder)
    if text.startswith("\\\\") and not re.match(r"\\\\[?.]\\(?!UNC\\)", text, re.IGNORECASE):
        return PlaceKind.NETWORK
    return {_DRIVE_REMOVABLE: PlaceKind.REMOVABLE, _DRIVE_REMOTE: PlaceKind.NETWORK}.get(
        windows_drive_type(text), PlaceKind.LOCAL
    )


def mounts() -> list[str]:
    """Linux's list of mounts: device, mount point (with octal codes for blanks), file system, …; [] elsewhere."""
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def mac_answer(folder: Path) -> bytes | None:
    """What statfs fills in for a folder; None where it fails. On Intel the name without an ending is that of an older
    shape."""
    library: Any = ctypes.CDLL(None)
    call = getattr(library, "statfs$INODE64", None) or library.statfs
    buffer = ctypes.create_string_buffer(_MAC_STATFS.size)
    return buffer.raw if call(os.fsencode(folder), buffer) == 0 else None


def windows_drive_type(folder: str) -> int:
    """GetDriveTypeW of the volume that holds the folder: 2 removable, 3 fixed, 4 remote, …"""
    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    root = ctypes.create_unicode_buffer(_LONGEST_PATH)
    if not kernel.GetVolumePathNameW(folder, root, _LONGEST_PATH):
        root.value = Path(folder).drive + "\\"
    return int(kernel.GetDriveTypeW(root))


def _mount_of(folder: Path) -> tuple[str, str]:
    """Mount point and file system of `folder`; ("", "") where nothing is told."""
    best = "", ""
    for line in mounts():
        _, mount, system, *_ = line.split(" ")
        mount = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), mount)
        inside = str(folder) == mount or str(folder).startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best[0]):
            best = (mount, system)
    return best


def _words(text: bytes) -> str:
    return os.fsdecode(text.partition(b"\0")[0])
