"""The shell of a PDF file, read back by a library that did not write it."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.pdf.file import ObjectFile, literal


def written(objects: dict[int, bytes], compressed: bool = True) -> bytes:
    file = io.BytesIO()
    out = ObjectFile(file, compressed)
    for number, body in objects.items():
        out.put(number, body)
    out.finish(root=1, info=2)
    return file.getvalue()


BASE = {1: b"<</Type/Catalog/Pages 3 0 R>>", 2: b"<</Title(x)>>", 3: b"<</Type/Pages/Count 0/Kids[]>>"}


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("count", [0, 396, 397, 1500])
def test_objects_are_found_again(count: int, compressed: bool) -> None:
    objects = BASE | {number: b"<</N %d>>" % number for number in range(10, 10 + count)}
    with pikepdf.open(io.BytesIO(written(objects, compressed))) as pdf:
        assert pdf.Root.Type == "/Catalog"
        for number in range(10, 10 + count):
            assert number == pdf.get_object(number, 0).N


def test_streams_are_found_again() -> None:
    file = io.BytesIO()
    out = ObjectFile(file)
    for number, body in BASE.items():
        out.put(number, body)
    out.put_stream(4, b"/Filter/FlateDecode", zlib.compress(b"Inhalt"))
    out.finish(1, 2)
    with pikepdf.open(file) as pdf:
        assert pdf.get_object(4, 0).read_bytes() == b"Inhalt"


def test_a_stream_that_ends_like_a_line_keeps_its_length() -> None:
    file = io.BytesIO()
    out = ObjectFile(file)
    for number, body in BASE.items():
        out.put(number, body)
    for number, content in enumerate((b"x\r", b"x\n", b"x\r\n"), 4):
        out.put_stream(number, b"", content)
    out.finish(1, 2)
    data = file.getvalue()
    assert b"x\r\r\nendstream" in data
    assert b"x\n\nendstream" in data
    with pikepdf.open(file) as pdf:
        assert [pdf.get_object(number, 0).read_raw_bytes() for number in (4, 5, 6)] == [b"x\r", b"x\n", b"x\r\n"]


def test_the_same_objects_make_the_same_bytes() -> None:
    assert written(BASE) == written(BASE)
    assert written(BASE) != written(BASE | {2: b"<</Title(y)>>"})


def test_object_streams_are_smaller() -> None:
    objects = BASE | dict.fromkeys(range(4, 1000), b"<</S/P/P 3 0 R/K[0]>>")
    assert len(written(objects)) < len(written(objects, compressed=False)) / 4


@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_text_strings_read_back(text: str) -> None:
    objects = BASE | {2: b"<</Title%b>>" % literal(text)}
    with pikepdf.open(io.BytesIO(written(objects))) as pdf:
        assert str(pdf.docinfo["/Title"]) == text
