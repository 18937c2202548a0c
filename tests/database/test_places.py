"""In what kind of place a store lies, by what synchronisers and the three systems say of it (recorded answers)."""

import json
import struct
import sys
from pathlib import Path

import pytest

from database.records import PlaceKind
from database.sqlite import volumes
from database.sqlite.places import place_of
from database.sqlite.volumes import kind_of_mac_volume, mac_volume, windows_kind


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of nobody, on a machine without synchronisers."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "heim")
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "heim").mkdir()
    return tmp_path / "heim"


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - Musterpartei",
        "Dropbox",
        "Dropbox (Musterpartei)",
        "Nextcloud",
        "Nextcloud2",
        "ownCloud",
        "Google Drive",
        "Meine Ablage",
        "My Drive",
        "Geteilte Ablagen",
        "iCloudDrive",
        "iCloud Drive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Library/CloudStorage/GoogleDrive-anna@example.org",
        "Library/CloudStorage/OneDrive-Musterpartei",
        "MagentaCLOUD",
        "MEGAsync",
        "SynologyDrive",
    ],
)
def test_folders_of_synchronisers_are_known_by_name(home: Path, name: str) -> None:
    assert place_of(home / name / "Programme" / "bestand.db") is PlaceKind.SYNCED


@pytest.mark.parametrize("name", ["Dokumente", "Megaprojekte", "Stratosphäre", "Dropboxen", "Kommune OneDrive"])
def test_other_folders_are_not_taken_for_them(home: Path, name: str) -> None:
    assert place_of(home / name / "bestand.db") is PlaceKind.LOCAL


@pytest.mark.parametrize(
    "mark", [".sync_1234.db", "._sync_0a1b.db", ".stfolder", ".dropbox", ".dropbox.cache", ".seafile-data"]
)
def test_marks_of_synchronisers_are_known(home: Path, mark: str) -> None:
    (home / mark).touch()
    assert place_of(home / "unter" / "bestand.db") is PlaceKind.SYNCED


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial"])
def test_onedrive_says_where_it_is(home: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, str(home / "Wolke"))
    assert place_of(home / "Wolke" / "Programme" / "bestand.db") is PlaceKind.SYNCED
    assert place_of(home / "bestand.db") is PlaceKind.LOCAL


@pytest.mark.parametrize("folder", [".dropbox", "AppData/Roaming/Dropbox"])
def test_dropbox_says_where_it_is(home: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    monkeypatch.setenv("APPDATA", str(home / "AppData" / "Roaming"))
    told = home / folder / "info.json"
    told.parent.mkdir(parents=True)
    accounts = {"personal": {"path": str(home / "Kiste"), "host": 1}, "business": {"path": str(home / "Amt")}}
    told.write_text(json.dumps(accounts), encoding="utf-8")
    assert place_of(home / "Kiste" / "bestand.db") is PlaceKind.SYNCED
    assert place_of(home / "Amt" / "a" / "bestand.db") is PlaceKind.SYNCED
    assert place_of(home / "bestand.db") is PlaceKind.LOCAL


@pytest.mark.parametrize("said", ["", "[]", '{"personal": []}', '{"personal": {"path": 1}}', "\udce4"])
def test_what_dropbox_says_may_be_nonsense(home: Path, said: str) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_bytes(said.encode("utf-8", "surrogateescape"))
    assert place_of(home / "bestand.db") is PlaceKind.LOCAL


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_desktop_and_documents_in_icloud_are_known(home: Path) -> None:
    cloud = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    cloud.mkdir(parents=True)
    (home / "Documents").mkdir()
    assert place_of(home / "Documents" / "bestand.db") is PlaceKind.LOCAL
    (cloud / "Documents").symlink_to(home / "Documents")
    assert place_of(home / "Documents" / "Programme" / "bestand.db") is PlaceKind.SYNCED


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's list of mounts")
@pytest.mark.parametrize(
    ("mounts", "kind"),
    [
        ("server:/daten {} nfs4 rw 0 0", PlaceKind.NETWORK),
        ("//server/daten {} cifs rw 0 0", PlaceKind.NETWORK),
        ("anna@server:/ {} fuse.sshfs rw 0 0", PlaceKind.NETWORK),
        ("systemd-1 {0} autofs rw 0 0\nserver:/daten {0} nfs rw 0 0", PlaceKind.NETWORK),
        ("Programme {} vboxsf rw 0 0", PlaceKind.NETWORK),
        ("/dev/sdb1 {} vfat rw 0 0", PlaceKind.REMOVABLE),
        ("/dev/sda2 {} fuseblk rw 0 0", PlaceKind.LOCAL),
        ("/dev/sda1 {} ext4 rw 0 0", PlaceKind.LOCAL),
        ("/dev/sdb1 {}-anderswo vfat rw 0 0", PlaceKind.LOCAL),
    ],
)
@pytest.mark.parametrize("name", ["daten", "Grüße und Leerzeichen"])
def test_places_by_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, kind: PlaceKind, name: str
) -> None:
    told = mounts.format(str(tmp_path / name).replace(" ", "\\040"))
    monkeypatch.setattr(volumes, "mounts", f"/dev/sda1 / ext4 rw 0 0\n{told}".splitlines)
    assert place_of(tmp_path / name / "unter" / "bestand.db") is kind


