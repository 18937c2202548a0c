"""The end of a session: the store is closed behind the hidden window, and whoever waits for its last backup sees that."""

from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QProgressDialog

from desktop import messages
from desktop.store_thread import StoreThread

WORTH_TELLING = 1.0  # seconds
_GLANCE = 20  # milliseconds


def close_store(store: StoreThread) -> None:
    """Backs up and closes. What takes longer than a second is told in a small window of its own."""
    began = monotonic()
    shown: list[QProgressDialog] = []

    def waiting(done: int) -> None:
        if not shown and monotonic() - began > WORTH_TELLING:
            shown.append(_progress())
        for dialog in shown:
            dialog.setValue(done)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, _GLANCE)

    store.close(waiting)
    for dialog in shown:
        dialog.hide()
        dialog.deleteLater()


def _progress() -> QProgressDialog:
    dialog = QProgressDialog(messages.text("upkeep", "last_backup"), "", 0, 100)
    dialog.setWindowTitle("Programmwerk")
    dialog.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
    dialog.setCancelButton(None)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.setMinimumDuration(0)
    dialog.show()
    return dialog
