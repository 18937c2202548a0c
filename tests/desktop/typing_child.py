"""A window of its own process that types without end; what it has typed for how long stands on its output.

python -m tests.desktop.typing_child STORE SETTINGS
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.qt_repair import hold_true
from desktop.settings import Identity, Settings
from desktop.shutdown import Shutdown
from desktop.tree.clip import mime_of
from tests.desktop.conftest import sample

EVERY = 15  # milliseconds between two letters


class Typist:
    """Writes words with their number into the text of one measure."""

    def __init__(self, desk: app.Desk) -> None:
        self._window = desk.window
        self._word = 0
        self._timer = QTimer(interval=EVERY)
        self._timer.timeout.connect(self._type)

    def begin(self) -> None:
        """The programme is open."""
        outline = self._window.document.outline
        assert outline is not None
        entry = next(each for each in outline.walk() if each.plain_title == "Mietberatung")
        QApplication.clipboard().setMimeData(mime_of(outline, [entry], cut=False))  # leaving with it must not crash
        self._window.desk.show_entry(entry.id)
        self._window.editor.entry_page.text.setFocus()
        self._timer.start()

    def _type(self) -> None:
        if not self._window.isVisible():  # it is closing: nobody can type any more
            return
        self._word += 1
        edit = self._window.editor.entry_page.text
        for sign in f"w{self._word} ":
            QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
        print(f"{time.monotonic():.4f} {self._word}", flush=True)


def main() -> None:
    """Opens the window on the store, takes the sample in and types."""
    hold_true()
    application = app.make_application()
    Settings().identity = Identity("Anna Beispiel", "AB")
    desk = app.Desk(application, None, Path(sys.argv[1]))
    ends = Shutdown(desk.window.flush, desk.window.close, application)
    ends.listen()
    typist = Typist(desk)
    desk.window.document.opened.connect(typist.begin)
    desk.start()

    def take_in() -> None:
        if desk.store.is_open:
            desk.window.library.take_in(sample(), desk.window.document.open)
        else:
            QTimer.singleShot(10, take_in)

    take_in()
    raise SystemExit(application.exec())


if __name__ == "__main__":
    main()
