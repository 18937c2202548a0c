"""What the clipboard holds for this program may come from any other."""

import json

import pytest
from PySide6.QtCore import QByteArray, QMimeData

from desktop.tree.clip import MIME_BRANCHES, clip_of
from programme.model import Level
from programme.schemes import AKTIONSPLAN


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[1", b"[]", b"{}", b'"x"', json.dumps({"outline": {"title": "Plan", "nodes": []}}).encode()],
)
def test_nothing_of_it_is_taken_where_it_is_not_ours(qapp: object, content: bytes) -> None:
    data = QMimeData()
    data.setData(MIME_BRANCHES, QByteArray(content))
    assert clip_of(data, AKTIONSPLAN, Level.MASSNAHME) is None
