"""Acting in dialogs that hold up the test's own line while they are open."""

import traceback
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.desktop.conftest import Hand

D = TypeVar("D", bound=QWidget)


def in_dialog(hand: Hand, kind: type[QDialog], act: Callable[[QDialog], None]) -> list[str]:
    """Does `act` as soon as a dialog of that kind is open; gives what went wrong in it."""
    faults: list[str] = []

    def try_it(dialog: QDialog) -> None:
        try:
            act(dialog)
        except Exception:  # noqa: BLE001 - a dialog left open would hang the test
            faults.append(traceback.format_exc())
            dialog.reject()

    in_open(kind, try_it)
    return faults


def in_open(kind: type[D], act: Callable[[D], object]) -> None:
    """Does `act` as soon as a window or menu of that kind is open; a fault in it fails the test, and closes what is open."""

    def look() -> None:
        found = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        handle = found.windowHandle() if found else None
        if not isinstance(found, kind) or handle is None or not handle.isExposed():  # keys before that get lost
            QTimer.singleShot(10, look)
            return
        try:
            act(found)
        except BaseException:
            found.close()
            raise

    QTimer.singleShot(0, look)


def press_return(widget: QWidget) -> None:
    """In a dialog that the screen of a test does not bring to the front: shortcuts of the window would hear the key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