@pytest.mark.parametrize("root", ["/media/anna/STICK", "/run/media/anna/STICK"])
def test_what_the_desktop_mounts_is_removable_whatever_its_file_system(
    monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    monkeypatch.setattr(volumes, "mounts", lambda: ["/dev/sda1 / ext4 rw 0 0", f"/dev/sdb1 {root} ext4 rw 0 0"])
    assert volumes.linux_kind(Path(root, "Programme")) is PlaceKind.REMOVABLE


def mac_answer(flags: int, system: str, mount: str, source: str) -> bytes:
    """What statfs fills in on macOS, laid out by <sys/mount.h> with 64-bit inodes: 2,168 bytes."""
    answer = bytearray(2168)
    struct.pack_into("=Ii5Q", answer, 0, 4096, 1048576, 122061322, 9000000, 8000000, 4000000, 3900000)
    struct.pack_into("=I", answer, 64, flags)
    for place, words in ((72, system), (88, mount), (1112, source)):
        answer[place : place + len(words.encode())] = words.encode()
    return bytes(answer)


@pytest.mark.parametrize(
    ("flags", "system", "mount", "source", "kind"),
    [
        (0x0480D000, "apfs", "/", "/dev/disk3s1s1", PlaceKind.LOCAL),
        (0x04909080, "apfs", "/System/Volumes/Data", "/dev/disk3s5", PlaceKind.LOCAL),
        (0x00001018, "msdos", "/Volumes/STICK", "/dev/disk4s1", PlaceKind.REMOVABLE),
        (0x00001218, "hfs", "/Users/anna/Platte", "/dev/disk5s2", PlaceKind.REMOVABLE),
        (0x00901008, "apfs", "/Volumes/Außen", "/dev/disk6s1", PlaceKind.REMOVABLE),
        (0x00000018, "smbfs", "/Volumes/Daten", "//anna@server/Daten", PlaceKind.NETWORK),
        (0x00000000, "nfs", "/System/Volumes/Data/home", "server:/home", PlaceKind.NETWORK),
        (0x00000018, "webdav", "/Volumes/Wolke", "https://example.org/", PlaceKind.NETWORK),
    ],
)
def test_places_by_what_macos_says(flags: int, system: str, mount: str, source: str, kind: PlaceKind) -> None:
    volume = mac_volume(mac_answer(flags, system, mount, source))
    assert (volume.flags, volume.system, volume.mount) == (flags, system, mount)
    assert kind_of_mac_volume(volume) is kind


@pytest.mark.parametrize(
    ("folder", "drive", "kind"),
    [
        ("C:\\Users\\Anna\\Programme", 3, PlaceKind.LOCAL),
        ("E:\\Programme", 2, PlaceKind.REMOVABLE),
        ("Z:\\Programme", 4, PlaceKind.NETWORK),
        ("R:\\", 6, PlaceKind.LOCAL),
        ("\\\\server\\daten\\Programme", 1, PlaceKind.NETWORK),
        ("\\\\?\\UNC\\server\\daten\\Programme", 1, PlaceKind.NETWORK),
        ("\\\\?\\C:\\Users\\Anna\\Programme", 3, PlaceKind.LOCAL),
    ],
)
def test_places_by_what_windows_says(monkeypatch: pytest.MonkeyPatch, folder: str, drive: int, kind: PlaceKind) -> None:
    monkeypatch.setattr(volumes, "windows_drive_type", lambda _folder: drive)

    class Folder:
        """Of Windows, on any system."""

        def __str__(self) -> str:
            return folder

    assert windows_kind(Folder()) is kind  # type: ignore[arg-type]
