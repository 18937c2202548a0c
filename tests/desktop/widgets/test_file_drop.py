"""A document that is dropped over a text field is read; its path never becomes text."""

import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

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


PLAN = "Klimaplan\n\n1 Wohnen\n\n- Häuser bauen\n"


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("Klimaplan.txt", "Wohnplan.txt", "Radplan.txt")]
    for each in paths:
        each.write_text(PLAN, "utf-8")
    return paths


def read_name(hand: Hand) -> str:
    """The document in review, once it is there."""
    view = hand.window.review.view
    hand.qtbot.waitUntil(lambda: view.currentWidget() is view.board, timeout=30_000)
    hand.settle()
    assert view.board.review is not None
    return view.board.review.reading.name


def waiting(hand: Hand) -> tuple[str, dict[str, QPushButton]]:
    """What the strip says, "" where none is there, and its buttons."""
    notice = hand.window.notices.notice("waiting_files")
    if notice is None:
        return "", {}
    return notice.words.text(), {each.text().replace("&", ""): each for each in notice.buttons}


def press(hand: Hand, button: QPushButton) -> None:
    hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    hand.settle()


def test_several_documents_are_read_one_after_the_other(hand: Hand, three: list[Path]) -> None:
    assert drag_over(hand, hand.window.editor, document(*three)) == (True, True)
    assert read_name(hand) == "Klimaplan.txt"
    words, buttons = waiting(hand)
    assert words == "Nach dieser Prüfung warten noch 2 Dokumente: „Wohnplan.txt“, „Radplan.txt“."
    assert list(buttons) == ["Nicht einlesen"]
    footer = hand.window.review.view.board.footer
    press(hand, footer.all)
    hand.qtbot.waitUntil(lambda: "Nächstes einlesen" in waiting(hand)[1], timeout=30_000)
    press(hand, waiting(hand)[1]["Nächstes einlesen"])
    assert read_name(hand) == "Wohnplan.txt"
    assert waiting(hand)[0] == "Nach dieser Prüfung wartet noch 1 Dokument: „Radplan.txt“."
    press(hand, footer.discard)
    press(hand, waiting(hand)[1]["Nächstes einlesen"])
    assert read_name(hand) == "Radplan.txt" and waiting(hand) == ("", {})


def test_several_documents_wait_for_the_review_at_hand(hand: Hand, three: list[Path], tmp_path: Path) -> None:
    first = tmp_path / "Zuerst.txt"
    first.write_text(PLAN, "utf-8")
    drag_over(hand, hand.window.editor, document(first))
    assert read_name(hand) == "Zuerst.txt"
    drag_over(hand, hand.window.editor, document(*three))
    assert read_name(hand) == "Zuerst.txt" and waiting(hand)[0].startswith("Nach dieser Prüfung warten noch 3")
    press(hand, waiting(hand)[1]["Nicht einlesen"])
    assert waiting(hand) == ("", {})


def test_one_that_cannot_be_read_does_not_hold_the_others_up(hand: Hand, three: list[Path]) -> None:
    three[0].write_text("")
    drag_over(hand, hand.window.editor, document(*three))
    view = hand.window.review.view
    hand.qtbot.waitUntil(lambda: view.currentWidget() is view.stopped, timeout=30_000)
    press(hand, waiting(hand)[1]["Nächstes einlesen"])
    assert read_name(hand) == "Wohnplan.txt"


def test_what_is_no_document_beside_one_is_named(hand: Hand, three: list[Path], tmp_path: Path) -> None:
    pictures = [tmp_path / f"Bild {each}.png" for each in range(1, 6)]
    assert drag_over(hand, hand.window.editor, document(*pictures, three[0])) == (True, True)
    told = "Nicht eingelesen, weil es keine Dokumente sind: „Bild 1.png“, „Bild 2.png“, „Bild 3.png“ und 2 weitere."
    assert hand.window.toast.words == told
    assert read_name(hand) == "Klimaplan.txt" and waiting(hand) == ("", {})


def test_where_the_store_can_only_be_read_nothing_waits(hand: Hand, three: list[Path]) -> None:
    hand.window.store_opened(read_only=True)
    drag_over(hand, hand.window.editor, document(*three))
    assert "nichts kommt hinein" in hand.window.toast.words and waiting(hand) == ("", {})


def test_pictures_and_folders_are_not_taken(hand: Hand, tmp_path: Path) -> None:
    assert drag_over(hand, hand.window.top, document(tmp_path, tmp_path / "Bild.png")) == (False, False)
