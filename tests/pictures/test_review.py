"""The view "Einlesen" in all its states."""

from pathlib import Path

from desktop.look.colours import Mode
from desktop.review.state import Review
from desktop.window_views import REVIEW
from tests.pictures.conftest import ROOT, Camera

SAMPLES = ROOT / "tests" / "importers" / "samples"
"""Our own documents: pictures go into the repository, where no programme of others belongs."""


def read(camera: Camera, path: Path) -> Review:
    """The document in review."""
    wishes = camera.window.review
    wishes.read(path)
    camera.until(lambda: wishes.review is not None or wishes.view.currentWidget() is wishes.view.stopped)
    assert wishes.review is not None
    return wishes.review


def test_review(camera: Camera, tmp_path: Path) -> None:
    window, board = camera.window, camera.window.review.view.board
    window.views.show(REVIEW)
    camera.take("review_start")
    read(camera, SAMPLES / "aktionsplan_scan.txt")
    board.findings.setFocus()
    board.findings.list.step(1)
    camera.take("review_scan")
    read(camera, SAMPLES / "wahlprogramm.txt")
    board.tree.choose(list(board.tree.outline.walk())[2].id)
    window.actions_table["review_drop"].trigger()
    window.actions_table["review_join"].trigger()
    camera.take("review_edited")
    board.header.only_out.click()
    camera.take("review_only_out")
    window.actions_table["undo"].trigger()
    window.actions_table["undo"].trigger()
    camera.use(Mode.DARK)
    read(camera, SAMPLES / "koalition.txt")
    camera.take("review_dark")
    window.resize(1024, 640)
    camera.take("review_small_dark")
    camera.use(Mode.LIGHT)
    camera.take("review_small")
    camera.dialog("review_target", window.review._ask_target)
    window.resize(2560, 1440)
    camera.zoom(2.0)
    camera.take("review_200")
    camera.zoom(1.0)
    window.resize(1280, 720)
    broken = tmp_path / "Alt.doc"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    window.review.read(broken)
    camera.until(lambda: window.review.view.currentWidget() is window.review.view.stopped)
    camera.take("review_stopped")
    window.review.view.show_waiting("Integrationskonzept Musterstadt.pdf")
    window.review.view.waiting.tell(0.6)
    camera.take("review_waiting")
