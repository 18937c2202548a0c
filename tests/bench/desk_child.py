"""Opens the window on a store with one programme and does what a hand does; prints a figure a line: name, tab, seconds.

`python -m tests.bench.desk_child STORE PROGRAMME`. Apart from what begins with "start", seconds are of the window's own
thread: what it computes between a wish and the picture, whatever else the machine does. "wait" is by the clock.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEYS, TERMS = 120, ("s", "st", "sta", "klima", "Klimakonzept")


class Hand:
    """Acts, and measures until everything is painted."""

    def __init__(self, application: Any, window: Any) -> None:
        from PySide6.QtCore import QTimer

        self._application = application
        self.window = window
        self._heart = QTimer(interval=10)

    def until(self, is_done: Callable[[], object], seconds: float = 90) -> None:
        """Lets the window work, and sleeps as it does: who asked without a pause would take the store's thread its time.
        Raises TimeoutError."""
        from PySide6.QtCore import QEventLoop

        end = time.monotonic() + seconds
        self._heart.start()
        while not is_done():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError
        self._heart.stop()

    def rest(self, seconds: float) -> None:
        """Does nothing while the window may."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def seconds(self, act: Callable[[], object]) -> float:
        """What `act` and the painting after it take of this thread."""
        begin = time.thread_time()
        act()
        for _ in range(3):
            self._application.processEvents()
        return time.thread_time() - begin

    def changed(self, act: Callable[[], object]) -> float:
        """The same for a change, which comes back from the store."""
        made: list[object] = []
        self.window.document.change_made.connect(made.append)

        def work() -> None:
            act()
            self.until(lambda: made)

        return self.seconds(work)


def painted(widgets: list[Any]) -> Callable[[], bool]:
    """Whether each of the widgets was painted since."""
    from PySide6.QtCore import QEvent, QObject

    waiting = set(widgets)

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                waiting.discard(watched)
            return False

    watcher = Watcher(widgets[0])
    for each in widgets:
        each.installEventFilter(watcher)
    return lambda: not waiting


def tell(name: str, *seconds: float) -> None:
    """One line of the output."""
    print("\t".join([name, *(f"{each:.5f}" for each in seconds)]), flush=True)


def filters(hand: Hand) -> None:
    """Each key of the filter, shown."""
    left = hand.window.left
    hand.until(lambda: not left.spare_time.is_used)
    found = []
    for words in TERMS:

        def act(words: str = words) -> None:
            left.filter.setText(words)
            left.apply_filter()
            hand.until(lambda: not left.is_looking)

        found.append(hand.seconds(act))
    tell("filter, shown", *found)
    tell("filter off, shown", hand.seconds(lambda: (left.show_all(), hand.until(lambda: not left.model.is_filtered))))


def changes(hand: Hand) -> None:
    """Entries come, go and move while every branch is open."""
    from programme.tree import Direction

    document, tree = hand.window.document, hand.window.left.tree
    outline = document.outline
    opening = hand.window.left.opening
    tell("every branch open, first picture", hand.seconds(opening.open_all))
    tell("every branch open, the rest", hand.seconds(lambda: hand.until(lambda: not opening.depth)))
    last = next(each for each in reversed(list(outline.walk())[: outline.size // 2]) if not each.children)
    hand.seconds(lambda: tree.choose(last.id))
    ids: list[str] = []
    place = outline.place(last) + 1
    added = [hand.changed(lambda: document.add(last.parent.id, place, last.level, "Neu", ids.append)) for _ in range(5)]
    tell("add an entry, all open", *added)
    moved = [hand.changed(lambda: document.move_towards([last.id], Direction.DOWN)) for _ in range(3)]
    tell("move an entry, all open", *moved)
    tell("delete an entry, all open", *(hand.changed(lambda each=each: document.remove([each])) for each in ids[:3]))  # type: ignore[misc]
    tell("every branch closed, shown", hand.seconds(opening.close_all))


def keys(hand: Hand, name: str) -> None:
    """From key to paint in a measure's text."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    editor = hand.window.editor.entry_page.slots["text"].editor
    editor.setFocus()
    spent, waited = [], []
    for place in range(KEYS):
        key = Qt.Key.Key_Space if place % 7 == 6 else Qt.Key.Key_A
        begin = time.monotonic()
        spent.append(hand.seconds(lambda key=key: QTest.keyClick(editor, key)))  # type: ignore[misc]
        waited.append(time.monotonic() - begin)
        hand.rest(0.03)
    for kind, each in (("", spent), (", wait", waited)):
        tell(f"key to paint{name}{kind}: median", statistics.median(each))
        tell(f"key to paint{name}{kind}: 95 of 100", statistics.quantiles(each, n=20)[-1])
        tell(f"key to paint{name}{kind}: longest", max(each))


def lived() -> float:
    """Seconds since this process began, which field 22 of its status says in hundredths since the machine did."""
    began = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - began


def opened_desk() -> tuple[Hand, Any]:
    """The application as `desktop.launch` starts it, on the store that the command line names; hand and desk, once painted."""
    import gc

    from desktop.launch import keep_one_heap

    gc.disable()  # as `desktop.launch` does
    keep_one_heap()
    from desktop.qt_repair import collect_garbage_here, hold_true, import_plainly, keep_for_good

    import_plainly()
    from desktop import app

    hold_true()
    application = app.make_application()
    desk = app.Desk(application, None, Path(sys.argv[1]))
    hand, window, opened = Hand(application, desk.window), desk.window, []
    page = window.editor.page
    window.document.opened.connect(lambda: opened.append(painted([window.left.tree.viewport(), page().viewport()])))
    window.document.opened.connect(keep_for_good)
    window.snapshot.made.connect(keep_for_good)
    desk.start()
    collect_garbage_here(application)
    if not desk.window.session.last_programme:
        sys.exit("the settings name no programme that was open last, so none is opened")
    hand.until(lambda: opened and opened[0]())
    return hand, desk  # which is to live as long as the window


def main() -> None:
    hand, desk = opened_desk()
    window = desk.window
    tell("start to the readable programme", lived())
    tell("start to the readable programme, processor", time.process_time())
    outline = window.document.outline
    hand.rest(4)
    filters(hand)
    changes(hand)
    measure = next(each for each in outline.walk() if not each.children and each.text)
    window.desk.show_entry(measure.id)
    hand.rest(2)
    keys(hand, "")
    window.sheet.fold(False)
    window.sheet.show_pane("preview")
    keys(hand, " beside the preview")
    tell("memory", int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024)
    desk.window.close()
    hand.rest(0)
    os._exit(0)


if __name__ == "__main__":
    main()
