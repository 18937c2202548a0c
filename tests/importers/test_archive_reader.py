"""Programmwerk's own files, read as any other document."""

import pytest

from importers.archive_reader import read_source
from programme import archive
from programme.archive import Archive
from programme.errors import FormatError, UnreadableFile
from tests.programme.builders import field, programme

PROGRAMME = programme(field("Verkehr"))


def packed(**encryption: object) -> bytes:
    content = archive.pack(Archive(PROGRAMME, state="s", saved="2026-01-01T00:00:00Z", lineage=("s",)))
    return archive.wrap(content, encryption or None)


def test_the_programme_comes_out() -> None:
    assert read_source(packed(), "x").programme == PROGRAMME


def test_a_password_is_asked_for() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_source(packed(kind="x"), "x")
    assert caught.value.kind == "file_opens_with_password"


@pytest.mark.parametrize("content", [b"Musterstadt", packed()[:-5], packed().replace(b"sha256", b"sha257")])
def test_damage_is_noticed(content: bytes) -> None:
    with pytest.raises(FormatError):
        read_source(content, "x")
