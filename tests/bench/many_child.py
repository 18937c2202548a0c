"""Opens the window on a store with one programme and pastes, removes, moves and takes back many entries at once; prints a
figure a line: name, tab, seconds of the window's own thread in all, tab, its longest piece.

`python -m tests.bench.many_child STORE`, as `desk_child`. A piece is what a key would wait for: between two turns of the loop.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench.desk_child import Hand, opened_desk


class Pieces:
    """The longest time of this thread between two beats that the loop gives whenever it has its turn."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._last = self.longest = 0.0

    def begin(self) -> None:
        """From now on."""
        self._last, self.longest = time.thread_time(), 0.0
        self._timer.start()

    def end(self) -> float:
        """The longest since."""
        self._beat()
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


class Many:
    """Steps of one hand, each measured until the window has followed."""

    def __init__(self, hand: Hand) -> None:
        self.hand, self.window, self.pieces = hand, hand.window, Pieces()
        self.measured = 0
        self.document, self.tree = hand.window.document, hand.window.left.tree

    def measure(self, name: str, act: Callable[[], object]) -> None:
        """One line of the output."""
        made: list[object] = []
        self.document.change_made.connect(made.append)
        self.hand.rest(1)
        begin = time.thread_time()
        self.pieces.begin()
        act()
        self.hand.until(lambda: any(made), 300)
        self.hand.rest(0.2)
        longest = self.pieces.end()
        self.measured += 1
        self.document.change_made.disconnect(made.append)
        print(f"{name}\t{time.thread_time() - begin:.4f}\t{longest:.4f}", flush=True)

    def select(self, entries: list[Any]) -> None:
        """As a hand with Shift and Ctrl."""
        self.hand.rest(0.5)
        begin = time.thread_time()
        self.tree.choose(entries[0].id)
        self.tree.choose_too(each.id for each in entries)
        self.hand.rest(0.1)
        print(f"  (select {len(entries)}\t{time.thread_time() - begin:.4f})", flush=True)

    def do(self, key: str) -> Callable[[], None]:
        """An action as its key does it."""
        return self.window.actions_table[key].trigger  # type: ignore[no-any-return]

    def rounds(self, name: str, entries: list[Any]) -> None:
        """Delete, undo, redo, undo; move; copy, paste and undo."""
        self.select(entries)
        self.measure(f"{name}: delete", self.do("delete"))
        self.measure(f"{name}: undo the removal", self.do("undo"))
        self.measure(f"{name}: redo the removal", self.do("redo"))
        self.measure(f"{name}: undo it again", self.do("undo"))
        found = [self.document.outline.entry(each.id) for each in entries]
        goals = [each for each in self.document.outline.walk() if each.level is found[0].parent.level]
        target = next(each for each in reversed(goals) if each is not found[0].parent)
        ids = [each.id for each in found]
        self.measure(f"{name}: move", lambda: self.document.move(ids, target.id, 0))
        self.measure(f"{name}: undo the move", self.do("undo"))
        self.select([self.document.outline.entry(each) for each in ids])
        self.do("copy")()
        self.measure(f"{name}: paste", self.do("paste"))
        self.measure(f"{name}: undo the paste", self.do("undo"))


def main() -> None:
    hand, _desk = opened_desk()
    hand.rest(4)
    many = Many(hand)
    changes(many, sys.argv[2] if len(sys.argv) > 2 else "")
    if not many.measured:
        print(f"nothing is called so: {sys.argv[2:]}", file=sys.stderr, flush=True)
    os._exit(0 if many.measured else 2)


def changes(many: Many, only: str) -> None:
    """All of them, or those whose name holds `only`."""
    outline, left = many.document.outline, many.window.left
    wide = max(outline.walk(), key=lambda each: len(each.children))
    for count in (1_000, 10_000):
        spread = [each for each in outline.walk() if not each.children and each.parent is not wide][:count]
        for name, entries in (("neighbours", wide.children[:count]), ("spread", spread)):
            if entries and only in f"{count} {name}":
                many.rounds(f"{len(entries)} {name}", entries)
                wide = outline.entry(wide.id)
    if not only or only == "filter":
        left.filter.setText("stadt")
        left.apply_filter()
        many.hand.until(lambda: not left.is_looking)
        many.select(wide.children[:1])
        many.select([each for each in wide.children if many.tree.outline_model.index_of(each.id).isValid()])
        many.do("copy")()
        many.measure("filter: paste", many.do("paste"))
        many.measure("filter: undo the paste", many.do("undo"))


if __name__ == "__main__":
    main()
