"""Ends that the window does not choose: SIGTERM, the end of the desktop session. Nothing typed is lost by them."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager


class Shutdown(QObject):
    """Calls `save` when the session asks to commit, and `quit` on SIGTERM, SIGINT and SIGHUP."""

    def __init__(self, save: Callable[[], object], end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._end = end
        self._reader, self._writer = socket.socketpair()
        for each in (self._reader, self._writer):
            each.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._commit, Qt.ConnectionType.DirectConnection)

    def listen(self) -> None:
        """To be called in the main thread, once."""
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, lambda *_: None)  # Python's part; the window ends in its own loop

    def _wake(self) -> None:
        self._reader.recv(64)
        self._end()

    def _commit(self, _manager: QSessionManager) -> None:
        self._save()
