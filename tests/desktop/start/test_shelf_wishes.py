"""Folders, the archive and models for new programmes, by keys as from the context menu."""

from PySide6.QtCore import Qt

from desktop.start.folder_dialog import FolderDialog
from desktop.start.shelves import Shelves
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_open


def file_in(hand: Hand, folder: str) -> None:
    """The command, a name, the blue button."""

    def fill(dialog: FolderDialog) -> None:
        line = dialog.field.lineEdit()
        assert line is not None
        line.selectAll()
        hand.qtbot.keyClick(line, Qt.Key.Key_Backspace)
        hand.write(folder, line)
        hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    in_open(FolderDialog, fill)
    hand.window.actions_table["to_folder"].trigger()


def test_the_open_programme_is_filed_by_keys_and_the_way_back_is_offered(hand: Hand) -> None:
    library, own = hand.window.library, hand.outline.id
    file_in(hand, "Kommunalwahl")
    hand.settle()
    assert library.shelves.folder_of(own) == "Kommunalwahl"
    assert hand.window.toast.words == "„Aktionsplan Musterstadt“ liegt in „Kommunalwahl“."
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert library.shelves.folder_of(own) == ""

    file_in(hand, "Rat")
    hand.settle()
    assert library.shelves.names() == ["Rat"]
    file_in(hand, "")
    hand.settle()
    assert library.shelves.names() == []
    assert hand.window.toast.words == "„Aktionsplan Musterstadt“ liegt in keinem Ordner mehr."


def test_the_archive_is_told_by_its_command(hand: Hand) -> None:
    action, own = hand.window.actions_table["archived"], hand.outline.id
    assert not action.isChecked()
    hand.press("Ctrl+Alt+A")
    assert own in hand.window.library.shelves.archived and action.isChecked()
    assert hand.window.left.programmes.list.count() == 0
    hand.press("Ctrl+Alt+A")
    assert own not in hand.window.library.shelves.archived and not action.isChecked()
    assert hand.window.left.programmes.list.count() == 1


def test_one_wish_after_another_loses_none(hand: Hand) -> None:
    shelves, library = hand.window.file_wishes.shelves, hand.window.library
    shelves.archive("a", True)
    shelves.archive("b", True)  # before the store has kept the first
    shelves.file_away("c", "Rat")
    hand.settle()
    assert library.shelves == Shelves({"c": "Rat"}, frozenset({"a", "b"}))


def test_a_model_for_a_new_programme(hand: Hand) -> None:
    before = hand.outline.id
    hand.press("Ctrl+Alt+N")
    hand.qtbot.waitUntil(lambda: hand.outline.id != before)
    assert hand.outline.head.title == "Neu: Aktionsplan Musterstadt"
    assert len(hand.window.library.programmes) == 2
    for each in ("as_template", "to_folder", "archived"):
        assert hand.window.actions_table[each].isEnabled()
    hand.window.document.close()
    for each in ("as_template", "to_folder", "archived"):
        assert not hand.window.actions_table[each].isEnabled()
