"""The words that somebody taught, looked through as a person does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.editor.own_words import OwnWordsDialog
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_open


@pytest.fixture
def dialog(qtbot: QtBot) -> OwnWordsDialog:
    dialog = OwnWordsDialog()
    qtbot.addWidget(dialog)
    dialog.show_words(("Bürgerhaus", "Kaiserpfalz", "ÖDP"))
    dialog.show()
    return dialog


def shown(dialog: OwnWordsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_what_is_typed_narrows_the_list_and_is_added(dialog: OwnWordsDialog, qtbot: QtBot) -> None:
    assert not dialog.add.isEnabled() and not dialog.remove.isEnabled()
    qtbot.keyClicks(dialog.field, "kais")
    assert shown(dialog) == ["Kaiserpfalz"] and dialog.add.isEnabled()
    dialog.field.setText("ÖDP")
    assert shown(dialog) == ["ÖDP"] and not dialog.add.isEnabled()
    dialog.field.setText("Musterbach")
    assert dialog.empty.text().startswith("Dieses Wort ist noch nicht dabei")
    dialog.field.setText("Musterstadt, Quartiersrat")
    assert dialog.empty.text().startswith("2 Wörter sind noch nicht dabei")
    dialog.field.setText("Musterstadt, ÖDP; Quartiersrat\nMusterstadt")
    with qtbot.waitSignal(dialog.add_wished) as wish:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert wish.args == [["Musterstadt", "Quartiersrat"]]
    assert dialog.field.text() == "" and dialog.isVisible()


def test_chosen_words_go_by_button_or_key(dialog: OwnWordsDialog, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.remove_wished) as wish:
        qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert wish.args == [["Kaiserpfalz"]]
    dialog.list.setFocus()
    dialog.list.selectAll()
    with qtbot.waitSignal(dialog.remove_wished) as wish:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert wish.args == [["Bürgerhaus", "Kaiserpfalz", "ÖDP"]]


def test_an_empty_list_says_what_to_do(dialog: OwnWordsDialog) -> None:
    dialog.show_words(())
    assert dialog.empty.isVisible() and "Geben Sie oben eines ein" in dialog.empty.text()
    assert dialog.count.text() == ""
    height = dialog.height()
    dialog.show_words([f"Wort{place}" for place in range(200)])
    assert dialog.list.isVisible() and dialog.height() == height


def answering(look: Callable[[OwnWordsDialog], None], hand: Hand) -> None:
    """What a person does while the dialog is open."""

    def act(dialog: OwnWordsDialog) -> None:
        look(dialog)
        dialog.accept()

    in_open(OwnWordsDialog, act)
    hand.window.actions_table["own_words"].trigger()


def test_the_list_is_kept_and_words_taught_quickly_all_stay(hand: Hand) -> None:
    spelling = hand.window.late.spelling
    for word in ("Quartiersrat", "Musterbach", "Quartiersrat"):
        spelling.learn(word)  # before the store has answered to the one before
    hand.settle()
    assert spelling.own_words == ("Musterbach", "Quartiersrat")

    def add_and_remove(dialog: OwnWordsDialog) -> None:
        assert shown(dialog) == ["Musterbach", "Quartiersrat"]
        hand.write("Aubach", dialog.field)
        hand.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        hand.settle()
        assert shown(dialog) == ["Aubach", "Musterbach", "Quartiersrat"]
        dialog.list.setCurrentRow(2)
        dialog.remove.click()
        hand.settle()
        assert shown(dialog) == ["Aubach", "Musterbach"]

    answering(add_and_remove, hand)
    kept = hand.window.store.ask(lambda store: store.settings.value("own_words"))
    assert kept == ["Aubach", "Musterbach"]
    assert spelling.own_words == ("Aubach", "Musterbach")
