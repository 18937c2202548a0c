"""One window per store: a second start tells the first one to come to the front, with the file it was given."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500  # milliseconds


class SingleInstance(QObject):
    """The first window listens under a name made of the store's path."""

    raised = Signal(str)
    """A second start; the path of its file, or ""."""

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
        socket.write((str(file.absolute()) if file else "").encode() + b"\n")
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
        socket = self._server.nextPendingConnection()
        if socket.bytesAvailable() or socket.waitForReadyRead(PATIENCE):
            file = bytes(socket.readAll().data()).decode().strip()
        else:
            file = ""
        socket.close()  # the server deletes it with itself
        self.raised.emit(file)


def _name(store: Path) -> str:
    digest = hashlib.sha256(str(store.expanduser().absolute()).encode()).hexdigest()[:24]
    return f"programmwerk-{digest}"
