"""A document that is dropped over a text field is read; its path never becomes text."""

import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.desktop.conftest import Hand


def drag_over(hand: Hand, widget: QWidget, data: QMimeData) -> tuple[bool, bool]:
    """Whether entering and dropping were taken, as the system's window sees them."""
    handle = hand.window.windowHandle()
    assert handle is not None
    place = widget.mapTo(hand.window, widget.rect().center())
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with warnings.catch_warnings():  # PySide takes the new signature for the old one
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, *held)
    QCoreApplication.sendEvent(handle, enter)
    drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *held, QEvent.Type.Drop)
    QCoreApplication.sendEvent(handle, drop)
    hand.settle()
    return enter.isAccepted(), drop.isAccepted()


def document(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    data.setText("\n".join(map(str, paths)))
    return data


@pytest.mark.parametrize("field", ["search", "title"])
def test_a_document_over_a_field_is_read(hand: Hand, tmp_path: Path, field: str) -> None:
    path = tmp_path / "Klimaplan.txt"
    path.write_text("Klimaplan\n\n1 Wohnen\n\n- Häuser bauen\n", "utf-8")
    hand.click_on("Radwege")
    target = hand.window.top.search if field == "search" else hand.window.editor
    before = target.text() if isinstance(target, QLineEdit) else ""
    assert drag_over(hand, target, document(path)) == (True, True)
    view = hand.window.review.view
    hand.qtbot.waitUntil(lambda: view.currentWidget() is view.board, timeout=30_000)
    assert not isinstance(target, QLineEdit) or target.text() == before


def test_text_is_left_to_the_field(hand: Hand) -> None:
    data = QMimeData()
    data.setText("Worte")
    drag_over(hand, hand.window.top.search, data)
    assert hand.window._review is None


def test_of_several_documents_the_first_that_can_be_read_is_and_the_others_are_told(hand: Hand, tmp_path: Path) -> None:
    names = ("Bild.png", "Klimaplan.txt", "Wohnplan.txt", "Radplan.docx")
    for each in names:
        (tmp_path / each).write_text("Klimaplan\n\n1 Wohnen\n\n- Häuser bauen\n", "utf-8")
    assert drag_over(hand, hand.window.editor, document(tmp_path, *(tmp_path / each for each in names))) == (True, True)
    assert (
        hand.window.toast.words
        == "Eine Datei nach der anderen: zuerst „Klimaplan.txt“. Ziehen Sie die anderen 2 Dateien danach einzeln herein."
    )
    board = hand.window.review.view.board
    hand.qtbot.waitUntil(lambda: board.review is not None, timeout=30_000)
    assert board.review is not None and board.review.reading.name == "Klimaplan.txt"


def test_pictures_and_folders_are_not_taken(hand: Hand, tmp_path: Path) -> None:
    assert drag_over(hand, hand.window.top, document(tmp_path, tmp_path / "Bild.png")) == (False, False)
