"""One window per store: a second start tells the first one to come to the front, with the file it was given.

The message is the file's path (empty for none) and a zero byte, which no path contains.
"""

import hashlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500  # milliseconds; of a second start, which has no window yet
_TIME_TO_SPEAK = 5_000  # milliseconds
_END = b"\0"
_LONGEST = 32 * 1024
"""Bytes: no system has longer paths."""
_MOST = 16
"""Callers at a time; there is never more than one, but for those that mean no good."""


class SingleInstance(QObject):
    """The first window listens under a name made of the store's path."""

    raised = Signal(object)
    """A second start; the path of its file, or "". (Qt's own words would lose odd signs of a name.)"""

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(store)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def call_first(self, file: Path | None) -> bool:
        """Whether another window holds the store and was told to come to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE):
            return False
        _allow_others_to_the_front()
        socket.write((os.fsencode(file.absolute()) if file else b"") + _END)
        return bool(socket.waitForBytesWritten(PATIENCE))

    def listen(self) -> None:
        """From now on this is the first window. A name left behind by a crash is taken over."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def rename(self, store: Path) -> None:
        """The store lies elsewhere now."""
        self._server.close()
        self._name = _name(store)
        self.listen()

    def close(self) -> None:
        """Gives the name back."""
        self._server.close()

    def _called(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._server.findChildren(_Call)) < _MOST:
                _Call(socket).heard.connect(self.raised)
            else:
                socket.abort()
                socket.deleteLater()


class _Call(QObject):
    """Listens to one caller without waiting for it: who says too much, or not all of it in time, is not heard."""

    heard = Signal(object)

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket = socket
        self._said = b""
        socket.readyRead.connect(self._listen)
        socket.disconnected.connect(self._listen)  # what it said before it went may still be there
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(_TIME_TO_SPEAK, self, self._hang_up)
        self._listen()

    def _listen(self) -> None:
        self._said += bytes(self._socket.read(_LONGEST + 1 - len(self._said)).data())
        path, end, _more = self._said.partition(_END)
        if end:
            self._hang_up()
            self.heard.emit(os.fsdecode(path))
        elif len(self._said) > _LONGEST:
            self._hang_up()

    def _hang_up(self) -> None:
        self._socket.blockSignals(True)
        self._socket.abort()
        self._socket.deleteLater()


def _allow_others_to_the_front() -> None:
    """Windows lets a window come to the front only where the process that was called last says so."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _name(store: Path) -> str:
    digest = hashlib.sha256(str(store.expanduser().absolute()).encode()).hexdigest()[:24]
    return f"programmwerk-{digest}"
