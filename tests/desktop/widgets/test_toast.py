"""What the short word at the lower edge offers can be done without a mouse and in one's own time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from desktop.start import file_wishes
from desktop.widgets.message_dialog import MessageDialog
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_open
from tests.desktop.test_files_hand import export_to


def test_keys_take_back_what_was_deleted(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Del")
    hand.press("F6")
    hand.press("Space")
    assert hand.titles("Verkehr") == ["Radwege für Bürger*innen", "Busse im Takt"]
    assert hand.window.focusWidget() is hand.window.left.tree


def test_escape_leads_back_and_an_offer_with_the_keyboard_stays(hand: Hand) -> None:
    toast, tree = hand.window.toast, hand.window.left.tree
    hand.click_on("Busse")
    hand.press("Del")
    hand.press("F6")
    toast._time_out()
    assert toast.isVisible() and hand.window.focusWidget() is toast.offer
    hand.press("Escape")
    assert not toast.isVisible() and hand.window.focusWidget() is tree
    toast.say("Gespeichert.")
    toast._time_out()
    assert not toast.isVisible()


def test_f6_visits_an_offer_once_and_goes_on(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Del")
    hand.press("F6")
    hand.press("F6")
    editor = hand.window.editor
    assert editor.isAncestorOf(hand.window.focusWidget()) and hand.window.toast.isVisible()
    hand.press("Shift+F6")
    assert hand.window.focusWidget() is hand.window.left.tree


def test_what_was_exported_opens_and_shows_in_its_folder(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, Path]] = []

    def note(name: str) -> Callable[[Path], None]:
        return lambda path: seen.append((name, path))

    monkeypatch.setattr(file_wishes, "open_file", note("opened"))
    monkeypatch.setattr(file_wishes, "show_in_folder", note("shown"))
    target, toast = tmp_path / "Plan.md", hand.window.toast
    assert export_to(hand, target, lambda dialog: dialog.format.setCurrentIndex(dialog.format.findData(".md"))) == []
    assert (toast.offer.text(), toast.second.text()) == ("Öffnen", "Im Ordner zeigen")
    hand.qtbot.mouseClick(toast.second, Qt.MouseButton.LeftButton)
    toast.show()
    hand.qtbot.mouseClick(toast.offer, Qt.MouseButton.LeftButton)
    assert seen == [("shown", target), ("opened", target)]


def test_a_click_on_an_offer_leaves_the_keyboard_where_it_was(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Del")
    tree = hand.window.left.tree
    tree.setFocus()
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert "Busse im Takt" in hand.titles("Verkehr")
    assert hand.window.focusWidget() is tree


def test_a_file_that_no_program_opens_is_told(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    seen: list[str] = []

    def read(dialog: MessageDialog) -> None:
        seen.append(dialog.words)
        dialog.accept()

    in_open(MessageDialog, read)
    file_wishes.open_file(tmp_path / "Plan.docx")
    assert "ließ sich von hier nicht öffnen" in seen[0] and "Plan.docx" in seen[0]
