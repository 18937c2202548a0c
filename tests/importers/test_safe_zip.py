"""Zip containers: what every bomb trips over, and what real files never come near."""

import io
import struct
import zipfile

import pytest

from importers import safe_zip
from importers.safe_zip import SafeZip, parsed_xml
from programme.errors import UnreadableFile, UnsafeFile
from tests.importers.documents import zipped


def test_members_are_read() -> None:
    archive = SafeZip(zipped({"a.xml": "<a>Musterstadt</a>", "b/c.txt": "x"}))
    assert archive.names() == ("a.xml", "b/c.txt")
    assert "a.xml" in archive
    assert "z.xml" not in archive
    assert archive.xml("a.xml").text == "Musterstadt"


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({f"{number}.xml": "" for number in range(safe_zip.MOST_MEMBERS + 1)}, "file_with_too_many_parts"),
        ({"../outside.xml": "x"}, "file_with_unsafe_part"),
        ({"a/../../b": "x"}, "file_with_unsafe_part"),
        ({"/etc/passwd": "x"}, "file_with_unsafe_part"),
        ({"C:/x": "x"}, "file_with_unsafe_part"),
        ({"a.xml": b"a" * (2 * safe_zip.MEBIBYTE)}, "file_unpacks_too_large"),
    ],
)
def test_a_container_that_breaks_a_limit_is_refused(members: dict[str, str | bytes], kind: str) -> None:
    with pytest.raises(UnsafeFile) as caught:
        SafeZip(zipped(members))
    assert caught.value.kind == kind


def test_a_size_that_lies_is_found_while_unpacking() -> None:
    content = bytearray(zipped({"a.xml": b"a" * 5_000}))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = content.find(mark) + offset
        content[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(UnreadableFile):
        SafeZip(bytes(content)).read("a.xml", limit=100)


def test_what_all_members_unpack_to_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_zip, "LARGEST_UNPACKED", 1_500)
    with pytest.raises(UnsafeFile):
        SafeZip(zipped({"a": "x" * 1_000, "b": "y" * 1_000}))


@pytest.mark.parametrize("cut", [1, 30, 60, -1, -20])
def test_a_torn_file_is_unreadable(cut: int) -> None:
    content = zipped({"a.xml": "<a>" + "Musterstadt " * 50 + "</a>"})[:cut]
    with pytest.raises(UnreadableFile) as caught:
        SafeZip(content).xml("a.xml")
    assert caught.value.kind == "file_broken"


def test_a_damaged_member_is_unreadable() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", "<a>Musterstadt</a>")
    content = buffer.getvalue().replace(b"Musterstadt", b"Nusterstadt", 1)
    with pytest.raises(UnreadableFile):
        SafeZip(content).read("a.xml")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b"<!doctype a><a/>",
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
        b'<?xml version="1.0"?>\n<!-- x -->\n<!  ENTITY a "b"><a/>',
    ],
)
def test_declarations_are_refused(content: bytes) -> None:
    with pytest.raises(UnsafeFile) as caught:
        parsed_xml(content)
    assert caught.value.kind == "file_with_declarations"


def test_an_entity_of_nowhere_is_an_error_and_loses_no_text_silently() -> None:
    with pytest.raises(UnreadableFile):
        parsed_xml(b"<a>vor &fremd; nach</a>")


def test_endless_nesting_is_refused() -> None:
    with pytest.raises((UnsafeFile, UnreadableFile)):
        parsed_xml(b"<a>" * 100_000 + b"</a>" * 100_000)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file_old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file_with_password"),
        (b"Musterstadt", "file_broken"),
        (b"", "file_broken"),
    ],
)
def test_other_containers_are_named(content: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        SafeZip(content)
    assert caught.value.kind == kind


def test_a_locked_member_asks_for_a_file_without_password() -> None:
    content = bytearray(zipped({"a.xml": "<a/>"}))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.find(mark) + offset] |= 1
    with pytest.raises(UnreadableFile) as caught:
        SafeZip(bytes(content))
    assert caught.value.kind == "file_with_password"
