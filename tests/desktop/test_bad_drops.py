"""A file of each kind that cannot be read is dropped: the window says why and where, and the store stays as it is."""

import hashlib
import io
from pathlib import Path

import pytest

from desktop.review.view import ReviewView
from tests.desktop.conftest import Hand
from tests.desktop.review.hand import WAIT
from tests.desktop.widgets.test_file_drop import document, drag_over
from tests.importers.mutations import samples

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)


def bad_files() -> dict[str, bytes]:
    """By name; torn, locked, empty or of another kind."""
    import pikepdf

    sound = {name: content for name, (_, content) in samples().items()}
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound["pdf"])) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="geheim", owner="x"))
    return {
        "gerissen.docx": sound["docx"][:900],
        "gerissen.odt": sound["odt"][:300],
        "gerissen.xlsx": sound["xlsx"][:700],
        "gerissen.pdf": sound["pdf"][:200],
        "gesperrt.pdf": locked.getvalue(),
        "gesperrt.docx": OLE + "EncryptedPackage".encode("utf-16-le"),
        "fremd.rtf": sound["pdf"],
        "kaputt.json": b'{"format": 1, "nodes": 5}',
        "leer.txt": b"",
        "nullen.md": bytes(5_000),
        "nullen.csv": bytes(5_000),
        "tief.html": b"<div>" * 100_000,
    }


def digest(folder: Path) -> str:
    """Of all files of the store."""
    found = sorted(folder.glob("programme.sqlite*"))
    assert found
    return hashlib.sha256(b"".join(path.read_bytes() for path in found if path.is_file())).hexdigest()


@pytest.mark.parametrize("where", ["start", "review"])
def test_a_bad_file_is_told_and_changes_nothing(hand: Hand, tmp_path: Path, where: str) -> None:
    hand.settle()
    before, stored = digest(tmp_path), hand.stored()
    for name, content in bad_files().items():
        path = tmp_path / name
        path.write_bytes(content)
        if where == "start":
            hand.press("Ctrl+1")
        assert drag_over(hand, hand.window, document(path))[1], name
        view: ReviewView = hand.window.review.view
        hand.qtbot.waitUntil(lambda view=view, name=name: is_told(view, name), timeout=WAIT)
    hand.settle()
    assert digest(tmp_path) == before
    assert hand.stored() == stored


def is_told(view: ReviewView, name: str) -> bool:
    """Whether the reason stands there, with the file's name, and the way back."""
    return view.currentWidget() is view.stopped and name in view.stopped.words.text()
