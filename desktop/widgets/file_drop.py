"""A document that is dropped onto the window, wherever the pointer is: a field never gets a file's path.

Qt asks the widget below the pointer first, and text fields take a path as text; the system's window is asked before.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Emits `dropped` with the `Path` of one document of a kind that can be read."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in _DRAGS:
            path = document_in(event.mimeData())
            if path is None:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(path)
            return True
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange) and isinstance(watched, QWidget):
            handle = watched.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        return super().eventFilter(watched, event)


def document_in(data: QMimeData) -> Path | None:
    """The one file that can be read, or once it is saved as another kind; None for several, for folders and for all else."""
    from importers.registry import told_kinds

    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1 or paths[0].suffix.lstrip(".").casefold() not in (*told_kinds(), "programm"):
        return None
    return paths[0]
