"""Whatever is done in whatever order: no action fails, tree and store agree, and undo leads back to the beginning."""

import os
import random

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from desktop.tree.model import OutlineModel, Role
from desktop.tree.outline import Entry
from programme.model import Programme
from tests.desktop.conftest import Hand

STEPS = int(os.environ.get("PROGRAMMWERK_WALK_STEPS", "40"))
ELSEWHERE = {"quit", "data_folder", "language", "delete_programme"}
"""Leaves the window or the programme, or asks the system or the next start."""
HEAVY = {"look_light", "look_dark", "look_system", "zoom_in", "zoom_out", "zoom_normal"}
"""Change every widget of the application; others test them."""
WORDS = ("Rad ", '"weg" ', "Satz. ", "12 ", "x", "- ")
CLIPS = ("Eins\nZwei\n", "1. Sport\n- Halle\n- Bad\n2. Kultur\n- Chor\n", "# Kultur\n\nEin **Satz**.\n\n## Chor\n", "x")
KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape,
    Qt.Key.Key_F2, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
)  # fmt: skip


class Walker:
    """Does what comes; dialogs and menus that open are given up."""

    def __init__(self, hand: Hand, seed: int) -> None:
        self.hand, self.chance = hand, random.Random(seed)
        self.done: list[str] = []
        self._gives_up = QTimer(hand.window, interval=30, timeout=self._give_up)
        self._gives_up.start()

    def step(self) -> None:
        """One deed, and until the store has it."""
        deed = self.chance.choice((self._act, self._act, self._act, self._choose, self._choose, self._type, self._press, self._copy, self._filter))  # fmt: skip
        self.done.append(deed.__name__)
        deed()
        self.hand.settle()

    def stop(self) -> None:
        """Nothing opens any more."""
        self._gives_up.stop()

    def _give_up(self) -> None:
        if (found := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            found.close()

    def _act(self) -> None:
        actions = self.hand.window.actions_table
        key = self.chance.choice(
            [each for each in actions.rows if each not in ELSEWHERE | HEAVY and actions[each].isEnabled()]
        )
        self.done.append(key)
        actions[key].trigger()

    def _choose(self) -> None:
        tree, outline = self.hand.window.left.tree, self.hand.window.document.outline
        entries = list(outline.walk()) if outline else []
        chosen = self.chance.sample(entries, min(len(entries), self.chance.choice((1, 1, 1, 2, 4))))
        for place, entry in enumerate(chosen):
            if place:
                tree.choose_too([entry.id])
            else:
                tree.choose(entry.id)

    def _type(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and not field.isReadOnly():
            if isinstance(field, QTextEdit) and self.chance.random() < 0.5:
                field.moveCursor(self.chance.choice((QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End)))
            self.hand.qtbot.keyClicks(field, self.chance.choice(WORDS))

    def _press(self) -> None:
        widget, key = QApplication.focusWidget() or self.hand.window, self.chance.choice(KEYS)
        with_shift = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier))
        self.done.append(f"{key.name} in {type(widget).__name__}")
        self.hand.qtbot.keyClick(widget, key, with_shift)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.chance.choice(CLIPS))

    def _filter(self) -> None:
        self.hand.window.left.filter.setText(self.chance.choice(("", "", "wohn", "e", "gibt es nicht")))
        self.hand.window.left.apply_filter()


def rows(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    index = parent or QModelIndex()
    found = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return [[each.data(Role.ID), *rows(model, each)] for each in found]


def ids(entries: list[Entry]) -> list[object]:
    return [[each.id, *ids(each.children)] for each in entries]


def stored(hand: Hand) -> Programme | None:
    programme = hand.window.document.programme_id
    return hand.window.store.ask(lambda store: store.library.programme(programme)) if programme else None


def require_agreement(hand: Hand) -> None:
    """Outline and store say the same, once what was pasted has been read; and the tree always says what the outline does."""

    def agree() -> bool:
        hand.settle()
        outline, held = hand.window.document.outline, stored(hand)
        return outline is None or held is None or outline.programme().nodes == held.nodes

    hand.qtbot.waitUntil(agree)
    outline, model = hand.window.document.outline, hand.window.left.model
    if outline is not None and not model.is_filtered:
        assert rows(model) == ids(outline.top)


@pytest.mark.parametrize("seed", [int(each) for each in os.environ.get("PROGRAMMWERK_WALKS", "1 2 3").split()])
def test_no_order_of_deeds_fails(hand: Hand, seed: int) -> None:
    programme, first = hand.window.document.programme_id, stored(hand)
    assert first is not None
    walker = Walker(hand, seed)
    try:
        for _ in range(STEPS):
            walker.step()
            require_agreement(hand)
    finally:
        walker.stop()
        print("\n", " | ".join(walker.done))
    hand.window.views.show("view_write")
    hand.window.desk.lend_undo(None)
    hand.window.editor.commit()
    if hand.window.document.programme_id != programme:
        hand.window.document.open(programme)
    hand.settle()
    for _ in range(6 * STEPS):
        if not hand.window.actions_table["undo"].isEnabled():
            break
        hand.window.document.undo()
        hand.settle()
    back = stored(hand)
    assert back is not None and back.nodes == first.nodes
    assert hand.window.document.programme_id == programme
    require_agreement(hand)
