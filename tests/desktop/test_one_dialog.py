"""One dialog at a time: asked for twice it opens once, and what the system brings meanwhile waits until it is answered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from database.store import Store
from database.transfer import with_new_ids
from desktop.schemes.dialog import SchemeDialog
from programme.schemes import KOALITIONSVERTRAG
from tests.desktop.conftest import Hand, sample

TITLE = "Koalitionsvertrag Musterstadt"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A programme of somebody else with another scheme."""
    target = tmp_path / "anderes.programm"
    with Store.open(tmp_path / "anders.sqlite", "Bernd Muster") as store:
        made = store.library.take_in(replace(with_new_ids(sample()), title=TITLE, scheme=KOALITIONSVERTRAG)).made
        store.exchange.save(made, target)
    return target


def scheme_dialog(hand: Hand) -> SchemeDialog:
    hand.window.actions_table["scheme"].trigger()
    hand.settle()
    dialog = hand.window.late.schemes.dialog
    assert dialog is not None
    hand.qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_a_file_that_comes_while_a_dialog_is_open_waits_until_it_is_answered(hand: Hand, file: Path) -> None:
    own = hand.outline.id
    dialog = scheme_dialog(hand)
    hand.write(" Musterstadt", dialog.name)
    hand.window.file_wishes.read(file)  # as from the system, while the window is held
    hand.settle()
    hand.rest()
    assert hand.outline.id == own and dialog.isVisible()
    hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    hand.qtbot.waitUntil(lambda: hand.window.document.outline is not None and hand.outline.head.title == TITLE)
    schemes = hand.window.store.ask(
        lambda store: {each.id: store.library.programme(each.id).scheme.name for each in store.library.overview()}
    )
    assert schemes.pop(own).endswith(" Musterstadt")
    assert list(schemes.values()) == [KOALITIONSVERTRAG.name]


def test_a_scheme_goes_to_the_programme_that_the_dialog_showed(hand: Hand) -> None:
    own, before = hand.outline.id, hand.outline.scheme.name
    made = hand.window.store.ask(lambda store: store.library.take_in(with_new_ids(sample())).made)
    dialog = scheme_dialog(hand)
    hand.write(" Musterstadt", dialog.name)
    hand.window.document.open(made)  # a long reading that was taken before has come in
    hand.qtbot.waitUntil(lambda: hand.outline.id == made)
    hand.qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    hand.settle()
    names = hand.window.store.ask(lambda store: [store.library.programme(each).scheme.name for each in (own, made)])
    assert names == [f"{before} Musterstadt", before]


@pytest.mark.parametrize("key", ["export", "print", "new_programme", "scheme"])
def test_what_is_asked_for_twice_opens_once(hand: Hand, key: str) -> None:
    def visible() -> list[QDialog]:
        return [each for each in hand.window.findChildren(QDialog) if each.isVisible()]

    def close() -> None:
        if visible():
            counts.append(len(visible()))
            asking = QApplication.activeModalWidget()
            assert isinstance(asking, QDialog)
            QTimer.singleShot(200, close)
            asking.reject()

    counts: list[int] = []
    trigger: Callable[[], None] = hand.window.actions_table[key].trigger
    QTimer.singleShot(1_000, close)
    trigger()
    trigger()  # as a hand does that takes the first one for not heard
    hand.qtbot.waitUntil(lambda: bool(counts) and not visible())
    hand.qtbot.wait(300)
    assert counts == [1]
