"""Zips that `zipfile` reads, the same for the same members."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from exporters.zip_stream import ZipStream

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\\:\0", exclude_categories=["Cc"]), min_size=1)
MEMBERS = st.dictionaries(NAMES, st.tuples(st.binary(), st.booleans()), max_size=6)


def packed(members: dict[str, tuple[bytes, bool]]) -> bytes:
    stream = io.BytesIO()
    archive = ZipStream(stream)
    for name, (content, lasting) in members.items():
        archive.add(name, content, lasting)
    archive.close()
    return stream.getvalue()


@given(MEMBERS)
def test_zipfile_reads_every_member(members: dict[str, tuple[bytes, bool]]) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(members))) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == {
            name: content for name, (content, _) in members.items()
        }
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


@given(MEMBERS)
def test_the_same_members_make_the_same_bytes(members: dict[str, tuple[bytes, bool]]) -> None:
    assert packed(members) == packed(members)


def test_long_members_are_packed() -> None:
    assert len(packed({"a.xml": (b"<w:p/>" * 10_000, False)})) < 1000
